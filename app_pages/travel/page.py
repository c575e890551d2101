"""Travel: who went where, when, and whom they met."""

import streamlit as st

from components.chart_card import chart_card
from components.reader import reader
from parley.charts.travel import stops_gantt
from parley.queries import travel

# 1. What was asked
here = reader()
dataset, selection = here.dataset, here.selection

# 2. The stops in the window
stops = travel.stops(dataset, selection)

# 3. The page
here.head(len(stops), "stop", "stops")
st.caption(
    f"{stops['trip_id'].nunique()} trips in this table. A paler bar has no sourced departure: "
    "it ends on the last day on which the traveller was seen there."
)
chart_card(
    stops_gantt(stops, selection, dataset.vocabulary.countries),
    stops.drop(columns=["traveller_id"]),
    key="travel",
    empty="No visits in this window. Move since earlier or clear the actors.",
    opens="trip",
)
