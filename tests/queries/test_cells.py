"""Cells of the matrix: what filters leave out of them, what follows from a text, and that no later day is told."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.queries import conditions, derived, records, texts
from parley.selection import Selection

FIRST = dt.date(2023, 10, 7)


def on(iso, **filters):
    return Selection(dt.date.fromisoformat(iso), FIRST, **filters)


def left_out(dataset, selection):
    return conditions.left_out(dataset, selection, conditions.latest(dataset, selection))


# What filters leave out


def test_nothing_is_left_out_by_default(gaza, lakeland):
    assert left_out(gaza, on("2024-08-21")) == {}
    assert left_out(lakeland, Selection.whole(lakeland.coverage)) == {}


def test_a_cell_that_rests_on_reports_alone_is_left_out_with_them(gaza):
    found = left_out(gaza, on("2024-08-21", reported=False))
    why, day = found["displaced-return-north", "israel"]
    assert (why, day.date()) == ("reported", dt.date(2024, 4, 27))
    assert ("returns-checked", "israel") not in found, "it was also stated in a document"


def test_a_cell_stated_before_the_window_is_left_out_by_the_window(gaza):
    august = Selection(dt.date(2024, 8, 21), dt.date(2024, 8, 1))
    why, day = left_out(gaza, august)["war-ends-permanently", "israel"]
    assert (why, day.date()) == ("window", dt.date(2024, 7, 7))


def test_a_cell_whose_latest_word_is_anothers_is_left_out_by_the_actors_chosen(gaza):
    found = left_out(gaza, on("2024-08-21", actors=("Osama Hamdan",)))
    why, day = found["full-withdrawal", "hamas"]
    assert (why, day.date()) == ("actors", dt.date(2024, 8, 18))


@given(
    days=st.integers(0, 990),
    window=st.integers(0, 400),
    reported=st.booleans(),
    actors=st.sampled_from([(), ("Hamas",), ("Benjamin Netanyahu",), ("United States",)]),
)
@settings(deadline=None, max_examples=25)
def test_every_own_position_is_shown_or_accounted_for(gaza, days, window, reported, actors):
    """A cell is filled, left out with a reason, or the party has stated nothing at all by the day."""
    as_of = FIRST + dt.timedelta(days=days)
    selection = Selection(
        as_of, max(FIRST, as_of - dt.timedelta(days=window)), actors=actors, reported=reported
    )
    shown = conditions.latest(gaza, selection)
    filled = set(zip(shown["proposition_id"], shown["party_id"], strict=True))
    missing = conditions.left_out(gaza, selection, shown)
    rows = gaza.run(gaza.known("positions", as_of))
    rows = rows[(rows["capacity"] == "own") & (rows["date"].dt.date <= as_of)]
    assert filled | set(missing) == set(zip(rows["proposition_id"], rows["party"], strict=True))
    assert not filled & set(missing)
    assert all(day.date() <= as_of for _, day in missing.values())


# What follows from a text


def accepted(dataset, day):
    selection = Selection(dt.date.fromisoformat(day), dataset.coverage.first)
    rows = derived.by_accepting(dataset, selection)
    return {(row.party_id, row.framework_id, row.issue_id): list(row.phases) for row in rows.itertuples()}


def test_only_acceptance_first_hand_and_without_reservation_derives_anything(lakeland):
    """Southshore accepted the draft with reservations, and the ferry agreement only as Oake told of it.

    What the draft says on fishing was public from 20 September, and the agreement took its place on 2 December.
    """
    draft = ("northshore", "2019-09-highmark-draft")
    assert accepted(lakeland, "2019-09-04") == {}
    assert accepted(lakeland, "2019-09-05") == {(*draft, "ferry"): ["1"]}
    assert accepted(lakeland, "2019-09-20") == {(*draft, "ferry"): ["1"], (*draft, "fishing"): ["2"]}
    assert accepted(lakeland, "2019-12-02") == {("northshore", "2019-12-ferry-agreement", "ferry"): ["all"]}


def test_a_statement_since_takes_the_place_of_what_was_derived(gaza):
    """Hamas spoke on the return to the north on 26 January 2025, on reconstruction on 4 February, not on prisoners."""

    def issues(day):
        return {
            issue
            for party, text, issue in accepted(gaza, day)
            if (party, text) == ("hamas", "2025-01-agreement")
        }

    assert issues("2025-01-25") == {
        *("duration", "withdrawal", "philadelphi", "north_return", "hostages"),
        *("prisoners", "aid", "reconstruction", "guarantees"),
    }
    assert issues("2025-01-25") - issues("2025-01-26") == {"north_return"}
    assert issues("2025-01-26") - issues("2025-02-04") == {"reconstruction"}
    assert "prisoners" in issues("2025-02-04")


def test_what_was_derived_ends_with_the_text(gaza):
    """The agreement of January 2025 collapsed on 18 March."""
    assert any(key[1] == "2025-01-agreement" for key in accepted(gaza, "2025-03-01"))
    assert not any(key[1] == "2025-01-agreement" for key in accepted(gaza, "2025-04-01"))


def test_an_acceptance_is_not_told_before_its_day(gaza):
    assert not any(key[1] == "2025-01-agreement" for key in accepted(gaza, "2025-01-14"))


@pytest.mark.parametrize("day", ["2024-08-21", "2025-01-25", "2026-05-25"])
def test_leaving_reported_rows_out_derives_nothing_more(gaza, day):
    everything = derived.by_accepting(gaza, on(day))
    first_hand = derived.by_accepting(gaza, on(day, reported=False))
    assert len(first_hand) == len(everything)


# Provisions


def test_a_provision_is_told_from_the_day_it_was_public(gaza):
    """What the bridging proposal of 16 August 2024 says came out on 4 September."""

    def said(day):
        rows = texts.provisions(gaza, on(day))
        return set(rows.loc[rows["framework_id"] == "2024-08-bridging-proposal", "issue_id"])

    assert said("2024-09-03") == set()
    assert {"duration", "withdrawal", "guarantees"} <= said("2024-09-04")


# The record of a position


def test_the_record_of_a_position_tells_the_partys_line_on_it(gaza):
    record = records.record(gaza, on("2024-08-21"), "position", "2024-08-20-hamas-guarantees-01")
    assert record["proposition"]["issue"] == "Guarantees and sequence"
    assert record["names"] == {"party": "Hamas", "speaker": "Hamas"}
    assert record["text"] == "US bridging proposal"
    line = [(each["position_id"], each["here"]) for each in record["line"]]
    assert line[0] == ("2024-08-20-hamas-guarantees-01", True)
    assert ("2024-08-18-hamas-prisoners-05", False) in line
    assert [each["date"] for each in record["line"]] == sorted(
        (each["date"] for each in record["line"]), reverse=True
    )
    assert record["ended_on"] is None, "it ended in January 2025"
    assert all(each["ended_on"] is None for each in record["line"])


def test_the_record_of_an_ended_position_names_what_ended_it(gaza):
    record = records.record(gaza, on("2025-01-25"), "position", "2024-08-20-hamas-guarantees-01")
    assert (record["ending_kind"], record["ending"]) == ("text", "Ceasefire agreement of January 2025")


def test_a_position_not_public_yet_has_no_record(gaza):
    """The letter of 27 July 2024 came out on 13 August."""
    key = "2024-07-27-israel-north-return-02"
    assert records.record(gaza, on("2024-08-12"), "position", key) is None
    assert records.record(gaza, on("2024-08-13"), "position", key) is not None
