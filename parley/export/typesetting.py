"""PDF by Typst: what is to be set is handed over as data, never as markup, so that no text can command it."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import typst

from parley.export.caption import Caption
from parley.export.problems import ExportError, Reason
from parley.export.vega import FONTS

HERE = Path(__file__).parent


def typeset(template: str, content: dict[str, Any], day: dt.date) -> bytes:
    """Set a template beside this module (``picture.typ``) with its content; the PDF bears the given day."""
    noon = dt.datetime.combine(day, dt.time(12), dt.UTC)
    try:
        return typst.compile(
            HERE / template,
            format="pdf",
            font_paths=[FONTS],
            ignore_system_fonts=True,
            sys_inputs={"content": json.dumps(content, ensure_ascii=False)},
            timestamp=noon,
        )
    except typst.TypstError as error:
        raise ExportError(Reason.NOT_SET, why=error.message) from error


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
