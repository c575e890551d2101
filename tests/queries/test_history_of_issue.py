"""Every statement in order, contradictions, the mediators' row, and the stances against one text."""

import datetime as dt

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from parley.queries import against, conditions, history
from parley.selection import Selection
from tests.queries.asked import plain
from tests.queries.packages import FOLDERS, read, truncated, whole
from tests.queries.statements import STEADY, TEXTS, answer, on, opened, package, packages, position

COVERAGE = {name: whole(name).coverage for name in FOLDERS}


def days_of(name):
    return st.dates(COVERAGE[name].first, COVERAGE[name].last)


# Statements


@pytest.mark.parametrize("name", sorted(FOLDERS))
@settings(max_examples=8, **STEADY)
@given(data=st.data())
def test_every_statement_that_was_public_is_there_in_order(name, data):
    since, day = sorted(data.draw(st.tuples(days_of(name), days_of(name))))
    frame = history.statements(whole(name), Selection(day, since))
    expected = sorted(
        (row["date"], row["position_id"])
        for row in read(name)["positions"]
        if since.isoformat() <= row["date"] <= day.isoformat() and row["public_on"] <= day.isoformat()
    )
    assert [(f"{row.date:%Y-%m-%d}", row.position_id) for row in frame.itertuples()] == expected


@pytest.mark.parametrize("query", [history.statements, conditions.mediator_statements, conditions.latest])
@pytest.mark.parametrize("name", sorted(FOLDERS))
@settings(max_examples=6, **STEADY)
@given(data=st.data())
def test_leaving_reported_rows_out_never_adds_a_row(name, query, data):
    day = data.draw(days_of(name))
    every, fewer = (
        query(whole(name), Selection(day, COVERAGE[name].first, reported=each)) for each in (True, False)
    )
    assert set(fewer["position_id"]) <= set(every["position_id"])
    assert "reported" not in set(fewer["attribution"])
    if query is history.statements:
        assert set(fewer["position_id"]) == set(every[every["attribution"] != "reported"]["position_id"])


def test_what_a_statement_tells_by_hand(gaza):
    frame = history.statements(gaza, on(gaza, "2024-08-21")).set_index("position_id")
    row = frame.loc["2023-10-12-israel-aid-01"]
    assert (row["party"], row["speaker"], row["stance"]) == ("Israel", "Israel Katz", "supports")
    assert row["statement"] == "Supplies to Gaza are held back until Hamas frees hostages or accepts terms."
    assert row["quote"] == "Humanitarian for humanitarian."
    assert sorted(row["sources"]) == ["b92-20231012-01", "jns-20231012-01"]
    assert pd.isna(frame.loc["2023-10-16-hamas-prisoners-01", "ended_on"])


def test_a_party_s_file_holds_those_who_speak_for_it(gaza):
    frame = history.statements(gaza, on(gaza, "2026-07-01", actors=("Israel Katz",)))
    assert set(frame["speaker"]) == {"Israel Katz"}
    frame = history.statements(gaza, on(gaza, "2026-07-01", actors=("Hamas",)))
    of_hamas = [row for row in read("gaza-ceasefire")["positions"] if row["party"] == "hamas"]
    assert len(frame[frame["party"] == "Hamas"]) == len(of_hamas)


# Contradictions


def contradictions(dataset, iso, **more):
    frame = history.statements(dataset, on(dataset, iso, **more))
    return {row.position_id: list(row.contradicts) for row in frame.itertuples() if len(row.contradicts)}


def test_the_one_contradiction_of_the_shipped_data_by_hand(gaza):
    # Reported on 1 April 2024 that Israel wants returns checked, on 10 April that it does not; no answer between
    pair = ["2024-04-01-israel-north-return-01-b", "2024-04-10-israel-north-return-01-b"]
    assert contradictions(gaza, "2026-07-01") == {pair[0]: [pair[1]], pair[1]: [pair[0]]}
    assert contradictions(gaza, "2024-04-09") == {}
    assert contradictions(gaza, "2026-07-01", reported=False) == {}


@pytest.mark.parametrize(
    ("second", "answered", "contradicts"),
    [
        ({"date": "2019-06-15"}, None, True),
        ({"date": "2019-06-16"}, None, False),  # 15 days
        ({"date": "2019-06-01"}, None, True),
        ({"date": "2019-06-15", "stance": "conditional"}, None, False),
        ({"date": "2019-06-15", "capacity": "mediator"}, None, False),
        ({"date": "2019-06-15", "party": "southshore"}, None, False),
        ({"date": "2019-06-15", "proposition_id": "ferry-sails-freely"}, None, False),
        ({"date": "2019-06-15", "speaker": "maren"}, None, True),
        ({"date": "2019-06-15"}, {"date": "2019-06-10"}, False),
        ({"date": "2019-06-15"}, {"date": "2019-06-15"}, False),
        ({"date": "2019-06-15"}, {"date": "2019-06-01"}, True),  # not in between
        ({"date": "2019-06-15"}, {"date": "2019-06-10", "actor_id": "southshore"}, True),
        ({"date": "2019-06-15"}, {"date": "2019-06-10", "answer": "no_clear_answer"}, True),
        ({"date": "2019-06-15"}, {"date": "2019-06-10", "attribution": "reported"}, True),
    ],
)
def test_a_contradiction_case_by_case(second, answered, contradicts):
    rows = [position(1), position(2, **{"stance": "opposes"} | second)]
    dataset = opened(package(rows, [answer(1, **answered)] if answered else []))
    expected = {"position-01": ["position-02"], "position-02": ["position-01"]} if contradicts else {}
    assert contradictions(dataset, "2019-07-01") == expected


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow], **STEADY)
@given(tables=packages())
def test_both_rows_of_a_contradiction_are_marked(tables):
    dataset = opened(tables)
    frame = history.statements(dataset, on(dataset, "2020-01-25")).set_index("position_id")
    for key, row in frame.iterrows():
        for other in row["contradicts"]:
            found = frame.loc[other]
            assert key in found["contradicts"]
            assert {row["stance"], found["stance"]} == {"supports", "opposes"}
            assert (row["party_id"], row["proposition_id"]) == (found["party_id"], found["proposition_id"])
            assert abs((row["date"] - found["date"]).days) <= 14


# As mediator


def test_mediators_statements_by_hand(gaza):
    frame = conditions.mediator_statements(gaza, on(gaza, "2024-08-21"))
    assert "own" not in set(frame["capacity"])
    own = set(conditions.latest(gaza, on(gaza, "2024-08-21"))["position_id"])
    assert not own & set(frame["position_id"])
    rows = frame.set_index(["party", "proposition_id"])
    row = rows.loc[("United States", "deal-without-delay")]
    assert (f"{row['date']:%Y-%m-%d}", row["capacity"], row["stance"]) == (
        "2024-08-21",
        "mediator",
        "supports",
    )
    assert rows.loc[("Hamas", "fighting-stops-first"), "capacity"] == "conveying"


def test_one_mediator_s_word_in_lakeland(lakeland):
    frame = conditions.mediator_statements(lakeland, on(lakeland, "2020-01-25"))
    assert list(frame["position_id"]) == ["2019-09-02-highmark-fishing-01"]


# Against a text


def test_an_unknown_or_still_private_text_has_nothing_to_show(gaza):
    assert against.against_text(gaza, on(gaza, "2024-08-21"), "no-such-text") is None
    assert against.against_text(gaza, on(gaza, "2024-05-30"), "2024-05-israeli-proposal") is None
    assert against.against_text(gaza, on(gaza, "2024-05-31"), "2024-05-israeli-proposal") is not None


def test_the_twenty_point_plan_by_hand(gaza):
    found = against.against_text(gaza, on(gaza, "2025-12-31"), "2025-09-twenty-point-plan")
    assert found.date == dt.date(2025, 9, 29)
    issues = list(gaza.vocabulary.issues.values())
    assert sorted(found.provisions["issue_id"], key=issues.index) == list(found.provisions["issue_id"])
    assert set(found.provisions[found.provisions["issue_id"] == "withdrawal"]["phase"]) == {"1", "2"}
    latest = found.answers[found.answers["latest"]].set_index("actor_id")
    assert latest.loc["hamas", "answer"] == latest.loc["israel", "answer"] == "accepts_with_reservations"
    stances = found.stances.set_index(["proposition_id", "party_id", "moment"]).sort_index()

    def said(*key):
        (row,) = stances.loc[[key]].to_dict("records")
        return f"{row['date']:%Y-%m-%d}", row["stance"]

    # Hamas answered on 3 October, Israel last on 4 October
    assert said("weapons-given-up", "hamas", "before") == ("2025-08-02", "conditional")
    assert said("weapons-given-up", "hamas", "at") == ("2025-10-03", "conditional")
    assert said("weapons-given-up", "hamas", "after") == ("2025-12-06", "conditional")
    assert said("weapons-given-up", "israel", "before") == ("2025-08-08", "supports")
    assert said("weapons-given-up", "israel", "at") == ("2025-10-04", "supports")
    assert said("weapons-given-up", "israel", "after") == ("2025-12-25", "supports")


@pytest.mark.parametrize(
    ("iso", "moment"),
    [
        ("2019-08-31", "before"),
        ("2019-09-01", "at"),
        ("2019-09-10", "at"),
        ("2019-09-11", "after"),
    ],
)
def test_before_at_and_after_by_the_days(iso, moment):
    tables = package(
        [position(1, date=iso)],
        [answer(1, date="2019-09-10")],
        provisions=[
            {"framework_id": TEXTS[0], "issue_id": "ferry", "phase": "1", "seq": "1", "provision": "So."}
        ],
    )
    tables["frameworks"][0]["date"] = "2019-09-01"
    dataset = opened(tables)
    found = against.against_text(dataset, on(dataset, "2019-10-01"), TEXTS[0])
    assert list(found.stances["moment"]) == [moment]


def test_without_an_answer_the_text_s_day_counts():
    tables = package(
        [position(number, date=day) for number, day in enumerate(["2019-08-30", "2019-09-01", "2019-09-02"])],
        [],
        provisions=[
            {"framework_id": TEXTS[0], "issue_id": "ferry", "phase": "1", "seq": "1", "provision": "So."}
        ],
    )
    tables["frameworks"][0]["date"] = "2019-09-01"
    dataset = opened(tables)
    found = against.against_text(dataset, on(dataset, "2019-10-01"), TEXTS[0])
    assert list(found.stances["moment"]) == ["before", "at", "after"]


@pytest.mark.parametrize("name", sorted(FOLDERS))
@settings(max_examples=3, **STEADY)
@given(data=st.data())
def test_a_text_is_told_as_it_could_be_that_day(name, data):
    day = data.draw(days_of(name))
    key = data.draw(st.sampled_from(sorted(whole(name).vocabulary.records["frameworks"])))
    selection = Selection(day, COVERAGE[name].first)
    now, then = (against.against_text(each, selection, key) for each in (whole(name), truncated(name, day)))
    assert (now is None) is (then is None)
    for part in ("provisions", "answers", "stances") if now else ():
        assert_frame_equal(plain(getattr(now, part)), plain(getattr(then, part)))


def test_leaving_reported_answers_out_never_adds_one(gaza):
    for key in sorted(gaza.vocabulary.records["frameworks"])[::9]:
        every, fewer = (
            against.against_text(gaza, on(gaza, "2026-07-01", reported=each), key) for each in (True, False)
        )
        assert set(fewer.answers["response_id"]) <= set(every.answers["response_id"])
        assert "reported" not in set(fewer.answers["attribution"])
        assert_frame_equal(plain(fewer.stances), plain(every.stances))
