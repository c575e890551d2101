"""The Events page: exact rows in both views, days as headings, and parts that follow the reader and the filters."""

import csv
import datetime as dt
import html
import re

import pytest

from parley.dataset import Dataset
from parley.dataset.descriptor import read_descriptor
from parley.dataset.fingerprint import fingerprint, note_valid
from parley.dataset.validate import validate
from parley.queries import timeline
from parley.selection import Selection
from tests.app_pages.running import INVENTED, SHIPPED, html_of, sentence
from tests.big import A_DAY, FIRST, grow

AUGUST = dt.date(2024, 8, 21)
BIG = 50_000


def read_ids(app):
    """Give the events of the reading view, from top to bottom."""
    return re.findall(r'<h3 dir="auto"><a [^>]*data-record="event:([^"]+)"', html_of(app))


def days(app):
    """Give the headings of the reading view, each with the ids under it."""
    parts = re.split(r"<h2>", html_of(app))[1:]
    heading = re.compile(r"<time [^>]*>(.*?)</time> <span>(.*?)</span>")
    return [
        (
            *heading.match(part).groups(),
            re.findall(r'<h3 dir="auto"><a [^>]*data-record="event:([^"]+)"', part),
        )
        for part in parts
    ]


def told(app, event_id):
    """Give the words of one event in the reading view, without markup."""
    (item,) = [each for each in html_of(app).split("<li>") if f'data-record="event:{event_id}"' in each]
    words = html.unescape(re.sub(r"<[^>]+>", " ", item.split("</li>")[0]))
    return re.sub(r"\s+", " ", words.replace("\xa0", " ")).strip()


def to_grid(app):
    app.segmented_control(key="events-view").set_value("Grid").run()
    assert not app.exception
    return app.dataframe[0].value


def titles(package):
    """Read the titles off the file, by id."""
    with (package / "events.csv").open(encoding="utf-8", newline="") as file:
        return {row["event_id"]: row["title"] for row in csv.DictReader(file)}


# The same rows in both views


def test_reading_groups_the_events_of_the_invented_package_by_day_the_newest_first(open_page):
    app = open_page("events", INVENTED)
    assert days(app) == [
        ("3 February 2020", "Monday", ["2020-02-03-tolva-visit-put-off"]),
        ("9 December 2019", "Monday", ["2019-12-09-ferry-sails"]),
        ("2 December 2019", "Monday", ["2019-12-02-ferry-agreement"]),
        ("12 November 2019", "Tuesday", ["2019-11-12-ridgeton-second"]),
        ("6 September 2019", "Friday", ["2019-09-06-southshore-answer"]),
        ("5 September 2019", "Thursday", ["2019-09-05-northshore-answer"]),
        ("2 September 2019", "Monday", ["2019-09-02-highmark-draft"]),
        ("17 June 2019", "Monday", ["2019-06-17-ridgeton-round"]),
        ("3 June 2019", "Monday", ["2019-06-03-highmark-offers"]),
        ("April 2019", "day not known", ["2019-04-01-secret-contact"]),
        ("6 March 2019", "Wednesday", ["2019-03-06-maren-tolva-call"]),
        ("4 March 2019", "Monday", ["2019-03-04-ferry-seized"]),
    ]


def test_several_events_of_a_day_stand_under_one_heading(open_page):
    found = days(open_page("events", SHIPPED, as_of=AUGUST, since=dt.date(2024, 8, 19)))
    assert [name for name, _, _ in found] == ["21 August 2024", "20 August 2024", "19 August 2024"]
    assert all(each.startswith("2024-08-20") for each in found[1][2])
    assert len(found[1][2]) > 1


def test_a_known_selection_has_the_same_rows_in_both_views(open_page):
    app = open_page("events", SHIPPED, as_of=AUGUST, since=dt.date(2024, 8, 18), actors="Qatar")
    assert read_ids(app) == ["2024-08-21-cairo-round-postponed", "2024-08-20-blinken-al-thani-doha"]
    rows = to_grid(app)
    known = titles(SHIPPED)
    assert list(rows["title"]) == [
        known["2024-08-21-cairo-round-postponed"],
        known["2024-08-20-blinken-al-thani-doha"],
    ]
    second = rows.iloc[1]
    assert list(second["actors"]) == ["Antony Blinken", "Mohammed bin Abdulrahman Al Thani"]
    assert (second["event_type"], second["city"], second["outcome"]) == ("Meeting", "Doha", "Held")


def test_the_grid_of_the_invented_package_names_every_source_and_links_the_first_three(open_page):
    rows = to_grid(open_page("events", INVENTED)).set_index("title")
    agreement = rows.loc["Ferry agreement signed in Ridgeton"]
    assert list(agreement["publishers"]) == ["Foreign Ministry of Highmark", "Lake Post"]
    assert agreement["source_1"].startswith("https://example.org/highmark/")
    assert agreement["source_2"].startswith("https://example.org/")
    assert list(agreement["actors"]) == ["Ida Maren", "Piet Tolva", "Rowan Society", "Sunniva Oake"]
    assert list(rows["outcome"]) == ["Not held: postponed"] + ["Held"] * 11
    assert rows.loc["Maren and Tolva speak about the ferry", "city"] == ""


# What is said of one event


def test_an_event_is_told_with_kind_place_people_by_role_and_sources(open_page):
    assert told(open_page("events", INVENTED), "2019-03-04-ferry-seized") == (
        "Incident · Port Alder Southshore detains a Northshore ferry Southshore customs held the ferry Heron and its "
        "crew in Port Alder. Northshore called it a breach of the lake treaty. Party Southshore Subject Northshore "
        "Sources Lake Post , Government of Northshore"
    )


def test_what_was_not_held_or_not_confirmed_is_said(open_page):
    app = open_page("events", INVENTED)
    assert told(app, "2020-02-03-tolva-visit-put-off").startswith(
        "Meeting · Sandwick · Not held: postponed Tolva"
    )
    assert told(app, "2019-04-01-secret-contact").startswith(
        "Meeting · Ridgeton · to 30 Apr 2019 · Reported · public on 10 Jun 2019 Envoys meet"
    )
    assert told(app, "2019-12-09-ferry-sails").startswith("Implementation · Sandwick The ferry sails again")


def test_an_event_under_way_gives_nothing_away(open_page):
    app = open_page("events", INVENTED, as_of=dt.date(2019, 6, 18), since=dt.date(2019, 6, 17))
    said = told(app, "2019-06-17-ridgeton-round")
    assert said.startswith("Talks · Ridgeton · under way First round in Ridgeton ")
    assert "agenda" not in said
    rows = to_grid(app)
    assert list(rows["outcome"]) == ["Under way"]
    assert list(rows["summary"]) == [""]


def test_text_from_the_data_is_text_and_finds_its_own_direction(open_page, copy_of_invented):
    events = copy_of_invented / "events.csv"
    text = events.read_text(encoding="utf-8")
    hostile = "<img src=x onerror=alert(1)> שלום"
    events.write_text(text.replace("The ferry sails again", hostile), encoding="utf-8")
    drawn = html_of(open_page("events", copy_of_invented))
    assert "<img" not in drawn
    assert "&lt;img src=x onerror=alert(1)&gt; שלום</a></h3>" in drawn
    assert '<p class="parley-more" dir="auto">The Heron crossed' in drawn


def test_an_empty_window_says_what_to_do(open_page):
    app = open_page("events", INVENTED, as_of=dt.date(2019, 3, 5), since=dt.date(2019, 3, 5))
    assert [each.value for each in app.info] == [
        "No events in this window. Move since earlier or clear the actors."
    ]
    assert not app.pagination


# Parts


def test_a_part_shows_the_next_rows_and_either_pager_turns(open_page):
    dataset = Dataset.open(SHIPPED)
    everything = list(timeline.events(dataset, Selection(AUGUST, dataset.coverage.first))["event_id"])
    app = open_page("events", SHIPPED, as_of=AUGUST)
    assert f": {len(everything)} events." in sentence(app)
    assert read_ids(app) == everything[:25]
    app.pagination(key="events-pager-above").set_value(2).run()
    assert read_ids(app) == everything[25:50]
    assert app.caption[1].value == f"26 to 50 of {len(everything)}, the newest first."
    assert app.pagination(key="events-pager-below").value == 2
    app.pagination(key="events-pager-below").set_value(3).run()
    assert read_ids(app) == everything[50:75]
    last = -(-len(everything) // 25)
    app.pagination(key="events-pager-above").set_value(last).run()
    assert read_ids(app) == everything[(last - 1) * 25 :]


def test_another_selection_begins_with_its_first_part(open_page):
    app = open_page("events", SHIPPED, as_of=AUGUST)
    first = read_ids(app)
    app.pagination(key="events-pager-above").set_value(3).run()
    app.multiselect(key="actors").set_value(["Qatar"]).run()
    assert app.pagination(key="events-pager-above").value == 1
    assert app.caption[1].value.startswith("1 to 25 of ")
    app.multiselect(key="actors").set_value([]).run()
    assert read_ids(app) == first


def test_opening_a_record_keeps_the_part(open_page):
    app = open_page("events", SHIPPED, as_of=AUGUST)
    app.pagination(key="events-pager-above").set_value(2).run()
    shown = read_ids(app)
    app.query_params["event"] = shown[3]
    app.run()
    assert read_ids(app)[:25] == shown


def test_a_small_selection_has_no_pager(open_page):
    assert not open_page("events", INVENTED).pagination


# Fifty thousand


@pytest.mark.parametrize("lands", [0, 50])
def test_a_grown_package_is_valid(tmp_path, lands):
    assert validate(grow(tmp_path / "grown", events=400, lands=lands)) == []


@pytest.fixture(scope="module")
def big(tmp_path_factory):
    return grow(tmp_path_factory.mktemp("big") / "lakeland", BIG)


def test_fifty_thousand_events_show_like_fifty(open_page, big):
    note_valid(fingerprint(big, read_descriptor(big)))  # that what is grown is valid is asked of less of it
    day = FIRST + dt.timedelta(days=(BIG - 1) // A_DAY)
    app = open_page("events", big, as_of=day)
    assert sentence(app).startswith(f"1 January 2008 to {day.day} {day:%B %Y}: 50,000 events.")

    def expected(*numbers):
        return [f"{FIRST + dt.timedelta(days=each // A_DAY)}-grown-{each:06}" for each in numbers]

    assert read_ids(app) == expected(*range(BIG - 1, BIG - 26, -1))
    assert [name for name, _, _ in days(app)] == ["4 November 2014", "3 November 2014"]
    assert app.pagination(key="events-pager-above").num_pages == 2000
    app.pagination(key="events-pager-above").set_value(2000).run()
    assert read_ids(app) == expected(*range(24, -1, -1))
    rows = to_grid(app)
    assert len(rows) == 1000
    assert rows["title"].iloc[0].endswith(f", no. {BIG - 1}")
    assert app.caption[1].value == (
        "1 to 1,000 of 50,000, the newest first. Sorting and searching reach these only; the filters reach all."
    )
    assert app.pagination(key="events-pager-above").num_pages == 50
