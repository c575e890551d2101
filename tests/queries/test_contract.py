"""What holds for every query, whatever it asks."""

import datetime as dt
import inspect

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from parley.queries import conditions
from parley.selection import Selection
from tests.queries.asked import KEYS, NOT_OF_A_DAY, QUERIES, documented, keys, plain
from tests.queries.packages import shuffled

EVERY = pytest.mark.parametrize("name", sorted(QUERIES))
SOMEONE = {"gaza-ceasefire": ("Qatar", "Hamas"), "lakeland": ("Highmark", "Southshore")}
MIDDLE = {"gaza-ceasefire": dt.date(2024, 8, 21), "lakeland": dt.date(2020, 1, 25)}

QUIET = {
    ("situation.active", "lakeland"),  # a quiet month there
    (
        "presence.same_city",
        "lakeland",
    ),  # who met there did so at stops of several days, on no day that is known
    ("presence.pairs", "lakeland"),
}


def middle(dataset, package):
    return Selection(as_of=MIDDLE[package], since=dataset.coverage.first)


def long_before(dataset):
    day = dataset.coverage.first - dt.timedelta(days=1000)
    return Selection(as_of=day, since=day)


def test_every_query_is_known_to_these_tests():
    assert sorted(QUERIES) == sorted(KEYS)
    assert {name for name, query in QUERIES.items() if not inspect.getdoc(query)} == set()


@EVERY
def test_columns_are_the_documented_ones(name, dataset, package):
    frame = QUERIES[name](dataset, middle(dataset, package))
    assert not frame.empty or (name, package) in QUIET
    assert list(frame.columns) == documented(QUERIES[name])


@EVERY
def test_an_empty_answer_has_the_same_columns_with_the_same_dates(name, dataset, package):
    full = QUERIES[name](dataset, middle(dataset, package))
    nothing = QUERIES[name](dataset, long_before(dataset))
    assert list(nothing.columns) == list(full.columns)
    assert nothing.empty or name in NOT_OF_A_DAY
    dates = [column for column in full if pd.api.types.is_datetime64_any_dtype(full[column])]
    assert [column for column in dates if not pd.api.types.is_datetime64_any_dtype(nothing[column])] == []


@EVERY
@pytest.mark.parametrize("edge", ["first", "last"])
def test_the_edges_of_the_coverage_can_be_asked_for(name, edge, dataset):
    day = getattr(dataset.coverage, edge)
    frame = QUERIES[name](dataset, Selection(as_of=day, since=dataset.coverage.first))
    assert list(frame.columns) == documented(QUERIES[name])
    assert not frame.empty or (edge, name) != ("last", "timeline.events")


@EVERY
def test_filters_that_let_nothing_through_leave_the_columns(name, dataset, package):
    vocabulary = dataset.vocabulary
    none = Selection(
        as_of=MIDDLE[package],
        since=MIDDLE[package],
        actors=tuple(vocabulary.members)[:1],
        event_types=tuple(vocabulary.event_types)[:1],
        places=tuple(vocabulary.places)[:1],
        issues=tuple(vocabulary.issues)[-1:],
        text="no row holds these words",
    )
    frame = QUERIES[name](dataset, none)
    assert list(frame.columns) == documented(QUERIES[name])
    assert frame.empty or not name.startswith("timeline.")


@EVERY
def test_a_row_stands_once(name, dataset, package):
    """Joins with participants, places and actors must not multiply rows."""
    for actors in ((), SOMEONE[package]):
        selection = Selection(as_of=dataset.coverage.last, since=dataset.coverage.first, actors=actors)
        found = keys(name, QUERIES[name](dataset, selection))
        assert len(found) == len(set(found))


@EVERY
def test_an_answer_belongs_to_whoever_asked(name, dataset, package):
    """Answers are remembered: what one asker adds or overwrites must not reach the next."""
    selection = middle(dataset, package)
    before = QUERIES[name](dataset, selection)
    mine = QUERIES[name](dataset, selection)
    mine["mine"] = 1
    if len(mine):
        mine.iloc[0, 0] = None
    assert_frame_equal(plain(QUERIES[name](dataset, selection)), plain(before))


def test_the_order_of_rows_does_not_hang_on_the_order_of_the_files(package, dataset):
    """The same rows typed in another order give the same answers, row for row, so that exports are stable."""
    other, everything = shuffled(package), Selection.whole(dataset.coverage)
    for name, query in QUERIES.items():
        assert_frame_equal(plain(query(dataset, everything)), plain(query(other, everything)), obj=name)


def test_parties_come_sides_first_by_name_then_by_number_of_rows(gaza, lakeland):
    """The sides keep their places whatever they said, so that columns don't change places from day to day."""
    found = conditions.parties(conditions.latest(gaza, middle(gaza, "gaza-ceasefire")))
    assert found[:3] == ["Hamas", "Israel", "United States"]
    whole = conditions.latest(lakeland, Selection.whole(lakeland.coverage))
    assert conditions.parties(whole) == ["Northshore", "Southshore"]
    assert conditions.parties(whole.head(0)) == []
