"""The choice of one text, by name, for any view that sets positions beside it."""

import pandas as pd
import streamlit as st

from components.markdown import plain
from parley import urls
from parley.dataset import Dataset
from parley.queries import texts


def choose_framework(dataset: Dataset, provisions: pd.DataFrame, standing: pd.DataFrame) -> str | None:
    """Draw the choice and give the id of the text; None where nothing is known yet.

    Parameters
    ----------
    provisions, standing
        `parley.queries.texts.provisions` and `texts`, which say what can be chosen and what stands by default.
    """
    known = provisions.drop_duplicates("framework_id").sort_values(
        "track", key=lambda column: column != texts.MAIN, kind="stable"
    )
    usual = _usual(provisions, standing)
    names = dict(zip(known["framework_id"], known["text"], strict=True))
    asked = st.query_params.get(urls.FRAMEWORK)  # before the widget, which drops what it does not offer
    # No default that would stay chosen: the text that is meant is another one on another day
    chosen: str | None = st.selectbox(
        "Text beside the parties",
        list(names.values()),
        index=None,
        placeholder=names[usual] if usual else "None in force or on the table",
        key=urls.FRAMEWORK,
        bind="query-params",
        help="Left empty: the text in force that provides for most issues, or else the newest proposal on the table.",
        filter_mode="contains",
        width=420,
    )
    if asked and asked not in names.values():
        st.caption(
            plain(f"Nothing of what “{asked}” says was public on this day; it was left out."), width="content"
        )
    return dataset.vocabulary.texts[chosen] if chosen else usual


def _usual(provisions: pd.DataFrame, standing: pd.DataFrame) -> str | None:
    """Find the text that is meant by default: where several are in force, the one that provides for most issues."""
    issues = provisions.groupby("framework_id")["issue_id"].nunique()
    standing = standing[standing["framework_id"].isin(issues.index)]
    in_force = standing[standing["standing"].isin(["in force", "disputed"])]["framework_id"]
    if len(in_force):
        return str(max(in_force, key=lambda each: int(issues[each])))
    proposals = standing[
        (standing["standing"] != "rejected") & ~standing["replies_to"].isin(standing["framework_id"])
    ]
    return str(proposals["framework_id"].iloc[0]) if len(proposals) else None
