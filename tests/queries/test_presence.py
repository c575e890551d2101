"""Who was in one city on the same day: exact rows, and what must hold whatever the rows."""

import datetime as dt
import itertools

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.queries import intensity, presence
from parley.selection import Selection
from tests.queries.packages import assemble, read

STEADY = {"derandomize": True, "deadline": None, "max_examples": 12}
NUMBERS = itertools.count()
START = dt.date(2019, 6, 1)
TRAVELLERS = ("oake", "tolva", "maren")  # of three delegations
PLACES = ("sandwick", "port_alder", "ridgeton")


def on(iso, since="2023-10-07", **more):
    return Selection(dt.date.fromisoformat(iso), dt.date.fromisoformat(since), **more)


def day(number):
    return (START + dt.timedelta(days=number)).isoformat()


# As the sources have it


def test_blinken_and_netanyahu_met_in_jerusalem_on_19_august(gaza):
    rows = presence.pairs(gaza, on("2024-08-21", since="2024-08-18"))
    found = rows[(rows["one_id"] == "blinken") & (rows["other_id"] == "netanyahu")]
    assert found[["city", "first_day", "last_day", "days", "met"]].to_numpy().tolist() == [
        ["Jerusalem", pd.Timestamp("2024-08-19"), pd.Timestamp("2024-08-19"), 1, True]
    ]


def test_the_runs_of_days_of_that_trip(gaza):
    rows = presence.same_city(gaza, on("2024-08-21", since="2024-08-18", actors=("Antony Blinken",)))
    assert [(row.city, f"{row.first_day:%m-%d}", row.delegations) for row in rows.itertuples()] == [
        ("Doha", "08-20", ["Qatar", "United States"]),
        ("El Alamein", "08-20", ["Egypt", "United States"]),
        ("Jerusalem", "08-19", ["Israel", "United States"]),
        ("Tel Aviv", "08-19", ["Israel", "United States"]),
    ]


def test_a_stop_without_a_sourced_departure_counts_on_its_first_day_alone(gaza):
    """The head of Egyptian intelligence was seen in Doha on 15 August; that he stayed is known from the round."""
    rows = presence.presence(gaza, on("2024-08-21", since="2024-08-15"))
    kamel = rows[(rows["actor_id"] == "kamel") & (rows["city"] == "Doha")]
    assert {(f"{row.day:%d}", row.via) for row in kamel.itertuples()} >= {("15", "stop"), ("16", "event")}
    assert ("16", "stop") not in {(f"{row.day:%d}", row.via) for row in kamel.itertuples()}


def test_indirect_talks_bring_nobody_face_to_face():
    """Two people of the sides take part in a round; only when it is direct did they meet."""
    for form, said in (("indirect", False), ("direct", True)):
        tables = read("lakeland")
        tables["stops"] = tables["trips"] = []
        (talks,) = [row for row in tables["rounds"] if row["round_id"] == "2019-11-ridgeton"]
        talks["format"] = form
        tables["participants"] = [
            {"event_id": "2019-11-12-ridgeton-second", "actor_id": each, "role": "party"}
            for each in ("maren", "tolva")
        ]
        rows = presence.pairs(opened(tables), on("2020-02-01", since="2019-03-04"))
        assert rows[["one", "other", "met"]].to_numpy().tolist() == [["Ida Maren", "Piet Tolva", said]]


def test_a_place_that_is_not_stated_is_no_city(gaza):
    rows = presence.presence(gaza, Selection.whole(gaza.coverage))
    assert not rows["city"].str.contains("not stated").any()


def test_who_was_only_spoken_about_was_not_there(lakeland):
    rows = presence.presence(lakeland, Selection.whole(lakeland.coverage))
    assert set(rows["actor_id"]) <= {"oake", "tolva", "maren"}, "a state is in no city"


# Whatever the rows


def opened(tables):
    return assemble("lakeland", tables, f"drawn for presence {next(NUMBERS)}")


@st.composite
def packages(draw):
    """Draw trips of one or two stops each, of which some have no departure and some name who was met."""
    tables = read("lakeland")
    tables["participants"] = []
    tables["trips"], tables["stops"] = [], []
    for number in range(draw(st.integers(1, 9))):
        who, begun = draw(st.sampled_from(TRAVELLERS)), draw(st.integers(0, 6))
        key = f"trip-{number}"
        arrived = begun
        for seq in range(1, draw(st.integers(1, 2)) + 1):
            left = arrived + draw(st.integers(0, 3))
            met = draw(st.sampled_from(["", *(each for each in TRAVELLERS if each != who)]))
            tables["stops"].append(
                {
                    "trip_id": key,
                    "seq": str(seq),
                    "place_id": draw(st.sampled_from(PLACES)),
                    "arrive_date": day(arrived),
                    "depart_date": draw(st.sampled_from(["", day(left)])),
                    "public_on": "",
                    "met": met,
                    "note": "",
                    "sources": "lake-post-20190610-01",
                }
            )
            arrived = left
        tables["trips"].append(
            {
                "trip_id": key,
                "traveller": who,
                "start_date": day(begun),
                "end_date": day(arrived + 3),
                "public_on": "",
                "confidence": "confirmed",
                "sources": "lake-post-20190610-01",
            }
        )
    return tables


def known_days(row):
    first = dt.date.fromisoformat(row["arrive_date"])
    last = dt.date.fromisoformat(row["depart_date"] or row["arrive_date"])
    return {first + dt.timedelta(days=each) for each in range((last - first).days + 1)}


WHOLE = Selection(dt.date(2020, 2, 1), dt.date(2019, 3, 4))


@settings(**STEADY)
@given(tables=packages())
def test_two_were_together_exactly_where_both_have_a_known_day(tables):
    """Symmetric, never across places, and met only where one names the other: all by plain counting."""
    who = {trip["trip_id"]: trip["traveller"] for trip in tables["trips"]}
    there = {
        (stop["place_id"], each, who[stop["trip_id"]])
        for stop in tables["stops"]
        for each in known_days(stop)
    }
    there |= {  # met at a stop of one known day
        (stop["place_id"], *known_days(stop), stop["met"])
        for stop in tables["stops"]
        if stop["met"] and len(known_days(stop)) == 1
    }
    named = {
        (stop["place_id"], each, frozenset((who[stop["trip_id"]], stop["met"])))
        for stop in tables["stops"]
        if stop["met"]
        for each in known_days(stop)
    }
    expected, met = set(), set()
    for (place, each, one), (other_place, other_day, other) in itertools.permutations(there, 2):
        if (place, each) == (other_place, other_day) and one != other:
            expected.add((place, each, frozenset((one, other))))
    met = expected & named
    rows = presence.pairs(opened(tables), WHOLE)
    assert (rows["one_id"] < rows["other_id"]).all(), "a pair stands once, whichever of the two is asked for"
    found, said = set(), set()
    for row in rows.itertuples():
        span = {(row.first_day + pd.Timedelta(days=each)).date() for each in range(row.days)}
        assert max(span) == row.last_day.date(), "the days of a run follow one another"
        keys = {(row.place_id, each, frozenset((row.one_id, row.other_id))) for each in span}
        found |= keys
        assert row.met == bool(keys & named)
        said |= keys if row.met else set()
    assert found == expected
    assert said >= met


@settings(**STEADY)
@given(tables=packages())
def test_days_add_up_to_the_known_lengths(tables):
    dataset = opened(tables)
    rows = presence.presence(dataset, WHOLE)
    own = rows[rows["via"] == "stop"]
    who = {trip["trip_id"]: trip["traveller"] for trip in tables["trips"]}
    by_hand = {
        (stop["trip_id"], stop["place_id"], each) for stop in tables["stops"] for each in known_days(stop)
    }
    assert {(row.key, row.place_id, row.day.date()) for row in own.itertuples()} == by_hand
    months = intensity.days_by_month(dataset, WHOLE)
    days_away = {(who[trip], each) for trip, _, each in by_hand}
    assert months["days"].sum() == len(days_away)


@settings(**STEADY)
@given(tables=packages(), chosen=st.sampled_from(["Sunniva Oake", "Piet Tolva", "Highmark"]))
def test_chosen_actors_are_in_every_run_that_is_left(tables, chosen):
    dataset = opened(tables)
    whole = presence.same_city(dataset, WHOLE)
    rows = presence.same_city(dataset, Selection(WHOLE.as_of, WHOLE.since, actors=(chosen,)))
    people = {"Highmark": "Sunniva Oake"}.get(chosen, chosen)
    assert all(people in each for each in rows["people"])
    assert rows["days"].sum() <= whole["days"].sum()


@pytest.mark.parametrize("name", ["gaza-ceasefire", "lakeland"])
def test_the_stops_of_a_trip_never_overlap_or_run_backwards(name):
    stops = sorted(read(name)["stops"], key=lambda row: (row["trip_id"], int(row["seq"])))
    for before, after in itertools.pairwise(stops):
        if before["trip_id"] == after["trip_id"]:
            assert after["arrive_date"] >= (before["depart_date"] or before["arrive_date"]), after
            assert int(after["seq"]) == int(before["seq"]) + 1
    assert all(row["depart_date"] >= row["arrive_date"] for row in stops if row["depart_date"])
