"""One record and what belongs to it: an event, a trip, a round of talks, a text, an actor, a position.

Each function gives a dict of plain values, or None where the record could not be known on the day. Its parts are lists
of rows, each a dict; ids stand beside names, so that a part can lead to a record of its own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import ibis.expr.types as ir
import pandas as pd

from parley.dataset import Dataset
from parley.queries import channels
from parley.queries.filters import named
from parley.queries.positions import position
from parley.selection import Selection

Record = dict[str, Any]
Rows = list[Record]

SHOWN = 12
"""How many events, trips or positions of an actor are listed; the pages have them all."""
CHECKED = {
    "event": "events",
    "trip": "trips",
    "round": "rounds",
    "text": "frameworks",
    "position": "positions",
}
"""The tables of which a record tells when its row was checked against its sources."""
MET = 8
"""With how many others an actor's contacts are told."""


def record(dataset: Dataset, selection: Selection, kind: str, key: str) -> Record | None:
    """Give a record of a kind of `KINDS` by its id, as it could be known on the as-of day, with its ``checked_on``."""
    found = KINDS[kind](dataset, selection.as_of, key)
    return found and found | {"checked_on": _checked_on(dataset, kind, key)}


def _checked_on(dataset: Dataset, kind: str, key: str) -> dt.date | None:
    checks = dataset.checks.get(CHECKED.get(kind, ""))
    return checks.days.get(key) if checks else None


def event(dataset: Dataset, as_of: dt.date, key: str) -> Record | None:
    """Give an event with ``people, round, stops, answers, positions, before, after``."""
    events = dataset.known("events", as_of)
    found = _first(dataset, _placed(dataset, events.filter(events.event_id == key)))
    if found is None:
        return None
    people = dataset.known("participants", as_of)
    people = named(dataset, people.filter(people.event_id == key), "actor_id")
    answers = dataset.known("framework_responses", as_of)
    positions = dataset.known("positions", as_of)
    rounds = dataset.known("rounds", as_of)
    return found | {
        "people": _rows(dataset, people.order_by("role", "name")),
        "round": _first(dataset, rounds.filter(rounds.round_id == (found["round_id"] or ""))),
        "stops": _stops_there(dataset, as_of, found, people),
        "answers": _rows(dataset, _answers(dataset, answers.filter(answers.event_id == key), as_of)),
        "positions": _rows(dataset, _positions(dataset, positions.filter(positions.event_id == key))),
        **_neighbours(dataset, events, found, "event_id", "start_date"),
    }


def trip(dataset: Dataset, as_of: dt.date, key: str) -> Record | None:
    """Give a trip with its ``stops``, and the traveller's trips ``before`` and ``after``.

    A stop has its ``nights``, None where the departure is not known, and the ``events`` there on its known days, each
    with ``took_part``: whether the traveller is named in it.
    """
    trips = dataset.known("trips", as_of).rename(traveller_id="traveller")
    trips = named(dataset, trips, "traveller_id").rename(traveller="name")
    found = _first(dataset, trips.filter(trips.trip_id == key))
    if found is None:
        return None
    stops = dataset.known("stops", as_of)
    rows = _rows(dataset, _placed(dataset, stops.filter(stops.trip_id == key)).order_by("seq"))
    for row in rows:
        row["met"] = [{"actor_id": each, "name": dataset.vocabulary.name(each)} for each in row["met"]]
        row["nights"] = (row["depart_date"] - row["arrive_date"]).days if row["depart_date"] else None
    _add_events(dataset, as_of, found["traveller_id"], rows)
    own = trips.filter(trips.traveller_id == found["traveller_id"])
    return found | {"stops": rows, **_neighbours(dataset, own, found, "trip_id", "start_date")}


def talks(dataset: Dataset, as_of: dt.date, key: str) -> Record | None:
    """Give a round of talks with its ``events`` and text, and the rounds or contacts ``before`` and ``after``."""
    rounds = dataset.known("rounds", as_of)
    found = _first(dataset, _placed(dataset, rounds.filter(rounds.round_id == key)))
    if found is None:
        return None
    events = dataset.known("events", as_of)
    texts = dataset.known("frameworks", as_of)
    for column in ("mediators", "parties"):
        found[column] = [{"actor_id": each, "name": dataset.vocabulary.name(each)} for each in found[column]]
    return found | {
        "events": _rows(dataset, events.filter(events.round_id == key).order_by("start_date", "event_id")),
        "text": _first(dataset, texts.filter(texts.framework_id == (found["framework_id"] or ""))),
        **_neighbours(dataset, rounds, found, "round_id", "start_date"),
    }


def text(dataset: Dataset, as_of: dt.date, key: str) -> Record | None:
    """Give a text with its ``status`` over time, ``answers``, ``provisions``, and what it replies to and has drawn."""
    texts = dataset.known("frameworks", as_of)
    found = _first(dataset, texts.filter(texts.framework_id == key))
    if found is None:
        return None
    status = dataset.known("framework_status", as_of)
    answers = dataset.known("framework_responses", as_of)
    provisions = dataset.known("provisions", as_of)
    issues = dataset.table("issues").select("issue_id", issue="name", issue_order="order")
    said = provisions.filter(provisions.framework_id == key).inner_join(issues, "issue_id")
    found["proposers"] = [
        {"actor_id": each, "name": dataset.vocabulary.name(each)} for each in found["proposers"]
    ]
    changes = _rows(dataset, status.filter(status.framework_id == key).order_by("date", "status"))
    for change in changes:
        change["claimed_by"] = dataset.vocabulary.name(change["actor_id"]) if change["actor_id"] else None
    return found | {
        "status": changes,
        "answers": _rows(dataset, _answers(dataset, answers.filter(answers.framework_id == key), as_of)),
        "provisions": _rows(dataset, said.order_by("issue_order", "phase", "seq")),
        "answered": _first(dataset, texts.filter(texts.framework_id == (found["replies_to"] or ""))),
        "replies": _rows(dataset, texts.filter(texts.replies_to == key).order_by("date", "framework_id")),
    }


def actor(dataset: Dataset, as_of: dt.date, key: str) -> Record | None:
    """Give an actor with ``principal, members, roles, offices, designations, contacts`` and the newest ``events, trips, positions``.

    An actor tells of no day, and is always known; what it did or said is as of the day.
    """
    names = dataset.vocabulary
    if key not in names.actors:
        return None
    one = names.actors[key]
    events = dataset.known("events", as_of)
    took_part = dataset.known("participants", as_of)
    events = events.semi_join(took_part.filter(took_part.actor_id == key), "event_id")
    trips = dataset.known("trips", as_of)
    positions = dataset.known("positions", as_of)
    roles, offices = dataset.known("mediator_roles", as_of), dataset.known("offices", as_of)
    listed = dataset.known("designations", as_of)
    by = dataset.table("actors").select("actor_id", listed_by_name="name")
    said = positions.filter((positions.party == key) | (positions.speaker == key))
    return {
        "actor_id": key,
        "name": one.name,
        "kind": one.kind,
        "side": one.side,
        "sources": [],
        "principal": names.actors[one.represents] if one.represents else None,
        "members": sorted(
            (each for each in names.actors.values() if each.represents == key), key=lambda each: each.name
        ),
        "roles": _rows(dataset, roles.filter(roles.actor_id == key).order_by("start_date", "role")),
        "offices": _rows(dataset, offices.filter(offices.actor_id == key).order_by("start_date", "seq")),
        "designations": _rows(
            dataset, listed.filter(listed.actor_id == key).inner_join(by, [("listed_by", "actor_id")])
        ),
        "contacts": channels.of_actor(dataset, as_of, key, MET),
        "events": _rows(dataset, _newest(events, "start_date", "event_id")),
        "trips": _rows(dataset, _newest(trips.filter(trips.traveller == key), "start_date", "trip_id")),
        "positions": _rows(dataset, _newest(_positions(dataset, said), "date", "position_id")),
    }


KINDS: dict[str, Callable[[Dataset, dt.date, str], Record | None]] = {
    "event": event,
    "trip": trip,
    "round": talks,
    "text": text,
    "actor": actor,
    "position": position,
}
"""The kinds of record, by the parameter that names one in an address."""


def source_ids(part: object) -> set[str]:
    """Gather the ids of all sources that a record and its parts name."""
    if isinstance(part, dict):
        own = set(part.get("sources") or ())
        return own.union(*(source_ids(each) for name, each in part.items() if name != "sources"))
    if isinstance(part, list):
        return set().union(*(source_ids(each) for each in part))
    return set()


def _rows(dataset: Dataset, rows: ir.Table) -> Rows:
    """Answer an expression as dicts, with None for what is missing and lists for arrays."""
    return [
        {
            str(name): list(value) if _is_list(value) else None if pd.isna(value) else value
            for name, value in row.items()
        }
        for row in dataset.run(rows).to_dict("records")
    ]


def _is_list(value: object) -> bool:
    return hasattr(value, "__len__") and not isinstance(value, str)


def _first(dataset: Dataset, rows: ir.Table) -> Record | None:
    return next(iter(_rows(dataset, rows.limit(1))), None)


def _placed(dataset: Dataset, rows: ir.Table) -> ir.Table:
    places = dataset.table("places").select("place_id", "city", "country")
    return rows.left_join(places, "place_id").drop("place_id_right")


def _newest(rows: ir.Table, day: str, key: str) -> ir.Table:
    return rows.order_by(rows[day].desc(), rows[key].desc()).limit(SHOWN)


def _answers(dataset: Dataset, rows: ir.Table, as_of: dt.date) -> ir.Table:
    texts = dataset.known("frameworks", as_of).select("framework_id", text="name")
    rows = named(dataset, rows, "actor_id").rename(actor="name")
    return rows.inner_join(texts, "framework_id").order_by(rows.date.desc(), rows.response_id)


def _positions(dataset: Dataset, rows: ir.Table) -> ir.Table:
    propositions = dataset.table("propositions").select("proposition_id", "statement")
    actors = dataset.table("actors").select("actor_id", party_name="name")
    rows = rows.inner_join(propositions, "proposition_id")
    return rows.inner_join(actors, [("party", "actor_id")]).drop("actor_id")


def _stops_there(dataset: Dataset, as_of: dt.date, found: Record, people: ir.Table) -> Rows:
    """List the stops in which someone who took part was in the event's city on its days."""
    if found["place_id"] is None:
        return []
    last = (found["end_date"] or pd.Timestamp(as_of)).date()
    trips = dataset.known("trips", as_of).select("trip_id", "label", "ordinal", traveller_id="traveller")
    stops = dataset.known("stops", as_of)
    left = stops.depart_date.fill_null(stops.arrive_date)
    stops = stops.filter(
        stops.place_id == found["place_id"], stops.arrive_date <= last, left >= found["start_date"].date()
    )
    stops = stops.inner_join(trips, "trip_id").semi_join(people, [("traveller_id", "actor_id")])
    rows = named(dataset, stops, "traveller_id").rename(traveller="name")
    return _rows(dataset, rows.order_by("arrive_date", "trip_id"))


def _add_events(dataset: Dataset, as_of: dt.date, traveller: str, stops: Rows) -> None:
    """Give each stop of a traveller the events in its city on its known days, those with the traveller first."""
    if not stops:
        return
    events = dataset.known("events", as_of)
    people = dataset.known("participants", as_of)
    there = people.filter(people.actor_id == traveller).select("event_id").distinct()
    ended = max(stop["depart_date"] or stop["arrive_date"] for stop in stops).date()
    last = events.end_date.fill_null(events.start_date)
    events = events.filter(
        events.place_id.isin(sorted({stop["place_id"] for stop in stops})),
        events.date_precision == "day",
        events.start_date <= ended,
        last >= stops[0]["arrive_date"].date(),
    )
    rows = events.mutate(took_part=events.event_id.isin(there.event_id))
    found = _rows(dataset, rows.order_by(rows.took_part.desc(), "start_date", "event_id"))
    for stop in stops:
        left = stop["depart_date"] or stop["arrive_date"]
        stop["events"] = [
            event
            for event in found
            if event["place_id"] == stop["place_id"]
            and event["start_date"] <= left
            and (event["end_date"] or event["start_date"]) >= stop["arrive_date"]
        ]


def _neighbours(dataset: Dataset, rows: ir.Table, found: Record, key: str, day: str) -> Record:
    """Give the record just before and just after, by day and then by id."""
    here, own = found[day].date(), found[key]
    earlier = (rows[day] < here) | ((rows[day] == here) & (rows[key] < own))
    later = (rows[day] > here) | ((rows[day] == here) & (rows[key] > own))
    return {
        "before": _first(dataset, rows.filter(earlier).order_by(rows[day].desc(), rows[key].desc())),
        "after": _first(dataset, rows.filter(later).order_by(rows[day], rows[key])),
    }
