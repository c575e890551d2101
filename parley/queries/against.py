"""One text, and what was said of it: what it provides, how it was answered, and where each side stood around it.

The time around a text has three parts for a side: *before* the text's date; *at* it, from that date to the day of the
side's latest first-hand answer to the whole, or that date alone where the side gave none; and *after*. Of each part the
latest statements count, as they do everywhere.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from parley.dataset import Dataset
from parley.queries.differences import sides
from parley.queries.filters import chosen, heeding_attribution
from parley.queries.stances import REPORTED, Question, Statement, lines, own_rows, questions, typed
from parley.selection import Selection

PROVISIONS = ("issue_id", "issue", "phase", "seq", "provision", "public_on", "sources")
ANSWERS = (
    *(
        "response_id",
        "actor",
        "actor_id",
        "side",
        "date",
        "answer",
        "reservation",
        "attribution",
        "first_hand",
    ),
    *("latest", "speaker", "reported_by", "confidence", "sources"),
)
STANCES = (
    *("issue_id", "issue", "proposition_id", "statement", "party", "party_id", "answered_on", "moment"),
    *("position_id", "date", "stance", "condition", "position", "attribution", "speaker", "ended_on"),
)


@dataclass(frozen=True, slots=True)
class Against:
    """One text with what was said of it.

    Attributes
    ----------
    name : str
    date : date
    provisions : DataFrame
        `PROVISIONS`, by issue, phase and number.
    answers : DataFrame
        `ANSWERS`, of every party, the newest first; ``latest`` marks those of a party's latest first-hand day.
    stances : DataFrame
        `STANCES`, of the two sides on each proposition of an issue for which the text provides: the statements of the
        latest day of each part of the time, which ``moment`` names. Where a side said nothing then, there is no row.
    """

    name: str
    date: dt.date
    provisions: pd.DataFrame
    answers: pd.DataFrame
    stances: pd.DataFrame


def against_text(dataset: Dataset, selection: Selection, framework_id: str) -> Against | None:
    """Hold the sides' stances against a text; None if it was not known on the as-of day.

    Only positions of the sides' own, first-hand, count. Chosen issues narrow provisions and stances, chosen actors the
    list of answers; the window narrows nothing.
    """
    texts = dataset.known("frameworks", selection.as_of)
    texts = texts.filter(texts.framework_id == framework_id).select("framework_id", "name", text_date="date")
    provisions = dataset.known("provisions", selection.as_of)
    rows = dataset.run(texts.left_join(provisions, "framework_id").order_by("phase", "seq"))
    if rows.empty:
        return None
    name, date = str(rows["name"].iloc[0]), rows["text_date"].iloc[0].date()
    asked = questions(dataset, selection)
    said = _provisions(dataset, selection, rows)
    answers = _answers(dataset, selection, framework_id)
    own = answers[answers["latest"]].groupby("actor_id")["date"].max().dt.date.to_dict()
    matching = [each for each in asked if each.issue_id in set(said["issue_id"])]
    stances = _stances(dataset, selection, matching, date, {str(who): day for who, day in own.items()})
    if selection.actors:
        answers = answers[answers["actor_id"].isin(chosen(dataset, selection))].reset_index(drop=True)
    return Against(name, date, said, answers, stances)


def _provisions(dataset: Dataset, selection: Selection, rows: pd.DataFrame) -> pd.DataFrame:
    issues = {key: name for name, key in dataset.vocabulary.issues.items()}
    wanted = [dataset.vocabulary.issues[each] for each in selection.issues] or list(issues)
    rows = rows[rows["issue_id"].isin(wanted)].copy()
    rows["issue"] = rows["issue_id"].map(issues)
    rows["order"] = rows["issue_id"].map(list(issues).index)
    return rows.sort_values(["order", "phase", "seq"], ignore_index=True)[list(PROVISIONS)]


def _answers(dataset: Dataset, selection: Selection, framework_id: str) -> pd.DataFrame:
    rows = heeding_attribution(selection, dataset.known("framework_responses", selection.as_of))
    rows = rows.filter(rows.framework_id == framework_id, rows.date <= selection.as_of)
    frame = dataset.run(rows.order_by(rows.date.desc(), rows.response_id.desc()))
    names = dataset.vocabulary
    frame["first_hand"] = frame["attribution"] != REPORTED
    newest = frame["date"].where(frame["first_hand"]).groupby(frame["actor_id"]).transform("max")
    frame["latest"] = frame["first_hand"] & frame["date"].eq(newest)
    frame["actor"] = [names.name(each) for each in frame["actor_id"]]
    frame["side"] = [names.actors[each].side for each in frame["actor_id"]]
    for column in ("speaker", "reported_by"):
        frame[column] = [names.name(each) if isinstance(each, str) else None for each in frame[column]]
    return frame[list(ANSWERS)]


def _stances(
    dataset: Dataset,
    selection: Selection,
    asked: Sequence[Question],
    text_date: dt.date,
    answered: dict[str, dt.date],
) -> pd.DataFrame:
    frame = own_rows(dataset, selection, "position", "speaker")
    details = {str(row["position_id"]): row for row in frame.to_dict("records")}
    said, found = lines(frame), []
    for question in asked:
        for side in sides(dataset):
            statements = [each for each in said.get((side, question.proposition_id), ()) if each.first_hand]
            for moment, each in _moments(statements, text_date, answered.get(side)):
                row = details[each.position_id]
                speaker = row["speaker"]
                found.append(
                    {name: row[name] for name in STANCES if name in row}
                    | {
                        "issue_id": question.issue_id,
                        "issue": question.issue,
                        "statement": question.statement,
                        "party": dataset.vocabulary.name(side),
                        "party_id": side,
                        "answered_on": answered.get(side),
                        "moment": moment,
                        "speaker": dataset.vocabulary.name(speaker) if isinstance(speaker, str) else None,
                    }
                )
    return typed(found, STANCES, days=["answered_on", "date", "ended_on"])


def _moments(
    statements: Sequence[Statement], text_date: dt.date, answered: dt.date | None
) -> Iterator[tuple[str, Statement]]:
    until = max(text_date, answered or text_date)
    parts = {
        "before": [each for each in statements if each.date < text_date],
        "at": [each for each in statements if text_date <= each.date <= until],
        "after": [each for each in statements if each.date > until],
    }
    for moment, rows in parts.items():
        last = max((each.date for each in rows), default=None)
        yield from ((moment, each) for each in rows if each.date == last)
