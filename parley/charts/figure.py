"""What every chart hands over, and what all of them share."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd
from altair.utils import schemapi

from parley import theme
from parley.selection import say_day, say_period

# Altair checks each part as it is made, and all of them again in the whole: the second check is enough
schemapi.disable_debug_mode()
# Altair counts rows; what a browser can bear is bounded by marks (`MARKS`), of which an outline of many points is one
alt.data_transformers.disable_max_rows()

PICK = "pick"
"""The name of the selection by which a mark leads to its record."""
ABOVE = 12
"""Pixels between plot and axis for the marks of texts."""
MARKS = 5_000
"""How many marks a browser is sent for one chart, at most."""

INK = alt.ExprRef(f"luminance(background) < 0.5 ? '{theme.INK_ON_DARK}' : '{theme.INK_ON_LIGHT}'")
"""The colour of words in a chart, on whichever background it is drawn; Vega's own is black on both."""

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


def periods(first: pd.Series, last: pd.Series, unless: str = "since {first}, under way") -> list[str]:
    """Say the days from each first to each last one; where there is no last one, in the words of `unless`."""
    return [
        unless.format(first=say_day(begun)) if pd.isna(ended) else say_period(begun, ended)
        for begun, ended in zip(first, last, strict=True)
    ]


def day_axis(since: dt.date, as_of: dt.date, offset: int = 0) -> alt.X:
    """Give an x axis in whole days, in UTC, from the window's first day to the end of its last.

    `offset` pixels lie between it and the plot.
    """
    return alt.X(
        type="temporal",
        scale=day_scale(since, as_of),
        axis=alt.Axis(
            title=None,
            orient="top",
            offset=offset,
            labelOverlap=True,
            tickCount=8,
            format=day_format(since, as_of),
        ),
    )


def day_scale(since: dt.date, as_of: dt.date) -> alt.Scale:
    """Give a scale in UTC from the window's first day to the end of its last.

    To be given to a layer of a chart whose mark does not span from x to x2: there Vega would read it once as days and
    once as it stands, and complain of two domains. Not as numbers: of a lone point's axis it takes those for no days.
    """
    edges = [
        alt.DateTime(year=day.year, month=day.month, date=day.day, utc=True)
        for day in (since, as_of + dt.timedelta(days=1))
    ]
    return alt.Scale(type="utc", domain=edges, nice=False)


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


def where(test: str | dict[str, str], then: object, otherwise: object) -> dict[str, Any]:
    """Give one value to the marks for which a test holds and another to the rest, as a channel's keywords.

    ``alt.OpacityValue(**where("datum.open", 0.4, 1))``. As `altair.condition` says it, Altair would look through its
    whole schema for what is meant, in each chart anew.
    """
    return {"value": otherwise, "condition": {"test": test, "value": then}}


def styled(chart: Chart) -> Chart:
    """Give a chart the one look: quiet grid, no frame."""
    # `configure` would copy every layer, once for each thing configured
    looked: Chart = chart.copy(deep=False)
    looked.config = alt.Config(
        view=alt.ViewConfig(strokeWidth=0),
        axis=alt.AxisConfig(
            labelFontSize=theme.FONT_SIZE,
            titleFontSize=theme.FONT_SIZE,
            gridColor=theme.GRID,
            domainColor=theme.GRID,
            tickColor=theme.GRID,
            labelLimit=220,
        ),
        legend=alt.LegendConfig(labelFontSize=theme.FONT_SIZE, titleFontSize=theme.FONT_SIZE, symbolLimit=0),
    )
    return looked


def milliseconds(day: dt.date) -> int:
    """Give a day as Vega counts it."""
    return int(dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC).timestamp() * 1000)


def day_format(since: dt.date, as_of: dt.date) -> str:
    """Give the format of an axis of days: with the day where they are few enough."""
    return "%-d %b" if (as_of - since).days < 120 else "%b %Y"
