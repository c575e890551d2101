"""What the code itself has to know of the tables: names, and which columns tell when.

What a column means, its type and its limits stand in each package's ``datapackage.json`` alone. Here stands only
what the code could not read without: the columns it uses, and which of them say when a row is true or became known.
"""

from __future__ import annotations

_READ: dict[str, str] = {
    "events": (
        "event_id start_date end_date date_precision public_on event_type title title_open summary place_id "
        "outcome confidence round_id sources"
    ),
    "participants": "event_id actor_id role",
    "rounds": (
        "round_id name start_date end_date public_on place_id format mediators parties framework_id outcome "
        "outcome_public_on sources"
    ),
    "trips": "trip_id traveller label ordinal purpose start_date end_date public_on confidence sources",
    "stops": "trip_id seq place_id arrive_date depart_date public_on met note sources",
    "frameworks": "framework_id date public_on name proposers kind track replies_to supersedes summary sources",
    "framework_status": "framework_id status date public_on actor_id note sources",
    "framework_responses": (
        "response_id framework_id actor_id speaker reported_by date public_on answer reservation attribution "
        "event_id confidence sources"
    ),
    "provisions": "framework_id issue_id phase seq provision public_on sources",
    "issues": "issue_id order name description",
    "propositions": "proposition_id issue_id order statement definition",
    "positions": (
        "position_id date public_on party speaker reported_by issue_id proposition_id act stance condition "
        "position quote framework_id attribution capacity ended_on ended_by event_id confidence sources"
    ),
    "mediator_roles": "actor_id role start_date end_date public_on description sources",
    "actors": "actor_id name kind represents side",
    "offices": "actor_id seq office start_date end_date public_on sources",
    "designations": "actor_id listed_by list_name start_date end_date public_on sources",
    "coverage": "party issue_id from_date to_date searched_on result",
    "places": "place_id city country iso3 latitude longitude",
    "sources": "source_id url publisher title published_date kind language",
}

COLUMNS: dict[str, tuple[str, ...]] = {table: tuple(columns.split()) for table, columns in _READ.items()}
"""The columns that the code reads, by table. A package may have more."""

TYPES: dict[str, str] = {
    column: kind
    for kind, columns in {
        "date": (
            "date start_date end_date public_on arrive_date depart_date outcome_public_on ended_on from_date to_date "
            "searched_on published_date"
        ),
        "list": "sources mediators parties met proposers supersedes",
        "integer": "seq order ordinal",
        "number": "latitude longitude",
    }.items()
    for column in columns.split()
}
"""The types that the code relies on, by column; every other column that it reads is a string."""

PERIODS: dict[str, tuple[str, str | None]] = {
    "events": ("start_date", "end_date"),
    "rounds": ("start_date", "end_date"),
    "trips": ("start_date", "end_date"),
    "stops": ("arrive_date", "depart_date"),
    "frameworks": ("date", None),
    "framework_status": ("date", None),
    "framework_responses": ("date", None),
    "positions": ("date", "ended_on"),
    "mediator_roles": ("start_date", "end_date"),
    "offices": ("start_date", "end_date"),
    "designations": ("start_date", "end_date"),
}
"""The dated tables, with the column in which a row begins and the one in which it ends."""

CHOSEN_BY_NAME: dict[str, str] = {"actors": "name", "places": "city", "issues": "name", "frameworks": "name"}
"""Columns whose values a reader chooses by and an address carries: they must be unique."""
