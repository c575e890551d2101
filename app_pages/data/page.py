"""Data: what the data set holds and where it is thin, what its columns mean, how it is compared, and how to take it."""

import streamlit as st

from app_pages.data.cite import cite
from app_pages.data.codebook import codebook
from app_pages.data.coverage import coverage
from components import html
from components.reader import reader
from parley.method import METHOD
from parley.queries import catalogue
from parley.selection import say_day

PARTS = ["Coverage", "Tables", "Codebook", "Method", "Cite and download"]

# 1. What was asked
here = reader()
dataset, selection = here.dataset, here.selection

# 2. Counts
sizes = catalogue.sizes(dataset, selection)

# 3. The page
here.head(
    int(sizes["known"].sum()),
    f"row known, of {int(sizes['rows'].sum()):,}",
    f"rows known, of {int(sizes['rows'].sum()):,}, in {len(sizes)} tables",
    said=f"As of {say_day(selection.as_of)}, whatever the other filters say",
)
html.show("app_pages/data/about.html", about=dataset.descriptor, reach=dataset.coverage)
parts = dict(zip(PARTS, st.tabs(PARTS, key="data-part", on_change="rerun"), strict=True))
if parts["Coverage"].open:
    with parts["Coverage"]:
        coverage(dataset, selection)
if parts["Tables"].open:
    with parts["Tables"]:
        html.show(
            "app_pages/data/tables.html",
            tables=dataset.descriptor.tables,
            sizes=sizes.set_index("table").to_dict("index"),
            as_of=say_day(selection.as_of),
        )
if parts["Codebook"].open:
    with parts["Codebook"]:
        codebook(dataset)
if parts["Method"].open:
    with parts["Method"]:
        html.show("app_pages/data/method.html", terms=METHOD)
if parts["Cite and download"].open:
    with parts["Cite and download"]:
        cite(dataset)
