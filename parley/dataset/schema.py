"""What the Table Schemas say: frictionless checks them, and its errors are turned into problems of ours."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from parley.dataset.descriptor import FILE, Descriptor, Table, as_list
from parley.dataset.problems import TYPES_IN_WORDS, Problem, Reason

if TYPE_CHECKING:
    from frictionless import Error

ROWS = {
    "blank-row": Reason.ROW_BLANK,
    "missing-cell": Reason.ROW_SHORT,
    "extra-cell": Reason.ROW_LONG,
}
CONSTRAINTS = {
    "required": Reason.REQUIRED,
    "unique": Reason.UNIQUE,
    "enum": Reason.ENUM,
    "pattern": Reason.PATTERN,
    "minimum": Reason.LIMIT,
    "maximum": Reason.LIMIT,
    "minLength": Reason.LENGTH,
    "maxLength": Reason.LENGTH,
}
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
FOR_PEOPLE = ("title", "description", "categories", "unit", "references")
"""Of a column, what frictionless doesn't check cells by, yet would copy many times over."""
PLAIN_CSV = {
    "type": "table",
    "format": "csv",
    "encoding": "utf-8",
    "dialect": {
        "csv": {"delimiter": ",", "quoteChar": '"', "lineTerminator": "\r\n", "skipInitialSpace": False}
    },
}


def schema_problems(folder: Path, descriptor: Descriptor, unreadable: set[str]) -> list[Problem]:
    """List what frictionless finds in the files that can be read, in its order."""
    # a second to import, and needed only after a change
    from frictionless import FrictionlessException, Package, system

    tables = {table.name: table for table in descriptor.tables if table.path not in unreadable}
    if not tables:
        return []
    try:
        with system.use_context(trusted=False):
            package = Package(_plain(folder, tables), basepath=str(folder.resolve()))
            report = package.validate(limit_errors=1_000_000)
    except FrictionlessException as error:
        reasons = error.reasons or [error.error]
        return [Problem.at(Reason.DESCRIPTOR_INVALID, FILE, note=each.note) for each in reasons]
    problems = [
        Problem.at(Reason.DESCRIPTOR_INVALID, FILE, note=error.note or error.message)
        for error in report.errors
    ]
    for task in report.tasks:
        problems += [_problem(error, tables[task.name]) for error in task.errors]
    return problems


def _plain(folder: Path, tables: dict[str, Table]) -> dict[str, Any]:
    """Give the descriptor with the tables that can be read, each as the plain CSV that `read_text` takes it for.

    Left out is what would make frictionless fetch a profile, another file or an address, guess the form of the
    CSV, or complain once more, in each table that refers to it, of a file that can't be read.
    """
    raw: dict[str, Any] = json.loads((folder / FILE).read_text(encoding="utf-8"))
    kept = ("name", "title", "description", "version", "created", "licenses")
    resources = []
    for resource in raw["resources"]:
        if resource["name"] not in tables:
            continue
        links = _unchecked(resource, tables[resource["name"]])
        schema = resource["schema"] | {
            "fields": [
                {name: value for name, value in field.items() if name not in FOR_PEOPLE}
                for field in resource["schema"]["fields"]
            ],
            "fieldsMatch": "exact",
            "foreignKeys": [
                link for link in links if (link["reference"]["resource"] or resource["name"]) in tables
            ],
        }
        resources.append({"name": resource["name"], "path": resource["path"], "schema": schema} | PLAIN_CSV)
    return {"$schema": PROFILE, **{key: raw[key] for key in kept if key in raw}, "resources": resources}


def _unchecked(resource: dict[str, Any], table: Table) -> list[dict[str, Any]]:
    """List the foreign keys that `rules.links` doesn't check with all other references, such as those of two columns.

    For each foreign key frictionless opens the other table once more, which is half of a small package's time.
    """
    checked = {(field.name, *field.refers_to) for field in table.fields if field.refers_to}
    return [
        link
        for link in resource["schema"].get("foreignKeys", [])
        if (
            *as_list(link["fields"]),
            link["reference"]["resource"] or resource["name"],
            *as_list(link["reference"]["fields"]),
        )
        not in checked
    ]


def _problem(error: Error, table: Table) -> Problem:
    """Turn a frictionless error into a problem of ours, which says where in the words of a spreadsheet."""
    row = getattr(error, "row_number", None)
    column = getattr(error, "field_name", None) or None
    value = getattr(error, "cell", "") or ""
    if error.type in ROWS:
        return Problem.at(ROWS[error.type], table.path, row, column, value=value)
    match error.type:
        case "missing-label":
            return Problem.at(Reason.COLUMN_MISSING, table.path, column=column)
        case "extra-label" | "incorrect-label" | "duplicate-label" | "blank-label":
            label = getattr(error, "label", "")
            if not column:
                return Problem.at(Reason.COLUMN_UNKNOWN, table.path, column=label or None)
            return Problem.at(Reason.COLUMN_MISPLACED, table.path, 1, value=label, expected=column)
        case "type-error":
            kind = table.field(str(column)).type
            expected = TYPES_IN_WORDS.get(kind, f"a {kind}")
            return Problem.at(Reason.TYPE, table.path, row, column, value=value, expected=expected)
        case "constraint-error" | "unique-error":
            return _constraint(error, table, row, column, value)
        case "primary-key":
            repeated = error.note.startswith("the same as")
            return Problem.at(
                Reason.KEY_REPEATED if repeated else Reason.KEY_EMPTY,
                table.path,
                row,
                expected=", ".join(table.key),
                other=error.note.rsplit(" ", 1)[-1],
            )
        case "foreign-key":
            names = getattr(error, "field_names", [])
            return Problem.at(
                Reason.UNKNOWN_ID,
                table.path,
                row,
                names[0] if names else None,
                value=", ".join(str(each) for each in getattr(error, "field_cells", [])),
                expected=getattr(error, "reference_name", "") or table.name,
            )
    reason = Reason.FILE_UNREADABLE if row is None else Reason.OTHER
    return Problem.at(reason, table.path, row, column, note=error.note)


def _constraint(error: Error, table: Table, row: int | None, column: str | None, value: str) -> Problem:
    # frictionless says which constraint only in words: constraint "pattern" is "^[a-z]$"
    parts = error.note.split('"')
    name = "unique" if error.type == "unique-error" else parts[1]
    expected = error.note.partition(" is ")[2].strip().strip('"')
    field = table.field(str(column))
    if name == "enum" and field.categories:
        expected = ", ".join(each.value for each in field.categories)
    return Problem.at(
        CONSTRAINTS.get(name, Reason.OTHER),
        table.path,
        row,
        column,
        value=value,
        expected=expected,
        limit=name,
        length=len(value),
        note=error.note,
    )
