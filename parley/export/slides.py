"""A briefing as slides: one message each, tables that can be edited, pictures with their words, sources in the notes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from xml.etree import ElementTree

from pptx.util import Pt

from parley import theme
from parley.export.briefing.model import Briefing, Part, Picture, Section, Table, Text
from parley.export.caption import Source
from parley.export.deck import BOTTOM, EDGE, ROOM, SIZE, SMALL, TOP, Deck, picture, table, write
from parley.export.letters import clean, wrap
from parley.export.packed import settled
from parley.export.typesetting import rasterise
from parley.export.vega import draw

BODY = 16
CITED = re.compile("\u00a0\\[([0-9,–\u00a0]+)\\]")
SOURCE_COLUMNS, SOURCE_LINES = 3, 34
"""Columns of the list of sources, and lines in each."""
SLACK = 1.12
"""An office suite sets a text a little wider than it is measured here."""


def briefing_pptx(briefing: Briefing) -> bytes:
    """Make the slides of a briefing."""
    about = briefing.caption
    deck = Deck(
        " · ".join(
            filter(
                None, [briefing.handling, f"As of {about.as_of}", f"{about.data}, version {about.version}"]
            )
        )
    )
    failed = [f"{title}: could not be made, {why}." for title, why in briefing.failed]
    deck.cover(
        briefing.title,
        [briefing.author, about.standpoint, briefing.handling, about.origin, about.address, *failed],
    )
    by_number = {each.number: each for each in about.sources}
    for section in briefing.sections:
        _section(deck, section, by_number)
    _sources(deck, about.sources)
    made = deck.content(briefing.title, briefing.author, about.standpoint)
    return settled(made, about.released)


def _section(deck: Deck, section: Section, sources: dict[int, Source]) -> None:
    """Lay a section out: its sentences on a slide if it has nothing else, else in the notes of what it has."""
    texts = [part for part in section.parts if isinstance(part, Text)]
    others: list[Part] = [part for part in section.parts if not isinstance(part, Text)]
    if not others:
        pages = list(_pages_of_text(texts))
        for number, page in enumerate(pages, start=1):
            said = [each.text for each in page]
            slide = deck.slide(_numbered(section.message, number, len(pages)), _notes(said, sources))
            write(slide, said, TOP, BODY, [each.heading for each in page])
    for part in others:
        told = [each.text for each in texts]
        if isinstance(part, Picture):
            drawn, width, height = draw(part.figure, 1100, theme.LIGHT)
            image = rasterise(ElementTree.tostring(drawn, encoding="unicode"), 2)
            notes = _notes([part.note, *told], sources)
            picture(deck.slide(section.message, notes), image, (width, height), part.figure.alt)
        elif isinstance(part, Table):
            _table(deck, section, part, told, sources)


def _table(
    deck: Deck, section: Section, part: Table, told: Sequence[str], sources: dict[int, Source]
) -> None:
    widths = [ROOM * share / sum(part.shares) for share in part.shares]
    pages = list(_pages_of_rows(part, widths))
    for number, rows in enumerate(pages, start=1):
        said = [cell for row in rows for cell in row]
        slide = deck.slide(
            _numbered(section.message, number, len(pages)), _notes([*told, *said], sources, told)
        )
        table(slide, part.columns, rows, widths, f"{section.title}: {', '.join(part.columns)}")


def _pages_of_rows(part: Table, widths: Sequence[float]) -> Iterator[list[tuple[str, ...]]]:
    """Divide a table over slides; the name of a group comes again where its rows go on."""
    page: list[tuple[str, ...]] = []
    group: tuple[str, ...] | None = None
    head = _height(part.columns, widths)
    used = head
    for place, row in enumerate(part.rows):
        tall = _height(row, widths)
        after = part.rows[place + 1] if len(row) == 1 and place + 1 < len(part.rows) else ()
        if page and used + tall + _height(after, widths) > BOTTOM - TOP:
            yield page
            page, used = [], head
            if group and len(row) > 1:
                page, used = [group], head + _height(group, widths)
        group = row if len(row) == 1 else group
        page.append(row)
        used += tall
    if page:
        yield page


def _height(row: Sequence[str], widths: Sequence[float]) -> float:
    """Estimate how tall a row comes out; nothing for no row."""
    if not row:
        return 0
    room = [ROOM] if len(row) == 1 else widths
    lines = [len(wrap(cell, SIZE * SLACK, 400, width - 8)) for cell, width in zip(row, room, strict=True)]
    return max(max(lines) * SIZE * 1.25 + 8, SIZE * 2)


def _pages_of_text(texts: Sequence[Text]) -> Iterator[list[Text]]:
    page: list[Text] = []
    used = 0.0
    for text in texts:
        tall = len(wrap(text.text, BODY * SLACK, 400, ROOM - 16)) * BODY * 1.22 + BODY / 2
        if page and used + tall + (3 * BODY if text.heading else 0) > BOTTOM - TOP:
            yield page
            page, used = [], 0.0
        page.append(text)
        used += tall
    if page:
        yield page


def _numbered(title: str, number: int, of: int) -> str:
    return f"{title} ({number} of {of})" if of > 1 else title


def _notes(said: Sequence[str], sources: dict[int, Source], told: Sequence[str] = ()) -> str:
    """Say whole, for the speaker, what the slide cites."""
    cited = sorted({number for text in said for number in numbers(text)})
    listed = [str(sources[number]) for number in cited if number in sources]
    return "\n".join([*told, *(["Sources", *listed] if listed else [])])


def numbers(text: str) -> Iterator[int]:
    """Give the numbers that a text cites, as `parley.export.briefing.model.References` writes them."""
    for found in CITED.finditer(text):
        for part in found[1].split(","):
            first, _, last = part.strip().partition("–")
            yield from range(int(first), int(last or first) + 1)


def _sources(deck: Deck, sources: Sequence[Source]) -> None:
    """List all sources, each leading to its address."""
    width = ROOM / SOURCE_COLUMNS
    columns: list[list[Source]] = [[]]
    used = 0
    for source in sources:
        lines = len(wrap(_short(source), SMALL * SLACK, 400, width - 16))
        if used + lines > SOURCE_LINES:
            columns.append([])
            used = 0
        columns[-1].append(source)
        used += lines
    pages = [columns[start : start + SOURCE_COLUMNS] for start in range(0, len(columns), SOURCE_COLUMNS)]
    for number, page in enumerate(pages, start=1) if sources else ():
        slide = deck.slide(_numbered("Sources", number, len(pages)))
        for place, column in enumerate(page):
            box = slide.shapes.add_textbox(
                Pt(EDGE + place * width), Pt(TOP - 8), Pt(width - 8), Pt(BOTTOM - TOP)
            )
            box.text_frame.word_wrap = True
            for line, source in enumerate(column):
                frame = box.text_frame
                paragraph = frame.paragraphs[0] if line == 0 else frame.add_paragraph()
                run = paragraph.add_run()
                run.text = clean(_short(source))
                run.font.size = Pt(SMALL)
                if source.url.startswith(("http://", "https://")):
                    run.hyperlink.address = clean(source.url)


def _short(source: Source) -> str:
    return f"{source.number}. {', '.join(filter(None, [source.publisher, source.date]))}"
