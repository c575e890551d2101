"""The rows behind a chart as a workbook: typed columns, and sheets that say what they are and rest on."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable, Sequence

import pandas as pd
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from parley.export.caption import Caption
from parley.export.letters import clean
from parley.export.packed import settled
from parley.export.table import Plain, neutral, plain_cell

WIDEST, NARROWEST = 60, 9
LONGEST = 32_767
"""Characters that a cell can hold."""
DAY = "yyyy-mm-dd"
BOLD = Font(bold=True)


def frame_xlsx(rows: pd.DataFrame, caption: Caption) -> bytes:
    """Give the rows behind a chart as XLSX, with a sheet on what they are and one on their sources."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)  # a new workbook has one
    sheet.title = "Rows"
    _fill(sheet, [str(name) for name in rows.columns], rows.itertuples(index=False, name=None))
    _about(book.create_sheet("About"), caption, len(rows))
    _fill(
        book.create_sheet("Sources"),
        ["number", "id", "publisher", "title", "date", "url"],
        (
            (each.number, each.source_id, each.publisher, each.title, each.date, each.url)
            for each in caption.sources
        ),
    )
    about = book.properties
    about.title, about.creator = clean(caption.title), "Parley"
    about.subject = clean(caption.standpoint)
    about.description = clean(f"{caption.origin}. {caption.address}")
    about.version = clean(caption.version)
    out = io.BytesIO()
    book.save(out)
    return settled(out.getvalue(), caption.released)


def _fill(sheet: Worksheet, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    sheet.append([_safe(name) for name in header])
    for row in rows:
        sheet.append([_safe(plain_cell(cell)) for cell in row])
    for cell in sheet[1]:
        cell.font = BOLD
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    for number, column in enumerate(sheet.iter_cols(), start=1):
        longest = 0
        for cell in column:
            if isinstance(cell.value, dt.date):
                cell.number_format = DAY
            longest = max(longest, len(str(cell.value or "")))
        sheet.column_dimensions[get_column_letter(number)].width = min(max(longest + 2, NARROWEST), WIDEST)


def _about(sheet: Worksheet, caption: Caption, rows: int) -> None:
    facts: dict[str, Plain] = {
        "Title": caption.title,
        "Selection": caption.selection,
        "As of": caption.as_of,
        "Rows": rows,
        "Data set": caption.data,
        "Version": caption.version,
        "Licence": caption.licence,
        "Address": caption.address,
        "Sources": len(caption.sources),
    }
    for name, value in facts.items():
        sheet.append([name, _safe(value)])
    for name, said in sheet.iter_rows():
        name.font = BOLD
        name.alignment = said.alignment = Alignment(vertical="top", wrap_text=True, horizontal="left")
        if isinstance(said.value, dt.date):
            said.number_format = DAY
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 14, 90


def _safe(value: Plain) -> Plain:
    """Keep a text from being run, from being too long, and from what a workbook can't hold."""
    return neutral(clean(value))[:LONGEST] if isinstance(value, str) else value
