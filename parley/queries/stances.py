"""What each party has stated for itself, on which day: the rows that comparisons are made of.

A comparison of two days, or of every week, would cost an engine query a day. So the rows are read once, as they are
known on the as-of day, and each earlier state is told from them: a row was known from its ``public_on`` on, and had
ended from its ``ended_on`` on; nothing else of it that a comparison looks at ever changes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pandas as pd

from parley.dataset import Dataset
from parley.method import NO_CLASS_AFTER
from parley.queries.filters import heeding_attribution
from parley.queries.rows import Row, rows
from parley.selection import Selection

OWN = "own"
REPORTED = "reported"
READ = ("position_id", "party", "proposition_id", "date", "public_on", "stance", "condition", "attribution")
Line = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Question:
    """One proposition, and the issue that it belongs to."""

    proposition_id: str
    issue_id: str
    issue: str
    statement: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One position of a party's own, with what a comparison needs of it."""

    position_id: str
    party: str
    proposition_id: str
    date: dt.date
    public_on: dt.date
    stance: str
    condition: str | None
    attribution: str
    ended_on: dt.date | None

    @property
    def first_hand(self) -> bool:
        """Whether the party said it on record or in a document."""
        return self.attribution != REPORTED

    def ended(self, day: dt.date) -> bool:
        """Whether it had been met or overtaken by a day."""
        return self.ended_on is not None and self.ended_on <= day


@dataclass(frozen=True, slots=True)
class Stand:
    """Where one side stands on one proposition on a day.

    Attributes
    ----------
    standing : str
        *live*, *ended*, *too old* or *none*: whether its latest rows give a class, and if not, why.
    rows : sequence of Statement
        The live rows of its latest day.
    """

    standing: str
    rows: Sequence[Statement]

    @property
    def stance(self) -> str | None:
        """The stance of the rows; conditional where they differ, None where there are none."""
        stances = {each.stance for each in self.rows}
        return stances.pop() if len(stances) == 1 else "conditional" if stances else None


Lines = Mapping[Line, Sequence[Statement]]
"""Statements by party and proposition, the oldest first."""


def questions(dataset: Dataset, selection: Selection) -> list[Question]:
    """List the propositions of the chosen issues, in the data set's order."""
    every = _questions(dataset)
    return [each for each in every if not selection.issues or each.issue in selection.issues]


@lru_cache(maxsize=16)
def _questions(dataset: Dataset) -> tuple[Question, ...]:
    issues = dataset.table("issues").select("issue_id", issue="name", issue_order="order")
    rows = dataset.table("propositions").inner_join(issues, "issue_id")
    rows = rows.order_by("issue_order", "order", "proposition_id")
    frame = dataset.run(rows.select("proposition_id", "issue_id", "issue", "statement"))
    return tuple(Question(*row) for row in frame.itertuples(index=False, name=None))


def own_rows(dataset: Dataset, selection: Selection, *more: str) -> pd.DataFrame:
    """Give the positions of capacity own that were stated and public by the as-of day, whole issues and parties.

    The window's first day does not cut them: it chooses what is listed, not how things stood.
    """
    rows = heeding_attribution(selection, dataset.known("positions", selection.as_of))
    # A position announced for a later day has not been stated yet
    rows = rows.filter(rows.capacity == OWN, rows.date <= selection.as_of)
    columns = dict.fromkeys((*READ, "ended_on", *more))
    return dataset.run(rows.select(*columns).order_by("date", "position_id"))


def every_row(dataset: Dataset, as_of: dt.date) -> list[Row]:
    """Give every position stated and public by a day, in whatever capacity and on whatever it rests; by date and id."""
    stated = [row for row in rows(dataset, "positions", as_of) if row["date"].date() <= as_of]
    return sorted(stated, key=lambda row: (row["date"], row["position_id"]))


def lines(rows: pd.DataFrame) -> dict[Line, list[Statement]]:
    """Sort `own_rows` by party and proposition."""
    found: dict[Line, list[Statement]] = {}
    for row in rows[[*READ, "ended_on"]].to_dict("records"):
        one = Statement(**{str(name): _plain(value) for name, value in row.items()})
        found.setdefault((one.party, one.proposition_id), []).append(one)
    return found


def typed(rows: list[dict[str, Any]], columns: Sequence[str], **types: Sequence[str]) -> pd.DataFrame:
    """Make a frame whose columns have the same types whatever the rows hold, even if there are none.

    Parameters
    ----------
    rows : list of dict
    columns : sequence of str
        In the order of the frame. Those that `types` doesn't name hold text.
    **types : sequence of str
        The columns of another type: ``days``, ``numbers`` (which may be missing), ``flags`` or ``lists``.
    """
    kinds = {"days": "datetime64[ms]", "numbers": "Int64", "flags": "bool", "lists": "object"}
    other = {column: kinds[kind] for kind, named in types.items() for column in named}
    return pd.DataFrame(rows, columns=list(columns)).astype(dict.fromkeys(columns, "str") | other)


def latest(statements: Iterable[Statement], day: dt.date) -> list[Statement]:
    """Give the statements of the latest day, of those public by a day."""
    public = [each for each in statements if each.date <= day and each.public_on <= day]
    last = max((each.date for each in public), default=None)
    return [each for each in public if each.date == last]


def stand(statements: Sequence[Statement], day: dt.date) -> Stand:
    """Say where a side stands on a day, of its statements on one proposition."""
    rows = latest(statements, day)
    current = [each for each in rows if not each.ended(day)]
    if not current:
        return Stand("ended" if rows else "none", ())
    if (day - current[0].date).days > NO_CLASS_AFTER:
        return Stand("too old", ())
    return Stand("live", current)


def _plain(value: Any) -> Any:  # noqa: ANN401 - a cell holds whatever its column holds
    if isinstance(value, pd.Timestamp):
        return value.date()
    return None if pd.isna(value) else value
