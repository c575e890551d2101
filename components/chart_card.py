"""The frame that every chart hangs in: title, the picture with its alt text, and the rows behind it."""

import re
from collections.abc import Callable

import pandas as pd
import streamlit as st

from components.handover import handover
from components.reader import reader
from components.records import open_record
from parley.charts.figure import PICK, Figure

KEY_WORDS = re.compile("[a-z]+(-[a-z]+)*")


def chart_card(
    figure: Figure,
    rows: pd.DataFrame,
    *,
    key: str,
    empty: str,
    opens: str | None = None,
    on_select: Callable[[str], None] | None = None,
    name: str | None = None,
) -> None:
    """Draw a chart with what belongs to it.

    Parameters
    ----------
    figure, rows
        The chart, and the rows that it was made of, shown as a table on demand.
    key : str
        Tells this chart's widgets from those of others.
    empty : str
        Said instead of an empty chart; tells the reader what to do.
    opens : str or None
        The kind of record that a mark leads to; its id is the field that the chart's `PICK` selects by.
    on_select : callable or None
        Called, where marks lead to no record, with the chart's key when something in it was selected.
    name : str or None
        What the chart is as part of a file's name; else made of page and key.
    """
    with st.container(horizontal=True, vertical_alignment="center", key=f"{key}-head"):
        st.subheader(figure.title, anchor=False, width="content")
        if not rows.empty:
            handover(rows, key=key, name=name or _name(key), title=figure.title, figure=figure)
    if rows.empty:
        st.info(empty)
        return
    drawn = f"{key}-chart"
    if opens is not None:
        st.altair_chart(figure.chart, alt=figure.alt, key=drawn, on_select=lambda: _open(drawn, opens))
    elif on_select is not None:
        st.altair_chart(figure.chart, alt=figure.alt, key=drawn, on_select=lambda: on_select(drawn))
    else:
        st.altair_chart(figure.chart, alt=figure.alt, key=drawn)
    rows_behind(rows, key)


def rows_behind(rows: pd.DataFrame, key: str) -> None:
    """Give the rows that a chart was made of as a table, sent only when it is unfolded."""
    behind = st.expander("Rows behind this chart", key=f"{key}-rows", on_change="rerun", type="compact")
    if behind.open:
        behind.dataframe(rows, hide_index=True)


def _name(key: str) -> str:
    """Call a chart by its page and the words at the start of its key; days and numbers follow them in some."""
    page, words = reader().page, KEY_WORDS.match(key)
    said = words[0] if words else ""
    return said if said.startswith(page) else f"{page}-{said}".strip("-")


def _open(name: str, kind: str) -> None:
    """Open the record of the mark that was picked; a click beside the marks picks none."""
    for picked in st.session_state[name].selection.get(PICK, []):
        for key in picked.values():
            open_record(kind, str(key))
