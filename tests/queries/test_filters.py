"""What the filters let through: exact rows, and that a filter only ever takes away."""

import datetime as dt
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parley.queries import conditions, mediation, timeline, travel
from parley.selection import Selection
from tests.queries.asked import QUERIES, keys
from tests.queries.packages import whole


def gaza_on(iso, since="2024-08-18", **filters):
    return Selection(dt.date.fromisoformat(iso), dt.date.fromisoformat(since), **filters)


def lake(**filters):
    return replace(Selection.whole(whole("lakeland").coverage), **filters)


def event_ids(dataset, selection):
    return list(timeline.events(dataset, selection)["event_id"])


def stop_ids(dataset, selection):
    return list(travel.stops(dataset, selection)[["trip_id", "seq"]].itertuples(index=False, name=None))


# Actors


def test_a_state_brings_the_events_of_those_who_represent_it(gaza):
    found = timeline.events(gaza, gaza_on("2024-08-20", actors=("Qatar",)))
    assert [(row.event_id, list(row.actors)) for row in found.itertuples()] == [
        ("2024-08-20-blinken-al-thani-doha", ["Antony Blinken", "Mohammed bin Abdulrahman Al Thani"])
    ]
    day_after = event_ids(gaza, gaza_on("2024-08-21", actors=("Qatar",)))
    assert day_after == ["2024-08-21-cairo-round-postponed", "2024-08-20-blinken-al-thani-doha"]


def test_a_person_does_not_bring_the_state(gaza):
    minister = gaza_on("2024-08-21", actors=("Mohammed bin Abdulrahman Al Thani",))
    assert event_ids(gaza, minister) == ["2024-08-20-blinken-al-thani-doha"]


def test_several_actors_are_any_of_them(gaza):
    apart = [event_ids(gaza, gaza_on("2024-08-21", actors=(name,))) for name in ("Qatar", "Isaac Herzog")]
    together = event_ids(gaza, gaza_on("2024-08-21", actors=("Qatar", "Isaac Herzog")))
    assert apart[1]
    assert sorted(together) == sorted({each for ids in apart for each in ids})


def test_the_others_in_a_found_event_are_still_named(lakeland):
    (found,) = timeline.events(lakeland, lake(actors=("Rowan Society",))).to_dict("records")
    assert found["event_id"] == "2019-12-02-ferry-agreement"
    assert list(found["actors"]) == ["Ida Maren", "Piet Tolva", "Rowan Society", "Sunniva Oake"]


def test_who_was_met_is_in_the_stop(gaza):
    """Sisi received Blinken in El Alamein; the hosts in Doha are not named, so the state stands for them."""
    assert stop_ids(gaza, gaza_on("2024-08-20", actors=("Abdel Fattah al-Sisi",))) == [
        ("us-blinken-2024-08", 3)
    ]
    assert ("us-blinken-2024-08", 3) in stop_ids(gaza, gaza_on("2024-08-20", actors=("Egypt",)))
    assert stop_ids(gaza, gaza_on("2024-08-20", actors=("Qatar",))) == [("us-blinken-2024-08", 4)]
    blinken = stop_ids(gaza, gaza_on("2024-08-20", actors=("Antony Blinken",)))
    assert blinken == [("us-blinken-2024-08", seq) for seq in (1, 2, 3, 4)]


def test_who_was_met_is_not_in_the_stop_before_it_was_known(lakeland):
    """Tolva's meeting with Oake is told with the end of the stop; until then Oake is not in it."""
    under_way = Selection(dt.date(2019, 12, 2), dt.date(2019, 12, 1), actors=("Sunniva Oake",))
    over = replace(under_way, as_of=dt.date(2019, 12, 3))
    assert stop_ids(whole("lakeland"), under_way) == []
    assert stop_ids(lakeland, over) == [("tolva-2019-12", 1)]


def test_a_chosen_party_keeps_its_own_positions_only(gaza):
    found = conditions.latest(gaza, gaza_on("2024-08-21", since="2023-10-07", actors=("Hamas",)))
    assert set(found["party"]) == {"Hamas"}


def test_a_chosen_speaker_keeps_the_cells_whose_latest_word_is_theirs(gaza):
    """Someone's older word must not pass for the party's latest."""
    everyone = conditions.latest(gaza, gaza_on("2025-01-25", since="2023-10-07"))
    for name in ("Israel Katz", "Osama Hamdan", "Benjamin Netanyahu"):
        found = conditions.latest(gaza, gaza_on("2025-01-25", since="2023-10-07", actors=(name,)))
        expected = everyone.loc[everyone["speaker"] == name, "position_id"]
        assert list(found["position_id"]) == list(expected)
        assert len(expected)


def test_roles_of_a_state_are_its_own_and_its_peoples(lakeland):
    found = mediation.roles(lakeland, lake(actors=("Highmark",)))
    assert [tuple(row) for row in found[["mediator", "actor", "role"]].to_numpy()] == [
        ("Highmark", "Sunniva Oake", "formulator"),
        ("Highmark", "Highmark", "host"),
    ]
    alone = mediation.roles(lakeland, lake(actors=("Sunniva Oake",)))
    assert list(alone["actor_id"]) == ["oake"]


# Since


def test_since_keeps_what_reaches_into_the_window(lakeland):
    """A round from 17 to 19 June is in a window that begins on its last day, and in none that begins later."""
    assert "2019-06-17-ridgeton-round" in event_ids(lakeland, lake(since=dt.date(2019, 6, 19)))
    assert "2019-06-17-ridgeton-round" not in event_ids(lakeland, lake(since=dt.date(2019, 6, 20)))


def test_since_keeps_what_is_under_way(lakeland):
    day = Selection(dt.date(2019, 6, 18), dt.date(2019, 6, 18))
    assert event_ids(lakeland, day) == ["2019-06-17-ridgeton-round"]


def test_since_and_stops_and_roles_and_positions(lakeland):
    first_tour = Selection(dt.date(2019, 11, 1), dt.date(2019, 6, 7))
    assert stop_ids(lakeland, first_tour) == [("oake-2019-06", 2)]  # she left the other shore on the 6th
    assert stop_ids(lakeland, replace(first_tour, since=dt.date(2019, 6, 9))) == []
    assert list(mediation.roles(lakeland, lake(since=dt.date(2019, 12, 2)))["role"]) == ["formulator", "host"]
    assert list(mediation.roles(lakeland, lake(since=dt.date(2019, 12, 3)))["role"]) == ["host"]
    late = conditions.latest(lakeland, lake(since=dt.date(2019, 12, 2)))
    assert list(late["position_id"]) == ["2019-12-02-northshore-ferry-01"]


# Types, places, issues


def test_event_types_are_chosen_by_their_label(lakeland):
    assert event_ids(lakeland, lake(event_types=("Talks",))) == [
        "2019-11-12-ridgeton-second",
        "2019-06-17-ridgeton-round",
    ]
    both = event_ids(lakeland, lake(event_types=("Call", "Incident")))
    assert both == ["2019-03-06-maren-tolva-call", "2019-03-04-ferry-seized"]


def test_places_keep_events_and_stops_there(lakeland):
    assert event_ids(lakeland, lake(places=("Port Alder",))) == [
        "2019-09-06-southshore-answer",
        "2019-03-04-ferry-seized",
    ]
    assert stop_ids(lakeland, lake(places=("Port Alder",))) == [("oake-2019-06", 2), ("oake-2020-01", 2)]


def test_issues_keep_propositions_and_positions_on_them(lakeland):
    asked = lake(issues=("Ferry",))
    assert list(conditions.propositions(lakeland, asked)["proposition_id"]) == [
        "ferry-sails-freely",
        "crews-inspected",
    ]
    assert set(conditions.latest(lakeland, asked)["issue_id"]) == {"ferry"}


# Text


def test_text_is_found_in_titles_and_summaries_in_any_case(lakeland):
    title = "2019-06-03-highmark-offers"
    assert event_ids(lakeland, lake(text="OFFERS TO MEDIATE")) == [title]
    assert event_ids(lakeland, lake(text="host talks in ridgeton")) == [title]


def test_text_finds_letters_beyond_ascii(gaza):
    everything = gaza_on("2026-07-01", since="2023-10-07")
    found = timeline.events(gaza, replace(everything, text="TÜRKIYE"))
    assert len(found)
    told = found["title"] + " " + found["summary"]
    assert told.str.contains("türkiye", case=False).all()


@pytest.mark.parametrize(
    "text",
    [".*", "%", "_", "(", "[a-z]", "\\", "'", '"', "'; drop table events; --", "a" * 5000, "🕊", "^the$"],
)
def test_text_is_taken_literally(text, lakeland):
    """No pattern and no SQL: what holds no such characters is not found, and the next question is answered."""
    found = timeline.events(lakeland, lake(text=text))
    everything = timeline.events(lakeland, lake())
    told = (everything["title"] + " " + everything["summary"]).str.lower()
    expected = everything[told.str.contains(text.lower(), regex=False)]
    assert list(found["event_id"]) == list(expected["event_id"])
    assert len(everything) == 12


def test_a_full_stop_is_no_wildcard(lakeland):
    assert len(event_ids(lakeland, lake(text="ferry"))) == 5
    assert event_ids(lakeland, lake(text="f.rry")) == []


def test_text_that_no_document_can_hold_is_no_error(lakeland):
    """A NUL or half a character can stand in an address; it ends no statement and searches for nothing."""
    assert event_ids(lakeland, lake(text="fer\x00ry")) == event_ids(lakeland, lake(text="ferry"))
    assert event_ids(lakeland, lake(text="\ud800ferry")) == event_ids(lakeland, lake(text="ferry"))


# A filter only takes away


@st.composite
def narrow_and_wide(draw, name):
    """Draw a selection, and the same with some of its filters lifted."""
    dataset = whole(name)
    vocabulary, coverage = dataset.vocabulary, dataset.coverage

    def some(names):
        return st.lists(st.sampled_from(sorted(names)), max_size=4).map(tuple)

    as_of = draw(st.dates(coverage.first, coverage.last))
    narrow = Selection(
        as_of=as_of,
        since=draw(st.dates(coverage.first, as_of)),
        actors=draw(some(vocabulary.members)),
        event_types=draw(some(vocabulary.event_types)),
        places=draw(some(vocabulary.places)),
        issues=draw(some(vocabulary.issues)),
        text=draw(st.sampled_from(["", "talks", "the", "round"])),
    )
    lifted = {
        "since": coverage.first,
        "actors": (),
        "event_types": (),
        "places": (),
        "issues": (),
        "text": "",
    }
    chosen = draw(st.sets(st.sampled_from(sorted(lifted)), min_size=1))
    return narrow, replace(narrow, **{each: lifted[each] for each in chosen})


@pytest.mark.parametrize(("package", "examples"), [("gaza-ceasefire", 4), ("lakeland", 5)])
def test_adding_a_filter_never_adds_a_row(package, examples):
    @settings(
        max_examples=examples, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
    )
    @given(pair=narrow_and_wide(package))
    def holds(pair):
        narrow, wide = pair
        for name, query in QUERIES.items():
            fewer, more = query(whole(package), narrow), query(whole(package), wide)
            assert set(keys(name, fewer)) <= set(keys(name, more)), name

    holds()


def test_months_of_the_window_stand_even_where_nothing_happened(lakeland):
    found = QUERIES["catalogue.by_month"](lakeland, lake(since=dt.date(2019, 12, 1)))
    wide = found.pivot_table(index="month", columns="table", values="rows", aggfunc="sum")
    assert [f"{month:%Y-%m}" for month in wide.index] == ["2019-12", "2020-01", "2020-02"]
    assert wide.loc[pd.Timestamp("2019-12-01")].to_dict() == {"events": 2, "positions": 1, "stops": 1}
    assert wide.loc[pd.Timestamp("2020-01-01")].to_dict() == {"events": 0, "positions": 0, "stops": 2}
