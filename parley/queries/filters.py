"""Pieces that several queries share: actors by name, and rows in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parley.dataset import Dataset
from parley.selection import Selection

if TYPE_CHECKING:
    import ibis.expr.types as ir


def of_actors(dataset: Dataset, selection: Selection, column: ir.StringColumn) -> ir.BooleanColumn:
    """Say whether a column of actor ids is among the chosen actors or those who represent them."""
    return column.isin(chosen(dataset, selection))


def chosen(dataset: Dataset, selection: Selection) -> list[str]:
    """List the ids of the chosen actors and of all who represent them."""
    return sorted({each for name in selection.actors for each in dataset.vocabulary.members[name]})


def named(dataset: Dataset, rows: ir.Table, column: str) -> ir.Table:
    """Add the actor's ``name``, ``kind``, ``side`` and ``represents`` to rows with an actor's id."""
    actors = dataset.table("actors").select("actor_id", "name", "kind", "side", "represents")
    return rows.inner_join(actors, [(column, "actor_id")])


def heeding_attribution(selection: Selection, rows: ir.Table) -> ir.Table:
    """Leave out the rows that rest on an unnamed or second-hand account, if the reader wants them left out."""
    if selection.reported:
        return rows
    column = "attribution" if "attribution" in rows.columns else "confidence"
    return rows.filter(rows[column] != "reported")
