"""Where rules are entered, and how they are run."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator

import pandas as pd

from parley.dataset.descriptor import Descriptor, Field
from parley.dataset.problems import Problem, Reason

Tables = dict[str, pd.DataFrame]
Found = Iterator[Problem]
Rule = Callable[[Descriptor, Tables], Found]

UNUSABLE = {
    Reason.FILE_MISSING,
    Reason.FILE_UNREADABLE,
    Reason.COLUMN_MISSING,
    Reason.COLUMN_MISPLACED,
    Reason.ROW_SHORT,
    Reason.ROW_LONG,
    Reason.ROW_BLANK,
}
"""A file with one of these is not looked at by the rules, nor are the rules that need it."""

RULES: list[tuple[Rule, tuple[str, ...]]] = []


def check(descriptor: Descriptor, tables: Tables) -> list[Problem]:
    """List what breaks the rules; a rule is passed over where a table that it needs could not be read."""
    return [
        problem
        for rule, needs in RULES
        if all(name in tables for name in needs)
        for problem in rule(descriptor, tables)
    ]


def rule(*needs: str) -> Callable[[Rule], Rule]:
    """Enter a rule, with the tables that it can't do without."""

    def enter(function: Rule) -> Rule:
        RULES.append((function, needs))
        return function

    return enter


def statements(
    descriptor: Descriptor, tables: Tables, *columns: str
) -> Iterator[tuple[str, Hashable, pd.Series]]:
    """Yield (path, row, cells) for each position and each answer to a text; ``party`` is whose it is, in both."""
    for name, party in (("positions", "party"), ("framework_responses", "actor_id")):
        if name in tables:
            path = descriptor.table(name).path
            own = [party if each == "party" else each for each in columns]
            for row, cells in tables[name][own].iterrows():
                yield path, row, cells


def items(frame: pd.DataFrame, field: Field) -> Iterator[tuple[int, str]]:
    """Yield (row, item) for each item of a list column; in any other column, the cell is the item."""
    for row, cell in frame[field.name].items():
        for item in cell.split(field.delimiter) if cell and field.type == "list" else [cell] if cell else ():
            yield int(str(row)), item
