"""Documents and pictures by Typst: what is to be set is handed over as data, never as markup, so that no text can command it."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import typst

from parley.export.caption import Caption
from parley.export.letters import FONTS
from parley.export.problems import ExportError, Reason

HERE = Path(__file__).parent
POINTS = 96
"""Of an SVG in an inch."""


def typeset(template: str, content: dict[str, Any], day: dt.date) -> bytes:
    """Set a template beside this module (``picture.typ``) with its content; the PDF bears the given day."""
    noon = dt.datetime.combine(day, dt.time(12), dt.UTC)
    return _compiled(template, content, format="pdf", timestamp=noon)


def one_page(svg: str, alt: str, caption: Caption) -> bytes:
    """Put a picture on a page of its own size."""
    content = {
        "title": caption.title,
        "author": caption.data,
        "description": f"{caption.standpoint} {caption.origin}. {caption.address}",
        "keywords": [f"{caption.name} {caption.version}", *map(str, caption.sources)],
        "alt": alt,
        "svg": svg,
    }
    return typeset("picture.typ", content, caption.released)


def rasterise(svg: str, scale: float) -> bytes:
    """Turn a picture into dots, so many a point: in a fifth of the time that the chart library's own way takes."""
    content = {"title": "", "author": "", "description": "", "keywords": [], "alt": "", "svg": svg}
    return _compiled("picture.typ", content, format="png", ppi=POINTS * scale)


def _compiled(template: str, content: dict[str, Any], **how: Any) -> bytes:  # noqa: ANN401 (as the library has it)
    try:
        made: bytes = typst.compile(
            HERE / template,
            font_paths=[FONTS],
            ignore_system_fonts=True,
            sys_inputs={"content": json.dumps(content, ensure_ascii=False)},
            **how,
        )
    except typst.TypstError as error:
        raise ExportError(Reason.NOT_SET, why=error.message) from error
    return made
