"""Events as a grid that can be sorted and searched."""

import pandas as pd
import streamlit as st

from components.records import open_record
from parley.dataset import Dataset
from parley.queries import timeline
from parley.selection import Selection

HEIGHT, FILLS_IT = 640, 17
"""How high a grid of many rows is, and from how many rows on."""
PICKED = "events-picked"
LINKS = ("source_1", "source_2", "source_3")
"""So many sources are linked from a row; all are named in it, and linked from the record."""
HOST = r"^https?://(?:www\.)?([^/:?#]+)"


def grid(dataset: Dataset, selection: Selection, events: pd.DataFrame, start: int, size: int) -> None:
    """Draw the rows of `timeline.events_page`, which were asked from `start` on, one a row."""
    # Not `lazy`: its rows can't be searched, and a button in a sorted one tells the wrong row
    rows = _rows(dataset, selection, events, start, size)
    links = [column for column in LINKS if rows[column].notna().any()]
    st.dataframe(
        rows,
        hide_index=True,
        height=HEIGHT if len(rows) > FILLS_IT else "content",
        key="events-grid",
        alt="Events, one a row",
        column_order=[
            "open",
            "start_date",
            "event_type",
            "title",
            "actors",
            "city",
            "outcome",
            "confidence",
            *links,
            "publishers",
            "summary",
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
            "event_type": st.column_config.TextColumn("Type", width=115),
            "title": st.column_config.TextColumn("Event", width=370),
            "actors": st.column_config.ListColumn("Actors", width=200),
            "city": st.column_config.TextColumn("Place", width=100),
            "outcome": st.column_config.TextColumn("Outcome", width=140),
            "confidence": st.column_config.TextColumn("Confidence", width=95),
            "summary": st.column_config.TextColumn("Summary", width=400),
            **{
                column: st.column_config.LinkColumn(f"Source {number}", display_text=HOST, width=140)
                for number, column in enumerate(LINKS, start=1)
            },
            "publishers": st.column_config.ListColumn("All sources", width=220),
        },
    )


def _rows(
    dataset: Dataset, selection: Selection, events: pd.DataFrame, start: int, size: int
) -> pd.DataFrame:
    """Give what the grid shows: labels for codes, names for ids, addresses of sources."""
    labels = dataset.descriptor.labels
    ids = events["event_id"]
    people = timeline.participants_page(dataset, selection, start, size).sort_values(["event_id", "name"])
    names = people.drop_duplicates(["event_id", "actor_id"]).groupby("event_id")["name"].agg(list)
    sources = timeline.sources_page(dataset, selection, start, size)
    sources = sources.assign(place=sources.groupby("event_id").cumcount())
    addresses = sources.pivot_table("url", "event_id", "place", aggfunc="first")
    rows = pd.DataFrame(
        {
            "open": ":material/open_in_full:",
            "start_date": events["start_date"],
            "event_type": events["event_type"].map(labels("events", "event_type")),
            "title": events["title"],
            "actors": ids.map(names),
            "city": events["city"].fillna(""),
            "outcome": events["outcome"].map(labels("events", "outcome")).fillna("Under way"),
            "confidence": events["confidence"].map(labels("events", "confidence")),
            "summary": events["summary"].fillna(""),
            "publishers": ids.map(sources.groupby("event_id")["publisher"].agg(list)),
        }
    )
    for place, column in enumerate(LINKS):
        rows[column] = ids.map(addresses[place]) if place in addresses else None
    return rows


def _open(ids: list[str]) -> None:
    """Open the record of the row whose button was clicked."""
    open_record("event", ids[st.session_state[PICKED].row])
