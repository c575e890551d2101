"""How far a package was checked, counted by hand."""

import datetime as dt

from parley.dataset import Dataset
from parley.queries import catalogue

DAY = dt.date(2021, 2, 3)


def test_an_unchecked_package_says_so(lake):
    assert {each.checked for each in lake.checks.values()} == {0}
    assert lake.checks["events"].two_publishers == 5


def test_what_has_no_sources_is_not_counted(lake):
    assert not {"participants", "actors", "sources", "coverage"} & set(lake.checks)


def test_checked_rows_are_counted_and_found_by_their_id(lakeland):
    lakeland.put("events", 3, verified_on=str(DAY))
    lakeland.put("stops", 2, verified_on=str(DAY))
    dataset = Dataset.open(lakeland.folder)
    assert dict(dataset.checks["events"].days) == {"2019-03-06-maren-tolva-call": DAY}
    # a stop is found by trip and number, which is no address of its own
    assert (dataset.checks["stops"].checked, dict(dataset.checks["stops"].days)) == (1, {})
    counted = catalogue.checked(dataset).set_index("table")
    assert list(counted.loc["events", ["rows", "checked", "two_publishers"]]) == [12, 1, 5]
    assert "offices" not in counted.index  # it has no rows
