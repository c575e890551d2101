"""Every test here keeps its record of valid packages to itself, and may break a copy of the invented package."""

import pytest

from parley.dataset import Dataset
from tests.packages_support import GAZA, LAKELAND, Package


@pytest.fixture(scope="session", autouse=True)
def _cache_apart(tmp_path_factory):
    """Keep all fixtures, too, off the cache of whoever runs the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture
def cache(tmp_path, monkeypatch):
    """Give an empty cache of this test's own."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    return folder


@pytest.fixture
def lakeland(tmp_path):
    """Give a copy of the invented package, to break."""
    return Package.copy(LAKELAND, tmp_path / "lakeland")


@pytest.fixture(scope="session")
def datasets():
    """Give both packages, opened."""
    return {"gaza-ceasefire": Dataset.open(GAZA), "lakeland": Dataset.open(LAKELAND)}


@pytest.fixture(params=["gaza-ceasefire", "lakeland"])
def dataset(request, datasets):
    """Give each package in turn."""
    return datasets[request.param]


@pytest.fixture
def gaza(datasets):
    return datasets["gaza-ceasefire"]


@pytest.fixture
def lake(datasets):
    return datasets["lakeland"]
