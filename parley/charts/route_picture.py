"""The map of visits as a picture that needs no browser: what the map on the page shows, still, with every word in sight."""

from __future__ import annotations

import math
from typing import Literal

import altair as alt
import pandas as pd

from parley import theme
from parley.charts import mercator, outlines
from parley.charts.figure import INK, Chart, Figure, styled
from parley.charts.mercator import Reach
from parley.queries.routes import legs
from parley.selection import Selection, say_day, say_list, say_period

Align = Literal["left", "center", "right"]
Baseline = Literal["middle", "bottom"]

HEIGHT = 560
LAND, BORDERS = 0.10, 0.5
LARGEST, SMALLEST, LONE, GAP = 900, 40, 120, 3
"""Areas of the marks of cities in square pixels, and pixels between a mark and its name."""
SHARE, EDGE, FAR = 0.08, 0.02, 6
"""The share of visits that may lie outside on each side, how near the edge a city is left out, and how many are named."""
WIDTHS = ((1, 0.7), (2, 1.5), (5, 2.8))
"""From so many trips on, a line is so wide."""
BESIDE: dict[Align, tuple[Baseline, int]] = {
    "center": ("bottom", 0),
    "left": ("middle", 10),
    "right": ("middle", -10),
}
"""Where a name stands: above its city, or on one side of it."""
MARGIN, ROOM = 0.04, 0.3
"""How far the view reaches beyond the visits, and the outlines beyond the view, for a picture that is higher; as shares."""


def visits_picture(stops: pd.DataFrame, span: Selection) -> Figure:
    """Draw the cities of a span, by visits, and the routes between them, wider where more trips went.

    Cities far from all others would shrink the rest to a spot: they lie outside, and are named under the map.

    Parameters
    ----------
    stops : DataFrame
        `parley.queries.routes.located`, of these days.
    span : Selection
        The days, for the title.
    """
    by = ["place_id", "city", "country", "latitude", "longitude"]
    cities = stops.groupby(by, as_index=False).agg(visits=("seq", "size"))
    cities = cities.sort_values(["visits", "city"], ascending=[False, True], ignore_index=True)
    cities["name"] = cities["city"] + " " + cities["visits"].astype(str)
    title = f"{len(stops):,} visits to {len(cities)} cities, {say_period(span.since, span.as_of)}"
    most = say_list([f"{row.city} ({row.visits})" for row in cities.head(3).itertuples()])
    view = _wider(mercator.reach(stops, SHARE), MARGIN)
    shown = _inside(cities, view)
    far = ", ".join(cities.loc[~shown, "name"].head(FAR))
    rest = int((~shown).sum()) - FAR
    outside = f" Outside the map: {far}{f' and {rest} more' if rest > 0 else ''}." if far else ""
    return Figure(
        title,
        f"Map of {title}; a city is the larger the more visits it had. The most visits: {most}.{outside}",
        _map(
            view,
            legs(stops),
            _labelled(cities[shown], view),
            [f"Numbers are visits.{outside}", outlines.SOURCE],
        ),
    )


def trip_picture(stops: pd.DataFrame, name: str) -> Figure:
    """Draw one trip, its stops numbered in their order."""
    cities = stops.groupby("place_id", sort=False, as_index=False).agg(
        city=("city", "first"),
        latitude=("latitude", "first"),
        longitude=("longitude", "first"),
        numbers=("seq", lambda numbers: " ".join(f"{each}." for each in numbers)),
    )
    cities = cities.assign(
        visits=1,
        area=LONE,
        above=cities["latitude"],
        told=cities["numbers"] + " " + cities["city"],
        align=[
            "right" if mercator.beside(lon, cities["longitude"]) == "middle left" else "left"
            for lon in cities["longitude"]
        ],
    )
    told = [
        f"{number}. {city}, {say_day(day)}"
        for number, city, day in zip(stops["seq"], stops["city"], stops["arrive_date"], strict=True)
    ]
    view = mercator.reach(stops, share=0.0)
    return Figure(
        name, f"Map of the trip: {'; '.join(told)}.", _map(view, legs(stops), cities, [outlines.SOURCE])
    )


def _map(view: Reach, joined: pd.DataFrame, cities: pd.DataFrame, notes: list[str]) -> Chart:
    land = (
        alt.Chart(outlines.within(_wider(view, ROOM)))
        .mark_line(
            fill=theme.RULE,
            fillOpacity=LAND,
            stroke=theme.RULE,
            strokeOpacity=BORDERS,
            strokeWidth=0.5,
            clip=True,
            tooltip=None,
        )
        .encode(longitude="longitude:Q", latitude="latitude:Q", detail="piece:N", order="step:Q")
    )
    layers: list[alt.Chart] = [land]
    if len(joined):
        layers.append(
            alt.Chart(alt.InlineData(values=_routes(joined)))
            .mark_geoshape(filled=False, stroke=theme.TEXT_MARK, clip=True)
            .encode(strokeWidth=alt.StrokeWidth("properties.width:Q", scale=None))
        )
    base = alt.Chart(cities[["city", "visits", "latitude", "longitude", "area", "above", "told", "align"]])
    marks = base.mark_circle(color=theme.CATEGORICAL[0], opacity=0.85, clip=True).encode(
        longitude="longitude:Q",
        latitude="latitude:Q",
        size=alt.Size("area:Q", scale=None),
        tooltip=[alt.Tooltip("city:N", title="City"), alt.Tooltip("visits:Q", title="Visits")],
    )
    words = [
        base.transform_filter(alt.datum.align == align)
        .mark_text(align=align, baseline=baseline, dx=shift, fontSize=theme.FONT_SIZE)
        .encode(longitude="longitude:Q", latitude="above:Q", text="told:N")
        for align, (baseline, shift) in BESIDE.items()
        if align in set(cities["align"])
    ]
    chart = alt.LayerChart(
        layer=[*layers, marks, *words],
        width="container",
        height=HEIGHT,
        title=alt.TitleParams(
            text=notes,
            anchor="start",
            orient="bottom",
            fontSize=theme.FONT_SIZE - 1,
            fontWeight="normal",
            color=INK,
            offset=6,
        ),
    )
    chart.projection = _projection(view)
    return styled(chart)


def _inside(cities: pd.DataFrame, view: Reach) -> pd.Series:
    """Say of each city whether it lies in the view, and not at its very edge."""
    (west, east), (south, north) = view
    across, along = (east - west) * EDGE, (north - south) * EDGE
    found: pd.Series = cities["longitude"].between(west + across, east - across)
    return found & cities["latitude"].between(south + along, north - along)


def _labelled(cities: pd.DataFrame, view: Reach) -> pd.DataFrame:
    """Give each city its area, by visits, and its name above it, unless that would lie over a more visited one's."""
    most = cities["visits"].max()
    # By area, so that twice the visits are twice the ink
    area = (cities["visits"] / most * LARGEST if most > 1 else cities["visits"] * LONE).clip(lower=SMALLEST)
    above = [
        mercator.latitude(mercator.northing(lat) + (math.sqrt(size / math.pi) + GAP) * mercator.pixel(view))
        for lat, size in zip(cities["latitude"], area, strict=True)
    ]
    rows = cities.assign(area=area, above=above)
    spots = rows[["name", "longitude", "above"]].set_axis(["city", "longitude", "latitude"], axis=1)
    return rows.assign(told=mercator.named(spots, view), align="center")


def _projection(view: Reach) -> alt.Projection:
    """Let the view fill the picture, whatever its shape."""
    (west, east), (south, north) = view
    low, high = mercator.northing(south), mercator.northing(north)
    wide, tall = math.radians(east - west), math.radians(high - low)
    return alt.Projection(
        type="mercator",
        center=[(west + east) / 2, mercator.latitude((low + high) / 2)],
        scale=alt.ExprRef(f"min(width / {wide:.5f}, height / {tall:.5f})"),
        translate=alt.ExprRef("[width / 2, height / 2]"),
        precision=0.2,
    )


def _routes(joined: pd.DataFrame) -> list[dict[str, object]]:
    """Give each pair of cities once, as a line that follows the great circle; wider where more trips went."""
    ends = ["from_longitude", "from_latitude", "longitude", "latitude"]
    counted = joined.groupby(ends, as_index=False).size()
    return [
        {
            "type": "Feature",
            "geometry": {"type": "LineString", "coordinates": [[x0, y0], [x1, y1]]},
            "properties": {"width": next(width for least, width in reversed(WIDTHS) if count >= least)},
        }
        for x0, y0, x1, y1, count in counted.itertuples(index=False, name=None)
    ]


def _wider(view: Reach, share: float) -> Reach:
    (west, east), (south, north) = view
    across, along = (east - west) * share, (north - south) * share
    return [west - across, east + across], [south - along, north + along]
