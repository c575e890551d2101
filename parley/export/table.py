"""Tables as CSV that a spreadsheet can open without running what a cell holds."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
from typing import Any

import pandas as pd

from parley.dataset import Dataset
from parley.dataset.descriptor import Field
from parley.export.caption import Caption
from parley.export.package import contents

Plain = str | int | float | bool | dt.date | None
SEPARATOR = "; "
"""Between the parts of a list that has to go into one cell."""
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


def frame_csv(rows: pd.DataFrame) -> bytes:
    """Give the rows behind a chart, for spreadsheets; what describes them goes into a file of its own."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(neutral(str(column)) for column in rows.columns)
    for row in rows.itertuples(index=False, name=None):
        cells = (plain_cell(cell) for cell in row)
        writer.writerow(neutral(cell) if isinstance(cell, str) else cell for cell in cells)
    return out.getvalue().encode("utf-8-sig")


def frame_json(rows: pd.DataFrame, caption: Caption) -> bytes:
    """Describe what `frame_csv` gives: caption, sources, and each column with its type."""
    columns = [{"name": str(name), "type": _type(rows[name])} for name in rows.columns]
    about = {**caption.facts(), "rows": len(rows), "columns": columns, "list_separator": SEPARATOR}
    return json.dumps(about, ensure_ascii=False, indent=1).encode()


def plain_cell(value: Any) -> Plain:  # noqa: ANN401 (a cell holds whatever its column holds)
    """Give a cell as a spreadsheet knows it: a list as one text, a day as a day, nothing where there is nothing."""
    if isinstance(value, str):
        return value
    if hasattr(value, "__len__"):
        return SEPARATOR.join(map(str, value))
    if value is None or pd.isna(value):
        return None
    if isinstance(value, dt.datetime):
        return value.date()
    return value.item() if hasattr(value, "item") else value  # type: ignore[no-any-return]


def neutral(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text


def _type(column: pd.Series) -> str:
    """Name a column's type as a Table Schema does."""
    if pd.api.types.is_bool_dtype(column):
        return "boolean"
    if pd.api.types.is_integer_dtype(column):
        return "integer"
    if pd.api.types.is_numeric_dtype(column):
        return "number"
    return "date" if pd.api.types.is_datetime64_any_dtype(column) else "string"


def _cell(cell: str, field: Field) -> str:
    is_number = field.type in ("integer", "number") and NUMBER.fullmatch(cell)
    return cell if is_number else neutral(cell)
