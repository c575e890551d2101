"""A question compiled once answers as if it had been compiled anew."""

import datetime as dt

import ibis
import pytest

from parley.dataset import Dataset
from parley.dataset.questions import shape
from parley.selection import Selection
from tests.packages_support import GAZA
from tests.queries.asked import QUERIES, plain

DAYS = [dt.date(2024, 2, 10), dt.date(2024, 8, 21), dt.date(2025, 10, 12)]
ACTORS = [(), ("Qatar",), ("Hamas", "Israel")]


@pytest.fixture(scope="module")
def gaza():
    return Dataset.open(GAZA)


def rows(frame):
    return sorted(map(repr, plain(frame).itertuples(index=False, name=None)))


def test_every_query_is_answered_as_by_ibis_itself(gaza, monkeypatch):
    run = Dataset.run
    compared = []

    def both(dataset, expr):
        frame = run(dataset, expr)
        expected = expr.to_pyarrow().to_pandas(date_as_object=False)
        assert frame.dtypes.to_dict() == expected.dtypes.to_dict()
        assert rows(frame) == rows(expected)
        compared.append(len(frame))
        return frame

    monkeypatch.setattr(Dataset, "run", both)
    for day, actors in zip(DAYS, ACTORS, strict=True):
        for query in QUERIES.values():
            query(gaza, Selection(as_of=day, since=gaza.coverage.first, actors=actors))
    assert len(compared) > len(QUERIES)
    assert sum(compared) > 1_000


def test_other_days_and_names_make_the_same_question(gaza):
    def ask(day, name):
        events = gaza.known("events", day)
        return shape(events.filter(events.title == name, events.start_date <= day).select("event_id"))

    form, names = ask(DAYS[0], "one")
    other, places = ask(DAYS[1], "it's two")
    assert form == other
    assert list(names.values()) == list(places.values())
    assert [each.value for each in places] == [DAYS[1], "it's two"]


def test_another_column_another_count_or_another_list_is_another_question(gaza):
    events = gaza.known("events", DAYS[0])
    asked = [
        events.filter(events.title == "x"),
        events.filter(events.summary == "x"),
        events.filter(events.title.isin(["x", "y"])),
        events.filter(events.title.isin(["x", "y", "z"])),
        events.limit(1),
        events.limit(2),
        events.mutate(one=1),
        events.mutate(one=True),
        events.mutate(one=1.0),
        events.mutate(one=ibis.null("string")),
    ]
    forms = [shape(each)[0] for each in asked]
    assert len(set(forms)) == len(forms)


@pytest.mark.parametrize("hostile", ["it's", '"', "$value_0", "%", "\\", "שלום", "; DROP TABLE events"])
def test_a_value_is_never_read_as_sql(gaza, hostile):
    actors = gaza.table("actors")
    found = gaza.run(actors.filter(actors.name == hostile).select("actor_id", said=ibis.literal(hostile)))
    assert found.empty
    one = gaza.run(actors.limit(1).select(said=ibis.literal(hostile)))
    assert one["said"].tolist() == [hostile]
