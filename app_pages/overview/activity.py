"""Events by week, in which a brushed span becomes the window."""

import streamlit as st

from components.chart_card import chart_card
from components.filter_bar import set_filters
from parley import urls
from parley.charts.timeline import BRUSH, activity_by_week, window_of
from parley.dataset import Dataset
from parley.queries import situation
from parley.selection import Selection


def activity_chart(dataset: Dataset, selection: Selection) -> None:
    """Draw the chart; a span drawn in it sets since and as-of, and Reset or the filters set them otherwise."""
    activity = situation.activity(dataset, selection)
    figure = activity_by_week(
        activity,
        situation.marked_texts(dataset, selection),
        dataset.descriptor.labels("events", "event_type"),
        dataset.coverage,
        selection,
    )
    # A key of its own for each window: a brush drawn before would otherwise lie over the new window
    key = f"activity-{selection.since}-{selection.as_of}"

    def brushed(name: str) -> None:
        window = window_of(st.session_state[name].selection.get(BRUSH, {}), dataset.coverage)
        if window:
            set_filters(**{urls.SINCE: window[0], urls.AS_OF: window[1]})

    chart_card(
        figure,
        activity,
        key=key,
        empty="No events by this day. Move the as-of day later or clear the actors.",
        on_select=brushed,
    )
