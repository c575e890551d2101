"""How thick the data are, counted by hand."""

import datetime as dt

import pandas as pd

from parley.queries import catalogue
from parley.selection import Selection
from tests.queries.packages import SECRETIVE, whole


def lake(as_of=dt.date(2020, 2, 29), since=dt.date(2019, 3, 1)):
    return Selection(as_of=as_of, since=since)


def share(frame, month, table, measure):
    rows = frame[
        (frame["month"] == pd.Timestamp(month)) & (frame["table"] == table) & (frame["measure"] == measure)
    ]
    return tuple(rows[["matching", "rows", "share"]].iloc[0])


def test_shares_are_of_the_rows_of_the_month(lakeland):
    """April has one event, the secret contact: reported, by one source. June has two, one of them by one source."""
    found = catalogue.shares(lakeland, lake())
    assert share(found, "2019-04-01", "events", "reported") == (1, 1, 1.0)
    assert share(found, "2019-12-01", "events", "reported") == (0, 2, 0.0)
    assert set(found["table"]) == {"events", "positions"}
    assert set(found["measure"]) == {"reported", "single source"}


def test_a_month_without_rows_has_no_share(lakeland):
    found = catalogue.shares(lakeland, lake())
    empty = found[(found["month"] == pd.Timestamp("2019-05-01")) & (found["table"] == "events")]
    assert list(empty["rows"]) == [0, 0]
    assert empty["share"].isna().all()


def test_shares_agree_with_the_shipped_tables(gaza):
    """941 events, of which the README counts 308 on a single source."""
    sums = (
        catalogue.shares(gaza, Selection.whole(gaza.coverage)).groupby(["table", "measure"])["matching"].sum()
    )
    assert sums["events", "single source"] == 308
    assert sums["events", "reported"] == 172
    assert sums["positions", "reported"] == 52


def test_gaps_name_thin_and_empty_months_and_judge_no_part_of_a_month(gaza):
    everything = Selection.whole(gaza.coverage)
    events, positions, _ = catalogue.gaps(catalogue.by_month(gaza, everything), everything)
    assert catalogue.say_months(events.few) == "June 2025, March to June 2026"
    assert events.none == ()
    assert catalogue.say_months(positions.none) == "June 2025, March and April 2026, June 2026"
    assert catalogue.say_months(positions.few) == "November 2024, May 2026"
    assert catalogue.say_months(events.partial) == "October 2023, July 2026"


def test_gaps_of_a_small_package_are_its_empty_months(lakeland):
    events, *_ = catalogue.gaps(catalogue.by_month(lakeland, lake()), lake())
    assert events.middle == 1
    assert events.few == ()
    assert catalogue.say_months(events.none) == "May 2019, July and August 2019, October 2019, January 2020"


def test_a_window_without_a_whole_month_judges_nothing(lakeland):
    day = dt.date(2019, 6, 17)
    events, *_ = catalogue.gaps(catalogue.by_month(lakeland, lake(day, day)), lake(day, day))
    assert (events.few, events.none, events.middle) == ((), (), 0.0)
    assert events.partial == (dt.date(2019, 6, 1),)


def test_months_in_a_row_are_a_span():
    months = tuple(dt.date(2024 + n // 12, n % 12 + 1, 1) for n in (0, 1, 3, 10, 11, 12))
    assert (
        catalogue.say_months(months) == "January and February 2024, April 2024, November 2024 to January 2025"
    )
    assert catalogue.say_months(()) == ""


def test_searches_are_listed_by_name_and_keep_their_end_until_it_came():
    """The invented package with one recorded search, from May to October 2019."""
    dataset = whole(SECRETIVE)
    during, after = (catalogue.searches(dataset, day) for day in (dt.date(2019, 6, 1), dt.date(2019, 11, 1)))
    for found in (during, after):
        assert list(found.columns) == ["party", "issue", "from_date", "to_date", "result"]
        assert list(found["party"]) == ["Northshore"]
    assert during["to_date"].isna().all()
    assert list(after["to_date"]) == [pd.Timestamp("2019-10-01")]
    assert catalogue.searches(dataset, dt.date(2019, 4, 30)).empty


def test_searches_are_counted_by_what_they_brought():
    rows = [
        ("Hamas", "Aid", "2024-01-01", "2024-01-31", "found"),
        ("Hamas", "Aid", "2024-02-01", "2024-02-29", "none_found"),
        ("Israel", "Aid", "2024-01-01", "2024-01-31", "none_found"),
    ]
    found = catalogue.searched(
        pd.DataFrame(rows, columns=["party", "issue", "from_date", "to_date", "result"])
    )
    assert found.to_dict("records") == [
        {
            **{"party": "Hamas", "issue": "Aid", "found": 1, "none_found": 1},
            **{"from_date": "2024-02-01", "to_date": "2024-02-29", "result": "none_found"},
        },
        {
            **{"party": "Israel", "issue": "Aid", "found": 0, "none_found": 1},
            **{"from_date": "2024-01-01", "to_date": "2024-01-31", "result": "none_found"},
        },
    ]


def test_without_searches_the_columns_stay(gaza):
    found = catalogue.searches(gaza, gaza.coverage.last)
    assert found.empty
    assert list(found.columns) == ["party", "issue", "from_date", "to_date", "result"]
