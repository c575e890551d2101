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
    with st.container(horizontal=True, vertical_alignment="bottom", key="briefing-sections"):
        names: list[str] = st.multiselect(
            "Sections, in their order",
            list(SECTIONS.values()),
            default=list(SECTIONS.values()),
            key=urls.SECTIONS,
            bind="query-params",
            select_all=False,
        )
        _order(names)
    keys = {name: key for key, name in SECTIONS.items()}
    return Wish(
        reader.selection, title, author, handling, sections=tuple(keys[name] for name in names), versus=versus
    )


def _order(names: list[str]) -> None:
    """Let the reader number the sections; drawn only when it is opened."""
    panel = st.popover(
        "Order",
        icon=":material/format_list_numbered:",
        key="briefing-order",
        on_change="rerun",
        width="content",
    )
    if not panel.open or not names:
        return
    with panel:
        st.caption("Give a section another number, and it moves to that place.")
        for place, name in enumerate(names, start=1):
            # A number of its own for each place: once moved, the numbers are those of the new order
            key = f"briefing-place-{place}-{name}"
            st.number_input(name, 1, len(names), place, key=key, on_change=_move, args=(name, key), width=320)


def _move(name: str, key: str) -> None:
    names = [each for each in st.session_state[urls.SECTIONS] if each != name]
    names.insert(int(st.session_state[key]) - 1, name)
    st.session_state[urls.SECTIONS] = names


def _line(label: str, key: str, placeholder: str) -> str:
    text = st.text_input(
        label, key=key, max_chars=LONGEST, placeholder=placeholder, persist_state="session", width=280
    )
    return (text or "").strip()
