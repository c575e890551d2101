"""The views of a page: one is shown at a time, and stands in the address."""

import streamlit as st

from components.reader import reader
from parley import urls


def choose_view() -> str:
    """Draw the choice between the page's views (`parley.urls.VIEWS`) and give the one that is chosen.

    The page computes and sends only that one. The widget isn't bound to the address: all pages share the parameter,
    and Streamlit would carry the view of the page before over to the next.
    """
    page = reader().page
    views, key = urls.VIEWS[page], f"{page}-view"
    asked = st.query_params.get(urls.VIEW)
    st.session_state[key] = asked if asked in views else views[0]
    chosen: str | None = st.segmented_control(
        "View",
        views,
        required=True,
        key=key,
        on_change=_to_address,
        args=(key, views[0]),
        label_visibility="collapsed",
    )
    return chosen or views[0]


def _to_address(key: str, default: str) -> None:
    chosen = st.session_state[key]
    if chosen == default:
        st.query_params.pop(urls.VIEW, None)
    else:
        st.query_params[urls.VIEW] = chosen
