"""Exact contacts of known weeks, counted by hand from the tables, and what holds for all of them."""

import datetime as dt

import pandas as pd

from parley.queries import channels, records
from parley.queries.channels import NEWEST, THROUGH, TOGETHER
from parley.selection import Selection
from tests.queries.packages import assemble, read


def week(first, last, **filters):
    return Selection(dt.date.fromisoformat(last), dt.date.fromisoformat(first), **filters)


def rows_of(frame):
    return {(row.actor, row.other, row.kind, row.way): row.contacts for row in frame.itertuples()}


WEEK = {
    # A meeting on 19, two on 20, a call on 21, talks on 22, two calls on 23, a meeting on 24 and talks on 25 August
    ("Egypt", "Hamas", "meeting", TOGETHER): 1,
    ("Egypt", "Israel", "talks", TOGETHER): 2,
    ("Egypt", "Qatar", "meeting", TOGETHER): 1,
    ("Egypt", "Qatar", "talks", TOGETHER): 1,
    ("Egypt", "United States", "call", TOGETHER): 1,
    ("Egypt", "United States", "meeting", TOGETHER): 1,
    ("Egypt", "United States", "talks", TOGETHER): 2,
    ("Hamas", "Qatar", "meeting", TOGETHER): 1,
    ("Israel", "Qatar", "talks", TOGETHER): 1,
    ("Israel", "United States", "call", TOGETHER): 1,
    ("Israel", "United States", "meeting", TOGETHER): 1,
    ("Israel", "United States", "talks", TOGETHER): 2,
    ("Qatar", "United States", "call", TOGETHER): 1,
    ("Qatar", "United States", "meeting", TOGETHER): 1,
    ("Qatar", "United States", "talks", TOGETHER): 1,
}


def test_the_contacts_of_the_week_of_19_august_2024(gaza):
    found = channels.contacts(gaza, week("2024-08-19", "2024-08-25"))
    assert rows_of(found) == WEEK
    talks = found[(found["actor"] == "Egypt") & (found["other"] == "Israel")].iloc[0]
    assert list(talks["event_ids"]) == [
        "2024-08-25-cairo-high-level-round",
        "2024-08-22-cairo-technical-talks",
    ]
    assert [f"{talks[day]:%Y-%m-%d}" for day in ("first_day", "last_day")] == ["2024-08-22", "2024-08-25"]


def test_the_workload_of_that_week(gaza):
    found = channels.workload(gaza, week("2024-08-19", "2024-08-25"))
    assert {(row.mediator, f"{row.month:%Y-%m}", row.kind): row.contacts for row in found.itertuples()} == {
        ("Egypt", "2024-08", "call"): 1,
        ("Egypt", "2024-08", "meeting"): 2,
        ("Egypt", "2024-08", "talks"): 2,
        ("Qatar", "2024-08", "call"): 1,
        ("Qatar", "2024-08", "meeting"): 2,
        ("Qatar", "2024-08", "talks"): 1,
        ("United States", "2024-08", "call"): 3,
        ("United States", "2024-08", "meeting"): 2 + 1,
        ("United States", "2024-08", "talks"): 2,
    }


def test_the_two_sides_of_an_indirect_round_are_joined_only_through_mediators(gaza, lakeland):
    found = channels.contacts(gaza, week("2024-08-15", "2024-08-16"))
    assert rows_of(found)["Hamas", "Israel", "talks", THROUGH] == 1
    assert ("Hamas", "Israel", "talks", TOGETHER) not in rows_of(found)
    sides = {
        way: count
        for (actor, other, kind, way), count in rows_of(
            channels.contacts(lakeland, Selection.whole(lakeland.coverage))
        ).items()
        if (actor, other, kind) == ("Northshore", "Southshore", "talks")
    }
    assert sides == {THROUGH: 1, TOGETHER: 1}, "June 2019 was indirect, November face to face"


def test_the_two_sides_are_never_shown_as_meeting_in_the_shipped_data(gaza):
    """No row of the tables shows Israel and Hamas face to face: not even talks whose format is not stated."""
    found = channels.contacts(gaza, Selection.whole(gaza.coverage))
    assert set(found[(found["actor"] == "Hamas") & (found["other"] == "Israel")]["way"]) == {THROUGH}


def test_the_contacts_of_the_invented_package(lakeland):
    """April's secret meeting counts; an incident, statements, an agreement and a visit put off do not."""
    assert rows_of(channels.contacts(lakeland, Selection.whole(lakeland.coverage))) == {
        ("Northshore", "Southshore", "call", TOGETHER): 1,
        ("Northshore", "Southshore", "meeting", TOGETHER): 1,
        ("Northshore", "Southshore", "talks", TOGETHER): 1,
        ("Northshore", "Southshore", "talks", THROUGH): 1,
        ("Highmark", "Northshore", "meeting", TOGETHER): 1,
        ("Highmark", "Southshore", "meeting", TOGETHER): 1,
        ("Highmark", "Northshore", "talks", TOGETHER): 2,
        ("Highmark", "Southshore", "talks", TOGETHER): 2,
        ("Highmark", "Lake Commission", "talks", TOGETHER): 1,
        ("Lake Commission", "Northshore", "talks", TOGETHER): 1,
        ("Lake Commission", "Southshore", "talks", TOGETHER): 1,
    }


def test_who_only_spoke_voted_or_was_spoken_about_was_in_no_contact():
    tables = read("lakeland")
    call = "2019-03-06-maren-tolva-call"
    for role in ("subject", "speaker", "voter"):
        tables["participants"].append({"event_id": call, "actor_id": "rowan_society", "role": role})
    dataset = assemble("lakeland", tables, "spoken about")
    found = channels.contacts(dataset, Selection.whole(dataset.coverage))
    assert "Rowan Society" not in {*found["actor"], *found["other"]}


def test_a_contact_put_off_or_of_unclear_outcome_does_not_count(gaza):
    for event in read("gaza-ceasefire")["events"]:
        if event["event_type"] in ("call", "meeting", "talks") and event["outcome"] != "held":
            found = channels.contacts(gaza, Selection.whole(gaza.coverage))
            assert event["event_id"] not in {each for ids in found["event_ids"] for each in ids}


def test_with_a_chosen_actor_one_end_of_each_contact_is_its_own(gaza):
    found = channels.contacts(gaza, week("2024-08-19", "2024-08-25", actors=("Qatar",)))
    assert rows_of(found) == {key: count for key, count in WEEK.items() if "Qatar" in key}
    blinken = channels.contacts(gaza, week("2024-08-19", "2024-08-25", actors=("Antony Blinken",)))
    assert rows_of(blinken) == {
        (actor, "United States", "meeting", TOGETHER): 1 for actor in ("Egypt", "Israel", "Qatar")
    }


def test_few_events_are_named_and_all_are_counted(gaza):
    found = channels.contacts(gaza, Selection.whole(gaza.coverage))
    assert max(map(len, found["event_ids"])) == NEWEST
    assert [min(count, NEWEST) for count in found["contacts"]] == list(map(len, found["event_ids"]))
    assert (found["actor"] < found["other"]).all()


def test_the_contacts_of_one_actor(gaza):
    """Blinken's own, counted from the tables: nobody else's American contacts are his."""
    events = {row["event_id"]: row for row in read("gaza-ceasefire")["events"]}
    own = {
        row["event_id"]
        for row in read("gaza-ceasefire")["participants"]
        if row["actor_id"] == "blinken"
        and row["role"] in ("counterpart", "initiator", "host", "envoy", "party")
    }
    calls = [
        key
        for key in own
        if events[key]["event_type"] == "call"
        and (events[key]["public_on"] or events[key]["start_date"]) <= "2024-08-21"
    ]
    record = records.actor(gaza, dt.date(2024, 8, 21), "blinken")
    assert record["contacts"]["kinds"][0] == {"kind": "call", "contacts": len(calls)}
    assert record["contacts"]["others"][0]["name"] == "Israel"
    assert records.actor(gaza, dt.date(2020, 1, 1), "blinken")["contacts"] == {"kinds": [], "others": []}


def test_what_is_empty_stays_typed(gaza):
    nothing = channels.contacts(gaza, week("2023-10-08", "2023-10-08", actors=("Wang Yi",)))
    assert nothing.empty
    assert pd.api.types.is_integer_dtype(nothing["contacts"])
