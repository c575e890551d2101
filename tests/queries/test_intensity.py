"""How dense the travel was, against rows counted by hand."""

import datetime as dt

import pandas as pd

from parley.queries import intensity, routes, travel
from parley.selection import Selection
from tests.queries.packages import read

AUGUST = Selection(dt.date(2024, 8, 21), dt.date(2024, 8, 1))
JUNE = Selection(dt.date(2019, 6, 30), dt.date(2019, 6, 1))


def test_visits_by_city_are_the_stops_that_began(gaza):
    rows = intensity.visits_by_month(gaza, AUGUST)
    by_hand = [
        row for row in read("gaza-ceasefire")["stops"] if "2024-08-01" <= row["arrive_date"] <= "2024-08-21"
    ]
    assert rows["visits"].sum() == len(by_hand)
    doha = [row for row in by_hand if row["place_id"] == "doha"]
    assert rows.set_index("city").loc["Doha", "visits"] == len(doha)


def test_days_of_a_traveller_count_once_where_two_stops_share_one(lakeland):
    """Oake was in Sandwick on 5 and 6 June and in Port Alder from 6 to 8 June: four days."""
    rows = intensity.days_by_month(lakeland, JUNE)
    assert rows[["traveller", "days"]].to_numpy().tolist() == [["Sunniva Oake", 4]]


def test_days_since_the_last_visit(gaza):
    rows = intensity.last_visits(gaza, AUGUST)
    assert list(dict.fromkeys(rows["what"])) == list(intensity.KINDS)
    found = rows.set_index(["what", "name"])
    blinken = found.loc[("traveller", "Antony Blinken")]
    assert (blinken["days"], blinken["city"], blinken["numbered"]) == (1, "Doha", 9)
    assert found.loc[("side", "mediator"), "days"] == 1
    assert found.loc[("delegation", "United States"), "trip_id"] == "us-blinken-2024-08"
    assert found.loc[("delegation", "Hamas"), "last_day"] == pd.Timestamp("2024-07-31"), (
        "from before the window"
    )


def test_blinkens_trips_agree_with_the_numbers_that_sources_give(gaza):
    """Each numbered trip is the one after the last; as of any day the highest number is how many there were."""
    whole = Selection(gaza.coverage.last, gaza.coverage.first, actors=("Antony Blinken",))
    trips = travel.trips(gaza, whole)
    trips = trips[trips["traveller"] == "Antony Blinken"]
    numbered = trips.dropna(subset="ordinal")
    assert list(numbered["ordinal"]) == list(range(1, 13))
    assert list(trips[trips["ordinal"].isna()]["label"]) == [
        "Stop in Bahrain during a wider journey",
        "Paris stop of the last trip in office",
    ]
    assert numbered["start_date"].is_monotonic_increasing
    in_august = travel.trips(
        gaza, Selection(dt.date(2024, 8, 21), gaza.coverage.first, actors=("Antony Blinken",))
    )
    assert in_august["ordinal"].max() == in_august["ordinal"].count() == 9


def test_a_trip_is_under_way_until_its_end_was_known(gaza):
    for day, under_way in ((17, True), (19, True), (20, False)):
        rows = travel.trips(gaza, Selection(dt.date(2024, 8, day), dt.date(2024, 8, 10))).set_index("trip_id")
        assert bool(rows.loc["us-blinken-2024-08", "under_way"]) == under_way


def test_a_trip_without_a_known_stop_is_there_only_while_no_place_is_chosen(gaza):
    """On the day of departure no stop was known."""
    day = dt.date(2024, 8, 17)
    assert "us-blinken-2024-08" in set(travel.trips(gaza, Selection(day, day))["trip_id"])
    assert travel.trips(gaza, Selection(day, day, places=("Doha",))).empty


def test_legs_join_stops_that_follow_one_another(gaza):
    stops = routes.located(gaza, AUGUST)
    rows = routes.legs(stops[stops["trip_id"] == "us-blinken-2024-08"])
    assert [(row.from_city, row.to_city) for row in rows.itertuples()] == [
        ("Tel Aviv", "Jerusalem"),
        ("Jerusalem", "El Alamein"),
        ("El Alamein", "Doha"),
    ]
    without = stops[(stops["trip_id"] == "us-blinken-2024-08") & (stops["city"] != "El Alamein")]
    assert len(routes.legs(without)) == 1, "no leg over a stop that a filter left out"
