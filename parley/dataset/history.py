"""Each row in the versions in which it could be known: the one place that keeps later knowledge out.

A row of a dated table is not one fact but several, one after the other: a visit under way, then a visit that ended on a
given day with a given result. So each row is laid out once, when a package is opened, as versions with the first day
on which it could be known so (``known_from``) and the day on which the next version took its place (``known_to``). A
view as of a day is then the versions of that day, and nothing else can come out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from parley.dataset.model import COLUMNS

KNOWN_FROM, KNOWN_TO = "known_from", "known_to"
FOR_EVER = dt.date.max
CURATION = ("verified_on", "searched_on", "supersedes", "title_open")
"""Left out of every view: when a row was checked belongs to no day of the diplomacy, ``title_open`` has become
``title``, and what a text superseded is told, with its day, by ``framework_status``."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Secrecy:
    """What of a table's row becomes known when.

    Attributes
    ----------
    begins : str or None
        The column with the row's own date; it was public on ``public_on``, or where that is empty, on this day.
    hidden : mapping of column to columns
        Until the day in the first, the others are empty.
    refers : mapping of column to table
        Empty until the row that it points to was public.
    within : str or None
        The column that points to a row without which this one can't be public.
    """

    begins: str | None
    hidden: Mapping[str, tuple[str, ...]]
    refers: Mapping[str, str]
    within: str | None = None


SECRECY: dict[str, Secrecy] = {
    "frameworks": Secrecy("date", {}, {"replies_to": "frameworks"}),
    "rounds": Secrecy(
        "start_date",
        {"end_date": ("end_date",), "outcome_public_on": ("outcome", "outcome_public_on")},
        {"framework_id": "frameworks"},
    ),
    "events": Secrecy("start_date", {"end_date": ("end_date", "summary", "outcome")}, {"round_id": "rounds"}),
    "participants": Secrecy(None, {}, {"event_id": "events"}, within="event_id"),
    "trips": Secrecy("start_date", {"end_date": ("end_date",)}, {}),
    "stops": Secrecy(
        "arrive_date",
        {"depart_date": ("depart_date", "met", "note")},
        {"trip_id": "trips"},
        within="trip_id",
    ),
    "framework_status": Secrecy("date", {}, {"framework_id": "frameworks"}, within="framework_id"),
    "framework_responses": Secrecy(
        "date", {}, {"framework_id": "frameworks", "event_id": "events"}, within="framework_id"
    ),
    "provisions": Secrecy(None, {}, {"framework_id": "frameworks"}, within="framework_id"),
    "positions": Secrecy(
        "date",
        {"ended_on": ("ended_on", "ended_by")},
        {"framework_id": "frameworks", "event_id": "events"},
    ),
    "mediator_roles": Secrecy("start_date", {"end_date": ("end_date",)}, {}),
    "offices": Secrecy("start_date", {"end_date": ("end_date",)}, {}),
    "designations": Secrecy("start_date", {"end_date": ("end_date",)}, {}),
    "coverage": Secrecy("from_date", {"to_date": ("to_date",)}, {}),
}
"""The tables with versions, those that others refer to first. All others tell of no day and are read as they are."""


class History:
    """Lays the tables of a package out in versions.

    Parameters
    ----------
    tables : mapping of name to pyarrow Table
        As `parley.dataset.load.load` gives them.
    last : date
        The last day covered. An end after it was announced, not learned: it is no secret.
    """

    def __init__(self, tables: Mapping[str, pa.Table], last: dt.date) -> None:
        self._tables = tables
        self._last = last
        published = tables["sources"].select(["source_id", "published_date"]).to_pylist()
        self._published: dict[str, dt.date | None] = {
            each["source_id"]: each["published_date"] for each in published
        }
        self._public: dict[str, dict[str, dt.date]] = {}

    def lay_out(self) -> dict[str, pa.Table]:
        """Give every table with versions, in them the columns of the package less `CURATION`."""
        return {name: self._versions(name) for name in SECRECY}

    def _versions(self, name: str) -> pa.Table:
        table, secrecy = self._tables[name], SECRECY[name]
        rows = table.to_pylist()
        key = COLUMNS[name][0]
        if name in {target for each in SECRECY.values() for target in each.refers.values()}:
            own = {row[key]: day for row in rows if (day := _own_day(row, secrecy))}
            self._public[name] = own
        columns = [column for column in table.column_names if column not in CURATION]
        schema = pa.schema([table.schema.field(column) for column in columns])
        for extra in (KNOWN_FROM, KNOWN_TO):
            schema = schema.append(pa.field(extra, pa.date32()))
        versions = [version for row in rows for version in self._of_row(row, secrecy)]
        return pa.Table.from_pylist(versions, schema)

    def _of_row(self, row: Row, secrecy: Secrecy) -> Iterator[Row]:
        first = self._first_day(row, secrecy)
        if first is None:
            return  # undated: it says nothing of any day
        days = sorted({first, *(day for day in self._changes(row, secrecy) if day > first)})
        for day, following in zip(days, [*days[1:], FOR_EVER], strict=True):
            yield self._as_of(row, secrecy, day) | {KNOWN_FROM: day, KNOWN_TO: following}

    def _first_day(self, row: Row, secrecy: Secrecy) -> dt.date | None:
        days = [_own_day(row, secrecy)] if secrecy.begins else [row.get("public_on")]
        if secrecy.within:
            parent = self._public[secrecy.refers[secrecy.within]]
            days.append(parent[row[secrecy.within]])
        given = [day for day in days if day]
        return max(given) if given and (days[0] or not secrecy.begins) else None

    def _changes(self, row: Row, secrecy: Secrecy) -> Iterator[dt.date]:
        """Yield the days on which something more of the row became known."""
        for column in secrecy.hidden:
            if row[column]:
                yield row[column]
        for column, table in secrecy.refers.items():
            if row[column]:
                yield self._public[table][row[column]]
        for source in row.get("sources") or ():
            if day := self._published[source]:
                yield day

    def _as_of(self, row: Row, secrecy: Secrecy, day: dt.date) -> Row:
        seen = dict(row)
        for column, hidden in secrecy.hidden.items():
            if row[column] and day < row[column] <= self._last:
                seen |= {name: [] if isinstance(row[name], list) else None for name in hidden}
                if row.get("title_open"):
                    seen["title"] = row["title_open"]
        for column, table in secrecy.refers.items():
            if row[column] and self._public[table][row[column]] > day:
                seen[column] = None
        if "sources" in row:
            seen["sources"] = self._evidence(row["sources"], day)
        if "public_on" in row:
            seen["public_on"] = self._first_day(row, secrecy)
        return seen

    def _evidence(self, sources: list[str], day: dt.date) -> list[str]:
        """List what there was to read by the day; if nothing yet, what came first, so that no row lacks evidence."""
        by_age = sorted(sources, key=lambda each: (self._published[each] or dt.date.min, each))
        return [each for each in by_age if (self._published[each] or day) <= day] or by_age[:1]


def _own_day(row: Row, secrecy: Secrecy) -> dt.date | None:
    """Give the day on which a row was public, by itself."""
    if secrecy.begins is None or row[secrecy.begins] is None:
        return None
    day: dt.date = row.get("public_on") or row[secrecy.begins]
    return day
