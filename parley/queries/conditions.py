"""What each party says it wants: the questions of the Conditions page.

All positions known on a day are read at once; cells, mediators' rows and what the filters leave out are told from them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import pandas as pd

from parley.dataset import Dataset
from parley.queries.filters import chosen
from parley.queries.remembered import remembered
from parley.queries.rows import DATES, Row, admitted, rows
from parley.queries.stances import OWN, REPORTED, every_row
from parley.selection import Selection

CELL = (
    *(
        "position_id",
        "issue_id",
        "proposition_id",
        "party",
        "party_id",
        "side",
        "date",
        "age",
        "stance",
        "condition",
    ),
    *("position", "quote", "act", "attribution", "speaker", "speaker_id", "reported_by", "beneath"),
    *("ended_on", "ended_by", "ended_kind", "ended_name", "confidence", "sources"),
)
BROKERED = ("capacity", *CELL)
WINDOW, ACTORS, ATTRIBUTION = "window", "actors", "reported"
"""What a filter that leaves a cell empty goes by."""
Cell = tuple[str, str]


@remembered
def propositions(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """List the propositions of the chosen issues.

    Returns
    -------
    DataFrame
        ``issue_id, issue, description, proposition_id, statement, definition``, in the data set's order.
    """
    issues = dataset.table("issues").rename(issue="name", issue_order="order")
    asked = dataset.table("propositions").inner_join(issues, "issue_id")
    if selection.issues:
        asked = asked.filter(asked.issue.isin(selection.issues))
    asked = asked.order_by("issue_order", "order", "proposition_id")
    columns = ("issue_id", "issue", "description", "proposition_id", "statement", "definition")
    return dataset.run(asked.select(*columns))


@remembered
def latest(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """List each party's latest position of its own on each proposition: what fills a cell.

    These are the rows of the latest day on which the party stated it first-hand (on record or in a document), and,
    where someone reported a later one, the rows of the latest such day, marked ``beneath``. What a party said as
    mediator, guarantor or messenger is not its own position and is left out.

    Returns
    -------
    DataFrame
        `CELL`. By proposition, party and day. ``age`` is the number of days from the position to the as-of day;
        ``ended_on`` is null unless it had ended by then, and ``ended_kind, ended_name`` say which text or event ended
        it.
    """
    return _frame(_latest(dataset, selection, own=True), CELL)


@remembered
def mediator_statements(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """List what each party last said on each proposition as mediator, as guarantor or to convey another's words.

    These are statements on a text that is brokered, and fill a row of their own, never a party's cell. Which rows are
    the latest is decided as in `latest`, over all capacities but a party's own.

    Returns
    -------
    DataFrame
        `BROKERED`. By proposition, party and day.
    """
    return _frame(_latest(dataset, selection, own=False), BROKERED)


def left_out(
    dataset: Dataset, selection: Selection, shown: pd.DataFrame
) -> dict[Cell, tuple[str, pd.Timestamp]]:
    """Say which cells are empty only because of what was selected, so that none is taken for silence.

    Parameters
    ----------
    shown
        `latest` of the same selection.

    Returns
    -------
    dict
        By ``proposition_id, party_id``: what left it out (`ATTRIBUTION`: it rests on reports alone; `WINDOW`: it was
        stated before the window; `ACTORS`: the party's latest word is another's) and the day of the latest position.
    """
    filled = set(zip(shown["proposition_id"], shown["party_id"], strict=True))
    found: dict[Cell, tuple[str, pd.Timestamp]] = {}
    for row in every_row(dataset, selection.as_of):  # by date: the newest stays
        key = row["proposition_id"], row["party"]
        if row["capacity"] != OWN or key in filled:
            continue
        if admitted(selection, row):
            why = WINDOW if row["date"].date() < selection.since else ACTORS
            found[key] = (why, row["date"])
        elif found.get(key, (ATTRIBUTION,))[0] == ATTRIBUTION:
            found[key] = (ATTRIBUTION, row["date"])
    return found


def parties(positions: pd.DataFrame) -> list[str]:
    """List the parties in `latest`'s rows as columns: the sides of the conflict by name, then others by their rows."""
    counted = positions.groupby(["side", "party"], sort=False).size().reset_index(name="rows")
    counted["other"] = counted["side"] != "party"
    counted["rank"] = counted["rows"].where(counted["other"], 0)  # no side comes first for having said more
    ordered = counted.sort_values(["other", "rank", "party"], ascending=[True, False, True])
    return [str(name) for name in ordered["party"]]


def _latest(dataset: Dataset, selection: Selection, *, own: bool) -> list[dict[str, Any]]:
    issues = [dataset.vocabulary.issues[name] for name in selection.issues]
    cells: dict[Cell, list[Row]] = {}
    for row in every_row(dataset, selection.as_of):
        wanted = (row["capacity"] == OWN) == own and admitted(selection, row)
        if wanted and row["date"].date() >= selection.since and (not issues or row["issue_id"] in issues):
            cells.setdefault((row["proposition_id"], row["party"]), []).append(row)
    shown = [row for _, said in sorted(cells.items()) for row in _newest(said)]
    if selection.actors:  # only now: a chosen speaker's older word must not pass for the party's latest
        ids = set(chosen(dataset, selection))
        shown = [row for row in shown if ids & {row["party"], row["speaker"]}]
    ended = _endings(dataset, selection.as_of, {row["ended_by"] for row in shown if row["ended_by"]})
    return [_cell(dataset, selection.as_of, row, ended) for row in shown]


def _newest(said: Sequence[Row]) -> list[Row]:
    """Keep of a cell's statements the first-hand ones of their latest day, and beneath them any reported later."""
    days = {
        which: max((row["date"] for row in said if (row["attribution"] == REPORTED) == which), default=None)
        for which in (False, True)
    }
    stated, told = days[False], days[True]
    if stated and told and told <= stated:
        days[True] = None
    kept = [row for row in said if row["date"] == days[row["attribution"] == REPORTED]]
    return sorted(kept, key=lambda row: (row["attribution"] == REPORTED, row["position_id"]))


def _endings(dataset: Dataset, as_of: dt.date, ids: set[str]) -> dict[str, tuple[str, str]]:
    """Give kind and name of the texts and events that ended a position."""
    named = {
        row["framework_id"]: ("text", row["name"])
        for row in rows(dataset, "frameworks", as_of)
        if row["framework_id"] in ids
    }
    if others := sorted(ids - set(named)):
        events = dataset.known("events", as_of).select("event_id", "title")
        found = dataset.run(events.filter(events.event_id.isin(others)))
        named |= {key: ("event", title) for key, title in found.itertuples(index=False, name=None)}
    return named


def _cell(dataset: Dataset, as_of: dt.date, row: Row, ended: dict[str, tuple[str, str]]) -> dict[str, Any]:
    name = dataset.vocabulary.name
    kind, by = ended.get(row["ended_by"], (None, None))
    return {
        **row,
        "party": name(row["party"]),
        "party_id": row["party"],
        "side": dataset.vocabulary.actors[row["party"]].side,
        "age": (as_of - row["date"].date()).days,
        "speaker": name(row["speaker"]) if row["speaker"] else None,
        "speaker_id": row["speaker"],
        "reported_by": name(row["reported_by"]) if row["reported_by"] else None,
        "beneath": row["attribution"] == REPORTED,
        "ended_kind": kind,
        "ended_name": by,
    }


def _frame(cells: Sequence[Row], columns: Sequence[str]) -> pd.DataFrame:
    frame = pd.DataFrame(cells, columns=list(columns))
    return frame.astype({"date": DATES, "ended_on": DATES, "age": "int64", "beneath": bool})


def worded(
    dataset: Dataset, selection: Selection, positions: pd.DataFrame, parties: Sequence[str]
) -> pd.DataFrame:
    """Give the positions of some parties, each with its issue and proposition in words, in their order."""
    said = propositions(dataset, selection)[["proposition_id", "issue", "statement"]]
    return said.merge(positions[positions["party"].isin(parties)], on="proposition_id")
