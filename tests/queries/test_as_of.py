"""Rule 2: a view as of a day shows what was public by then, and nothing that became known later.

The property: *an answer as of a day equals the answer of a package in which everything later was never written down.*
It proves that no query lets a later fact through, in whatever shape: not as a row, not as a date, a title, a count, an
order or a mark of being the latest, nor as a row that a filter or a search finds by what is still hidden. The truncated
package is built by plain Python from the CSV files (`tests.queries.packages.truncate`), so that the rule has two
independent readings, which must agree. Beside it the direct form: no answer holds a date after the as-of day, but for
the start of what is upcoming and for ends beyond the coverage, which were announced.

The truncated package covers fewer days, and an end after the last covered day counts as announced, not as learned. So
that both are asked the same, an end after the *whole* package's last day is left standing in the truncated one, where
it is announced as well; every other end after the as-of day is struck out. And a truncated package is asked as of its
own day alone: for an earlier day, an end between its last event and its own day would count as announced there, which
is right for that package and differs from the whole.
"""

import datetime as dt

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from parley.queries import conditions, evidence, mediation, texts, timeline, travel
from parley.selection import Selection
from tests.queries.asked import QUERIES, plain
from tests.queries.packages import BEGINS, FOLDERS, SECRETIVE, assemble, read, truncate, truncated, whole

# The same days on every machine: a red run means that something changed here.
STEADY = {"derandomize": True, "deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
COVERAGE = {name: whole(name).coverage for name in (*FOLDERS, SECRETIVE)}
DATED = {*BEGINS, "participants", "provisions"}


def day_in(name):
    return st.dates(COVERAGE[name].first, COVERAGE[name].last)


def words(name):
    rows = read(name)["events"]
    return sorted({word for row in rows for word in (row["summary"] + " " + row["title"]).split()})


WORDS = {name: words(name) for name in FOLDERS}


def filtered(name, day):
    """Draw filters from the vocabulary, and a word from what the *whole* package tells, later days included."""
    vocabulary = whole(name).vocabulary

    def some(names):
        return st.lists(st.sampled_from(sorted(names)), max_size=2).map(tuple)

    return st.builds(
        Selection,
        as_of=st.just(day),
        since=st.dates(COVERAGE[name].first, day),
        actors=some(vocabulary.members),
        event_types=some(vocabulary.event_types),
        places=some(vocabulary.places),
        issues=some(vocabulary.issues),
        text=st.one_of(st.just(""), st.sampled_from(WORDS[name])),
    )


def all_of(name, day):
    return Selection(as_of=day, since=COVERAGE[name].first)


def later_dates(frame, selection, last, announced=()):
    """List the dates in an answer that lie after the as-of day and were not announced by then."""
    day = pd.Timestamp(selection.as_of)
    return [
        (column, value)
        for column in frame.select_dtypes("datetime").columns.difference(announced)
        for value in frame[column].dropna()
        if day < value <= pd.Timestamp(last)
    ]


ANNOUNCED = {"timeline.upcoming": ["start_date"]}


def assert_no_interference(name, selection):
    """Hold the whole package's answers against the truncated one's, and look for later dates in them."""
    full, past = whole(name), truncated(name, selection.as_of)
    for called, query in QUERIES.items():
        now, then = query(full, selection), query(past, selection)
        late = later_dates(now, selection, COVERAGE[name].last, ANNOUNCED.get(called, ()))
        assert late == [], f"{called} of {name}, {selection}"
        if called == "catalogue.sizes":
            # `rows` counts the package itself, and the list of sources is known whole: both differ by intent.
            now, then = (
                each[each["table"] != "sources"].drop(columns="rows").reset_index(drop=True)
                for each in (now, then)
            )
        assert_frame_equal(plain(now), plain(then), obj=f"{called} of {name}, {selection}")


def assert_tables_alike(name, day):
    """Hold each dated table against the truncated one's, also those that no query shows yet."""
    full, past = whole(name), truncated(name, day)
    for table in full.descriptor.tables:
        if table.name in DATED:
            key = [column for column in table.key if column != "searched_on"]
            now, then = (each.run(each.known(table.name, day).order_by(*key)) for each in (full, past))
            assert_frame_equal(plain(now), plain(then), obj=f"{table.name} of {name} on {day}")


@settings(max_examples=4, **STEADY)
@given(data=st.data())
def test_gaza_ceasefire_tells_what_could_be_written_that_day(data):
    day = data.draw(day_in("gaza-ceasefire"))
    assert_no_interference("gaza-ceasefire", data.draw(filtered("gaza-ceasefire", day)))


@settings(max_examples=5, **STEADY)
@given(data=st.data())
def test_lakeland_tells_what_could_be_written_that_day(data):
    day = data.draw(day_in("lakeland"))
    assert_no_interference("lakeland", data.draw(filtered("lakeland", day)))


@pytest.mark.parametrize(
    ("package", "iso"),
    [
        ("gaza-ceasefire", "2024-08-15"),  # first of two days of a round
        ("gaza-ceasefire", "2024-10-30"),  # meetings announced for the next day
        ("gaza-ceasefire", "2025-03-13"),  # a text given, not yet public
        ("lakeland", "2019-05-01"),  # a secret contact, over and not known
        ("lakeland", "2019-06-18"),  # a round under way
        ("lakeland", "2019-12-02"),  # a trip under way, an agreement not in effect
        ("lakeland", "2020-01-25"),  # a visit announced that will be put off
        (SECRETIVE, "2019-06-15"),  # a trip is not public, its stops would be
        (SECRETIVE, "2019-06-18"),  # a round is not public, its event is
        (SECRETIVE, "2019-09-08"),  # a draft is not public, the answers to it would be
        (SECRETIVE, "2019-10-10"),  # a round is announced on a draft that is not public
        (SECRETIVE, "2019-11-15"),  # a text is mentioned that is not public; a meeting is secret
        (SECRETIVE, "2019-12-20"),  # a mandate has a stated end beyond the coverage
    ],
)
def test_days_on_which_much_is_hidden(package, iso):
    day = dt.date.fromisoformat(iso)
    assert_tables_alike(package, day)
    assert_no_interference(package, all_of(package, day))


@pytest.mark.parametrize("package", sorted(FOLDERS))
def test_on_the_last_day_all_is_known(package):
    """The other half of the rule: nothing is struck out for good."""
    last = COVERAGE[package].last
    tables = read(package)
    kept = truncate(tables, last)
    assert {name: len(rows) for name, rows in kept.items()} == {
        name: len(rows) for name, rows in tables.items()
    }
    found = timeline.events(whole(package), all_of(package, last)).set_index("event_id")
    by_hand = {row["event_id"]: row for row in tables["events"]}
    assert set(found.index) == set(by_hand)
    for event_id, row in found.iterrows():
        assert (row["title"], row["summary"]) == (by_hand[event_id]["title"], by_hand[event_id]["summary"])
    assert_no_interference(package, all_of(package, last))


@pytest.mark.parametrize("package", sorted(FOLDERS))
@settings(max_examples=4, **STEADY)
@given(data=st.data())
def test_evidence_is_what_could_be_read(package, data):
    day = data.draw(day_in(package))
    struck = truncate(read(package), day)
    cited = [row["source_id"] for row in struck["sources"]]
    found = evidence.sources(whole(package), cited, day)
    by_hand = {row["source_id"]: row for row in struck["sources"]}
    assert set(found["source_id"]) == set(by_hand)
    for row in found.to_dict("records"):
        truth = by_hand[row["source_id"]]
        assert (row["publisher"], row["url"]) == (truth["publisher"], truth["url"])
        assert (row["title"] if isinstance(row["title"], str) else "") == truth["title"]
        published = "" if pd.isna(row["published_date"]) else f"{row['published_date']:%Y-%m-%d}"
        assert published == truth["published_date"]


# The cases one by one, on the small package


def event(dataset, iso, event_id, query=timeline.events):
    frame = query(dataset, Selection(as_of=dt.date.fromisoformat(iso), since=dataset.coverage.first))
    return frame[frame["event_id"] == event_id].to_dict("records")


def test_a_secret_contact_is_there_from_the_day_it_was_reported(lakeland):
    assert event(lakeland, "2019-06-09", "2019-04-01-secret-contact") == []
    (row,) = event(lakeland, "2019-06-10", "2019-04-01-secret-contact")
    assert row["public_on"] == pd.Timestamp("2019-06-10")
    assert row["standing"] == "past"


def test_a_round_is_announced_then_under_way_then_over(lakeland):
    round_id = "2019-06-17-ridgeton-round"
    assert event(lakeland, "2019-06-09", round_id, timeline.upcoming) == []
    (ahead,) = event(lakeland, "2019-06-10", round_id, timeline.upcoming)
    (under_way,) = event(lakeland, "2019-06-18", round_id)
    (over,) = event(lakeland, "2019-06-19", round_id)
    for row, standing in ((ahead, "upcoming"), (under_way, "under way")):
        assert row["standing"] == standing
        assert row["title"] == "First round in Ridgeton"
        assert pd.isna([row["end_date"], row["summary"], row["outcome"]]).all()
    assert event(lakeland, "2019-06-10", round_id) == []
    assert over["standing"] == "past"
    assert over["title"] == "First round in Ridgeton ends with a joint agenda"
    assert over["end_date"] == pd.Timestamp("2019-06-19")
    assert over["outcome"] == "held"
    assert list(over["sources"]) == ["highmark-20190619-01"]  # the newspaper came out the day after


def test_a_visit_put_off_is_ahead_until_its_day_and_told_for_a_week(lakeland):
    visit = "2020-02-03-tolva-visit-put-off"
    (before,) = event(lakeland, "2020-02-02", visit, timeline.upcoming)
    assert before["title"] == "Tolva due in Sandwick"
    assert pd.isna(before["outcome"])
    (after,) = event(lakeland, "2020-02-10", visit, timeline.upcoming)
    assert (after["title"], after["outcome"]) == ("Tolva does not come to Sandwick", "postponed")
    assert event(lakeland, "2020-02-11", visit, timeline.upcoming) == []


def test_a_word_in_what_is_still_hidden_finds_nothing(lakeland):
    under_way = Selection(dt.date(2019, 6, 18), lakeland.coverage.first, text="joint agenda")
    over = Selection(dt.date(2019, 6, 19), lakeland.coverage.first, text="joint agenda")
    assert timeline.events(lakeland, under_way).empty
    assert list(timeline.events(lakeland, over)["event_id"]) == ["2019-06-17-ridgeton-round"]


def test_the_end_of_a_position_is_told_from_its_day_on(lakeland):
    def ended(iso):
        frame = conditions.latest(
            lakeland, Selection(dt.date.fromisoformat(iso), lakeland.coverage.first)
        ).set_index("position_id")
        return frame.loc["2019-03-06-northshore-ferry-01", ["ended_on", "ended_by"]]

    assert ended("2019-12-08").isna().all()
    assert list(ended("2019-12-09")) == [pd.Timestamp("2019-12-09"), "2019-12-ferry-agreement"]


# What is announced has not happened


@pytest.fixture(scope="module")
def announced():
    """Lakeland, where a trip, a role and the day on which an agreement takes effect are public before their day."""
    tables = read("lakeland")
    early = {
        "trips": ("trip_id", "tolva-2019-12", "start_date", "2019-11-20"),
        "stops": ("trip_id", "tolva-2019-12", "arrive_date", "2019-11-20"),
        "mediator_roles": ("actor_id", "oake", "start_date", "2019-08-20"),
        "framework_status": ("status", "effective", "date", "2019-12-02"),
    }
    for table, (column, value, begins, public_on) in early.items():
        rows = [row for row in tables[table] if row[column] == value]
        assert rows
        assert all(row[begins] > public_on for row in rows)
        for row in rows:
            row["public_on"] = public_on
    return assemble("lakeland", tables, "lakeland with announcements")


def on(dataset, iso):
    return Selection(dt.date.fromisoformat(iso), dataset.coverage.first)


@pytest.mark.parametrize("iso", ["2019-08-25", "2019-09-02", "2019-11-25", "2019-12-01", "2019-12-05"])
def test_no_announced_day_is_told_as_if_it_had_come(announced, iso):
    asked, last = on(announced, iso), COVERAGE["lakeland"].last
    for called, query in QUERIES.items():
        answer = query(announced, asked)
        assert later_dates(answer, asked, last, ANNOUNCED.get(called, ())) == [], called


def test_an_announced_stop_is_shown_from_the_arrival(announced):
    def trips(iso):
        return set(travel.stops(announced, on(announced, iso))["trip_id"])

    assert "tolva-2019-12" not in trips("2019-11-30")
    assert "tolva-2019-12" in trips("2019-12-01")


def test_an_announced_role_is_shown_from_its_first_day(announced):
    def roles(iso):
        return set(mediation.roles(announced, on(announced, iso))["role"])

    assert "formulator" not in roles("2019-09-01")
    assert "formulator" in roles("2019-09-02")


def test_an_agreement_is_in_force_from_the_day_it_takes_effect_not_from_the_announcement(announced):
    def standing(iso):
        rows = texts.texts(announced, on(announced, iso)).set_index("framework_id")
        return tuple(rows.loc["2019-12-ferry-agreement", ["standing", "since"]])

    assert standing("2019-12-08") == ("agreed", pd.Timestamp("2019-12-02"))
    assert standing("2019-12-09") == ("in force", pd.Timestamp("2019-12-09"))
