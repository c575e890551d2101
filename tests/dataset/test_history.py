"""As of a day: the versions that are laid out, against the rule written down a second time."""

import datetime as dt

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parley.dataset.descriptor import read_descriptor
from parley.dataset.history import KNOWN_FROM, KNOWN_TO, SECRECY, History
from parley.dataset.load import load
from tests.dataset.naive import Naive
from tests.packages_support import GAZA, LAKELAND

PACKAGES = {"gaza-ceasefire": GAZA, "lakeland": LAKELAND}
ENDS = {"end_date", "depart_date", "outcome_public_on", "ended_on", "to_date"}


@pytest.fixture(scope="module")
def naive():
    return {name: Naive(folder) for name, folder in PACKAGES.items()}


def plain(value):
    """Give a cell of a frame as the second implementation writes it."""
    if isinstance(value, dt.datetime):
        return None if value is pd.NaT else str(value.date())
    if hasattr(value, "tolist") and not isinstance(value, (str, int, float)):
        value = value.tolist()
    if isinstance(value, list):
        return value
    if value is None or value != value:
        return None
    return int(value) if isinstance(value, float) else value


def rows_of(frame):
    rows = [
        {column: plain(value) for column, value in row.items()}
        for row in frame.astype(object).to_dict("records")
    ]
    for row in rows:
        if "sources" in row:
            row["sources"] = sorted(row["sources"])
    return rows


def sorted_rows(rows):
    return sorted(rows, key=lambda row: repr(sorted(row.items())))


def differences(dataset, naive, day):
    """List (table, row here, row there) for what one of the two shows and the other doesn't."""
    found = []
    for table in SECRECY:
        ours = sorted_rows(rows_of(dataset.run(dataset.known(table, day))))
        theirs = sorted_rows(naive.known(table, day))
        found += [(table, row, None) for row in ours if row not in theirs][:1] if ours != theirs else []
        found += [(table, None, row) for row in theirs if row not in ours][:1] if ours != theirs else []
        if ours != theirs and not found:
            found.append((table, len(ours), len(theirs)))
    return found


@pytest.mark.parametrize("name", PACKAGES)
def test_the_second_implementation_covers_the_same_days(name, datasets, naive):
    assert naive[name].last == str(datasets[name].coverage.last)


EDGES = {
    "gaza-ceasefire": [
        "2023-10-07",
        "2023-11-21",
        "2024-05-30",
        "2024-08-15",
        "2024-08-21",
        "2025-01-14",
        "2026-07-01",
    ],
    "lakeland": [
        "2019-03-04",
        "2019-06-10",
        "2019-06-18",
        "2019-09-19",
        "2019-12-01",
        "2020-01-20",
        "2020-02-03",
    ],
}


@pytest.mark.parametrize(("name", "day"), [(name, day) for name, days in EDGES.items() for day in days])
def test_days_of_note_are_told_alike(name, day, datasets, naive):
    assert differences(datasets[name], naive[name], dt.date.fromisoformat(day)) == []


@pytest.mark.parametrize("name", PACKAGES)
@settings(
    max_examples=5,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_any_day_is_told_alike(name, datasets, naive, data):
    coverage = datasets[name].coverage
    day = data.draw(st.dates(coverage.first - dt.timedelta(3), coverage.last + dt.timedelta(3)))
    assert differences(datasets[name], naive[name], day) == []


@pytest.mark.parametrize("name", PACKAGES)
@settings(
    max_examples=4,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_no_day_tells_of_a_later_one(name, datasets, data):
    """The one later day that a view may hold: the start of what was announced, an end beyond all that is covered."""
    dataset = datasets[name]
    coverage = dataset.coverage
    day = data.draw(st.dates(coverage.first, coverage.last))
    today, last = pd.Timestamp(day), pd.Timestamp(coverage.last)
    told = []
    for table, secrecy in SECRECY.items():
        frame = dataset.run(dataset.known(table, day))
        for column in frame.select_dtypes("datetime"):
            late = frame[frame[column] > today]
            if column == secrecy.begins and "public_on" in frame:
                late = late[late["public_on"] > today]
            elif column in ENDS:
                late = late[late[column] <= last]
            told += [(table, column, str(each)) for each in late[column]]
    assert told == []


@pytest.mark.parametrize("name", PACKAGES)
def test_the_versions_of_a_row_follow_each_other_without_gap_or_overlap(name, datasets):
    folder = PACKAGES[name]
    descriptor = read_descriptor(folder)
    tables = load(folder, descriptor)
    versions = History(tables, datasets[name].coverage.last).lay_out()
    assert set(versions) == set(SECRECY)
    for table, laid_out in versions.items():
        spans = {}
        for row in laid_out.to_pylist():
            key = tuple(row[column] for column in descriptor.table(table).key)
            assert None not in key, (table, key)
            spans.setdefault(key, []).append((row[KNOWN_FROM], row[KNOWN_TO]))
        for key, each in spans.items():
            assert each == sorted(each), (table, key)
            assert all(start < end for start, end in each), (table, key)
            assert [end for _, end in each] == [*(start for start, _ in each[1:]), dt.date.max], (table, key)
        dated = (
            tables[table].num_rows if table != "offices" else tables[table]["start_date"].drop_null().length()
        )
        assert len(spans) == dated, table


def test_every_table_with_a_day_of_publication_has_versions(datasets):
    """A table added to the packages with `public_on` must be entered in `SECRECY`, or it would be read whole."""
    for dataset in datasets.values():
        dated = {
            table.name
            for table in dataset.descriptor.tables
            if {"public_on", "verified_on"} & {field.name for field in table.fields}
        }
        assert dated - set(SECRECY) == set()
