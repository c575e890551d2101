"""What changed between two days: each change with both texts, in the data set's order."""

import datetime as dt
from typing import Any

import pandas as pd
import streamlit as st

from app_pages.conditions.words import text_names, words
from components import html
from components.evidence import evidence_for
from components.handover import handover
from components.reader import Reader
from parley import urls
from parley.queries import changes
from parley.selection import say_day

LINE = ["proposition_id", "party_id", "reported"]


def what_changed(reader: Reader) -> None:
    """Draw the choice of the other day, and what changed from it to the as-of day."""
    dataset, selection = reader.dataset, reader.selection
    chosen: dt.date | None = st.date_input(
        "Compare with",
        value=None,
        min_value=dataset.coverage.first,
        max_value=dataset.coverage.last,
        format="YYYY-MM-DD",
        key=urls.VERSUS,
        bind="query-params",
        help=f"Left empty: {changes.APART} days before the as-of day.",
        width=180,
    )
    first = chosen or selection.as_of - dt.timedelta(days=changes.APART)
    if first > selection.as_of:
        st.info(
            f"{say_day(first)} lies after the as-of day, {say_day(selection.as_of)}. Choose an earlier day to "
            "compare with, or move the as-of day later."
        )
        return
    found = changes.changed(dataset, selection, first)
    if found.empty:
        st.info(
            f"Nothing in this table changed between {say_day(first)} and {say_day(selection.as_of)}. Choose an earlier "
            "day to compare with, or clear the actors and issues."
        )
        return
    title = f"What changed from {say_day(first)} to {say_day(selection.as_of)}"
    handover(found, key="changed", name="conditions-changed", title=title)
    html.show(
        "app_pages/conditions/changes.html",
        issues=[
            {"issue": issue, "lines": [_line(line) for _, line in rows.groupby(LINE, sort=False)]}
            for issue, rows in found.groupby("issue", sort=False)
        ],
        days=(say_day(first), say_day(selection.as_of)),
        texts=text_names(reader),
        words=words(reader),
        evidence=evidence_for(dataset, selection, [found["sources"]]),
    )


def _line(rows: pd.DataFrame) -> dict[str, Any]:
    """Give one change: what is the same in all its rows, and the statements on either day."""
    told = html.records(rows)
    return told[0] | {which: [each for each in told if each["which"] == which] for which in ("from", "to")}
