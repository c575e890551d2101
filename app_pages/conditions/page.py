"""Conditions: what each party says it wants, side by side, on any day."""

import streamlit as st

from app_pages.conditions.against import against_the_text
from app_pages.conditions.band import band
from app_pages.conditions.changes import what_changed
from app_pages.conditions.differences import where_they_differ
from app_pages.conditions.history import history_of
from app_pages.conditions.one_party import one_party
from app_pages.conditions.side_by_side import side_by_side
from components import html
from components.handover import titled
from components.reader import reader
from components.views import choose_view
from parley.method import METHOD
from parley.queries import conditions, texts

# 1. What was asked
here = reader()
dataset, selection = here.dataset, here.selection

# 2. The texts that stand, and each party's latest positions
standing = texts.texts(dataset, selection)
positions = conditions.latest(dataset, selection)

# 3. The texts first
here.head(len(positions), "latest position", "latest positions")
answers = texts.answers(dataset, selection)
titled(
    "Texts in force and on the table",
    lambda: texts.answered(standing, answers),
    key="texts",
    name="conditions-texts",
    show=not standing.empty,
)
band(dataset, standing, answers)

# 4. One view
with st.container(horizontal=True, vertical_alignment="center", key="view-bar"):
    view = choose_view()
    method = st.popover("How positions are compared", icon=":material/rule:", key="method", on_change="rerun")
    if method.open:
        with method:
            html.show("components/method.html", terms=METHOD)
if view == "Side by side":
    side_by_side(dataset, selection, positions, standing)
elif view == "Where they differ":
    where_they_differ(here)
elif view == "What changed":
    what_changed(here)
elif view == "History":
    history_of(here)
elif view == "Against a text":
    against_the_text(here)
elif view == "One party":
    one_party(dataset, selection)
