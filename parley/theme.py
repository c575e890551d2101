"""Every colour and size that a chart or a page uses.

The palette is that of Okabe and Ito, made for readers who tell colours apart poorly, less its yellow and black, which
vanish on one of the two backgrounds; three muted tones follow for longer lists. No colour judges: no party is green or
red, and a mark or a word always repeats what a colour says.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

CATEGORICAL = (
    "#0072B2",
    "#E69F00",
    "#009E73",
    "#CC79A7",
    "#56B4E9",
    "#D55E00",
    "#7570B3",
    "#999933",
    "#44AA99",
)
OTHER = "#8A939C"
RULE = "#8A939C"
TEXT_MARK = "#6B7580"
GRID = "#8A939C33"
INK_ON_LIGHT, INK_ON_DARK = "#3A444E", "#C8CFD6"

ROW_HEIGHT = 20
LANE_HEIGHT = 23
FONT_SIZE = 12

STANCE_MARKS = {"supports": "+", "opposes": "−", "conditional": "±"}
"""A mark beside the word, so that a column can be read at a glance; neither says good or bad."""

STANCE_COLOURS = {"supports": "#0072B2", "opposes": "#E69F00", "conditional": "#CC79A7"}
STANCE_SHAPES = {
    "supports": "M-0.38,-1H0.38V-0.38H1V0.38H0.38V1H-0.38V0.38H-1V-0.38H-0.38Z",
    "opposes": "M-1,-0.38H1V0.38H-1Z",
    "conditional": "M0,-1.05L1.05,0L0,1.05L-1.05,0Z",
}
"""Drawn as wide as each other; plus and minus repeat `STANCE_MARKS`."""

CLASS_COLOURS = {
    "agreed in a text": "#0072B2",
    "common ground": "#56B4E9",
    "conditional": "#E69F00",
    "contested": "#CC79A7",
    "one side silent": "#8A939C",
    "not addressed": "#8A939C",
}
"""Classes of difference (`parley.method`). The two that tell of no comparison are grey, and differ by thickness."""
CLASS_MARKS = {
    "agreed in a text": "§",
    "common ground": "=",
    "conditional": "±",
    "contested": "+−",
    "one side silent": "1",
    "not addressed": "·",
}
"""A mark beside the word: “+−” is one that supports and one that opposes."""


@dataclass(frozen=True, slots=True)
class Paper:
    """The colours of what a picture is drawn on; the same two grounds as the pages have."""

    ground: str
    ink: str
    quiet: str
    rule: str


LIGHT = Paper("#FFFFFF", "#0F1620", "#55606B", "#D5DBE1")
DARK = Paper("#12171D", "#E6EAEE", "#A7B1BB", "#36414C")
FONT = "IBM Plex Sans"


def colours(names: Iterable[str]) -> dict[str, str]:
    """Give each name a colour: the first `CATEGORICAL` ones their own, the rest `OTHER`.

    Names are to be given in an order that doesn't depend on what is selected, so that each keeps its colour.
    """
    palette = dict(zip(dict.fromkeys(names), CATEGORICAL, strict=False))
    return {name: palette.get(name, OTHER) for name in names}


def ink_on(colour: str) -> str:
    """Give the one of black and white that can be read better on a colour, by the contrast that WCAG defines."""
    shares = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in shares]
    light = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return "#000000" if (light + 0.05) / 0.05 >= 1.05 / (light + 0.05) else "#FFFFFF"
