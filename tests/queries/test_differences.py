"""Where the sides differ, held against a second reading of the method: plain Python over the rows as text."""

import datetime as dt

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parley.queries import differences
from tests.queries.packages import FOLDERS, read, whole
from tests.queries.statements import (
    SIDES,
    STEADY,
    TEXTS,
    answer,
    on,
    opened,
    package,
    packages,
    position,
    status,
)

COVERAGE = {name: whole(name).coverage for name in FOLDERS}
ENDINGS = {"expired", "collapsed", "suspended", "withdrawn", "superseded", "vetoed"}
RENEWALS = {"effective", "extended", "proposed", "agreed", "adopted"}


# The method, read a second time


def known(rows, day):
    return [row for row in rows if row["date"] <= day and (row["public_on"] or row["date"]) <= day]


def own_words(tables, side, proposition, day):
    return [
        row
        for row in known(tables["positions"], day)
        if row["party"] == side
        and row["proposition_id"] == proposition
        and row["capacity"] == "own"
        and row["attribution"] in ("on_record", "document")
    ]


def live_rows(tables, side, proposition, day):
    rows = own_words(tables, side, proposition, day)
    newest = max((row["date"] for row in rows), default="")
    limit = (dt.date.fromisoformat(day) - dt.timedelta(days=90)).isoformat()
    return [
        row
        for row in rows
        if row["date"] == newest and row["date"] >= limit and not (row["ended_on"] and row["ended_on"] <= day)
    ]


def accepted_since(tables, text, side, day):
    answers = [
        row
        for row in known(tables["framework_responses"], day)
        if (row["framework_id"], row["actor_id"]) == (text, side) and row["attribution"] != "reported"
    ]
    newest = max((row["date"] for row in answers), default="")
    said = {row["answer"] for row in answers if row["date"] == newest}
    return newest if said == {"accepts"} else None


def has_ended(tables, text, day):
    changes = [row for row in known(tables["framework_status"], day) if row["framework_id"] == text]
    down = max((row["date"] for row in changes if row["status"] in ENDINGS), default="")
    up = max((row["date"] for row in changes if row["status"] in RENEWALS), default="")
    return bool(down) and down >= up


def agreed_texts(tables, sides, proposition, day):
    issue = next(row["issue_id"] for row in tables["propositions"] if row["proposition_id"] == proposition)
    for text in known(tables["frameworks"], day):
        key = text["framework_id"]
        provided = any(
            row["issue_id"] == issue and (row["public_on"] or text["public_on"] or text["date"]) <= day
            for row in tables["provisions"]
            if row["framework_id"] == key
        )
        since = [accepted_since(tables, key, side, day) for side in sides]
        if text["track"] != "main" or not provided or None in since or has_ended(tables, key, day):
            continue
        words = [row for side in sides for row in own_words(tables, side, proposition, day)]
        if not any(row["stance"] == "opposes" and row["date"] > max(since) for row in words):
            yield key


def fitting(tables, sides, proposition, day):
    """List the names of all conditions of the method that hold, in its order, without their precedence."""
    first, second = ({row["stance"] for row in live_rows(tables, side, proposition, day)} for side in sides)
    one, two = (stances if len(stances) < 2 else {"conditional"} for stances in (first, second))
    pair = one | two
    tests = {
        "agreed in a text": any(agreed_texts(tables, sides, proposition, day)),
        "not addressed": not one and not two,
        "one side silent": not one or not two,
        "common ground": one == two and pair in ({"supports"}, {"opposes"}),
        "conditional": "conditional" in pair
        and ("opposes" not in pair or pair == {"conditional", "opposes"}),
        "contested": pair == {"supports", "opposes"},
    }
    return [name for name, holds in tests.items() if holds]


def classes(dataset, iso, **more):
    frame = differences.differences(dataset, on(dataset, iso, **more))
    return dict(zip(frame["proposition_id"], frame["difference"], strict=True))


def assert_alike(tables, sides, dataset, iso):
    frame = differences.differences(dataset, on(dataset, iso)).set_index("proposition_id")
    assert set(frame.index) == {row["proposition_id"] for row in tables["propositions"]}
    for proposition, row in frame.iterrows():
        names = fitting(tables, sides, proposition, iso)
        assert row["difference"] == names[0], f"{proposition} on {iso}: {names}"
        behind = [
            [each["position_id"] for each in live_rows(tables, side, proposition, iso)] for side in sides
        ]
        assert [sorted(row["first_positions"]), sorted(row["second_positions"])] == [
            sorted(each) for each in behind
        ]
        texts = set(agreed_texts(tables, sides, proposition, iso))
        assert (row["framework_id"] in texts) is (names[0] == "agreed in a text")


@pytest.mark.parametrize("name", sorted(FOLDERS))
@settings(max_examples=12, **STEADY)
@given(data=st.data())
def test_the_classes_are_those_of_a_second_reading(name, data):
    iso = data.draw(st.dates(COVERAGE[name].first, COVERAGE[name].last)).isoformat()
    assert_alike(read(name), SIDES[name], whole(name), iso)


@settings(max_examples=16, suppress_health_check=[HealthCheck.too_slow], **STEADY)
@given(tables=packages(), numbers=st.lists(st.integers(0, 260), min_size=3, max_size=3))
def test_the_classes_are_those_of_a_second_reading_of_any_rows(tables, numbers):
    dataset = opened(tables)
    for number in numbers:
        day = dt.date(2019, 6, 1) + dt.timedelta(days=number)
        assert_alike(tables, SIDES["lakeland"], dataset, day.isoformat())


def test_every_class_and_no_other_comes_up_in_the_shipped_data(gaza):
    frame = differences.weekly(gaza, on(gaza, "2026-07-01"))
    assert set(frame["difference"]) == set(differences.CLASSES)


# The sides


@pytest.mark.parametrize("name", sorted(FOLDERS))
def test_the_sides_are_the_two_of_the_conflict_by_name(name):
    assert differences.sides(whole(name)) == SIDES[name]


def test_a_package_with_one_side_has_no_differences():
    tables = read("lakeland")
    for actor in tables["actors"]:
        if actor["actor_id"] == "southshore":
            actor["side"] = "third_party"
    dataset = opened(tables)
    assert differences.sides(dataset) == ()
    for query in (differences.differences, differences.weekly):
        frame, full = (
            query(dataset, on(dataset, "2020-01-25")),
            query(whole("lakeland"), on(dataset, "2020-01-25")),
        )
        assert frame.empty
        assert list(frame.columns) == list(full.columns)


# What gives a class, case by case


def crews(positions, iso, answers=(), statuses=(), provisions=None):
    given_provisions = provisions if provisions is not None else [PROVISION]
    dataset = opened(package(positions, list(answers), list(statuses), given_provisions))
    frame = differences.differences(dataset, on(dataset, iso)).set_index("proposition_id")
    return frame.loc["crews-inspected"]


PROVISION = {
    "framework_id": TEXTS[0],
    "issue_id": "ferry",
    "phase": "1",
    "seq": "1",
    "provision": "So.",
    "sources": "lake-post-20190610-01",
}
BOTH_ACCEPT = [answer(1, date="2019-09-05"), answer(2, actor_id="southshore", date="2019-09-08")]
MARCH = [position(1, date="2019-06-01"), position(2, date="2019-06-20", party="southshore")]


@pytest.mark.parametrize(
    ("iso", "difference", "standing"),
    [
        ("2019-08-30", "common ground", "live"),  # the older row is 90 days old
        ("2019-08-31", "one side silent", "too old"),  # and now 91
        ("2019-09-18", "one side silent", "too old"),  # the newer is 90 days old
        ("2019-09-19", "not addressed", "too old"),
    ],
)
def test_a_row_of_90_days_gives_a_class_and_one_of_91_gives_none(iso, difference, standing):
    row = crews(MARCH, iso)
    assert (row["difference"], row["first_standing"]) == (difference, standing)


def test_a_row_that_ended_gives_no_class_from_that_day_on():
    rows = [position(1, ended_on="2019-07-01"), position(2, party="southshore")]
    before, after = crews(rows, "2019-06-30"), crews(rows, "2019-07-01")
    assert (before["difference"], before["first_age"]) == ("common ground", 29)
    assert (after["difference"], after["first_standing"]) == ("one side silent", "ended")
    assert after["first_positions"] == []
    assert pd.isna(after["first_age"])


def test_what_was_said_before_a_row_that_ended_does_not_come_back():
    rows = [position(1, date="2019-06-01"), position(2, date="2019-06-10", ended_on="2019-06-20")]
    assert crews(rows, "2019-06-20")["first_standing"] == "ended"


@pytest.mark.parametrize(
    "other", [{"attribution": "reported"}, {"capacity": "mediator"}, {"public_on": "2019-07-15"}]
)
def test_only_own_first_hand_public_words_count(other):
    rows = [
        position(1, stance="opposes"),
        position(2, party="southshore", stance="opposes"),
        position(3, date="2019-06-20", stance="supports", **other),
    ]
    row = crews(rows, "2019-07-14")
    assert (row["difference"], row["first_positions"]) == ("common ground", ["position-01"])


@pytest.mark.parametrize(
    ("first", "second", "difference"),
    [
        (["supports"], ["supports"], "common ground"),
        (["opposes"], ["opposes"], "common ground"),
        (["supports"], ["conditional"], "conditional"),
        (["conditional"], ["conditional"], "conditional"),
        (["opposes"], ["conditional"], "conditional"),
        (["supports"], ["opposes"], "contested"),
        (["supports", "supports"], ["opposes"], "contested"),
        (["supports", "opposes"], ["opposes"], "conditional"),  # neither outright, on the same day
    ],
)
def test_two_stances_make_one_class_whoever_holds_which(first, second, difference):
    for pair in ((first, second), (second, first)):
        given_rows = [
            (side, stance) for side, said in zip(SIDES["lakeland"], pair, strict=True) for stance in said
        ]
        rows = [
            position(number, party=side, stance=stance) for number, (side, stance) in enumerate(given_rows)
        ]
        assert crews(rows, "2019-06-10")["difference"] == difference


# Agreed in a text


def test_a_text_is_agreed_from_the_later_acceptance_and_named_with_its_phase():
    assert crews(MARCH, "2019-09-07", BOTH_ACCEPT)["difference"] == "one side silent"
    row = crews(MARCH, "2019-09-08", BOTH_ACCEPT)
    assert (row["difference"], row["framework_id"], row["text"]) == (
        "agreed in a text",
        TEXTS[0],
        "Highmark draft",
    )
    assert (row["phases"], row["agreed_on"]) == (["1"], pd.Timestamp("2019-09-08"))


@pytest.mark.parametrize(
    "later",
    [
        {"answer": "accepts_with_reservations"},
        {"answer": "rejects"},
        {"answer": "no_clear_answer"},
    ],
)
def test_the_latest_first_hand_answer_decides(later):
    later_answer = answer(3, date="2019-09-10", **later)
    assert crews(MARCH, "2019-09-12", [*BOTH_ACCEPT, later_answer])["difference"] != "agreed in a text"
    reported = later_answer | {"attribution": "reported"}
    assert crews(MARCH, "2019-09-12", [*BOTH_ACCEPT, reported])["difference"] == "agreed in a text"


def test_a_reported_acceptance_makes_no_agreement():
    answers = [BOTH_ACCEPT[0], BOTH_ACCEPT[1] | {"attribution": "reported"}]
    assert crews(MARCH, "2019-09-12", answers)["difference"] != "agreed in a text"


@pytest.mark.parametrize(("iso", "agreed"), [("2019-09-08", True), ("2019-09-09", False)])
def test_opposition_after_the_later_acceptance_undoes_it(iso, agreed):
    rows = [position(1, date=iso, stance="opposes")]
    assert (crews(rows, "2019-09-12", BOTH_ACCEPT)["difference"] == "agreed in a text") is agreed


def test_opposition_to_one_proposition_leaves_the_others_of_the_issue_agreed():
    rows = [position(1, date="2019-09-09", stance="opposes")]
    dataset = opened(package(rows, BOTH_ACCEPT, [], [PROVISION]))
    assert classes(dataset, "2019-09-12")["ferry-sails-freely"] == "agreed in a text"


@pytest.mark.parametrize("ending", ["expired", "collapsed", "suspended", "withdrawn", "superseded"])
def test_a_text_that_ended_is_no_longer_agreed(ending):
    ended = status(status=ending, date="2019-09-20")
    assert crews(MARCH, "2019-09-19", BOTH_ACCEPT, [ended])["difference"] == "agreed in a text"
    assert crews(MARCH, "2019-09-20", BOTH_ACCEPT, [ended])["difference"] == "not addressed"
    again = status(status="effective", date="2019-09-25")
    assert crews(MARCH, "2019-09-25", BOTH_ACCEPT, [ended, again])["difference"] == "agreed in a text"


def test_without_a_public_provision_on_the_issue_nothing_is_agreed():
    elsewhere, later = PROVISION | {"issue_id": "fishing"}, PROVISION | {"public_on": "2019-09-20"}
    assert crews(MARCH, "2019-09-12", BOTH_ACCEPT, (), [elsewhere])["difference"] == "one side silent"
    assert crews(MARCH, "2019-09-19", BOTH_ACCEPT, (), [later])["difference"] == "not addressed"
    assert crews(MARCH, "2019-09-20", BOTH_ACCEPT, (), [later])["difference"] == "agreed in a text"


# By hand, from the tables

BY_HAND = {
    "2024-02-10": {
        # Israel's last first-hand word is of 30 January, on a condition; that of 7 February is only reported
        "war-ends-permanently": "conditional",
        "limited-truce-first": "not addressed",  # both ended with the November truce
        "fighting-stops-first": "one side silent",  # Israel's row of 3 November is 99 days old
        "deal-without-delay": "not addressed",
        "full-withdrawal": "contested",
        "first-phase-pullback": "one side silent",
        "israeli-security-control": "one side silent",  # Israel, 61 days ago
        "security-perimeter": "not addressed",
        "all-hostages-return": "one side silent",
        "partial-release-first": "not addressed",
        "vulnerable-first": "one side silent",
        "most-living-in-first-stage": "not addressed",
        "hostages-before-other-steps": "one side silent",
    },
    "2024-08-21": {
        "corridor-without-israeli-forces": "contested",  # Hamas 18 August, Israel 20 August
        "corridor-departure-phase-one": "one side silent",  # Hamas 71 days ago
        "rafah-palestinian-operation": "contested",
        "rafah-both-ways": "not addressed",
        "border-smuggling-stopped": "one side silent",
        "displaced-return-north": "not addressed",  # Hamas 107 days ago, Israel only as reported
        "returns-checked": "one side silent",  # Israel's document of July, public on 13 August
        "netzarim-withdrawal": "one side silent",  # Israel's word is only reported
        "outside-guarantors": "one side silent",
        "truce-holds-during-talks": "not addressed",
        "no-new-terms": "one side silent",
        "next-phase-follows": "one side silent",  # Israel, 82 days ago
        "international-force": "not addressed",
    },
    "2025-01-25": {
        # Israel's last answer to the January agreement had reservations: nothing is agreed in that text
        "corridor-without-israeli-forces": "one side silent",
        "corridor-departure-phase-one": "not addressed",
        "rafah-palestinian-operation": "not addressed",
        "rafah-both-ways": "not addressed",
        "border-smuggling-stopped": "not addressed",
        "all-hostages-return": "not addressed",
        "partial-release-first": "not addressed",
        "vulnerable-first": "not addressed",
        "most-living-in-first-stage": "not addressed",
        "hostages-before-other-steps": "not addressed",
        "full-withdrawal": "not addressed",
        "first-phase-pullback": "not addressed",
        "israeli-security-control": "not addressed",
        "security-perimeter": "one side silent",  # Israel, 18 January
    },
    "2025-10-12": {
        # Both accepted the implementation steps, on 9 and 10 October, with a provision on the truce
        "war-ends-permanently": "agreed in a text",
        "limited-truce-first": "agreed in a text",
        "fighting-stops-first": "agreed in a text",
        "deal-without-delay": "agreed in a text",
        "weapons-given-up": "conditional",  # Hamas 3 October, Israel supports on 4 October
        "capabilities-destroyed": "not addressed",
        "enforced-disarmament": "one side silent",
        "weapons-stored": "not addressed",
        "hamas-leaves-gaza": "not addressed",
        "hamas-out-of-government": "common ground",  # 3 and 5 October
        "independents-run-gaza": "one side silent",
        "pa-governs-gaza": "one side silent",
        "outside-supervision": "not addressed",
        "palestinian-state": "one side silent",  # Hamas, 71 days ago
    },
    "2026-05-25": {
        "full-withdrawal": "not addressed",  # opposed by Israel on 25 December, and that is 151 days old
        "first-phase-pullback": "agreed in a text",
        "israeli-security-control": "agreed in a text",
        "security-perimeter": "agreed in a text",
        "corridor-without-israeli-forces": "agreed in a text",
        "corridor-departure-phase-one": "agreed in a text",
        "rafah-palestinian-operation": "agreed in a text",
        "rafah-both-ways": "not addressed",  # opposed on 3 December; all ended when Rafah opened
        "border-smuggling-stopped": "agreed in a text",
        "weapons-given-up": "not addressed",  # Hamas 106 days ago, Israel 119
        "capabilities-destroyed": "not addressed",
        "enforced-disarmament": "not addressed",
        "weapons-stored": "not addressed",
        "hamas-leaves-gaza": "not addressed",
    },
}


@pytest.mark.parametrize("iso", sorted(BY_HAND))
def test_days_and_issues_read_by_hand(gaza, iso):
    found = classes(gaza, iso)
    assert {each: found[each] for each in BY_HAND[iso]} == BY_HAND[iso]


def test_the_rows_behind_a_class_by_hand(gaza):
    frame = differences.differences(gaza, on(gaza, "2024-08-21")).set_index("proposition_id")
    row = frame.loc["corridor-without-israeli-forces"]
    assert (row["first_party"], row["first_stance"], row["first_age"]) == ("Hamas", "supports", 3)
    assert (row["second_party"], row["second_stance"], row["second_age"]) == ("Israel", "opposes", 1)
    frame = differences.differences(gaza, on(gaza, "2025-10-12")).set_index("proposition_id")
    row = frame.loc["war-ends-permanently"]
    assert (row["framework_id"], row["phases"]) == ("2025-10-implementation-steps", ["1"])
    assert row["agreed_on"] == pd.Timestamp("2025-10-10")


def test_the_one_day_on_which_a_side_holds_two_stances(gaza):
    # 27 February 2025: Cohen on a condition, Katz opposed; Hamas supports
    frame = differences.differences(gaza, on(gaza, "2025-03-01")).set_index("proposition_id")
    row = frame.loc["corridor-without-israeli-forces"]
    assert (row["difference"], row["second_stance"], len(row["second_positions"])) == (
        "conditional",
        "conditional",
        2,
    )


# Filters, and weeks


def test_actors_and_window_narrow_nothing_and_issues_do(gaza):
    every = classes(gaza, "2024-08-21")
    assert classes(gaza, "2024-08-21", actors=("Hamas",)) == every
    name = next(iter(gaza.vocabulary.issues))
    chosen = differences.differences(gaza, on(gaza, "2024-08-21", issues=(name,)))
    assert set(chosen["issue"]) == {name}
    assert dict(zip(chosen["proposition_id"], chosen["difference"], strict=True)).items() <= every.items()


def test_reported_rows_make_no_difference_here(gaza):
    assert classes(gaza, "2024-08-21", reported=False) == classes(gaza, "2024-08-21")


def assert_weeks(dataset, iso, sampled):
    selection = on(dataset, iso)
    frame = differences.weekly(dataset, selection)
    weeks = sorted(set(frame["week"]))
    assert weeks[0] <= pd.Timestamp(dataset.coverage.first) < weeks[0] + pd.Timedelta(days=7)
    assert weeks[-1] <= pd.Timestamp(iso) < weeks[-1] + pd.Timedelta(days=7)
    assert {each.weekday() for each in weeks} == {0}
    assert len(frame) == len(weeks) * len(set(frame["proposition_id"]))
    for number in sampled:
        week = weeks[number % len(weeks)]
        rows = frame[frame["week"] == week]
        last = min(week + pd.Timedelta(days=6), pd.Timestamp(iso))
        assert set(rows["day"]) == {last}
        told = dict(zip(rows["proposition_id"], rows["difference"], strict=True))
        assert told == classes(dataset, f"{last:%Y-%m-%d}")


@pytest.mark.parametrize("name", sorted(FOLDERS))
@settings(max_examples=4, **STEADY)
@given(data=st.data())
def test_a_week_is_told_as_of_its_last_day(name, data):
    iso = data.draw(st.dates(COVERAGE[name].first, COVERAGE[name].last)).isoformat()
    sampled = data.draw(st.lists(st.integers(0, 300), min_size=3, max_size=3))
    assert_weeks(whole(name), iso, [*sampled, -1])


@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow], **STEADY)
@given(tables=packages(), number=st.integers(0, 240), sampled=st.lists(st.integers(0, 60), max_size=3))
def test_a_week_is_told_as_of_its_last_day_in_any_rows(tables, number, sampled):
    iso = (dt.date(2019, 6, 1) + dt.timedelta(days=number)).isoformat()
    assert_weeks(opened(tables), iso, sampled)
