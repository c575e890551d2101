"""Part by part, the events are those that `timeline.events` lists: same rows, same order, nothing later."""

import datetime as dt

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from parley.queries import timeline
from parley.selection import Selection
from tests.queries.asked import documented, plain

SELECTIONS = {
    "gaza-ceasefire": [
        Selection(dt.date(2024, 8, 21), dt.date(2023, 10, 7)),
        Selection(dt.date(2024, 8, 15), dt.date(2024, 8, 1), actors=("Qatar", "Hamas"), reported=False),
        Selection(dt.date(2026, 7, 1), dt.date(2024, 1, 1), event_types=("Call",), text="blinken"),
    ],
    "lakeland": [
        Selection(dt.date(2020, 2, 4), dt.date(2019, 3, 4)),
        Selection(dt.date(2019, 6, 18), dt.date(2019, 3, 4)),  # a round under way, a source of the day after
        Selection(dt.date(2019, 12, 31), dt.date(2019, 3, 4), places=("Ridgeton",)),
    ],
}
CASES = [(package, each) for package, selections in SELECTIONS.items() for each in selections]
PAGES = (timeline.events_page, timeline.participants_page, timeline.sources_page)


@pytest.mark.parametrize(("package", "selection"), CASES)
def test_the_parts_together_are_the_whole(package, selection, dataset_of):
    dataset = dataset_of(package)
    whole = timeline.events(dataset, selection)
    size = max(len(whole) // 3, 1)
    parts = [
        timeline.events_page(dataset, selection, start, size) for start in range(0, len(whole) + size, size)
    ]
    assert [len(part) for part in parts[:-1]][:3] == [size] * 3
    assert set(pd.concat(parts)["total"]) == {len(whole)}
    together = pd.concat(parts, ignore_index=True).drop(columns="total")
    assert_frame_equal(plain(together), plain(whole.drop(columns="actors")))


@pytest.mark.parametrize(("package", "selection"), CASES)
def test_participants_and_sources_are_those_of_the_part(package, selection, dataset_of):
    dataset = dataset_of(package)
    start, size = 1, 3
    rows = timeline.events(dataset, selection).iloc[start : start + size]
    people = timeline.participants_page(dataset, selection, start, size)
    names = {key: sorted(set(group["name"])) for key, group in people.groupby("event_id")}
    assert names == {row.event_id: list(row.actors) for row in rows.itertuples()}
    sources = timeline.sources_page(dataset, selection, start, size)
    cited = {key: sorted(group["source_id"]) for key, group in sources.groupby("event_id")}
    assert cited == {row.event_id: sorted(row.sources) for row in rows.itertuples()}
    assert sources["url"].str.startswith("http").all()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.__name__)
def test_columns_are_the_documented_ones_even_of_an_empty_part(page, dataset):
    selection = Selection.whole(dataset.coverage)
    assert list(page(dataset, selection, 0, 5).columns) == documented(page)
    beyond = page(dataset, selection, 10_000, 5)
    assert beyond.empty
    assert list(beyond.columns) == documented(page)


def test_the_roles_of_an_event_are_told_one_by_one(lakeland):
    selection = Selection.whole(lakeland.coverage)
    people = timeline.participants_page(lakeland, selection, 11, 1)
    assert [tuple(row) for row in people.to_numpy()] == [
        ("2019-03-04-ferry-seized", "party", "southshore", "Southshore"),
        ("2019-03-04-ferry-seized", "subject", "northshore", "Northshore"),
    ]


@pytest.fixture(scope="session")
def dataset_of(gaza, lakeland):
    return {"gaza-ceasefire": gaza, "lakeland": lakeland}.__getitem__
