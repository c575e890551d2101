"""Everything that was stated, in order: the history of one issue, and one party's file."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from parley.dataset import Dataset
from parley.method import CONTRADICTION_WITHIN
from parley.queries.filters import chosen, heeding_attribution
from parley.queries.stances import OWN, REPORTED, questions
from parley.selection import Selection

if TYPE_CHECKING:
    import ibis.expr.types as ir
    import pandas as pd

CONTRARY = ("party", "proposition_id", "date", "stance", "position_id")
NO_ANSWER = "no_clear_answer"
COLUMNS = (
    *("position_id", "party", "party_id", "side", "speaker", "speaker_id", "reported_by"),
    *("date", "public_on", "issue_id", "issue", "proposition_id", "statement"),
    *("act", "stance", "condition", "position", "quote", "attribution", "capacity"),
    *("framework_id", "text", "event_id", "ended_on", "ended_by", "contradicts", "confidence", "sources"),
)
NAMED = ("party", "party_id", "side", "speaker", "speaker_id", "reported_by", "issue", "statement")


def statements(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """List every position stated in the window and public by the as-of day, in whatever capacity.

    A row stays if its party or its speaker is chosen.

    Returns
    -------
    DataFrame
        `COLUMNS`. By date and id. ``statement`` is the proposition's sentence, ``position`` what was said in short;
        ``framework_id`` and ``text`` name the text that it was about, if that was public. ``contradicts`` lists the
        ids of the rows that this one contradicts, inside the window or before it: of the same party's own positions on the
        same proposition, one supports and one opposes, at most `CONTRADICTION_WITHIN` days apart, and the party gave
        no first-hand answer to a text in between, that is after the day of the earlier and up to that of the later.
        Rows that only lack a clear answer are no answers; reported rows contradict if they are let in.
    """
    rows = heeding_attribution(selection, dataset.known("positions", selection.as_of))
    rows = rows.filter(rows.date <= selection.as_of)
    texts = dataset.known("frameworks", selection.as_of).select("framework_id", text="name")
    rows = rows.left_join(texts, "framework_id").drop("framework_id_right")
    frame = dataset.run(rows.order_by("date", "position_id"))
    contrary = _contradictions(frame, dataset.run(_answers(dataset, selection)))
    frame["contradicts"] = [contrary.get(each, []) for each in frame["position_id"]]
    frame = _narrow(dataset, selection, frame)
    names, actors = dataset.vocabulary, dataset.vocabulary.actors
    frame["party_id"], frame["speaker_id"] = frame["party"], frame["speaker"]
    frame["side"] = [actors[each].side for each in frame["party_id"]]
    for column in ("party", "speaker", "reported_by"):
        frame[column] = [names.name(each) if isinstance(each, str) else None for each in frame[column]]
    asked = {each.proposition_id: each for each in questions(dataset, selection)}
    for column in ("issue", "statement"):
        frame[column] = [getattr(asked[each], column) for each in frame["proposition_id"]]
    # Without a row, a list of names would come out as numbers
    return frame[list(COLUMNS)].astype(dict.fromkeys(NAMED, "str"))


def _narrow(dataset: Dataset, selection: Selection, frame: pd.DataFrame) -> pd.DataFrame:
    asked = {each.proposition_id for each in questions(dataset, selection)}
    kept = frame["proposition_id"].isin(asked) & (frame["date"].dt.date >= selection.since)
    if selection.actors:
        ids = chosen(dataset, selection)
        kept &= frame["party"].isin(ids) | frame["speaker"].isin(ids)
    narrowed: pd.DataFrame = frame[kept].reset_index(drop=True)
    return narrowed


def _answers(dataset: Dataset, selection: Selection) -> ir.Table:
    rows = dataset.known("framework_responses", selection.as_of)
    rows = rows.filter(rows.date <= selection.as_of, rows.answer != NO_ANSWER, rows.attribution != REPORTED)
    return rows.select("actor_id", "date").distinct()


def _contradictions(frame: pd.DataFrame, answers: pd.DataFrame) -> dict[str, list[str]]:
    """Give for each row the rows that contradict it."""
    answered: dict[str, list[pd.Timestamp]] = {}
    for actor, day in answers.itertuples(index=False, name=None):
        answered.setdefault(actor, []).append(day)
    found: dict[str, list[str]] = {}
    own = frame[(frame["capacity"] == OWN) & frame["stance"].isin(["supports", "opposes"])]
    said: dict[tuple[str, str], list[tuple[pd.Timestamp, str, str]]] = {}
    for party, proposition, *row in own[list(CONTRARY)].itertuples(index=False, name=None):
        said.setdefault((party, proposition), []).append(tuple(row))
    for (party, _), rows in said.items():
        for (day, stance, key), (later, other, other_key) in combinations(rows, 2):
            near = (later - day).days <= CONTRADICTION_WITHIN
            between = any(day < each <= later for each in answered.get(party, ()))
            if near and other != stance and not between:
                found.setdefault(key, []).append(other_key)
                found.setdefault(other_key, []).append(key)
    return found
