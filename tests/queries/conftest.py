import pytest

from tests.queries.packages import FOLDERS, whole


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory):
    """Keep what a test run validates apart from what this machine has validated before."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(params=sorted(FOLDERS))
def package(request):
    return request.param


@pytest.fixture
def dataset(package):
    return whole(package)


@pytest.fixture(scope="session")
def gaza():
    return whole("gaza-ceasefire")


@pytest.fixture(scope="session")
def lakeland():
    return whole("lakeland")
