"""Every chart of every view can be taken away: it is handed over under a name, and can be drawn without a browser."""

import re

import pytest

from components import chart_card
from parley import urls
from parley.dataset import Dataset
from parley.export.caption import caption, cited_in
from parley.export.image import chart_json, picture_svg
from parley.selection import Selection
from tests.app_pages.running import INVENTED, script

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
