"""What happened, what is ahead, and which texts stand: the questions of the Overview and the Events page."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import ibis
import ibis.expr.types as ir

from parley.dataset import Dataset
from parley.queries.filters import heeding_attribution, named, of_actors
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
AHEAD = dt.timedelta(days=7)
"""How long a postponed or cancelled event stays in the list of what is ahead."""


def events(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """List the events that happened in the window, the newest first.

    Returns
    -------
    DataFrame
        `COLUMNS`. ``actors`` holds the participants' names, ``sources`` ids, ``standing`` is past, under way or
        upcoming. An event under way on the as-of day has no end, summary or outcome yet.
    """
    rows = _selected(dataset, selection).filter(lambda t: t.standing != "upcoming")
    last = ibis.coalesce(rows.end_date, rows.start_date)
    rows = rows.filter((last >= selection.since) | (rows.standing == "under way"))
    return dataset.run(rows.order_by(ibis.desc("start_date"), ibis.desc("event_id")))


def upcoming(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """List what was ahead on the as-of day, and what had just been put off; columns as in `events`.

    Ahead is an event announced by then that begins later. A planned, postponed or cancelled one stays in the list
    for a week after its date.
    """
    rows = _selected(dataset, selection)
    open_still = rows.outcome.isin(["planned", "postponed", "cancelled"])
    recent = rows.start_date >= selection.as_of - AHEAD
    rows = rows.filter((rows.standing == "upcoming") | (open_still & recent))
    return dataset.run(rows.order_by("start_date", "event_id"))


def _selected(dataset: Dataset, selection: Selection) -> ir.Table:
    """Give the known events that the filters let through, with place and participants by name."""
    names = dataset.vocabulary
    rows = heeding_attribution(selection, dataset.known("events", selection.as_of))
    people = dataset.known("participants", selection.as_of)
    if selection.actors:
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
    actors = named(dataset, people, "actor_id").group_by("event_id")
    rows = rows.left_join(
        actors.agg(actors=lambda t: t.name.collect(distinct=True, order_by=t.name)), "event_id"
    )
    rows = rows.left_join(dataset.table("places").select("place_id", "city"), "place_id")
    standing = ibis.cases(
        (rows.start_date > selection.as_of, "upcoming"), (rows.end_date.isnull(), "under way"), else_="past"
    )
    return rows.mutate(standing=standing).select(*COLUMNS)
