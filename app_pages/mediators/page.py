"""Mediators: who plays which role, and when."""

import streamlit as st

from app_pages.mediators.matrix import matrix
from components import html
from components.evidence import evidence_for
from components.reader import reader
from parley.queries import mediation

# 1. What was asked
here = reader()
dataset, selection = here.dataset, here.selection

# 2. The roles that were played
roles = mediation.roles(dataset, selection)

# 3. The page
here.head(len(roles), "role", "roles")
st.caption(
    "Roles are judged from sourced rows, never counted from contacts. A period without an "
    "end had none known on this day; a role of up to three days is an act that illustrates the role."
)
if roles.empty:
    st.info("No mediator's role in this window. Move since earlier or clear the actors.")
else:
    html.show(
        "app_pages/mediators/matrix.html",
        rows=matrix(roles),
        categories=dataset.descriptor.table("mediator_roles").field("role").categories,
        evidence=evidence_for(dataset, selection, [roles["sources"]]),
    )
