"""Pictures of who mediates: where rounds were hosted, who played which role, and who had how many contacts."""

from __future__ import annotations

from collections.abc import Mapping

import altair as alt
import pandas as pd

from parley import theme
from parley.charts.figure import PICK, Figure, day_axis, day_text, styled
from parley.selection import Selection, say_day

GAPS = "Between rounds"
LONG_GAP = 14
"""A gap of so many days is told in numbers."""
UNPLACED = "Place not stated"


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
