"""How the app meets a data package: one that is broken, one that breaks while it runs, several at once."""

import shutil
import time
from pathlib import Path

from streamlit.testing.v1 import AppTest

from tests.app_pages.running import INVENTED, ROOT, TIMEOUT


def run_app() -> AppTest:
    return AppTest.from_file(str(ROOT / "app.py"), default_timeout=TIMEOUT).run()


def spoil(package: Path) -> None:
    events = package / "events.csv"
    first, second, *rest = events.read_text(encoding="utf-8").splitlines(keepends=True)
    cells = second.split(",")
    cells[1] = "2019-13-01"
    events.write_text("".join([first, ",".join(cells), *rest]), encoding="utf-8")


def refused(app: AppTest) -> bool:
    return any("keep the new version out" in each.label for each in app.expander)


def test_a_broken_package_opens_on_a_page_that_says_what_is_wrong_and_where(copy_of_invented, monkeypatch):
    spoil(copy_of_invented)
    monkeypatch.setenv("PARLEY_DATA", str(copy_of_invented))
    app = run_app()
    assert not app.exception
    assert app.title[0].value == "This data package can't be opened"
    first = app.dataframe[0].value.iloc[0]
    assert (first["File"], first["Row"], first["Column"]) == ("events.csv", 2, "start_date")
    assert first["What is wrong"] == '"2019-13-01" is not a date (YYYY-MM-DD)'


def test_a_folder_without_a_package_says_so(tmp_path, monkeypatch):
    monkeypatch.setenv("PARLEY_DATA", str(tmp_path))
    app = run_app()
    assert not app.exception
    assert app.title[0].value == "This data package can't be opened"
    assert "holds no datapackage.json" in app.dataframe[0].value.iloc[0]["What is wrong"]


def test_a_package_that_breaks_under_a_running_server_stays_in_service(copy_of_invented, monkeypatch):
    monkeypatch.setenv("PARLEY_DATA", str(copy_of_invented))
    app = run_app()
    assert app.title[0].value == "Overview"
    spoil(copy_of_invented)
    deadline = time.monotonic() + TIMEOUT
    while not refused(app) and time.monotonic() < deadline:  # validated in the background
        app.run()
    assert app.title[0].value == "Overview"
    assert refused(app)
    shutil.copy(INVENTED / "events.csv", copy_of_invented / "events.csv")
    while refused(app) and time.monotonic() < deadline:
        app.run()
    assert not refused(app), "the mended version is in service"


def test_a_reader_picks_where_several_packages_lie_side_by_side(tmp_path, monkeypatch):
    for name in ("first", "second"):
        shutil.copytree(INVENTED, tmp_path / name)
    monkeypatch.setenv("PARLEY_DATA", str(tmp_path))
    app = run_app()
    assert app.selectbox(key="data").options == ["first", "second"]
    app.selectbox(key="data").set_value("second").run()
    assert not app.exception
    assert app.title[0].value == "Overview"
