"""Roles that mediators played: judged from sourced rows, and never counted from contacts."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from app_pages.mediators.matrix import matrix
from components import html
from components.chart_card import chart_card
from components.evidence import evidence_for
from components.handover import titled
from components.reader import Reader
from parley.charts.mediation import roles_gantt
from parley.queries import mediation
from parley.queries.mediation import ACT_DAYS

EMPTY = "No mediator's role in this window. Move since earlier or clear the actors."


def roles(here: Reader, head: DeltaGenerator) -> None:
    """Draw the roles as a matrix, and over time."""
    dataset, selection = here.dataset, here.selection
    found = mediation.roles(dataset, selection)
    with head:
        here.head(len(found), "role", "roles", here.heeding("actors"))
    st.caption(
        "Roles are judged from sourced rows, never counted from contacts. A period without an end had none known on "
        f"this day; one of up to {ACT_DAYS} days is an act that illustrates the role, and stands apart, in italics."
    )
    if found.empty:
        st.info(EMPTY)
        return
    field = dataset.descriptor.table("mediator_roles").field("role")
    labels = dataset.descriptor.labels("mediator_roles", "role")
    rows = found.drop(columns=["mediator_id", "actor_id"]).assign(role=found["role"].map(labels))
    titled("Roles by mediator", rows, key="role-matrix", name="mediators-roles")
    html.show(
        "app_pages/mediators/matrix.html",
        rows=matrix(found),
        categories=field.categories,
        evidence=evidence_for(dataset, selection, [found["sources"]]),
    )
    chart_card(
        roles_gantt(found, labels, selection),
        rows,
        key="roles",
        empty=EMPTY,
        opens="actor",
    )
    st.caption("A diamond is an act; an arrow at its end says that a role had not ended by this day.")
