"""How dense the travel was, and how long ago each last visit was."""

import pandas as pd
import streamlit as st

from components import html
from components.chart_card import chart_card
from components.handover import titled
from parley.charts.intensity import days_heatmap, visits_heatmap
from parley.dataset import Dataset
from parley.queries import intensity
from parley.selection import Selection, say_day

EMPTY = "No visits in this window. Move since earlier or clear the actors."


def shuttle_intensity(dataset: Dataset, selection: Selection, stops: pd.DataFrame) -> None:
    """Draw visits by city and days by traveller, month by month, and the table of last visits."""
    if stops.empty:
        st.info(EMPTY)
        return
    visits = intensity.visits_by_month(dataset, selection)
    days = intensity.days_by_month(dataset, selection)
    chart_card(visits_heatmap(visits, selection), visits.drop(columns="place_id"), key="visits", empty=EMPTY)
    chart_card(days_heatmap(days, selection), days.drop(columns="traveller_id"), key="days", empty=EMPTY)
    st.caption(
        f"Known days only: {int(stops['open'].sum())} of {len(stops)} stops in this window have no sourced departure "
        "and count one day. A month without a number has none in this table, which says nothing about what was not "
        "reported."
    )
    sides = dataset.descriptor.labels("actors", "side")
    last = intensity.last_visits(dataset, selection)
    titled(
        f"Days since the last visit, as of {say_day(selection.as_of)}",
        last.assign(side=last["side"].map(sides)),
        key="last-visits",
        name="travel-last-visits",
    )
    by_kind = {kind: html.records(last[last["what"] == kind]) for kind in ("side", "delegation", "traveller")}
    html.show("app_pages/travel/last_visits.html", by_kind=by_kind, sides=sides)
