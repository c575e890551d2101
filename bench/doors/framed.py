"""The framed floor: the app's navigation and filter bar over the real data set, and one small chart on each page."""

import streamlit as st

from bench.chart import small_chart
from components.choice import choose
from components.filter_bar import filter_bar
from parley import urls


def draw():
    st.altair_chart(small_chart(selection.as_of, len(selection.actors)))


st.set_page_config(page_title="Framed floor", layout="wide")
page = st.navigation(
    [st.Page(draw, title=title, url_path=name) for name, title in urls.PAGES.items()], position="top"
)
selection = filter_bar(choose().current(), "overview")
page.run()
