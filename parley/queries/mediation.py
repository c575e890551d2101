"""Who mediates, and how: the roles that are judged from sources, and the rounds of talks."""

from __future__ import annotations

from collections.abc import Iterable

import ibis.expr.types as ir
import pandas as pd

from parley.dataset import Dataset
from parley.queries.filters import chosen, heeding_attribution, named, of_actors
from parley.queries.remembered import remembered
from parley.queries.situation import ROUNDS
from parley.selection import Selection

TABLE = ("round_id", "principal", "principal_id", "name", "actor_id", "kind", "roles", "office")
ACT_DAYS = 3
"""A stint of up to so many days is shown as an act that illustrates a role, not as the role."""
KINDS = ("call", "meeting", "talks")
"""Types of event that are a contact: people speak with each other."""
PRESENT = ("counterpart", "party", "mediator", "host", "envoy", "initiator", "observer")
"""Roles of `participants` that mean being there. A speaker, respondent, proposer, signatory or voter did something that
needs no meeting, and a subject was only spoken about."""


@remembered
def roles(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """List the roles that mediators played in the window, as they could be known on the as-of day.

    Returns
    -------
    DataFrame
        ``mediator, mediator_id, actor, actor_id, role, start_date, end_date, days, description, sources``, by mediator, role and
        start. ``mediator`` is the state or organization that the actor represents, or the actor itself. ``end_date``
        is null where no end was known; ``days`` counts both ends.
    """
    rows = dataset.known("mediator_roles", selection.as_of)
    if selection.actors:
        rows = rows.filter(of_actors(dataset, selection, rows.actor_id))
    # A role can be announced before it begins
    rows = rows.filter(rows.start_date <= selection.as_of)
    rows = rows.filter(rows.end_date.isnull() | (rows.end_date >= selection.since))
    rows = named(dataset, rows, "actor_id").rename(actor="name")
    rows = rows.mutate(days=rows.end_date.delta(rows.start_date, unit="day") + 1)
    frame = dataset.run(
        rows.select("actor", "actor_id", "role", "start_date", "end_date", "days", "description", "sources")
    )
    names = dataset.vocabulary
    frame.insert(0, "mediator_id", [names.principal(each) for each in frame["actor_id"]])
    frame.insert(0, "mediator", [names.name(each) for each in frame["mediator_id"]])
    return frame.sort_values(["mediator", "role", "start_date", "actor_id"], ignore_index=True)


@remembered
def rounds(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """List the rounds of talks and the contacts of mediators that had begun by the as-of day, the newest first.

    Chosen actors are looked for among mediators and parties, and in who took part in the events of the round.

    Returns
    -------
    DataFrame
        ``round_id, name, counts, format, city, start_date, end_date, mediators, mediator_ids, parties, party_ids,
        framework_id, text, outcome, days_since, sources``. ``counts`` tells a round (both sides took part, directly
        or through mediators) from a contact. ``end_date`` is null where no end was known, ``outcome`` until it was
        public. ``days_since`` is how many days lie between the last known day of all rounds before and the first day
        of this one, whatever is selected; null for contacts and for the first round.
    """
    rows = dataset.known("rounds", selection.as_of)
    rows = rows.filter(rows.start_date <= selection.as_of)
    texts = dataset.known("frameworks", selection.as_of).select("framework_id", text="name")
    rows = rows.left_join(texts, "framework_id").drop("framework_id_right")
    rows = rows.left_join(dataset.table("places").select("place_id", "city"), "place_id")
    rows = rows.rename(mediator_ids="mediators", party_ids="parties")
    rows = rows.mutate(counts=rows.format.isin(ROUNDS).fill_null(False))
    frame = dataset.run(
        rows.select(
            "round_id",
            "name",
            "counts",
            "format",
            "city",
            "start_date",
            "end_date",
            "mediator_ids",
            "party_ids",
            "framework_id",
            "text",
            "outcome",
            "sources",
        )
    )
    names = dataset.vocabulary
    for place, column in ((7, "mediator"), (9, "party")):
        said = [[names.name(each) for each in ids] for ids in frame[f"{column}_ids"]]
        frame.insert(
            place, {"mediator": "mediators", "party": "parties"}[column], pd.Series(said, dtype=object)
        )
    frame = frame.sort_values(["start_date", "round_id"], ignore_index=True)
    frame.insert(len(frame.columns) - 1, "days_since", _days_since(frame))
    kept = frame["end_date"].isna() | (frame["end_date"] >= pd.Timestamp(selection.since))
    if selection.actors:
        there = set(at_the_table(dataset, selection)["round_id"])
        kept &= _involves(frame, chosen(dataset, selection)) | frame["round_id"].isin(there)
    if selection.places:
        kept &= frame["city"].isin(selection.places)
    return frame[kept].sort_values(["start_date", "round_id"], ascending=False, ignore_index=True)


@remembered
def at_the_table(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """List who took part in the calls, meetings and talks of rounds and contacts, in one of the roles of `PRESENT`.

    Returns
    -------
    DataFrame
        `TABLE`. ``principal`` is the state, organization or group that the actor represents; ``roles`` are codes.
        ``office`` is what the table of offices shows the person to have held on the first day of the round, and null
        where it shows none: a level is never inferred from a name.
    """
    events = heeding_attribution(selection, dataset.known("events", selection.as_of))
    events = took_place(events.filter(events.start_date <= selection.as_of)).select("event_id", "round_id")
    rounds = dataset.known("rounds", selection.as_of).select("round_id", opened="start_date")
    people = dataset.known("participants", selection.as_of)
    people = people.filter(people.role.isin(PRESENT))
    if selection.actors:
        people = people.filter(of_actors(dataset, selection, people.actor_id))
    rows = people.inner_join(events, "event_id").inner_join(rounds, "round_id")
    rows = named(dataset, rows, "actor_id").group_by("round_id", "actor_id", "name", "kind", "opened")
    rows = rows.agg(roles=lambda t: t.role.collect(distinct=True, order_by=t.role))
    offices = dataset.known("offices", selection.as_of)
    offices = offices.select("actor_id", "seq", "office", "start_date", left="end_date")
    rows = rows.left_join(
        offices,
        [
            "actor_id",
            rows.opened >= offices.start_date,
            offices.left.isnull() | (rows.opened <= offices.left),
        ],
    )
    frame = dataset.run(rows.select("round_id", "name", "actor_id", "kind", "roles", "office", "seq"))
    # Of several offices at a time, the first of the person's own order
    frame = frame.sort_values(["round_id", "actor_id", "seq"]).drop_duplicates(["round_id", "actor_id"])
    names = dataset.vocabulary
    frame["principal_id"] = pd.Series(
        [names.principal(each) for each in frame["actor_id"]], frame.index, object
    )
    frame["principal"] = pd.Series([names.name(each) for each in frame["principal_id"]], frame.index, object)
    order = ["round_id", "principal", "name"]
    return frame.sort_values(order, ignore_index=True)[list(TABLE)]


def took_place(events: ir.Table) -> ir.Table:
    """Keep the events in which people spoke with each other; while one is under way, its outcome isn't known."""
    return events.filter(events.event_type.isin(KINDS), events.outcome.isnull() | (events.outcome == "held"))


def _days_since(rounds: pd.DataFrame) -> pd.Series:
    """Count the days between the rounds before and each round; contacts neither count nor are counted to."""
    counted = rounds[rounds["counts"]]
    last = counted["end_date"].fillna(counted["start_date"]).cummax().shift()
    days = (counted["start_date"] - last).dt.days.clip(lower=0)
    return days.astype("Int64").reindex(rounds.index)


def _involves(rounds: pd.DataFrame, ids: Iterable[str]) -> pd.Series:
    wanted = set(ids)
    found = [
        bool(wanted.intersection(mediators) or wanted.intersection(parties))
        for mediators, parties in zip(rounds["mediator_ids"], rounds["party_ids"], strict=True)
    ]
    return pd.Series(found, rounds.index, dtype=bool)
