"""The map: what a name from the data may not do, and which part of the earth is shown at first."""

import datetime as dt

import pandas as pd
import pytest

from parley.charts import mercator
from parley.charts.routes import trip_map, visits_map, weekly_map
from parley.selection import Selection

SPAN = Selection(dt.date(2020, 1, 31), dt.date(2020, 1, 6))
HOSTILE = '<a href="https://elsewhere.example">Doha</a>'


def stops(*rows):
    columns = ["trip_id", "seq", "traveller", "city", "country", "longitude", "latitude", "day"]
    frame = pd.DataFrame(rows, columns=columns)
    days = pd.to_datetime(frame.pop("day")).astype("datetime64[us]")
    return frame.assign(place_id=frame["city"], arrive_date=days, last_day=days)


TWO = stops(
    ("t", 1, "Ann", HOSTILE, "Qatar", 51.5, 25.3, "2020-01-07"),
    ("t", 2, "Ann", "Cairo", "Egypt", 31.2, 30.0, "2020-01-15"),
    ("u", 1, "Bo", "Cairo", "Egypt", 31.2, 30.0, "2020-01-16"),
)


@pytest.mark.parametrize(
    "drawn",
    [
        visits_map(TWO, SPAN, ("Qatar",)),
        weekly_map(TWO, SPAN, ("Qatar",)),
        trip_map(TWO[TWO["trip_id"] == "t"], 1, "A trip", ("Qatar",)),
    ],
)
def test_a_name_is_no_markup(drawn):
    assert "<a" not in drawn.figure.to_json().replace("\\u003c", "<")


def test_cities_are_sized_by_visits_and_joined_by_the_legs_of_trips():
    line, cities = visits_map(TWO, SPAN, ("Qatar",)).figure.data
    assert list(line.lon) == [51.5, 31.2, None]
    assert list(cities.hovertext) == [
        "Cairo, Egypt<br>2 visits<br>Ann, Bo",
        '&lt;a href="https://elsewhere.example"&gt;Doha&lt;/a&gt;, Qatar<br>1 visit<br>Ann',
    ]
    large, small = cities.marker.size
    assert (large / small) ** 2 == pytest.approx(2), "by area"


def test_the_weeks_are_played_one_after_the_other():
    figure = weekly_map(TWO, SPAN, ("Qatar",)).figure
    assert [frame.name for frame in figure.frames] == ["2020-01-06", "2020-01-13", "2020-01-20", "2020-01-27"]
    assert [len(frame.data[1].lon) for frame in figure.frames] == [1, 1, 0, 0]
    assert figure.frames[1].layout.annotations[0].text == "Week of 13 January 2020: 2 visits"


def test_a_step_marks_the_stop_and_leaves_those_ahead_pale():
    figure = trip_map(TWO[TWO["trip_id"] == "t"], 1, "A trip", ("Qatar",)).figure
    ahead, gone, here = figure.data[2:]
    assert (list(ahead.text), ahead.marker.opacity) == (["2. Cairo"], 0.35)
    assert (list(gone.text), list(here.lon)) == ([], [51.5])


def test_the_first_view_holds_nearly_all_visits_and_is_as_wide_as_the_map():
    near = [("t", 1, "Ann", "Cairo", "Egypt", 31.2, 30.0, "2020-01-07")] * 40
    far = ("u", 1, "Bo", "New York", "United States", -74.0, 40.7, "2020-01-08")
    (west, east), (south, north) = mercator.reach(stops(*near, far))
    assert west < 31.2 < east
    assert south < 30.0 < north
    assert west > -74.0, "one far visit does not shrink the rest"
    tall = mercator.northing(north) - mercator.northing(south)
    assert (east - west) / tall == pytest.approx(mercator.ASPECT)
