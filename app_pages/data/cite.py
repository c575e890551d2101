"""Licence, how to cite, and the data as files."""

from collections.abc import Callable

import streamlit as st

from app_pages.data.codebook import table_download
from components import html
from components.downloads import download
from parley.dataset import Dataset, Descriptor
from parley.export import citation
from parley.export.names import file_name
from parley.export.package import package_zip, papers


def cite(dataset: Dataset) -> None:
    """Draw the citation in three forms, and the downloads beside it."""
    about = dataset.descriptor
    words, files = st.columns([3, 2], gap="large")
    with words:
        st.subheader("How to cite", anchor=False)
        st.code(citation.as_text(about), language=None, wrap_lines=True)
        html.show("app_pages/data/licence.html", about=about)
        _citation_file(dataset, "BibTeX", citation.as_bibtex, "bib", "application/x-bibtex")
        _citation_file(dataset, "RIS", citation.as_ris, "ris", "application/x-research-info-systems")
    with files:
        st.subheader("The whole package", anchor=False)
        html.show("app_pages/data/package.html", about=about, papers=papers(dataset))
        download(
            "Data package as ZIP",
            lambda: package_zip(dataset),
            file_name=file_name(about, about.name, "zip"),
            mime="application/zip",
            key="package-zip",
        )
        st.subheader("One table", anchor=False)
        tables = {table.name: table.title for table in about.tables}
        name = st.selectbox(
            "Table", list(tables), format_func=tables.__getitem__, key="csv-table", persist_state="session"
        )
        html.show("app_pages/data/table.html", rows=dataset.sizes[name])
        table_download(dataset, name, key="table-csv")


def _citation_file(
    dataset: Dataset, form: str, write: Callable[[Descriptor], str], ending: str, mime: str
) -> None:
    """Draw the citation in one form, to copy or to save."""
    about = dataset.descriptor
    text = write(about)
    st.subheader(form, anchor=False)
    st.code(text, language=None, wrap_lines=True)
    download(
        f"{form} file",
        text.encode,
        file_name=file_name(about, about.name, ending),
        mime=mime,
        key=f"cite-{ending}",
    )
