"""Pictures of who was in one place on the same day."""

from __future__ import annotations

import altair as alt
import pandas as pd

from parley import theme
from parley.charts.figure import Figure, day_format, day_scale, milliseconds, periods, styled, where
from parley.charts.lanes import DAY
from parley.selection import Selection, say_list, say_period

MOST_CITIES = 15
BAR = 13
MET, BOTH_THERE = "Met, as a source says", "Both there"


def city_calendar(runs: pd.DataFrame, span: Selection) -> Figure:
    """Draw, for each city, the days on which people of several delegations were there.

    Parameters
    ----------
    runs : DataFrame
        `parley.queries.presence.same_city`, with a column ``met``: whether a source says that any two of them met.
    span : Selection
        The days that the axis spans.
    """
    counted = runs.groupby("city")["days"].sum().sort_values(ascending=False, kind="stable")
    cities = [str(name) for name in counted.index[:MOST_CITIES]]
    shown = runs[runs["city"].isin(cities)]
    rows = pd.DataFrame(
        {
            "city": shown["city"],
            "begin": [milliseconds(day) for day in shown["first_day"]],
            "end": [milliseconds(day) + DAY for day in shown["last_day"]],
            "met": shown["met"],
            "standing": shown["met"].map({True: MET, False: BOTH_THERE}),
            "shade": shown["met"].map({True: theme.CATEGORICAL[0], False: theme.CATEGORICAL[1]}),
            "days": periods(shown["first_day"], shown["last_day"]),
            "people": [", ".join(names) for names in shown["people"]],
        }
    )
    days = (span.as_of - span.since).days
    axis = alt.Axis(
        title=None,
        orient="top",
        labelOverlap=True,
        tickCount=8 if days > 8 else days + 1,
        format=day_format(span.since, span.as_of),
    )
    edge = (
        alt.Chart(pd.DataFrame({"begin": [milliseconds(span.since)]}))
        .mark_rule(opacity=0)
        .encode(x=alt.X("begin:T", scale=day_scale(span.since, span.as_of), axis=axis))
    )
    scale = alt.Scale(domain=[MET, BOTH_THERE], range=[theme.CATEGORICAL[0], theme.CATEGORICAL[1]])
    bars = (
        alt.Chart(rows)
        .mark_bar(height=BAR, strokeWidth=1.5, clip=True)
        .encode(
            x=alt.X("begin:T", axis=axis),
            x2="end:T",
            y=alt.Y(
                "city:N",
                sort=None,
                scale=alt.Scale(domain=cities),
                axis=alt.Axis(title=None, grid=True, labelFlush=False, domain=False, ticks=False),
            ),
            color=alt.Color("standing:N", scale=scale, legend=alt.Legend(title=None, orient="bottom")),
            stroke=alt.Stroke("shade:N", scale=None),
            fillOpacity=alt.FillOpacityValue(**where("datum.met", 1, 0.1)),
            tooltip=[
                alt.Tooltip("city:N", title="City"),
                alt.Tooltip("days:N", title="Days"),
                alt.Tooltip("people:N", title="There"),
                alt.Tooltip("standing:N", title="Standing"),
            ],
        )
    )
    chart = alt.LayerChart(layer=[edge, bars], height=alt.Step(theme.LANE_HEIGHT), width="container")
    return Figure(_title(runs, cities, span), _alt(runs, span), styled(chart))


def _title(runs: pd.DataFrame, cities: list[str], span: Selection) -> str:
    many = runs["city"].nunique()
    which = f"the {len(cities)} of {many} cities with the most such days" if many > len(cities) else "by city"
    return f"Several delegations in one city, {which}, {say_period(span.since, span.as_of)}"


def _alt(runs: pd.DataFrame, span: Selection) -> str:
    if runs.empty:
        return (
            "No day in this span on which people of several delegations are known to have been in one city."
        )
    most = runs.groupby("city")["days"].sum().sort_values(ascending=False, kind="stable").head(3)
    said = say_list([f"{city} ({days})" for city, days in most.items()])
    return (
        f"Calendar of {runs['city'].nunique()} cities, {say_period(span.since, span.as_of)}: {len(runs)} runs of days "
        f"with people of several delegations, in {int(runs['met'].sum())} of them some met. Most days: {said}."
    )
