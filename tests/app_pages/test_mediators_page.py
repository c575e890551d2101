"""The Mediators page: each view says what it counts and shows the rows behind it."""

import datetime as dt
import html
import re

import pytest

from tests.app_pages.running import INVENTED, html_of, sentence

AUGUST = dt.date(2024, 8, 21)
NOBODY = {"as_of": dt.date(2023, 10, 8), "since": dt.date(2023, 10, 8), "actors": "Wang Yi"}


@pytest.fixture
def open_view(open_page):
    """Open one view of the page; with AppTest, an address's view is chosen by its widget."""

    def open_it(view, *args, **filters):
        app = open_page("mediators", *args, **filters)
        if view != "Roles":
            app.segmented_control(key="mediators-view").set_value(view).run()
        assert not app.exception, app.exception
        return app

    return open_it


def words(markup):
    text = html.unescape(re.sub(r"<[^>]+>", " ", markup)).replace("\xa0", " ")
    return re.sub(r"\s+", " ", text).replace(" ,", ",").replace(" ;", ";").replace("( ", "(").strip()


# Rounds


def test_a_round_says_who_met_on_which_text_and_after_how_long(open_view):
    app = open_view("Rounds", as_of=AUGUST, since=dt.date(2024, 8, 1))
    assert sentence(app) == "1 August 2024 to 21 August 2024: 1 round of talks."
    (item,) = re.findall(r'<ol class="parley-rounds">(.*?)</ol>', html_of(app), re.DOTALL)
    told = words(item)
    assert told.startswith(
        "15 Aug 2024 to 16 Aug 2024 · Doha · Indirect round · 98 days after the round before Doha talks of August 2024 "
        "Mediators Qatar, Egypt, United States Sides Israel, Hamas At the table Egypt (mediator): Abbas Kamel (envoy)"
    )
    assert "Level not recorded for anyone here: no dated office." in told
    assert "Text US bridging proposal" in told
    assert "What came out The mediators called the talks constructive" in told
    contacts = html_of(app).partition("Contacts that are no rounds")[2]
    assert "Barnea and Bar in Cairo" in contacts
    assert "Doha talks of August 2024" not in contacts


def test_a_round_under_way_gives_neither_end_nor_outcome_away(open_view):
    app = open_view("Rounds", as_of=dt.date(2024, 8, 15), since=dt.date(2024, 8, 15))
    told = words(html_of(app).partition('<ol class="parley-rounds">')[2])
    assert told.startswith("15 Aug 2024 (no end known on this day) · Doha")
    assert "Text none recorded on this day What came out nothing known on this day" in told


def test_rounds_of_the_invented_package(open_view):
    app = open_view("Rounds", INVENTED)
    told = words(html_of(app))
    assert sentence(app).endswith(": 2 rounds of talks.")
    assert "Direct round · 146 days after the round before Second round in Ridgeton" in told
    assert "no round before it in this table First round in Ridgeton" in told


def test_an_empty_window_of_rounds_says_what_to_do(open_view):
    app = open_view("Rounds", **NOBODY)
    assert [each.value for each in app.info] == [
        "No round of talks or contact of mediators in this window. Move since earlier or clear the actors."
    ]
