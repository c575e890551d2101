"""What a mediator does: over a time, and by whom it can be done."""

from __future__ import annotations

from parley.dataset.descriptor import Descriptor
from parley.dataset.problems import Problem, Reason
from parley.dataset.rules.registry import Found, Tables, rows, rule


@rule("mediator_roles", "actors")
def roles_are_more_than_acts(descriptor: Descriptor, tables: Tables) -> Found:
    """A role lasts longer than a day, except that of a host; a monitor is a body, not a person."""
    path = descriptor.table("mediator_roles").path
    kinds = dict(tables["actors"][["actor_id", "kind"]].itertuples(index=False, name=None))
    columns = ["actor_id", "role", "start_date", "end_date"]
    for row, (actor, role, start, end) in rows(tables["mediator_roles"], *columns):
        if role == "monitor" and kinds.get(actor) == "person":
            yield Problem.at(Reason.MONITOR, path, row, "role", value=actor)
        if role != "host" and start and start == end:
            yield Problem.at(Reason.ONE_ACT, path, row, "end_date")
