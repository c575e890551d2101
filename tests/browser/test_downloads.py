"""A click saves a file with the right content, and where it can't be made, the page says why."""

import csv
import io
import shutil
import zipfile

from parley.dataset import validate
from tests.packages_support import GAZA, LAKELAND

PART = "Cite and download"


def open_part(reader):
    page = reader.open("/data?as_of=2024-08-21")
    with reader.rerun():
        page.get_by_role("radio", name=PART).click()
    return page


def save(page, label):
    """Click and give the file's name and content."""
    with page.expect_download() as started:
        page.get_by_role("button", name=label).click()
    return started.value.suggested_filename, started.value.path().read_bytes()


def test_a_click_saves_the_whole_package(reader, tmp_path):
    page = open_part(reader)
    name, content = save(page, "Data package as ZIP")
    assert name == "parley_gaza-ceasefire_v0.1.0.zip"
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        package.extractall(tmp_path)
    assert validate(tmp_path / "gaza-ceasefire-0.1.0") == []
    assert (tmp_path / "gaza-ceasefire-0.1.0" / "README.md").read_bytes() == (GAZA / "README.md").read_bytes()
    assert save(page, "Data package as ZIP") == (name, content), "a second click, the same bytes"
    assert page.get_by_role("alert").count() == 0
    assert reader.errors == []


def test_a_click_saves_the_chosen_table_whole_whatever_the_day(reader):
    page = open_part(reader)
    with reader.rerun():
        page.get_by_role("combobox", name="Table").fill("Positions")
        page.keyboard.press("Enter")
    name, content = save(page, "Positions as CSV")
    assert name == "parley_positions_v0.1.0.csv"
    saved = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    with (GAZA / "positions.csv").open(encoding="utf-8", newline="") as file:
        assert saved == list(csv.reader(file))


def test_a_click_saves_the_citation(reader):
    name, content = save(open_part(reader), "BibTeX file")
    assert name == "parley_gaza-ceasefire_v0.1.0.bib"
    assert content.startswith(b"@misc{gaza-ceasefire-0.1.0,")


def test_a_download_that_fails_says_why_and_hands_over_nothing(start_server, start_visit, tmp_path):
    package = tmp_path / "lakeland"
    shutil.copytree(LAKELAND, package)
    reader = start_visit(start_server(data=package))
    page = reader.open("/data")
    with reader.rerun():
        page.get_by_role("radio", name=PART).click()
    saved = []
    page.on("download", lambda download: saved.append(download.suggested_filename))
    events = package / "events.csv"
    good = events.read_bytes()
    events.write_bytes(good.replace(b"2019-03-04", b"2019-03-05", 1))
    with reader.rerun():
        page.get_by_role("button", name="Data package as ZIP").click()
    told = page.get_by_text("The files of this data set have changed since version 0.1.0 was opened")
    told.wait_for()
    events.unlink()
    with reader.rerun():
        page.get_by_role("button", name="Events as CSV").click()
    page.get_by_text("events.csv can't be read now (No such file or directory). Try again later.").wait_for()
    assert saved == []
    events.write_bytes(good)
    name, _ = save(page, "Events as CSV")
    assert name == "parley_events_v0.1.0.csv"
