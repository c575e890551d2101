"""What the reader asked to see: one frozen value, and the sentence that says it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from parley import urls
from parley.dataset import Coverage

PARAMETERS: dict[str, str] = {
    "as_of": urls.AS_OF,
    "since": urls.SINCE,
    "actors": urls.ACTORS,
    "event_types": urls.TYPES,
    "places": urls.PLACES,
    "issues": urls.ISSUES,
    "text": urls.WORDS,
    "reported": urls.REPORTED,
}
"""What is selected, with the parameter of an address that says it."""


@dataclass(frozen=True, slots=True)
class Selection:
    """The reader's standpoint in time and the filters; hashable, so that it can be a cache key.

    Attributes
    ----------
    as_of : date
        The day the reader stands on: nothing that became public later is shown. It is also the window's end.
    since : date
        The window's first day, on or before `as_of`.
    actors, event_types, places, issues : tuple of str
        What is chosen, by the names of the data set's `Vocabulary`; empty means all. An actor stands for itself and
        for all who represent it.
    text : str
        Words to be found in titles and summaries, in upper or lower case; empty means any.

    reported : bool
        Whether rows that rest on an unnamed or second-hand account are let in.

    Raises
    ------
    ValueError
        The window begins after it ends.
    """

    as_of: dt.date
    since: dt.date
    actors: tuple[str, ...] = ()
    event_types: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    text: str = ""
    reported: bool = True

    def __post_init__(self) -> None:
        if self.since > self.as_of:
            message = f"the window would begin on {self.since}, after it ends on {self.as_of}"
            raise ValueError(message)
        # A NUL or half a character, as an address can carry, stands in no document and would break the query
        text = self.text.encode(errors="ignore").decode().replace("\0", "")
        object.__setattr__(self, "text", text)
        # One order, so that equal choices are equal
        for name in ("actors", "event_types", "places", "issues"):
            object.__setattr__(self, name, tuple(sorted(set(getattr(self, name)))))

    @classmethod
    def whole(cls, coverage: Coverage) -> Selection:
        """Select everything, as of the last day covered."""
        return cls(as_of=coverage.last, since=coverage.first)

    @classmethod
    def from_values(cls, values: Mapping[str, Any], coverage: Coverage) -> Selection:
        """Select what the values of an address (`parley.urls.read`) ask; what they leave out is at its default."""
        given = {field: values[name] for field, name in PARAMETERS.items() if name in values}
        return cls(**{"as_of": coverage.last, "since": coverage.first} | given)

    def parameters(self, coverage: Coverage) -> dict[str, urls.Value]:
        """Give the parameters of an address that selects the same; what is at its default is left out."""
        whole = Selection.whole(coverage)
        return {
            name: getattr(self, field)
            for field, name in PARAMETERS.items()
            if getattr(self, field) != getattr(whole, field)
        }

    def describe(self) -> str:
        """Say in words what is selected, for captions and above charts."""
        parts = [f"{say_day(self.since)} to {say_day(self.as_of)}"]
        if self.actors:
            parts.append(f"{say_list(self.actors)}, with those who represent them")
        if self.event_types:
            parts.append(f"events of type {say_list(self.event_types)}")
        if self.places:
            parts.append(f"in {say_list(self.places)}")
        if self.issues:
            parts.append(f"on {say_list(self.issues)}")
        if self.text:
            parts.append(f"with the words “{self.text}”")
        if not self.reported:
            parts.append("reported rows left out")
        return "; ".join(parts)


def say_day(day: dt.date) -> str:
    """Say a day as it stands in running text: 21 August 2024."""
    return f"{day.day} {day:%B %Y}"


def say_period(first: dt.date, last: dt.date) -> str:
    """Say the days from the first to the last, in as few words as can be: 15 to 16 August 2024."""
    if (first.year, first.month, first.day) == (last.year, last.month, last.day):
        return say_day(first)
    if first.year != last.year:
        return f"{say_day(first)} to {say_day(last)}"
    if first.month != last.month:
        return f"{first.day} {first:%B} to {say_day(last)}"
    return f"{first.day} to {say_day(last)}"


def say_list(names: Sequence[str]) -> str:
    """Join names as in a sentence: Egypt, Qatar and the United States."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
