"""What a reader can choose from in one data set, by name."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import pyarrow as pa

from parley.dataset.descriptor import Descriptor

RECORDS = ("events", "trips", "rounds", "frameworks", "actors", "positions")


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor: a state, an organization, an armed group or a person."""

    actor_id: str
    name: str
    kind: str
    side: str
    represents: str | None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The names in a data set, and what they stand for.

    Attributes
    ----------
    actors : mapping of id to Actor
    members : mapping of actor name to ids
        The actor's own id and those of all who represent it, directly or through others.
    event_types : mapping of label to code
    places, issues, texts : mapping of name to id, in the order of display; of texts, by date
    propositions : mapping of statement to id
    records : mapping of table to ids
        The ids of what can be opened as a record of its own.
    days : tuple of date
        The days on which an event began, in order.
    countries : tuple of str
        Countries of places, those with most stops first: an order for colours that no selection changes.
    """

    actors: Mapping[str, Actor]
    members: Mapping[str, tuple[str, ...]]
    event_types: Mapping[str, str]
    places: Mapping[str, str]
    issues: Mapping[str, str]
    texts: Mapping[str, str]
    propositions: Mapping[str, str]
    records: Mapping[str, frozenset[str]]
    days: tuple[dt.date, ...]
    countries: tuple[str, ...]

    def name(self, actor_id: str) -> str:
        """Give an actor's name; the id itself if it is unknown."""
        actor = self.actors.get(actor_id)
        return actor.name if actor else actor_id

    def principal(self, actor_id: str) -> str:
        """Give the id of the state, organization or group that an actor finally represents; itself if none."""
        actor = self.actors[actor_id]
        return self.principal(actor.represents) if actor.represents else actor_id


def vocabulary(descriptor: Descriptor, tables: Mapping[str, pa.Table]) -> Vocabulary:
    """Gather the names of a loaded package."""
    actors = {
        row["actor_id"]: Actor(**{name: row[name] for name in Actor.__slots__})
        for row in tables["actors"].to_pylist()
    }
    members: dict[str, list[str]] = {actor.name: [] for actor in actors.values()}
    for actor in actors.values():
        step: Actor | None = actor
        while step:
            members[step.name].append(actor.actor_id)
            step = actors[step.represents] if step.represents else None
    issues = sorted(tables["issues"].to_pylist(), key=lambda row: row["order"])
    places = sorted(tables["places"].to_pylist(), key=lambda row: row["city"])
    texts = sorted(tables["frameworks"].to_pylist(), key=lambda row: (row["date"], row["framework_id"]))
    order = {row["issue_id"]: row["order"] for row in issues}
    propositions = sorted(
        tables["propositions"].to_pylist(), key=lambda row: (order.get(row["issue_id"], 0), row["order"])
    )
    types = descriptor.table("events").field("event_type").categories
    return Vocabulary(
        actors=MappingProxyType(actors),
        members=MappingProxyType({name: tuple(ids) for name, ids in members.items()}),
        event_types=MappingProxyType({each.label: each.value for each in types}),
        places=MappingProxyType({row["city"]: row["place_id"] for row in places}),
        issues=MappingProxyType({row["name"]: row["issue_id"] for row in issues}),
        texts=MappingProxyType({row["name"]: row["framework_id"] for row in texts}),
        propositions=MappingProxyType({row["statement"]: row["proposition_id"] for row in propositions}),
        records=MappingProxyType({name: _ids(descriptor, tables, name) for name in RECORDS}),
        countries=_countries(tables),
        days=tuple(sorted(set(tables["events"]["start_date"].to_pylist()))),
    )


def _ids(descriptor: Descriptor, tables: Mapping[str, pa.Table], name: str) -> frozenset[str]:
    return frozenset(tables[name][descriptor.table(name).key[0]].to_pylist())


def _countries(tables: Mapping[str, pa.Table]) -> tuple[str, ...]:
    country = {row["place_id"]: row["country"] for row in tables["places"].to_pylist()}
    counted = Counter(country[place] for place in tables["stops"]["place_id"].to_pylist())
    return tuple(sorted(set(country.values()), key=lambda name: (-counted[name], name)))
