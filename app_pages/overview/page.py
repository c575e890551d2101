"""Overview: where things stand on the chosen day."""

import streamlit as st

from components import html
from components.event_list import event_list
from components.evidence import evidence_for
from components.reader import reader
from parley.queries import texts, timeline
from parley.selection import say_day

NEWEST = 12

# 1. What was asked
here = reader()
dataset, selection = here.dataset, here.selection

# 2. What stands, what is ahead, what is new
standing = texts.texts(dataset, selection)
replies = texts.answers(dataset, selection)
ahead = timeline.upcoming(dataset, selection)
found = timeline.events(dataset, selection)
newest = found.head(NEWEST)
evidence = evidence_for(
    dataset, selection, [standing["sources"], replies["sources"], ahead["sources"], newest["sources"]]
)

# 3. The page
here.head(len(found), "event", "events")
st.caption(
    f"{dataset.title}, as of {say_day(selection.as_of)}. The data reach to {say_day(dataset.coverage.last)}."
)
left, right = st.columns([5, 6], gap="large")
with left:
    st.subheader("Texts in force and on the table", anchor=False)
    html.show(
        "app_pages/overview/texts.html",
        texts=html.records(standing),
        answers=html.records(replies[replies["latest"] | ~replies["first_hand"]]),
        labels=dataset.descriptor.labels("framework_responses", "answer"),
        evidence=evidence,
    )
    st.subheader("Ahead, and put off", anchor=False)
    event_list(
        dataset,
        ahead,
        evidence,
        empty="Nothing that was announced by this day still lies ahead in this table.",
    )
with right:
    st.subheader("Newest events", anchor=False)
    event_list(
        dataset, newest, evidence, empty="No events in this window. Move since earlier or clear the actors."
    )
