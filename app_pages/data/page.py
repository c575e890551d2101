"""Data: what the data set holds, and the codebook."""

import streamlit as st

from components.chart_card import chart_card
from components.reader import reader
from parley.charts.catalogue import rows_by_month
from parley.queries import catalogue
from parley.selection import say_day

# 1. What was asked
here = reader()
dataset, selection = here.dataset, here.selection
coverage = dataset.coverage

# 2. Counts
sizes = catalogue.sizes(dataset, selection)
months = catalogue.by_month(dataset, selection)

# 3. The page
here.head(int(sizes["known"].sum()), "row", "rows in all tables known on the as-of day")
st.caption(
    f"{dataset.title}, version {dataset.version}, edited {say_day(coverage.updated)}. It covers "
    f"{say_day(coverage.first)} to {say_day(coverage.last)}. Licence: {dataset.descriptor.licence}."
)
st.write(dataset.descriptor.description)
left, right = st.columns([2, 3], gap="large")
with left:
    st.subheader("Tables", anchor=False)
    st.dataframe(
        sizes[["title", "table", "rows", "known"]],
        hide_index=True,
        height="content",
        column_config={
            "title": "Table",
            "table": "File",
            "rows": "Rows",
            "known": st.column_config.NumberColumn("Known on this day"),
        },
    )
with right:
    chart_card(
        rows_by_month(months),
        months,
        key="coverage",
        empty="No months in this window. Move since earlier.",
    )
st.subheader("Codebook", anchor=False)
titles = {table.title: table for table in dataset.descriptor.tables}
chosen = titles[st.selectbox("Table", list(titles), key="codebook")]
st.write(chosen.description)
st.dataframe(
    catalogue.codebook(dataset, chosen.name),
    hide_index=True,
    height="content",
    column_config={
        "column": "Column",
        "label": "Label",
        "type": "Type",
        "required": "Required",
        "meaning": st.column_config.TextColumn("Meaning", width="large"),
        "allowed": st.column_config.TextColumn("Values", width="large"),
    },
)
