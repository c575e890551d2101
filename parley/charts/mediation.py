"""Pictures of who mediates: where rounds were hosted, and who played which role."""

from __future__ import annotations

from collections.abc import Mapping

import altair as alt
import pandas as pd

from parley import theme
from parley.charts.figure import PICK, Figure, day_axis, day_text, styled
from parley.queries.mediation import ACT_DAYS
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
    bars = base.mark_bar(height=14, cornerRadius=1).encode(x="began:T", x2="until:T").add_params(pick)
    ticks = base.mark_tick(thickness=4, height=14).encode(x=x)
    between = alt.Chart(gaps).encode(
        y=y,
        tooltip=[alt.Tooltip("days:Q", title="Days without a round"), alt.Tooltip("told:N", title="From")],
    )
    rules = between.mark_rule(strokeWidth=2, color=theme.RULE).encode(x="began:T", x2="until:T")
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
        f"Time chart of {len(rows)} {'round' if len(rows) == 1 else 'rounds'} of talks, {say_day(selection.since)} to {say_day(selection.as_of)}: "
        f"{', '.join(f'{city} ({count})' for city, count in cities.items())}.{said}"
    )


def roles_gantt(roles: pd.DataFrame, labels: Mapping[str, str], selection: Selection) -> Figure:
    """Draw who played which role when, a line for each mediator's role; people count for whom they represent.

    Parameters
    ----------
    roles : DataFrame
        `parley.queries.mediation.roles`.
    labels : mapping of code to label
        Roles, in the order of the data set, which gives each its colour.
    selection : Selection
        The window that the axis spans.
    """
    names = roles["role"].map(dict(labels))
    first, today = pd.Timestamp(selection.since), pd.Timestamp(selection.as_of)
    began, last = roles["start_date"], roles["end_date"].fillna(today)
    act = roles["days"].le(ACT_DAYS).fillna(value=False)
    rows = pd.DataFrame(
        {
            "actor_id": roles["actor_id"],
            "actor": roles["actor"],
            "line": roles["mediator"] + ": " + names.str.lower(),
            "role": names,
            "began": day_text(began.where(began >= first, first)),
            "since": day_text(began),
            "ended": day_text(roles["end_date"]).fillna("no end known on this day"),
            "until": day_text(last.where(last <= today, today) + pd.Timedelta(days=1)),
            "open": roles["end_date"].isna() | (roles["end_date"] > today),
            "act": act,
            "what": roles["description"].fillna(""),
        }
    )
    order = _lines(roles, rows["line"], list(labels))
    palette = theme.colours(labels.values())
    shown = [label for label in labels.values() if label in set(rows["role"])]
    x = day_axis(selection.since, selection.as_of)
    x.shorthand = "began:T"
    base = alt.Chart(rows).encode(
        y=alt.Y(
            "line:N",
            sort=order,
            title=None,
            axis=alt.Axis(grid=True, labelLimit=210, domain=False, ticks=False),
        ),
        color=alt.Color(
            "role:N",
            scale=alt.Scale(domain=shown, range=[palette[each] for each in shown]),
            legend=None,
        ),
        tooltip=[
            alt.Tooltip("actor:N", title="Who"),
            alt.Tooltip("role:N", title="Role"),
            alt.Tooltip("since:N", title="Since"),
            alt.Tooltip("ended:N", title="Until"),
            alt.Tooltip("what:N", title="What was done"),
        ],
    )
    pick = alt.selection_point(name=PICK, fields=["actor_id"])
    bars = base.transform_filter("!datum.act").mark_bar(height=9, cornerRadius=1)
    bars = bars.encode(x="began:T", x2="until:T")
    acts = base.transform_filter("datum.act").mark_point(shape="diamond", filled=True, size=55, opacity=1)
    acts = acts.encode(x=x)
    ends = day_axis(selection.since, selection.as_of)
    ends.shorthand = "until:T"
    going_on = base.transform_filter("datum.open").mark_point(
        shape="triangle-right", filled=True, size=130, opacity=1
    )
    layers = bars.add_params(pick) + acts + going_on.encode(x=ends)
    chart = layers.properties(height=alt.Step(theme.ROW_HEIGHT), width="container")
    return Figure("Roles by mediator over time", _alt_of_roles(roles, act, selection), styled(chart))


def _lines(roles: pd.DataFrame, lines: pd.Series, codes: list[str]) -> list[str]:
    """Order the lines: mediators with most roles first, under each the roles as the data set has them."""
    of = roles.groupby("mediator")["role"]
    places = sorted(
        zip(
            -roles["mediator"].map(of.nunique()),
            -roles["mediator"].map(of.size()),
            roles["mediator"],
            roles["role"].map(codes.index),
            lines,
            strict=True,
        )
    )
    return list(dict.fromkeys(line for *_, line in places))


def _alt_of_roles(roles: pd.DataFrame, act: pd.Series, selection: Selection) -> str:
    if roles.empty:
        return "No role in this window."
    by = roles.groupby("mediator")["role"].nunique().sort_values(ascending=False, kind="stable")
    return (
        f"Time chart of {len(roles)} stints, {int(act.sum())} of them acts of up to {ACT_DAYS} days, by "
        f"{len(by)} mediators, {say_day(selection.since)} to {say_day(selection.as_of)}. Roles played: "
        f"{', '.join(f'{name} {count}' for name, count in by.head(5).items())}. "
        f"{int(roles['end_date'].isna().sum())} had no end known on that day."
    )
