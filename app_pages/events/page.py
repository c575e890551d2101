"""Events: the filtered table, to read day by day or as a grid."""

import streamlit as st

from app_pages.events.grid import grid
from app_pages.events.parts import pager, place_in, scroll_up
from app_pages.events.reading import reading
from components.handover import handover
from components.reader import reader
from components.views import choose_view
from parley.queries import timeline

# How many events each view shows at a time: no more to send and to wait for where there are fifty thousand
SIZES = {"Reading": 25, "Grid": 1000}
READING, GRID = SIZES

# 1. What was asked
here = reader()
dataset, selection = here.dataset, here.selection
head = st.container()
bar = st.container(horizontal=True, vertical_alignment="center", key="events-bar")
with bar:
    view = choose_view()
size = SIZES[view]

# 2. The events of the part that is shown
scope = (dataset.fingerprint, selection, view)
start = place_in(scope) * size
events = timeline.events_page(dataset, selection, start, size)
total = int(events["total"].iloc[0]) if len(events) else 0

# 3. The page
with head:
    here.head(total, "event", "events")
if total:
    with bar:
        shown = f"{start + 1:,} to {start + len(events):,} of {total:,}, the newest first."
        part_only = " Sorting and searching reach these only; the filters reach all." if total > size else ""
        st.caption(shown + (part_only if view == GRID else ""), width="content")
        pager(total, size, "above")
        handover(lambda: timeline.events(dataset, selection), key="events", name="events", title="Events")
    {READING: reading, GRID: grid}[view](dataset, selection, events, start, size)
    if view == READING:
        pager(total, size, "below")
        scroll_up()
else:
    st.info("No events in this window. Move since earlier or clear the actors.")
