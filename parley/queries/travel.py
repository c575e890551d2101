"""Who went where and when: the questions of the Travel page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from parley.dataset import Dataset
from parley.queries.filters import chosen, heeding_attribution, named
from parley.queries.remembered import remembered
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
        ``trip_id, seq, traveller, traveller_id, side, label, ordinal, city, country, arrive_date, depart_date,
        last_day, open, met, note, sources``, by traveller and day. ``depart_date`` is null where the departure is not
        sourced or lies after the as-of day; ``last_day`` is the last day on which the stop is known, and ``open``
        says that it need not be the end. ``met`` holds names, ``sources`` ids.
    """
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
    rows = rows.filter(rows.last_day >= selection.since, rows.arrive_date <= selection.as_of)
    frame = dataset.run(
        rows.select(
            "trip_id",
            "seq",
            "traveller",
            "traveller_id",
            "side",
            "label",
            "ordinal",
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
    return frame
