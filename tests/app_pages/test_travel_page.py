"""The Travel page: its views, what each says of its limits, and a package with twenty thousand stops."""

import datetime as dt

import pytest

from parley import urls
from parley.dataset.descriptor import read_descriptor
from parley.dataset.fingerprint import fingerprint, note_valid
from parley.dataset.validate import validate
from tests.app_pages.running import INVENTED, SHIPPED, html_of
from tests.big import grow_trips

AUGUST = dt.date(2024, 8, 21)
VIEWS = urls.VIEWS["travel"]


def open_view(open_page, view, package=SHIPPED, **filters):
    app = open_page("travel", package, **filters)
    app.segmented_control(key="travel-view").set_value(view).run()
    assert not app.exception, app.exception
    return app


def titles(app):
    return [each.value.replace("\\", "") for each in app.subheader]


def captions(app):
    return " ".join(each.value for each in app.caption)


@pytest.mark.parametrize("package", [SHIPPED, INVENTED])
@pytest.mark.parametrize("view", VIEWS)
def test_every_view_opens(open_page, view, package):
    app = open_view(open_page, view, package)
    assert not app.error
    assert titles(app) or [each.value for each in app.info]


@pytest.mark.parametrize("view", VIEWS)
def test_an_empty_window_says_what_to_do_in_every_view(open_page, view):
    app = open_view(open_page, view, as_of="2023-10-08", since="2023-10-08", actors="Wang Yi")
    (said,) = [each.value for each in app.info]
    assert said.endswith("Move since earlier or clear the actors.")


def test_a_window_opens_on_its_last_six_months_and_lists_their_newest_trips(open_page):
    app = open_page("travel", as_of=AUGUST)
    assert titles(app) == [
        "102 stops of 21 travellers, 21 February to 21 August 2024",
        "Trips in these days",
        "Rounds of talks in these days",
    ]
    shown = html_of(app)
    assert "The newest 12 of 68, the newest first." in shown
    assert 'data-record="trip:us-blinken-2024-08">Ninth trip to the region since 7 October 2023</a>' in shown
    assert 'data-record="round:2024-08-doha">Doha talks of August 2024</a>' in shown
    app.button[[each.label for each in app.button].index("Whole window")].click().run()
    assert titles(app)[0] == "212 stops of 29 travellers, 7 October 2023 to 21 August 2024"


def test_a_trip_under_way_is_said_to_be(open_page):
    shown = html_of(open_page("travel", as_of="2024-08-19", since="2024-08-17"))
    assert "17\xa0Aug\xa02024, <strong>under way</strong>" in shown
    assert "El Alamein" not in shown


def test_blinkens_numbered_trips_are_counted_on_the_page(open_page):
    app = open_view(open_page, "Intensity", as_of=AUGUST, actors="Antony Blinken")
    row = html_of(app).rpartition("Antony Blinken")[2]
    assert '<td data-label="Trips in this table" class="parley-number">10</td>' in row
    assert '<td data-label="Highest number a source gives" class="parley-number">9</td>' in row


def test_the_same_city_says_who_met_and_what_it_counts(open_page):
    app = open_view(open_page, "Same city", as_of=AUGUST, since="2024-08-18")
    shown = html_of(app)
    assert "Jerusalem, 19\xa0Aug\xa02024" in shown
    assert '<td data-label="Met">Benjamin Netanyahu, Gal Hirsch, Ron Dermer</td>' in shown
    assert "Known days only: a stop whose departure no source states (0 of 4 in this window)" in captions(app)


def test_the_map_steps_through_a_trip(open_page):
    app = open_view(open_page, "Map", as_of=AUGUST, since="2024-08-18")
    app.segmented_control(key="map-shown").set_value("One trip, stop by stop").run()
    assert titles(app) == ["Antony Blinken, 17 August 2024: Ninth trip to the region since 7 October 2023"]
    assert "Stop 1 of 4" in captions(app)
    app.button[[each.label for each in app.button].index("Next stop")].click().run()
    assert "Stop 2 of 4" in captions(app)
    assert "Natural Earth" in captions(app)
    app.segmented_control(key="map-shown").set_value("Week by week").run()
    assert titles(app) == ["Visits week by week, 18 to 21 August 2024"]
    assert not app.exception


# Twenty thousand stops of two hundred travellers


def test_what_is_grown_is_valid(tmp_path):
    assert validate(grow_trips(tmp_path / "grown", stops=400)) == []


@pytest.fixture(scope="module")
def big(tmp_path_factory):
    return grow_trips(tmp_path_factory.mktemp("big") / "lakeland")


@pytest.mark.parametrize("view", VIEWS)
def test_two_hundred_travellers_can_be_shown(open_page, big, view):
    note_valid(fingerprint(big, read_descriptor(big)))  # that what is grown is valid is asked of less of it
    app = open_view(open_page, view, big)
    assert not app.error
    assert titles(app)
    if view == "Timeline":
        assert titles(app)[0] == (
            "1,792 stops of the 32 busiest of 202 travellers, 5 August 2019 to 3 February 2020"
        )
        assert "The 32 travellers with the most trips, of 202 in these days" in captions(app)
        assert "The newest 12 of " in html_of(app)
