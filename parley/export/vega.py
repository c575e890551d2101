"""Altair's charts as SVG without a browser, in the project's own font."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any
from xml.etree import ElementTree

import vl_convert

from parley import theme
from parley.charts.figure import Figure
from parley.charts.lines import BREAK
from parley.export.inside import Inside
from parley.export.letters import FONTS, UNPRINTABLE

SVG = "http://www.w3.org/2000/svg"
VIEW = re.compile(r'"view_\d+"')
PRIVATE = 0xE000
"""Where letters begin that have no meaning of their own."""
ESCAPED = re.compile(r"\\(?:u00|x)([01][0-9a-f])", re.IGNORECASE)
COUNTED = re.compile(r'(?<=["#])(clip|gradient_?)\d+(?=[")])')
"""Ids that Vega counts on from picture to picture."""
SIDE_BY_SIDE = ("vconcat", "hconcat", "concat", "spec")
FIRST_GUESS = 0.8
TALLER = 4
Spec = dict[str, Any]
Element = ElementTree.Element

ElementTree.register_namespace("", SVG)
ElementTree.register_namespace("xlink", "http://www.w3.org/1999/xlink")


def specification(figure: Figure) -> Spec:
    """Give a chart's Vega-Lite; views are numbered anew, since Altair counts on from chart to chart."""
    text = json.dumps(_drawable(figure.chart.to_dict()))
    names: dict[str, str] = {}
    spec: Spec = json.loads(VIEW.sub(lambda name: names.setdefault(name[0], f'"view_{len(names)}"'), text))
    return spec


def _drawable(value: Any) -> Any:  # noqa: ANN401 (a specification holds whatever JSON holds)
    """Replace letters that no SVG can hold, in rows and expressions alike, so that what fits together still does.

    The library that draws doesn't survive one, and takes the whole process with it.
    """
    if isinstance(value, str):
        text = ESCAPED.sub(lambda found: chr(PRIVATE + int(found[1], 16)), value)
        return UNPRINTABLE.sub(lambda found: chr(PRIVATE + ord(found[0]) % 0x100), text)
    if isinstance(value, dict):
        return {_drawable(name): _drawable(each) for name, each in value.items()}
    return [_drawable(each) for each in value] if isinstance(value, list | tuple) else value


def draw(
    figure: Figure, width: float, paper: theme.Paper, height: float | None = None
) -> tuple[Element, float, float]:
    """Draw a chart, without its title, as near to a width as it can be; give the SVG, its width and height.

    A chart that sets panels under one another is drawn twice: what stands beside them has to be known first. So is one
    that has a height to fill.
    """
    spec = specification(figure)
    spec["config"] = _merged(_config(paper), spec.get("config", {}))
    spec["background"] = paper.ground  # by which words in a chart choose their colour
    spec["padding"] = 1
    drawn = _of_width(spec, width)
    views = [view for view in _views(spec) if isinstance(view.get("height"), int | float)]
    if height is not None and views and drawn[2] < height:
        growth = 1 + (height - drawn[2]) / sum(view["height"] for view in views)
        for view in views:
            view["height"] *= min(growth, TALLER)
        drawn = _drawn(spec)
    return drawn


def _of_width(spec: Spec, width: float) -> tuple[Element, float, float]:
    flexible = [view for view in _views(spec) if view.get("width") == "container"]
    if flexible and not any(part in spec for part in SIDE_BY_SIDE) and not _faceted(spec):
        spec |= {"width": width, "autosize": {"type": "fit-x", "contains": "padding"}}
        return _drawn(spec)
    for view in flexible:
        view["width"] = width * FIRST_GUESS
    drawn = _drawn(spec)
    if flexible:
        for view in flexible:
            view["width"] = max(width * FIRST_GUESS + width - drawn[1], width / 4)
        drawn = _drawn(spec)
    return drawn


def _drawn(spec: Spec) -> tuple[Element, float, float]:
    _fonts()
    inside = Inside(spec, _drawable(BREAK))
    svg = vl_convert.vegalite_to_svg(inside.shortened(spec), allowed_base_urls=[])
    ids: dict[str, str] = {}
    svg = COUNTED.sub(lambda found: ids.setdefault(found[0], f"{found[1]}{len(ids)}"), svg)
    root = ElementTree.fromstring(UNPRINTABLE.sub(" ", svg))
    inside.written(root)
    return root, float(root.attrib["width"]), float(root.attrib["height"])


def _views(spec: Spec) -> list[Spec]:
    """List a chart and the charts that it is composed of."""
    found = [spec]
    for part in SIDE_BY_SIDE:
        inner = spec.get(part, [])
        for view in [inner] if isinstance(inner, dict) else inner:
            found += _views(view)
    return found


def _faceted(spec: Spec) -> bool:
    encoding = spec.get("encoding", {})
    return any(channel in encoding for channel in ("row", "column", "facet"))


def _config(paper: theme.Paper) -> Spec:
    words = {"labelColor": paper.ink, "titleColor": paper.ink}
    return {
        "font": theme.FONT,
        "axis": words,
        "header": words,
        "legend": words,
        "title": {"color": paper.ink, "fontWeight": 600},
        "text": {"color": paper.ink},
    }


def _merged(base: Spec, over: Spec) -> Spec:
    both = base | over
    for name in base.keys() & over.keys():
        if isinstance(base[name], dict) and isinstance(over[name], dict):
            both[name] = _merged(base[name], over[name])
    return both


@cache
def _fonts() -> None:
    vl_convert.register_font_directory(str(FONTS))
