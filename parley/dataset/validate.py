"""All that is wrong with a package: what its Table Schemas say (frictionless) and what a schema can't say (rules)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from parley.dataset import rules
from parley.dataset.descriptor import Descriptor, Table, read_descriptor
from parley.dataset.problems import InvalidPackageError, Problem, Reason
from parley.dataset.schema import schema_problems

RANKS = {
    Reason.ROW_SHORT: 0,
    Reason.ROW_LONG: 0,
    Reason.ROW_BLANK: 0,
    Reason.TYPE: 1,
    Reason.PATTERN: 3,  # says least: that a value is no id, or no address, says more than the pattern
    Reason.NO_EVENT: 3,  # that nothing at all uses an actor says more
}
"""Which complaint about a cell comes first; those not listed stand between."""


def validate(folder: Path) -> list[Problem]:
    """List every problem of the package in `folder`, in the order of its files and rows; empty if it is sound."""
    try:
        descriptor = read_descriptor(folder)
    except InvalidPackageError as error:
        return list(error.problems)
    problems = [each for table in descriptor.tables for each in _unreadable(folder, table)]
    problems += schema_problems(folder, descriptor, {each.file for each in problems})
    if any(each.reason is Reason.DESCRIPTOR_INVALID for each in problems):
        return problems  # then no header was compared, and the rules could not rely on a column
    unusable = {each.file for each in problems if each.reason in rules.UNUSABLE}
    tables = {}
    for table in descriptor.tables:
        if table.path not in unusable:
            try:
                tables[table.name] = read_text(folder / table.path)
            except (OSError, ValueError) as error:  # what one reader of CSV lets pass, another may not
                problems.append(Problem.at(Reason.FILE_UNREADABLE, table.path, note=error))
    problems = _telling([*problems, *rules.check(descriptor, tables)], descriptor)
    order = {table.path: position for position, table in enumerate(descriptor.tables)}
    return sorted(problems, key=lambda each: (order.get(each.file, -1), each.row or 0))


def read_text(path: Path) -> pd.DataFrame:
    """Read a CSV as text: one row a record, columns as in its header, "" for an empty cell.

    The index is the row as a spreadsheet counts it, so the first record is row 2.
    """
    frame = pd.read_csv(
        path, dtype=str, keep_default_na=False, encoding="utf-8", skip_blank_lines=False, index_col=False
    )
    frame.index = pd.RangeIndex(2, 2 + len(frame))
    return frame


def _unreadable(folder: Path, table: Table) -> Iterator[Problem]:
    """Say why a file can't be read as text at all."""
    try:
        content = (folder / table.path).read_bytes()
        content.decode("utf-8")
    except FileNotFoundError:
        yield Problem.at(Reason.FILE_MISSING, table.path)
    except OSError as error:
        yield Problem.at(Reason.FILE_UNREADABLE, table.path, note=error.strerror or error)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        note = f"byte 0x{content[error.start]:02x} in line {line}"
        yield Problem.at(Reason.FILE_UNREADABLE, table.path, note=note)
    else:
        if not content.strip():
            yield Problem.at(Reason.FILE_UNREADABLE, table.path, note="it is empty")


def _telling(problems: list[Problem], descriptor: Descriptor) -> list[Problem]:
    """Leave out what only follows from another problem.

    Under a header that is wrong, no row and no reference to one can be judged. A cell has one complaint, the one that
    says most (but each unknown id of a list is told); a row without a key, what else it lacks.
    """
    header = {
        each.file for each in problems if each.reason in (Reason.COLUMN_MISSING, Reason.COLUMN_MISPLACED)
    }
    lost = {table.name for table in descriptor.tables if table.path in header}
    rows = {(each.file, each.row) for each in problems if each.reason is not Reason.KEY_EMPTY}
    told: dict[tuple[str, int | None, str | None], Reason] = {}
    kept = []
    for each in sorted(problems, key=lambda each: RANKS.get(each.reason, 2)):
        unknown = each.reason is Reason.UNKNOWN_ID
        before = told.get((each.file, each.row, each.column)) if each.column else None
        follows = (
            (each.file in header and (each.row or 1) > 1)
            or (unknown and dict(each.detail)["expected"] in lost)
            or (before is not None and not (unknown and before is Reason.UNKNOWN_ID))
            or (each.reason is Reason.KEY_EMPTY and (each.file, each.row) in rows)
        )
        if not follows:
            kept.append(each)
            told[each.file, each.row, each.column] = each.reason
    return kept
