"""The sheet that a chart is drawn on: title and selection above it, data set, sources and address beneath."""

from __future__ import annotations

import base64
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

from parley import theme
from parley.charts.figure import Figure
from parley.export.caption import Caption
from parley.export.letters import FACES, clean, width, wrap
from parley.export.vega import SVG, Element, draw

WEB_FONTS = Path(__file__).parents[2] / "static" / "fonts"
BEYOND_LATIN = re.compile("[\u0100-\u02ba\u1e00-\u1eff]")
MARGIN = 28
TALLEST = 4000
FEW = 4
"""So many sources are printed whole; of more, how many are whose."""
SOURCE_LINES = 2


@dataclass(frozen=True, slots=True)
class Format:
    """A size: its width in points of the drawing, how many dots a point has, and whether it is a square."""

    width: int
    scale: float
    square: bool = False


PLAIN = Format(960, 2)
SQUARE = Format(720, 1.5, square=True)


@dataclass(frozen=True, slots=True)
class Words:
    """Lines of text in one size and weight."""

    lines: list[str]
    size: float
    weight: int
    ink: str

    @property
    def height(self) -> float:
        """The room that they take."""
        return len(self.lines) * self.size * 1.4


def compose(
    figure: Figure, caption: Caption, form: Format, paper: theme.Paper, *, with_font: bool = False
) -> Element:
    """Lay out a chart and its caption as one SVG."""
    inner = form.width - 2 * MARGIN
    above = [
        Words(wrap(caption.title, 22, 600, inner), 22, 600, paper.ink),
        Words(wrap(caption.standpoint, 13, 400, inner), 13, 400, paper.quiet),
    ]
    below = [
        Words(
            [line for text in _credits(caption, inner) for line in wrap(text, 11, 400, inner)],
            11,
            400,
            paper.quiet,
        )
    ]
    head, foot = sum(each.height for each in above), sum(each.height for each in below)
    gaps = 4 * MARGIN
    room = max(form.width - head - foot - gaps, 40) if form.square else TALLEST
    chart, width, height = draw(figure, inner, paper, room if form.square else None)
    scale = min(1.0, inner / width, room / height)
    total = form.width if form.square else round(head + height * scale + foot + gaps)
    svg = _sheet(form.width, total, paper, caption, figure.alt)
    if with_font:
        _style(
            svg,
            _faces("".join([*chart.itertext(), *(line for each in above + below for line in each.lines)])),
        )
    _write(svg, above, MARGIN)
    chart.attrib |= {
        "x": f"{MARGIN}",
        "y": f"{MARGIN * 1.75 + head:.1f}",
        "width": f"{width * scale:.2f}",
        "height": f"{height * scale:.2f}",
    }
    chart.attrib.setdefault("viewBox", f"0 0 {width} {height}")
    svg.append(chart)
    start = total - MARGIN - foot
    _add(
        svg,
        "line",
        x1=MARGIN,
        x2=form.width - MARGIN,
        y1=f"{start - MARGIN / 2:.1f}",
        y2=f"{start - MARGIN / 2:.1f}",
        stroke=paper.rule,
    )
    _write(svg, below, start)
    return svg


def _credits(caption: Caption, width: float) -> Iterator[str]:
    """Say what the picture rests on: data set, licence, sources, address."""
    yield caption.origin
    if 0 < len(caption.sources) <= FEW:
        yield from map(str, caption.sources)
    elif caption.sources:
        yield _by_publisher([each.publisher for each in caption.sources], width * SOURCE_LINES)
    if caption.address:
        yield caption.address


def _by_publisher(publishers: list[str], room: float) -> str:
    said = f"{len(publishers)} sources, numbered inside this file: "
    ranked = sorted(Counter(publishers).items(), key=lambda each: (-each[1], each[0]))
    for index, (name, count) in enumerate(ranked):
        longer = f"{said}{', ' if index else ''}{name} {count}"
        rest = len(ranked) - index
        if index and width(f"{longer} and {rest} other publishers", 11, 400) > room:
            return f"{said} and {rest} other publisher{'s' if rest > 1 else ''}."
        said = longer
    return f"{said}."


def _sheet(width: int, height: int, paper: theme.Paper, caption: Caption, alt: str) -> Element:
    svg = ElementTree.Element(
        f"{{{SVG}}}svg",
        {
            "width": str(width),
            "height": str(height),
            "viewBox": f"0 0 {width} {height}",
            "role": "img",
            "font-family": f"{theme.FONT}, sans-serif",
        },
    )
    _add(svg, "title").text = clean(caption.title)
    _add(svg, "desc").text = clean(alt)
    _add(svg, "metadata").text = clean(json.dumps(caption.facts(), ensure_ascii=False))
    _add(svg, "rect", width=width, height=height, fill=paper.ground)
    return svg


def _write(svg: Element, parts: Iterable[Words], top: float) -> None:
    for part in parts:
        for line in part.lines:
            top += part.size * 1.4
            text = _add(
                svg,
                "text",
                x=MARGIN,
                y=f"{top - part.size * 0.35:.1f}",
                fill=part.ink,
                **{"font-size": part.size, "font-weight": part.weight},
            )
            text.text = line


def _style(svg: Element, css: str) -> None:
    _add(svg, "style").text = css


def _add(parent: Element, tag: str, **attributes: object) -> Element:
    return ElementTree.SubElement(
        parent, f"{{{SVG}}}{tag}", {name: str(value) for name, value in attributes.items()}
    )


def _faces(text: str) -> str:
    """Give the font as a style sheet with the font inside; its second half only if the text has such letters."""
    parts = ["latin", "latin-ext"] if BEYOND_LATIN.search(text) else ["latin"]
    return "".join(_face(part, weight) for part in parts for weight in FACES)


@cache
def _face(part: str, weight: int) -> str:
    content = (WEB_FONTS / f"ibm-plex-sans-{part}-{weight}-normal.woff2").read_bytes()
    reach = "U+0100-02BA,U+1E00-1EFF" if part == "latin-ext" else "U+0000-00FF,U+2000-2215"
    return (
        f"@font-face{{font-family:'{theme.FONT}';font-weight:{weight};unicode-range:{reach};"
        f"src:url(data:font/woff2;base64,{base64.b64encode(content).decode()}) format('woff2')}}"
    )
