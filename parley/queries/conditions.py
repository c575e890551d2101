"""What each party says it wants: the questions of the Conditions page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import ibis

from parley.dataset import Dataset
from parley.queries.filters import heeding_attribution, named, of_actors
from parley.queries.remembered import remembered
from parley.queries.stances import OWN
from parley.selection import Selection

if TYPE_CHECKING:
    import ibis.expr.types as ir
    import pandas as pd


@remembered
def propositions(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """List the propositions of the chosen issues.

    Returns
    -------
    DataFrame
        ``issue_id, issue, description, proposition_id, statement, definition``, in the data set's order.
    """
    issues = dataset.table("issues").rename(issue="name", issue_order="order")
    rows = dataset.table("propositions").inner_join(issues, "issue_id")
    if selection.issues:
        rows = rows.filter(rows.issue.isin(selection.issues))
    rows = rows.order_by("issue_order", "order", "proposition_id")
    columns = ("issue_id", "issue", "description", "proposition_id", "statement", "definition")
    return dataset.run(rows.select(*columns))


@remembered
def latest(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """List each party's latest position of its own on each proposition: what fills a cell.

    These are the rows of the latest day on which the party stated it first-hand (on record or in a document), and,
    where someone reported a later one, the rows of the latest such day, marked ``beneath``. What a party said as
    mediator, guarantor or messenger is not its own position and is left out.

    Returns
    -------
    DataFrame
        ``position_id, issue_id, proposition_id, party, party_id, side, date, age, stance, condition, position, quote,
        act, attribution, speaker, speaker_id, reported_by, beneath, ended_on, ended_by, confidence, sources``, by proposition,
        party and day. ``age`` is the number of days from the position to the as-of day; ``ended_on`` is null unless
        it had ended by then.
    """
    return _latest(dataset, selection, lambda rows: rows.capacity == OWN)


@remembered
def mediator_statements(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """List what each party last said on each proposition as mediator, as guarantor or to convey another's words.

    These are statements on a text that is brokered, and fill a row of their own, never a party's cell. Which rows are
    the latest is decided as in `latest`, over all capacities but a party's own.

    Returns
    -------
    DataFrame
        ``capacity, position_id, issue_id, proposition_id, party, party_id, side, date, age, stance, condition, position,
        quote, act, attribution, speaker, speaker_id, reported_by, beneath, ended_on, ended_by, confidence, sources``,
        by proposition, party and day.
    """
    return _latest(dataset, selection, lambda rows: rows.capacity != OWN, "capacity")


def _latest(
    dataset: Dataset,
    selection: Selection,
    which: Callable[[ir.Table], ir.BooleanValue],
    *more: str,
) -> pd.DataFrame:
    rows = heeding_attribution(selection, dataset.known("positions", selection.as_of))
    rows = rows.filter(which(rows), rows.date >= selection.since, rows.date <= selection.as_of)
    if selection.issues:
        chosen = [dataset.vocabulary.issues[name] for name in selection.issues]
        rows = rows.filter(rows.issue_id.isin(chosen))
    first_hand = rows.attribution != "reported"
    cell = ibis.window(group_by=[rows.party, rows.proposition_id])
    rows = rows.mutate(
        beneath=~first_hand,
        stated=rows.date.max(where=first_hand).over(cell),
        reported=rows.date.max(where=~first_hand).over(cell),
    )
    newer = rows.stated.isnull() | (rows.reported > rows.stated)
    rows = rows.filter(
        (~rows.beneath & (rows.date == rows.stated)) | (rows.beneath & (rows.date == rows.reported) & newer)
    )
    if selection.actors:  # only now: a chosen speaker's older word must not pass for the party's latest
        rows = rows.filter(
            of_actors(dataset, selection, rows.party) | of_actors(dataset, selection, rows.speaker)
        )
    rows = rows.mutate(
        age=ibis.literal(selection.as_of).delta(rows.date, unit="day"),
        party_id=rows.party,
        speaker_id=rows.speaker,
    )
    rows = named(dataset, rows.drop("party"), "party_id").rename(party="name")
    frame = dataset.run(
        rows.select(
            *more,
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
            "position",
            "quote",
            "act",
            "attribution",
            "speaker",
            "speaker_id",
            "reported_by",
            "beneath",
            "ended_on",
            "ended_by",
            "confidence",
            "sources",
        ).order_by("proposition_id", "party", "beneath", "position_id")
    )
    for column in ("speaker", "reported_by"):
        frame[column] = [
            dataset.vocabulary.name(each) if isinstance(each, str) else None for each in frame[column]
        ]
    return frame


def parties(positions: pd.DataFrame) -> list[str]:
    """List the parties in `latest`'s rows as columns: the sides of the conflict by name, then others by their rows."""
    counted = positions.groupby(["side", "party"], sort=False).size().reset_index(name="rows")
    counted["other"] = counted["side"] != "party"
    counted["rank"] = counted["rows"].where(counted["other"], 0)  # no side comes first for having said more
    ordered = counted.sort_values(["other", "rank", "party"], ascending=[True, False, True])
    return [str(name) for name in ordered["party"]]
