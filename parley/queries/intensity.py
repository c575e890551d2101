"""How dense the travel was: visits by city and month, known days by traveller and month, days since the last visit."""

from __future__ import annotations

import dataclasses

import pandas as pd

from parley.dataset import Dataset
from parley.queries import travel
from parley.queries.remembered import remembered
from parley.selection import Selection

KINDS = ("traveller", "delegation", "side")
"""Whose last visit is told: one person's, a state's or group's, all mediators' or all parties'."""


@remembered
def visits_by_month(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """Count the stops that began in each month of the window, by city.

    Returns
    -------
    DataFrame
        ``month, place_id, city, country, visits``, by month and city; months without a visit are left out.
    """
    stops = travel.stops(dataset, selection)
    stops = stops[stops["arrive_date"] >= pd.Timestamp(selection.since)]
    by = ["month", "place_id", "city", "country"]
    counted = stops.assign(month=_month(stops["arrive_date"])).groupby(by).size().reset_index(name="visits")
    return counted.sort_values(["month", "city"], ignore_index=True)


@remembered
def days_by_month(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """Count the days of each month of the window on which each traveller is known to have been at a stop.

    A stop whose departure no source states counts on its first day alone; a day at two stops counts once.

    Returns
    -------
    DataFrame
        ``month, traveller_id, traveller, delegation, days``, by month and traveller.
    """
    stops = travel.stops(dataset, selection).reset_index(drop=True)
    length = (stops["last_day"] - stops["arrive_date"]).dt.days + 1
    laid = stops.loc[stops.index.repeat(length)]
    day = laid["arrive_date"] + pd.to_timedelta(laid.groupby(level=0).cumcount(), unit="D")
    laid = laid.assign(day=day, month=_month(day))
    laid = laid[(day >= pd.Timestamp(selection.since)) & (day <= pd.Timestamp(selection.as_of))]
    by = ["month", "traveller_id", "traveller", "delegation"]
    counted = laid.groupby(by, as_index=False).agg(days=("day", "nunique"))
    return counted.sort_values(["month", "traveller"], ignore_index=True)


@remembered
def last_visits(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """Tell how many days before the as-of day each traveller, delegation and side was last known to be at a stop.

    The window's first day does not cut it: it says how long ago, whenever that was.

    Returns
    -------
    DataFrame
        ``what, name, side, last_day, days, trip_id, traveller, city, trips, numbered``, by kind (`KINDS`) and the most
        recent first. ``trip_id``, ``traveller`` and ``city`` tell of the last stop; ``trips`` is how many trips this
        table has, ``numbered`` the highest number that a source gives one of them, for a traveller only.
    """
    whole = dataclasses.replace(selection, since=min(dataset.coverage.first, selection.since))
    stops = travel.stops(dataset, whole).sort_values(["last_day", "arrive_date", "trip_id", "seq"])
    parts = []
    for what in KINDS:
        by = stops.groupby(what)
        last = by.tail(1).set_index(what, drop=False)
        parts.append(
            pd.DataFrame(
                {
                    "what": what,
                    "name": last[what],
                    "side": last["side"],
                    "last_day": last["last_day"],
                    "days": (pd.Timestamp(selection.as_of) - last["last_day"]).dt.days,
                    "trip_id": last["trip_id"],
                    "traveller": last["traveller"],
                    "city": last["city"],
                    "trips": by["trip_id"].nunique(),
                    "numbered": by["ordinal"].max() if what == "traveller" else None,
                }
            ).sort_values(["days", "name"])
        )
    rows = pd.concat(parts, ignore_index=True) if len(stops) else parts[0].reset_index(drop=True)
    return rows.astype({"numbered": "Int64", "trips": "int64"})


def _month(days: pd.Series) -> pd.Series:
    first: pd.Series = days - pd.to_timedelta(days.dt.day - 1, unit="D")
    return first
