"""Who went where and when: the questions of the Travel page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis
import ibis.expr.types as ir

from parley.dataset import Dataset
from parley.queries.filters import chosen, heeding_attribution, named, of_actors
from parley.queries.remembered import remembered
from parley.queries.situation import ROUNDS
from parley.selection import Selection

if TYPE_CHECKING:
    import pandas as pd


@remembered
def stops(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """List the stops of trips that lie in the window.

    A chosen actor is in a stop as the traveller or as someone who was met there.

    Returns
    -------
    DataFrame
        ``trip_id, seq, traveller, traveller_id, side, delegation, label, ordinal, place_id, city, country,
        arrive_date, depart_date, last_day, open, met, note, sources``, by traveller and day. ``depart_date`` is null
        where the departure is not sourced or lies after the as-of day; ``last_day`` is the last day on which the
        stop is known, and ``open`` says that it need not be the end. ``delegation`` is the state, organization or
        group that the traveller represents. ``met`` holds names, ``sources`` ids.
    """
    rows = in_window(dataset, selection)
    frame = dataset.run(
        rows.select(
            "trip_id",
            "seq",
            "traveller",
            "traveller_id",
            "side",
            "label",
            "ordinal",
            "place_id",
            "city",
            "country",
            "arrive_date",
            "depart_date",
            "last_day",
            "open",
            "met",
            "note",
            "sources",
        ).order_by("traveller", "arrive_date", "trip_id", "seq")
    )
    frame["met"] = [[dataset.vocabulary.name(each) for each in ids] for ids in frame["met"]]
    frame.insert(5, "delegation", _delegations(dataset, frame["traveller_id"]))
    return frame


@remembered
def trips(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """List the trips that lie in the window: those with a stop in `stops`, and those of which no stop is known yet.

    A trip without an end on the as-of day is under way, since the table gives each trip an end once it is over.

    Returns
    -------
    DataFrame
        ``trip_id, traveller, traveller_id, side, delegation, label, ordinal, purpose, start_date, end_date,
        under_way, confidence, sources``, by start and id.
    """
    rows = heeding_attribution(selection, dataset.known("trips", selection.as_of))
    rows = rows.filter(rows.start_date <= selection.as_of)
    seen = rows.semi_join(in_window(dataset, selection), "trip_id")
    if not selection.places:  # what has no stop yet has no place
        bare = rows.anti_join(dataset.known("stops", selection.as_of), "trip_id")
        bare = bare.filter(ibis.coalesce(bare.end_date, selection.as_of) >= selection.since)
        if selection.actors:
            bare = bare.filter(of_actors(dataset, selection, bare.traveller))
        seen = ibis.union(seen, bare)
    seen = named(dataset, seen.rename(traveller_id="traveller"), "traveller_id").rename(traveller="name")
    frame = dataset.run(
        seen.select(
            "trip_id",
            "traveller",
            "traveller_id",
            "side",
            "label",
            "ordinal",
            "purpose",
            "start_date",
            "end_date",
            "confidence",
            "sources",
        ).order_by("start_date", "trip_id")
    )
    frame.insert(4, "delegation", _delegations(dataset, frame["traveller_id"]))
    frame.insert(list(frame.columns).index("end_date") + 1, "under_way", frame["end_date"].isna())
    return frame


@remembered
def rounds(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """List the rounds of talks in the window, to mark them on a time axis; actors that are chosen don't narrow them.

    Returns
    -------
    DataFrame
        ``round_id, name, start_date, end_date, last_day, city, format, mediators, parties, outcome, sources``, by
        start. ``end_date`` is null while a round is under way; ``last_day`` is the last day on which it is known to
        have gone on. ``mediators`` and ``parties`` hold names.
    """
    rows = dataset.known("rounds", selection.as_of)
    rows = rows.filter(rows.format.isin(ROUNDS), rows.start_date <= selection.as_of)
    rows = rows.mutate(last_day=ibis.coalesce(rows.end_date, rows.start_date))
    rows = rows.filter(rows.last_day >= selection.since)
    rows = rows.left_join(dataset.table("places").select("place_id", "city"), "place_id")
    if selection.places:
        rows = rows.filter(rows.city.isin(selection.places))
    frame = dataset.run(
        rows.select(
            "round_id",
            "name",
            "start_date",
            "end_date",
            "last_day",
            "city",
            "format",
            "mediators",
            "parties",
            "outcome",
            "sources",
        ).order_by("start_date", "round_id")
    )
    for column in ("mediators", "parties"):
        frame[column] = [[dataset.vocabulary.name(each) for each in ids] for ids in frame[column]]
    return frame


def in_window(dataset: Dataset, selection: Selection) -> ir.Table:
    """Give the stops in the window that the filters let through, with trip, traveller and place."""
    rows = dataset.known("stops", selection.as_of)
    trips = heeding_attribution(selection, dataset.known("trips", selection.as_of))
    trips = trips.select("trip_id", "label", "ordinal", traveller_id="traveller")
    rows = rows.inner_join(trips, "trip_id")
    rows = named(dataset, rows, "traveller_id").rename(traveller="name")
    rows = rows.left_join(dataset.table("places").select("place_id", "city", "country"), "place_id")
    if selection.actors:
        ids = chosen(dataset, selection)
        met = rows.met.intersect(ibis.literal(ids, type="array<string>")).length() > 0
        rows = rows.filter(rows.traveller_id.isin(ids) | met)
    if selection.places:
        rows = rows.filter(rows.city.isin(selection.places))
    last = ibis.coalesce(rows.depart_date, rows.arrive_date)
    rows = rows.mutate(last_day=last, open=rows.depart_date.isnull())
    # A stop can be announced before the traveller arrives
    return rows.filter(rows.last_day >= selection.since, rows.arrive_date <= selection.as_of)


def _delegations(dataset: Dataset, ids: pd.Series) -> list[str]:
    names = dataset.vocabulary
    return [names.name(names.principal(each)) for each in ids]
