"""The frame for a Plotly figure: title, what takes it away, the picture with its alt text, and the rows behind it.

Apart from `components.chart_card`, so that a page without such a figure never loads Plotly.
"""

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from components.chart_card import rows_behind
from components.handover import titled
from components.records import open_record
from parley.charts.figure import Figure

CONFIG = {
    "displaylogo": False,
    "scrollZoom": False,
    "showTips": False,
    "topojsonURL": "app/static/outlines/",
    "modeBarButtonsToRemove": ["select2d", "lasso2d", "toImage", "sendDataToCloud"],
}
"""Nothing is fetched from another host, and nothing is sent to one."""


def plotly_card(
    figure: Any,
    rows: pd.DataFrame,
    *,
    title: str,
    alt: str,
    key: str,
    name: str,
    picture: Callable[[], Figure],
    note: str,
    opens: str | None = None,
    unfolds: bool = True,
) -> None:
    """Draw a Plotly figure with what belongs to it.

    Parameters
    ----------
    figure : plotly.graph_objects.Figure
    rows : DataFrame
        What it was made of, shown as a table on demand.
    title, alt : str
    key : str
        Tells this figure's widgets from those of others.
    name : str
        What it is as part of a file's name.
    picture : callable
        Gives a chart of the same that can be drawn without a browser, for files.
    note : str
        What has to be known to read it.
    opens : str or None
        The kind of record that a mark leads to; its id is the mark's ``customdata``.
    unfolds : bool
        Whether the rows can be unfolded here; not where the page lists them anyway.
    """
    titled(title, rows, key=key, name=name, figure=picture, plotly=figure.to_json)
    # A figure of its own after each pick: the old one would stay dimmed, and take no second pick of the same mark
    picks = st.session_state.get(_picks(key), 0)
    drawn = f"{key}-figure-{picks}"
    if opens is None:
        st.plotly_chart(figure, alt=alt, key=drawn, config=CONFIG)
    else:
        st.plotly_chart(
            figure,
            alt=alt,
            key=drawn,
            config=CONFIG,
            selection_mode="points",
            on_select=lambda: _open(key, drawn, opens),
        )
    st.caption(note)
    if unfolds:
        rows_behind(rows, key)


def _open(key: str, name: str, kind: str) -> None:
    """Open the record of the mark that was picked; a mark without an id leads nowhere."""
    for point in st.session_state[name].selection.points:
        if found := point.get("customdata"):
            open_record(kind, str(found[0] if isinstance(found, list) else found))
            st.session_state[_picks(key)] = st.session_state.get(_picks(key), 0) + 1
            return


def _picks(key: str) -> str:
    return f"parley.picks.{key}"
