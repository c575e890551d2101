"""From CSV to typed tables in memory, by the types that ``datapackage.json`` gives."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pyarrow as pa

from parley.dataset.descriptor import Descriptor, Field, Table
from parley.dataset.validate import read_text

TYPES = {
    "date": pa.date32(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "list": pa.list_(pa.string()),
}


def load(folder: Path, descriptor: Descriptor) -> dict[str, pa.Table]:
    """Read every table of a valid package: columns and types are the descriptor's, an empty cell is null."""
    return {table.name: _typed(table, read_text(folder / table.path)) for table in descriptor.tables}


def _typed(table: Table, frame: pd.DataFrame) -> pa.Table:
    return pa.table({field.name: _column(frame[field.name], field) for field in table.fields})


def _column(texts: pd.Series, field: Field) -> pa.Array:
    if field.type == "list":
        return pa.array([text.split(field.delimiter) if text else [] for text in texts], TYPES["list"])
    strings = pa.array([text or None for text in texts], pa.string())
    return strings.cast(TYPES.get(field.type, pa.string()))
