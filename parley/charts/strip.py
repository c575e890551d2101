"""The strip over which a span of days is drawn, to be shown in detail."""

from __future__ import annotations

import altair as alt
import pandas as pd

from parley import theme
from parley.charts.figure import Figure, day_format, day_scale, milliseconds, styled
from parley.charts.lanes import DAY
from parley.selection import Selection, say_day

BRUSH = "brush"
HEIGHT = 84


def visits_strip(weeks: pd.DataFrame, window: Selection, span: Selection) -> Figure:
    """Draw how many stops began in each week of the window, with the span on show as a shaded layer.

    A span drawn in it is given by the selection `BRUSH`; `parley.charts.timeline.window_of` reads it.

    Parameters
    ----------
    weeks : DataFrame
        ``week, stops``, as `by_week` counts them.
    """
    rows = pd.DataFrame(
        {
            "week": [milliseconds(each) for each in weeks["week"]],
            "until": [milliseconds(each + pd.Timedelta(days=7)) for each in weeks["week"]],
            "stops": weeks["stops"],
            "base": 0,
            "name": [say_day(each) for each in weeks["week"]],
        }
    )
    shade = pd.DataFrame({"first": [milliseconds(span.since)], "end": [milliseconds(span.as_of) + DAY]})
    shape = day_format(window.since, window.as_of)
    axis = alt.Axis(title=None, format=shape, labelOverlap=True, tickCount=8, orient="bottom")
    shown = (
        alt.Chart(shade)
        .mark_rect(color=theme.RULE, opacity=0.22)
        .encode(x=alt.X("first:T", axis=axis), x2="end:T")
    )
    edge = (
        alt.Chart(shade)
        .mark_rule(color=theme.TEXT_MARK)
        .encode(x=alt.X("first:T", scale=day_scale(window.since, window.as_of), axis=axis))
    )
    bars = (
        alt.Chart(rows)
        .mark_bar(color=theme.TEXT_MARK, clip=True)
        .encode(
            x=alt.X("week:T", axis=axis),
            x2="until:T",
            y=alt.Y("stops:Q", title=None, axis=alt.Axis(tickCount=2, tickMinStep=1, grid=False, format="d")),
            y2="base:Q",
            tooltip=[alt.Tooltip("name:N", title="Week from"), alt.Tooltip("stops:Q", title="Stops begun")],
        )
        .add_params(alt.selection_interval(name=BRUSH, encodings=["x"]))
    )
    chart = alt.LayerChart(layer=[edge, shown, bars], height=HEIGHT, width="container")
    said = (
        f"Stops begun in each week, {say_day(window.since)} to {say_day(window.as_of)}; the chart with the "
        f"travellers shows {say_day(span.since)} to {say_day(span.as_of)}."
    )
    return Figure("Stops by week", said, styled(chart))


def by_week(stops: pd.DataFrame) -> pd.DataFrame:
    """Count the stops that began in each week, given by its Monday: ``week, stops``."""
    monday = stops["arrive_date"] - pd.to_timedelta(stops["arrive_date"].dt.day_of_week, unit="D")
    return stops.groupby(monday.rename("week")).size().reset_index(name="stops")
