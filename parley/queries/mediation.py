"""Who mediates, and how: the questions of the Mediators page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parley.dataset import Dataset
from parley.queries.filters import named, of_actors
from parley.queries.remembered import remembered
from parley.selection import Selection

if TYPE_CHECKING:
    import pandas as pd


@remembered
def roles(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """List the roles that mediators played in the window, as they could be known on the as-of day.

    Returns
    -------
    DataFrame
        ``mediator, mediator_id, actor, actor_id, role, start_date, end_date, days, description, sources``, by mediator, role and
        start. ``mediator`` is the state or organization that the actor represents, or the actor itself. ``end_date``
        is null where no end was known; ``days`` counts both ends.
    """
    rows = dataset.known("mediator_roles", selection.as_of)
    if selection.actors:
        rows = rows.filter(of_actors(dataset, selection, rows.actor_id))
    # A role can be announced before it begins
    rows = rows.filter(rows.start_date <= selection.as_of)
    rows = rows.filter(rows.end_date.isnull() | (rows.end_date >= selection.since))
    rows = named(dataset, rows, "actor_id").rename(actor="name")
    rows = rows.mutate(days=rows.end_date.delta(rows.start_date, unit="day") + 1)
    frame = dataset.run(
        rows.select("actor", "actor_id", "role", "start_date", "end_date", "days", "description", "sources")
    )
    names = dataset.vocabulary
    frame.insert(0, "mediator_id", [names.principal(each) for each in frame["actor_id"]])
    frame.insert(0, "mediator", [names.name(each) for each in frame["mediator_id"]])
    return frame.sort_values(["mediator", "role", "start_date", "actor_id"], ignore_index=True)
