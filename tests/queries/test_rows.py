"""Exact rows, taken by hand from the tables: positions, roles, trips and what was ahead."""

import datetime as dt

import pandas as pd
import pytest

from parley.queries import conditions, evidence, mediation, timeline, travel
from parley.selection import Selection
from tests.queries.packages import assemble, read, whole

FIRST = dt.date(2023, 10, 7)


def on(iso, **filters):
    return Selection(dt.date.fromisoformat(iso), FIRST, **filters)


def iso(value):
    return None if pd.isna(value) else f"{value:%Y-%m-%d}"


# Conditions


def cell(dataset, day, party, proposition):
    rows = conditions.latest(dataset, on(day))
    rows = rows[(rows["party"] == party) & (rows["proposition_id"] == proposition)]
    return [
        (row.position_id, row.stance, row.attribution, row.age, row.beneath, iso(row.ended_on))
        for row in rows.itertuples()
    ]


def test_a_cell_with_a_statement_on_record(gaza):
    assert cell(gaza, "2024-08-21", "Israel", "war-ends-permanently") == [
        ("2024-07-07-israel-duration-01", "opposes", "on_record", 45, False, None)
    ]
    assert cell(gaza, "2024-08-21", "Hamas", "war-ends-permanently") == [
        ("2024-08-19-hamas-duration-03-a", "supports", "on_record", 2, False, None)
    ]


def test_a_later_reported_position_stands_beneath(gaza):
    """The letter of 27 July, public from 13 August, and what a report of 20 August added."""
    assert cell(gaza, "2024-08-21", "Israel", "returns-checked") == [
        ("2024-07-27-israel-north-return-02", "supports", "document", 25, False, None),
        ("2024-08-20-israel-north-return-08-b", "supports", "reported", 1, True, None),
    ]
    assert cell(gaza, "2024-08-12", "Israel", "returns-checked") == [
        ("2024-07-07-israel-north-return-03", "supports", "on_record", 36, False, None)
    ]


def test_a_reported_position_alone_still_stands_beneath(gaza):
    assert cell(gaza, "2024-08-21", "Israel", "displaced-return-north") == [
        ("2024-04-27-israel-north-return-04", "conditional", "reported", 116, True, None)
    ]


def test_an_older_reported_position_is_not_shown_beneath(gaza):
    """Reported in March what the document of 15 January 2025 superseded: only the document stands."""
    assert cell(gaza, "2025-01-25", "Israel", "returns-checked") == [
        ("2025-01-15-israel-north-return-03-b", "conditional", "document", 10, False, "2025-01-19")
    ]


def test_a_position_that_a_text_overtook_says_so_from_that_day(gaza):
    proposition = "corridor-departure-phase-one"
    (before,) = cell(gaza, "2025-01-18", "Israel", proposition)
    (after,) = cell(gaza, "2025-01-25", "Israel", proposition)
    assert before == ("2025-01-15-israel-philadelphi-02-b", "conditional", "document", 3, False, None)
    assert after == (
        "2025-01-15-israel-philadelphi-02-b",
        "conditional",
        "document",
        10,
        False,
        "2025-01-19",
    )
    rows = conditions.latest(gaza, on("2025-01-25")).set_index("position_id")
    assert rows.loc[after[0], "ended_by"] == "2025-01-agreement"


def test_a_mediators_word_fills_no_cell(lakeland):
    """Oake proposed a ceiling as mediator: that is no position of Highmark's own."""
    rows = conditions.latest(lakeland, Selection.whole(lakeland.coverage))
    assert "2019-09-02-highmark-fishing-01" not in set(rows["position_id"])
    assert set(rows["party"]) == {"Northshore", "Southshore"}


def test_speakers_are_given_by_name(lakeland):
    rows = conditions.latest(lakeland, Selection.whole(lakeland.coverage)).set_index("position_id")
    told = rows.loc["2019-06-19-northshore-fishing-01"]
    assert (told["speaker"], told["reported_by"], bool(told["beneath"])) == (
        "Northshore",
        "Sunniva Oake",
        True,
    )


def test_all_rows_of_the_latest_day_are_shown():
    """Two statements of one day may differ: both are shown, neither is chosen."""
    tables = read("lakeland")
    (said,) = [row for row in tables["positions"] if row["position_id"] == "2019-09-06-southshore-fishing-01"]
    tables["positions"].append(
        said | {"position_id": "2019-09-06-southshore-fishing-02", "stance": "opposes"}
    )
    dataset = assemble("lakeland", tables, "two statements")
    rows = conditions.latest(dataset, Selection.whole(dataset.coverage)).query(
        "proposition_id == 'licences-capped' and party == 'Southshore'"
    )
    assert list(rows["stance"]) == ["supports", "opposes"]


def test_propositions_come_in_the_order_of_the_data_set(gaza):
    rows = conditions.propositions(gaza, on("2024-08-21"))
    by_hand = {row["issue_id"]: int(row["order"]) for row in read("gaza-ceasefire")["issues"]}
    issues = list(dict.fromkeys(rows["issue_id"]))
    assert issues == sorted(by_hand, key=by_hand.__getitem__)
    assert len(rows) == len(read("gaza-ceasefire")["propositions"])
    assert rows.iloc[0]["proposition_id"] == "war-ends-permanently"


# Mediation


def test_roles_on_a_day(gaza):
    rows = mediation.roles(gaza, on("2024-08-21"))
    found = {
        (row.mediator, row.actor, row.role, iso(row.start_date), iso(row.end_date))
        for row in rows.itertuples()
    }
    assert {
        ("Egypt", "Egypt", "communicator", "2023-10-07", None),
        ("Qatar", "Qatar", "communicator", "2023-10-07", None),  # until 9 November 2024, known only then
        ("Qatar", "Qatar", "host", "2024-08-15", "2024-08-16"),
        ("United States", "United States", "formulator", "2024-05-31", "2024-08-16"),
        ("United States", "United States", "guarantor", "2024-05-31", None),
        ("United States", "Antony Blinken", "leverage", "2024-08-19", "2024-08-20"),
    } <= found
    by_hand = [row for row in read("gaza-ceasefire")["mediator_roles"] if row["start_date"] <= "2024-08-21"]
    assert len(rows) == len(by_hand)
    assert list(rows["mediator"]) == sorted(rows["mediator"])


def test_days_of_a_role_count_both_ends(gaza):
    rows = mediation.roles(gaza, on("2024-08-21")).set_index(["actor_id", "role", "start_date"])
    assert rows.loc[("qatar", "host", pd.Timestamp("2024-08-15")), "days"] == 2
    assert pd.isna(rows.loc[("qatar", "communicator", pd.Timestamp("2023-10-07")), "days"])


def test_a_role_ends_when_its_end_was_known(gaza):
    for day, end in (("2024-11-08", None), ("2024-11-09", "2024-11-09")):
        rows = mediation.roles(gaza, on(day)).set_index(["actor_id", "role", "start_date"])
        assert iso(rows.loc[("qatar", "communicator", pd.Timestamp("2023-10-07")), "end_date"]) == end


# Travel


def trip(day, trip_id="us-blinken-2024-08"):
    rows = travel.stops(whole("gaza-ceasefire"), on(day))
    return [
        (row.seq, row.city, iso(row.arrive_date), iso(row.depart_date), row.open, row.met)
        for row in rows[rows["trip_id"] == trip_id].itertuples()
    ]


TEL_AVIV = (1, "Tel Aviv", "2024-08-18", "2024-08-19", False, ["Isaac Herzog"])
JERUSALEM = (
    2,
    "Jerusalem",
    "2024-08-19",
    "2024-08-19",
    False,
    ["Benjamin Netanyahu", "Ron Dermer", "Gal Hirsch"],
)
EL_ALAMEIN = (
    3,
    "El Alamein",
    "2024-08-20",
    "2024-08-20",
    False,
    ["Abdel Fattah al-Sisi", "Badr Abdelatty", "Abbas Kamel"],
)
DOHA = (4, "Doha", "2024-08-20", "2024-08-20", False, ["Qatar"])


@pytest.mark.parametrize(
    ("day", "stops"),
    [
        ("2024-08-17", []),
        # Arrived the night before his meetings: no end, nobody met yet
        ("2024-08-18", [(1, "Tel Aviv", "2024-08-18", None, True, [])]),
        ("2024-08-19", [TEL_AVIV, JERUSALEM]),
        ("2024-08-20", [TEL_AVIV, JERUSALEM, EL_ALAMEIN, DOHA]),
        ("2024-08-22", [TEL_AVIV, JERUSALEM, EL_ALAMEIN, DOHA]),
    ],
)
def test_the_stops_of_blinkens_ninth_trip_come_one_by_one(day, stops):
    assert trip(day) == stops


@pytest.mark.parametrize(
    ("day", "end"), [("2024-08-17", None), ("2024-08-19", None), ("2024-08-20", "2024-08-20")]
)
def test_the_trip_has_no_end_while_it_goes_on(day, end, gaza):
    rows = gaza.run(gaza.known("trips", dt.date.fromisoformat(day))).set_index("trip_id")
    row = rows.loc["us-blinken-2024-08"]
    assert (row["ordinal"], iso(row["start_date"]), iso(row["end_date"])) == (9, "2024-08-17", end)


def test_the_last_known_day_of_an_open_stop_is_the_arrival(lakeland):
    rows = travel.stops(lakeland, Selection.whole(lakeland.coverage)).set_index(["trip_id", "seq"])
    row = rows.loc[("oake-2020-01", 2)]
    assert (iso(row["depart_date"]), iso(row["last_day"]), bool(row["open"])) == (None, "2020-01-16", True)
    assert row["note"] == "Departure not stated."
    assert (row["traveller"], row["city"], row["country"]) == ("Sunniva Oake", "Port Alder", "Southshore")


# Timeline


def test_what_was_ahead_on_the_eve_of_two_meetings(gaza):
    """The White House announced both on 30 October 2024; nothing of how they went may show."""
    rows = timeline.upcoming(gaza, on("2024-10-30"))
    assert [
        (row.event_id, iso(row.start_date), row.standing, row.title, row.city) for row in rows.itertuples()
    ] == [
        (
            "2024-10-31-burns-sisi",
            "2024-10-31",
            "upcoming",
            "Burns due in Cairo to meet Egyptian counterparts",
            "Cairo",
        ),
        (
            "2024-10-31-mcgurk-hochstein-netanyahu",
            "2024-10-31",
            "upcoming",
            "McGurk and Hochstein due in Israel",
            "Jerusalem",
        ),
    ]
    assert rows[["end_date", "summary", "outcome"]].isna().all(axis=None)
    assert timeline.upcoming(gaza, on("2024-10-29")).empty
    held = timeline.events(gaza, on("2024-10-31")).set_index("event_id")
    assert held.loc["2024-10-31-burns-sisi", "outcome"] == "held"


def test_the_newest_event_comes_first(gaza):
    rows = timeline.events(gaza, on("2024-08-21"))
    assert rows["start_date"].is_monotonic_decreasing
    assert rows["start_date"].max() == pd.Timestamp("2024-08-21")
    by_hand = [
        row["event_id"]
        for row in read("gaza-ceasefire")["events"]
        if max(row["start_date"], row["public_on"]) <= "2024-08-21"
    ]
    assert sorted(rows["event_id"]) == sorted(by_hand)


# Evidence


def test_a_source_of_the_day_after_is_named_but_not_quoted(lakeland):
    ids = ["lake-post-20190620-01", "highmark-20190619-01", "highmark-20190619-01"]
    rows = evidence.sources(lakeland, ids, dt.date(2019, 6, 19)).set_index("source_id")
    assert list(rows["publisher"]) == ["Foreign Ministry of Highmark", "Lake Post"]
    assert rows["url"].str.startswith("https://").all()
    assert pd.isna(rows.loc["lake-post-20190620-01", ["title", "published_date"]]).all()
    assert rows.loc["highmark-20190619-01", "published_date"] == pd.Timestamp("2019-06-19")
    assert evidence.sources(lakeland, [], dt.date(2019, 6, 19)).empty
