"""How many contacts each mediator had, month by month."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.chart_card import chart_card
from components.reader import Reader
from parley.charts.contacts import PANELS, workload_panels
from parley.queries import channels
from parley.queries.mediation import KINDS

EMPTY = "No contact of a mediator in this window. Move since earlier or clear the actors."


def workload(here: Reader, head: DeltaGenerator) -> None:
    """Draw a panel a mediator, all on one scale."""
    dataset, selection = here.dataset, here.selection
    found = channels.workload(dataset, selection)
    with head:
        said = here.heeding("actors", "event_types", "places", "text", "reported")
        here.head(int(found["contacts"].sum()), "contact of a mediator", "contacts of mediators", said)
    st.caption(
        "Counted are calls, meetings and talks in which a mediator took part, by whoever spoke for it; an event with "
        "several mediators counts for each. A count of contacts says nothing of a role, nor of what came of them."
    )
    if found.empty:
        st.info(EMPTY)
        return
    types = dataset.descriptor.labels("events", "event_type")
    kinds = {code: types[code] for code in types if code in KINDS}
    chart_card(
        workload_panels(found, kinds, selection),
        found.drop(columns="mediator_id").assign(kind=found["kind"].map(kinds)),
        key="workload",
        empty=EMPTY,
    )
    if (mediators := found["mediator"].nunique()) > PANELS:
        st.caption(f"Drawn are the {PANELS} mediators with most contacts of {mediators}; the rows have all.")
