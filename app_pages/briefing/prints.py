"""The files that a briefing is printed as; each is made when it is clicked."""

from functools import partial

import streamlit as st

from components.downloads import download
from components.reader import Reader
from parley.export.briefing import Briefing
from parley.export.names import view_name
from parley.export.products import PAPERS, PRODUCTS


def prints(reader: Reader, briefing: Briefing) -> None:
    """Draw a button for each file, and the choice of the paper."""
    paper: str | None = st.segmented_control(
        "Paper",
        PAPERS,
        default=PAPERS[0],
        required=True,
        key="briefing-paper",
        persist_state="session",
        label_visibility="collapsed",
        width="content",
    )
    for ending, product in PRODUCTS.items():
        with st.container(width="content"):
            download(
                product.name,
                partial(product.make, briefing, paper or PAPERS[0]),
                file_name=view_name(reader.dataset.descriptor, "briefing", reader.selection.as_of, ending),
                mime=product.mime,
                key=f"briefing-{ending}",
            )
