"""The span of days that a view shows in detail: drawn over a strip of the whole window, or by a button."""

import datetime as dt

import pandas as pd
import streamlit as st

from parley.charts.strip import BRUSH, by_week, visits_strip
from parley.charts.timeline import window_of
from parley.dataset import Coverage
from parley.selection import Selection

RECENT_DAYS = 183
"""A window opens on its last six months: over years, a day is less than a pixel."""
SHORT_DAYS = 14
"""A window so short is shown whole."""
KEY = "travel-span"


def span_buttons(selection: Selection) -> None:
    """Draw the buttons that show the newest part of the window, or all of it."""
    if _short(selection):
        return
    recent = _recent(selection)
    st.button("Last six months", type="tertiary", on_click=_put, args=(selection, recent, selection.as_of))
    st.button(
        "Whole window", type="tertiary", on_click=_put, args=(selection, selection.since, selection.as_of)
    )
    st.caption("or draw over the weeks below to see these days in detail.", width="content")


def choose_span(selection: Selection, stops: pd.DataFrame) -> Selection:
    """Draw the strip, and give the selection narrowed to the span that is chosen.

    The choice belongs to the window: with another one, its last six months are shown again.
    """
    if _short(selection):
        return selection
    chosen = st.session_state.get(KEY, {}).get((selection.since, selection.as_of))
    first, last = chosen or (_recent(selection), selection.as_of)
    span = Selection(last, first, selection.actors, places=selection.places, reported=selection.reported)
    figure = visits_strip(by_week(stops), selection, span)
    # A key of its own for each span: a brush drawn before would otherwise lie over the new one
    name = f"travel-strip-{selection.since}-{selection.as_of}-{first}-{last}"

    def brushed() -> None:
        window = Coverage(selection.since, selection.as_of, selection.as_of)
        if drawn := window_of(st.session_state[name].selection.get(BRUSH, {}), window):
            _put(selection, *drawn)

    st.altair_chart(figure.chart, alt=figure.alt, key=name, on_select=brushed)
    return span


def _put(selection: Selection, first: dt.date, last: dt.date) -> None:
    st.session_state[KEY] = {(selection.since, selection.as_of): (first, last)}


def _recent(selection: Selection) -> dt.date:
    return max(selection.since, selection.as_of - dt.timedelta(days=RECENT_DAYS - 1))


def _short(selection: Selection) -> bool:
    return (selection.as_of - selection.since).days < SHORT_DAYS
