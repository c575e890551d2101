"""Which data set is shown: the one that ``PARLEY_DATA`` names, or one of those under ``data/``."""

import os
from pathlib import Path

import streamlit as st

from parley import urls
from parley.dataset import Store, find_packages, store_for

ROOT = Path(__file__).parent.parent
SHIPPED = ROOT / "data"


def choose() -> Store:
    """Give the store of the chosen data set; where there are several, the reader picks, and the address keeps it."""
    named = os.environ.get("PARLEY_DATA")
    root = Path(named) if named else SHIPPED
    found = find_packages(root) or [root]
    if len(found) == 1:
        return store_for(found[0].resolve())
    names = {folder.name: folder for folder in found}
    name = st.selectbox("Data set", list(names), key=urls.DATA, bind="query-params", width=320)
    return store_for(names[name].resolve())
