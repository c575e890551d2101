import pytest

from parley.dataset import Dataset


@pytest.fixture(scope="session")
def shipped(root, tmp_path_factory):
    """Open the shipped package through the front door, with a validation cache of this run's own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        return Dataset.open(root / "data" / "gaza-ceasefire")
