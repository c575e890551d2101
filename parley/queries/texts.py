"""Which texts stand, and how they were answered.

The method: a main-track text is *in force* from the day it takes effect until it expires, collapses, is suspended,
withdrawn or superseded; where a party disputed that since, each claim is given. *On the table* are the proposals since
the last text in force ended that are not withdrawn, superseded or otherwise ended, nor rejected by a side to which they
were addressed. A text that was put forward again after it was suspended is on the table again from that day.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from parley.dataset import Dataset
from parley.queries.remembered import remembered
from parley.queries.rows import DATES, Row, admitted, rows
from parley.selection import Selection

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
    frameworks = _main(dataset, selection)
    ids = {text["framework_id"] for text in frameworks}
    changes = [
        row
        for row in rows(dataset, "framework_status", selection.as_of)
        # A change announced for a later day has not happened yet.
        if row["framework_id"] in ids and row["date"].date() <= selection.as_of
    ]
    changes.sort(key=lambda row: (row["date"], row["status"]))
    replies = [each for each in _records(answers(dataset, selection)) if each["first_hand"]]
    sides = {each.actor_id for each in dataset.vocabulary.actors.values() if each.side == "party"}
    cutoff = _last_end_of_force(changes)
    found = []
    for text in frameworks:
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
        found.append(
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
    found.sort(key=lambda row: row["date"], reverse=True)
    found.sort(key=lambda row: STANDINGS.index(row["standing"]))
    columns = "framework_id name kind date standing since proposers replies_to summary claims sources"
    frame = pd.DataFrame(found, columns=columns.split())
    return frame.astype(dict.fromkeys(("date", "since"), DATES))


@remembered
def answers(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """List each party's answers to whole texts of the main track, the newest first.

    Returns
    -------
    DataFrame
        ``response_id, framework_id, actor, actor_id, date, answer, reservation, attribution, first_hand, speaker,
        reported_by, latest, confidence, sources``; ``latest`` marks the rows of a party's latest first-hand day.
    """
    ids = {text["framework_id"] for text in _main(dataset, selection)}
    given = [
        dict(row)
        for row in rows(dataset, "framework_responses", selection.as_of)
        if row["framework_id"] in ids and admitted(selection, row)
    ]
    given.sort(key=lambda row: (row["date"], row["response_id"]), reverse=True)
    newest: dict[tuple[str, str], pd.Timestamp] = {}
    for row in given:
        row["first_hand"] = row["attribution"] in FIRST_HAND
        last = (
            newest.setdefault((row["framework_id"], row["actor_id"]), row["date"])
            if row["first_hand"]
            else None
        )
        row["latest"] = row["date"] == last
        for name, column in (("actor", "actor_id"), ("speaker", "speaker"), ("reported_by", "reported_by")):
            row[name] = dataset.vocabulary.name(row[column]) if row[column] else None
    columns = (
        "response_id framework_id actor actor_id date answer reservation attribution first_hand speaker "
        "reported_by latest confidence sources"
    )
    frame = pd.DataFrame(given, columns=columns.split())
    return frame.astype({"date": DATES, "first_hand": bool, "latest": bool})


@remembered
def provisions(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """List what each text says on each issue, as far as that was public.

    Returns
    -------
    DataFrame
        ``framework_id, text, track, date, issue_id, phase, seq, provision``; the newest text first, then by phase.
    """
    texts = {row["framework_id"]: row for row in rows(dataset, "frameworks", selection.as_of)}
    said = [
        {**row, "text": text["name"], "track": text["track"], "date": text["date"]}
        for row in rows(dataset, "provisions", selection.as_of)
        if (text := texts.get(row["framework_id"]))
    ]
    said.sort(key=lambda row: (row["framework_id"], row["issue_id"], row["phase"], row["seq"]))
    said.sort(key=lambda row: row["date"], reverse=True)
    columns = ("framework_id", "text", "track", "date", "issue_id", "phase", "seq", "provision")
    return pd.DataFrame(said, columns=list(columns)).astype({"date": DATES, "seq": "int64"})


def _main(dataset: Dataset, selection: Selection) -> list[Row]:
    texts = [row for row in rows(dataset, "frameworks", selection.as_of) if row["track"] == MAIN]
    return sorted(texts, key=lambda row: (row["date"], row["framework_id"]))


def _records(frame: pd.DataFrame) -> list[Record]:
    return [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]


def _standing(changes: list[Row], answers: list[Record]) -> tuple[str | None, pd.Timestamp | None]:
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


def _claims(changes: list[Row]) -> list[str]:
    disputes = [each for each in changes if each["status"] == "disputed"]
    return [each["note"] for each in disputes if isinstance(each["note"], str)]


def _last_end_of_force(changes: list[Row]) -> pd.Timestamp | None:
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


def answered(standing: pd.DataFrame, answers: pd.DataFrame) -> pd.DataFrame:
    """Give `texts` with the answers to them: a row for each answer, and one for a text without.

    Returns
    -------
    DataFrame
        The columns of `texts`, then those of `answers` that tell of the answer, each led by ``answer_``; ``sources``
        are those of the text and of the answer.
    """
    told = answers.drop(columns=["actor_id"], errors="ignore").add_prefix("answer_")
    rows = standing.merge(told, left_on="framework_id", right_on="answer_framework_id", how="left")
    both = [
        list(dict.fromkeys([*of_text, *(of_answer if isinstance(of_answer, Iterable) else ())]))
        for of_text, of_answer in zip(rows["sources"], rows["answer_sources"], strict=True)
    ]
    rows = rows.assign(sources=pd.Series(both, index=rows.index, dtype=object))
    return rows.drop(columns=["answer_framework_id", "answer_sources"])
