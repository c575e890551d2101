"""A briefing as PDF: numbered pages with the handling line on each, bookmarks, and sources that can be followed."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

from parley import theme
from parley.export.briefing.model import Briefing, Part, Picture, Table
from parley.export.typesetting import typeset
from parley.export.vega import draw

PAPERS = {"A4": "a4", "Letter": "us-letter"}
WIDTH = 900
"""Of a chart, in its own points: letters come out a little smaller than those of the text."""


def briefing_pdf(briefing: Briefing, paper: str = "A4") -> bytes:
    """Typeset a briefing on a paper of `PAPERS`."""
    about = briefing.caption
    content = {
        "paper": PAPERS[paper],
        "title": briefing.title,
        "author": briefing.author,
        "handling": briefing.handling,
        "standpoint": about.standpoint,
        "origin": about.origin,
        "address": about.address,
        "sections": [
            {"title": each.title, "message": each.message, "parts": [_part(part) for part in each.parts]}
            for each in briefing.sections
        ],
        "failed": [f"{title}: could not be made, {why}." for title, why in briefing.failed],
        "sources": [
            {
                "number": each.number,
                "text": ", ".join(
                    filter(None, [each.publisher, f"“{each.title}”" if each.title else "", each.date])
                ),
                "url": each.url,
            }
            for each in about.sources
        ],
    }
    return typeset("briefing.typ", content, about.released)


def _part(part: Part) -> dict[str, Any]:
    if isinstance(part, Table):
        return {"kind": "table", "columns": part.columns, "shares": part.shares, "rows": part.rows}
    if isinstance(part, Picture):
        drawn, _, _ = draw(part.figure, WIDTH, theme.LIGHT)
        return {
            "kind": "picture",
            "title": part.figure.title,
            "alt": part.figure.alt,
            "note": part.note,
            "svg": ElementTree.tostring(drawn, encoding="unicode"),
        }
    return {"kind": "heading" if part.heading else "text", "text": part.text}
