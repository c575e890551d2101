"""Lets a link drawn by a template open a record without loading the page anew.

A link in HTML would reload the page. Each link to a record therefore carries, beside its full address (which works by
itself, in a new tab too), the mark ``data-record="event:ID"``; this listener takes a plain click on such a link and tells
the app which record is asked for.
"""

import streamlit as st

LISTENER = """
export default function ({ setTriggerValue }) {
  const listen = (event) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target.closest && event.target.closest("a[data-record]");
    if (!link) return;
    event.preventDefault();
    setTriggerValue("record", link.dataset.record);
  };
  document.addEventListener("click", listen);
  return () => document.removeEventListener("click", listen);
}
"""
KEY = "parley.clicks"


def listen(on_record) -> None:
    """Mount the listener; ``on_record(kind, key)`` is called, before the page is drawn, for the link clicked."""

    def clicked() -> None:
        kind, _, key = str(st.session_state[KEY].record or "").partition(":")
        if key:
            on_record(kind, key)

    _component()(key=KEY, on_record_change=clicked)


@st.cache_resource
def _component():
    return st.components.v2.component("parley_clicks", js=LISTENER)
