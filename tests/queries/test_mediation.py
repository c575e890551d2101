"""Exact rows of the rounds of talks and of who sat at the table, taken by hand from the tables."""

import datetime as dt

import pandas as pd

from parley.queries import mediation
from parley.selection import Selection
from tests.queries.packages import SECRETIVE, assemble, read, whole

FIRST = dt.date(2023, 10, 7)


def on(iso, since=FIRST, **filters):
    return Selection(dt.date.fromisoformat(iso), since, **filters)


def lake(iso, **filters):
    return Selection(dt.date.fromisoformat(iso), dt.date(2019, 3, 4), **filters)


def iso(value):
    return None if pd.isna(value) else f"{value:%Y-%m-%d}"


def plain(rows):
    return [
        (
            row.round_id,
            row.counts,
            row.city,
            iso(row.start_date),
            iso(row.end_date),
            row.mediators,
            row.parties,
            None if pd.isna(row.text) else row.text,
            None if pd.isna(row.days_since) else int(row.days_since),
        )
        for row in rows.itertuples()
    ]


AUGUST = dt.date(2024, 8, 1)
THREE = {"Egypt", "Qatar", "United States"}


def test_the_rounds_of_august_2024(gaza):
    rows = mediation.rounds(gaza, on("2024-08-31", AUGUST))
    assert plain(rows) == [
        (
            "2024-08-doha-2",
            False,
            "Doha",
            "2024-08-28",
            "2024-08-28",
            ["Qatar", "Egypt", "United States"],
            ["Israel"],
            "US bridging proposal",
            None,
        ),
        (
            "2024-08-cairo-2",
            True,
            "Cairo",
            "2024-08-22",
            "2024-08-26",
            ["Egypt", "Qatar", "United States"],
            ["Israel", "Hamas"],
            "US bridging proposal",
            6,  # after 16 August
        ),
        (
            "2024-08-doha",
            True,
            "Doha",
            "2024-08-15",
            "2024-08-16",
            ["Qatar", "Egypt", "United States"],
            ["Israel", "Hamas"],
            "US bridging proposal",
            98,  # after the round in Cairo that ended on 9 May, though the window begins in August
        ),
        ("2024-08-cairo", False, "Cairo", "2024-08-03", "2024-08-03", ["Egypt"], ["Israel"], None, None),
    ]


def test_an_outcome_an_end_and_a_text_stand_from_the_day_they_were_public(gaza):
    """The text on the table was presented on the second of the two days in Doha."""
    for day, end, text, outcome in (
        ("2024-08-15", None, None, None),
        ("2024-08-16", "2024-08-16", "US bridging proposal", "The mediators called the talks constructive"),
    ):
        row = mediation.rounds(gaza, on(day)).iloc[0]
        assert (row["round_id"], iso(row["end_date"])) == ("2024-08-doha", end)
        assert (None if pd.isna(row["text"]) else row["text"]) == text
        assert (None if pd.isna(row["outcome"]) else row["outcome"].partition(";")[0]) == outcome


def test_a_round_that_was_announced_has_not_begun():
    secretive = whole(SECRETIVE)
    assert list(mediation.rounds(secretive, lake("2019-10-01"))["round_id"]) == ["2019-06-ridgeton"]
    assert mediation.rounds(secretive, lake("2019-11-12"))["round_id"].iloc[0] == "2019-11-ridgeton"


def test_a_chosen_actor_is_found_among_mediators_parties_and_who_took_part(gaza):
    window = {"since": AUGUST}
    hamas = mediation.rounds(gaza, on("2024-08-31", **window, actors=("Hamas",)))
    assert list(hamas["round_id"]) == ["2024-08-cairo-2", "2024-08-doha"]
    burns = mediation.rounds(gaza, on("2024-08-31", **window, actors=("William Burns",)))
    assert list(burns["round_id"]) == ["2024-08-cairo-2", "2024-08-doha"]
    assert list(burns["days_since"]) == [6, 98], "the gap is the diplomacy's, not the actor's"
    assert mediation.rounds(gaza, on("2024-08-31", **window, places=("Rome",))).empty


def test_who_sat_at_the_table_in_doha_in_august(gaza):
    rows = mediation.at_the_table(gaza, on("2024-08-31"))
    rows = rows[rows["round_id"] == "2024-08-doha"]
    by_hand = {
        ("Egypt", "Abbas Kamel"): ["envoy"],
        ("Egypt", "Egypt"): ["mediator"],
        ("Hamas", "Hamas"): ["party"],
        ("Israel", "David Barnea"): ["envoy"],
        ("Israel", "Israel"): ["party"],
        ("Israel", "Ronen Bar"): ["envoy"],
        ("Qatar", "Mohammed bin Abdulrahman Al Thani"): ["mediator"],
        ("Qatar", "Qatar"): ["host"],
        ("United States", "Brett McGurk"): ["envoy"],
        ("United States", "United States"): ["mediator"],
        ("United States", "William Burns"): ["envoy"],
    }
    assert {(row.principal, row.name): list(row.roles) for row in rows.itertuples()} == by_hand
    assert rows["office"].isna().all(), "the table of offices has no dates, so nobody's level is known"


def test_a_level_is_the_office_held_on_the_first_day_of_the_round():
    """Maren was in office from 1 May 2019; nobody's office is known for Tolva."""
    tables = read(SECRETIVE)
    for event, actor in (("2019-06-17-ridgeton-round", "maren"), ("2019-11-12-ridgeton-second", "tolva")):
        tables["participants"].append({"event_id": event, "actor_id": actor, "role": "envoy"})
    rows = mediation.at_the_table(assemble(SECRETIVE, tables, "people at the table"), lake("2020-02-03"))
    offices = {(row.round_id, row.name): row.office for row in rows.itertuples() if row.kind == "person"}
    assert offices[("2019-06-ridgeton", "Ida Maren")] == "Prime Minister"
    assert pd.isna(offices[("2019-11-ridgeton", "Piet Tolva")])


def test_who_was_only_spoken_about_sat_at_no_table(gaza):
    rows = mediation.at_the_table(gaza, on("2026-07-31"))
    assert not {role for roles in rows["roles"] for role in roles} & {"subject", "speaker", "voter"}
