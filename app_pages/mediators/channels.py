"""Who was in contact with whom: a network, the same as a matrix, and as a table."""

from typing import Any

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components import html
from components.chart_card import chart_card
from components.handover import titled
from components.plotly_card import plotly_card
from components.reader import Reader
from parley.charts.contacts import contact_matrix
from parley.queries import channels as asked
from parley.queries.mediation import KINDS

EMPTY = "No contact in this window. Move since earlier or clear the actors."
LISTED = 40
"""So many pairs stand in the table that can be read; the rows behind the chart are all."""


def channels(here: Reader, head: DeltaGenerator) -> None:
    """Draw the contacts of the window."""
    # Loaded where they are asked for: no other view needs networkx and Plotly
    from parley.charts.layout import PAIRS
    from parley.charts.network import contact_network
    from parley.charts.network_picture import network_picture

    dataset, selection = here.dataset, here.selection
    contacts = asked.contacts(dataset, selection)
    count = int(contacts["contacts"].sum())
    with head:
        said = here.heeding("actors", "event_types", "places", "text", "reported")
        here.head(count, "contact between two actors", "contacts between two actors", said)
    st.caption(
        "Contacts are counted from calls, meetings and talks; they say nothing of anyone's role. Each two states, "
        "organizations or groups that took part in the same event count once, by whoever spoke for them. Where several took part, "
        "that need not mean that each spoke with each. Two parties in talks that are not known to be direct are "
        "joined only through mediators: that is a line of its own, and no meeting."
    )
    if contacts.empty:
        st.info(EMPTY)
        return
    labels = dataset.descriptor.labels
    types = labels("events", "event_type")
    kinds = {code: types[code] for code in types if code in KINDS}
    network = contact_network(contacts, kinds, labels("actors", "side"), selection)
    left_out = (
        f"Drawn are the {PAIRS} pairs with most contacts of {network.left_out + PAIRS:,}; "
        "the rows behind the chart have all. "
        if network.left_out
        else ""
    )
    sides = labels("actors", "side")
    readable = _readable(asked.with_sources(dataset, selection, contacts), kinds)
    plotly_card(
        network.chart,
        readable,
        title=network.title,
        alt=network.alt,
        key="network",
        name="mediators-network",
        picture=lambda: network_picture(network, contacts, kinds, sides),
        note=f"{left_out}A line is wider from 2, 5, 10 and 20 contacts on.",
        opens="actor",
    )
    chart_card(
        contact_matrix(contacts),
        readable,
        key="contact-matrix",
        empty=EMPTY,
    )
    st.caption("A number in brackets: only through mediators.")
    pairs = _pairs(contacts)
    titled("Contacts by pair", readable, key="pairs", name="mediators-pairs")
    html.show(
        "app_pages/mediators/channels.html",
        pairs=pairs[:LISTED],
        left_out=max(len(pairs) - LISTED, 0),
        kinds=kinds,
        through=asked.THROUGH,
    )


def _readable(contacts: pd.DataFrame, kinds: dict[str, str]) -> pd.DataFrame:
    """Give the rows with labels for codes, less what only links need."""
    rows = contacts.drop(columns=["actor_id", "side", "other_id", "other_side"])
    return rows.assign(kind=rows["kind"].map(kinds))


def _pairs(contacts: pd.DataFrame) -> list[dict[str, Any]]:
    """Give one row a pair, with its contacts by kind, those with most first."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for row in html.records(contacts):
        pair = found.setdefault(
            (row["actor"], row["other"]),
            {
                **{name: row[name] for name in ("actor", "actor_id", "other", "other_id")},
                "total": 0,
                "cells": {},
                "first_day": row["first_day"],
                "last_day": row["last_day"],
            },
        )
        pair["total"] += row["contacts"]
        pair["first_day"] = min(pair["first_day"], row["first_day"])
        pair["last_day"] = max(pair["last_day"], row["last_day"])
        pair["cells"].setdefault(row["kind"], []).append(row)
    return sorted(found.values(), key=lambda pair: (-pair["total"], pair["actor"], pair["other"]))
