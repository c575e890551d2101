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


def day_axis(since: dt.date, as_of: dt.date) -> alt.X:
    """Give an x axis in whole days, in UTC, from the window's first day to the end of its last."""
    edges = [milliseconds(since), milliseconds(as_of + dt.timedelta(days=1))]
    return alt.X(
        type="temporal",
        scale=alt.Scale(type="utc", domain=edges, nice=False),
        axis=alt.Axis(title=None, orient="top", labelOverlap=True, tickCount=8, format=_format(since, as_of)),
    )


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
