"""The pictures of the Conditions page: what is drawn is what the queries say, and no more than a browser can bear."""

import datetime as dt

import pandas as pd
import pytest

from parley import method, theme
from parley.charts.conditions import difference_strip
from parley.charts.figure import MARKS, PICK
from parley.charts.history import history_lanes, history_multiples
from parley.queries import conditions, differences, history, situation
from parley.selection import Selection
from tests.queries.packages import whole

DAYS = ["2023-10-07", "2024-08-21", "2026-05-25"]
CORRIDOR = "Philadelphi corridor and Rafah"


@pytest.fixture(scope="module")
def gaza():
    return whole("gaza-ceasefire")


def on(dataset, iso, **more):
    return Selection(dt.date.fromisoformat(iso), dataset.coverage.first, **more)


def rows(spec):
    """Give all that a chart sends to the browser."""
    return [row for data in spec["datasets"].values() for row in data]


def strip(dataset, iso):
    selection = on(dataset, iso)
    weekly = differences.weekly(dataset, selection)
    asked = conditions.propositions(dataset, selection)
    return weekly, difference_strip(weekly, asked, situation.marked_texts(dataset, selection))


def lanes(dataset, iso, draw=history_lanes, **more):
    selection = on(dataset, iso, **more)
    said = history.statements(dataset, selection)
    labels = dataset.descriptor.labels
    words = [labels("positions", "stance")]
    if draw is history_lanes:
        words.append(labels("positions", "capacity"))
    texts = situation.marked_texts(dataset, selection)
    return said, draw(said, texts, *words, selection.since, selection.as_of)


# The strip


def test_every_class_has_a_colour_and_a_mark_of_its_own():
    (differ,) = (term for term in method.METHOD if term.name == "Where they differ")
    classes = {name for name, _ in differ.cases}
    assert set(theme.CLASS_COLOURS) == set(theme.CLASS_MARKS) == set(differences.CLASSES) == classes
    assert len(set(theme.CLASS_MARKS.values())) == len(classes)
    assert len(set(theme.CLASS_COLOURS.values())) == len(classes) - 1  # the two greys differ by thickness


@pytest.mark.parametrize("iso", DAYS)
def test_the_strip_draws_the_class_of_every_week(gaza, iso):
    weekly, figure = strip(gaza, iso)
    runs = [row for row in rows(figure.chart.to_dict()) if "weeks" in row]
    drawn = {
        (row["proposition_id"], day): row["difference"]
        for row in runs
        for day in pd.date_range(row["since"], row["to"], freq="7D").strftime("%Y-%m-%d")
    }
    told = {
        (row.proposition_id, f"{row.week:%Y-%m-%d}"): row.difference for row in weekly.itertuples(index=False)
    }
    assert drawn == told
    assert len(runs) < MARKS
    assert max(row["to"] for row in runs) == iso


def test_the_end_of_a_line_says_the_class_of_the_last_day(gaza):
    _, figure = strip(gaza, "2024-08-21")
    lines = {row["proposition_id"]: row["line"] for row in rows(figure.chart.to_dict()) if "weeks" in row}
    _, heading, statement, end = lines["corridor-without-israeli-forces"].split("\u001f")
    assert (heading, statement) == ("", "No Israeli forces stay in the Philadelphi corridor.")
    assert end == "+−  contested"
    assert "On the last day: contested 3, one side silent 18, not addressed 27." in figure.alt


def test_a_data_set_without_two_sides_has_a_strip_to_hand_over():
    nothing = differences.weekly(whole("gaza-ceasefire"), on(whole("gaza-ceasefire"), "2023-10-07")).head(0)
    assert difference_strip(nothing, pd.DataFrame(), pd.DataFrame()).alt == "No week to compare."


# The lanes


@pytest.mark.parametrize("draw", [history_lanes, history_multiples])
@pytest.mark.parametrize("iso", DAYS)
def test_each_statement_is_one_mark_and_none_lies_ahead(gaza, draw, iso):
    said, figure = lanes(gaza, iso, draw)
    drawn = [row for row in rows(figure.chart.to_dict()) if "position_id" in row]
    marks = {row["position_id"]: row["day"] for row in drawn}
    assert marks == {row.position_id: f"{row.date:%Y-%m-%d}" for row in said.itertuples()}
    assert all(row["day"] <= iso for row in rows(figure.chart.to_dict()) if "day" in row)


def test_the_lanes_of_an_issue_by_hand(gaza):
    _, figure = lanes(gaza, "2024-08-21", issues=(CORRIDOR,))
    assert figure.title == f"Who stated what when: {CORRIDOR}"
    (lines,) = (
        layer["encoding"]["y"]["scale"]["domain"]
        for layer in figure.chart.to_dict()["layer"]
        if layer["mark"]["type"] == "text"
    )
    words = [each.split("\u001f")[1:3] for each in lines]
    first = words.index(["No Israeli forces stay in the Philadelphi corridor.", ""])
    assert words[first + 1 : first + 5] == [
        ["", "Hamas"],
        ["", "Israel"],
        ["", "Egypt"],
        ["", "United States (as mediator)"],
    ]
    drawn = {row["position_id"]: row for row in rows(figure.chart.to_dict()) if "position_id" in row}
    row = drawn["2024-08-20-israel-philadelphi-04"]
    assert (row["told"], row["hand"], row["speaker"]) == ("−  Opposes", "on record", "Benjamin Netanyahu")


def test_a_click_picks_a_statement_and_a_contradiction_is_ringed(gaza):
    _, figure = lanes(gaza, "2024-08-21", issues=("Return to the north",))
    spec = figure.chart.to_dict()
    (param,) = spec["params"]
    assert (param["name"], param["select"]["fields"]) == (PICK, ["position_id"])
    ringed = {row["position_id"] for row in rows(spec) if row.get("contrary")}
    assert ringed == {"2024-04-01-israel-north-return-01-b", "2024-04-10-israel-north-return-01-b"}


def test_the_small_ones_have_a_lane_for_each_side_and_one_for_others(gaza):
    _, figure = lanes(gaza, "2026-05-25", history_multiples)
    drawn = [row["line"].split("\u001f") for row in rows(figure.chart.to_dict()) if "position_id" in row]
    assert {lane for _, _, lane, _ in drawn} == {"Hamas", "Israel", "Others"}
    assert {issue for issue, *_ in drawn} == set(gaza.vocabulary.issues)


def test_above_the_budget_only_the_newest_are_drawn_and_the_title_says_so(gaza):
    selection = on(gaza, "2024-08-21")
    said = history.statements(gaza, selection)
    many = pd.concat([said] * (MARKS // len(said) + 1), ignore_index=True)
    many["position_id"] = [f"copy-{number}" for number in range(len(many))]
    labels = gaza.descriptor.labels("positions", "stance")
    texts = situation.marked_texts(gaza, selection)
    figure = history_multiples(many, texts, labels, selection.since, selection.as_of)
    assert figure.title == f"Who stated what when, all issues (the newest 5,000 of {len(many):,} statements)"
    drawn = {
        row["position_id"] for row in rows(figure.chart.to_dict(format="vega-lite")) if "position_id" in row
    }
    assert len(drawn) == MARKS


@pytest.mark.parametrize("draw", [history_lanes, history_multiples])
def test_no_statements_make_no_fault(gaza, draw):
    _, figure = lanes(gaza, "2023-10-07", draw)
    assert figure.alt.startswith("A mark for each of 0 statements")
