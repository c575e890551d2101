import pytest

from tests.packages_support import LAKELAND, Package


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture
def lakeland(tmp_path):
    """A copy of the invented package that a test may change."""
    return Package.copy(LAKELAND, tmp_path / "lakeland")
