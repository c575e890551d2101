"""Letters: which a file can hold, and how much room they take."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from PIL import ImageFont

MEASURE = 100
"""The size at which letters are measured: at small sizes they are rounded to whole dots."""
FONTS = Path(__file__).parent / "fonts"
FACES = {400: "IBMPlexSans-Regular.ttf", 600: "IBMPlexSans-SemiBold.ttf"}
"""The files of the project's font by their weight; those that browsers fetch can't be used outside one."""
UNPRINTABLE = re.compile("[^\\t\\n\\r\\u0020-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
"""What XML can't hold."""


def wrap(text: str, size: float, weight: int, room: float) -> list[str]:
    """Break a text into lines that fit, between words, and within one only where it is longer than a line."""

    def fits(line: str) -> bool:
        return width(line, size, weight) <= room

    lines = [""]
    for word in clean(text).split():
        longer = f"{lines[-1]} {word}".strip()
        if fits(longer):
            lines[-1] = longer
            continue
        if lines[-1]:
            lines.append("")
        for letter in word:
            if not fits(lines[-1] + letter):
                lines.append("")
            lines[-1] += letter
    return [line for line in lines if line]


def clean(text: str) -> str:
    """Leave out what XML can't hold."""
    return UNPRINTABLE.sub("", text)


def width(text: str, size: float, weight: int) -> float:
    """Measure a line of text."""
    return float(_font(weight).getlength(text) * size / MEASURE)


@cache
def _font(weight: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONTS / FACES[weight]), MEASURE)
