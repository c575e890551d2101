"""Who was in contact with whom, and which sides only through mediators: counted from events, judged by nobody."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd

from parley.dataset import Dataset
from parley.queries.filters import chosen
from parley.queries.mediation import KINDS, PRESENT, took_place
from parley.queries.remembered import remembered
from parley.queries.timeline import happened
from parley.selection import Selection

TOGETHER, THROUGH = "same event", "through mediators"
PARTY, MEDIATOR = "party", "mediator"
NEWEST = 12
"""So many events of a pair are named, the newest; the count is of all."""
PAIR = ["actor", "other", "kind", "way"]
COLUMNS = (
    "actor",
    "actor_id",
    "side",
    "other",
    "other_id",
    "other_side",
    "kind",
    "way",
    "contacts",
    "first_day",
    "last_day",
    "event_ids",
)


@remembered
def contacts(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """Count in how many calls, meetings and talks of the window each two principals both took part.

    A principal is a state, organization or group; a person counts for the one that it represents, and two of its people
    in one event count once. Taking part means one of the roles of `parley.queries.mediation.PRESENT`, in an event that
    was held, or is under way. With chosen actors, one end of each contact is theirs.

    Two parties are in contact *through mediators* where the event belongs to a round that is not known to be direct, or
    where somebody took part in it as mediator: the rows do not show that the two met each other. All other contacts are
    of the *same event*; where several took part, that need not mean that each spoke with each.

    Returns
    -------
    DataFrame
        `COLUMNS`. One row a pair, kind and way, those with most contacts first; ``actor`` comes before ``other`` in the
        alphabet. The days are those on which the first and the last of the events began; ``event_ids`` are at most
        `NEWEST`.
    """
    pairs = _pairs(_present(dataset, selection))
    pairs = pairs.sort_values(["start_date", "event_id"], ascending=False)
    grouped = pairs.groupby(PAIR, sort=True)
    found = grouped.agg(
        contacts=("event_id", "size"), first_day=("start_date", "min"), last_day=("start_date", "max")
    )
    newest = pairs[grouped.cumcount() < NEWEST].groupby(PAIR, sort=True)["event_id"].agg(list)
    found["event_ids"] = newest.astype(object)
    found = found.reset_index()
    ids = {actor.name: actor for actor in dataset.vocabulary.actors.values()}
    for end, side in (("actor", "side"), ("other", "other_side")):
        found[f"{end}_id"] = pd.Series([ids[name].actor_id for name in found[end]], dtype=object)
        found[side] = pd.Series([ids[name].side for name in found[end]], dtype=object)
    order = [False, True, True, True, True]
    return found.sort_values(["contacts", *PAIR], ascending=order, ignore_index=True)[list(COLUMNS)]


def with_sources(dataset: Dataset, selection: Selection, found: pd.DataFrame) -> pd.DataFrame:
    """Give `contacts` with a column ``sources``: those of the newest events of each pair, kind and way."""
    events = dataset.known("events", selection.as_of)
    cited = dataset.run(events.select("event_id", "sources"))
    of_event = dict(zip(cited["event_id"], cited["sources"], strict=True))
    lists = [list(dict.fromkeys(one for key in keys for one in of_event[key])) for keys in found["event_ids"]]
    return found.assign(sources=pd.Series(lists, index=found.index, dtype=object))


@remembered
def workload(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """Count the calls, meetings and talks of each month in which each mediator took part, as `contacts` counts them.

    A mediator is a principal whose side is *mediator*. With chosen actors, only events in which they took part count.

    Returns
    -------
    DataFrame
        ``mediator, mediator_id, month, kind, contacts``, by mediator, month and kind; an event counts once for each
        mediator in it, in the month in which it began.
    """
    present = _present(dataset, selection)
    several = present.groupby("event_id")["principal"].transform("size") > 1
    if selection.actors:
        several &= present.groupby("event_id")["chosen"].transform("any")
    rows = present[several & (present["side"] == MEDIATOR)].rename(columns={"principal": "mediator"})
    rows["month"] = rows["start_date"].dt.to_period("M").dt.to_timestamp().astype(rows["start_date"].dtype)
    found = rows.groupby(["mediator", "month", "kind"], sort=True).size().rename("contacts").reset_index()
    ids = {actor.name: actor.actor_id for actor in dataset.vocabulary.actors.values()}
    found.insert(1, "mediator_id", pd.Series([ids[each] for each in found["mediator"]], dtype=object))
    return found


def of_actor(dataset: Dataset, as_of: dt.date, key: str, most: int) -> dict[str, Any]:
    """Give an actor's contacts up to a day: how many of each kind, and with whom most.

    Returns
    -------
    dict
        ``kinds``, a list of dicts with ``kind`` and ``contacts``, each event once; and ``others``, a list of dicts with
        ``actor_id, name, contacts``, at most so many, without those met only through mediators.
    """
    names = dataset.vocabulary
    own = names.name(names.principal(key))
    first = min(dataset.coverage.first, as_of)
    present = _present(dataset, Selection(as_of, first, actors=(names.name(key),)))
    pairs = _pairs(present)
    pairs = pairs[(pairs["actor"] == own) | (pairs["other"] == own)]
    events = pairs.drop_duplicates("event_id")["kind"].value_counts()
    direct = pairs[pairs["way"] == TOGETHER]
    others = direct["other"].where(direct["actor"] == own, direct["actor"]).value_counts()
    ids = {actor.name: actor.actor_id for actor in names.actors.values()}
    met = sorted(
        ((str(name), int(count)) for name, count in others.items()), key=lambda each: (-each[1], each[0])
    )
    return {
        "kinds": [{"kind": kind, "contacts": int(events[kind])} for kind in KINDS if kind in events],
        "others": [{"actor_id": ids[name], "name": name, "contacts": count} for name, count in met[:most]],
    }


def _present(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """Give who was there, one row an event and principal, with what the event and its round say."""
    events = took_place(happened(dataset, selection)).select(
        "event_id", "start_date", "event_type", "round_id"
    )
    rounds = dataset.known("rounds", selection.as_of).select("round_id", "format")
    events = events.left_join(rounds, "round_id").drop("round_id_right")
    people = dataset.known("participants", selection.as_of)
    people = people.filter(people.role.isin(PRESENT))
    rows = people.inner_join(events, "event_id").rename(kind="event_type")
    frame = dataset.run(
        rows.select("event_id", "start_date", "kind", "round_id", "format", "actor_id", "role").distinct()
    )
    names = dataset.vocabulary
    principal = {key: names.principal(key) for key in names.actors}
    wanted = set(chosen(dataset, selection)) if selection.actors else set(names.actors)
    frame["chosen"] = frame["actor_id"].isin(wanted)
    frame["mediates"] = frame["role"] == "mediator"
    frame["principal"] = frame["actor_id"].map({key: names.name(each) for key, each in principal.items()})
    frame["side"] = frame["actor_id"].map({key: names.actors[each].side for key, each in principal.items()})
    event = ["event_id", "start_date", "kind", "side", "principal"]
    shared = frame.drop_duplicates("event_id").set_index("event_id")[["round_id", "format"]]
    mediated = frame.groupby("event_id")["mediates"].any()
    rows = frame.groupby(event, sort=True)["chosen"].any().reset_index()
    apart = (shared["format"] != "direct") & (shared["round_id"].notna() | mediated)
    rows["apart"] = rows["event_id"].map(apart).astype(bool)
    return rows


def _pairs(present: pd.DataFrame) -> pd.DataFrame:
    """Pair all who were in one event, each two once, and say whether that was only through mediators."""
    ends = present[["event_id", "principal", "side", "chosen"]]
    rows = present.merge(ends, on="event_id", suffixes=("", "_other"))
    rows = rows[(rows["principal"] < rows["principal_other"]) & (rows["chosen"] | rows["chosen_other"])]
    parties = (rows["side"] == PARTY) & (rows["side_other"] == PARTY)
    rows = rows.assign(way=(parties & rows["apart"]).map({True: THROUGH, False: TOGETHER}).astype(object))
    rows = rows.rename(columns={"principal": "actor", "principal_other": "other"})
    return rows[["event_id", "start_date", *PAIR]]
