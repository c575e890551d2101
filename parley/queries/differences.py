"""Where the two sides differ: one class for each proposition, on a day and week by week.

The first that fits: *agreed in a text*, *not addressed*, *one side silent*, *common ground*, *conditional*,
*contested* (`parley.method`). It compares what each side stated for itself, on record or in a document: the rows of the
latest such day, unless they have ended or are older than `parley.method.NO_CLASS_AFTER` days.

Three things are our reading of the method. A text counts as agreed only as long as it has not ended (expired, collapsed,
suspended, withdrawn, superseded, and not taken up again since). "Opposed since" means any first-hand opposition of
either side to the proposition dated after the later of the two acceptances, also one that was changed later. And a side
whose latest day holds rows of different stances counts as conditional: it neither supports nor opposes outright.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pandas as pd

from parley.dataset import Dataset
from parley.queries.agreements import Text, main_texts
from parley.queries.stances import Lines, Question, Stand, lines, own_rows, questions, stand, typed
from parley.selection import Selection

AGREED, NOT_ADDRESSED, SILENT, COMMON, CONDITIONAL, CONTESTED = CLASSES = (
    "agreed in a text",
    "not addressed",
    "one side silent",
    "common ground",
    "conditional",
    "contested",
)
SIDE = ("party", "party_id", "standing", "positions", "stance", "date", "age")
COLUMNS = (
    *("proposition_id", "issue_id", "issue", "statement", "difference"),
    *("framework_id", "text", "phases", "agreed_on"),
    *(f"{which}_{column}" for which in ("first", "second") for column in SIDE),
)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The class of one proposition on a day, and what is behind it."""

    difference: str
    stands: tuple[Stand, ...]
    text: Text | None
    phases: Sequence[str]
    agreed_on: dt.date | None


@lru_cache(maxsize=16)
def sides(dataset: Dataset) -> tuple[str, ...]:
    """Give the ids of the two sides in the order of their names; nothing if the data set has fewer.

    They are the two actors of side "party", persons aside, with most rows in positions; where that does not decide,
    those with most actors who represent them. Who the sides are belongs to no day: it is taken from all positions.
    """
    actors = dataset.vocabulary.actors.values()
    candidates = {each.actor_id: each for each in actors if each.side == "party" and each.kind != "person"}
    if len(candidates) < 2:
        return ()
    positions = dataset.known("positions", dataset.coverage.last)
    counted = dataset.run(positions.group_by("party").agg(rows=lambda t: t.count()))
    rows = dict(zip(counted["party"], counted["rows"], strict=True))
    members = {key: len(dataset.vocabulary.members[each.name]) for key, each in candidates.items()}
    ranked = sorted(candidates, key=lambda key: (-rows.get(key, 0), -members[key], candidates[key].name))
    return tuple(sorted(ranked[:2], key=lambda key: candidates[key].name))


def differences(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """Say for each proposition of the chosen issues where the two sides differ on the as-of day.

    Neither chosen actors nor the window's first day narrow it: a side left out would look silent.

    Returns
    -------
    DataFrame
        `COLUMNS`. In the data set's order. ``difference`` is one of `CLASSES`; ``framework_id, text, phases,
        agreed_on`` (the later acceptance) are filled for *agreed in a text*, where several texts fit for the newest
        agreement. For each side (``first``, ``second``: by name) ``positions`` lists the ids of the live rows of its
        latest day, with their ``stance``, ``date`` and ``age`` in days; ``standing`` is *live*, or says why there
        is none: *ended*, *too old* (`parley.method.NO_CLASS_AFTER`) or *none* stated.
    """
    pair = sides(dataset)
    found = []
    if pair:
        said, texts = lines(own_rows(dataset, selection)), main_texts(dataset, selection, pair)
        agreed = _agreed(texts, pair, selection.as_of)
        for question in questions(dataset, selection):
            compared = _compare(question, pair, said, agreed, selection.as_of)
            found.append(_row(dataset, question, pair, compared, selection.as_of))
    return typed(
        found,
        COLUMNS,
        days=["agreed_on", "first_date", "second_date"],
        numbers=["first_age", "second_age"],
        lists=["phases", "first_positions", "second_positions"],
    )


def weekly(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """Give the class of each proposition of the chosen issues for each week since the first day covered.

    It is that of `differences` as of the week's last day (Sunday), in the last week as of the as-of day. Neither
    chosen actors nor the window's first day narrow it.

    Returns
    -------
    DataFrame
        ``week, day, issue_id, proposition_id, difference``; by week, then in the data set's order. ``week`` is the
        Monday, ``day`` the day as of which it is told.
    """
    heeded = Selection(selection.as_of, selection.as_of, issues=selection.issues)
    return _weeks(dataset, heeded).copy()


@lru_cache(maxsize=8)
def _weeks(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """Work the weeks out once for all who stand on one day: thousands of comparisons take longer than a query."""
    pair = sides(dataset)
    found = []
    if pair:
        said, texts = lines(own_rows(dataset, selection)), main_texts(dataset, selection, pair)
        asked = questions(dataset, selection)
        for monday in _mondays(dataset.coverage.first, selection.as_of):
            day = min(monday + dt.timedelta(days=6), selection.as_of)
            agreed = _agreed(texts, pair, day)
            found += [
                {
                    "week": monday,
                    "day": day,
                    "issue_id": each.issue_id,
                    "proposition_id": each.proposition_id,
                    "difference": _compare(each, pair, said, agreed, day).difference,
                }
                for each in asked
            ]
    columns = ("week", "day", "issue_id", "proposition_id", "difference")
    return typed(found, columns, days=["week", "day"])


def _mondays(first: dt.date, last: dt.date) -> list[dt.date]:
    monday = first - dt.timedelta(days=first.weekday())
    weeks = (last - monday).days // 7 + 1 if last >= first else 0
    return [monday + dt.timedelta(weeks=number) for number in range(weeks)]


Agreed = Sequence[tuple[dt.date, Text]]


def _agreed(texts: Sequence[Text], pair: tuple[str, ...], day: dt.date) -> Agreed:
    """List the texts that both sides had accepted and that had not ended, the newest agreement first."""
    found = [(text.agreed_on(pair, day), text) for text in texts if not text.ended(day)]
    accepted = [(since, text) for since, text in found if since is not None]
    return sorted(accepted, key=lambda each: (each[0], each[1].date, each[1].framework_id), reverse=True)


def _compare(
    question: Question, pair: tuple[str, ...], said: Lines, agreed: Agreed, day: dt.date
) -> Comparison:
    """Find the first class that fits one proposition on a day: the one place where that is decided."""
    both = [
        [each for each in said.get((side, question.proposition_id), ()) if each.first_hand] for side in pair
    ]
    stands = tuple(stand(rows, day) for rows in both)
    opposed = max(
        (
            each.date
            for rows in both
            for each in rows
            if each.stance == "opposes" and each.date <= day and each.public_on <= day
        ),
        default=dt.date.min,
    )
    for since, text in agreed:
        phases = text.phases(question.issue_id, day)
        if phases and opposed <= since:
            return Comparison(AGREED, stands, text, phases, since)
    return Comparison(_class_of([each.stance for each in stands]), stands, None, (), None)


def _class_of(stances: Sequence[str | None]) -> str:
    given = [each for each in stances if each is not None]
    if not given:
        return NOT_ADDRESSED
    if len(given) < len(stances):
        return SILENT
    if CONDITIONAL in given:
        return CONDITIONAL
    return COMMON if len(set(given)) == 1 else CONTESTED


def _row(
    dataset: Dataset, question: Question, pair: tuple[str, ...], compared: Comparison, day: dt.date
) -> dict[str, Any]:
    text = compared.text
    row: dict[str, Any] = {
        "proposition_id": question.proposition_id,
        "issue_id": question.issue_id,
        "issue": question.issue,
        "statement": question.statement,
        "difference": compared.difference,
        "framework_id": text.framework_id if text else None,
        "text": text.name if text else None,
        "phases": list(compared.phases),
        "agreed_on": compared.agreed_on,
    }
    for which, side, one in zip(("first", "second"), pair, compared.stands, strict=True):
        since = one.rows[0].date if one.rows else None
        cells = (
            dataset.vocabulary.name(side),
            side,
            one.standing,
            [each.position_id for each in one.rows],
            one.stance,
            since,
            (day - since).days if since else None,
        )
        row |= {f"{which}_{column}": cell for column, cell in zip(SIDE, cells, strict=True)}
    return row
