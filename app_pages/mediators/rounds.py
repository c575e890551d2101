"""Rounds of talks, each with who sat at the table, and apart from them the contacts of mediators."""

from typing import Any

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components import html
from components.chart_card import chart_card
from components.evidence import evidence_for
from components.handover import titled
from components.reader import Reader
from parley.charts.mediation import rounds_timeline
from parley.queries import mediation

EMPTY = "No round of talks or contact of mediators in this window. Move since earlier or clear the actors."
IDS = ["counts", "mediator_ids", "party_ids", "framework_id"]
"""What only the page and its links need."""
MOST = 150
"""So many rounds, and so many contacts, are listed at most."""


def rounds(here: Reader, head: DeltaGenerator) -> None:
    """Draw the timeline of rounds and its gaps, the list of rounds, and the list of contacts."""
    dataset, selection = here.dataset, here.selection
    found = mediation.rounds(dataset, selection)
    counted, contacts = found[found["counts"]], found[~found["counts"]]
    with head:
        here.head(len(counted), "round of talks", "rounds of talks", here.heeding("actors", "places"))
    st.caption(
        "Counted are rounds in which both sides took part, directly or through mediators. A contact with one side, or "
        "among mediators, is no round; contacts stand apart, below."
    )
    if found.empty:
        st.info(EMPTY)
        return
    formats = dataset.descriptor.labels("rounds", "format")
    chart_card(
        rounds_timeline(found, formats, selection),
        counted.drop(columns=IDS),
        key="rounds",
        empty="No round of talks in this window; there are contacts of mediators, below.",
        opens="round",
    )
    people = mediation.at_the_table(dataset, selection)
    html.show(
        "app_pages/mediators/rounds.html",
        rounds=_with_levels(_rows(counted.head(MOST)), people),
        left_out=max(len(counted) - MOST, 0),
        table=_table(people),
        formats=formats,
        roles=dataset.descriptor.labels("participants", "role"),
        evidence=evidence_for(dataset, selection, [counted["sources"].head(MOST)]),
    )
    titled(
        "Contacts that are no rounds", contacts.drop(columns=IDS), key="contacts", name="mediators-contacts"
    )
    html.show(
        "app_pages/mediators/contacts.html",
        contacts=_rows(contacts.head(MOST)),
        left_out=max(len(contacts) - MOST, 0),
        formats=formats,
        evidence=evidence_for(dataset, selection, [contacts["sources"].head(MOST)]),
    )


def _rows(rounds: pd.DataFrame) -> list[dict[str, Any]]:
    """Give the rounds for the template, ids beside names."""
    rows = html.records(rounds)
    for row in rows:
        for names, ids in (("mediators", "mediator_ids"), ("parties", "party_ids")):
            row[names] = list(zip(row[ids], row[names], strict=True))
    return rows


def _with_levels(rows: list[dict[str, Any]], people: pd.DataFrame) -> list[dict[str, Any]]:
    """Say of each round whether people are named in it, and whether anyone's office is known."""
    persons = people[people["kind"] == "person"]
    someone, levels = set(persons["round_id"]), set(persons.loc[persons["office"].notna(), "round_id"])
    for row in rows:
        row["someone"], row["levels"] = row["round_id"] in someone, row["round_id"] in levels
    return rows


def _table(people: pd.DataFrame) -> dict[str, list[dict[str, Any]]]:
    """Give, for each round, the principals that sat at its table, each with its people and their roles."""
    found: dict[str, list[dict[str, Any]]] = {}
    for (key, principal_id), rows in people.groupby(["round_id", "principal_id"], sort=False):
        of_it = html.records(rows)
        found.setdefault(str(key), []).append(
            {
                "actor_id": principal_id,
                "name": of_it[0]["principal"],
                "own": next((row for row in of_it if row["actor_id"] == principal_id), None),
                "people": [row for row in of_it if row["actor_id"] != principal_id],
            }
        )
    return found
