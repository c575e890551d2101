"""The real app on the shipped package and on a small invented one."""

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from parley import urls
from tests.app_pages.running import INVENTED, ROOT, SHIPPED, TIMEOUT, script


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "cache"))


@pytest.fixture
def open_page(monkeypatch: pytest.MonkeyPatch):
    """Open a page on a package; filters are given as the address would give them."""

    def open_it(page: str, package: Path = SHIPPED, **filters: object) -> AppTest:
        monkeypatch.setenv("PARLEY_DATA", str(package))
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=TIMEOUT)
        for name, value in filters.items():
            app.query_params[name] = value if isinstance(value, list) else str(value)
        app.run()
        if page != next(iter(urls.PAGES)):
            app.switch_page(script(page)).run()
        assert not app.exception, app.exception
        return app

    return open_it


@pytest.fixture
def copy_of_invented(tmp_path: Path) -> Path:
    """A copy of the invented package that a test may break."""
    return Path(shutil.copytree(INVENTED, tmp_path / "lakeland"))
