"""Pictures of mediation: the gaps between rounds, roles that go on, and panels on one scale."""

import datetime as dt

import pandas as pd
import pytest

from parley.charts.contacts import PANELS, contact_matrix, workload_panels
from parley.charts.mediation import roles_gantt, rounds_timeline
from parley.queries import channels, mediation
from parley.selection import Selection
from tests.queries.packages import whole

KINDS = {"call": "Call", "meeting": "Meeting", "talks": "Talks"}
SPRING = Selection(dt.date(2024, 8, 31), dt.date(2024, 2, 1))
DAY = Selection(dt.date(2024, 8, 21), dt.date(2023, 10, 7))


@pytest.fixture
def gaza():
    return whole("gaza-ceasefire")


def labels(table, column):
    return whole("gaza-ceasefire").descriptor.labels(table, column)


def rows_of(figure, column):
    """Give the rows of the first data set of a picture that has this column."""
    datasets = figure.chart.to_dict()["datasets"].values()
    return next(rows for rows in datasets if rows and column in rows[0])


def test_gaps_are_counted_from_the_last_day_of_one_round_to_the_first_of_the_next(gaza):
    figure = rounds_timeline(mediation.rounds(gaza, SPRING), labels("rounds", "format"), SPRING)
    assert [(row["told"], row["days"]) for row in rows_of(figure, "told")] == [
        ("26 February 2024 to 18 March 2024", 21),
        ("26 March 2024 to 7 April 2024", 12),
        ("8 April 2024 to 7 May 2024", 29),
        ("9 May 2024 to 15 August 2024", 98),
        ("16 August 2024 to 22 August 2024", 6),
        ("26 August 2024 to 31 August 2024", 5),  # to the day the reader stands on
    ]
    assert figure.alt == (
        "Time chart of 6 rounds of talks, 1 February 2024 to 31 August 2024: Doha (3), Cairo (3). "
        "The longest gap was of 98 days, 9 May 2024 to 15 August 2024."
    )


def test_a_round_under_way_leaves_no_gap_to_the_day(gaza):
    day = Selection(dt.date(2024, 8, 15), dt.date(2024, 8, 1))
    figure = rounds_timeline(mediation.rounds(gaza, day), labels("rounds", "format"), day)
    assert figure.alt == "Time chart of 1 round of talks, 1 August 2024 to 15 August 2024: Doha (1)."


def test_no_role_is_drawn_beyond_the_day_and_one_that_goes_on_says_so(gaza):
    figure = roles_gantt(mediation.roles(gaza, DAY), labels("mediator_roles", "role"), DAY)
    rows = rows_of(figure, "line")
    assert max(row["until"] for row in rows) == "2024-08-22"
    qatar = {
        row["open"]: row["until"] for row in rows if row["line"] == "Qatar: communicator" and not row["act"]
    }
    assert qatar[True] == "2024-08-22", "the pause of November is not known"
    assert {row["actor"] for row in rows if row["line"] == "United States: leverage"} >= {"Joe Biden"}
    later = Selection(dt.date(2026, 7, 1), dt.date(2023, 10, 7))
    figure = roles_gantt(mediation.roles(gaza, later), labels("mediator_roles", "role"), later)
    mandates = [row for row in rows_of(figure, "line") if row["ended"] == "2027-12-31"]
    assert mandates
    assert {(row["open"], row["until"]) for row in mandates} == {(True, "2026-07-02")}


def test_panels_have_one_scale_and_sum_to_the_workload(gaza):
    workload = channels.workload(gaza, DAY)
    spec = workload_panels(workload, KINDS, DAY).chart.to_dict()
    tops = {panel["encoding"]["y"]["scale"]["domain"][1] for panel in spec["vconcat"]}
    by_month = workload.groupby(["mediator", "month"])["contacts"].sum()
    assert tops == {by_month.max()}
    drawn = [row for rows in spec["datasets"].values() for row in rows]
    assert sum(row["contacts"] for row in drawn) == workload["contacts"].sum()
    assert len(spec["vconcat"]) == workload["mediator"].nunique()


def test_of_many_mediators_those_with_most_contacts_have_a_panel(gaza):
    workload = channels.workload(gaza, DAY)
    many = pd.concat([workload.assign(mediator=f"{name} {n}") for n in range(5) for name in ["A", "B"]])
    assert len(workload_panels(many, KINDS, DAY).chart.to_dict()["vconcat"]) == PANELS


def test_the_matrix_says_the_same_on_both_sides_and_brackets_what_went_through_mediators(gaza):
    found = channels.contacts(gaza, DAY)
    cells = {(row["actor"], row["other"]): row["told"] for row in rows_of(contact_matrix(found), "told")}
    assert all(cells[other, actor] == told for (actor, other), told in cells.items())
    assert cells["Hamas", "Israel"] == "(7)"
    both = found[(found["actor"] == "Israel") & (found["other"] == "United States")]["contacts"].sum()
    assert cells["Israel", "United States"] == str(both)
