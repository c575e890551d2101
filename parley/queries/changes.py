"""What changed between two days, in plain terms; nothing is ranked.

Two states are compared: a party's latest statements on a proposition as they were known on the one day, and on the
other. First-hand statements are compared with first-hand ones, and reported with reported ones, so that a report never
passes for a change of the party's own word, and leaving reports out takes changes away and never adds one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from parley.dataset import Dataset
from parley.queries.filters import chosen
from parley.queries.stances import Line, Statement, latest, lines, own_rows, questions, typed
from parley.selection import Selection

NEW, ENDED = "new", "ended"
NOT_YET_STATED, NOT_YET_ENDED = "not yet stated", "not yet ended"
ADDED, DROPPED, CHANGED = "condition added", "condition dropped", "condition changed"
SUPPORTS, OPPOSES, SEVERAL, RESTATED = "now supports", "now opposes", "now several stances", "restated"
CHANGES = (NEW, SUPPORTS, OPPOSES, ADDED, DROPPED, CHANGED, SEVERAL, RESTATED, ENDED)
BACKWARDS = (NOT_YET_STATED, NOT_YET_ENDED)
"""What takes the place of *new* and *ended* where the second day is the earlier one."""
APART = 30
"""Days between the two days if the reader names none."""
SHOWN = (
    *("position_id", "date", "stance", "condition", "position", "quote", "act", "attribution"),
    *("speaker_id", "reported_by", "event_id", "ended_on", "ended_by", "confidence", "sources"),
)
COLUMNS = (
    *("proposition_id", "issue_id", "issue", "statement", "party", "party_id", "side", "reported", "change"),
    *("which", "day", "speaker"),
    *SHOWN,
)


@dataclass(frozen=True, slots=True)
class State:
    """A party's latest statements on a proposition, as they were known on a day."""

    day: dt.date
    rows: Sequence[Statement]

    @property
    def current(self) -> list[Statement]:
        """The statements that had not ended."""
        return [each for each in self.rows if not each.ended(self.day)]

    @property
    def stance(self) -> str:
        """The stance of the current rows; *several* where they differ."""
        stances = {each.stance for each in self.current}
        return stances.pop() if len(stances) == 1 else "several"

    def conditions(self) -> set[str]:
        """Give the conditions named, however they are spaced or capitalised."""
        return {" ".join((each.condition or "").casefold().split()) for each in self.current}


def changed(
    dataset: Dataset,
    selection: Selection,
    since_day: dt.date | None = None,
    until_day: dt.date | None = None,
) -> pd.DataFrame:
    """Say what changed from one day to another, for each party and proposition.

    Parameters
    ----------
    dataset : Dataset
    selection : Selection
        Its window's first day does not narrow this. A line stays if its party, or who speaks in it, is chosen.
    since_day, until_day : date, optional
        The two days, by default the as-of day and `APART` days before. Neither may be after the as-of day; the second
        may be before the first.

    Returns
    -------
    DataFrame
        `COLUMNS`. In the data set's order, the sides of the conflict first, then parties by name. One row for each
        statement behind a change, ``which`` being *from* (the state on the first day) or *to* (on the second), and
        ``day`` that day; a state with no statement has no row. ``reported`` tells the comparison of reported
        statements from that of first-hand ones. ``change`` is one of `CHANGES`:

        - *new*: nothing stood on the first day (nothing stated, or all had ended), and something stands on the second;
        - *ended*: what had been stated last has been met or overtaken;
        - *now supports*, *now opposes*: another stance than before;
        - *condition added*: conditional now, and supported or opposed outright before; *condition dropped*: supports
          now and was conditional; *condition changed*: in other words, the curator's;
        - *now several stances*: statements of one day that differ;
        - *restated*: said again, with the same stance.

        Swapping the days swaps *from* and *to*, and every change becomes that between the swapped states: *new* becomes
        *not yet stated*, *ended* becomes *not yet ended*, *now supports* becomes *now opposes* where that was the
        other stance, *condition added* becomes *condition dropped* or *now opposes*; *condition changed* and
        *restated* stay.

    Raises
    ------
    ValueError
        A day lies after the as-of day.
    """
    second = until_day or selection.as_of
    first = since_day or selection.as_of - dt.timedelta(days=APART)
    if max(first, second) > selection.as_of:
        message = f"{max(first, second)} lies after the as-of day {selection.as_of}"
        raise ValueError(message)
    more = (
        "position",
        "quote",
        "act",
        "speaker",
        "reported_by",
        "event_id",
        "ended_by",
        "confidence",
        "sources",
    )
    frame = own_rows(dataset, selection, *more)
    details = {str(row["position_id"]): row for row in frame.to_dict("records")}
    asked = {each.proposition_id: (order, each) for order, each in enumerate(questions(dataset, selection))}
    ids = set(chosen(dataset, selection))
    found: list[dict[str, Any]] = []
    for (party, proposition), reported, before, after in _pairs(lines(frame), first, second):
        change = _change(before, after)
        rows = [*before.rows, *after.rows]
        people = {party, *(details[each.position_id]["speaker"] for each in rows)}
        if change is None or proposition not in asked or (ids and not ids & people):
            continue
        order, question = asked[proposition]
        actor = dataset.vocabulary.actors[party]
        line: dict[str, Any] = {
            "order": (order, actor.side != "party", actor.name, reported),
            "proposition_id": proposition,
            "issue_id": question.issue_id,
            "issue": question.issue,
            "statement": question.statement,
            "party": actor.name,
            "party_id": party,
            "side": actor.side,
            "reported": reported,
            "change": change,
        }
        found += [line | each for each in _behind(dataset, before, after, details)]
    found.sort(key=lambda row: row["order"])
    return typed(found, COLUMNS, days=["day", "date", "ended_on"], flags=["reported"], lists=["sources"])


def _pairs(
    said: dict[Line, list[Statement]], first: dt.date, second: dt.date
) -> Iterator[tuple[Line, bool, State, State]]:
    for line, statements in said.items():
        for reported in (False, True):
            rows = [each for each in statements if each.first_hand is not reported]
            yield line, reported, State(first, latest(rows, first)), State(second, latest(rows, second))


def _change(before: State, after: State) -> str | None:
    """Name the change from one state to another, on an earlier or later day; None if there is none."""
    forward = before.day <= after.day
    earlier, later = (before, after) if forward else (after, before)
    same = {each.position_id for each in before.rows} == {each.position_id for each in after.rows}
    if not later.current:
        # Also what was stated and ended between the two days
        nothing = same and not earlier.current
        return None if nothing else ENDED if forward else NOT_YET_ENDED
    if not earlier.current:
        return NEW if forward else NOT_YET_STATED
    if before.stance != after.stance:
        if (before.stance, after.stance) == ("conditional", "supports"):
            return DROPPED
        named = {"supports": SUPPORTS, "opposes": OPPOSES, "conditional": ADDED, "several": SEVERAL}
        return named[after.stance]
    if same:
        return None
    return (
        CHANGED if after.stance == "conditional" and before.conditions() != after.conditions() else RESTATED
    )


def _behind(
    dataset: Dataset, before: State, after: State, details: dict[str, dict[Any, Any]]
) -> Iterator[dict[str, Any]]:
    """Yield the statements of two states, each as it was known on its state's day."""
    for which, state in (("from", before), ("to", after)):
        for each in state.rows:
            row = details[each.position_id]
            by, speaker, ended = row["reported_by"], row["speaker"], each.ended(state.day)
            yield {name: row[name] for name in SHOWN if name != "speaker_id"} | {
                "which": which,
                "day": state.day,
                "condition": each.condition,
                "speaker_id": speaker,
                "speaker": dataset.vocabulary.name(speaker) if isinstance(speaker, str) else None,
                "reported_by": dataset.vocabulary.name(by) if isinstance(by, str) else None,
                "ended_on": each.ended_on if ended else None,
                "ended_by": row["ended_by"] if ended else None,
            }
