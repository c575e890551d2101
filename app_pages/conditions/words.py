"""What the views of this page share: the words for codes, and the statements whatever the window."""

import dataclasses
from collections.abc import Iterable
from typing import Any

import pandas as pd

from components import html
from components.reader import Reader
from parley import theme
from parley.queries import history


def words(reader: Reader) -> dict[str, dict[str, str]]:
    """Give the labels and marks by which the template of a statement tells it."""
    labels = reader.dataset.descriptor.labels
    return {
        "marks": theme.STANCE_MARKS,
        "stances": labels("positions", "stance"),
        "attributions": labels("positions", "attribution"),
        "capacities": labels("positions", "capacity"),
    }


def text_names(reader: Reader) -> dict[str, str]:
    """Give the name of each text by its id."""
    return {key: name for name, key in reader.dataset.vocabulary.texts.items()}


def every_statement(reader: Reader) -> pd.DataFrame:
    """List the statements by the as-of day of whoever and since whenever: what stands behind a comparison."""
    first = reader.dataset.coverage.first
    return history.statements(reader.dataset, dataclasses.replace(reader.selection, since=first, actors=()))


def by_id(statements: pd.DataFrame, ids: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Give the statements with these ids, for a template."""
    rows = statements[statements["position_id"].isin(set(ids))]
    return {str(row["position_id"]): row for row in html.records(rows)}
