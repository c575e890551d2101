"""The rows of the chart of travellers: who is drawn, in which order, and where a stop begins and ends."""

import datetime as dt

import pandas as pd
import pytest

from parley.charts.figure import MARKS
from parley.charts.lanes import BY_DELEGATION, BY_FIRST, BY_TRIPS, DAY, MOST_ROWS, lanes, ordinal
from parley.charts.strip import by_week
from parley.selection import Selection

SIDES = {"party": "Party", "mediator": "Mediator"}
SPAN = Selection(dt.date(2020, 1, 31), dt.date(2020, 1, 1))
MIDNIGHT = int(dt.datetime(2020, 1, 10, tzinfo=dt.UTC).timestamp() * 1000)


def stop(trip_id, seq, city, arrived, left=None, traveller="Ann"):
    last = left or arrived
    return {
        "trip_id": trip_id,
        "seq": seq,
        "traveller": traveller,
        "city": city,
        "country": "Qatar",
        "arrive_date": pd.Timestamp(arrived),
        "depart_date": pd.Timestamp(left) if left else pd.NaT,
        "last_day": pd.Timestamp(last),
        "open": left is None,
        "met": [],
        "sources": ["a", "b"],
    }


def trip(
    trip_id, start, end=None, traveller="Ann", delegation="North", side="party", label=None, number=None
):
    return {
        "trip_id": trip_id,
        "traveller": traveller,
        "delegation": delegation,
        "side": side,
        "label": label,
        "ordinal": number,
        "start_date": pd.Timestamp(start),
        "end_date": pd.Timestamp(end) if end else pd.NaT,
        "under_way": end is None,
    }


def laid(stops, trips, order=BY_DELEGATION):
    return lanes(
        pd.DataFrame(stops),
        pd.DataFrame(trips),
        SPAN,
        order,
        sides=SIDES,
        countries=("Qatar",),
        publishers={"a": "Post", "b": "Post"},
    )


def test_stops_on_one_day_share_it_in_the_order_of_the_trip():
    stops = [
        stop("t", 1, "Doha", "2020-01-09", "2020-01-10"),
        stop("t", 2, "Cairo", "2020-01-10", "2020-01-10"),
        stop("t", 3, "Amman", "2020-01-10", "2020-01-10"),
    ]
    bars = laid(stops, [trip("t", "2020-01-09", "2020-01-10")]).bars
    assert list(bars["begin"]) == [MIDNIGHT - DAY, MIDNIGHT + DAY // 3, MIDNIGHT + 2 * DAY // 3]
    assert all(end <= begin for end, begin in zip(bars["end"], bars["begin"][1:], strict=False))
    assert bars["end"].iloc[-1] < MIDNIGHT + DAY


def test_an_open_stop_says_so_and_sources_are_named_once():
    bars = laid([stop("t", 1, "Doha", "2020-01-10")], [trip("t", "2020-01-10", "2020-01-10")]).bars
    assert list(bars["days"]) == ["seen 10 January 2020, departure not known"]
    assert list(bars["publishers"]) == ["Post"]
    assert list(bars["trip"]) == ["Doha"], "a trip without a label is named by its cities"


def test_a_trip_under_way_reaches_to_the_end_of_the_span_and_says_so():
    bands = laid([stop("t", 1, "Doha", "2020-01-30")], [trip("t", "2020-01-30", number=9)]).bands
    assert list(bands["label"]) == ["9th trip, under way", ""], "the delegation's line has no label"
    assert list(bands["days"]) == ["since 30 January 2020, under way"] * 2
    assert bands["end"].iloc[0] - bands["begin"].iloc[0] == 2 * DAY


TRIPS = [
    trip("a1", "2020-01-05", "2020-01-05", "Ann", "North", "party"),
    trip("b1", "2020-01-02", "2020-01-02", "Bo", "North", "party"),
    trip("b2", "2020-01-12", "2020-01-12", "Bo", "North", "party"),
    trip("c1", "2020-01-01", "2020-01-01", "Cy", "East", "mediator"),
]


@pytest.mark.parametrize(
    ("order", "rows"),
    [
        (BY_DELEGATION, ["g:North · party", "t:Bo", "t:Ann", "g:East · mediator", "t:Cy"]),
        (BY_FIRST, ["t:Cy", "t:Bo", "t:Ann"]),
        (BY_TRIPS, ["t:Bo", "t:Ann", "t:Cy"]),
    ],
)
def test_rows_come_in_the_order_that_is_asked(order, rows):
    stops = [
        stop(each["trip_id"], 1, "Doha", each["start_date"], traveller=each["traveller"]) for each in TRIPS
    ]
    assert laid(stops, TRIPS, order).rows == rows


@pytest.mark.parametrize("travellers", [2, 200])
def test_no_more_is_drawn_than_can_be_read(travellers):
    stops, trips = [], []
    for who in range(travellers):
        for number in range(15):
            key, day = f"{who}-{number}", f"2020-01-{number + 1:02}"
            trips.append(trip(key, day, day, f"Person {who:03}"))
            stops += [stop(key, seq, "Doha", day, day, f"Person {who:03}") for seq in (1, 2, 3)]
    found = laid(stops, trips)
    assert found.of_travellers == travellers
    assert found.travellers == (2 if travellers == 2 else 37)
    assert found.travellers <= MOST_ROWS
    assert len(found.bars) * 2 + found.travellers * 15 * 3 <= MARKS
    assert by_week(pd.DataFrame(stops))["stops"].sum() == travellers * 45, "the strip counts all"


def test_numbers_of_an_order():
    assert [ordinal(each) for each in (1, 2, 3, 4, 11, 12, 13, 21, 22, 111)] == [
        "1st",
        "2nd",
        "3rd",
        "4th",
        "11th",
        "12th",
        "13th",
        "21st",
        "22nd",
        "111th",
    ]
