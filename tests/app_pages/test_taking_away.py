"""Every chart of every view can be taken away: it is handed over under a name, and can be drawn without a browser."""

import datetime as dt
import importlib
import re

import pytest

from components import chart_card, handover
from parley import urls
from parley.dataset import Dataset
from parley.export.caption import caption, cited_in, numbered
from parley.export.image import chart_json, picture_svg
from parley.export.table import frame_csv
from parley.selection import Selection
from tests.app_pages.running import INVENTED, SHIPPED, script

VIEWS = [(page, view) for page in urls.PAGES for view in urls.VIEWS.get(page, (None,))]

SURE = {
    ("overview", None): {"overview-activity", "overview-texts", "overview-issues", "overview-events"},
    ("travel", "Timeline"): {"travel", "travel-trips", "travel-rounds"},
    ("travel", "Map"): {"travel-map"},
    ("travel", "Same city"): {"travel-together", "travel-people"},
    ("travel", "Intensity"): {"travel-visits", "travel-days", "travel-last-visits"},
    ("mediators", "Roles"): {"mediators-roles"},
    ("mediators", "Channels"): {"mediators-network", "mediators-contact-matrix", "mediators-pairs"},
    ("mediators", "Rounds"): {"mediators-rounds", "mediators-contacts"},
    ("mediators", "Workload"): {"mediators-workload"},
    ("conditions", "Side by side"): {"conditions-texts"},
    ("conditions", "Where they differ"): {"conditions-differences"},
    ("conditions", "Against a text"): {"conditions-provisions", "conditions-stances"},
    ("data", "Coverage"): {"data-months", "data-shares"},
}
"""What can be taken away for certain."""


@pytest.fixture
def handed_over(open_page, monkeypatch):
    """Open a view, and list what it offers: rows, name, title, and the chart where there is one."""

    def open_it(page, view, package, **filters):
        handed = []

        def note(rows, *, key, name, title, figure=None, plotly=None):
            handed.append((rows, name, title, figure))

        for module in (handover, chart_card):
            monkeypatch.setattr(module, "handover", note)
        app = open_page(page, package, **filters)
        if view and view != urls.VIEWS[page][0]:
            handed.clear()
            app.query_params[urls.VIEW] = view
            app.switch_page(script(page)).run()
        assert not app.exception
        return handed

    return open_it


@pytest.mark.parametrize(("page", "view"), VIEWS)
def test_what_a_view_shows_can_be_taken_away(page, view, handed_over):
    handed = handed_over(page, view, SHIPPED, as_of=dt.date(2024, 8, 21))
    names = [name for _, name, *_ in handed]
    assert SURE.get((page, view), set()) <= set(names)
    for rows, name, title, _ in handed:
        assert title
        assert re.fullmatch("[a-z]+(-[a-z]+)*", name)
        frame = rows() if callable(rows) else rows
        assert len(frame_csv(frame).splitlines()) > len(frame) > 0
        assert not [each for each in frame.columns if each == "total"], "what only the page needs"


@pytest.mark.parametrize(("page", "view"), VIEWS)
def test_each_chart_of_a_view_can_be_drawn_with_its_caption(page, view, handed_over):
    dataset = Dataset.open(INVENTED)
    for rows, name, title, figure in handed_over(page, view, INVENTED):
        if figure is not None:
            drawn = figure() if callable(figure) else figure
            about = caption(dataset, Selection.whole(dataset.coverage), title, name, cited_in(rows))
            assert b"<svg" in picture_svg(drawn, about)
            assert chart_json(drawn, about)


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
