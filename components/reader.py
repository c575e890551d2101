"""What the door prepared for the page that runs now: the data set, and what the reader selected."""

from dataclasses import dataclass

import streamlit as st

from components.markdown import plain
from parley import urls
from parley.dataset import Dataset
from parley.selection import Selection, say_day

KEY = "parley.reader"


@dataclass(frozen=True, slots=True)
class Reader:
    """One reader's standpoint in one data set, and the page that is shown."""

    dataset: Dataset
    selection: Selection
    page: str

    def head(self, count: int, one: str, many: str, said: str | None = None) -> None:
        """Draw the page's title, and beside it what is selected and how many rows of the page match.

        A page that doesn't heed every filter gives in ``said`` what it does heed, or it would claim too much.
        """
        with st.container(horizontal=True, vertical_alignment="bottom", key="head"):
            st.title(urls.PAGES[self.page], anchor=False, width="content")
            line = f"{said or self.selection.describe()}: {count:,} {one if count == 1 else many}."
            last = self.dataset.coverage.last
            reach = f" The data reach to {say_day(last)}." if self.selection.as_of < last else ""
            st.caption(plain(line + reach), width="stretch")

    def heeding(self, *filters: str) -> str:
        """Say what is selected, as far as a page heeds it: the window, and these fields of the selection."""
        asked = {name: getattr(self.selection, name) for name in filters}
        return Selection(self.selection.as_of, self.selection.since, **asked).describe()


def enter(reader: Reader) -> None:
    """Hand the page what it needs; called by ``app.py`` before it runs one."""
    st.session_state[KEY] = reader


def reader() -> Reader:
    """Give what ``app.py`` prepared."""
    found: Reader = st.session_state[KEY]
    return found
