"""Pictures of what happened when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import altair as alt
import pandas as pd

from parley import theme
from parley.charts.figure import Figure, day_scale, day_text, styled
from parley.dataset import Coverage
from parley.selection import Selection, say_day

BRUSH = "brush"
"""The name of the selection by which a span of the chart becomes the window."""
FIELD = "week"
HEIGHT = 165
"""Of the whole, axis and legend included, as the page draws it."""


def activity_by_week(
    activity: pd.DataFrame,
    texts: pd.DataFrame,
    labels: Mapping[str, str],
    coverage: Coverage,
    selection: Selection,
) -> Figure:
    """Draw the events of each week, stacked by type, with the texts marked and the window shaded.

    The whole coverage is always drawn, so that a span may be brushed anywhere in it.

    Parameters
    ----------
    activity, texts : DataFrame
        `parley.queries.situation.activity` and `marked_texts`.
    labels : mapping of code to label
        Event types in the order of the data set, which gives each its colour.
    """
    rows = _stacked(activity, list(labels)).assign(
        week=lambda frame: day_text(frame["week"]),
        until=lambda frame: day_text(frame["monday"] + pd.Timedelta(days=7)),
        type=lambda frame: frame["event_type"].map(dict(labels)),
    )
    palette = theme.colours(labels.values())
    scale = day_scale(coverage.first, coverage.last)
    axis = alt.Axis(title=None, format="%b %Y", labelOverlap=True, tickCount=10)
    window = pd.DataFrame(
        {
            "since": [selection.since.isoformat()],
            "as_of": [(selection.as_of + dt.timedelta(days=1)).isoformat()],
        }
    )
    shade = (
        alt.Chart(window)
        .mark_rect(color=theme.RULE, opacity=0.14)
        .encode(x=alt.X("since:T", axis=axis), x2="as_of:T")
    )
    bars = (
        alt.Chart(rows)
        .mark_bar(clip=True)
        .encode(
            x=alt.X(f"{FIELD}:T", axis=axis),
            x2="until:T",
            y=alt.Y("top:Q", title=None, axis=alt.Axis(tickCount=3, tickMinStep=1)),
            y2="base:Q",
            color=alt.Color(
                "type:N",
                scale=alt.Scale(domain=list(palette), range=list(palette.values())),
                legend=alt.Legend(title=None, orient="right", rowPadding=0, symbolSize=60, offset=8),
            ),
            tooltip=[
                alt.Tooltip("week:N", title="Week from"),
                alt.Tooltip("type:N", title="Type"),
                alt.Tooltip("events:Q", title="Events"),
            ],
        )
        .add_params(alt.selection_interval(name=BRUSH, encodings=["x"]))
    )
    marks = (
        alt.Chart(texts.assign(date=day_text(texts["date"])))
        .mark_point(shape="triangle-down", filled=True, size=45, color=theme.TEXT_MARK, opacity=1)
        .encode(
            x=alt.X("date:T", scale=scale, axis=axis),
            y=alt.value(-6),
            tooltip=[alt.Tooltip("date:N", title="Text of"), alt.Tooltip("name:N", title="Text")],
        )
    )
    chart = alt.LayerChart(layer=[shade, bars, marks]).properties(height=HEIGHT, width="container")
    return Figure("Events by week and type", _alt(activity, texts, labels, selection), styled(chart))


def _stacked(activity: pd.DataFrame, order: list[str]) -> pd.DataFrame:
    """Lay the types of each week on one another, since Vega stacks nothing that spans from one day to another."""
    rows = activity.assign(monday=activity["week"], place=activity["event_type"].map(order.index))
    rows = rows.sort_values(["week", "place"], ignore_index=True)
    rows["top"] = rows.groupby("week")["events"].cumsum()
    return rows.assign(base=rows["top"] - rows["events"]).drop(columns="place")


def window_of(picked: Mapping[str, list[float]], coverage: Coverage) -> tuple[dt.date, dt.date] | None:
    """Give the window that a brushed span means: first and last whole day, in UTC, inside the coverage."""
    for edges in picked.values():
        first, last = (dt.datetime.fromtimestamp(edge / 1000, dt.UTC).date() for edge in sorted(edges))
        return coverage.clamp(first), coverage.clamp(last)
    return None


def _alt(activity: pd.DataFrame, texts: pd.DataFrame, labels: Mapping[str, str], selection: Selection) -> str:
    if activity.empty:
        return "No events by this day."
    by_type = activity.groupby("event_type")["events"].sum().sort_values(ascending=False)
    busiest = activity.groupby("week")["events"].sum()
    most = ", ".join(f"{labels[str(code)].lower()} {count}" for code, count in by_type.head(3).items())
    week = pd.Timestamp(str(busiest.idxmax())).date()
    return (
        f"Stacked bars of {activity['events'].sum()} events by week up to {say_day(selection.as_of)}; most are of "
        f"type {most}. The busiest week began on {say_day(week)}, with {busiest.max()} events. {len(texts)} texts "
        "are marked."
    )
