"""A briefing as a text document, to be worked on: headings, tables and pictures with their words."""

from __future__ import annotations

import io
from typing import Any
from xml.etree import ElementTree

from docx import Document
from docx.enum.section import WD_SECTION
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from parley import theme
from parley.export.briefing.model import Briefing, Part, Picture, Table
from parley.export.caption import Source
from parley.export.letters import clean
from parley.export.packed import settled
from parley.export.typesetting import rasterise
from parley.export.vega import draw

FACE = "Arial"
PAPERS = {"A4": (21.0, 29.7), "Letter": (21.59, 27.94)}
EDGE = 2.0
SMALL, TINY = 8, 7.5
WIDTH = 900


def briefing_docx(briefing: Briefing, paper: str = "A4") -> bytes:
    """Write a briefing on a paper of `PAPERS`."""
    about = briefing.caption
    file: Any = Document()
    _page(file, paper, briefing.handling, f"As of {about.as_of} · {about.data}, version {about.version}")
    file.add_heading(clean(briefing.title), level=0)
    for line in (briefing.author, about.standpoint, about.origin, about.address):
        if line:
            _say(file, line, SMALL)
    for title, why in briefing.failed:
        _say(file, f"{title}: could not be made, {why}.", SMALL)
    room = PAPERS[paper][0] - 2 * EDGE
    for section in briefing.sections:
        file.add_heading(clean(section.title), level=1)
        if section.message != section.title:
            _say(file, f"{section.message}.", 10, bold=True).paragraph_format.keep_with_next = True
        for part in section.parts:
            _part(file, part, room)
    if about.sources:
        file.add_heading("Sources", level=1)
    for source in about.sources:
        _source(file, source)
    said = file.core_properties
    said.title, said.author, said.subject = (
        clean(text)[:255] for text in (briefing.title, briefing.author, about.standpoint)
    )
    said.comments, said.last_modified_by, said.revision = clean(about.origin)[:255], "Parley", 1
    out = io.BytesIO()
    file.save(out)
    return settled(out.getvalue(), about.released)


def _page(file: Any, paper: str, handling: str, footer: str) -> None:  # noqa: ANN401 (the library has no types)
    section = file.sections[0]
    section.start_type = WD_SECTION.NEW_PAGE
    section.page_width, section.page_height = (Cm(side) for side in PAPERS[paper])
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(EDGE)
    for name in ("Normal", "Title", "Heading 1", "Heading 2"):
        style = file.styles[name]
        style.font.name = FACE
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in list(fonts.attrib):
            if kind.endswith("Theme"):
                del fonts.attrib[kind]
        for kind in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(kind), FACE)
        style.font.color.rgb = RGBColor.from_string(theme.LIGHT.ink[1:])
    file.styles["Normal"].font.size = Pt(10)
    file.styles["Normal"].paragraph_format.space_after = Pt(5)
    file.styles["Title"].font.size, file.styles["Title"].font.bold = Pt(20), True
    top, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
    run = top.add_run(clean(handling))
    run.font.size, run.bold = Pt(SMALL), True
    run = foot.add_run(clean(" · ".join(filter(None, [handling, footer, "page "]))))
    run.font.size = Pt(SMALL)
    number = foot.add_run()
    number.font.size = Pt(SMALL)
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        part.text = text
        number._r.append(part)


def _part(file: Any, part: Part, room: float) -> None:  # noqa: ANN401 (the library has no types)
    if isinstance(part, Table):
        _table(file, part, room)
    elif isinstance(part, Picture):
        drawn, _, _ = draw(part.figure, WIDTH, theme.LIGHT)
        image = rasterise(ElementTree.tostring(drawn, encoding="unicode"), 2)
        put = file.add_picture(io.BytesIO(image), width=Cm(room))
        put._inline.docPr.set("descr", clean(part.figure.alt))
        _say(file, part.note, SMALL)
    elif part.heading:
        file.add_heading(clean(part.text), level=2)
    else:
        _say(file, part.text, 10)


def _table(file: Any, part: Table, room: float) -> None:  # noqa: ANN401 (the library has no types)
    grid = file.add_table(rows=0, cols=len(part.columns))
    grid.style = "Table Grid"
    grid.autofit = False
    widths = [Cm(room * share / sum(part.shares)) for share in part.shares]
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = width
    for number, row in enumerate([part.columns, *part.rows]):
        put = grid.add_row()
        properties = put._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if number == 0:
            properties.append(OxmlElement("w:tblHeader"))
        cells = put.cells
        for cell, width in zip(cells, widths, strict=True):
            cell.width = width
        group = len(row) == 1 and len(part.columns) > 1
        if group:
            cells[0].merge(cells[-1])
        for cell, text in zip(cells, row, strict=False):
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(1)
            paragraph.paragraph_format.keep_with_next = group or number == 0
            run = paragraph.add_run(clean(text))
            run.font.size, run.bold = Pt(SMALL), group or number == 0
            if group:
                cell._tc.get_or_add_tcPr().append(
                    parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="F3F5F7"/>')
                )
    file.add_paragraph()


def _source(file: Any, source: Source) -> None:  # noqa: ANN401 (the library has no types)
    said = [source.publisher, f"“{source.title}”" if source.title else "", source.date]
    paragraph = _say(file, f"{source.number}. {', '.join(filter(None, said))}, ", TINY)
    if not source.url.startswith(("http://", "https://")):
        paragraph.add_run(clean(source.url)).font.size = Pt(TINY)
        return
    link = OxmlElement("w:hyperlink")
    link.set(
        qn("r:id"), file.part.relate_to(clean(source.url), RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    )
    run = paragraph.add_run(clean(source.url))
    run.font.size, run.font.color.rgb = Pt(TINY), RGBColor(0x1F, 0x5A, 0x8A)
    link.append(run._r)
    paragraph._p.append(link)


def _say(file: Any, text: str, size: float, *, bold: bool = False) -> Any:  # noqa: ANN401 (the library has no types)
    paragraph = file.add_paragraph()
    run = paragraph.add_run(clean(text))
    run.font.size, run.bold = Pt(size), bold
    return paragraph
