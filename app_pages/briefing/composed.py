"""The briefing that was asked for, made once for each choice, with a bar that names the step."""

import streamlit as st

from parley.dataset import Dataset
from parley.export.briefing import Briefing, Wish, compose

KEY = "parley.briefing"


def composed(dataset: Dataset, wish: Wish) -> Briefing:
    """Give the briefing; it is kept as long as data and choice are the same."""
    asked = (dataset.fingerprint, wish)
    kept: tuple[object, Briefing] | None = st.session_state.get(KEY)
    if kept and kept[0] == asked:
        return kept[1]
    bar = st.progress(0.0)

    def step(done: float, name: str) -> None:
        bar.progress(done, f"Making: {name}")

    made = compose(dataset, wish, step)
    bar.empty()
    if not made.failed:
        st.session_state[KEY] = (asked, made)
    return made
