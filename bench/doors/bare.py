"""The bare floor: one small chart, one date as its filter, and a button that moves the date by a day."""

import datetime as dt

import streamlit as st

from bench.chart import small_chart


def earlier():
    st.session_state["as_of"] -= dt.timedelta(days=1)


st.set_page_config(page_title="Bare floor", layout="wide")
as_of = st.date_input("As of", dt.date(2025, 1, 1), key="as_of", bind="query-params", format="YYYY-MM-DD")
st.button("Earlier", on_click=earlier)
st.altair_chart(small_chart(as_of))
