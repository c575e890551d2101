"""Events: the filtered table."""

import streamlit as st

from app_pages.events.grid import grid
from components.reader import reader
from parley.queries import timeline

# 1. What was asked
here = reader()
dataset, selection = here.dataset, here.selection

# 2. The events in the window
events = timeline.events(dataset, selection)

# 3. The page
here.head(len(events), "event", "events")
if events.empty:
    st.info("No events in this window. Move since earlier or clear the actors.")
else:
    grid(dataset, selection, events)
