"""The state of each issue for the two sides at a glance: one line an issue, one mark a proposition."""

from collections.abc import Iterable, Mapping
from itertools import groupby
from operator import itemgetter
from typing import Any

import pandas as pd

from components import html
from parley import theme
from parley.dataset import Dataset
from parley.method import MUTED_AFTER


def compact_matrix(
    dataset: Dataset, propositions: pd.DataFrame, positions: pd.DataFrame, parties: Iterable[str]
) -> None:
    """Draw the compact form of the matrix of conditions.

    Parameters
    ----------
    propositions, positions
        `parley.queries.conditions.propositions` and `latest`.
    parties
        Names of the parties that have a column.
    """
    cells: dict[tuple[str, str], dict[str, Any]] = {}
    for row in html.records(positions):
        # The first-hand position comes first; one reported later stands on the page
        cells.setdefault((row["proposition_id"], row["party"]), row)
    columns = list(parties)
    issues = [
        {
            "issue": issue,
            "cells": [
                [_mark(cells.get((row["proposition_id"], party)), row) for row in rows] for party in columns
            ],
        }
        for issue, rows in _by_issue(propositions)
    ]
    html.show(
        "components/compact_matrix.html",
        issues=issues,
        parties=columns,
        stances=dataset.descriptor.labels("positions", "stance"),
        marks=theme.STANCE_MARKS,
        stale_days=MUTED_AFTER,
    )


def _by_issue(propositions: pd.DataFrame) -> list[tuple[str, list[dict[str, Any]]]]:
    rows = html.records(propositions)
    return [(str(issue), list(group)) for issue, group in groupby(rows, key=itemgetter("issue"))]


def _mark(position: Mapping[str, Any] | None, proposition: Mapping[str, Any]) -> dict[str, Any]:
    """Give what one mark says: nothing in this table, ended, or a stance with its day."""
    live = position if position and not position["ended_on"] else None
    return {
        "statement": proposition["statement"],
        "stance": live["stance"] if live else None,
        "date": live["date"] if live else None,
        "stale": bool(live and live["age"] > MUTED_AFTER),
        "ended_on": position["ended_on"] if position else None,
    }
