"""What happened, what is ahead, and which texts stand: the questions of the Overview and the Events page."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import ibis
import ibis.expr.types as ir

from parley.dataset import Dataset
from parley.queries.filters import heeding_attribution, named, of_actors
from parley.queries.remembered import remembered
from parley.selection import Selection

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = (
    "event_id",
    "start_date",
    "end_date",
    "date_precision",
    "public_on",
    "event_type",
    "title",
    "summary",
    "city",
    "outcome",
    "confidence",
    "standing",
    "actors",
    "sources",
)
PAGE = (*(column for column in COLUMNS if column != "actors"), "total")
AHEAD = dt.timedelta(days=7)
"""How long a postponed or cancelled event stays in the list of what is ahead."""


@remembered
def events(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """List the events that happened in the window, the newest first.

    Returns
    -------
    DataFrame
        `COLUMNS`. ``actors`` holds the participants' names, ``sources`` ids, ``standing`` is past, under way or
        upcoming. An event under way on the as-of day has no end, summary or outcome yet.
    """
    rows = _described(dataset, selection, happened(dataset, selection))
    return dataset.run(_newest_first(rows))


@remembered
def events_page(dataset: Dataset, selection: Selection, start: int, size: int) -> pd.DataFrame:
    """List so many rows of `events`, in its order, from the one numbered `start` on (the newest is 0).

    What is not asked for stays in the engine; `participants_page` and `sources_page` give what belongs to these rows.

    Returns
    -------
    DataFrame
        `PAGE`. ``total`` is how many rows `events` has.
    """
    every = happened(dataset, selection)
    rows = _newest_first(every.mutate(total=every.count().as_scalar())).limit(size, offset=start)
    places = dataset.table("places").select("place_id", "city")
    return dataset.run(_newest_first(rows.left_join(places, "place_id").select(*PAGE)))


@remembered
def participants_page(dataset: Dataset, selection: Selection, start: int, size: int) -> pd.DataFrame:
    """List who is named in the events of `events_page`, and as what.

    Returns
    -------
    DataFrame
        ``event_id, role, actor_id, name``, by event, role and name.
    """
    people = dataset.known("participants", selection.as_of)
    people = people.semi_join(_part(dataset, selection, start, size), "event_id")
    rows = named(dataset, people, "actor_id").select("event_id", "role", "actor_id", "name")
    return dataset.run(rows.order_by("event_id", "role", "name"))


@remembered
def sources_page(dataset: Dataset, selection: Selection, start: int, size: int) -> pd.DataFrame:
    """List what the events of `events_page` rest on, one row a source.

    Returns
    -------
    DataFrame
        ``event_id, source_id, publisher, url``, by event and publisher.
    """
    rows = _part(dataset, selection, start, size)
    cited = rows.select("event_id", source_id=rows.sources.unnest())
    found = cited.inner_join(dataset.table("sources").select("source_id", "publisher", "url"), "source_id")
    rows = found.select("event_id", "source_id", "publisher", "url")
    return dataset.run(rows.order_by("event_id", "publisher", "source_id"))


@remembered
def upcoming(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """List what was ahead on the as-of day, and what had just been put off; columns as in `events`.

    Ahead is an event announced by then that begins later. A planned, postponed or cancelled one stays in the list
    for a week after its date.
    """
    rows = _selected(dataset, selection)
    open_still = rows.outcome.isin(["planned", "postponed", "cancelled"])
    recent = rows.start_date >= selection.as_of - AHEAD
    rows = rows.filter((rows.standing == "upcoming") | (open_still & recent))
    return dataset.run(_described(dataset, selection, rows).order_by("start_date", "event_id"))


def happened(dataset: Dataset, selection: Selection) -> ir.Table:
    """Give the events of the window that had begun by the as-of day."""
    rows = _selected(dataset, selection).filter(lambda t: t.standing != "upcoming")
    last = ibis.coalesce(rows.end_date, rows.start_date)
    return rows.filter((last >= selection.since) | (rows.standing == "under way"))


def _newest_first(rows: ir.Table) -> ir.Table:
    return rows.order_by(ibis.desc("start_date"), ibis.desc("event_id"))


def _part(dataset: Dataset, selection: Selection, start: int, size: int) -> ir.Table:
    return _newest_first(happened(dataset, selection)).limit(size, offset=start)


def _selected(dataset: Dataset, selection: Selection) -> ir.Table:
    """Give the known events that the filters let through, with their standing on the as-of day."""
    names = dataset.vocabulary
    rows = heeding_attribution(selection, dataset.known("events", selection.as_of))
    if selection.actors:
        people = dataset.known("participants", selection.as_of)
        rows = rows.semi_join(people.filter(of_actors(dataset, selection, people.actor_id)), "event_id")
    if selection.event_types:
        rows = rows.filter(rows.event_type.isin([names.event_types[each] for each in selection.event_types]))
    if selection.places:
        rows = rows.filter(rows.place_id.isin([names.places[each] for each in selection.places]))
    if selection.text:
        words = selection.text.lower()
        found = rows.title.lower().contains(words) | ibis.coalesce(
            rows.summary.lower().contains(words), False
        )
        rows = rows.filter(found)
    standing = ibis.cases(
        (rows.start_date > selection.as_of, "upcoming"), (rows.end_date.isnull(), "under way"), else_="past"
    )
    return rows.mutate(standing=standing)


def _described(dataset: Dataset, selection: Selection, rows: ir.Table) -> ir.Table:
    """Add the place and the participants by name."""
    people = dataset.known("participants", selection.as_of)
    actors = named(dataset, people, "actor_id").group_by("event_id")
    rows = rows.left_join(
        actors.agg(actors=lambda t: t.name.collect(distinct=True, order_by=t.name)), "event_id"
    )
    rows = rows.left_join(dataset.table("places").select("place_id", "city"), "place_id")
    return rows.select(*COLUMNS)
