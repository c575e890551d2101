"""Putting a briefing together, section by section; one that fails is named, and the rest is kept."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from parley.dataset import Dataset
from parley.export.briefing import diplomacy, texts
from parley.export.briefing.model import Briefing, References, Section
from parley.export.briefing.words import Context
from parley.export.caption import caption
from parley.selection import Selection, say_day

MAKERS: Mapping[str, Callable[[Context], Section]] = {
    "situation": diplomacy.situation_now,
    "texts": texts.standing,
    "changed": texts.changed,
    "conditions": texts.matrix,
    "differences": texts.apart,
    "travel": diplomacy.visits,
    "map": diplomacy.visits_on_a_map,
    "mediators": diplomacy.mediators,
    "rounds": diplomacy.rounds,
    "upcoming": diplomacy.upcoming,
    "events": diplomacy.events,
    "method": diplomacy.method,
}
SECTIONS: Mapping[str, str] = {
    "situation": "Situation in five lines",
    "texts": "Texts in force and on the table",
    "changed": "What changed",
    "conditions": "Conditions, side by side",
    "differences": "Where they differ",
    "travel": "Travel timeline",
    "map": "Map of visits",
    "mediators": "Mediators’ roles",
    "rounds": "Rounds of talks",
    "upcoming": "Upcoming",
    "events": "Event list",
    "method": "Method note",
}
"""What a briefing can hold, in its usual order, with the names that a choice shows."""
APART = 30
"""Days between the as-of day and the one that it is compared with, if none is named."""
UNFORESEEN = "for a reason nobody foresaw; it was noted in the log"

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Wish:
    """What a briefing is to be.

    Attributes
    ----------
    selection : Selection
    title, author, handling : str
        Free text; a briefing without a title is called by its day.
    sections : tuple of str
        Keys of `SECTIONS`, in the order in which they are wanted.
    versus : date or None
        The day to compare with; none means `APART` days before.
    address : str
        Where the same can be seen on a screen.
    """

    selection: Selection
    title: str = ""
    author: str = ""
    handling: str = ""
    sections: tuple[str, ...] = tuple(SECTIONS)
    versus: dt.date | None = None
    address: str = ""

    def day_compared(self) -> dt.date:
        """Give the day to compare with; never one after the as-of day."""
        day = self.versus or self.selection.as_of - dt.timedelta(days=APART)
        return min(day, self.selection.as_of)


def compose(
    dataset: Dataset, wish: Wish, step: Callable[[float, str], None] = lambda done, name: None
) -> Briefing:
    """Make the sections that are wished for.

    Parameters
    ----------
    step : callable
        Told, before each section, what share is done and the section's name.
    """
    references = References()
    context = Context(dataset, wish.selection, wish.day_compared(), references)
    made: list[Section] = []
    failed: list[tuple[str, str]] = []
    for number, key in enumerate(wish.sections):
        step(number / len(wish.sections), SECTIONS[key])
        try:
            made.append(MAKERS[key](context))
        except Exception:
            _log.exception("A section of a briefing could not be made: %s", key)
            failed.append((SECTIONS[key], UNFORESEEN))
    title = wish.title or f"{dataset.descriptor.title}: briefing as of {say_day(wish.selection.as_of)}"
    about = caption(dataset, wish.selection, title, "briefing", references.numbers, wish.address)
    return Briefing(
        title, wish.author, wish.handling, replace(about, title=title), tuple(made), tuple(failed)
    )
