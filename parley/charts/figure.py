"""What every chart hands over, and what all of them share."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import altair as alt
import pandas as pd
from altair.utils import schemapi

from parley import theme

# Altair checks each part as it is made, and all of them again in the whole: the second check is enough
schemapi.disable_debug_mode()

PICK = "pick"
"""The name of the selection by which a mark leads to its record."""
ABOVE = 12
"""Pixels between plot and axis for the marks of texts."""
MARKS = 5_000
"""How many marks a browser is sent for one chart, at most."""

Chart = alt.Chart | alt.LayerChart | alt.VConcatChart


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart with the words that belong to it.

    Attributes
    ----------
    title : str
        What is shown, as a statement of the subject.
    alt : str
        The chart in a sentence or two, from its data, for those who can't see it.
    chart : altair.Chart
        The chart itself, without title.
    """

    title: str
    alt: str
    chart: Chart


def day_text(days: pd.Series) -> pd.Series:
    """Write days as ISO text, null where there is none."""
    text: pd.Series = days.dt.strftime("%Y-%m-%d").where(days.notna(), None)
    return text


def day_axis(since: dt.date, as_of: dt.date, offset: int = 0) -> alt.X:
    """Give an x axis in whole days, in UTC, from the window's first day to the end of its last.

    `offset` pixels lie between it and the plot.
    """
    # Not as numbers: of a lone point's axis Vega-Lite takes those for no days at all
    edges = [
        alt.DateTime(year=each.year, month=each.month, date=each.day, utc=True)
        for each in (since, as_of + dt.timedelta(days=1))
    ]
    return alt.X(
        type="temporal",
        scale=alt.Scale(type="utc", domain=edges, nice=False),
        axis=alt.Axis(
            title=None,
            orient="top",
            offset=offset,
            labelOverlap=True,
            tickCount=8,
            format=_format(since, as_of),
        ),
    )


def text_marks(texts: pd.DataFrame, x: alt.X) -> list[alt.Chart]:
    """Mark texts on a time axis: a faint rule each, and above the plot a mark that tells its name.

    Parameters
    ----------
    texts : DataFrame
        With ``date`` and ``name``.
    x : altair.X
        The axis of the chart that they are marked in, as `day_axis` gives it.
    """
    x = x.copy(deep=False)
    x.shorthand = "day:T"
    days = day_text(texts["date"])
    rows = texts.assign(day=days, on=days)  # what stands on the axis would be told in milliseconds
    base = alt.Chart(rows[["day", "on", "name"]]).encode(x=x)
    said = [alt.Tooltip("on:N", title="Text of"), alt.Tooltip("name:N", title="Text")]
    rules = base.mark_rule(color=theme.RULE, opacity=0.45, clip=True).encode(tooltip=said)
    heads = base.mark_point(shape="triangle-down", filled=True, size=45, color=theme.TEXT_MARK, opacity=1)
    return [rules, heads.encode(y=alt.value(-6), tooltip=said)]


def styled(chart: Chart) -> Chart:
    """Give a chart the one look: quiet grid, no frame."""
    looked: Chart = (
        chart.configure_view(strokeWidth=0)
        .configure_axis(
            labelFontSize=theme.FONT_SIZE,
            titleFontSize=theme.FONT_SIZE,
            gridColor=theme.GRID,
            domainColor=theme.GRID,
            tickColor=theme.GRID,
            labelLimit=220,
        )
        .configure_legend(labelFontSize=theme.FONT_SIZE, titleFontSize=theme.FONT_SIZE, symbolLimit=0)
    )
    return looked


def milliseconds(day: dt.date) -> int:
    """Give a day as Vega counts it; as text, two layers' domains would be taken for different ones."""
    return int(dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC).timestamp() * 1000)


def _format(since: dt.date, as_of: dt.date) -> str:
    return "%-d %b" if (as_of - since).days < 120 else "%b %Y"
