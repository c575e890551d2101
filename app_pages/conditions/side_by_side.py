"""Side by side: each party's latest position on each proposition, next to one text."""

from collections.abc import Sequence
from itertools import takewhile

import pandas as pd
import streamlit as st

from app_pages.conditions.matrix import Matrix
from components import html
from components.framework import choose_framework
from components.handover import handover
from components.markdown import plain
from parley import theme, urls
from parley.dataset import Dataset
from parley.method import MUTED_AFTER
from parley.queries import catalogue, conditions, derived, texts
from parley.queries.differences import sides
from parley.selection import Selection, say_list

OTHERS = 3
"""So many parties stand beside the two sides unless the reader chooses: what fits a screen, and what is read."""


def side_by_side(
    dataset: Dataset, selection: Selection, positions: pd.DataFrame, standing: pd.DataFrame
) -> None:
    """Draw the matrix of conditions, and above it the choice of its columns.

    Parameters
    ----------
    positions, standing
        `parley.queries.conditions.latest` and `parley.queries.texts.texts` of the selection.
    """
    brokered = conditions.mediator_statements(dataset, selection)
    provisions = texts.provisions(dataset, selection)
    pair, others = _stated(dataset, selection, positions, brokered)
    usual = [*pair, *others[:OTHERS]]
    with st.container(horizontal=True, vertical_alignment="bottom", key="matrix-bar"):
        columns = _choose_columns(dataset, usual)
        text = choose_framework(dataset, provisions, standing)
        if not positions.empty:
            title = "Latest position of each party on each proposition"
            handover(
                lambda: conditions.worded(dataset, selection, positions, columns),
                key="matrix",
                name="conditions",
                title=title,
            )
    if columns == usual and others[OTHERS:]:
        more = f"Also with positions in this table, to be chosen as columns: {say_list(others[OTHERS:])}."
        st.caption(plain(more))
    if positions.empty and brokered.empty:
        st.info("No position in this window. Move since earlier or clear the actors.")
        return
    matrix = Matrix(
        propositions=conditions.propositions(dataset, selection),
        positions=positions,
        brokered=brokered,
        provisions=provisions[provisions["framework_id"] == text],
        derived=derived.by_accepting(dataset, selection),
        left_out=conditions.left_out(dataset, selection, positions),
        searches=catalogue.searches(dataset, selection.as_of),
    )
    ids = {each.name: each.actor_id for each in dataset.vocabulary.actors.values()}
    pairs = [(name, ids[name]) for name in columns]
    both = sides(dataset)
    leading = len(list(takewhile(lambda each: each[1] in both, pairs)))
    label = dataset.descriptor.labels
    html.show(
        "app_pages/conditions/matrix.html",
        columns=pairs,
        text=matrix.text,
        text_at=leading or len(pairs),
        issues=matrix.issues(pairs),
        stances=label("positions", "stance"),
        attributions=label("positions", "attribution"),
        capacities=label("positions", "capacity"),
        phases=label("provisions", "phase"),
        marks=theme.STANCE_MARKS,
        muted_after=MUTED_AFTER,
    )


def _stated(
    dataset: Dataset, selection: Selection, positions: pd.DataFrame, brokered: pd.DataFrame
) -> tuple[list[str], list[str]]:
    """List the two sides, whatever they said, and others by the number of their rows; only those with rows if chosen."""
    said = pd.concat([positions[["party"]], brokered[["party"]]])["party"].value_counts()
    others = sorted(said.index, key=lambda name: (-said[name], name))
    pair = [
        name
        for name in map(dataset.vocabulary.name, sides(dataset))
        if not selection.actors or name in said.index
    ]
    return pair, [name for name in others if name not in pair]


def _choose_columns(dataset: Dataset, usual: Sequence[str]) -> list[str]:
    actors = dataset.vocabulary.actors.values()
    others = sorted({each.name for each in actors if each.kind != "person"} - set(usual))
    chosen: list[str] = st.multiselect(
        "Columns, in the order chosen",
        [*usual, *others],
        key=urls.PARTIES,
        bind="query-params",
        placeholder="The two sides, then others with most rows",
        filter_mode="contains",
        select_all=False,
        width=420,
    )
    return chosen or list(usual)
