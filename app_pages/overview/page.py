"""Overview: where things stand on the chosen day, on one screen."""

import pandas as pd
import streamlit as st

from app_pages.overview.activity import activity_chart
from components import html
from components.compact_matrix import compact_matrix
from components.evidence import evidence_for
from components.handover import titled
from components.reader import reader
from parley.queries import conditions, situation, texts, timeline
from parley.selection import say_day

NEWEST = 7
TEXTS = 4
ACTIVE = 6

# 1. What was asked
here = reader()
dataset, selection = here.dataset, here.selection
labels = dataset.descriptor.labels

# 2. What stands, who was active, what is ahead and new
standing = texts.texts(dataset, selection)
answers = texts.answers(dataset, selection)
contacts = situation.last_contacts(dataset, selection)
thin = situation.thin_since(dataset, selection)
active = situation.active(dataset, selection).head(ACTIVE)
positions = conditions.latest(dataset, selection)
sides = conditions.parties(positions[positions["side"] == "party"])[:2]
newest = timeline.events_page(dataset, selection, 0, NEWEST)
ahead = timeline.upcoming(dataset, selection)

# 3. The page: how long since, then texts, issues and events side by side
here.head(0 if newest.empty else int(newest["total"].iloc[0]), "event", "events")
html.show(
    "app_pages/overview/strip.html",
    contacts={row["what"]: row for row in html.records(contacts)},
    thin=thin,
    active=html.records(active),
    say_day=say_day,
)
wide, narrow = st.columns([19, 9], gap="medium")
with wide:
    left, right = st.columns([10, 9], gap="medium")
with left:
    of_sides = answers[answers["actor"].isin(sides) & (answers["latest"] | ~answers["first_hand"])]
    titled(
        "Texts in force and on the table",
        lambda: texts.answered(standing, of_sides),
        key="standing",
        name="overview-texts",
        show=not standing.empty,
    )
    html.show(
        "app_pages/overview/texts.html",
        texts=html.records(standing.head(TEXTS)),
        more=max(len(standing) - TEXTS, 0),
        sides=sides,
        # The last one stands: the newest, and of two of one day the one that the side gave itself
        answers={
            (row["framework_id"], row["actor"]): row
            for row in html.records(of_sides.sort_values(["date", "first_hand"], kind="stable"))
        },
        labels=labels("framework_responses", "answer"),
    )
with right:
    titled(
        "The two sides, issue by issue",
        lambda: conditions.worded(dataset, selection, positions, sides),
        key="issues",
        name="overview-issues",
        show=bool(sides),
    )
    compact_matrix(dataset, conditions.propositions(dataset, selection), positions, sides)
with narrow:
    told = newest.columns.drop("total")
    listed = pd.concat([ahead[told], newest[told]]).drop_duplicates("event_id")
    titled("Ahead, put off, and newest", listed, key="listed", name="overview-events")
    html.show(
        "app_pages/overview/newest.html",
        ahead=html.records(ahead),
        newest=html.records(newest),
        types=labels("events", "event_type"),
        outcomes=labels("events", "outcome"),
        confidences=labels("events", "confidence"),
        evidence=evidence_for(dataset, selection, [ahead["sources"], newest["sources"]]),
    )

# 4. How activity ran, and a way to choose the window
with wide:
    activity_chart(dataset, selection)
