"""Slides in the house's look: one master for 16:9, a title above, footer and number beneath, and the parts on it."""

from __future__ import annotations

import copy
import io
from collections.abc import Sequence
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Emu, Pt

from parley import theme
from parley.export.letters import clean

WIDE = (Pt(960), Pt(540))
EDGE = 36
TOP, BOTTOM = 104, 496
"""Where a slide's body begins and ends, in points."""
ROOM = 960 - 2 * EDGE
FACE = "Arial"
"""A face that every office suite has, or has one of the same widths for."""
NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
TITLE, TITLE_ONLY = 0, 5
COVER, SIZE, SMALL = 15, 11, 9
Slide = Any


class Deck:
    """Slides, one after the other."""

    def __init__(self, footer: str) -> None:
        self.file: Any = Presentation()
        self._footer = clean(footer)
        self._master()

    def cover(self, title: str, lines: Sequence[str]) -> Slide:
        """Add the first slide."""
        slide = self._add(TITLE, title)
        frame = slide.placeholders[1].text_frame
        frame.text = clean("\n".join(filter(None, lines)))
        for paragraph in frame.paragraphs:
            paragraph.font.size, paragraph.font.color.rgb = Pt(COVER), _colour(theme.LIGHT.quiet)
        return slide

    def slide(self, title: str, notes: str = "") -> Slide:
        """Add a slide with its message as title, and what the speaker should have at hand."""
        slide = self._add(TITLE_ONLY, title)
        if notes:
            slide.notes_slide.notes_text_frame.text = clean(notes)
        return slide

    def content(self, title: str, author: str, subject: str) -> Any:  # noqa: ANN401 (the library has no types)
        """Say in the file's properties what it is, and give the file."""
        about = self.file.core_properties
        about.title, about.author, about.subject = (
            clean(title)[:255],
            clean(author)[:255],
            clean(subject)[:255],
        )
        about.last_modified_by, about.keywords, about.revision = "Parley", "", 1
        out = io.BytesIO()
        self.file.save(out)
        return out.getvalue()

    def _add(self, layout: int, title: str) -> Slide:
        kind = self.file.slide_layouts[layout]
        slide = self.file.slides.add_slide(kind)
        slide.shapes.title.text = clean(title)
        for shape in kind.placeholders:
            if shape.placeholder_format.type in (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER):
                slide.shapes._spTree.append(copy.deepcopy(shape._element))
        for shape in slide.placeholders:
            if shape.placeholder_format.type == PP_PLACEHOLDER.FOOTER:
                shape.text_frame.text = self._footer
        return slide

    def _master(self) -> None:
        """Make the library's own master one for wide slides, in our face, without the layouts that aren't used."""
        file = self.file
        growth = WIDE[0] / file.slide_width
        file.slide_width, file.slide_height = WIDE
        master = file.slide_master
        for layout in list(file.slide_layouts)[TITLE_ONLY + 1 :]:
            file.slide_layouts.remove(layout)
        for owner in (master, *file.slide_layouts):
            _widen(owner, growth)
        foot = (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)
        of_layouts = [shape for layout in file.slide_layouts for shape in layout.placeholders]
        for shape in [
            *master.placeholders,
            *(each for each in of_layouts if each.placeholder_format.type in foot),
        ]:
            self._place(shape)
        for shape in file.slide_layouts[TITLE].placeholders:
            if shape.placeholder_format.type in (PP_PLACEHOLDER.CENTER_TITLE, PP_PLACEHOLDER.SUBTITLE):
                high = shape.placeholder_format.type == PP_PLACEHOLDER.CENTER_TITLE
                shape.left, shape.top, shape.width, shape.height = (
                    Pt(EDGE),
                    Pt(150 if high else 270),
                    Pt(ROOM),
                    Pt(110 if high else 220),
                )
                shape.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM if high else MSO_ANCHOR.TOP
                _left(shape)
        style = master._element.find(f".//{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")
        style.set("algn", "l")
        style.find(qn("a:defRPr")).set("sz", "2400")
        style.find(qn("a:defRPr")).set("b", "1")
        face = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
        face._blob = face.blob.replace(b'typeface="Calibri"', f'typeface="{FACE}"'.encode())

    def _place(self, shape: Any) -> None:  # noqa: ANN401 (the library has no types)
        kind = shape.placeholder_format.type
        if kind == PP_PLACEHOLDER.TITLE:
            shape.left, shape.top, shape.width, shape.height = Pt(EDGE), Pt(24), Pt(ROOM), Pt(72)
            shape.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        elif kind == PP_PLACEHOLDER.FOOTER:
            shape.left, shape.top, shape.width, shape.height = Pt(EDGE), Pt(506), Pt(ROOM - 80), Pt(24)
            _left(shape)
        elif kind == PP_PLACEHOLDER.SLIDE_NUMBER:
            shape.left, shape.top, shape.width, shape.height = Pt(EDGE + ROOM - 70), Pt(506), Pt(70), Pt(24)


def write(slide: Slide, lines: Sequence[str], top: float, size: int, bold: Sequence[bool] = ()) -> None:
    """Set paragraphs on a slide, from a height on."""
    frame = slide.shapes.add_textbox(Pt(EDGE), Pt(top), Pt(ROOM), Pt(BOTTOM - top)).text_frame
    frame.word_wrap = True
    for number, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.space_after = Pt(size * 0.5)
        run = paragraph.add_run()
        run.text = clean(line)
        run.font.size, run.font.bold = Pt(size), bool(bold and bold[number])


def picture(slide: Slide, image: bytes, shape: tuple[float, float], alt: str) -> None:
    """Put a picture on a slide as large as it fits, and say what it shows to those who can't see it."""
    scale = min(ROOM / shape[0], (BOTTOM - TOP) / shape[1])
    width, height = shape[0] * scale, shape[1] * scale
    put = slide.shapes.add_picture(
        io.BytesIO(image), Pt(EDGE + (ROOM - width) / 2), Pt(TOP), Pt(width), Pt(height)
    )
    put._element.nvPicPr.cNvPr.set("descr", clean(alt))


def table(
    slide: Slide, columns: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float], alt: str
) -> None:
    """Put a table on a slide that can be edited there; a row of one cell spans all columns."""
    frame = slide.shapes.add_table(len(rows) + 1, len(columns), Pt(EDGE), Pt(TOP), Pt(ROOM), Pt(20))
    frame._element.nvGraphicFramePr.cNvPr.set("descr", clean(alt))
    grid = frame.table
    grid._tbl.tblPr.find(qn("a:tableStyleId")).text = NO_STYLE
    grid.horz_banding = False
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = Emu(int(Pt(width)))
    for number, row in enumerate([columns, *rows]):
        grid.rows[number].height = Pt(SIZE * 2)
        for place, text in enumerate(row):
            _fill(grid.cell(number, place), text, strong=number == 0 or len(row) == 1, shaded=len(row) == 1)
        if len(row) == 1 and len(columns) > 1:
            grid.cell(number, 0).merge(grid.cell(number, len(columns) - 1))


def _fill(cell: Any, text: str, *, strong: bool, shaded: bool) -> None:  # noqa: ANN401 (the library has no types)
    cell.margin_left = cell.margin_right = Pt(4)
    cell.margin_top = cell.margin_bottom = Pt(3)
    run = cell.text_frame.paragraphs[0].add_run()
    run.text = clean(text)
    run.font.size, run.font.bold = Pt(SIZE), strong
    run.font.color.rgb = _colour(theme.LIGHT.ink)
    line = f'<a:lnB {nsdecls("a")} w="6350"><a:solidFill><a:srgbClr val="{theme.LIGHT.rule[1:]}"/></a:solidFill></a:lnB>'
    properties = cell._tc.get_or_add_tcPr()
    properties.insert(0, parse_xml(line))
    if shaded:
        cell.fill.solid()
        cell.fill.fore_color.rgb = _colour("#F3F5F7")


def _colour(code: str) -> RGBColor:
    colour: RGBColor = RGBColor.from_string(code[1:])  # type: ignore[no-untyped-call]
    return colour


def _widen(owner: Any, growth: float) -> None:  # noqa: ANN401 (the library has no types)
    for place in owner._element.iter(qn("a:off"), qn("a:ext")):
        for name in ("x", "cx"):
            if place.get(name):
                place.set(name, str(round(int(place.get(name)) * growth)))


def _left(shape: Any) -> None:  # noqa: ANN401 (the library has no types)
    style = shape._element.find(f".//{qn('a:lvl1pPr')}")
    if style is not None:
        style.set("algn", "l")
