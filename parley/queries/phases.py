"""The phases of the negotiation: the stretches in which a text was in force, and those before, between and after."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache

from parley.dataset import Dataset
from parley.queries.texts import ENDINGS, IN_EFFECT, MAIN


@dataclass(frozen=True, slots=True)
class Phase:
    """A named stretch of days, both ends included."""

    name: str
    first: dt.date
    last: dt.date


@lru_cache(maxsize=16)
def phases(dataset: Dataset) -> tuple[Phase, ...]:
    """Divide the coverage at the days on which a main-track agreement took effect or ended.

    Texts whose time in force overlaps make one phase, named after the one that began it. These are presets for the
    window, a means of finding one's way: they are taken from all statuses, whatever day the reader stands on.
    """
    coverage = dataset.coverage
    found: list[Phase] = []
    day, before = coverage.first, ""
    for name, begins, ends in _in_force(dataset):
        if begins > day:
            label = f"From {before} to {name}" if before else f"Before {name}"
            found.append(Phase(label, day, begins - dt.timedelta(days=1)))
        last = min(ends - dt.timedelta(days=1) if ends else coverage.last, coverage.last)
        found.append(Phase(f"{name} in force", begins, last))
        day, before = last + dt.timedelta(days=1), name
    if day <= coverage.last:
        found.append(Phase(f"After {before}" if before else "All", day, coverage.last))
    return tuple(found)


def _in_force(dataset: Dataset) -> list[tuple[str, dt.date, dt.date | None]]:
    """List the stretches in which at least one main-track agreement was in force: name, first day, day after."""
    last = dataset.coverage.last
    texts = dataset.known("frameworks", last)
    texts = texts.filter(texts.track == MAIN, texts.kind == "agreement").select("framework_id", "name")
    changes = dataset.known("framework_status", last).inner_join(texts, "framework_id")
    rows = dataset.run(changes.order_by("date", "status").select("framework_id", "name", "status", "date"))
    stretches: list[tuple[str, dt.date, dt.date | None]] = []
    current: set[str] = set()
    for row in rows.to_dict("records"):
        day = row["date"].date()
        if row["status"] in IN_EFFECT:
            if not current:
                stretches.append((str(row["name"]), day, None))
            current.add(str(row["framework_id"]))
        elif row["status"] in ENDINGS and row["framework_id"] in current:
            current.discard(str(row["framework_id"]))
            if not current:
                stretches[-1] = (*stretches[-1][:2], day)
    return stretches
