"""Roles that mediators played: judged from sourced rows, and never counted from contacts."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from app_pages.mediators.matrix import matrix
from components import html
from components.evidence import evidence_for
from components.reader import Reader
from parley.queries import mediation

EMPTY = "No mediator's role in this window. Move since earlier or clear the actors."


def roles(here: Reader, head: DeltaGenerator) -> None:
    """Draw the matrix of roles."""
    dataset, selection = here.dataset, here.selection
    found = mediation.roles(dataset, selection)
    with head:
        here.head(len(found), "role", "roles", here.heeding("actors"))
    st.caption(
        "Roles are judged from sourced rows, never counted from contacts. A period without an "
        "end had none known on this day; a role of up to three days is an act that illustrates the role."
    )
    if found.empty:
        st.info(EMPTY)
        return
    html.show(
        "app_pages/mediators/matrix.html",
        rows=matrix(found),
        categories=dataset.descriptor.table("mediator_roles").field("role").categories,
        evidence=evidence_for(dataset, selection, [found["sources"]]),
    )
