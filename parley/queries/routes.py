"""Where on the earth the stops lie, and which legs join them."""

from __future__ import annotations

import pandas as pd

from parley.dataset import Dataset
from parley.queries import travel
from parley.queries.remembered import remembered
from parley.selection import Selection


@remembered
def located(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """Give the stops of `parley.queries.travel.stops` with their coordinates.

    Returns
    -------
    DataFrame
        ``trip_id, seq, traveller, delegation, label, place_id, city, country, latitude, longitude, arrive_date,
        last_day, open, met, sources``, by trip in the order of its stops; coordinates in degrees (WGS 84).
    """
    where = dataset.run(dataset.table("places").select("place_id", "latitude", "longitude"))
    stops = travel.stops(dataset, selection).merge(where, on="place_id", how="left")
    columns = ["trip_id", "seq", "traveller", "delegation", "label", "place_id", "city", "country"]
    columns += ["latitude", "longitude", "arrive_date", "last_day", "open", "met", "sources"]
    return stops[columns].sort_values(["trip_id", "seq"], ignore_index=True)


def legs(located_stops: pd.DataFrame) -> pd.DataFrame:
    """Give the legs between the stops of a trip that follow one another in another city.

    Where a traveller came from and returned to is in no row: a trip with one stop has no leg.

    Returns
    -------
    DataFrame
        ``trip_id, traveller, from_city, to_city, from_latitude, from_longitude, latitude, longitude, day``, where
        ``day`` is that of the arrival.
    """
    before = located_stops.groupby("trip_id")[["place_id", "city", "latitude", "longitude", "seq"]].shift(1)
    rows = located_stops.assign(
        from_id=before["place_id"],
        from_city=before["city"],
        from_latitude=before["latitude"],
        from_longitude=before["longitude"],
    )
    follows = before["seq"] == rows["seq"] - 1  # not where a filter left a stop out
    rows = rows[follows & (rows["from_id"] != rows["place_id"])]
    rows = rows.rename(columns={"city": "to_city", "arrive_date": "day"})
    columns = ["trip_id", "traveller", "from_city", "to_city", "from_latitude", "from_longitude"]
    return rows[[*columns, "latitude", "longitude", "day"]].reset_index(drop=True)
