"""Pictures of how dense the travel was, month by month."""

from __future__ import annotations

import altair as alt
import pandas as pd

from parley import theme
from parley.charts.figure import INK, Figure, styled, where
from parley.selection import Selection, say_list, say_period

MOST_ROWS = 20


def visits_heatmap(visits: pd.DataFrame, window: Selection) -> Figure:
    """Draw how many visits began in each city and month.

    Parameters
    ----------
    visits : DataFrame
        `parley.queries.intensity.visits_by_month`.
    """
    return _heatmap(visits, window, "city", "City", "visits", "Visits by city and month")


def days_heatmap(days: pd.DataFrame, window: Selection) -> Figure:
    """Draw on how many days of each month each traveller is known to have been at a stop.

    Parameters
    ----------
    days : DataFrame
        `parley.queries.intensity.days_by_month`.
    """
    return _heatmap(
        days, window, "traveller", "Traveller", "days", "Known days at stops, by traveller and month"
    )


def _heatmap(counts: pd.DataFrame, window: Selection, row: str, name: str, count: str, title: str) -> Figure:
    """Draw a count for each row and month: a number in a cell that is the darker the higher it is."""
    totals = counts.groupby(row)[count].sum().sort_values(ascending=False, kind="stable")
    rows = [str(each) for each in totals.index[:MOST_ROWS]]
    months = [f"{month:%Y-%m}" for month in pd.period_range(window.since, window.as_of, freq="M")]
    shown = counts[counts[row].isin(rows)]
    cells = pd.DataFrame(
        {
            "month": shown["month"].dt.strftime("%Y-%m"),
            "row": shown[row],
            "count": shown[count],
            "name": shown["month"].dt.strftime("%B %Y"),
        }
    )
    # January, and the first month drawn, with the year
    year = f"datum.index === 0 || slice(datum.value, 5) === '01' || datum.value === '{months[0]}'"
    label = f"monthAbbrevFormat(toNumber(slice(datum.value, 5)) - 1) + ({year} ? ' ' + slice(datum.value, 2, 4) : '')"
    base = alt.Chart(cells).encode(
        x=alt.X(
            "month:O",
            scale=alt.Scale(domain=months),
            axis=alt.Axis(
                title=None,
                orient="top",
                labelExpr=label,
                labelAngle=0,
                labelOverlap="greedy",
                labelFlush=False,
            ),
        ),
        y=alt.Y(
            "row:N",
            sort=None,
            scale=alt.Scale(domain=rows),
            axis=alt.Axis(title=None, labelLimit=210, labelFlush=False),
        ),
        tooltip=[
            alt.Tooltip("row:N", title=name),
            alt.Tooltip("name:N", title="Month"),
            alt.Tooltip("count:Q", title=count.capitalize()),
        ],
    )
    # Never so dark that a number in the colour of the text could not be read on it
    opacity = alt.FillOpacity("count:Q", scale=alt.Scale(domainMin=0, range=[0.12, 0.62]), legend=None)
    squares = base.mark_rect(color=theme.CATEGORICAL[4], cornerRadius=2).encode(fillOpacity=opacity)
    room = "bandwidth('x') > 14"
    numbers = base.mark_text(fontSize=theme.FONT_SIZE - 1, color=INK).encode(
        text="count:Q", opacity=alt.OpacityValue(**where(room, 1, 0))
    )
    chart = alt.LayerChart(layer=[squares, numbers], height=alt.Step(theme.ROW_HEIGHT), width="container")
    more = f", the {len(rows)} of {len(totals)} with the most" if len(totals) > len(rows) else ""
    return Figure(title + more, _alt(counts, totals, window, count, title), styled(chart))


def _alt(counts: pd.DataFrame, totals: pd.Series, window: Selection, count: str, title: str) -> str:
    if counts.empty:
        return f"{title}: none in this window."
    most = say_list([f"{name} ({number})" for name, number in totals.head(3).items()])
    return (
        f"{title}, {say_period(window.since, window.as_of)}: {int(totals.sum())} {count} in "
        f"{counts['month'].nunique()} months. The most: {most}."
    )
