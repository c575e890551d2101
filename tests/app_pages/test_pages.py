"""Each page on both packages: it opens, says what it is, follows the filters, and has an answer when nothing matches."""

import datetime as dt

import pytest

from parley import urls
from tests.app_pages.running import INVENTED, SHIPPED, TODAY, html_of, sentence

PACKAGES = {"shipped": SHIPPED, "invented": INVENTED, "today": TODAY}
AUGUST = dt.date(2024, 8, 21)
EMPTY = {
    "overview": "No events in this window. Move since earlier or clear the actors.",
    "travel": "No visits in this window. Move since earlier or clear the actors.",
    "mediators": "No mediator's role in this window. Move since earlier or clear the actors.",
    "conditions": "No position in this window. Move since earlier or clear the actors.",
    "events": "No events in this window. Move since earlier or clear the actors.",
}


@pytest.mark.parametrize("package", PACKAGES)
@pytest.mark.parametrize("page", urls.PAGES)
def test_page_opens_and_says_what_it_is(open_page, page, package):
    app = open_page(page, PACKAGES[package])
    assert [each.value for each in app.title] == [urls.PAGES[page]]
    assert not app.error


def test_overview_shows_the_texts_and_the_newest_events_of_the_day(open_page):
    shown = html_of(open_page("overview", as_of=AUGUST))
    assert "Three-phase plan announced by Biden (Israeli text of 27 May)" in shown
    assert "<strong>Rejected</strong> since 18\xa0Aug\xa02024" in shown
    assert "Biden, joined by Harris, presses Netanyahu to close the deal" in shown
    assert "Cairo round planned for 21 August is put off" in shown
    assert "Israeli and US teams hold talks in Cairo" not in shown, "that was the day after"


def test_travel_draws_the_stops_of_the_window(open_page):
    app = open_page("travel", as_of=AUGUST, since=dt.date(2024, 8, 18), actors="Antony Blinken")
    assert sentence(app) == (
        "18 August 2024 to 21 August 2024; Antony Blinken, with those who represent them: 4 stops."
    )
    assert [each.value for each in app.subheader] == [
        "4 stops of 1 traveller, 18 to 21 August 2024",
        "Trips in these days",
    ]


def test_mediators_shows_each_role_with_its_period(open_page):
    shown = html_of(open_page("mediators", as_of=AUGUST))
    assert 'data-record="actor:qatar">Qatar</a></th>' in shown
    assert "31\xa0May\xa02024 to 16\xa0Aug\xa02024" in shown
    assert "2024-11-09" not in shown
    assert "Nov\xa02024" not in shown, "the pause of November was not known in August"


def test_conditions_shows_positions_with_date_speaker_and_attribution(open_page):
    shown = html_of(open_page("conditions", as_of=AUGUST))
    assert "20\xa0Aug\xa02024, the day before · Benjamin Netanyahu · <b>on record</b>" in shown
    assert "Israel would not give up the Philadelphi corridor" in shown


def test_events_follow_as_of_since_and_actors(open_page):
    shown = html_of(open_page("events", as_of=AUGUST, since=AUGUST, actors="Kamala Harris"))
    assert shown.count("<h3") == 1
    assert "Biden, joined by Harris, presses Netanyahu to close the deal" in shown


@pytest.mark.parametrize("page", EMPTY)
def test_an_empty_window_says_what_to_do(open_page, page):
    app = open_page(page, as_of=dt.date(2023, 10, 8), since=dt.date(2023, 10, 8), actors="Wang Yi")
    said = html_of(app) + "".join(each.value for each in app.info)
    assert EMPTY[page] in said.replace("&#39;", "'")


def test_since_after_as_of_falls_back_to_the_first_day_and_says_so(open_page):
    app = open_page("events", as_of=dt.date(2024, 1, 1), since=dt.date(2024, 6, 1))
    assert [each.value.replace("\\", "") for each in app.warning] == [
        "- since: 2024-06-01 lies after the as-of day 2024-01-01; the window begins on the first day, 2023-10-07, "
        "instead."
    ]
    assert sentence(app).startswith("7 October 2023 to 1 January 2024: ")
