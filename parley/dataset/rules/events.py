"""What happened: no event stands twice."""

from __future__ import annotations

from parley.dataset.descriptor import Descriptor
from parley.dataset.problems import Problem, Reason
from parley.dataset.rules.registry import Found, Tables, rows, rule


@rule("events", "participants")
def no_event_twice(descriptor: Descriptor, tables: Tables) -> Found:
    """Two events of one day and type have not the same participants: they would be one event in two rows."""
    people: dict[str, set[str]] = {}
    for event, actor in tables["participants"][["event_id", "actor_id"]].itertuples(index=False, name=None):
        people.setdefault(event, set()).add(actor)
    first: dict[tuple[str, str, frozenset[str]], object] = {}
    for row, (key, day, kind) in rows(tables["events"], "event_id", "start_date", "event_type"):
        who = frozenset(people.get(key, ()))
        other = first.setdefault((day, kind, who), row)
        if who and other != row:
            path = descriptor.table("events").path
            yield Problem.at(Reason.EVENT_REPEATED, path, row, "event_id", value=key, other=other)
