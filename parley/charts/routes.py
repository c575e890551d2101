"""The map: cities sized by visits, joined by the routes of trips, as a whole, week by week or for one trip.

Drawn by Plotly, whose map can be moved and played.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from parley import theme
from parley.charts import mercator
from parley.charts.markup import plain
from parley.queries.routes import legs
from parley.selection import Selection, say_day, say_list, say_period

LARGEST, SMALLEST = 34, 7
LAND, LINES, ROUTE = "rgba(138,147,156,0.16)", "rgba(138,147,156,0.55)", "rgba(138,147,156,0.9)"


@dataclass(frozen=True, slots=True)
class Map:
    """A map with the words that belong to it; ``figure`` is Plotly's."""

    title: str
    alt: str
    figure: go.Figure


def visits_map(stops: pd.DataFrame, span: Selection, countries: Sequence[str]) -> Map:
    """Draw all cities of a span, sized by visits, and the routes between them, wider where more trips went.

    Parameters
    ----------
    stops : DataFrame
        `parley.queries.routes.located`, of these days.
    span : Selection
        The days, for the title.
    countries : sequence of str
        All countries of the data set, in an order that no selection changes.
    """
    figure = go.Figure(
        [*_routes(legs(stops)), _cities(stops, countries, mercator.reach(stops), _most(stops))],
        _layout(stops),
    )
    title = (
        f"{len(stops):,} visits to {stops['place_id'].nunique()} cities, {say_period(span.since, span.as_of)}"
    )
    most = say_list([f"{city} ({count})" for city, count in stops["city"].value_counts().head(3).items()])
    return Map(title, f"Map of {title}. The most visits: {most}. The table below has all of them.", figure)


def trip_map(stops: pd.DataFrame, reached: int, name: str, countries: Sequence[str]) -> Map:
    """Draw one trip up to the stop with the number `reached`, which is marked; later stops are pale."""
    gone, ahead = stops[stops["seq"] < reached], stops[stops["seq"] > reached]
    here = stops[stops["seq"] == reached]
    palette = _palette(countries)
    traces = [_line(legs(stops), 1.0, "dot"), _line(legs(stops[stops["seq"] <= reached]), 3.0)]
    for rows, opacity, size in ((ahead, 0.35, 11), (gone, 1.0, 15), (here, 1.0, 21)):
        traces.append(
            go.Scattergeo(
                lon=rows["longitude"],
                lat=rows["latitude"],
                mode="markers+text",
                text=[
                    f"{number}. {plain(city)}" for number, city in zip(rows["seq"], rows["city"], strict=True)
                ],
                textposition=[mercator.beside(lon, stops["longitude"]) for lon in rows["longitude"]],
                marker={
                    "size": size,
                    "opacity": opacity,
                    "color": [_colour(palette, each) for each in rows["country"]],
                },
                hoverinfo="text",
                showlegend=False,
            )
        )
    told = [
        f"{number}. {city}, {say_day(day)}"
        for number, city, day in zip(stops["seq"], stops["city"], stops["arrive_date"], strict=True)
    ]
    return Map(
        name,
        f"Map of the trip: {'; '.join(told)}. Shown at stop {reached}.",
        go.Figure(traces, _layout(stops, share=0.0)),
    )


def weekly_map(stops: pd.DataFrame, span: Selection, countries: Sequence[str]) -> Map:
    """Draw the visits of one week at a time, to be played; the slider steps through the weeks."""
    monday = pd.Timestamp(span.since) - pd.Timedelta(days=span.since.weekday())
    weekly = stops.assign(
        week=stops["arrive_date"] - pd.to_timedelta(stops["arrive_date"].dt.day_of_week, unit="D")
    )
    most = int(weekly.groupby(["week", "place_id"]).size().max())
    frames, steps = [], []
    for week in pd.date_range(monday, pd.Timestamp(span.as_of), freq="7D"):
        last = week + pd.Timedelta(days=6)
        rows = stops[(stops["arrive_date"] <= last) & (stops["last_day"] >= week)]
        gone = legs(stops)
        gone = gone[gone["day"].between(week, last)]
        name = f"{week:%Y-%m-%d}"
        data = [_line(gone, 2.0), _cities(rows, countries, mercator.reach(stops), most)]
        title = f"Week of {say_day(week)}: {len(rows)} visit{'' if len(rows) == 1 else 's'}"
        frames.append(go.Frame(data=data, name=name, layout={"annotations": [_note(title)]}))
        steps.append(
            {
                "label": name,
                "method": "animate",
                "args": [[name], {"mode": "immediate", "frame": {"redraw": True}}],
            }
        )
    layout = _layout(stops)
    layout["annotations"] = frames[0].layout.annotations
    layout["sliders"] = [{"steps": steps, "currentvalue": {"prefix": "Week from "}, "pad": {"t": 10}}]
    play = {"frame": {"duration": 700, "redraw": True}, "transition": {"duration": 0}, "fromcurrent": True}
    pause = {"mode": "immediate", "frame": {"duration": 0, "redraw": False}}
    layout["updatemenus"] = [
        {
            "type": "buttons",
            "direction": "left",
            "showactive": False,
            "x": 0,
            "y": 0,
            "xanchor": "left",
            "yanchor": "bottom",
            "buttons": [
                {"label": "Play", "method": "animate", "args": [None, play]},
                {"label": "Pause", "method": "animate", "args": [[None], pause]},
            ],
        }
    ]
    title = f"Visits week by week, {say_period(span.since, span.as_of)}"
    return Map(
        title,
        f"{title}: {len(frames)} weeks to play. The table below has all visits.",
        go.Figure(frames[0].data, layout, frames),
    )


def _routes(joined: pd.DataFrame) -> list[go.Scattergeo]:
    """Draw each pair of cities once, in one of three widths by the number of trips between them."""
    ends = ["from_longitude", "from_latitude", "longitude", "latitude"]
    counted = joined.groupby(ends, as_index=False).size()
    wide = [
        (counted[counted["size"] == 1], 0.8),
        (counted[counted["size"].between(2, 4)], 1.8),
        (counted[counted["size"] > 4], 3.2),
    ]
    return [_line(rows, width) for rows, width in wide if len(rows)]


def _line(rows: pd.DataFrame, width: float, dash: str = "solid") -> go.Scattergeo:
    """Draw legs as one trace; between two points Plotly's map follows the great circle."""
    gap = [None] * len(rows)
    lon = [
        each for three in zip(rows["from_longitude"], rows["longitude"], gap, strict=True) for each in three
    ]
    lat = [each for three in zip(rows["from_latitude"], rows["latitude"], gap, strict=True) for each in three]
    return go.Scattergeo(
        lon=lon,
        lat=lat,
        mode="lines",
        line={"width": width, "color": ROUTE, "dash": dash},
        hoverinfo="skip",
        showlegend=False,
    )


def _cities(stops: pd.DataFrame, countries: Sequence[str], reach: mercator.Reach, most: int) -> go.Scattergeo:
    """Draw cities by visits; a city with `most` of them is the largest that there is."""
    palette = _palette(countries)
    by = ["place_id", "city", "country", "latitude", "longitude"]
    rows = stops.groupby(by, as_index=False).agg(
        visits=("seq", "size"), people=("traveller", lambda names: sorted(set(names)))
    )
    rows = rows.sort_values(["visits", "city"], ascending=[False, True], ignore_index=True)
    return go.Scattergeo(
        lon=rows["longitude"],
        lat=rows["latitude"],
        mode="markers+text",
        text=[plain(name) for name in mercator.named(rows, reach)],
        textposition="top center",
        hovertext=[
            f"{plain(city)}, {plain(country)}<br>{count} visit{'' if count == 1 else 's'}<br>{_wrapped(people)}"
            for city, country, count, people in zip(
                rows["city"], rows["country"], rows["visits"], rows["people"], strict=True
            )
        ],
        hoverinfo="text",
        marker={
            # By area, so that twice the visits are twice the ink
            "size": [max(SMALLEST, LARGEST * math.sqrt(min(each / most, 1))) for each in rows["visits"]],
            "color": [_colour(palette, each) for each in rows["country"]],
            "opacity": 0.85,
            "line": {"width": 1, "color": LINES},
        },
        showlegend=False,
    )


def _most(stops: pd.DataFrame) -> int:
    return int(stops["place_id"].value_counts().max())


def _wrapped(names: Sequence[str], most: int = 12) -> str:
    """Give names for a hover, some to a line."""
    safe = [plain(name) for name in names[:most]]
    lines = [", ".join(safe[place : place + 3]) for place in range(0, len(safe), 3)]
    more = f"<br>and {len(names) - most} more" if len(names) > most else ""
    return ",<br>".join(lines) + more


def _layout(stops: pd.DataFrame, share: float = mercator.SHARE) -> dict[str, object]:
    lon, lat = mercator.reach(stops, share)
    return {
        "height": mercator.HEIGHT,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "geo": {
            "projection": {"type": "mercator"},
            "resolution": 50,
            "lonaxis": {"range": lon},
            "lataxis": {"range": lat},
            "bgcolor": "rgba(0,0,0,0)",
            "showland": True,
            "landcolor": LAND,
            "showcountries": True,
            "countrycolor": LINES,
            "countrywidth": 0.5,
            "coastlinecolor": LINES,
            "coastlinewidth": 0.6,
            "showframe": False,
        },
    }


def _note(text: str) -> dict[str, object]:
    return {
        "text": text,
        "x": 0,
        "y": 1,
        "xref": "paper",
        "yref": "paper",
        "xanchor": "left",
        "yanchor": "top",
        "showarrow": False,
        "font": {"size": 15},
    }


def _palette(countries: Sequence[str]) -> Mapping[str, str]:
    return theme.colours(countries[: len(theme.CATEGORICAL)])


def _colour(palette: Mapping[str, str], country: str) -> str:
    return palette.get(country, theme.OTHER)
