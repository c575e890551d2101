"""The Mediators page: each view says what it counts and shows the rows behind it."""

import datetime as dt
import html
import json
import re

import pytest

from parley.dataset.descriptor import read_descriptor
from parley.dataset.fingerprint import fingerprint, note_valid
from tests.app_pages.running import INVENTED, html_of, sentence
from tests.big import grow

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
    return (
        re.sub(r"\s+", " ", text)
        .replace(" ,", ",")
        .replace(" ;", ";")
        .replace("( ", "(")
        .replace(" )", ")")
        .strip()
    )


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
    contacts = html_of(app).rpartition("</ol>")[2]
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


# Channels


def test_channels_draw_a_network_a_matrix_and_a_table_of_the_same_contacts(open_view):
    app = open_view("Channels", as_of=dt.date(2024, 8, 25), since=dt.date(2024, 8, 19))
    assert sentence(app) == "19 August 2024 to 25 August 2024: 18 contacts between two actors."
    assert [each.value for each in app.subheader] == [
        "Who was in contact with whom",
        "Contacts between the 5 actors that have most",
        "Contacts by pair",
    ]
    assert len(app.get("plotly_chart")) == 1
    first = words(re.findall(r"<tr>(.*?)</tr>", html_of(app), re.DOTALL)[1])
    assert first == (
        "Egypt and United States 1 (newest 23 Aug 2024) 1 (newest 20 Aug 2024) 2 (newest 25 Aug 2024) "
        "20 Aug 2024 to 25 Aug 2024 4"
    )


def test_what_is_counted_is_told_apart_from_what_is_judged(open_view):
    counted = open_view("Channels", as_of=AUGUST).caption[1].value
    judged = open_view("Roles", as_of=AUGUST).caption[1].value
    assert counted.startswith(
        "Contacts are counted from calls, meetings and talks; they say nothing of anyone's role."
    )
    assert judged.startswith("Roles are judged from sourced rows, never counted from contacts.")


@pytest.mark.parametrize("view", ["Roles", "Rounds"])
def test_plotly_is_not_sent_where_nothing_needs_it(open_view, view):
    assert not open_view(view, as_of=AUGUST).get("plotly_chart")


def test_fifty_thousand_contacts_of_five_hundred_actors_show_the_strongest_pairs(open_view, tmp_path):
    package = grow(tmp_path / "lakeland", 50_000, lands=500)
    note_valid(
        fingerprint(package, read_descriptor(package))
    )  # that what is grown is valid is asked of less of it
    app = open_view("Channels", package)
    assert "50,013 contacts between two actors." in sentence(app)
    assert "Drawn are the 60 pairs with most contacts of 3,506;" in app.caption[2].value
    assert html_of(app).count("<tr>") == 1 + 40


# Roles


def cell(app, mediator, column):
    """Give the words of one cell of the matrix."""
    head, body = html_of(app).split("</thead>")[0], html_of(app).split("</thead>")[1].split("</tbody>")[0]
    columns = [words(each) for each in re.findall(r'<th scope="col">(.*?)</th>', head)]
    (row,) = [each for each in body.split("<tr>") if f">{mediator}</a></th>" in each]
    return words(row.split("<td>")[columns.index(column)])


def test_a_role_says_since_when_what_was_done_and_by_what_evidence(open_view):
    app = open_view("Roles", as_of=AUGUST)
    assert cell(app, "Egypt", "Communicator").startswith(
        "since 7 Oct 2023 Mediated between Israel and Hamas, beside Qatar and the United States. Egypt . "
    )
    assert "CNA" not in cell(app, "Egypt", "Communicator"), "that source was published a year later"
    assert cell(app, "Qatar", "Communicator").startswith("since 7 Oct 2023"), (
        "the pause of November is not known"
    )
    assert cell(app, "United States", "Monitor") == "·"


def test_acts_stand_apart_and_people_under_their_mediator(open_view):
    app = open_view("Roles", as_of=AUGUST)
    host = cell(app, "Qatar", "Host")
    assert host.index("since 7 Oct 2023") < host.index("act of 15 Aug 2024 to 16 Aug 2024")
    leverage = cell(app, "United States", "Leverage")
    assert leverage.index("since 4 Apr 2024") < leverage.index("By its people: 2")
    assert "Antony Blinken: act of 19 Aug 2024 to 20 Aug 2024" in leverage


def test_every_role_is_defined_in_place(open_view):
    shown = html_of(open_view("Roles", as_of=AUGUST))
    communicator = "Carries messages and texts between the parties (Touval and Zartman: communicator)."
    assert f'<abbr title="{communicator}">Communicator</abbr>' in shown
    assert communicator in shown.partition("What each role means")[2]


# Workload


def test_workload_has_one_panel_a_mediator_on_one_scale(open_view):
    app = open_view("Workload", as_of=AUGUST, since=dt.date(2024, 8, 1))
    assert [each.value for each in app.subheader] == ["Contacts by month and kind, 3 mediators on one scale"]
    spec = json.loads(app.get("vega_lite_chart")[0].proto.spec)
    panels = spec["vconcat"]
    assert [panel["title"]["text"] for panel in panels] == ["United States", "Egypt", "Qatar"]
    assert len({json.dumps(panel["encoding"]["y"]["scale"]) for panel in panels}) == 1


@pytest.mark.parametrize("view", ["Roles", "Channels", "Workload"])
def test_an_empty_window_says_what_to_do(open_view, view):
    (said,) = [each.value for each in open_view(view, **NOBODY).info]
    assert said.endswith("in this window. Move since earlier or clear the actors.")


@pytest.mark.parametrize(
    ("view", "count"),
    [
        ("Roles", "2 roles"),
        ("Channels", "13 contacts between two actors"),
        ("Workload", "3 contacts of mediators"),
    ],
)
def test_every_view_shows_another_package(open_view, view, count):
    assert sentence(open_view(view, INVENTED)).endswith(f": {count}.")


# One actor


def test_the_profile_of_a_mediator(open_page):
    app = open_page("mediators", as_of=AUGUST, actor="blinken")
    told = words(html_of(app).partition('<article class="parley-record">')[2])
    assert told.startswith("Person · Mediator Antony Blinken Represents United States .")
    assert "Roles as mediator Leverage" in told
    assert (
        "Contacts Took part in 3 calls, 54 meetings with others by this day; a count, not a judgement."
        in told
    )
    assert "Most with Israel (15), Egypt (11), Palestinian Authority (10)" in told
