"""Where things stand: how long since the parties last met, who was active, and how activity ran."""

from __future__ import annotations

import datetime as dt

import ibis
import ibis.expr.types as ir
import pandas as pd

from parley.dataset import Dataset
from parley.queries.filters import heeding_attribution, of_actors
from parley.queries.remembered import remembered
from parley.selection import Selection

ROUNDS = ("indirect", "direct")
"""Formats of `rounds` that count as a round of talks; the others are contacts of mediators."""
RECENT = 30
THIN_DAYS, THIN_EVENTS = 60, 20
"""Coverage is thin on a day when fewer than so many events began in so many days up to it."""


@remembered
def last_contacts(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """Give the last round of talks, visit by a mediator and telephone call known on the as-of day.

    A round is a row of ``rounds`` with both sides at the table, directly or through mediators. A visit is a stop by
    someone who represents a mediator. Actors, places and words that are chosen do not narrow these: they say how
    long the *diplomacy* has paused, not one actor.

    Returns
    -------
    DataFrame
        ``what, kind, key, title, last_day, days``: one row each for *round*, *visit* and *call* found; ``kind`` and
        ``key`` name the record, ``days`` is the number of days from its last known day to the as-of day.
    """
    as_of = selection.as_of
    rounds = dataset.known("rounds", as_of)
    rounds = rounds.filter(rounds.format.isin(ROUNDS), rounds.start_date <= as_of)
    calls = heeding_attribution(selection, dataset.known("events", as_of))
    calls = calls.filter(calls.event_type == "call", calls.start_date <= as_of, calls.outcome == "held")
    actors = dataset.table("actors").select("actor_id", "name", "side")
    trips = heeding_attribution(selection, dataset.known("trips", as_of)).select("trip_id", "traveller")
    places = dataset.table("places").select("place_id", "city")
    visits = dataset.known("stops", as_of).inner_join(trips, "trip_id")
    visits = visits.inner_join(actors, [("traveller", "actor_id")]).inner_join(places, "place_id")
    visits = visits.filter(visits.side == "mediator", visits.arrive_date <= as_of)
    found = ibis.union(
        _last(rounds, "round", "round", rounds.round_id, rounds.name, rounds.end_date.fill_null(as_of)),
        _last(
            visits,
            "visit",
            "trip",
            visits.trip_id,
            visits.name + " in " + visits.city,
            ibis.coalesce(visits.depart_date, visits.arrive_date),
        ),
        _last(
            calls, "call", "event", calls.event_id, calls.title, calls.end_date.fill_null(calls.start_date)
        ),
    )
    frame = dataset.run(found)
    frame["days"] = (pd.Timestamp(as_of) - frame["last_day"]).dt.days
    frame["order"] = frame["what"].map(["round", "visit", "call"].index)
    return frame.sort_values("order", ignore_index=True).drop(columns="order")


def _last(rows: ir.Table, what: str, kind: str, key: ir.Value, title: ir.Value, day: ir.Value) -> ir.Table:
    chosen = rows.select(what=ibis.literal(what), kind=ibis.literal(kind), key=key, title=title, last_day=day)
    return chosen.order_by(chosen.last_day.desc(), chosen.key.desc()).limit(1)


@remembered
def active(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """Count in how many events of the last 30 days each state, organization or group took part.

    Returns
    -------
    DataFrame
        ``actor_id, name, events``, the most active first. A person counts for whom they represent.
    """
    events = heeding_attribution(selection, dataset.known("events", selection.as_of))
    first = selection.as_of - dt.timedelta(days=RECENT - 1)
    events = events.filter(events.start_date >= first, events.start_date <= selection.as_of)
    people = dataset.known("participants", selection.as_of).semi_join(events, "event_id")
    pairs = dataset.run(people.select("event_id", "actor_id").distinct())
    names = dataset.vocabulary
    pairs["actor_id"] = [names.principal(each) for each in pairs["actor_id"]]
    counted = pairs.drop_duplicates().groupby("actor_id").size().reset_index(name="events")
    counted["name"] = [names.name(each) for each in counted["actor_id"]]
    ordered = counted.sort_values(["events", "name"], ascending=[False, True], ignore_index=True)
    return ordered[["actor_id", "name", "events"]]


@remembered
def activity(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """Count the events of each week by type, from the first day covered to the as-of day.

    The window's first day does not cut it, since it is drawn for choosing a window.

    Returns
    -------
    DataFrame
        ``week`` (its Monday), ``event_type, events``, by week and type; weeks without events are left out.
    """
    rows = heeding_attribution(selection, dataset.known("events", selection.as_of))
    rows = rows.filter(rows.start_date <= selection.as_of)
    if selection.actors:
        people = dataset.known("participants", selection.as_of)
        rows = rows.semi_join(people.filter(of_actors(dataset, selection, people.actor_id)), "event_id")
    if selection.event_types:
        codes = [dataset.vocabulary.event_types[each] for each in selection.event_types]
        rows = rows.filter(rows.event_type.isin(codes))
    weeks = rows.group_by(week=rows.start_date.truncate("W"), event_type=rows.event_type)
    return dataset.run(weeks.agg(events=lambda t: t.count()).order_by("week", "event_type"))


@remembered
def marked_texts(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """List the main-track texts by the day on which they were put forward, to mark them on a time axis.

    Returns
    -------
    DataFrame
        ``framework_id, date, name, kind``, by date.
    """
    rows = dataset.known("frameworks", selection.as_of)
    rows = rows.filter(rows.track == "main", rows.date <= selection.as_of)
    return dataset.run(rows.select("framework_id", "date", "name", "kind").order_by("date", "framework_id"))


def thin_since(dataset: Dataset, selection: Selection) -> dt.date | None:
    """Give the day since which the coverage has been thin, up to the as-of day; None if it is not.

    It is thin when fewer than `THIN_EVENTS` events began in the `THIN_DAYS` days up to a day; within the first such
    span of the coverage nothing can be said. Where it is, "days since" would tell of the table and not of the
    diplomacy.
    """
    rows = dataset.known("events", selection.as_of)
    rows = rows.filter(rows.start_date <= selection.as_of).select("start_date")
    began = dataset.run(rows)["start_date"].value_counts()
    if began.empty:
        return None
    days = pd.date_range(dataset.coverage.first, selection.as_of, freq="D")
    counted = began.reindex(days, fill_value=0).rolling(THIN_DAYS).sum()
    thin = counted < THIN_EVENTS  # the first days, without a full span, compare as false
    if not thin.any() or not thin.iloc[-1]:
        return None
    enough = thin.index[~thin]
    since: dt.date = (enough[-1] + pd.Timedelta(days=1)).date()
    return since
