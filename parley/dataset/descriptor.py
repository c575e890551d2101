"""``datapackage.json``, read: the one definition of the tables that validation, codebook and exports derive from."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from parley.dataset.model import COLUMNS, TYPES
from parley.dataset.problems import InvalidPackageError, Problem, Reason

FILE = "datapackage.json"
PLAIN_FILE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*\.csv")
"""A table's path: a file beside the descriptor. A package is a folder of tables and reaches nowhere else."""


@dataclass(frozen=True, slots=True)
class Category:
    """One value that a coded column may hold, the label a reader sees, and its definition.

    ``example`` is a row that was coded so; ``borderline`` one that nearly was, and how it was coded.
    """

    value: str
    label: str
    description: str
    example: str = ""
    borderline: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """One column: its Table Schema, in the parts that Parley reads.

    ``refers_to`` is the ``(table, column)`` that the value, or each item of a list, must be found in.
    """

    name: str
    title: str
    type: str
    description: str
    required: bool
    unit: str
    categories: tuple[Category, ...]
    refers_to: tuple[str, str] | None
    delimiter: str
    pattern: str


@dataclass(frozen=True, slots=True)
class Convention:
    """A rule of the whole package, such as how conflicts between sources are settled."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its file, what a row is, and its columns in order."""

    name: str
    path: str
    title: str
    description: str
    key: tuple[str, ...]
    fields: tuple[Field, ...]

    def field(self, name: str) -> Field:
        """Give the column of that name; `KeyError` if there is none."""
        for each in self.fields:
            if each.name == name:
                return each
        raise KeyError(name)


@dataclass(frozen=True, slots=True)
class Descriptor:
    """A package's own account of itself.

    ``judgement`` lists the words that no sentence of its tables may hold, since they judge. ``limits`` are the shares,
    from 0 to 1, of what is weak in it that it allows itself: ``undated_sources``, ``reported_rows_of_a_month``.
    """

    name: str
    title: str
    description: str
    version: str
    created: str
    licence: str
    licence_url: str
    tables: tuple[Table, ...]
    contributors: tuple[str, ...] = ()
    judgement: tuple[str, ...] = ()
    limits: Mapping[str, float] = dataclasses.field(default_factory=dict)
    conventions: tuple[Convention, ...] = ()

    def table(self, name: str) -> Table:
        """Give the table of that name; `KeyError` if there is none."""
        for each in self.tables:
            if each.name == name:
                return each
        raise KeyError(name)

    def labels(self, table: str, column: str) -> dict[str, str]:
        """Give the label of each value that a coded column may hold."""
        return {each.value: each.label for each in self.table(table).field(column).categories}


def read_descriptor(folder: Path) -> Descriptor:
    """Read ``datapackage.json`` in `folder`.

    Raises
    ------
    InvalidPackageError
        It is missing, is not JSON, has not the form of a data package, leads out of its folder, or lacks a table or
        column that Parley reads.
    """
    path = folder / FILE
    if not path.is_file():
        problem = Problem.at(Reason.PACKAGE_MISSING, FILE, value=folder.name or str(folder))
        raise InvalidPackageError(str(folder), [problem])
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        descriptor = _descriptor(raw)
    except (ValueError, LookupError, TypeError, AttributeError, OSError, RecursionError) as error:
        note = f"it can't be read as a data package ({type(error).__name__}: {error})"
        raise InvalidPackageError(
            str(folder), [Problem.at(Reason.DESCRIPTOR_INVALID, FILE, note=note)]
        ) from error
    if problems := [*_stray(descriptor), *_gaps(descriptor, raw)]:
        raise InvalidPackageError(str(folder), problems)
    return descriptor


def _descriptor(raw: dict[str, Any]) -> Descriptor:
    licence: dict[str, str] = (raw.get("licenses") or [{}])[0]
    return Descriptor(
        name=str(raw["name"]),
        title=str(raw.get("title", raw["name"])),
        description=str(raw.get("description", "")),
        version=str(raw.get("version", "")),
        created=str(raw.get("created", ""))[:10],
        licence=str(licence.get("title") or licence.get("name", "")),
        licence_url=str(licence.get("path", "")),
        tables=tuple(_table(resource) for resource in raw["resources"]),
        contributors=tuple(str(each["title"]) for each in raw.get("contributors", []) if each.get("title")),
        judgement=tuple(str(each) for each in raw.get("judgement", [])),
        conventions=tuple(
            Convention(str(each["title"]), str(each["text"])) for each in raw.get("conventions", [])
        ),
        limits={str(name): float(share) for name, share in raw.get("limits", {}).items()},
    )


def _table(resource: dict[str, Any]) -> Table:
    schema = resource["schema"]
    links = {
        fields[0]: (
            str(link["reference"]["resource"] or resource["name"]),
            str(as_list(link["reference"]["fields"])[0]),
        )
        for link in schema.get("foreignKeys", [])
        if len(fields := as_list(link["fields"])) == 1
    }
    return Table(
        name=str(resource["name"]),
        path=str(resource["path"]),
        title=str(resource.get("title", resource["name"])),
        description=str(resource.get("description", "")),
        key=tuple(as_list(schema.get("primaryKey", []))),
        fields=tuple(_field(field, links) for field in schema["fields"]),
    )


def _field(raw: dict[str, Any], links: dict[str, tuple[str, str]]) -> Field:
    items = raw.get("references")
    constraints = raw.get("constraints", {})
    return Field(
        name=str(raw["name"]),
        title=str(raw.get("title", raw["name"])),
        type=str(raw.get("type", "string")),
        description=str(raw.get("description", "")),
        required=bool(constraints.get("required", False)),
        unit=str(raw.get("unit", "")),
        categories=tuple(
            Category(
                str(each["value"]),
                str(each.get("label", each["value"])),
                *(str(each.get(part, "")) for part in ("description", "example", "borderline")),
            )
            for each in raw.get("categories", [])
        ),
        refers_to=(str(items["resource"]), str(items["field"])) if items else links.get(raw["name"]),
        delimiter=str(raw.get("delimiter", ",")),
        pattern=str(constraints.get("pattern", "")),
    )


def as_list(value: str | list[str]) -> list[str]:
    """Give the columns of a key, which a Table Schema may write as a string where there is but one."""
    return [value] if isinstance(value, str) else value


def _stray(descriptor: Descriptor) -> Iterator[Problem]:
    """Yield paths that lead out of the folder, and references that lead nowhere."""
    described = {table.name: {field.name for field in table.fields} for table in descriptor.tables}
    for table in descriptor.tables:
        if not PLAIN_FILE.fullmatch(table.path):
            note = f'the table "{table.name}" has the path "{table.path}"; a table is a CSV file in the same folder'
            yield Problem.at(Reason.DESCRIPTOR_INVALID, FILE, note=note)
        for field in table.fields:
            if field.refers_to and field.refers_to[1] not in described.get(field.refers_to[0], ()):
                target = ".".join(field.refers_to)
                note = (
                    f'in the table "{table.name}", "{field.name}" refers to {target}, which is not described'
                )
                yield Problem.at(Reason.DESCRIPTOR_INVALID, FILE, note=note)


def _gaps(descriptor: Descriptor, raw: dict[str, Any]) -> list[Problem]:
    """List the tables and columns that Parley reads and the descriptor lacks, and enums that differ."""
    described = {
        table.name: {field.name: field.type for field in table.fields} for table in descriptor.tables
    }
    problems = []
    for table, columns in COLUMNS.items():
        if table not in described:
            problems.append(Problem.at(Reason.TABLE_MISSING, FILE, value=table))
            continue
        problems += [
            Problem.at(Reason.FIELD_MISSING, FILE, table=table, value=column)
            for column in columns
            if column not in described[table]
        ]
        problems += [
            Problem.at(Reason.FIELD_TYPE, FILE, table=table, value=column, found=found, expected=expected)
            for column in columns
            if (found := described[table].get(column, ""))
            and found != (expected := TYPES.get(column, "string"))
        ]
    for resource in raw["resources"]:
        for field in resource["schema"]["fields"]:
            values = [str(each["value"]) for each in field.get("categories", [])]
            if values and values != field.get("constraints", {}).get("enum"):
                problems.append(
                    Problem.at(Reason.CATEGORIES_DIFFER, FILE, table=resource["name"], value=field["name"])
                )
    return problems
