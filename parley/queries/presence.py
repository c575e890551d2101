"""Who was in one place on the same day, and whether a source says that they met.

A day counts only where it is known. A stop whose departure no source states is known on its first day alone; an event
whose day is known to the month is left out, and so is a place that stands for one not stated. What is left is less than
what was: not being here is never a finding.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import ibis
import pandas as pd

from parley.dataset import Dataset
from parley.queries import travel
from parley.queries.filters import chosen, heeding_attribution
from parley.queries.remembered import remembered
from parley.selection import Selection

if TYPE_CHECKING:
    import ibis.expr.types as ir

IN_PERSON = ("meeting", "talks")
"""Types of event whose participants were in one place."""
TAKING_PART = ("counterpart", "party", "mediator", "host", "envoy", "observer")
"""Roles of those who were there; a subject was only spoken about, an initiator may have called from elsewhere."""
FACE_TO_FACE = ("direct", "one_side", "mediators_only")
"""Formats of talks in which all who took part met; in an indirect round the sides did not."""
LONGEST_EVENT = 7
"""An event of more days says of nobody that they were there on each of them: only its first day counts."""
UNSTATED = "not stated)"
"""So ends the name of a place that stands for one not stated, by the codebook: two people there need not have met."""
DAY = pd.Timedelta(days=1)
PRESENCE = (
    "day",
    "place_id",
    "city",
    "country",
    "actor_id",
    "name",
    "delegation",
    "side",
    "via",
    "kind",
    "key",
    "sources",
)


@remembered
def presence(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """List who is known to have been where on which day of the window; actors that are chosen don't narrow it.

    Returns
    -------
    DataFrame
        `PRESENCE`. One row a day, person, place and record (``kind`` and ``key``), by day, city, name and record.
        ``via`` says how it is known: *stop* (a traveller's), *met* (by a traveller at a stop of one known day) or
        *event* (a meeting or talks that they took part in).
    """
    of_stops = _at_stops(dataset, selection)
    of_events = _at_events(dataset, selection)
    rows = pd.concat([each for each in (of_stops, of_events) if len(each)] or [of_stops], ignore_index=True)
    rows = rows[
        (rows["day"] >= pd.Timestamp(selection.since)) & (rows["day"] <= pd.Timestamp(selection.as_of))
    ]
    names = dataset.vocabulary
    rows = rows.assign(
        name=[names.name(each) for each in rows["actor_id"]],
        delegation=[names.name(names.principal(each)) for each in rows["actor_id"]],
        side=[names.actors[each].side for each in rows["actor_id"]],
    )
    rows = rows.sort_values(["day", "city", "name", "kind", "key", "via"], ascending=[True] * 5 + [False])
    once = rows.drop_duplicates(["day", "place_id", "actor_id", "kind", "key"])
    return once[list(PRESENCE)].reset_index(drop=True)


@remembered
def met(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """List which two people met where, as sources say: one is named at the other's stop, or both met at an event.

    Returns
    -------
    DataFrame
        ``one_id, other_id, place_id, first_day, last_day, kind, key, sources``; one row a pair and record, ``one_id``
        before ``other_id``. The meeting was on one of the days from ``first_day`` to ``last_day``.
    """
    columns = ["one_id", "other_id", "place_id", "first_day", "last_day", "kind", "key", "sources"]
    stops = _stops(dataset, selection)
    at_stops = stops.explode("met").dropna(subset="met").rename(columns={"traveller_id": "a", "met": "b"})
    at_stops = at_stops.assign(first_day=at_stops["arrive_date"], last_day=at_stops["last_day"], kind="trip")
    at_stops = at_stops.rename(columns={"trip_id": "key"})
    events = _events(dataset, selection)
    events = events[(events["event_type"] != "talks") | events["format"].isin(FACE_TO_FACE)]
    both = events.merge(events[["event_id", "actor_id"]], on="event_id", suffixes=("", "_b"))
    both = both.rename(columns={"actor_id": "a", "actor_id_b": "b", "event_id": "key"}).assign(kind="event")
    parts = [
        each[["a", "b", *columns[2:]]]
        for each in (at_stops, both.rename(columns={"start_date": "first_day"}))
    ]
    rows = pd.concat([each for each in parts if len(each)] or parts[:1], ignore_index=True)
    first_of_two = rows["a"] < rows["b"]
    rows = rows.assign(
        one_id=rows["a"].where(first_of_two, rows["b"]), other_id=rows["b"].where(first_of_two, rows["a"])
    )
    rows = rows.astype({"first_day": "datetime64[us]", "last_day": "datetime64[us]"})
    rows = rows[rows["one_id"] != rows["other_id"]].drop_duplicates(
        ["one_id", "other_id", "kind", "key", "first_day"]
    )
    return rows[columns].sort_values(["first_day", "one_id", "other_id", "kind", "key"], ignore_index=True)


@remembered
def same_city(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """List the runs of days on which people of several delegations were in one city.

    With actors chosen, only days count on which one of them, or of who represents them, was there.

    Returns
    -------
    DataFrame
        ``place_id, city, country, first_day, last_day, days, people, delegations``, the newest first. ``people`` and
        ``delegations`` hold names.
    """
    rows = _shared(dataset, selection)
    rows = rows.assign(run=_runs(rows, ["place_id"]))
    columns = ["place_id", "city", "country"]
    runs = rows.groupby([*columns, "run"], as_index=False).agg(
        first_day=("day", "min"),
        last_day=("day", "max"),
        days=("day", "nunique"),
        people=("name", lambda names: sorted(set(names))),
        delegations=("delegation", lambda names: sorted(set(names))),
    )
    runs = runs.sort_values(
        ["last_day", "first_day", "city"], ascending=[False, False, True], ignore_index=True
    )
    return runs.drop(columns="run")


@remembered
def pairs(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """List which two people of different delegations were in one city on the same days, and whether they met.

    Returns
    -------
    DataFrame
        ``place_id, city, country, one_id, one, other_id, other, first_day, last_day, days, met``, the newest first.
        One row a run of days that follow one another; ``met`` only where a source says so, within these days.
    """
    return paired(_shared(dataset, selection), met(dataset, selection))


def paired(shared: pd.DataFrame, meetings: pd.DataFrame) -> pd.DataFrame:
    """Give the `pairs` of rows of `presence`, with the meetings of `met`."""
    columns = ["day", "place_id", "actor_id", "name", "delegation", "city", "country"]
    there = shared[columns].drop_duplicates(["day", "place_id", "actor_id"])
    two = there.merge(there, on=["day", "place_id", "city", "country"], suffixes=("_a", "_b"))
    two = two[(two["actor_id_a"] < two["actor_id_b"]) & (two["delegation_a"] != two["delegation_b"])]
    two = two.rename(
        columns={"actor_id_a": "one_id", "actor_id_b": "other_id", "name_a": "one", "name_b": "other"}
    )
    by = ["place_id", "one_id", "other_id"]
    two = two.assign(run=_runs(two, by))
    keys = ["place_id", "city", "country", "one_id", "one", "other_id", "other"]
    runs = two.groupby([*keys, "run"], as_index=False).agg(
        first_day=("day", "min"), last_day=("day", "max"), days=("day", "size")
    )
    said = runs.merge(meetings, on=by, how="left", suffixes=("", "_met"))
    within = (said["first_day_met"] <= said["last_day"]) & (said["last_day_met"] >= said["first_day"])
    known = said[within].drop_duplicates([*by, "run"]).set_index([*by, "run"]).index
    runs["met"] = pd.MultiIndex.from_frame(runs[[*by, "run"]]).isin(known)
    order = ["last_day", "first_day", "city", "one", "other"]
    runs = runs.sort_values(order, ascending=[False, False, True, True, True], ignore_index=True)
    return runs.drop(columns="run")


def mark_met(runs: pd.DataFrame, two: pd.DataFrame) -> pd.DataFrame:
    """Add to the runs of `same_city` whether any of the `pairs` in them met, as ``met``."""
    known = two.loc[two["met"], ["place_id", "first_day"]].sort_values("first_day")
    starts = runs[["place_id", "first_day"]].assign(run=runs["first_day"]).sort_values("first_day")
    # The days of a pair lie within one run of their city, the last that began by then
    of_runs = pd.merge_asof(known, starts, on="first_day", by="place_id")
    found = pd.MultiIndex.from_frame(of_runs[["place_id", "run"]])
    return runs.assign(met=pd.MultiIndex.from_frame(runs[["place_id", "first_day"]]).isin(found))


def shared_days(rows: pd.DataFrame) -> pd.DataFrame:
    """Keep of `presence` the days on which people of several delegations were in one city."""
    if rows.empty:
        return rows
    return rows[rows.groupby(["place_id", "day"])["delegation"].transform("nunique") > 1]


def _shared(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    rows = shared_days(presence(dataset, selection))
    if selection.actors and len(rows):
        ours = rows["actor_id"].isin(chosen(dataset, selection))
        rows = rows[ours.groupby([rows["place_id"], rows["day"]]).transform("any")]
    return rows


def _runs(rows: pd.DataFrame, by: list[str]) -> pd.Series:
    """Give each row the number of its run: days of its group that follow one another."""
    days = rows[[*by, "day"]].drop_duplicates().sort_values([*by, "day"])
    days["run"] = (days.groupby(by)["day"].diff() != DAY).cumsum()
    numbers = rows[[*by, "day"]].merge(days, on=[*by, "day"], how="left")["run"]
    return numbers.set_axis(rows.index)


def _stops(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """Give the stops of the window at places that are stated, with the ids of those met."""
    everyone = dataclasses.replace(selection, actors=())
    rows = travel.in_window(dataset, everyone)
    stated = rows.filter(~rows.city.endswith(UNSTATED))
    columns = (
        "trip_id",
        "seq",
        "traveller_id",
        "place_id",
        "city",
        "country",
        "arrive_date",
        "last_day",
        "met",
    )
    return dataset.run(stated.select(*columns, "sources").order_by("trip_id", "seq"))


def _at_stops(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    stops = _stops(dataset, selection).rename(columns={"traveller_id": "actor_id", "trip_id": "key"})
    stops = stops.assign(
        kind="trip", via="stop", length=(stops["last_day"] - stops["arrive_date"]).dt.days + 1
    )
    travelled = _each_day(stops, "arrive_date")
    received = stops[stops["length"] == 1].drop(columns="actor_id").explode("met").dropna(subset="met")
    received = received.rename(columns={"met": "actor_id", "arrive_date": "day"}).assign(via="met")
    persons = {each.actor_id for each in dataset.vocabulary.actors.values() if each.kind == "person"}
    received = received[received["actor_id"].isin(persons)]
    columns = [each for each in PRESENCE if each not in ("name", "delegation", "side")]
    return pd.concat([travelled[columns], received[columns]], ignore_index=True)


def _events(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """Give who took part in person in the events of the window, one row a person and event."""
    rows = heeding_attribution(selection, dataset.known("events", selection.as_of))
    happened = rows.outcome.isnull() | (rows.outcome == "held")
    rows = rows.filter(
        rows.event_type.isin(IN_PERSON),
        rows.date_precision == "day",
        rows.start_date <= selection.as_of,
        happened,
    )
    places = dataset.table("places").select("place_id", "city", "country")
    rows = rows.inner_join(places, "place_id")
    rows = rows.filter(~rows.city.endswith(UNSTATED))
    if selection.places:
        rows = rows.filter(rows.city.isin(selection.places))
    formats = dataset.known("rounds", selection.as_of).select("round_id", "format")
    rows = rows.left_join(formats, "round_id")
    people = _persons(dataset, selection)
    rows = rows.inner_join(people, "event_id")
    rows = rows.mutate(last_day=ibis.coalesce(ibis._.end_date, ibis._.start_date))
    columns = ("event_id", "event_type", "actor_id", "place_id", "city", "country", "start_date", "last_day")
    frame = dataset.run(rows.select(*columns, "format", "sources").order_by("event_id", "actor_id"))
    return frame[frame["last_day"] >= pd.Timestamp(selection.since)]


def _persons(dataset: Dataset, selection: Selection) -> ir.Table:
    people = dataset.known("participants", selection.as_of)
    persons = dataset.table("actors").filter(lambda actors: actors.kind == "person")
    people = people.filter(people.role.isin(TAKING_PART)).semi_join(persons, "actor_id")
    return people.select("event_id", "actor_id").distinct()


def _at_events(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    rows = _events(dataset, selection).rename(columns={"event_id": "key"})
    length = (rows["last_day"] - rows["start_date"]).dt.days + 1
    return _each_day(
        rows.assign(kind="event", via="event", length=length.where(length <= LONGEST_EVENT, 1)), "start_date"
    )


def _each_day(rows: pd.DataFrame, first: str) -> pd.DataFrame:
    """Lay each row out in as many rows as its ``length``, one a day from the first on."""
    laid = rows.loc[rows.index.repeat(rows["length"])]
    return laid.assign(day=laid[first] + pd.to_timedelta(laid.groupby(level=0).cumcount(), unit="D"))
