"""Data: what the data set holds and where it is thin, what its columns mean, how it is compared, and how to take it."""

from app_pages.data.cite import cite
from app_pages.data.codebook import codebook
from app_pages.data.coverage import coverage
from components import html
from components.reader import reader
from components.views import choose_view
from parley.method import METHOD
from parley.queries import catalogue
from parley.selection import say_day

# 1. What was asked
here = reader()
dataset, selection = here.dataset, here.selection

# 2. Counts
sizes = catalogue.sizes(dataset, selection)

# 3. The page
here.head(
    int(sizes["known"].sum()),
    f"row known, of {int(sizes['rows'].sum()):,}",
    f"rows known, of {int(sizes['rows'].sum()):,}, in {len(sizes)} tables",
    said=f"As of {say_day(selection.as_of)}, whatever the other filters say",
)
html.show("app_pages/data/about.html", about=dataset.descriptor, reach=dataset.coverage)
view = choose_view()
if view == "Coverage":
    coverage(dataset, selection)
elif view == "Tables":
    html.show(
        "app_pages/data/tables.html",
        tables=dataset.descriptor.tables,
        sizes=sizes.set_index("table").to_dict("index"),
        as_of=say_day(selection.as_of),
    )
elif view == "Codebook":
    codebook(dataset)
elif view == "Method":
    html.show("components/method.html", terms=METHOD)
else:
    cite(dataset)
