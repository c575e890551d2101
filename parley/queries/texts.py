"""Which texts stand, and how they were answered.

The method: a main-track text is *in force* from the day it takes effect until it expires, collapses, is suspended,
withdrawn or superseded; where a party disputed that since, each claim is given. *On the table* are the proposals since
the last text in force ended that are not withdrawn, superseded or otherwise ended, nor rejected by a side to which they
were addressed. A text that was put forward again after it was suspended is on the table again from that day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from parley.dataset import Dataset
from parley.queries.filters import heeding_attribution
from parley.queries.remembered import remembered
from parley.selection import Selection

if TYPE_CHECKING:
    import ibis.expr.types as ir

MAIN = "main"
ENDINGS = frozenset({"expired", "collapsed", "superseded", "suspended", "withdrawn", "vetoed"})
IN_EFFECT = frozenset({"effective", "extended"})
FIRST_HAND = frozenset({"on_record", "document"})
Record = dict[str, Any]
STANDINGS = ("in force", "disputed", "agreed", "on the table", "rejected")


@remembered
def texts(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """List the main-track texts that stood on the as-of day.

    Returns
    -------
    DataFrame
        ``framework_id, name, kind, date, standing, since, proposers, replies_to, summary, claims, sources``, by
        standing (`STANDINGS`) and date, the newest first. ``standing`` is *in force*, *disputed* (in force, but a
        party says otherwise: ``claims`` lists who and what), *agreed* (not in effect yet), *on the table*, or
        *rejected* (by a side to which it was addressed); ``since`` is the day from which that is so.
    """
    frameworks = dataset.run(_main(dataset, selection))
    status = dataset.known("framework_status", selection.as_of)
    # A change announced for a later day has not happened yet.
    status = status.filter(status.date <= selection.as_of).semi_join(
        _main(dataset, selection), "framework_id"
    )
    changes = _records(dataset.run(status.order_by("date", "status")))
    replies = [each for each in _records(answers(dataset, selection)) if each["first_hand"]]
    sides = {each.actor_id for each in dataset.vocabulary.actors.values() if each.side == "party"}
    cutoff = _last_end_of_force(changes)
    rows = []
    for text in _records(frameworks):
        own = [each for each in changes if each["framework_id"] == text["framework_id"]]
        addressees = sides - set(text["proposers"])
        addressed = [
            each
            for each in replies
            if each["framework_id"] == text["framework_id"] and each["actor_id"] in addressees
        ]
        standing, since = _standing(own, addressed)
        put_forward = max([text["date"], *(each["date"] for each in own if each["status"] == "proposed")])
        stale = cutoff is not None and put_forward < cutoff
        if standing is None or (standing in ("on the table", "rejected") and stale):
            continue
        rows.append(
            {
                "framework_id": text["framework_id"],
                "name": text["name"],
                "kind": text["kind"],
                "date": text["date"],
                "standing": standing,
                "since": since or text["date"],
                "proposers": [dataset.vocabulary.name(each) for each in text["proposers"]],
                "replies_to": text["replies_to"],
                "summary": text["summary"],
                "claims": _claims(own) if standing == "disputed" else [],
                "sources": list(text["sources"]),
            }
        )
    columns = "framework_id name kind date standing since proposers replies_to summary claims sources"
    found = pd.DataFrame(rows, columns=columns.split())
    found = found.astype(dict.fromkeys(("date", "since"), frameworks["date"].dtype))
    found["order"] = [STANDINGS.index(each) for each in found["standing"]]
    ordered = found.sort_values(["order", "date"], ascending=[True, False], ignore_index=True)
    return ordered.drop(columns="order")


@remembered
def answers(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """List each party's answers to whole texts of the main track, the newest first.

    Returns
    -------
    DataFrame
        ``response_id, framework_id, actor, actor_id, date, answer, reservation, attribution, first_hand, speaker,
        reported_by, latest, confidence, sources``; ``latest`` marks the rows of a party's latest first-hand day.
    """
    main = _main(dataset, selection)
    rows = dataset.known("framework_responses", selection.as_of).semi_join(main, "framework_id")
    rows = heeding_attribution(selection, rows)
    frame = dataset.run(rows.order_by("date", "response_id"))[::-1].reset_index(drop=True)
    frame["first_hand"] = frame["attribution"].isin(FIRST_HAND)
    newest = frame[frame["first_hand"]].groupby(["framework_id", "actor_id"])["date"].transform("max")
    frame["latest"] = frame["date"].eq(newest.reindex(frame.index)) & frame["first_hand"]
    frame["actor"] = frame["actor_id"].map(dataset.vocabulary.name)
    for column in ("speaker", "reported_by"):
        frame[column] = [
            dataset.vocabulary.name(each) if isinstance(each, str) else None for each in frame[column]
        ]
    columns = (
        "response_id framework_id actor actor_id date answer reservation attribution first_hand speaker "
        "reported_by latest confidence sources"
    )
    return frame[columns.split()]


def _main(dataset: Dataset, selection: Selection) -> ir.Table:
    rows = dataset.known("frameworks", selection.as_of)
    return rows.filter(rows.track == MAIN).order_by("date", "framework_id")


def _records(frame: pd.DataFrame) -> list[Record]:
    return [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]


def _standing(changes: list[Record], answers: list[Record]) -> tuple[str | None, pd.Timestamp | None]:
    """Say how a text stands after its changes so far (oldest first), and since when; None if it has ended."""
    began: pd.Timestamp | None = None
    state: str | None = "on the table"
    for change in changes:
        status, day = change["status"], change["date"]
        if status in ENDINGS:
            state, began = None, day
        elif status in IN_EFFECT and state not in ("in force", "disputed"):
            state, began = "in force", day
        elif status == "disputed" and state == "in force":
            state, began = "disputed", day
        elif status in ("agreed", "adopted") and state == "on the table":
            state, began = "agreed", day
        elif status == "proposed" and (began is None or state is None):
            state, began = "on the table", day
    refused = _refused_since(answers)
    if state == "on the table" and refused is not None:
        return "rejected", refused
    return state, began


def _refused_since(answers: list[Record]) -> pd.Timestamp | None:
    """Give the day since which a side has said nothing but no; where several have, the earliest such day."""
    since = []
    for side in {each["actor_id"] for each in answers}:
        given = [each for each in answers if each["actor_id"] == side]
        refused = {each["date"] for each in given if each["answer"] == "rejects"}
        other = {each["date"] for each in given} - refused
        if unbroken := {day for day in refused if all(day > each for each in other)}:
            since.append(min(unbroken))
    return min(since, default=None)


def _claims(changes: list[Record]) -> list[str]:
    disputes = [each for each in changes if each["status"] == "disputed"]
    return [each["note"] for each in disputes if isinstance(each["note"], str)]


def _last_end_of_force(changes: list[Record]) -> pd.Timestamp | None:
    """Give the last day on which a text in force ended, if one did."""
    in_force: set[str] = set()
    last: pd.Timestamp | None = None
    for change in changes:
        if change["status"] in IN_EFFECT:
            in_force.add(change["framework_id"])
        elif change["status"] in ENDINGS and change["framework_id"] in in_force:
            in_force.discard(change["framework_id"])
            last = change["date"]
    return last
