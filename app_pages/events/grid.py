"""Events as a grid that can be sorted and searched."""

import pandas as pd
import streamlit as st

from components.evidence import evidence_for
from components.records import open_record
from parley.dataset import Dataset
from parley.selection import Selection

HEIGHT = 640
PICKED = "events-picked"


def grid(dataset: Dataset, selection: Selection, events: pd.DataFrame) -> None:
    """Draw the events, one a row, with a link to the first source of each."""
    evidence = evidence_for(dataset, selection, [events["sources"]])
    types = dataset.descriptor.labels("events", "event_type")
    outcomes = dataset.descriptor.labels("events", "outcome")
    rows = events.assign(
        event_type=events["event_type"].map(types),
        city=events["city"].fillna(""),
        confidence=events["confidence"].map(dataset.descriptor.labels("events", "confidence")),
        outcome=events["outcome"].map(outcomes).fillna("Under way"),
        source=events["sources"].map(lambda ids: evidence[ids[0]]["url"]),
        open=":material/open_in_full:",
        publishers=events["sources"].map(lambda ids: [evidence[each]["publisher"] for each in ids]),
    )
    st.dataframe(
        rows,
        hide_index=True,
        height=HEIGHT,
        key="events-grid",
        column_order=[
            "open",
            "start_date",
            "event_type",
            "title",
            "actors",
            "city",
            "outcome",
            "confidence",
            "summary",
            "source",
            "publishers",
        ],
        column_config={
            "open": st.column_config.ButtonColumn(
                "Open",
                type="tertiary",
                width=60,
                pinned=True,
                key=PICKED,
                on_click=_open,
                args=(list(events["event_id"]),),
            ),
            "start_date": st.column_config.DateColumn("Date", format="YYYY-MM-DD", width=100, pinned=True),
            "event_type": st.column_config.TextColumn("Type", width=110),
            "title": st.column_config.TextColumn("Event", width=400),
            "actors": st.column_config.ListColumn("Actors", width=260),
            "city": st.column_config.TextColumn("Place", width=110),
            "outcome": st.column_config.TextColumn("Outcome", width=160),
            "confidence": st.column_config.TextColumn("Confidence", width=100),
            "summary": st.column_config.TextColumn("Summary", width=400),
            "source": st.column_config.LinkColumn("First source", display_text="Open", width=90),
            "publishers": st.column_config.ListColumn("Sources", width=220),
        },
    )


def _open(ids: list[str]) -> None:
    """Open the record of the row whose button was clicked."""
    open_record("event", ids[st.session_state[PICKED].row])
