"""A long list in parts: which one is shown, and the way to the others."""

import math
from collections.abc import Hashable

import streamlit as st

SCOPE, PLACE = "events-scope", "events-place"
BAR = "st-key-events-bar"

SCROLL = """
let shown;
export default function ({ data }) {
  if (shown !== undefined && shown !== data.place)
    document.querySelector(`.${data.bar}`)?.scrollIntoView({ block: "nearest" });
  shown = data.place;
}
"""


def place_in(scope: Hashable) -> int:
    """Give the number of the part to show, from 0; another scope begins with its first part."""
    if st.session_state.get(SCOPE) != scope:
        st.session_state[SCOPE], st.session_state[PLACE] = scope, 0
    place: int = st.session_state[PLACE]
    return place


def pager(total: int, size: int, where: str) -> None:
    """Draw the numbers of the parts, if there are several. ``where`` tells this one from others that do the same."""
    parts = math.ceil(total / size)
    if parts > 1:
        key = f"events-pager-{where}"
        st.session_state[key] = st.session_state[PLACE] + 1
        st.pagination(parts, key=key, on_change=_turn, args=(key,))


def scroll_up() -> None:
    """Take the reader who turned the page at its foot back to its head."""
    _scroll()(key="events-scroll", data={"place": st.session_state[PLACE], "bar": BAR})


def _turn(key: str) -> None:
    st.session_state[PLACE] = st.session_state[key] - 1


@st.cache_resource
def _scroll():
    return st.components.v2.component("parley_scroll", js=SCROLL)
