"""One control for taking a chart or a table away: as a picture, as rows, as a citation or as a link.

Nothing in it is drawn until it is opened, and nothing is made until a file is clicked.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import cast
from urllib.parse import urlencode, urlsplit

import pandas as pd
import streamlit as st

from components.downloads import download
from components.markdown import plain
from components.reader import reader
from parley import urls
from parley.charts.figure import Figure
from parley.export import citation
from parley.export.caption import Caption, caption, cited_in
from parley.export.image import SQUARE, chart_json, picture_pdf, picture_png, picture_svg, plotly_json
from parley.export.names import view_name
from parley.export.table import frame_csv, frame_json

Rows = pd.DataFrame | Callable[[], pd.DataFrame]
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def titled(
    title: str,
    rows: Rows,
    *,
    key: str,
    name: str,
    show: bool = True,
    figure: Callable[[], Figure] | None = None,
    plotly: Callable[[], str] | None = None,
) -> None:
    """Draw a heading with the control beside it; without rows to take away, the heading alone."""
    with st.container(horizontal=True, vertical_alignment="center", key=f"{key}-head"):
        st.subheader(plain(title), anchor=False, width="content")
        if show and (callable(rows) or not rows.empty):
            handover(rows, key=key, name=name, title=title, figure=figure, plotly=plotly)


@st.fragment
def handover(
    rows: Rows,
    *,
    key: str,
    name: str,
    title: str,
    figure: Figure | Callable[[], Figure] | None = None,
    plotly: Callable[[], str] | None = None,
) -> None:
    """Draw the control.

    Parameters
    ----------
    rows : DataFrame or callable
        What is shown, row by row; its column ``sources`` says what it rests on. Where the page shows but a part of
        it, a callable that gives the whole, asked only for a file.
    key : str
        Tells this control from others.
    name : str
        What it is as part of a file's name.
    title : str
    figure : Figure, callable or None
        The chart, where it is one; where the page draws it in another way, a callable that gives it for a file.
    plotly : callable or None
        Gives the figure as Plotly's JSON, where the page draws it with Plotly.
    """
    panel = st.popover(
        "Download", icon=":material/download:", type="tertiary", key=f"{key}-handover", on_change="rerun"
    )
    if not panel.open:
        return
    here, address = reader(), address_of_view()

    @cache
    def whole() -> pd.DataFrame:
        return rows() if callable(rows) else rows

    @cache
    def about() -> Caption:
        return caption(here.dataset, here.selection, title, name, cited_in(whole()), address)

    @cache
    def drawn() -> Figure:
        return figure() if callable(figure) else cast(Figure, figure)

    files = _Files(key, name)
    with panel:
        if figure is not None:
            _pictures(drawn, about, files)
        st.caption("Rows behind it" if figure else "Rows")
        with st.container(horizontal=True, gap="small"):
            _rows(whole, about, files)
            if plotly is not None:
                files.offer(
                    "Plotly", "plotly.json", "application/json", lambda: plotly_json(plotly(), about())
                )
            elif figure is not None:
                files.offer("Vega-Lite", "vl.json", "application/json", lambda: chart_json(drawn(), about()))
        st.caption("Citation")
        said = caption(here.dataset, here.selection, title, name, address=address)
        st.code(citation.of_view(here.dataset.descriptor, said), language=None, wrap_lines=True)
        st.caption("Link to this view")
        st.code(address, language=None, wrap_lines=True)


def address_of_view() -> str:
    """Give the full address of the page as it is seen, its day written out, for it may be the default of today only."""
    here = reader()
    asked = {name: st.query_params.get_all(name) for name in st.query_params if name not in urls.RECORDS}
    asked[urls.AS_OF] = [here.selection.as_of.isoformat()]
    path = urls.path(here.page)
    seen = urlsplit(st.context.url or "")
    root = seen.path.rstrip("/").removesuffix(path.rstrip("/"))
    host = f"{seen.scheme}://{seen.netloc}{root}" if seen.netloc else ""
    return f"{host}{path}?{urlencode(asked, doseq=True)}"


@dataclass(frozen=True, slots=True)
class _Files:
    """The files of one control."""

    key: str
    name: str

    def offer(self, label: str, ending: str, mime: str, make: Callable[[], bytes]) -> None:
        here = reader()
        file = view_name(here.dataset.descriptor, self.name, here.selection.as_of, ending)
        with st.container(width="content"):
            download(label, make, file_name=file, mime=mime, key=f"{self.key}-{ending}")


def _pictures(figure: Callable[[], Figure], about: Callable[[], Caption], files: _Files) -> None:
    st.caption("Picture, with title, day and sources")
    dark = st.toggle("Dark background", key=f"{files.key}-dark")

    def square() -> bytes:
        return picture_png(figure(), about(), SQUARE, dark=dark)

    with st.container(horizontal=True, gap="small"):
        files.offer("PNG", "png", "image/png", lambda: picture_png(figure(), about(), dark=dark))
        files.offer("Square PNG", "square.png", "image/png", square)
        files.offer("SVG", "svg", "image/svg+xml", lambda: picture_svg(figure(), about(), dark=dark))
        files.offer("PDF", "pdf", "application/pdf", lambda: picture_pdf(figure(), about(), dark=dark))


def _rows(whole: Callable[[], pd.DataFrame], about: Callable[[], Caption], files: _Files) -> None:
    files.offer("XLSX", "xlsx", WORKBOOK, lambda: _workbook(whole(), about()))
    files.offer("CSV", "csv", "text/csv", lambda: frame_csv(whole()))
    files.offer("Metadata", "json", "application/json", lambda: frame_json(whole(), about()))


def _workbook(rows: pd.DataFrame, about: Caption) -> bytes:
    from parley.export.sheet import frame_xlsx  # slow to load, and rarely asked for

    return frame_xlsx(rows, about)
