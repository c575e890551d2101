"""The matrix of conditions laid out: issues, in them propositions, and for each party a cell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from components.html import records
from parley.queries.conditions import ACTORS, ATTRIBUTION, WINDOW

Row = dict[str, Any]
Cell = tuple[str, str]
WHY = {
    WINDOW: "Stated before the window",
    ACTORS: "The latest word is another's",
    ATTRIBUTION: "Only reported, left out",
}
NOT_COVERED, NONE_FOUND = "Not covered", "None found"


@dataclass(frozen=True)
class Matrix:
    """What the matrix is made of: frames of the queries named in `side_by_side`, and ``provisions`` of one text."""

    propositions: pd.DataFrame
    positions: pd.DataFrame
    brokered: pd.DataFrame
    provisions: pd.DataFrame
    derived: pd.DataFrame
    left_out: Mapping[Cell, tuple[str, pd.Timestamp]]
    searches: pd.DataFrame

    @property
    def text(self) -> Row | None:
        """The text whose provisions have a column, if there is one."""
        first = records(self.provisions.head(1))
        return first[0] if first else None

    def issues(self, columns: Sequence[tuple[str, str]]) -> list[Row]:
        """Give one entry an issue: what it provides, its propositions with a cell a column, and mediators' statements.

        Parameters
        ----------
        columns : sequence of (name, id)
            The parties.
        """
        said = _grouped(self.positions, "proposition_id", "party_id")
        mediated = _grouped(self.brokered, "issue_id", "party_id")
        derived = _grouped(self.derived, "issue_id", "party_id")
        searches = _grouped(self.searches, "issue", "party")
        provided = _grouped(self.provisions, "issue_id")
        statements = dict(
            zip(self.propositions["proposition_id"], self.propositions["statement"], strict=True)
        )
        found = []
        for issue_id, group in self.propositions.groupby("issue_id", sort=False):
            rows = records(group)
            absent = [_absence(searches.get((rows[0]["issue"], name), [])) for name, _ in columns]
            wholes = [
                None if self._addressed(rows, key, said) else words
                for words, (_, key) in zip(absent, columns, strict=True)
            ]
            found.append(
                {
                    "issue": rows[0]["issue"],
                    "description": rows[0]["description"],
                    "heads": [
                        {"whole": whole, "derived": derived.get((issue_id, key), [])}
                        for whole, (_, key) in zip(wholes, columns, strict=True)
                    ],
                    "provisions": provided.get((issue_id,), []),
                    "rows": [
                        row
                        | {
                            "cells": [
                                None if whole else self._cell(row["proposition_id"], key, said, words)
                                for whole, words, (_, key) in zip(wholes, absent, columns, strict=True)
                            ]
                        }
                        for row in rows
                    ],
                    "mediated": _mediated(mediated, str(issue_id), [key for _, key in columns], statements),
                }
            )
        return found

    def _addressed(self, rows: Sequence[Row], key: str, said: Mapping[Any, list[Row]]) -> bool:
        """Say whether a party has stated anything on an issue, shown or left out by the filters."""
        cells = [(row["proposition_id"], key) for row in rows]
        return any(each in said or each in self.left_out for each in cells)

    def _cell(self, proposition: str, key: str, said: Mapping[Any, list[Row]], absent: str) -> Row:
        stated = said.get((proposition, key), [])
        endings = {each["ended_on"]: each for each in reversed(stated) if each["ended_on"]}
        empty = None if stated else absent
        if not stated and (proposition, key) in self.left_out:
            why, day = self.left_out[proposition, key]
            empty = f"{WHY[why]}: {day.day} {day:%b %Y}"
        live = [each for each in stated if not each["ended_on"]]
        return {"live": live, "ended": list(endings.values()), "empty": empty}


def _absence(searches: Sequence[Row]) -> str:
    """Tell whether someone looked for what is not there, and in which period last."""
    if not searches:
        return NOT_COVERED
    first, last = searches[-1]["from_date"], searches[-1]["to_date"]
    until = f" to {last.day} {last:%b %Y}" if last else " on"
    return f"{NONE_FOUND} in a search from {first.day} {first:%b %Y}{until}"


def _grouped(frame: pd.DataFrame, *columns: str) -> dict[Any, list[Row]]:
    found: dict[Any, list[Row]] = {}
    for row in records(frame):
        found.setdefault(tuple(row[each] for each in columns), []).append(row)
    return found


def _mediated(
    said: Mapping[Any, list[Row]], issue_id: str, keys: Sequence[str], statements: Mapping[str, str]
) -> list[list[Row]] | None:
    cells = [
        [row | {"statement": statements[row["proposition_id"]]} for row in said.get((issue_id, key), [])]
        for key in keys
    ]
    return cells if any(cells) else None
