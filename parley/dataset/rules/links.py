"""Whence: sources, ids that lead somewhere, and rows that stand alone."""

from __future__ import annotations

from parley.dataset.descriptor import Descriptor
from parley.dataset.model import COLUMNS, PERIODS
from parley.dataset.problems import Problem, Reason
from parley.dataset.rules.registry import Found, Tables, items, rule


@rule()
def dated_rows_have_sources(descriptor: Descriptor, tables: Tables) -> Found:
    """Each dated row, and each provision, names at least one source."""
    for name in (*PERIODS, "provisions"):
        if name not in tables:
            continue
        frame = tables[name]
        dated = frame[PERIODS[name][0]] != "" if name in PERIODS else frame["framework_id"] != ""
        for row in frame.index[dated & (frame["sources"] == "")]:
            yield Problem.at(Reason.SOURCE_MISSING, descriptor.table(name).path, row, "sources")


@rule("sources")
def web_addresses(descriptor: Descriptor, tables: Tables) -> Found:
    """A source's address is one that a browser may open without harm."""
    for row, url in tables["sources"]["url"].items():
        if url and not url.startswith(("https://", "http://")):
            yield Problem.at(Reason.ADDRESS, descriptor.table("sources").path, row, "url", value=url)


@rule()
def ids_exist(descriptor: Descriptor, tables: Tables) -> Found:
    """Each cell of a column that refers to a table, and each item of a list, is an id there."""
    for table in descriptor.tables:
        for field in table.fields:
            if not field.refers_to or table.name not in tables:
                continue
            target, column = field.refers_to
            if target not in tables:
                continue
            known = set(tables[target][column])
            for row, item in items(tables[table.name], field):
                if item not in known:
                    yield Problem.at(
                        Reason.UNKNOWN_ID, table.path, row, field.name, value=item, expected=target
                    )


@rule(*COLUMNS)
def no_orphans(descriptor: Descriptor, tables: Tables) -> Found:
    """Each actor, place and source is used by a row elsewhere."""
    used: dict[str, set[str]] = {"actors": set(), "places": set(), "sources": set()}
    for table in descriptor.tables:
        for field in table.fields:
            target = field.refers_to[0] if field.refers_to else ""
            # to hold an office is no part in anything
            if target in used and (table.name, target) != ("offices", "actors"):
                used[target] |= {item for _, item in items(tables[table.name], field)}
    for name, ids in used.items():
        column = COLUMNS[name][0]
        for row, key in tables[name][column].items():
            if key and key not in ids:
                yield Problem.at(Reason.ORPHAN, descriptor.table(name).path, row, column, value=key)


@rule(*COLUMNS)
def no_childless(descriptor: Descriptor, tables: Tables) -> Found:
    """An event has a participant, a trip a stop, a framework a status."""
    pairs = (
        ("events", "event_id", "participants"),
        ("trips", "trip_id", "stops"),
        ("frameworks", "framework_id", "framework_status"),
    )
    for parent, column, child in pairs:
        present = set(tables[child][column])
        for row, key in tables[parent][column].items():
            if key and key not in present:
                path = descriptor.table(parent).path
                yield Problem.at(Reason.CHILDLESS, path, row, column, value=key, expected=child)


@rule("events")
def some_events(descriptor: Descriptor, tables: Tables) -> Found:
    """There is something to show: without an event no day can be chosen."""
    if tables["events"].empty:
        yield Problem.at(Reason.NO_EVENTS, descriptor.table("events").path)
