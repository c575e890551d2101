"""Conditions: what each party says it wants, side by side."""

import streamlit as st

from app_pages.conditions.matrix import matrix
from components import html
from components.evidence import evidence_for
from components.reader import reader
from parley import theme
from parley.queries import conditions

STALE_DAYS = 60

# 1. What was asked
here = reader()
dataset, selection = here.dataset, here.selection

# 2. Each party's latest position on each proposition
propositions = conditions.propositions(dataset, selection)
positions = conditions.latest(dataset, selection)
parties = conditions.parties(positions)

# 3. The page
here.head(len(positions), "latest position", "latest positions")
st.caption(
    f"Each cell holds the party's latest position of its own, on record or in a document; a "
    "later reported one stands beneath it. A dot means that no position is in this table, which is not a position. "
    f"Muted: stated more than {STALE_DAYS} days before."
)
if positions.empty:
    st.info("No position in this window. Move since earlier or clear the actors.")
else:
    html.show(
        "app_pages/conditions/matrix.html",
        issues=matrix(propositions, positions),
        parties=parties,
        stances=dataset.descriptor.labels("positions", "stance"),
        attributions=dataset.descriptor.labels("positions", "attribution"),
        marks=theme.STANCE_MARKS,
        stale_days=STALE_DAYS,
        evidence=evidence_for(dataset, selection, [positions["sources"]]),
    )
