"""Every address of the dashboard, built and read in one place.

A page has a path; what the reader selected stands in the query, one parameter a filter, repeated where several values
are chosen. A filter at its default is left out, so that the plain address shows everything. Things chosen by name stand
there by name; one record (an event, a trip) by its lasting id.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

PAGES: dict[str, str] = {
    "overview": "Overview",
    "travel": "Travel",
    "mediators": "Mediators",
    "conditions": "Conditions",
    "events": "Events",
    "briefing": "Briefing",
    "data": "Data",
}
"""Pages in the order of the menu, with their titles; the first is served at ``/``."""

VIEWS: dict[str, tuple[str, ...]] = {
    "travel": ("Timeline", "Map", "Same city", "Intensity"),
    "mediators": ("Roles", "Channels", "Rounds", "Workload"),
    "conditions": (
        "Side by side",
        "Where they differ",
        "What changed",
        "History",
        "Against a text",
        "One party",
    ),
    "events": ("Reading", "Grid"),
    "data": ("Coverage", "Tables", "Codebook", "Method", "Cite and download"),
}
"""What a page can show, one at a time; its first view is its default. A page that is missing has only one."""

AS_OF, SINCE, VERSUS = "as_of", "since", "vs"
ACTORS, TYPES, PLACES, ISSUES = "actors", "types", "places", "issues"
PARTIES, SECTIONS = "parties", "sections"
ISSUE, FRAMEWORK, PARTY = "issue", "framework", "party"
PROPOSITIONS, ATTRIBUTIONS, CAPACITIES = "propositions", "attributions", "capacities"
WORDS, REPORTED, DATA, VIEW = "q", "reported", "data", "view"

DAYS = (AS_OF, SINCE, VERSUS)
LISTS = (ACTORS, TYPES, PLACES, ISSUES, PARTIES, SECTIONS, PROPOSITIONS, ATTRIBUTIONS, CAPACITIES)
RECORDS = ("event", "trip", "actor", "round", "text", "position")
"""Parameters that name one record."""
CHOICES = (ISSUE, FRAMEWORK, PARTY)
"""Parameters by which a page lets one thing be chosen, by its name."""

LONGEST_WORDS = 200

Value = str | bool | dt.date | Iterable[str]
Raw = Mapping[str, list[str]]


@dataclass(frozen=True, slots=True)
class Askable:
    """What an address may ask of one data set.

    Attributes
    ----------
    first, last : date
        The days that it covers.
    names : mapping of parameter to names
        What may be chosen, for each of `LISTS`, `CHOICES`, `RECORDS`, ``data`` and ``view``; a parameter that is
        missing is not checked.
    """

    first: dt.date
    last: dt.date
    names: Mapping[str, Collection[str]]


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks, as far as it can be answered, and what had to be dropped, in words."""

    values: dict[str, Value]
    notices: tuple[str, ...]


def path(page: str) -> str:
    """Give the path of a page, such as ``/travel``; `KeyError` if there is no such page."""
    if page not in PAGES:
        raise KeyError(page)
    return "/" if page == next(iter(PAGES)) else f"/{page}"


def address(page: str, parameters: Mapping[str, Value] | None = None) -> str:
    """Give the address of a page with its parameters, such as ``/travel?as_of=2024-08-21&actors=Qatar``."""
    pairs: list[tuple[str, str]] = []
    for name, value in (parameters or {}).items():
        if isinstance(value, bool):
            pairs.append((name, str(value).lower()))
        elif isinstance(value, str | dt.date):
            pairs.append((name, str(value)))
        else:
            pairs += [(name, item) for item in value]
    return path(page) + (f"?{urlencode(pairs)}" if pairs else "")


def read(raw: Raw, askable: Askable) -> Asked:
    """Read the parameters of an address: keep what the data set can answer, and say what was dropped.

    The inverse of `address` for every selection: what it built is read back whole, without a notice. Nothing in a
    query string raises.
    """
    values: dict[str, Value] = {}
    notices: list[str] = []
    value: Value | None
    for name, given in raw.items():
        if name in DAYS:
            value, said = _day(name, given, askable)
        elif name in LISTS:
            value, said = _names(name, given, askable)
        elif name in (*RECORDS, *CHOICES, DATA, VIEW):
            value, said = _one(name, given, askable)
        elif name == WORDS:
            value, said = _words(given)
        elif name == REPORTED:
            value, said = _switch(name, given)
        elif name.startswith("embed"):  # Streamlit's own
            continue
        else:
            value, said = None, [f"The address has {_quoted(name)}, which is not a filter; it was left out."]
        notices += said
        if value is not None:
            values[name] = value
    _keep_window(values, askable, notices)
    return Asked(values, tuple(notices))


def _day(name: str, given: list[str], askable: Askable) -> tuple[dt.date | None, list[str]]:
    text = given[-1] if given else ""
    said = [f"{name} is given more than once; the last counts."] if len(given) > 1 else []
    try:
        day = dt.datetime.strptime(text, "%Y-%m-%d").date()  # fromisoformat would also take 2024W341
    except ValueError:
        return None, [*said, f"{name}: {_quoted(text)} is not a day (YYYY-MM-DD); it was left out."]
    edge = min(max(day, askable.first), askable.last)
    if edge != day:
        said.append(f"{name}: {text} lies outside the days covered; it was moved to {edge.isoformat()}.")
    return edge, said


def _names(name: str, given: list[str], askable: Askable) -> tuple[tuple[str, ...] | None, list[str]]:
    allowed = askable.names.get(name)
    chosen = tuple(dict.fromkeys(each for each in given if allowed is None or each in allowed))
    unknown = dict.fromkeys(each for each in given if allowed is not None and each not in allowed)
    said = [f"{name}: {_quoted(each)} is not in this data set; it was left out." for each in unknown]
    return chosen or None, said


def _one(name: str, given: list[str], askable: Askable) -> tuple[str | None, list[str]]:
    text = given[-1] if given else ""
    allowed = askable.names.get(name)
    if allowed is not None and text not in allowed:
        where = "a view of this page" if name == VIEW else "in this data set"
        return None, [f"{name}: {_quoted(text)} is not {where}; it was left out."]
    return text, []


def _words(given: list[str]) -> tuple[str | None, list[str]]:
    text = " ".join(given).strip()
    if len(text) > LONGEST_WORDS:
        return text[:LONGEST_WORDS], [f"q: only the first {LONGEST_WORDS} characters are looked for."]
    return text or None, []


def _switch(name: str, given: list[str]) -> tuple[bool | None, list[str]]:
    text = given[-1].lower() if given else ""
    if text not in ("true", "false"):
        return None, [f"{name}: {_quoted(text)} is neither true nor false; it was left out."]
    return text == "true", []


def _keep_window(values: dict[str, Value], askable: Askable, notices: list[str]) -> None:
    """Let a window that would end before it begins start on the first day instead."""
    since, as_of = values.get(SINCE), values.get(AS_OF, askable.last)
    if isinstance(since, dt.date) and isinstance(as_of, dt.date) and since > as_of:
        del values[SINCE]
        notices.append(empty_window(since, as_of, askable.first))


def empty_window(since: dt.date, as_of: dt.date, first: dt.date) -> str:
    """Say that a window would end before it begins, and what is shown instead."""
    return f"since: {since} lies after the as-of day {as_of}; the window begins on the first day, {first}, instead."


def _quoted(text: str) -> str:
    """Quote a stranger's text: on one line, without control characters, and not without end."""
    line = "".join(character if character.isprintable() else " " for character in text)
    return f"“{line if len(line) <= 60 else line[:59] + '…'}”"
