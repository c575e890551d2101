"""Words inside a plot (`parley.charts.lines`), set after the drawing.

The library that draws takes some milliseconds to measure a line of text, and as many again for each letter that it cuts
off: with sixty sentences that was most of the time of a picture. It is given a short token for each line instead, which
is replaced by the words, measured and cut here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

from parley import theme
from parley.charts.lines import END, HEADING, INSIDE, NAME
from parley.export.letters import width

SIGN = "\u00a4\u00a4"
"""Before the number of a line: letters that the font has, for others are sought in every font of the machine."""
TOKEN = re.compile(f"{SIGN}(\\d+)")
LIMIT = re.compile(r"width(?: - (\d+))?")
MORE = "…"
Spec = dict[str, Any]


class Inside:
    """The lines of one chart, and what is to be printed on each.

    Parameters
    ----------
    spec : dict
        The chart's Vega-Lite, of a known width.
    mark : str
        What divides the parts of a line's key.
    """

    def __init__(self, spec: Spec, mark: str) -> None:
        self._mark, self._room = mark, 0.0
        self._axes = [axis for axis in _axes(spec) if axis.get("labelPadding") == INSIDE]
        self._lines = sorted({each for each in _texts(spec) if mark in each}) if self._axes else []
        for axis in self._axes:
            limit = LIMIT.fullmatch(str(axis.get("labelLimit", {}).get("expr", "")))
            if limit and isinstance(spec.get("width"), int | float):
                self._room = spec["width"] - int(limit[1] or 0)

    def shortened(self, spec: Spec) -> Spec:
        """Give the chart with a token for each line."""
        if not self._lines or not self._room:
            return spec
        text = json.dumps(spec, ensure_ascii=False)
        for number, line in enumerate(self._lines):
            text = text.replace(json.dumps(line, ensure_ascii=False), f'"{SIGN}{number}"')
        short: Spec = json.loads(text)
        for axis in _axes(short):
            if axis.get("labelPadding") == INSIDE:
                axis |= {"labelExpr": "datum.value", "labelFontWeight": 400}
                axis.pop("labelLimit", None)
        return short

    def written(self, svg: ElementTree.Element) -> None:
        """Put the words in the place of the tokens."""
        for each in svg.iter() if self._lines and self._room else ():
            if told := each.get("aria-label"):
                each.set("aria-label", TOKEN.sub(lambda found: self._said(int(found[1])), told))
            if token := TOKEN.fullmatch(each.text or ""):
                self._write(each, int(token[1]))

    def _write(self, text: ElementTree.Element, number: int) -> None:
        _, heading, name, end = self._lines[number].split(self._mark)
        if text.get("text-anchor") == "end":
            text.text = end
            return
        text.text = _cut(heading or name, 600 if heading else 400, self._room)
        if heading:
            text.set("font-weight", "600")

    def _said(self, number: int) -> str:
        parts = self._lines[number].split(self._mark)
        return parts[HEADING] or " ".join(filter(None, (parts[NAME], parts[END])))


def _cut(text: str, weight: int, room: float) -> str:
    """Give as much of a text as there is room for."""
    if width(text, theme.FONT_SIZE, weight) <= room:
        return text
    while text and width(text + MORE, theme.FONT_SIZE, weight) > room:
        text = text[:-1]
    return text.rstrip() + MORE


def _axes(value: Any) -> Iterator[Spec]:  # noqa: ANN401 (a specification holds whatever JSON holds)
    if isinstance(value, dict):
        if isinstance(value.get("axis"), dict):
            yield value["axis"]
        for name, each in value.items():
            if name != "datasets":
                yield from _axes(each)
    elif isinstance(value, list):
        for each in value:
            yield from _axes(each)


def _texts(value: Any) -> Iterator[str]:  # noqa: ANN401 (a specification holds whatever JSON holds)
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for name, each in value.items() if isinstance(value, dict) else enumerate(value):
            if name != "labelExpr" and name != "test":
                yield from _texts(each)
