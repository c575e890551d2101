"""What a briefing can be printed as."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from parley.export.briefing.model import Briefing


@dataclass(frozen=True, slots=True)
class Product:
    """One form of a briefing.

    Attributes
    ----------
    name, mime : str
    make : callable
        Its libraries are loaded when it is first called: they are slow to load, and most pages need none of them.
    papers : bool
        Whether it is printed on a paper that can be chosen.
    """

    name: str
    mime: str
    make: Callable[[Briefing, str], bytes]
    papers: bool = False


def _pdf(briefing: Briefing, paper: str) -> bytes:
    from parley.export.document_pdf import briefing_pdf

    return briefing_pdf(briefing, paper)


def _pptx(briefing: Briefing, paper: str) -> bytes:
    from parley.export.slides import briefing_pptx

    return briefing_pptx(briefing)


def _docx(briefing: Briefing, paper: str) -> bytes:
    from parley.export.document_docx import briefing_docx

    return briefing_docx(briefing, paper)


def _zip(briefing: Briefing, paper: str) -> bytes:
    from parley.export.bundle import briefing_zip

    return briefing_zip(briefing)


OFFICE = "application/vnd.openxmlformats-officedocument"
PRODUCTS: dict[str, Product] = {
    "pdf": Product("PDF", "application/pdf", _pdf, papers=True),
    "pptx": Product("Slides (PPTX)", f"{OFFICE}.presentationml.presentation", _pptx),
    "docx": Product("Word (DOCX)", f"{OFFICE}.wordprocessingml.document", _docx, papers=True),
    "zip": Product("All pieces (ZIP)", "application/zip", _zip),
}
"""By the ending of the file."""
PAPERS = ("A4", "Letter")
