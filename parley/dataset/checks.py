"""How far the rows of a package were checked: the curator's knowledge, which belongs to no day of the diplomacy."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

import pyarrow as pa

from parley.dataset.descriptor import Descriptor


@dataclass(frozen=True, slots=True)
class Checks:
    """How many rows of a table were checked against their sources, and how many name two publishers or more.

    ``days`` gives the day of the check by the row's key, in tables whose key is one column; a row that was not checked
    is not in it. Two publishers need not be independent of each other.
    """

    rows: int
    checked: int
    two_publishers: int
    days: Mapping[str, dt.date]


def checks(descriptor: Descriptor, tables: Mapping[str, pa.Table]) -> dict[str, Checks]:
    """Give the checks of each table that has the columns ``verified_on`` and ``sources``."""
    publishers = {each["source_id"]: each["publisher"] for each in tables["sources"].to_pylist()}
    return {
        table.name: _checks(table.key, tables[table.name], publishers)
        for table in descriptor.tables
        if {"verified_on", "sources"} <= set(tables[table.name].column_names)
    }


def _checks(key: tuple[str, ...], table: pa.Table, publishers: Mapping[str, str]) -> Checks:
    rows = table.select([*key, "verified_on", "sources"]).to_pylist()
    cited = [{publishers.get(each) for each in row["sources"] or ()} for row in rows]
    checked = [row for row in rows if row["verified_on"]]
    return Checks(
        rows=len(rows),
        checked=len(checked),
        two_publishers=sum(len(each) > 1 for each in cited),
        days={row[key[0]]: row["verified_on"] for row in checked} if len(key) == 1 else {},
    )
