"""Pictures of what the data set holds."""

from __future__ import annotations

import altair as alt
import pandas as pd

from parley import theme
from parley.charts.figure import Figure, day_text, styled

PANELS = ("events", "positions", "stops")


def rows_by_month(counts: pd.DataFrame) -> Figure:
    """Draw how many rows began in each month, a panel a table.

    Parameters
    ----------
    counts : DataFrame
        `parley.queries.catalogue.by_month`.
    """
    rows = counts.assign(month=day_text(counts["month"]), name=counts["month"].dt.strftime("%B %Y"))
    panels = [
        alt.Chart(rows[rows["table"] == table], title=alt.TitleParams(table.capitalize(), anchor="start"))
        .mark_bar(color=theme.CATEGORICAL[0])
        .encode(
            x=alt.X(
                "month:T",
                timeUnit="utcyearmonth",
                axis=alt.Axis(title=None, format="%b %Y", labelOverlap=True),
                scale=alt.Scale(type="utc"),
            ),
            y=alt.Y("rows:Q", title=None, axis=alt.Axis(tickCount=3, tickMinStep=1)),
            tooltip=[alt.Tooltip("name:N", title="Month"), alt.Tooltip("rows:Q", title="Rows")],
        )
        .properties(height=70, width="container")
        for table in PANELS
    ]
    chart = alt.vconcat(*panels, spacing=8)
    total = counts.groupby("table")["rows"].sum()
    thin = counts[(counts["table"] == "events") & (counts["rows"] < 10)]["month"].dt.strftime("%B %Y")
    said = ", ".join(f"{total.get(table, 0)} {table}" for table in PANELS)
    alt_text = f"Bars by month: {said}."
    if len(thin):
        alt_text += f" Fewer than ten events in {', '.join(thin)}."
    return Figure("Rows by month: how thick the coverage is", alt_text, styled(chart))
