"""What the briefing is to be: its words, its sections in their order, and the day to compare with."""

import datetime as dt

import streamlit as st

from components.reader import Reader
from parley import urls
from parley.export.briefing import SECTIONS, Wish
from parley.export.briefing.compose import APART

LONGEST = 120


def choose(reader: Reader) -> Wish:
    """Draw the choices and give what they say.

    What is free text stays with the reader: it is not for an address that is passed on.
    """
    coverage = reader.dataset.coverage
    with st.container(horizontal=True, key="briefing-words"):
        title = _line("Title", "briefing-title", "Data set and day")
        author = _line("Author", "briefing-author", "None")
        handling = _line("Handling line, on each page", "briefing-handling", "None")
        versus: dt.date | None = st.date_input(
            "Compare with",
            value=None,
            min_value=coverage.first,
            max_value=coverage.last,
            format="YYYY-MM-DD",
            key=urls.VERSUS,
            bind="query-params",
            help=f"Left empty, or later than the as-of day: {APART} days before, or the as-of day itself.",
            width=150,
        )
    names: list[str] = st.multiselect(
        "Sections, in the order in which they are chosen",
        list(SECTIONS.values()),
        default=list(SECTIONS.values()),
        key=urls.SECTIONS,
        bind="query-params",
        help="Take a section out and choose it again to move it to the end.",
        select_all=False,
    )
    keys = {name: key for key, name in SECTIONS.items()}
    return Wish(
        reader.selection, title, author, handling, sections=tuple(keys[name] for name in names), versus=versus
    )


def _line(label: str, key: str, placeholder: str) -> str:
    text = st.text_input(
        label, key=key, max_chars=LONGEST, placeholder=placeholder, persist_state="session", width=280
    )
    return (text or "").strip()
