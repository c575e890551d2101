"""One control for taking a chart or a table away: as a picture, as rows, as a citation or as a link.

Nothing in it is drawn until it is opened, and nothing is made until a file is clicked.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlencode, urlsplit

import pandas as pd
import streamlit as st

from components.downloads import download
from components.reader import reader
from parley import urls
from parley.charts.figure import Figure
from parley.export import citation
from parley.export.caption import Caption, caption, cited_in
from parley.export.image import SQUARE, chart_json, picture_pdf, picture_png, picture_svg
from parley.export.names import view_name
from parley.export.table import frame_csv, frame_json

Rows = pd.DataFrame | Callable[[], pd.DataFrame]
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@st.fragment
def handover(rows: Rows, *, key: str, name: str, title: str, figure: Figure | None = None) -> None:
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
    figure : Figure or None
        The chart, where it is one.
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

    with panel:
        if figure is not None:
            _pictures(figure, about, _Files(key, name))
        _rows(whole, figure, about, _Files(key, name))
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


def _pictures(figure: Figure, about: Callable[[], Caption], files: _Files) -> None:
    st.caption("Picture, with title, day and sources")
    dark = st.toggle("Dark background", key=f"{files.key}-dark")

    def square() -> bytes:
        return picture_png(figure, about(), SQUARE, dark=dark)

    with st.container(horizontal=True, gap="small"):
        files.offer("PNG", "png", "image/png", lambda: picture_png(figure, about(), dark=dark))
        files.offer("Square PNG", "square.png", "image/png", square)
        files.offer("SVG", "svg", "image/svg+xml", lambda: picture_svg(figure, about(), dark=dark))
        files.offer("PDF", "pdf", "application/pdf", lambda: picture_pdf(figure, about(), dark=dark))


def _rows(
    whole: Callable[[], pd.DataFrame], figure: Figure | None, about: Callable[[], Caption], files: _Files
) -> None:
    st.caption("Rows behind it" if figure else "Rows")
    with st.container(horizontal=True, gap="small"):
        files.offer("XLSX", "xlsx", WORKBOOK, lambda: _workbook(whole(), about()))
        files.offer("CSV", "csv", "text/csv", lambda: frame_csv(whole()))
        files.offer("Metadata", "json", "application/json", lambda: frame_json(whole(), about()))
        if figure is not None:
            files.offer("Vega-Lite", "vl.json", "application/json", lambda: chart_json(figure, about()))


def _workbook(rows: pd.DataFrame, about: Caption) -> bytes:
    from parley.export.sheet import frame_xlsx  # slow to load, and rarely asked for

    return frame_xlsx(rows, about)
