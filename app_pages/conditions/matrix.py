"""The positions of the parties, laid out as issues, propositions and cells."""

from typing import Any

import pandas as pd

from components.html import records


def matrix(propositions: pd.DataFrame, positions: pd.DataFrame) -> list[dict[str, Any]]:
    """Give one entry an issue, in it one a proposition, and in that the rows of each party's cell."""
    cells = {key: records(rows) for key, rows in positions.groupby(["proposition_id", "party"], sort=False)}
    issues = []
    for _, group in propositions.groupby("issue_id", sort=False):
        rows = [
            row
            | {"cells": {party: cell for (key, party), cell in cells.items() if key == row["proposition_id"]}}
            for row in records(group)
        ]
        issues.append({"issue": group["issue"].iloc[0], "propositions": rows})
    return issues
