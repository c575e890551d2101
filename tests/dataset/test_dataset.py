"""An open package: what it says of itself, what it hands out, and what could be known on a day."""

import datetime as dt

import pandas as pd
import pytest

from parley.dataset import Dataset, InvalidPackageError
from tests.packages_support import column_of

OPEN_EVENT = "2024-08-15-doha-august-round"


def day(text):
    return dt.date.fromisoformat(text)


def known(dataset, table, as_of):
    return dataset.run(dataset.known(table, day(as_of)))


def cells(dataset, table, as_of, key, value, *columns):
    """Give cells of one row as it could be known on a day: None where empty, days as text, lists as tuples."""
    frame = known(dataset, table, as_of)
    found = (column_of(frame.astype(object), key, value, column) for column in columns)
    return tuple(str(each.date()) if isinstance(each, dt.datetime) else each for each in found)


def sources(dataset, table, as_of, key, value):
    frame = known(dataset, table, as_of)
    (row,) = frame[frame[key] == value]["sources"]
    return list(row)


# --- what a package says of itself


def test_account_of_the_shipped_package(gaza):
    assert (gaza.name, gaza.title, gaza.version) == (
        "gaza-ceasefire",
        "Ceasefire diplomacy over Gaza, 2023 to 2026",
        "0.1.0",
    )
    assert gaza.coverage.first == day("2023-10-07")
    assert gaza.coverage.last == day("2026-07-01")
    assert gaza.descriptor.licence == "Creative Commons Attribution 4.0 International"


def test_account_of_the_invented_package(lake):
    assert (lake.name, lake.title, lake.version) == ("lakeland", "Lakeland talks (invented)", "0.1.0")
    assert (lake.coverage.first, lake.coverage.last) == (day("2019-03-04"), day("2020-02-03"))
    assert lake.coverage.updated == day("2021-01-04")
    assert {table: lake.sizes[table] for table in ("events", "actors", "offices")} == {
        "events": 12,
        "actors": 8,
        "offices": 0,
    }


def test_a_day_outside_the_coverage_moves_to_its_nearer_edge(lake):
    days = ["2018-01-01", "2019-03-04", "2019-07-01", "2020-02-03", "2024-01-01"]
    assert [str(lake.coverage.clamp(day(each))) for each in days] == [
        "2019-03-04",
        "2019-03-04",
        "2019-07-01",
        "2020-02-03",
        "2020-02-03",
    ]


def test_coverage_reaches_to_the_last_day_on_which_something_became_known(lakeland):
    lakeland.put("sources", 13, published_date="2020-05-17")
    lakeland.put("sources", 17, published_date="2020-05-17")
    lakeland.put("events", 13, public_on="2020-05-17")
    assert Dataset.open(lakeland.folder).coverage.last == day("2020-05-17")


def test_choosing_an_actor_includes_those_who_represent_it(lake, gaza):
    assert set(lake.vocabulary.members["Northshore"]) == {"northshore", "maren"}
    assert lake.vocabulary.members["Ida Maren"] == ("maren",)
    assert {"united_states", "blinken"} <= set(gaza.vocabulary.members["United States"])
    assert gaza.vocabulary.principal("blinken") == "united_states"
    assert lake.vocabulary.name("nobody") == "nobody"


def test_names_to_choose_from_stand_in_the_order_of_display(lake):
    assert list(lake.vocabulary.issues) == ["Ferry", "Fishing"]
    assert lake.vocabulary.places == {
        "Port Alder": "port_alder",
        "Ridgeton": "ridgeton",
        "Sandwick": "sandwick",
    }
    assert lake.vocabulary.event_types["Resolution or ruling"] == "resolution"


# --- what it hands out


def test_frames_are_typed_by_the_descriptor(dataset):
    places = dataset.run(dataset.table("places"))
    assert places["latitude"].dtype == "float64"
    assert dataset.run(dataset.table("issues"))["order"].dtype == "int64"
    events = dataset.run(dataset.known("events", dataset.coverage.last))
    assert pd.api.types.is_datetime64_any_dtype(events["start_date"].dtype)
    assert pd.api.types.is_datetime64_any_dtype(events["public_on"].dtype)
    assert events["public_on"].notna().all()
    assert all(isinstance(each, str) for row in events["sources"] for each in row)
    assert len(events) == dataset.sizes["events"]


def test_an_empty_table_keeps_its_types(lake):
    offices = known(lake, "offices", "2020-02-03")
    assert len(offices) == 0
    assert pd.api.types.is_datetime64_any_dtype(offices["start_date"].dtype)
    assert offices["seq"].dtype == "int64"


def test_dated_tables_are_not_handed_out_without_a_day(dataset):
    with pytest.raises(KeyError, match="events tells of days; ask for it as of one"):
        dataset.table("events")
    assert dataset.run(dataset.table("actors").count().as_table()).iloc[0, 0] == dataset.sizes["actors"]


def test_what_belongs_to_no_day_is_in_no_view(dataset):
    columns = {
        column
        for table in ("events", "frameworks", "coverage", "positions")
        for column in dataset.known(table, dataset.coverage.last).columns
    }
    assert (
        columns & {"verified_on", "searched_on", "supersedes", "title_open", "known_from", "known_to"}
        == set()
    )


def test_the_order_of_columns_is_the_package_s_own(lakeland, lake):
    """A package may have the key of a table elsewhere than in front: references still find it."""
    moved = [*lakeland.read("events")[0][1:], "event_id"]
    lakeland.reorder("events", *moved)
    with lakeland.resource("events") as events:
        events["schema"]["fields"].append(events["schema"]["fields"].pop(0))
    other = Dataset.open(lakeland.folder)
    for table in ("events", "participants", "positions"):
        columns = lake.known(table, lake.coverage.last).columns
        ours = other.run(other.known(table, lake.coverage.last)[columns])
        pd.testing.assert_frame_equal(ours, known(lake, table, str(lake.coverage.last)))


def test_a_refused_package_says_all_that_is_wrong(lakeland):
    lakeland.put("events", 5, place_id="atlantis", outcome="done")
    with pytest.raises(InvalidPackageError) as refusal:
        Dataset.open(lakeland.folder)
    assert [str(problem) for problem in refusal.value.problems] == [
        'events.csv row 5, outcome: "done" is not one of held, planned, postponed, cancelled, unclear',
        'events.csv row 5, place_id: "atlantis" is not in places',
    ]
    assert str(refusal.value) == (
        f"{lakeland.folder}: 2 problem(s), first: events.csv row 5, outcome: "
        '"done" is not one of held, planned, postponed, cancelled, unclear'
    )


def test_a_descriptor_that_asks_less_than_the_code_needs_is_refused_in_words(lakeland):
    """Without its foreign keys the package passes validation, and a reference may lead nowhere."""
    with lakeland.resource("positions") as positions:
        del positions["schema"]["foreignKeys"]
    lakeland.put("positions", 6, framework_id="2018-draft")
    with pytest.raises(InvalidPackageError) as refusal:
        Dataset.open(lakeland.folder)
    assert [str(problem) for problem in refusal.value.problems] == [
        "datapackage.json: its tables fit it, but can't be opened (KeyError: '2018-draft')"
    ]


# --- what could be known on a day: rows picked by hand


def test_an_event_under_way_gives_no_end_away(gaza):
    assert OPEN_EVENT not in set(known(gaza, "events", "2024-08-14")["event_id"])
    columns = ("title", "end_date", "outcome", "summary")
    assert cells(gaza, "events", "2024-08-15", "event_id", OPEN_EVENT, *columns) == (
        "Talks open in Doha",
        None,
        None,
        None,
    )
    title, end, outcome, summary = cells(gaza, "events", "2024-08-16", "event_id", OPEN_EVENT, *columns)
    assert (title, end, outcome) == ("Two days of talks in Doha", "2024-08-16", "held")
    assert summary.endswith("The mediators called the talks serious and constructive.")


def test_sources_published_later_are_not_listed_yet(gaza):
    first_day = ["whitehouse-20240813-01", "tass-20240815-01", "the-white-house-20240815-01"]
    assert sources(gaza, "events", "2024-08-15", "event_id", OPEN_EVENT) == first_day
    assert sources(gaza, "events", "2024-08-16", "event_id", OPEN_EVENT) == [
        *first_day,
        "caliber-20240816-01",
        "the-white-house-20240816-01",
        "whitehouse-20240816-02",
    ]


def test_where_every_source_is_later_the_first_stands_as_evidence(lake):
    ferry = "2019-03-04-ferry-seized"
    assert sources(lake, "events", "2019-03-04", "event_id", ferry) == ["lake-post-20190305-01"]
    assert sources(lake, "events", "2019-03-06", "event_id", ferry) == [
        "lake-post-20190305-01",
        "northshore-20190306-01",
    ]
    crossing = "2019-12-09-ferry-sails"
    assert sources(lake, "events", "2019-12-09", "event_id", crossing) == ["highmark-20191202-01"]


def test_the_end_of_a_role_is_not_known_before_it(lake):
    drafting = ("actor_id", "oake", "end_date", "description")
    told = "Drafted the text on the ferry and fishing."
    assert cells(lake, "mediator_roles", "2019-12-01", *drafting) == (None, told)
    assert cells(lake, "mediator_roles", "2019-12-02", *drafting) == ("2019-12-02", told)


def test_a_role_without_an_end_tells_all_from_its_start(lake):
    hosting = ("actor_id", "highmark", "start_date", "end_date", "description")
    assert cells(lake, "mediator_roles", "2019-06-17", *hosting) == (
        "2019-06-17",
        None,
        "Hosted the delegations in Ridgeton.",
    )


def test_the_end_of_a_real_role(gaza):
    def qatar(as_of):
        roles = known(gaza, "mediator_roles", as_of)
        roles = roles[(roles["actor_id"] == "qatar") & (roles["start_date"] == "2023-10-07")]
        return column_of(roles, "role", "communicator", "end_date")

    assert qatar("2024-11-08") is None
    assert str(qatar("2024-11-09").date()) == "2024-11-09"


def test_an_end_announced_beyond_the_last_day_covered_is_no_secret(gaza):
    force = ("actor_id", "isf", "end_date", "description")
    assert cells(gaza, "mediator_roles", "2025-11-17", *force) == (
        "2027-12-31",
        "Authorized to secure borders and support demilitarization and aid in Gaza.",
    )


def test_the_end_of_a_position(gaza, lake):
    prisoners = ("position_id", "2023-10-16-hamas-prisoners-01", "stance", "ended_on", "ended_by")
    assert cells(gaza, "positions", "2025-10-09", *prisoners) == ("supports", None, None)
    assert cells(gaza, "positions", "2025-10-10", *prisoners) == (
        "supports",
        "2025-10-10",
        "2025-10-implementation-steps",
    )
    ferry = ("position_id", "2019-03-06-northshore-ferry-01", "ended_on", "ended_by")
    assert cells(lake, "positions", "2019-12-08", *ferry) == (None, None)
    assert cells(lake, "positions", "2019-12-09", *ferry) == ("2019-12-09", "2019-12-ferry-agreement")


def test_an_announced_event_is_upcoming(lake):
    ridgeton = "2019-06-17-ridgeton-round"
    columns = ("title", "start_date", "end_date", "outcome", "summary", "round_id", "public_on")
    assert ridgeton not in set(known(lake, "events", "2019-06-09")["event_id"])
    assert cells(lake, "events", "2019-06-10", "event_id", ridgeton, *columns) == (
        "First round in Ridgeton",
        "2019-06-17",
        None,
        None,
        None,
        None,
        "2019-06-10",
    )
    under_way = cells(lake, "events", "2019-06-18", "event_id", ridgeton, *columns)
    assert under_way[0] == "First round in Ridgeton"
    assert under_way[2:6] == (None, None, None, "2019-06-ridgeton")
    after = cells(lake, "events", "2019-06-19", "event_id", ridgeton, *columns)
    assert after[0] == "First round in Ridgeton ends with a joint agenda"
    assert after[2:4] == ("2019-06-19", "held")


def test_that_an_announced_visit_was_put_off_is_not_known_before_its_day(lake):
    visit = ("event_id", "2020-02-03-tolva-visit-put-off", "title", "outcome")
    assert cells(lake, "events", "2020-02-02", *visit) == ("Tolva due in Sandwick", None)
    assert cells(lake, "events", "2020-02-03", *visit) == ("Tolva does not come to Sandwick", "postponed")


def test_who_took_part_is_known_with_the_event(lake):
    def present(as_of):
        rows = known(lake, "participants", as_of)
        return sorted(rows[rows["event_id"] == "2019-04-01-secret-contact"]["actor_id"])

    assert present("2019-06-09") == []
    assert present("2019-06-10") == ["highmark", "northshore", "southshore"]


def test_what_was_secret_is_told_whole_from_the_day_it_came_out(lake):
    secret = ("event_id", "2019-04-01-secret-contact", "start_date", "end_date", "outcome", "public_on")
    assert "2019-04-01-secret-contact" not in set(known(lake, "events", "2019-05-01")["event_id"])
    assert cells(lake, "events", "2019-06-10", *secret) == ("2019-04-01", "2019-04-30", "held", "2019-06-10")


def test_the_outcome_of_a_round_has_a_day_of_its_own(lake):
    second = ("round_id", "2019-11-ridgeton", "end_date", "outcome", "outcome_public_on")
    assert cells(lake, "rounds", "2019-11-12", *second) == (None, None, None)
    assert cells(lake, "rounds", "2019-11-13", *second) == ("2019-11-13", None, None)
    assert cells(lake, "rounds", "2019-12-02", *second) == (
        "2019-11-13",
        "The ferry was settled, fishing left open.",
        "2019-12-02",
    )


def test_a_text_put_on_the_table_during_a_round_is_not_named_before(gaza):
    doha = ("round_id", "2024-08-doha", "framework_id", "outcome")
    assert cells(gaza, "rounds", "2024-08-15", *doha) == (None, None)
    assert cells(gaza, "rounds", "2024-08-16", *doha) == (
        "2024-08-bridging-proposal",
        "The mediators called the talks constructive; the United States presented a bridging proposal.",
    )


def test_a_position_on_a_text_names_it_only_when_the_text_is_public(gaza):
    position = ("position_id", "2025-01-14-israel-prisoners-01", "framework_id")
    assert cells(gaza, "positions", "2025-01-14", *position) == (None,)
    assert cells(gaza, "positions", "2025-01-15", *position) == ("2025-01-agreement",)


def test_a_trip_under_way_shows_the_stops_so_far(lake):
    def stops(as_of):
        rows = known(lake, "stops", as_of)
        rows = rows[rows["trip_id"] == "oake-2019-06"].astype(object)
        return [
            (
                row["place_id"],
                None if row["depart_date"] is pd.NaT else str(row["depart_date"])[:10],
                list(row["met"]),
            )
            for _, row in rows.sort_values("seq").iterrows()
        ]

    assert stops("2019-06-04") == []
    assert stops("2019-06-05") == [("sandwick", None, [])]
    assert stops("2019-06-06") == [("sandwick", "2019-06-06", ["maren"]), ("port_alder", None, [])]
    assert stops("2019-06-08") == [
        ("sandwick", "2019-06-06", ["maren"]),
        ("port_alder", "2019-06-08", ["tolva"]),
    ]
    assert cells(lake, "trips", "2019-06-07", "trip_id", "oake-2019-06", "end_date") == (None,)
    assert cells(lake, "trips", "2019-06-08", "trip_id", "oake-2019-06", "end_date") == ("2019-06-08",)


def test_a_departure_that_no_source_states_hides_nothing(lake):
    def last_stop(as_of):
        rows = known(lake, "stops", as_of)
        return rows[(rows["trip_id"] == "oake-2020-01") & (rows["seq"] == 2)]["note"].tolist()

    assert last_stop("2020-01-15") == []
    assert last_stop("2020-01-16") == ["Departure not stated."]


def test_terms_that_came_out_later_than_their_text(lake, gaza):
    def issues(as_of):
        rows = known(lake, "provisions", as_of)
        return set(rows[rows["framework_id"] == "2019-09-highmark-draft"]["issue_id"])

    assert issues("2019-09-01") == set()
    assert issues("2019-09-02") == {"ferry"}
    assert issues("2019-09-20") == {"ferry", "fishing"}

    def phases(as_of):
        rows = known(gaza, "provisions", as_of)
        rows = rows[rows["framework_id"] == "2023-12-egypt-three-stage"]
        return "north_return" in set(rows["issue_id"])

    assert (phases("2023-12-24"), phases("2023-12-25")) == (False, True)


def test_a_private_text_and_its_standing_come_out_together(gaza):
    """The Israeli proposal of 27 May 2024 became public on the 31st."""
    text = "2024-05-israeli-proposal"
    for table in ("frameworks", "framework_status"):
        assert text not in set(known(gaza, table, "2024-05-30")["framework_id"]), table
        assert text in set(known(gaza, table, "2024-05-31")["framework_id"]), table


def test_nothing_is_lost_by_the_last_day(dataset):
    """Every dated row can be seen on the last day covered; only rows without any date never can."""
    last = dataset.coverage.last
    for table in ("events", "participants", "rounds", "trips", "stops", "frameworks", "framework_status"):
        assert len(dataset.run(dataset.known(table, last))) == dataset.sizes[table], table
    for table in ("framework_responses", "provisions", "positions", "mediator_roles", "designations"):
        assert len(dataset.run(dataset.known(table, last))) == dataset.sizes[table], table
