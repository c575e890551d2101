"""The door: page config, data set, filter bar, navigation. Nothing else."""

import streamlit as st

from components import html
from components.choice import choose
from components.clicks import listen
from components.filter_bar import filter_bar
from components.problems import notice_of_refused, problems_page
from components.reader import Reader, enter
from components.records import open_record, record_panel
from parley import urls
from parley.dataset import InvalidPackageError

st.set_page_config(page_title="Parley", layout="wide")
page = st.navigation(
    [st.Page(f"app_pages/{name}/page.py", title=title, url_path=name) for name, title in urls.PAGES.items()],
    position="top",
)
html.style()
store = choose()
try:
    dataset = store.current()
except InvalidPackageError as error:
    problems_page(store.folder.name, error.problems)
    st.stop()
notice_of_refused(dataset, store.problems)
name = page.url_path or next(iter(urls.PAGES))
selection = filter_bar(dataset, name)
enter(Reader(dataset, selection, name))
page.run()
listen(open_record)
record_panel()
