"""Who met whom, who mediates, what is ahead and what happened: the sections on events, trips and rounds."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pandas as pd

from parley.charts.lanes import ORDERS, lanes, within
from parley.charts.route_picture import visits_picture
from parley.charts.travel import stops_gantt
from parley.export.briefing.model import Picture, Section, Table, Text
from parley.export.briefing.words import Context, ago, count, rows_of, short, span
from parley.method import METHOD
from parley.queries import evidence, mediation, routes, situation, texts, timeline, travel
from parley.queries.records import record
from parley.selection import Selection, say_day, say_list

RECENT = 60
"""Days of travel that are drawn: over a longer time a day is too thin to be seen on paper."""
EVENTS, ROUNDS = 40, 15
CONTACTS = {
    "round": "Last round of talks",
    "visit": "Last visit by a mediator",
    "call": "Last telephone call",
}


def situation_now(context: Context) -> Section:
    """Say in five lines where things stand; each line is made from rows, and nothing is added to them."""
    dataset, selection = context.dataset, context.selection
    stand = texts.texts(dataset, selection)
    contacts = situation.last_contacts(dataset, selection)
    newest = timeline.events_page(dataset, selection, 0, 1)
    lines = [
        _texts(context, stand, "In force or agreed", "in force", "disputed", "agreed"),
        _texts(context, stand, "Proposed", "on the table", "rejected"),
    ]
    said = [_contact(context, row) for row in rows_of(contacts)]
    lines += [said[0] if said else "No round, visit or call in this table by this day.", " ".join(said[1:])]
    if len(newest):
        row = rows_of(newest)[0]
        lines.append(
            f"Newest of {newest['total'].iloc[0]:,} events: {row['title']}, {short(row['start_date'])}{context.cite(row)}."
        )
    thin = situation.thin_since(dataset, selection)
    if thin:
        lines.append(
            f"Coverage in this table has been thin since {say_day(thin)}: what is missing here may have happened."
        )
    return Section(
        "situation",
        "The situation",
        f"Where things stand on {say_day(selection.as_of)}",
        tuple(Text(line) for line in lines if line),
        {"texts": stand, "contacts": contacts},
    )


def _texts(context: Context, stand: pd.DataFrame, what: str, *standings: str) -> str:
    rows = rows_of(stand[stand["standing"].isin(standings)])
    said = [
        f"{row['name']}, {row['standing']} since {short(row['since'])}{context.cite(row)}" for row in rows
    ]
    return f"{what}: {'; '.join(said) or 'no main-track text in this table'}."


def _contact(context: Context, row: dict[str, object]) -> str:
    found = record(context.dataset, context.selection, str(row["kind"]), str(row["key"])) or {"sources": []}
    when = f"{short(row['last_day'])}, {ago(int(str(row['days'])))}"
    return f"{CONTACTS[str(row['what'])]} in this table: {row['title']}, {when}{context.cite(found)}."


def visits(context: Context) -> Section:
    """Draw the stops of the last days of the window."""
    dataset, selection = context.dataset, context.selection
    days = _recent(selection)
    stops, trips = within(travel.stops(dataset, selection), travel.trips(dataset, selection), days)
    found = evidence.sources(dataset, {each for ids in stops["sources"] for each in ids}, selection.as_of)
    laid = lanes(
        stops,
        trips,
        days,
        ORDERS[0],
        sides=dataset.descriptor.labels("actors", "side"),
        countries=dataset.vocabulary.countries,
        publishers=dict(zip(found["source_id"], found["publisher"], strict=True)),
    )
    figure = stops_gantt(
        laid,
        travel.rounds(dataset, selection),
        situation.marked_texts(dataset, selection),
        days,
        dataset.vocabulary.countries,
    )
    cited = context.references.mark({each for ids in stops["sources"] for each in ids})
    people = count(stops["traveller_id"].nunique(), "traveller", "travellers")
    when = f"{say_day(days.since)} to {say_day(days.as_of)}"
    message = f"{count(len(stops), 'stop', 'stops')} by {people}, {when}"
    if stops.empty:
        return Section("travel", "Travel", message, (Text("No visits in these days, in this table."),))
    note = f"{message}. A pale bar has no sourced departure: last seen, not left. Sources:{cited}."
    return Section("travel", "Travel", message, (Picture(figure, note),), {"stops": stops})


def visits_on_a_map(context: Context) -> Section:
    """Draw the cities of the last days of the window, and the routes between them."""
    days = _recent(context.selection)
    stops = routes.located(context.dataset, context.selection)
    stops = stops[
        (stops["last_day"] >= pd.Timestamp(days.since)) & (stops["arrive_date"] <= pd.Timestamp(days.as_of))
    ]
    message = f"{count(stops['place_id'].nunique(), 'city', 'cities')} visited, {say_day(days.since)} to {say_day(days.as_of)}"
    if stops.empty:
        return Section("map", "Map of visits", message, (Text("No visits in these days, in this table."),))
    cited = context.references.mark({each for ids in stops["sources"] for each in ids})
    note = f"{message}. Where a traveller set out from is in no row. Sources:{cited}."
    figure = visits_picture(stops, days)
    return Section("map", "Map of visits", message, (Picture(figure, note),), {"visits": stops})


def mediators(context: Context) -> Section:
    """List the roles that mediators played in the window."""
    found = mediation.roles(context.dataset, context.selection)
    whose = ""
    if found.empty and context.selection.actors:
        found = mediation.roles(context.dataset, replace(context.selection, actors=()))
        whose = "None of the chosen actors has a mediator's role; those of all are listed. "
    labels = context.labels("mediator_roles", "role")
    rows: list[tuple[str, ...]] = []
    for name, group in found.groupby("mediator", sort=False):
        rows.append((str(name),))
        for row in rows_of(group):
            by = row["actor"] if row["actor"] != name else ""
            rows.append(
                (
                    labels[row["role"]],
                    span(row["start_date"], row["end_date"]),
                    by,
                    f"{row['description'] or ''}{context.cite(row)}",
                )
            )
    actors = count(found["mediator"].nunique(), "mediator", "mediators")
    message = f"{actors} in {count(len(found), 'sourced role', 'sourced roles')}"
    note = Text(
        f"{whose}Roles are judged from sourced rows, never counted from contacts. One without an end had none known on this day."
    )
    table = Table(("Role", "Days", "By", "What"), tuple(rows), (3, 4, 3, 9))
    return Section(
        "mediators",
        "Mediators and their roles",
        message,
        (note, table) if rows else (note,),
        {"roles": found},
    )


def rounds(context: Context) -> Section:
    """List the rounds of talks, the newest first."""
    found = mediation.rounds(context.dataset, context.selection)
    talks = found[found["counts"]]
    formats = context.labels("rounds", "format")
    rows = [
        (
            row["name"],
            span(row["start_date"], row["end_date"]),
            f"{row['city'] or ''}, {formats[row['format']].lower()}".strip(", "),
            f"{_names(row['mediators'])} with {_names(row['parties'])}",
            f"{row['outcome'] or 'no outcome known'}{context.cite(row)}",
        )
        for row in rows_of(talks.head(ROUNDS))
    ]
    message = f"{count(len(talks), 'round', 'rounds')} of talks with both sides, and {count(len(found) - len(talks), 'contact', 'contacts')} of mediators"
    note = Text(f"The newest {len(rows)} of {len(talks)} rounds.")
    table = Table(("Round", "Days", "Where and how", "Who", "Outcome"), tuple(rows), (4, 3, 3, 4, 6))
    return Section(
        "rounds", "Rounds of talks", message, (note, table) if rows else (note,), {"rounds": found}
    )


def upcoming(context: Context) -> Section:
    """List what had been announced by the day, and what had just been put off."""
    found = timeline.upcoming(context.dataset, context.selection)
    types, outcomes = context.labels("events", "event_type"), context.labels("events", "outcome")
    rows = tuple(
        (
            span(row["start_date"], row["end_date"]),
            f"{row['title']}{context.cite(row)}",
            types[row["event_type"]],
            outcomes[row["outcome"]] if row["outcome"] else "",
        )
        for row in rows_of(found)
    )
    message = f"{count(len(rows), 'event', 'events')} announced, or just put off, by {say_day(context.selection.as_of)}"
    table = Table(("When", "What", "Type", "Standing"), rows, (3, 9, 2, 2))
    parts = (table,) if rows else (Text("Nothing announced by this day, in this table."),)
    return Section("upcoming", "Ahead, and put off", message, parts, {"upcoming": found})


def events(context: Context) -> Section:
    """List the newest events of the window."""
    found = timeline.events(context.dataset, context.selection)
    types, confidences = context.labels("events", "event_type"), context.labels("events", "confidence")
    rows = tuple(
        (
            span(row["start_date"], row["end_date"]),
            f"{row['title']}{context.cite(row)}",
            row["city"] or "",
            f"{types[row['event_type']]}, {confidences[row['confidence']].lower()}",
        )
        for row in rows_of(found.head(EVENTS))
    )
    message = f"{count(len(found), 'event', 'events')} in the window"
    note = Text(f"The newest {len(rows)} of {len(found):,}.")
    table = Table(("When", "What", "Where", "Type"), rows, (3, 9, 2, 3))
    return Section("events", "Events", message, (note, table) if rows else (note,), {"events": found})


def method(context: Context) -> Section:
    """Say how positions are compared, in the words of the codebook."""
    parts: list[Text | Table] = []
    for term in METHOD:
        parts += [Text(term.name, heading=True), *(Text(each) for each in term.says)]
        parts += [Text(f"{name}: {meaning}") for name, meaning in term.cases]
    return Section("method", "How positions are compared", "How positions are compared", tuple(parts))


def _recent(selection: Selection) -> Selection:
    first = selection.as_of - dt.timedelta(days=RECENT - 1)
    return replace(selection, since=max(first, selection.since))


def _names(names: list[str]) -> str:
    return say_list(list(names)) if len(names) else "nobody named"
