"""Pictures of who stated what when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import altair as alt
import pandas as pd

from parley import theme
from parley.charts.figure import (
    ABOVE,
    MARKS,
    PICK,
    Figure,
    day_axis,
    day_text,
    styled,
    text_marks,
    where,
)
from parley.charts.lines import beside, headings, key
from parley.method import CONTRADICTION_WITHIN
from parley.selection import say_day

LANE = 17
NAMES = 150
OTHERS = "Others"
TOLD = {
    "party": "Party",
    "on": "Day",
    "told": "Stance",
    "proposition": "Proposition",
    "position": "Said, in short",
    "speaker": "Speaker",
    "account": "Attribution",
}


def history_lanes(
    statements: pd.DataFrame,
    texts: pd.DataFrame,
    stances: Mapping[str, str],
    capacities: Mapping[str, str],
    since: dt.date,
    as_of: dt.date,
) -> Figure:
    """Draw what was stated on each proposition: a lane a party, a mark a statement; a click on a mark picks it.

    A lane stands for a party's own statements; what it said as mediator, guarantor or messenger has a lane of its own.

    Parameters
    ----------
    statements : DataFrame
        `parley.queries.history.statements`, of the issues to be drawn, in the order in which their propositions are to
        stand.
    texts : DataFrame
        `parley.queries.situation.marked_texts`.
    stances, capacities : mapping of code to label
    since, as_of : date
        The days that the axis spans; the last is drawn as a line.
    """
    own = statements["capacity"].eq("own")
    capacity = statements["capacity"].map(dict(capacities)).str.lower()
    lanes = statements["party"].where(own, statements["party"] + " (" + capacity + ")")
    rows = statements.assign(
        group=statements["statement"], lane=lanes, other=~own | statements["side"].ne("party")
    )
    issues = list(dict.fromkeys(statements["issue"]))
    title = f"Who stated what when: {issues[0]}" if len(issues) == 1 else "Who stated what when"
    return _history(title, rows, texts, stances, (since, as_of))


def history_multiples(
    statements: pd.DataFrame,
    texts: pd.DataFrame,
    stances: Mapping[str, str],
    since: dt.date,
    as_of: dt.date,
) -> Figure:
    """Draw what was stated on every issue, small and on one screen: under each issue a lane a side, and one for others.

    Parameters are those of `history_lanes`. A mark tells its proposition when pointed at; lanes of one issue alone keep
    propositions apart.
    """
    other = statements["side"].ne("party") | statements["capacity"].ne("own")
    rows = statements.assign(
        group=statements["issue"], lane=statements["party"].mask(other, OTHERS), other=other
    )
    return _history("Who stated what when, all issues", rows, texts, stances, (since, as_of))


def _history(
    title: str,
    rows: pd.DataFrame,
    texts: pd.DataFrame,
    stances: Mapping[str, str],
    window: tuple[dt.date, dt.date],
) -> Figure:
    if len(rows) > MARKS:
        title = f"{title} (the newest {MARKS:,} of {len(rows):,} statements)"
        rows = rows.sort_values("date", kind="stable").tail(MARKS)
    order = _order(rows)
    drawn = _drawn(rows, stances)
    x = day_axis(*window, offset=ABOVE)
    x.shorthand = "day:T"
    y = alt.Y("line:N", axis=beside(NAMES))
    today = pd.DataFrame({"day": [window[1].isoformat()], "line": [*order, ""][:1]})
    line = alt.Chart(today).mark_rule(color=theme.TEXT_MARK, strokeWidth=2).encode(x=x)
    names = (
        alt.Chart(today)
        .mark_text(text="")
        .encode(y=alt.Y("line:N", scale=alt.Scale(domain=order), axis=headings()))
    )
    rings = (
        alt.Chart(drawn[drawn["contrary"]])
        .mark_point(shape="circle", size=300, strokeWidth=1.3, color=theme.TEXT_MARK, opacity=1)
        .encode(x=x, y=alt.Y("line:N", axis=None))
    )
    layers = [*text_marks(texts, x), line, rings, _statements(drawn, stances, x, y), names]
    chart = (
        alt.layer(*layers).resolve_axis(y="independent").properties(height=alt.Step(LANE), width="container")
    )
    return Figure(title, _alt(rows, stances, window), styled(chart))


def _order(rows: pd.DataFrame) -> list[str]:
    """List the lines from top to bottom: each group's heading, in it the sides, then others, by name."""
    order: list[str] = []
    for group, inside in rows.groupby("group", sort=False):
        order.append(key(f"heading {len(order)}", str(group)))
        lanes = sorted(set(zip(inside["other"], inside["lane"], strict=True)))
        order += [key(str(group), name=str(lane)) for _, lane in lanes]
    return order


def _drawn(rows: pd.DataFrame, stances: Mapping[str, str]) -> pd.DataFrame:
    """Give what the browser is told of each statement."""
    marked = {code: f"{theme.STANCE_MARKS[code]}  {label}" for code, label in stances.items()}
    stance, hand = rows["stance"].map(marked), rows["attribution"].str.replace("_", " ")
    contrary = pd.Series([len(each) > 0 for each in rows["contradicts"]], index=rows.index, dtype=bool)
    opposite = f"; the opposite within {CONTRADICTION_WITHIN} days"
    return pd.DataFrame(
        {
            "position_id": rows["position_id"],
            "line": [key(group, name=lane) for group, lane in zip(rows["group"], rows["lane"], strict=True)],
            "day": day_text(rows["date"]),
            "on": day_text(rows["date"]),  # what stands on the axis would be told in milliseconds
            "code": rows["stance"],
            "stance": stance,
            "told": stance.where(rows["condition"].isna(), stance + " on: " + rows["condition"].fillna("")),
            "party": rows["lane"].where(rows["lane"] != OTHERS, rows["party"]),
            "proposition": rows["statement"],
            "position": rows["position"],
            "speaker": rows["speaker"],
            "hand": hand,
            "account": hand.mask(contrary, hand + opposite),
            "contrary": contrary,
        }
    )


def _statements(drawn: pd.DataFrame, stances: Mapping[str, str], x: alt.X, y: alt.Y) -> alt.Chart:
    shown = drawn.drop_duplicates("code").set_index("code")["stance"]
    codes = [code for code in stances if code in shown.index]
    names: Sequence[str] = [shown[code] for code in codes]
    palette = alt.Scale(domain=names, range=[theme.STANCE_COLOURS[code] for code in codes])
    shapes = alt.Scale(domain=names, range=[theme.STANCE_SHAPES[code] for code in codes])
    legend = alt.Legend(title=None, orient="top", symbolSize=95, symbolStrokeWidth=1.1)
    points: alt.Chart = (
        alt.Chart(drawn)
        .mark_point(size=95, opacity=1, strokeWidth=1.1, clip=True)
        .encode(
            x=x,
            y=y,
            shape=alt.Shape("stance:N", scale=shapes, legend=legend),
            stroke=alt.Stroke("stance:N", scale=palette, legend=legend),
            fill=alt.Fill("stance:N", scale=palette, legend=legend),
            fillOpacity=alt.FillOpacityValue(**where({"field": "hand", "equal": "reported"}, 0, 1)),
            tooltip=[alt.Tooltip(f"{name}:N", title=said) for name, said in TOLD.items()],
        )
        .add_params(alt.selection_point(name=PICK, fields=["position_id"]))
    )
    return points


def _alt(rows: pd.DataFrame, stances: Mapping[str, str], window: tuple[dt.date, dt.date]) -> str:
    counted = rows["stance"].value_counts()
    said = ", ".join(f"{label.lower()} {counted[code]}" for code, label in stances.items() if code in counted)
    return (
        f"A mark for each of {len(rows)} statements from {say_day(window[0])} to {say_day(window[1])}, in a lane for each "
        f"party: {said}. Hollow marks are reported; a ring marks a contradiction. Texts are marked."
    )
