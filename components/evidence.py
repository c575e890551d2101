"""Sources for the rows that a template shows."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from components.html import records
from parley.dataset import Dataset
from parley.queries import evidence
from parley.selection import Selection

Sources = dict[str, dict[str, Any]]


def sources_by_id(dataset: Dataset, selection: Selection, ids: Iterable[str]) -> Sources:
    """Give the sources with these ids, as they could be read on the as-of day."""
    found = evidence.sources(dataset, ids, selection.as_of)
    return {str(row["source_id"]): row for row in records(found)}


def evidence_for(dataset: Dataset, selection: Selection, columns: Iterable[pd.Series]) -> Sources:
    """Give the sources that the lists in these columns name."""
    return sources_by_id(
        dataset, selection, {source for column in columns for cell in column for source in cell}
    )
