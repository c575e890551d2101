"""Tables as CSV that a spreadsheet can open without running what a cell holds."""

from __future__ import annotations

import csv
import io
import re

from parley.dataset import Dataset
from parley.dataset.descriptor import Field
from parley.export.package import contents

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""How a text begins that a spreadsheet may take for a formula."""
NUMBER = re.compile(r"[+-]?[0-9.]+([eE][+-]?[0-9]+)?")


def table_csv(dataset: Dataset, name: str) -> bytes:
    """Give one table, all its rows, for spreadsheets: UTF-8 with its mark, so that accents survive.

    Raises
    ------
    ExportError
        The file can't be read, or is no longer the one in service.
    KeyError
        There is no such table.
    """
    table = dataset.descriptor.table(name)
    fields = {field.name: field for field in table.fields}
    text = contents(dataset)[table.path].decode("utf-8")
    header, *rows = csv.reader(io.StringIO(text, newline=""))
    columns = [fields[column] for column in header]
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(neutral(column) for column in header)
    writer.writerows([_cell(cell, field) for cell, field in zip(row, columns, strict=True)] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def neutral(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text


def _cell(cell: str, field: Field) -> str:
    is_number = field.type in ("integer", "number") and NUMBER.fullmatch(cell)
    return cell if is_number else neutral(cell)
