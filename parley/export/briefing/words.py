"""How days and stances are put in a briefing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from parley.dataset import Dataset
from parley.export.briefing.model import References
from parley.selection import Selection

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Context:
    """What every section is made from.

    Attributes
    ----------
    versus : date
        The day against which changes are told.
    """

    dataset: Dataset
    selection: Selection
    versus: dt.date
    references: References

    def labels(self, table: str, column: str) -> Mapping[str, str]:
        """Give the words for a column's codes."""
        return self.dataset.descriptor.labels(table, column)

    def cite(self, row: Row) -> str:
        """Cite the sources of a row."""
        return self.references.mark(row["sources"])


def short(day: Any) -> str:  # noqa: ANN401 (a cell may be empty)
    """Write a day as 21 Aug 2024; nothing where there is none."""
    return "" if missing(day) else f"{day.day}\u00a0{day:%b}\u00a0{day:%Y}"


def span(first: Any, last: Any) -> str:  # noqa: ANN401 (a cell may be empty)
    """Write a span of days; one without a known end is left open."""
    if missing(last):
        return f"from {short(first)}"
    return short(first) if first == last else f"{short(first)} to {short(last)}"


def ago(days: int) -> str:
    """Say how long before the as-of day something was."""
    return {0: "that day", 1: "the day before"}.get(days, f"{days} days before")


def count(number: int, one: str, many: str) -> str:
    """Count in words that fit the number."""
    return f"{number:,} {one if number == 1 else many}"


def missing(value: Any) -> bool:  # noqa: ANN401 (a cell holds whatever its column holds)
    """Whether a cell is empty."""
    return value is None or (not isinstance(value, list | tuple | str) and bool(pd.isna(value)))


def rows_of(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Give a frame's rows, with None for what is missing."""
    return [
        {
            str(name): None if not hasattr(value, "__len__") and pd.isna(value) else value
            for name, value in row.items()
        }
        for row in frame.to_dict("records")
    ]
