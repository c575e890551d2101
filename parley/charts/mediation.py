"""Pictures of who mediates: where rounds were hosted, who played which role, and who had how many contacts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import altair as alt
import pandas as pd

from parley import theme
from parley.charts.figure import PICK, Figure, day_axis, day_text, styled
from parley.queries.channels import THROUGH
from parley.selection import Selection, say_day

GAPS = "Between rounds"
LONG_GAP = 14
"""A gap of so many days is told in numbers."""
UNPLACED = "Place not stated"
MATRIX = 18
"""So many actors, those with most contacts, stand in the matrix."""


def rounds_timeline(rounds: pd.DataFrame, labels: Mapping[str, str], selection: Selection) -> Figure:
    """Draw where each round of talks was hosted, and beneath them the days without a round.

    Parameters
    ----------
    rounds : DataFrame
        `parley.queries.mediation.rounds`; contacts are left out.
    labels : mapping of code to label
        Formats, in the order of the data set.
    selection : Selection
        The window that the axis spans.
    """
    rows = rounds[rounds["counts"]].sort_values(["start_date", "round_id"])
    last = rows["end_date"].fillna(rows["start_date"])
    shown = pd.DataFrame(
        {
            "round_id": rows["round_id"],
            "name": rows["name"],
            "city": rows["city"].fillna(UNPLACED),
            "format": rows["format"].map(dict(labels)),
            "began": day_text(rows["start_date"]),
            "ended": day_text(rows["end_date"]).fillna("not known on this day"),
            "until": day_text(last + pd.Timedelta(days=1)),
        }
    )
    gaps = _gaps(rows, selection)
    cities = list(shown["city"].value_counts().index)
    x = day_axis(selection.since, selection.as_of)
    y = alt.Y("city:N", sort=[*cities, GAPS], title=None, axis=alt.Axis(grid=True, domain=False, ticks=False))
    formats = [label for label in labels.values() if label in set(shown["format"])]
    palette = theme.colours(labels.values())
    colour = alt.Color(
        "format:N",
        scale=alt.Scale(domain=formats, range=[palette[each] for each in formats]),
        legend=alt.Legend(title=None, orient="bottom"),
    )
    x.shorthand = "began:T"
    base = alt.Chart(shown).encode(
        y=y,
        color=colour,
        tooltip=[
            alt.Tooltip("name:N", title="Round"),
            alt.Tooltip("city:N", title="Hosted in"),
            alt.Tooltip("format:N", title="Format"),
            alt.Tooltip("began:N", title="Began"),
            alt.Tooltip("ended:N", title="Ended"),
        ],
    )
    pick = alt.selection_point(name=PICK, fields=["round_id"])
    bars = base.mark_bar(height=14, cornerRadius=1).encode(x=x, x2="until:T").add_params(pick)
    ticks = base.mark_tick(thickness=4, height=14).encode(x=x)
    between = alt.Chart(gaps).encode(
        y=y,
        tooltip=[alt.Tooltip("days:Q", title="Days without a round"), alt.Tooltip("told:N", title="From")],
    )
    rules = between.mark_rule(strokeWidth=2, color=theme.RULE).encode(x=x, x2="until:T")
    words = between.transform_filter(f"datum.days >= {LONG_GAP}").mark_text(
        dy=-8, fontSize=theme.FONT_SIZE - 1, color=theme.TEXT_MARK
    )
    middle = day_axis(selection.since, selection.as_of)
    middle.shorthand = "middle:T"
    words = words.encode(x=middle, text="days:Q")
    chart = (rules + words + ticks + bars).properties(height=alt.Step(34), width="container")
    return Figure("Where rounds of talks were hosted", _alt_of_rounds(rows, gaps, selection), styled(chart))


def _gaps(rows: pd.DataFrame, selection: Selection) -> pd.DataFrame:
    """Give the spans in the window without a round: between two rounds, and from the last one to the as-of day."""
    found = []
    reached: pd.Timestamp | None = None
    today = pd.Timestamp(selection.as_of)
    # A round without a known end may be going on
    ends = rows["end_date"].fillna(today)
    for begins, end in zip(rows["start_date"].to_list(), ends.to_list(), strict=True):
        if reached is not None and begins > reached:
            found.append((reached, begins))
        reached = end if reached is None else max(reached, end)
    if reached is not None and reached < today:
        found.append((reached, today))
    return pd.DataFrame(
        {
            "city": GAPS,
            "began": [f"{first:%Y-%m-%d}" for first, _ in found],
            "until": [f"{last:%Y-%m-%d}" for _, last in found],
            "middle": [f"{first + (last - first) / 2:%Y-%m-%d}" for first, last in found],
            "days": [(last - first).days for first, last in found],
            "told": [f"{say_day(first.date())} to {say_day(last.date())}" for first, last in found],
        }
    )


def _alt_of_rounds(rows: pd.DataFrame, gaps: pd.DataFrame, selection: Selection) -> str:
    if rows.empty:
        return "No round of talks in this window."
    cities = rows["city"].fillna(UNPLACED).value_counts()
    longest = gaps.nlargest(1, "days")
    said = "".join(f" The longest gap was of {row.days} days, {row.told}." for row in longest.itertuples())
    return (
        f"Time chart of {len(rows)} rounds of talks, {say_day(selection.since)} to {say_day(selection.as_of)}: "
        f"{', '.join(f'{city} ({count})' for city, count in cities.items())}.{said}"
    )


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
    words = base.mark_text(fontSize=theme.FONT_SIZE - 1).encode(text="told:N")
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
        labelLimit=170,
        labelOverlap=False,
    )


def _alt_of_matrix(rows: pd.DataFrame, actors: int) -> str:
    if rows.empty:
        return "No contacts in this window."
    pairs = rows[rows["actor"] < rows["other"]].sort_values("contacts", ascending=False, kind="stable")
    said = ", ".join(f"{row.actor} with {row.other} {row.contacts}" for row in pairs.head(3).itertuples())
    return f"Matrix of contacts between {rows['actor'].nunique()} of {actors} actors. Most: {said}."
