"""Every chart of every view can be taken away: it is handed over under a name, and can be drawn without a browser."""

import datetime as dt
import importlib
import re

import pytest

from components import chart_card
from parley import urls
from parley.dataset import Dataset
from parley.export.caption import caption, cited_in, numbered
from parley.export.image import chart_json, picture_svg
from parley.export.table import frame_csv
from parley.selection import Selection
from tests.app_pages.running import INVENTED, SHIPPED, script

VIEWS = [(page, view) for page in urls.PAGES for view in urls.VIEWS.get(page, (None,))]

SURE = [
    ("overview", None),
    ("travel", "Timeline"),
    ("travel", "Intensity"),
    ("conditions", "Where they differ"),
    ("data", "Coverage"),
]
"""Views that have a chart for certain."""


@pytest.mark.parametrize(("page", "view"), VIEWS)
def test_each_chart_of_a_view_can_be_drawn_with_its_caption(page, view, open_page, monkeypatch):
    handed = []
    monkeypatch.setattr(
        chart_card, "handover", lambda rows, *, key, name, title, figure: handed.append((rows, name, figure))
    )
    app = open_page(page, INVENTED)
    if view and view != urls.VIEWS[page][0]:
        app.query_params[urls.VIEW] = view
        app.switch_page(script(page)).run()
    dataset = Dataset.open(INVENTED)
    of_page = [(rows, name, figure) for rows, name, figure in handed if name.startswith(page)]
    assert of_page or (page, view) not in SURE
    for rows, name, figure in of_page:
        about = caption(dataset, Selection.whole(dataset.coverage), figure.title, name, cited_in(rows))
        assert re.fullmatch("[a-z]+(-[a-z]+)*", name)
        assert b"<svg" in picture_svg(figure, about)
        assert chart_json(figure, about)


TABLES = [
    ("conditions", "Side by side", "side_by_side"),
    ("conditions", "Where they differ", "differences"),
    ("conditions", "What changed", "changes"),
    ("conditions", "One party", "one_party"),
]


@pytest.mark.parametrize(("page", "view", "module"), TABLES)
def test_the_rows_of_a_table_can_be_taken_away_with_their_sources(page, view, module, open_page, monkeypatch):
    handed = []
    part = importlib.import_module(f"app_pages.{page}.{module}")
    monkeypatch.setattr(
        part, "handover", lambda rows, *, key, name, title: handed.append((rows, name, title))
    )
    app = open_page(page, SHIPPED, as_of=dt.date(2024, 8, 21))
    if view != urls.VIEWS[page][0]:
        app.query_params[urls.VIEW] = view
        app.switch_page(script(page)).run()
    assert not app.exception
    ((rows, name, title),) = handed[-1:]
    frame = rows() if callable(rows) else rows
    dataset = Dataset.open(SHIPPED)
    day = Selection(as_of=dt.date(2024, 8, 21), since=dataset.coverage.first)
    assert not frame.empty
    assert len(numbered(dataset, day, cited_in(frame))) > 20
    assert title
    assert re.fullmatch("[a-z]+(-[a-z]+)*", name)
    assert len(frame_csv(frame).splitlines()) > len(frame)
