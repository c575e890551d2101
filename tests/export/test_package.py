"""The package as a ZIP and its tables as CSV, opened by those who will open them."""

import csv
import io
import os
import zipfile

import pytest

from parley.dataset import Dataset, validate
from parley.export import ExportError
from parley.export.names import file_name, plain_name
from parley.export.package import package_zip, papers
from parley.export.table import neutral, table_csv
from tests.packages_support import GAZA, LAKELAND

FOLDERS = {"shipped": GAZA, "invented": LAKELAND}


@pytest.fixture(params=FOLDERS, scope="module")
def opened(request, own_cache):
    folder = FOLDERS[request.param]
    return folder, Dataset.open(folder)


def open_zip(content):
    return zipfile.ZipFile(io.BytesIO(content))


def rows_of(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def file_of(folder, name):
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


# The whole


def test_an_unpacked_package_is_valid_and_holds_the_same_bytes(opened, tmp_path):
    folder, dataset = opened
    with open_zip(package_zip(dataset)) as package:
        assert package.testzip() is None
        package.extractall(tmp_path)
    (top,) = tmp_path.iterdir()
    assert top.name == f"{folder.name}-0.1.0"
    assert validate(top) == []
    for path in top.iterdir():
        assert path.read_bytes() == (folder / path.name).read_bytes()
    assert {path.name for path in top.iterdir()} == {path.name for path in folder.iterdir()}


def test_the_same_package_gives_the_same_bytes(opened):
    _, dataset = opened
    assert package_zip(dataset) == package_zip(dataset)
    with open_zip(package_zip(dataset)) as package:
        names = package.namelist()
        assert names == sorted(names)
        assert {each.date_time for each in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_bytes_do_not_hang_on_when_the_files_were_written(lakeland):
    dataset = Dataset.open(lakeland.folder)
    before = package_zip(dataset)
    for path in lakeland.folder.iterdir():
        os.utime(path, (1, 1))
    assert package_zip(dataset) == before


def test_papers_go_along_and_nothing_else_does(lakeland, tmp_path):
    for name in (
        "README.md",
        "CITATION.cff",
        "LICENSE",
        "CHANGELOG.txt",
        "notes.md",
        "README.py",
        "extra.csv",
    ):
        (lakeland.folder / name).write_text("told", encoding="utf-8")
    secret = tmp_path / "secret"
    secret.write_text("secret", encoding="utf-8")
    (lakeland.folder / "LICENSE.md").symlink_to(secret)
    dataset = Dataset.open(lakeland.folder)
    expected = ["CHANGELOG.txt", "CITATION.cff", "LICENSE", "README.md"]
    assert papers(dataset) == expected
    with open_zip(package_zip(dataset)) as package:
        tables = [table.path for table in dataset.descriptor.tables]
        names = [each.removeprefix("lakeland-0.1.0/") for each in package.namelist()]
        assert names == sorted([*expected, *tables, "datapackage.json"])


# What is not handed out


@pytest.mark.parametrize("make", [package_zip, lambda dataset: table_csv(dataset, "actors")])
def test_files_that_are_no_longer_in_service_are_not_handed_out(make, lakeland):
    dataset = Dataset.open(lakeland.folder)
    lakeland.put("events", 2, title="Another title")
    with pytest.raises(ExportError, match=r"have changed since version 0\.1\.0 was opened"):
        make(dataset)


def test_files_that_are_gone_are_named_without_their_folder(lakeland):
    dataset = Dataset.open(lakeland.folder)
    (lakeland.folder / "stops.csv").unlink()
    with pytest.raises(
        ExportError, match=r"^stops\.csv can't be read now \(No such file or directory\)"
    ) as told:
        package_zip(dataset)
    assert str(lakeland.folder) not in str(told.value)


def test_a_data_set_without_a_folder_has_no_files(lakeland):
    dataset = Dataset.open(lakeland.folder)
    dataset.folder = None
    assert papers(dataset) == []
    with pytest.raises(ExportError, match="was not opened from a folder"):
        package_zip(dataset)


# One table


def test_every_table_is_its_file(opened):
    """Nothing in the two packages begins like a formula but numbers west of Greenwich, which stay as they are."""
    folder, dataset = opened
    for table in dataset.descriptor.tables:
        content = table_csv(dataset, table.name)
        assert rows_of(content) == file_of(folder, table.name), table.name
        assert content == table_csv(dataset, table.name)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_text_that_begins_like_a_formula_is_neutralised(start):
    assert neutral(f'{start}HYPERLINK("https://example.org","x")').startswith(f"'{start}")
    assert neutral(f"a{start}b") == f"a{start}b"
    assert neutral("") == ""


def test_formulas_in_cells_are_text_and_numbers_are_numbers(lakeland):
    formula = '=HYPERLINK("https://example.org","Click")'
    lakeland.put("events", 2, title=formula, summary="@SUM(1), +1, -1")
    lakeland.put("places", 2, longitude="-12.5", city="-Sandwick")
    dataset = Dataset.open(lakeland.folder)
    events = rows_of(table_csv(dataset, "events"))
    first = dict(zip(events[0], events[1], strict=True))
    assert (first["title"], first["summary"]) == (f"'{formula}", "'@SUM(1), +1, -1")
    places = rows_of(table_csv(dataset, "places"))
    place = dict(zip(places[0], places[1], strict=True))
    assert (place["longitude"], place["city"]) == ("-12.5", "'-Sandwick")


def test_accents_survive_a_spreadsheet(opened):
    _, dataset = opened
    assert table_csv(dataset, "actors").startswith(b"\xef\xbb\xbf")


# Names


def test_a_file_name_says_what_it_holds_and_of_which_version(opened):
    _, dataset = opened
    assert file_name(dataset.descriptor, "events", "csv") == "parley_events_v0.1.0.csv"


@pytest.mark.parametrize(
    ("text", "name"),
    [("../../etc/passwd", "etc-passwd"), ("a b/ü", "a-b"), ("..", "unnamed"), ("x\r\nSet: y", "x-Set-y")],
)
def test_a_name_leads_nowhere(text, name):
    assert plain_name(text) == name
