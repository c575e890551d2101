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


def rows(frame: pd.DataFrame, *columns: str) -> Iterator[tuple[Hashable, tuple[str, ...]]]:
    """Yield (row, cells) for each row; ``iterrows`` would make a series of each, at many times the cost."""
    return zip(frame.index, zip(*(frame[column].tolist() for column in columns), strict=True), strict=True)


def statements(
    descriptor: Descriptor, tables: Tables, *columns: str
) -> Iterator[tuple[str, Hashable, tuple[str, ...]]]:
    """Yield (path, row, cells) for each position and each answer to a text; ``party`` is whose it is, in both."""
    for name, party in (("positions", "party"), ("framework_responses", "actor_id")):
        if name in tables:
            path = descriptor.table(name).path
            own = [party if each == "party" else each for each in columns]
            for row, said in rows(tables[name], *own):
                yield path, row, said


def items(frame: pd.DataFrame, field: Field) -> Iterator[tuple[int, str]]:
    """Yield (row, item) for each item of a list column; in any other column, the cell is the item."""
    for row, cell in frame[field.name].items():
        for item in cell.split(field.delimiter) if cell and field.type == "list" else [cell] if cell else ():
            yield int(str(row)), item
