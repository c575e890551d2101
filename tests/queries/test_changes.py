"""What changed between two days."""

import datetime as dt

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from parley.queries import changes
from parley.selection import Selection
from tests.queries.asked import plain
from tests.queries.packages import FOLDERS, truncated, whole
from tests.queries.statements import STEADY, on, opened, package, packages, position

COVERAGE = {name: whole(name).coverage for name in FOLDERS}
LINE = ["proposition_id", "party_id", "reported"]
MIRRORED = {
    "new": {"not yet stated"},
    "ended": {"not yet ended"},
    "now supports": {"now opposes", "now several stances"},
    "now opposes": {"now supports", "condition added", "now several stances"},
    "condition added": {"condition dropped", "now opposes", "now several stances"},
    "condition dropped": {"condition added"},
    "condition changed": {"condition changed"},
    "now several stances": {"now supports", "now opposes", "condition added"},
    "restated": {"restated"},
}


def day_of(iso):
    return dt.date.fromisoformat(iso)


def between(dataset, first, second, **more):
    """Ask from one day to another, standing on the later."""
    stand = on(dataset, max(first, second), **more)
    return changes.changed(dataset, stand, day_of(first), day_of(second))


def named(frame):
    return {tuple(row[:3]): row[3] for row in frame[[*LINE, "change"]].itertuples(index=False, name=None)}


def told(frame):
    """Give the statements of each line, by the day they are told of."""
    return {
        tuple(row)
        for row in frame[[*LINE, "day", "position_id", "stance", "condition", "ended_on"]]
        .astype(object)
        .where(frame[[*LINE, "day", "position_id", "stance", "condition", "ended_on"]].notna(), None)
        .itertuples(index=False, name=None)
    }


def assert_mirrored(dataset, first, second):
    first, second = sorted([first, second])
    forth, back = between(dataset, first, second), between(dataset, second, first)
    assert told(forth) == told(back)
    assert set(named(forth)) == set(named(back))
    assert all(named(back)[line] in MIRRORED[change] for line, change in named(forth).items())
    swapped = back.assign(which=back["which"].map({"from": "to", "to": "from"}))
    columns = [*LINE, "which", "position_id"]
    assert_frame_equal(
        forth[columns].sort_values(columns, ignore_index=True),
        swapped[columns].sort_values(columns, ignore_index=True),
    )


def assert_sound(frame, first, second):
    """Hold each change against the statements shown for it."""
    for (_, _, reported), rows in frame.groupby(LINE):
        assert set(rows["attribution"] == "reported") == {reported}
        (change,) = set(rows["change"])
        before, after = (
            set(rows[(rows["which"] == which) & rows["ended_on"].isna()]["stance"])
            for which in ("from", "to")
        )
        expected = {
            "new": not before and after,
            "ended": not after,
            "now supports": after == {"supports"} and before not in ({"supports"}, {"conditional"}, set()),
            "now opposes": after == {"opposes"} and before not in ({"opposes"}, set()),
            "condition added": after == {"conditional"} and before not in ({"conditional"}, set()),
            "condition dropped": (before, after) == ({"conditional"}, {"supports"}),
            "condition changed": before == after == {"conditional"},
            "now several stances": len(after) > 1 and len(before) == 1,
            "restated": before == after or (len(before) > 1 and len(after) > 1),
        }
        assert expected[change], (change, before, after)
        for _, row in rows.iterrows():
            day = pd.Timestamp(first if row["which"] == "from" else second)
            assert (row["day"], row["date"] <= day) == (day, True)
            assert pd.isna(row["ended_on"]) or row["ended_on"] <= day


def two_days(name):
    days = st.dates(COVERAGE[name].first, COVERAGE[name].last).map(dt.date.isoformat)
    return st.tuples(days, days).map(sorted)


@pytest.mark.parametrize("name", sorted(FOLDERS))
@settings(max_examples=12, **STEADY)
@given(data=st.data())
def test_swapping_the_days_mirrors_what_changed(name, data):
    first, second = data.draw(two_days(name))
    assert_mirrored(whole(name), first, second)
    assert_sound(between(whole(name), first, second), first, second)


@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow], **STEADY)
@given(tables=packages(), numbers=st.lists(st.integers(0, 260), min_size=2, max_size=2, unique=True))
def test_swapping_the_days_mirrors_what_changed_in_any_rows(tables, numbers):
    dataset = opened(tables)
    first, second = ((dt.date(2019, 6, 1) + dt.timedelta(days=each)).isoformat() for each in sorted(numbers))
    assert_mirrored(dataset, first, second)
    assert_sound(between(dataset, first, second), first, second)


@pytest.mark.parametrize("name", sorted(FOLDERS))
@settings(max_examples=12, **STEADY)
@given(data=st.data())
def test_leaving_reported_rows_out_never_adds_a_change(name, data):
    first, second = data.draw(two_days(name))
    every, fewer = (between(whole(name), first, second, reported=each) for each in (True, False))
    assert_frame_equal(fewer, every[~every["reported"]].reset_index(drop=True))


@pytest.mark.parametrize("name", sorted(FOLDERS))
@settings(max_examples=3, **STEADY)
@given(data=st.data())
def test_changes_are_told_as_they_could_be_that_day(name, data):
    first, second = (day_of(each) for each in data.draw(two_days(name)))
    selection = Selection(second, COVERAGE[name].first)
    now, then = (
        changes.changed(dataset, selection, first) for dataset in (whole(name), truncated(name, second))
    )
    assert_frame_equal(plain(now), plain(then))


def test_nothing_changes_within_a_day_and_no_day_lies_ahead(gaza):
    frame = between(gaza, "2024-08-21", "2024-08-21")
    assert frame.empty
    assert list(frame.columns) == list(changes.COLUMNS)
    stand = on(gaza, "2024-08-21")
    for days in ((day_of("2024-08-22"), None), (None, day_of("2024-08-22"))):
        with pytest.raises(ValueError, match="after the as-of day"):
            changes.changed(gaza, stand, *days)


def test_the_reader_who_names_no_day_gets_the_last_thirty(gaza):
    stand = on(gaza, "2024-08-21")
    assert_frame_equal(plain(changes.changed(gaza, stand)), plain(between(gaza, "2024-07-22", "2024-08-21")))


# Each change, case by case


@pytest.mark.parametrize(
    ("before", "after", "change", "back"),
    [
        (None, {}, "new", "not yet stated"),
        ({}, {}, "restated", "restated"),
        ({}, {"stance": "opposes"}, "now opposes", "now supports"),
        ({"stance": "opposes"}, {}, "now supports", "now opposes"),
        ({}, {"stance": "conditional"}, "condition added", "condition dropped"),
        ({"stance": "opposes"}, {"stance": "conditional"}, "condition added", "now opposes"),
        (
            {"stance": "conditional", "condition": "A count."},
            {"stance": "conditional", "condition": "A list."},
            "condition changed",
            "condition changed",
        ),
        (
            {"stance": "conditional", "condition": "A  count."},
            {"stance": "conditional", "condition": "a count."},
            "restated",
            "restated",
        ),
        ({"ended_on": "2019-06-05"}, {}, "new", "not yet stated"),
        ({"ended_on": "2019-06-15"}, None, "ended", "not yet ended"),
        ({}, {"ended_on": "2019-06-25"}, "ended", "not yet ended"),
        (None, {"ended_on": "2019-06-25"}, "ended", "not yet ended"),
        ({}, None, None, None),
        ({"ended_on": "2019-06-05"}, None, None, None),
        ({}, {"public_on": "2019-07-10"}, None, None),
        ({}, {"capacity": "mediator"}, None, None),
    ],
)
def test_a_change_in_plain_terms(before, after, change, back):
    rows = [
        position(number, date=day, **cells)
        for number, (day, cells) in enumerate([("2019-06-01", before), ("2019-06-20", after)])
        if cells is not None
    ]
    dataset = opened(package(rows))
    line = ("crews-inspected", "northshore", False)
    assert named(between(dataset, "2019-06-10", "2019-06-30")).get(line) == change
    assert named(between(dataset, "2019-06-30", "2019-06-10")).get(line) == back


def test_two_stances_on_one_day_are_told_as_such():
    rows = [
        position(1),
        position(2, date="2019-06-20"),
        position(3, date="2019-06-20", stance="opposes"),
    ]
    dataset = opened(package(rows))
    frame = between(dataset, "2019-06-10", "2019-06-30")
    assert set(frame["change"]) == {"now several stances"}
    assert list(frame["position_id"]) == ["position-01", "position-02", "position-03"]
    assert set(between(dataset, "2019-06-30", "2019-06-10")["change"]) == {"now supports"}


def test_a_report_is_no_change_of_what_the_party_said():
    rows = [position(1), position(2, date="2019-06-20", stance="opposes", attribution="reported")]
    dataset = opened(package(rows))
    assert named(between(dataset, "2019-06-10", "2019-06-30")) == {
        ("crews-inspected", "northshore", True): "new"
    }


# By hand, from the tables

FIRST_HAND, REPORTED = False, True
BY_HAND = {
    ("2024-01-11", "2024-02-10", ("duration", "withdrawal", "hostages")): {
        ("fighting-stops-first", "hamas", FIRST_HAND): "restated",  # 2 December, 29 January
        ("war-ends-permanently", "hamas", FIRST_HAND): "new",  # first on 30 January
        ("war-ends-permanently", "israel", FIRST_HAND): "condition added",  # opposed 21 November
        ("war-ends-permanently", "israel", REPORTED): "new",
        ("all-hostages-return", "hamas", FIRST_HAND): "condition dropped",  # 28 October, 7 February
        ("vulnerable-first", "hamas", FIRST_HAND): "new",
        ("first-phase-pullback", "hamas", FIRST_HAND): "new",
        ("full-withdrawal", "hamas", FIRST_HAND): "new",
        ("full-withdrawal", "israel", FIRST_HAND): "new",
    },
    ("2024-07-22", "2024-08-21", ("philadelphi", "north_return", "guarantees")): {
        ("no-new-terms", "hamas", FIRST_HAND): "new",
        ("netzarim-withdrawal", "hamas", FIRST_HAND): "new",
        ("netzarim-withdrawal", "israel", REPORTED): "now opposes",  # supported 27 April
        ("returns-checked", "israel", FIRST_HAND): "restated",  # the document public on 13 August
        ("returns-checked", "israel", REPORTED): "now supports",  # opposed 10 April
        ("corridor-without-israeli-forces", "egypt", REPORTED): "new",
        ("corridor-without-israeli-forces", "hamas", FIRST_HAND): "new",
        ("corridor-without-israeli-forces", "israel", FIRST_HAND): "restated",
        ("rafah-palestinian-operation", "egypt", REPORTED): "new",
        ("rafah-palestinian-operation", "hamas", FIRST_HAND): "restated",
    },
    ("2024-12-26", "2025-01-25", ("philadelphi", "hostages", "withdrawal")): {
        # All but two lines ended when the agreement took effect on 19 January
        ("corridor-without-israeli-forces", "israel", FIRST_HAND): "now opposes",  # 18 January
        ("security-perimeter", "israel", FIRST_HAND): "restated",  # February 2024, 18 January
        ("hostages-before-other-steps", "hamas", FIRST_HAND): "ended",
        ("hostages-before-other-steps", "israel", FIRST_HAND): "ended",  # said only on 18 January
        ("most-living-in-first-stage", "israel", FIRST_HAND): "ended",
        ("most-living-in-first-stage", "israel", REPORTED): "ended",
        ("partial-release-first", "hamas", FIRST_HAND): "ended",
        ("partial-release-first", "israel", FIRST_HAND): "ended",
        ("partial-release-first", "israel", REPORTED): "ended",
        ("vulnerable-first", "hamas", FIRST_HAND): "ended",
        ("corridor-departure-phase-one", "hamas", FIRST_HAND): "ended",
        ("corridor-departure-phase-one", "hamas", REPORTED): "ended",
        ("corridor-departure-phase-one", "israel", FIRST_HAND): "ended",
        ("corridor-without-israeli-forces", "egypt", FIRST_HAND): "ended",
        ("corridor-without-israeli-forces", "egypt", REPORTED): "ended",
        ("corridor-without-israeli-forces", "hamas", FIRST_HAND): "ended",
        ("corridor-without-israeli-forces", "israel", REPORTED): "ended",
        ("first-phase-pullback", "hamas", FIRST_HAND): "ended",
        ("first-phase-pullback", "israel", FIRST_HAND): "ended",
        ("first-phase-pullback", "israel", REPORTED): "ended",
    },
    ("2025-09-12", "2025-10-12", ("duration", "disarmament", "governance")): {
        ("enforced-disarmament", "israel", FIRST_HAND): "restated",
        ("weapons-given-up", "hamas", FIRST_HAND): "condition changed",  # 2 August, 3 October
        ("weapons-given-up", "israel", FIRST_HAND): "restated",
        ("hamas-out-of-government", "hamas", FIRST_HAND): "new",
        ("hamas-out-of-government", "israel", FIRST_HAND): "restated",
        ("independents-run-gaza", "hamas", FIRST_HAND): "restated",  # July 2024, 3 October
        ("pa-governs-gaza", "israel", FIRST_HAND): "restated",
        # What was stated on the truce ended with the steps of 10 October
        ("limited-truce-first", "hamas", FIRST_HAND): "ended",
        ("limited-truce-first", "israel", FIRST_HAND): "ended",
        ("limited-truce-first", "israel", REPORTED): "ended",
        ("war-ends-permanently", "hamas", FIRST_HAND): "ended",
        ("war-ends-permanently", "hamas", REPORTED): "ended",
        ("war-ends-permanently", "israel", FIRST_HAND): "ended",
        ("war-ends-permanently", "israel", REPORTED): "ended",
        ("war-ends-permanently", "turkey", FIRST_HAND): "ended",
    },
    ("2026-04-25", "2026-05-25", ("withdrawal", "philadelphi", "disarmament")): {
        ("weapons-given-up", "board_of_peace", REPORTED): "new",  # 19 May
    },
}


@pytest.mark.parametrize("asked", sorted(BY_HAND))
def test_days_and_issues_read_by_hand(gaza, asked):
    first, second, issues = asked
    frame = between(gaza, first, second)
    assert named(frame[frame["issue_id"].isin(issues)]) == BY_HAND[asked]


def test_both_texts_of_a_change_stand_there_by_hand(gaza):
    frame = between(gaza, "2024-07-22", "2024-08-21")
    rows = frame[
        (frame["proposition_id"] == "corridor-without-israeli-forces") & (frame["party_id"] == "israel")
    ]
    assert [f"{each:%Y-%m-%d}" for each in rows["date"]] == ["2024-07-12", "2024-08-20"]
    assert list(rows["which"]) == ["from", "to"]
    assert list(rows["speaker"]) == ["Benjamin Netanyahu", "Benjamin Netanyahu"]
