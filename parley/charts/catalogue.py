"""Pictures of what the data set holds."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from parley import theme
from parley.charts.figure import Figure, day_text, styled

NAMES = {"reported": "Reported", "single source": "Single source"}
DASHES = {"reported": [1, 0], "single source": [5, 3]}
SHAPES = {"reported": "circle", "single source": "diamond"}


def rows_by_month(counts: pd.DataFrame) -> Figure:
    """Draw how many rows began in each month, a panel a table.

    Parameters
    ----------
    counts : DataFrame
        `parley.queries.catalogue.by_month`.
    """
    rows = counts.assign(name=counts["month"].dt.strftime("%B %Y"), month=day_text(counts["month"]))
    panels = [
        alt.Chart(of_table, title=_panel_title(str(table)))
        .mark_bar(color=theme.CATEGORICAL[0])
        .encode(
            x=_months(),
            y=alt.Y("rows:Q", title=None, axis=alt.Axis(tickCount=3, tickMinStep=1)),
            tooltip=[alt.Tooltip("name:N", title="Month"), alt.Tooltip("rows:Q", title="Rows")],
        )
        .properties(height=62, width="container")
        for table, of_table in rows.groupby("table", sort=False)
    ]
    chart = alt.vconcat(*panels, spacing=8)
    return Figure("Rows by month", _alt_of_rows(counts), styled(chart))


def shares_by_month(shares: pd.DataFrame) -> Figure:
    """Draw which share of each month's rows is only reported, and which rests on one source, a panel a table.

    Parameters
    ----------
    shares : DataFrame
        `parley.queries.catalogue.shares`.
    """
    rows = shares.assign(
        name=shares["month"].dt.strftime("%B %Y"),
        month=day_text(shares["month"]),
        kind=shares["measure"].map(NAMES),
    )
    panels = [
        alt.Chart(of_table, title=_panel_title(str(table)))
        .mark_line(point=alt.OverlayMarkDef(size=28, filled=True), strokeWidth=1.5)
        .encode(
            x=_months(),
            y=alt.Y(
                "share:Q",
                title=None,
                scale=alt.Scale(domain=[0, 1]),
                axis=alt.Axis(format=".0%", values=[0, 0.5, 1]),
            ),
            color=_by_measure(alt.Color, [theme.CATEGORICAL[0], theme.CATEGORICAL[5]]),
            strokeDash=_by_measure(alt.StrokeDash, list(DASHES.values())),
            shape=_by_measure(alt.Shape, list(SHAPES.values())),
            tooltip=[
                alt.Tooltip("name:N", title="Month"),
                alt.Tooltip("kind:N", title="Rows"),
                alt.Tooltip("share:Q", title="Share", format=".0%"),
                alt.Tooltip("matching:Q", title="Such rows"),
                alt.Tooltip("rows:Q", title="of"),
            ],
        )
        .properties(height=82, width="container")
        for table, of_table in rows.groupby("table", sort=False)
    ]
    chart = alt.vconcat(*panels, spacing=8)
    return Figure(
        "Shares of reported and of single-source rows by month", _alt_of_shares(shares), styled(chart)
    )


def _panel_title(table: str) -> alt.TitleParams:
    return alt.TitleParams(table.capitalize(), anchor="start", fontSize=theme.FONT_SIZE)


def _months() -> alt.X:
    return alt.X(
        "month:T",
        timeUnit="utcyearmonth",
        axis=alt.Axis(title=None, format="%b %Y", labelOverlap=True, grid=False),
        scale=alt.Scale(type="utc"),
    )


def _by_measure(channel: type, values: list[Any]) -> Any:  # noqa: ANN401 (a colour, a dash or a shape)
    legend = alt.Legend(title=None, orient="top", symbolStrokeWidth=2)
    return channel("kind:N", scale=alt.Scale(domain=list(NAMES.values()), range=values), legend=legend)


def _alt_of_rows(counts: pd.DataFrame) -> str:
    if counts.empty:
        return "No months in this window."
    totals = counts.groupby("table", sort=False)["rows"].sum()
    said = ", ".join(f"{total} {table}" for table, total in totals.items())
    events = counts[counts["table"] == "events"].set_index("month")["rows"]
    most = pd.Timestamp(str(events.idxmax()))
    return (
        f"Bars for {counts['month'].nunique()} months, a panel a table: {said}. Most events began in "
        f"{most:%B %Y}, {events.max()}; months without any: {(events == 0).sum()}."
    )


def _alt_of_shares(shares: pd.DataFrame) -> str:
    if shares.empty or not shares["rows"].sum():
        return "No rows in this window."
    sums = shares.groupby(["table", "measure"], sort=False)[["matching", "rows"]].sum()
    parts = []
    for table in dict.fromkeys(shares["table"]):
        every = sums.loc[table]
        total = int(every["rows"].iloc[0])
        said = " and ".join(f"{row['matching']} {measure}" for measure, row in every.iterrows())
        parts.append(f"of {total} {table}, {said}")
    return f"Lines by month, a panel a table; over the whole window, {'; '.join(parts)}."
