"""Pictures of contacts: between whom, as a matrix, and how many each mediator had by month."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import altair as alt
import pandas as pd

from parley import theme
from parley.charts.figure import INK, Figure, day_text, milliseconds, styled
from parley.queries.channels import THROUGH
from parley.selection import Selection

PANELS = 8
"""So many mediators, those with most contacts, have a panel."""
MATRIX = 12
"""So many actors, those with most contacts, stand in the matrix."""


def contact_matrix(contacts: pd.DataFrame, actors: int = MATRIX) -> Figure:
    """Draw the contacts of the actors that have most of them, as a matrix: all kinds together, in numbers.

    Parameters
    ----------
    contacts : DataFrame
        `parley.queries.channels.contacts`.
    actors : int
        How many actors have a row and a column.
    """
    totals = contacts.groupby(["actor", "other"], sort=True).agg(
        contacts=("contacts", "sum"), apart=("way", lambda ways: bool((ways == THROUGH).all()))
    )
    pairs = totals.reset_index()
    both = pd.concat([pairs, pairs.rename(columns={"actor": "other", "other": "actor"})], ignore_index=True)
    sums = both.groupby("actor", sort=True)["contacts"].sum().sort_values(ascending=False, kind="stable")
    order = list(sums.head(actors).index)
    rows = both[both["actor"].isin(order) & both["other"].isin(order)]
    rows = rows.assign(
        told=[
            f"({count})" if apart else str(count)
            for count, apart in zip(rows["contacts"], rows["apart"], strict=True)
        ],
        way=rows["apart"].map({True: "only through mediators", False: "in the same event"}),
    )[["actor", "other", "contacts", "told", "way"]]
    base = alt.Chart(rows).encode(
        x=alt.X("other:N", sort=order, axis=_quiet("top", -50)),
        y=alt.Y("actor:N", sort=order, axis=_quiet("left", 0)),
        tooltip=[
            alt.Tooltip("actor:N", title="Actor"),
            alt.Tooltip("other:N", title="With"),
            alt.Tooltip("contacts:Q", title="Contacts"),
            alt.Tooltip("way:N", title="How"),
        ],
    )
    cells = base.mark_rect(color=theme.CATEGORICAL[0]).encode(
        opacity=alt.Opacity(
            "contacts:Q",
            scale=alt.Scale(type="sqrt", domain=[0, int(rows["contacts"].max() or 1)], range=[0.05, 0.6]),
            legend=None,
        )
    )
    words = base.mark_text(fontSize=theme.FONT_SIZE - 2, color=INK).encode(text="told:N")
    chart = (cells + words).properties(height=alt.Step(24), width="container")
    title = f"Contacts between the {len(order)} actors that have most"
    return Figure(title, _alt_of_matrix(rows, len(sums)), styled(chart))


def _quiet(orient: Literal["top", "left"], angle: int) -> alt.Axis:
    return alt.Axis(
        orient=orient,
        labelAngle=angle,
        title=None,
        grid=False,
        domain=False,
        ticks=False,
        labelLimit=120,
        labelOverlap=False,
    )


def _alt_of_matrix(rows: pd.DataFrame, actors: int) -> str:
    if rows.empty:
        return "No contacts in this window."
    pairs = rows[rows["actor"] < rows["other"]].sort_values("contacts", ascending=False, kind="stable")
    said = ", ".join(f"{row.actor} with {row.other} {row.contacts}" for row in pairs.head(3).itertuples())
    return f"Matrix of contacts between {rows['actor'].nunique()} of {actors} actors. Most: {said}."


def workload_panels(workload: pd.DataFrame, kinds: Mapping[str, str], selection: Selection) -> Figure:
    """Draw each mediator's contacts by month and kind: a panel a mediator, all on one scale.

    Parameters
    ----------
    workload : DataFrame
        `parley.queries.channels.workload`.
    kinds : mapping of code to label
        Types of event that are a contact, in the order of the data set.
    selection : Selection
        The window that the axis spans.
    """
    totals = workload.groupby("mediator")["contacts"].sum().reset_index()
    totals = totals.sort_values(["contacts", "mediator"], ascending=[False, True]).head(PANELS)
    rows = workload[workload["mediator"].isin(totals["mediator"])]
    most = int(rows.groupby(["mediator", "month"])["contacts"].sum().max()) if len(rows) else 1
    rows = _stacked(rows.drop(columns="mediator_id"), list(kinds)).assign(
        kind=lambda frame: frame["kind"].map(dict(kinds))
    )
    panels = [
        _panel(rows[rows["mediator"] == mediator], str(mediator), kinds, most, selection)
        for mediator in totals["mediator"]
    ]
    title = f"Contacts by month and kind, {len(panels)} {'mediators' if len(panels) > 1 else 'mediator'} on one scale"
    return Figure(title, _alt_of_workload(totals, rows), styled(alt.vconcat(*panels, spacing=8)))


def _stacked(rows: pd.DataFrame, order: list[str]) -> pd.DataFrame:
    """Lay the kinds of each month on one another, since Vega stacks nothing that spans from one day to another."""
    rows = rows.assign(place=rows["kind"].map(order.index)).sort_values(["mediator", "month", "place"])
    top = rows.groupby(["mediator", "month"])["contacts"].cumsum()
    return rows.assign(
        top=top,
        base=top - rows["contacts"],
        name=rows["month"].dt.strftime("%B %Y"),
        until=day_text(rows["month"] + pd.offsets.MonthBegin(1)),
        month=day_text(rows["month"]),
    ).drop(columns="place")


def _panel(
    rows: pd.DataFrame, mediator: str, kinds: Mapping[str, str], most: int, selection: Selection
) -> alt.Chart:
    palette = theme.colours(kinds.values())
    # Whole months: the window may begin and end within one
    edges = [
        milliseconds(selection.since.replace(day=1)),
        milliseconds((pd.Timestamp(selection.as_of) + pd.offsets.MonthBegin(1)).date()),
    ]
    panel: alt.Chart = (
        alt.Chart(rows, title=alt.TitleParams(mediator, anchor="start", fontSize=theme.FONT_SIZE))
        .mark_bar(stroke=theme.GRID)
        .encode(
            x=alt.X(
                "month:T",
                axis=alt.Axis(title=None, format="%b %Y", labelOverlap=True, grid=False, tickCount=10),
                scale=alt.Scale(type="utc", domain=edges, nice=False),
            ),
            x2="until:T",
            y=alt.Y(
                "top:Q",
                title=None,
                axis=alt.Axis(tickCount=3, tickMinStep=1),
                scale=alt.Scale(domain=[0, most]),
            ),
            y2="base:Q",
            color=alt.Color(
                "kind:N",
                scale=alt.Scale(domain=list(palette), range=list(palette.values())),
                legend=alt.Legend(title=None, orient="top"),
            ),
            tooltip=[
                alt.Tooltip("name:N", title="Month"),
                alt.Tooltip("kind:N", title="Kind"),
                alt.Tooltip("contacts:Q", title="Contacts"),
            ],
        )
        .properties(height=90, width="container")
    )
    return panel


def _alt_of_workload(totals: pd.DataFrame, rows: pd.DataFrame) -> str:
    if totals.empty:
        return "No contact of a mediator in this window."
    said = ", ".join(f"{row.mediator} {row.contacts}" for row in totals.itertuples())
    busiest = (
        rows.groupby(["mediator", "name"], sort=False)["contacts"].sum().reset_index().nlargest(1, "contacts")
    )
    most = "".join(
        f" The most in one month: {row.mediator}, {row.contacts} in {row.name}."
        for row in busiest.itertuples()
    )
    return f"Bars by month, a panel a mediator, on one scale: {said}.{most}"
