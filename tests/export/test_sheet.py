"""The rows behind a chart as a workbook and as CSV with its metadata, opened again."""

import csv
import datetime as dt
import io
import json
import zipfile

import openpyxl
import pandas as pd
import pytest

from parley.dataset import Dataset
from parley.export.caption import caption, cited_in
from parley.export.names import view_name
from parley.export.sheet import frame_xlsx
from parley.export.table import frame_csv, frame_json
from parley.queries import timeline
from parley.selection import Selection
from tests.packages_support import GAZA

SELECTION = Selection(as_of=dt.date(2024, 8, 21), since=dt.date(2024, 8, 20), actors=("Egypt",))
FORMULA = '=HYPERLINK("https://example.org","x")'


@pytest.fixture(scope="module")
def dataset(own_cache):
    return Dataset.open(GAZA)


@pytest.fixture(scope="module")
def events(dataset):
    return timeline.events(dataset, SELECTION)


@pytest.fixture(scope="module")
def about(dataset, events):
    return caption(
        dataset, SELECTION, "Events", "events", cited_in(events), "https://parley.example.org/events"
    )


def hostile():
    return pd.DataFrame(
        {
            "=name": [FORMULA, "+1", "-1", "@SUM(1)", "\tx", "\rx", "a\x00b", "x" * 40_000],
            "number": [-12.5, 1, 2, 3, 4, 5, None, 7],
            "day": pd.to_datetime(["2024-08-21", *[None] * 7]),
            "flag": [True] * 8,
            "names": [["=a", "b"], *[[]] * 7],
        }
    )


def open_book(content):
    return openpyxl.load_workbook(io.BytesIO(content))


def test_a_workbook_has_typed_columns_a_frozen_header_and_filters(events, about):
    sheet = open_book(frame_xlsx(events, about))["Rows"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == sheet.dimensions == f"A1:N{len(events) + 1}"
    header = [cell.value for cell in sheet[1]]
    assert header == list(events.columns)
    rows = [dict(zip(header, row, strict=True)) for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert [row["event_id"] for row in rows] == list(events["event_id"])
    assert [row["start_date"].date() for row in rows] == [day.date() for day in events["start_date"]]
    assert [row["actors"] for row in rows] == ["; ".join(names) for names in events["actors"]]
    assert sheet["B2"].number_format == "yyyy-mm-dd"


def test_a_workbook_says_what_it_is_and_rests_on(events, about):
    book = open_book(frame_xlsx(events, about))
    said = dict(book["About"].iter_rows(values_only=True))
    assert said["Selection"] == "20 August 2024 to 21 August 2024; Egypt, with those who represent them"
    assert said["As of"] == dt.datetime(2024, 8, 21)
    assert (said["Version"], said["Rows"]) == ("0.1.0", len(events))
    sources = list(book["Sources"].iter_rows(min_row=2, values_only=True))
    assert [row[:2] for row in sources] == [(each.number, each.source_id) for each in about.sources]
    assert book.properties.title == "Events"
    assert book.properties.created == book.properties.modified == dt.datetime(2026, 11, 23)


def test_formulas_in_a_workbook_are_text(about):
    sheet = open_book(frame_xlsx(hostile(), about))["Rows"]
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert "f" not in {cell.data_type for cell in cells}
    names = [cell.value for cell in sheet["A"]]
    assert names[:8] == ["'=name", f"'{FORMULA}", "'+1", "'-1", "'@SUM(1)", "'\tx", "'\rx", "ab"]
    assert len(names[8]) == 32_767
    assert [cell.value for cell in sheet["B"]][1:4] == [-12.5, 1, 2]
    assert [cell.value for cell in sheet["C"]][1:3] == [dt.datetime(2024, 8, 21), None]
    assert sheet["D2"].value is True
    assert sheet["E2"].value == "'=a; b"


def test_formulas_in_a_csv_are_text_and_it_has_no_comment():
    rows = list(csv.reader(io.StringIO(frame_csv(hostile()).decode("utf-8-sig"), newline="")))
    assert rows[0] == ["'=name", "number", "day", "flag", "names"]
    assert rows[1] == [f"'{FORMULA}", "-12.5", "2024-08-21", "True", "'=a; b"]
    assert [row[0] for row in rows[2:7]] == ["'+1", "'-1", "'@SUM(1)", "'\tx", "'\rx"]
    assert rows[7][1:3] == ["", ""]


def test_the_metadata_describe_the_csv(events, about):
    said = json.loads(frame_json(events, about))
    assert (said["title"], said["as_of"], said["rows"]) == ("Events", "2024-08-21", len(events))
    assert said["data"]["version"] == "0.1.0"
    types = {each["name"]: each["type"] for each in said["columns"]}
    assert list(types) == list(events.columns)
    assert (types["start_date"], types["title"]) == ("date", "string")
    assert len(said["sources"]) == len(about.sources) > 0


@pytest.mark.parametrize("make", [frame_xlsx, frame_json])
def test_the_same_rows_give_the_same_bytes(events, about, make):
    assert make(events, about) == make(events, about)


def test_no_entry_of_a_workbook_bears_the_day_of_its_making(events, about):
    with zipfile.ZipFile(io.BytesIO(frame_xlsx(events, about))) as package:
        assert {each.date_time for each in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_no_rows_make_a_workbook_that_opens(events, about):
    sheet = open_book(frame_xlsx(events.head(0), about))["Rows"]
    assert [cell.value for cell in sheet[1]] == list(events.columns)


def test_the_name_says_what_as_of_when_and_of_which_version(dataset):
    name = view_name(dataset.descriptor, "conditions", SELECTION.as_of, "png")
    assert name == "parley_conditions_2024-08-21_v0.1.0.png"
