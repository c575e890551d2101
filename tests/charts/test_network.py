"""The network draws what the table counts, in the same place every time, and no more than can be seen."""

import datetime as dt
import os
import subprocess
import sys

import pytest

from parley.charts.layout import PAIRS, layout, strongest
from parley.charts.network import contact_network
from parley.queries import channels
from parley.selection import Selection
from tests.queries.packages import whole

KINDS = {"call": "Call", "meeting": "Meeting", "talks": "Talks"}
WINDOW = Selection(dt.date(2024, 8, 21), dt.date(2024, 7, 1))
PLACES = """
from tests.charts.test_network import contacts, layout
print(sorted(layout(contacts()).items()))
"""


def contacts(selection=WINDOW):
    return channels.contacts(whole("gaza-ceasefire"), selection)


@pytest.fixture
def network():
    return draw(contacts())


def draw(rows):
    sides = whole("gaza-ceasefire").descriptor.labels("actors", "side")
    return contact_network(rows, KINDS, sides, WINDOW)


def test_the_weights_of_the_lines_sum_to_the_contacts_table(network):
    assert network.left_out == 0
    assert network.drawn["contacts"].sum() == contacts()["contacts"].sum()
    told = [
        text for trace in network.chart.data if trace.text is not None for text in trace.text if ":" in text
    ]
    counts = [int(text.split(": ")[1].split("<")[0].split(",")[0]) for text in told]
    assert sum(counts) == contacts()["contacts"].sum()


def test_the_layout_is_the_same_between_two_runs():
    """Also in another process, where sets are in another order, and with the rows in another order."""
    places = layout(contacts())
    assert layout(contacts().sample(frac=1, random_state=3)) == places
    again = subprocess.run(
        [sys.executable, "-c", PLACES],
        env={**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": "."},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert again.stdout.strip() == str(sorted(places.items()))


def test_a_line_that_went_only_through_mediators_looks_different(network):
    (indirect,) = [trace for trace in network.chart.data if trace.name == "Talks, only through mediators"]
    others = [trace for trace in network.chart.data if trace.mode == "lines" and trace is not indirect]
    assert {(trace.line.color, trace.line.dash) for trace in others}.isdisjoint(
        {(indirect.line.color, indirect.line.dash)}
    )
    assert network.alt.endswith("Only through mediators: Hamas and Israel (1).")


def test_of_many_pairs_the_strongest_are_drawn_and_the_rest_counted():
    rows = contacts(Selection(dt.date(2026, 7, 1), dt.date(2023, 10, 7)))
    network = draw(rows)
    pairs = rows.groupby(["actor", "other"])["contacts"].sum()
    drawn = network.drawn.groupby(["actor", "other"])["contacts"].sum()
    assert len(drawn) == PAIRS
    assert network.left_out == len(pairs) - PAIRS
    assert drawn.min() >= pairs.drop(drawn.index).max()
    assert set(strongest(rows, 1)["kind"]) == {"call", "meeting", "talks"}, "all lines of a pair are kept"


def test_each_side_has_a_mark_of_its_own_and_all_the_same_colour(network):
    nodes = [trace for trace in network.chart.data if trace.mode == "markers+text"]
    assert len({trace.marker.symbol for trace in nodes}) == len(nodes)
    assert len({(trace.marker.color, trace.marker.size) for trace in nodes}) == 1


def test_names_are_not_read_as_markup():
    rows = contacts().assign(
        actor=lambda frame: frame["actor"].replace("Egypt", "<a href='x'>Egypt & co</a>")
    )
    said = [text for trace in draw(rows).chart.data if trace.text is not None for text in trace.text]
    assert not any("<a" in text for text in said)
    assert any("&lt;a href='x'&gt;Egypt &amp; co" in text for text in said)
