"""How thick the data are over time, what they rest on, and what was looked for."""

import streamlit as st

from components import html
from components.chart_card import chart_card
from components.handover import titled
from parley.charts.catalogue import rows_by_month, shares_by_month
from parley.dataset import Dataset
from parley.queries import catalogue
from parley.selection import Selection, say_day

EMPTY = "No months in this window. Move since earlier."


def coverage(dataset: Dataset, selection: Selection) -> None:
    """Draw the charts by month, and beside them what they show, in words."""
    months = catalogue.by_month(dataset, selection)
    shares = catalogue.shares(dataset, selection)
    words, charts = st.columns([2, 3], gap="large")
    with words:
        html.show(
            "app_pages/data/coverage.html",
            since=say_day(selection.since),
            as_of=say_day(selection.as_of),
            totals=months.groupby("table")["rows"].sum().to_dict(),
            gaps=catalogue.gaps(months, selection),
            months=catalogue.say_months,
            sums=shares.groupby(["table", "measure"])[["matching", "rows"]].sum().to_dict("index"),
            judged=[
                dataset.descriptor.table(table).field(column) for table, column in catalogue.REPORTED.items()
            ],
            checked=html.records(catalogue.checked(dataset)),
        )
        searches = catalogue.searches(dataset, selection.as_of)
        titled("What was looked for", searches, key="searches", name="data-searches")
        html.show(
            "app_pages/data/searches.html",
            searches=html.records(catalogue.searched(searches)),
            results=dataset.descriptor.labels("coverage", "result"),
        )
    with charts:
        chart_card(rows_by_month(months), months, key="months", empty=EMPTY)
        chart_card(shares_by_month(shares), shares, key="shares", empty=EMPTY)
