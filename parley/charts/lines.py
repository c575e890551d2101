"""Lines of a chart that have words in the plot: headings, what a line is, and what holds at its right end.

Names beside a plot would leave a narrow screen nothing to draw in. So each line has a key whose parts are these words,
and axes without ticks print one part each, over the marks.
"""

from __future__ import annotations

from typing import Literal

import altair as alt

Side = Literal["left", "right"]
BREAK = "\u001f"
HEADING, NAME, END = 1, 2, 3
INSIDE = -4
"""Pixels between the edge of a plot and the words in it: by this, such an axis is known from others."""
LIFT = -8
"""Words stand above the middle of their line, and marks under them."""


def key(line: str, heading: str = "", name: str = "", end: str = "") -> str:
    """Give the key of a line: what tells it from others, and the words that are printed."""
    return BREAK.join((line, heading, name, end))


def inside(limit: str, offset: int = LIFT) -> alt.Axis:
    """Print each line's heading or name at its left, headings in bold, cut at `limit`, an expression in pixels."""
    axis = _words(f"{_part(HEADING)} || {_part(NAME)}", "left")
    axis.labelLimit = alt.ExprRef(limit)
    axis.labelOffset = offset
    return axis


def headings() -> alt.Axis:
    """Print only the headings, at the left."""
    axis = _words(_part(HEADING), "left")
    axis.labelLimit = alt.ExprRef("width")
    return axis


def right_end() -> alt.Axis:
    """Print what holds at each line's right end."""
    axis = _words(_part(END), "right")
    axis.labelOffset = LIFT
    return axis


def beside(limit: int) -> alt.Axis:
    """Print the names beside the plot, where they are short."""
    return alt.Axis(
        title=None,
        ticks=False,
        domain=False,
        grid=False,
        labelExpr=_part(NAME),
        labelLimit=limit,
        labelPadding=6,
    )


def _part(number: int) -> str:
    return f"split(datum.value, '{BREAK}')[{number}]"


def _words(said: str, side: Side) -> alt.Axis:
    return alt.Axis(
        title=None,
        orient=side,
        ticks=False,
        domain=False,
        grid=False,
        labelAlign=side,
        labelPadding=INSIDE,
        labelExpr=said,
        labelFontWeight=alt.condition(f"{_part(HEADING)} != ''", alt.value(600), alt.value(400)),
        zindex=1,
    )
