"""The map and the network as pictures that need no browser: they show what the page shows, and hold to their frame."""

import datetime as dt
import itertools

import pytest

from parley.charts import mercator, outlines
from parley.charts.network import contact_network
from parley.charts.network_picture import network_picture
from parley.charts.route_picture import trip_picture, visits_picture
from parley.queries import channels, routes
from parley.queries.mediation import KINDS
from parley.selection import Selection
from tests.queries.packages import whole


@pytest.fixture(scope="module")
def gaza():
    return whole("gaza-ceasefire")


@pytest.fixture(scope="module")
def august(gaza):
    return Selection(dt.date(2024, 8, 21), dt.date(2024, 8, 1))


def datasets(figure):
    return list(figure.chart.to_dict()["datasets"].values())


def rows_with(figure, column):
    return [row for rows in datasets(figure) for row in rows if column in row]


def test_the_map_has_each_city_with_its_visits_in_the_picture_or_named_beneath(gaza, august):
    summer = Selection(august.as_of, dt.date(2024, 6, 23))
    stops = routes.located(gaza, summer)
    figure = visits_picture(stops, summer)
    counts = stops["city"].value_counts()
    drawn = {row["city"]: row["visits"] for row in rows_with(figure, "visits")}
    outside = {city: count for city, count in counts.items() if city not in drawn}
    assert outside
    assert drawn == {city: count for city, count in counts.items() if city not in outside}
    note = figure.chart.to_dict()["title"]["text"][0]
    assert (
        note
        == "Numbers are visits. Outside the map: "
        + ", ".join(
            f"{city} {count}" for city, count in sorted(outside.items(), key=lambda each: (-each[1], each[0]))
        )
        + "."
    )
    assert figure.title.startswith(f"{len(stops)} visits to {len(counts)} cities, 23 June")


def test_the_map_says_whose_outlines_they_are(gaza, august):
    figure = visits_picture(routes.located(gaza, august), august)
    assert figure.chart.to_dict()["title"]["text"][-1] == outlines.SOURCE


def test_a_trip_numbers_its_stops_in_their_order(gaza, august):
    stops = routes.located(gaza, august)
    stops = stops[stops["trip_id"] == "us-blinken-2024-08"]
    figure = trip_picture(stops, "Ninth trip")
    told = [row["told"] for row in rows_with(figure, "told")]
    assert told == ["1. Tel Aviv", "2. Jerusalem", "3. El Alamein", "4. Doha"]
    assert figure.alt.startswith("Map of the trip: 1. Tel Aviv, 18 August 2024; 2. Jerusalem, ")


def test_outlines_are_cut_off_at_the_view_and_no_finer_than_the_picture():
    view = ([25.0, 58.0], [20.0, 42.0])
    land = outlines.within(view)
    assert land["longitude"].between(25, 58).all()
    assert land["latitude"].between(20, 42).all()
    assert len(land) < 5_000
    for _, piece in land.groupby("piece"):
        first, last = piece.iloc[0], piece.iloc[-1]
        assert tuple(first[["longitude", "latitude"]]) == tuple(last[["longitude", "latitude"]]), "closed"


@pytest.mark.parametrize("place", [(31.2, 30.0), (44.4, 33.3)])  # Cairo, Baghdad
def test_cities_lie_on_land(place):
    land = outlines.within(([25.0, 58.0], [20.0, 42.0]))
    assert any(_inside(place, piece) for _, piece in land.groupby("piece"))


def test_the_sea_is_no_land():
    land = outlines.within(([25.0, 58.0], [20.0, 42.0]))
    assert not any(_inside((31.0, 33.5), piece) for _, piece in land.groupby("piece"))


def _inside(point, piece):
    """Say whether a point lies in a closed line, by the number of its sides east of it."""
    x, y = point
    corners = list(piece[["longitude", "latitude"]].itertuples(index=False, name=None))
    east = [
        (y0 > y) != (y1 > y) and x < x0 + (y - y0) / (y1 - y0) * (x1 - x0)
        for (x0, y0), (x1, y1) in itertools.pairwise(corners)
    ]
    return sum(east) % 2 == 1


def test_latitude_is_northing_turned_round():
    for degrees in (-60.0, 0.0, 31.5, 70.0):
        assert mercator.latitude(mercator.northing(degrees)) == pytest.approx(degrees)


def test_the_network_has_the_actors_and_lines_of_the_one_on_the_page(gaza, august):
    contacts = channels.contacts(gaza, august)
    labels = gaza.descriptor.labels
    types, sides = labels("events", "event_type"), labels("actors", "side")
    kinds = {code: types[code] for code in types if code in KINDS}
    network = contact_network(contacts, kinds, sides, august)
    figure = network_picture(network, contacts, kinds, sides)
    named = {row["actor"] for row in rows_with(figure, "actor")}
    assert named == {*network.drawn["actor"], *network.drawn["other"]}
    assert len({row["edge"] for row in rows_with(figure, "edge")}) == len(network.drawn)
    assert (figure.title, figure.alt) == (network.title, network.alt)
