"""A chart as a picture that carries its own context: title, selection, day, data set, licence and sources."""

from __future__ import annotations

import io
import json
from xml.etree import ElementTree

from PIL import PngImagePlugin

from parley import theme
from parley.charts.figure import Figure
from parley.charts.markup import plain
from parley.export.canvas import PLAIN, SQUARE, Format, compose
from parley.export.caption import Caption
from parley.export.typesetting import one_page, rasterise
from parley.export.vega import specification

__all__ = ["PLAIN", "SQUARE", "chart_json", "picture_pdf", "picture_png", "picture_svg", "plotly_json"]

HEADER = 33
"""Bytes of a PNG before its first chunk that is not required."""


def picture_svg(figure: Figure, caption: Caption, form: Format = PLAIN, *, dark: bool = False) -> bytes:
    """Draw a chart with its caption as SVG that refers to nothing outside; its font travels inside."""
    svg = compose(figure, caption, form, _paper(dark), with_font=True)
    return bytes(ElementTree.tostring(svg, encoding="utf-8", xml_declaration=True))


def picture_png(figure: Figure, caption: Caption, form: Format = PLAIN, *, dark: bool = False) -> bytes:
    """Draw a chart with its caption as PNG; what the caption says stands in its text chunks too."""
    svg = compose(figure, caption, form, _paper(dark))
    drawn = rasterise(ElementTree.tostring(svg, encoding="unicode"), form.scale)
    notes = PngImagePlugin.PngInfo()
    for name, value in _notes(caption).items():
        notes.add_itxt(name, value)
    # Put in front of what is drawn as it is: to read and pack the dots again takes longer than to draw them
    out = io.BytesIO()
    out.write(drawn[:HEADER])
    for kind, content, *_ in notes.chunks:
        PngImagePlugin.putchunk(out, kind, content)
    out.write(drawn[HEADER:])
    return out.getvalue()


def picture_pdf(figure: Figure, caption: Caption, form: Format = PLAIN, *, dark: bool = False) -> bytes:
    """Draw a chart with its caption as a PDF of one page, in lines and letters, not in dots."""
    svg = compose(figure, caption, form, _paper(dark))
    return one_page(ElementTree.tostring(svg, encoding="unicode"), figure.alt, caption)


def chart_json(figure: Figure, caption: Caption) -> bytes:
    """Give a chart as Vega-Lite with its rows, and the caption under ``usermeta``."""
    spec = specification(figure) | {
        "title": {"text": caption.title, "subtitle": [caption.standpoint, caption.origin], "anchor": "start"},
        "description": figure.alt,
        "usermeta": {"parley": caption.facts()},
    }
    return json.dumps(spec, ensure_ascii=False, indent=1, sort_keys=True).encode()


def plotly_json(figure: str, caption: Caption) -> bytes:
    """Give a Plotly figure, written as JSON, with the caption as its title and under ``layout.meta``."""
    content = json.loads(figure)
    content["layout"] |= {
        "title": {
            "text": f"{plain(caption.title)}<br><sub>{plain(caption.standpoint)} {plain(caption.origin)}</sub>"
        },
        "meta": {"parley": caption.facts()},
    }
    return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True).encode()


def _paper(dark: bool) -> theme.Paper:
    return theme.DARK if dark else theme.LIGHT


def _notes(caption: Caption) -> dict[str, str]:
    """Give what the metadata of a picture says, under the names that the PNG standard knows."""
    return {
        "Title": caption.title,
        "Description": caption.standpoint,
        "Source": f"{caption.data}, version {caption.version}",
        "Copyright": caption.licence,
        "Software": "Parley",
        "URL": caption.address,
        "References": "\n".join(map(str, caption.sources)),
    }
