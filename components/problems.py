"""What a reader sees when a data package is not fit to be shown, or a newer version of it is not."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from parley.dataset import Dataset, Problem

SHOWN = 100


def problems_page(folder: str, problems: Sequence[Problem]) -> None:
    """Fill the page with what is wrong with a package, and where."""
    st.title("This data package can't be opened", anchor=False)
    count = "1 problem was" if len(problems) == 1 else f"{len(problems)} problems were"
    st.write(
        f"{count} found in the package. Nothing is shown until all of them are mended; then reload this page. "
        "The command `python -m parley validate` prints the same list."
    )
    st.caption(f"Package: {folder}")
    _table(problems)


def notice_of_refused(dataset: Dataset, problems: Sequence[Problem]) -> None:
    """Say that the files have changed for the worse, and that the version shown is the one before."""
    if not problems:
        return
    with st.expander(
        f"The files of this data set have changed and {len(problems)} problem(s) keep the new version out. "
        f"You see version {dataset.version} as it was last valid.",
        icon=":material/warning:",
    ):
        _table(problems)


def _table(problems: Sequence[Problem]) -> None:
    frame = pd.DataFrame(
        {"File": each.file, "Row": each.row, "Column": each.column, "What is wrong": each.what}
        for each in problems[:SHOWN]
    ).astype({"Row": "Int64"})
    st.dataframe(frame, hide_index=True)
    if len(problems) > SHOWN:
        st.caption(f"The first {SHOWN} of {len(problems)}.")
