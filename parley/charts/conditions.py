"""Pictures of where the two sides differ."""

from __future__ import annotations

import datetime as dt

import altair as alt
import pandas as pd

from parley import theme
from parley.charts.figure import ABOVE, MARKS, Figure, day_axis, day_text, styled, text_marks, where
from parley.charts.lines import inside, key, right_end
from parley.selection import say_day

ROW = 27
THICK = {"one side silent": 5, "not addressed": 1.5}
BAR = 11
WEEKS_FOR_A_MARK = 8
WHITE, DARK = "#FFFFFF", "#0F1620"


def difference_strip(weekly: pd.DataFrame, propositions: pd.DataFrame, texts: pd.DataFrame) -> Figure:
    """Draw the class of each proposition week by week, one line a proposition, with the texts marked.

    A colour says the class; so do the thickness of what is no comparison, a mark in every longer stretch, the tooltip,
    and for the last day the word at the line's end. Weeks of one class that follow each other are one mark.

    Parameters
    ----------
    weekly, propositions, texts : DataFrame
        `parley.queries.differences.weekly`, `parley.queries.conditions.propositions` and
        `parley.queries.situation.marked_texts`.
    """
    title = "Where the two sides differ, by week"
    if weekly.empty:
        return Figure(title, "No week to compare.", styled(alt.Chart(pd.DataFrame()).mark_bar()))
    first, last = weekly["week"].min().date(), weekly["day"].max().date()
    now = weekly[weekly["day"] == weekly["day"].max()].set_index("proposition_id")["difference"]
    lines, order = _lines(propositions[propositions["proposition_id"].isin(now.index)], now)
    rows = _runs(weekly).merge(lines, on="proposition_id").head(MARKS)
    x = day_axis(first, last, offset=ABOVE)
    # The span is said once, by the layer of the texts: of a bar's two ends Vega-Lite would take it for two spans
    since = x.scale(type="utc", nice=False)
    since.shorthand = "since:T"
    domain = [each for each in theme.CLASS_COLOURS if each in set(rows["difference"])]
    names = {each: f"{theme.CLASS_MARKS[each]}  {each}" for each in domain}
    rows = rows.assign(named=rows["difference"].map(names))
    y = alt.Y("line:N", axis=None)  # the layer of the words says all lines in their order
    colour = alt.Color(
        "named:N",
        scale=alt.Scale(domain=list(names.values()), range=[theme.CLASS_COLOURS[each] for each in domain]),
        legend=alt.Legend(title=None, orient="top", columns=3, symbolType="square", symbolSize=110, offset=4),
    )
    tooltip = [
        alt.Tooltip("statement:N", title="Proposition"),
        alt.Tooltip("issue:N", title="Issue"),
        alt.Tooltip("difference:N", title="Class"),
        alt.Tooltip("from:N", title="From the week of"),
        alt.Tooltip("to:N", title="To the day"),
    ]
    bars = [
        alt.Chart(rows[rows["difference"].map(THICK).fillna(BAR) == height])
        .mark_bar(height=height, yOffset=6, clip=True)
        .encode(x=since, x2="until:T", y=y, color=colour, tooltip=tooltip)
        for height in sorted({*THICK.values(), BAR})
    ]
    marks = (
        alt.Chart(rows[(rows["weeks"] >= WEEKS_FOR_A_MARK) & ~rows["difference"].isin(THICK)])
        .mark_text(align="left", baseline="middle", dx=4, dy=6.5, fontSize=11, fontWeight=600, clip=True)
        .encode(
            x=since,
            y=y,
            text="mark:N",
            color=alt.ColorValue(**where({"field": "difference", "equal": "agreed in a text"}, WHITE, DARK)),
        )
    )
    words = [
        alt.Chart(rows.head(1))
        .mark_text(text="")
        .encode(y=alt.Y("line:N", scale=alt.Scale(domain=order), axis=axis))
        for axis in (inside(limit="width - 150"), right_end())
    ]
    chart = alt.layer(*text_marks(texts, x), *bars, marks, *words).resolve_axis(y="independent")
    chart = chart.properties(height=alt.Step(ROW), width="container")
    return Figure(title, _strip_alt(weekly, now, first, last), styled(chart))


def _lines(propositions: pd.DataFrame, now: pd.Series) -> tuple[pd.DataFrame, list[str]]:
    """Give each proposition its line, and the order of all, with a heading above those of an issue."""
    found = []
    order: list[str] = []
    for issue, rows in propositions.groupby("issue", sort=False):
        order.append(key(f"issue {len(order)}", str(issue)))
        for row in rows.to_dict("records"):
            name = str(row["proposition_id"])
            said = f"{theme.CLASS_MARKS[now[name]]}  {now[name]}"
            order.append(key(name, "", str(row["statement"]), said))
            found.append((name, order[-1], row["statement"], issue))
    return pd.DataFrame(found, columns=["proposition_id", "line", "statement", "issue"]), order


def _runs(weekly: pd.DataFrame) -> pd.DataFrame:
    """Join the weeks of one class that follow each other on a proposition."""
    rows = weekly.sort_values(["proposition_id", "week"])
    turned = rows["difference"].ne(rows["difference"].shift()) | rows["proposition_id"].ne(
        rows["proposition_id"].shift()
    )
    runs = rows.groupby(turned.cumsum()).agg(
        proposition_id=("proposition_id", "first"),
        difference=("difference", "first"),
        week=("week", "min"),
        day=("day", "max"),
        weeks=("week", "size"),
    )
    return pd.DataFrame(
        {
            "proposition_id": runs["proposition_id"],
            "difference": runs["difference"],
            "weeks": runs["weeks"],
            "since": day_text(runs["week"]),
            "until": day_text(runs["day"] + pd.Timedelta(days=1)),
            "from": day_text(runs["week"]),
            "to": day_text(runs["day"]),
            "mark": runs["difference"].map(theme.CLASS_MARKS),
        }
    )


def _strip_alt(weekly: pd.DataFrame, now: pd.Series, first: dt.date, last: dt.date) -> str:
    counted = now.value_counts()
    said = ", ".join(f"{each} {counted[each]}" for each in theme.CLASS_COLOURS if each in counted)
    return (
        f"A line for each of {len(now)} propositions from {say_day(first)} to {say_day(last)}, by week, in the colour of "
        f"the class. On the last day: {said}. Texts are marked."
    )
