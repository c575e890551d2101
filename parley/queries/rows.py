"""Whole small tables as rows, read once for each day.

The tables of texts and positions have some hundred rows and are needed by several questions of one page. A plain read
takes the engine a few milliseconds; a join costs several times as much, nearly all of it in building and compiling it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from parley.dataset import Dataset
from parley.selection import Selection

Row = Mapping[str, Any]
DATES = "datetime64[ms]"
"""The type of a day in a frame that is made of rows, whether or not it has any."""


@lru_cache(maxsize=256)
def rows(dataset: Dataset, table: str, as_of: dt.date) -> tuple[Row, ...]:
    """Give the rows of a dated table as they could be known on a day, None for what is missing; for reading only."""
    frame = dataset.run(dataset.known(table, as_of))
    columns = {str(name): [_plain(each) for each in frame[name].astype(object)] for name in frame.columns}
    return tuple(dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True))


def admitted(selection: Selection, row: Row) -> bool:
    """Say whether the reader wants a row, given on what it rests: `filters.heeding_attribution` for rows."""
    return selection.reported or bool(row["attribution"] != "reported")


def _plain(value: Any) -> Any:  # noqa: ANN401 - a cell holds whatever its column holds
    if isinstance(value, str):
        return value
    if hasattr(value, "__len__"):
        return list(value)
    return None if value != value or value is None else value  # only what is missing differs from itself
