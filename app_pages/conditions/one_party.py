"""One party's file: all that a party or speaker has said, in order."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from components import html
from components.evidence import evidence_for
from components.filter_bar import several
from components.handover import handover
from parley import theme, urls
from parley.dataset import Dataset
from parley.method import CONTRADICTION_WITHIN
from parley.queries import history
from parley.queries.differences import sides
from parley.selection import Selection

SIZE = 40
CODES = 200
"""Width of a choice of labels, which are short."""
PART = "party-file-part"


def one_party(dataset: Dataset, selection: Selection) -> None:
    """Draw the choice of a party or speaker, further filters, and the statements, the newest first."""
    everything = history.statements(dataset, replace(selection, actors=()))
    with st.container(horizontal=True, vertical_alignment="bottom", key="party-bar"):
        chosen = _choose(dataset, everything)
        ids = set(dataset.vocabulary.members[chosen])
        own = everything[everything["party_id"].isin(ids) | everything["speaker_id"].isin(ids)]
        shown = _narrowed(dataset, own).iloc[::-1].reset_index(drop=True)
        if not shown.empty:
            handover(shown, key="party", name="conditions-party", title=f"Statements of {chosen}")
    if shown.empty:
        st.info(f"Nothing by {chosen} in this table fits. Clear a filter or move since earlier.")
        return
    part = _part(len(shown), (dataset.fingerprint, selection, chosen, tuple(shown["position_id"])))
    page = shown.iloc[part * SIZE : (part + 1) * SIZE]
    label = dataset.descriptor.labels
    html.show(
        "app_pages/conditions/one_party.html",
        name=chosen,
        total=len(shown),
        first=part * SIZE + 1,
        statements=html.records(page),
        dates=dict(zip(everything["position_id"], everything["date"], strict=True)),
        words=dict(zip(everything["position_id"], everything["stance"], strict=True)),
        within=CONTRADICTION_WITHIN,
        stances=label("positions", "stance"),
        acts=label("positions", "act"),
        attributions=label("positions", "attribution"),
        capacities=label("positions", "capacity"),
        marks=theme.STANCE_MARKS,
        evidence=evidence_for(dataset, selection, [page["sources"]]),
    )


def _choose(dataset: Dataset, statements: pd.DataFrame) -> str:
    """Draw the choice: the two sides first, then those with statements, then all others."""
    names = dataset.vocabulary.actors
    counted = pd.concat([statements["party_id"], statements["speaker_id"].dropna()]).value_counts()
    pair = list(sides(dataset))
    order = sorted(
        names, key=lambda key: (key not in pair, -counted.get(key, 0) * (key not in pair), names[key].name)
    )
    chosen: str = st.selectbox(
        "Party or speaker",
        [names[each].name for each in order],
        key=urls.PARTY,
        bind="query-params",
        filter_mode="contains",
        width=260,
    )
    return chosen


def _narrowed(dataset: Dataset, statements: pd.DataFrame) -> pd.DataFrame:
    """Draw the filters of the file and let through what they let through."""
    label = dataset.descriptor.labels
    propositions = several("Propositions", dataset.vocabulary.propositions, urls.PROPOSITIONS, 380)
    attributions = several(
        "Attribution", label("positions", "attribution").values(), urls.ATTRIBUTIONS, CODES
    )
    capacities = several("Capacity", label("positions", "capacity").values(), urls.CAPACITIES, CODES)
    kept = pd.Series(True, statements.index)
    if propositions:
        kept &= statements["statement"].isin(propositions)
    if attributions:
        kept &= statements["attribution"].map(label("positions", "attribution")).isin(attributions)
    if capacities:
        kept &= statements["capacity"].map(label("positions", "capacity")).isin(capacities)
    return statements[kept]


def _part(total: int, scope: object) -> int:
    """Draw the numbers of the parts where there are several, and give the one to show; other rows begin anew."""
    if st.session_state.get(f"{PART}-scope") != scope:
        st.session_state[f"{PART}-scope"], st.session_state[PART] = scope, 1
    parts = -(-total // SIZE)
    return (st.pagination(parts, key=PART) if parts > 1 else 1) - 1
