"""The codebook, as ``datapackage.json`` defines the tables."""

import streamlit as st

from components import html
from components.downloads import download
from parley.dataset import Dataset
from parley.export.names import file_name
from parley.export.table import table_csv


def codebook(dataset: Dataset) -> None:
    """Draw what one table's columns mean; the reader chooses the table."""
    tables = {table.name: table for table in dataset.descriptor.tables}
    with st.container(horizontal=True, vertical_alignment="bottom", key="codebook-bar"):
        name = st.selectbox(
            "Table",
            list(tables),
            format_func=lambda each: tables[each].title,
            key="codebook",
            persist_state="session",
            width=280,
        )
        table_download(dataset, name, key="codebook-csv")
    referring = [
        (table, field)
        for table in tables.values()
        for field in table.fields
        if field.refers_to and field.refers_to[0] == name
    ]
    html.show(
        "app_pages/data/codebook.html",
        table=tables[name],
        tables=tables,
        referring=referring,
        conventions=dataset.descriptor.conventions,
    )


def table_download(dataset: Dataset, name: str, *, key: str) -> None:
    """Draw the button that hands over one table."""
    download(
        f"{dataset.descriptor.table(name).title} as CSV",
        lambda: table_csv(dataset, name),
        file_name=file_name(dataset.descriptor, name, "csv"),
        mime="text/csv",
        key=key,
        help="All rows of the table, for spreadsheets; a cell that begins like a formula has an apostrophe before it.",
    )
