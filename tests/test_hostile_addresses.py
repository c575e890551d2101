"""What anyone may put into an address: read back whole if we built it, dropped and named if nobody could have."""

import datetime as dt
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from components.arrival import askable
from parley import urls
from parley.dataset import Dataset
from parley.selection import Selection
from tests.app_pages.running import ROOT, SHIPPED, TIMEOUT


@pytest.fixture(scope="module")
def dataset(tmp_path_factory) -> Dataset:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        return Dataset.open(SHIPPED)


def some(choices) -> st.SearchStrategy:
    return st.lists(st.sampled_from(sorted(choices)), max_size=4, unique=True).map(tuple)


def printable() -> st.SearchStrategy:
    return st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=40).map(
        lambda text: " ".join(text.split())
    )


@st.composite
def selections(draw, dataset: Dataset) -> Selection:
    coverage, names = dataset.coverage, dataset.vocabulary
    as_of = draw(st.dates(coverage.first, coverage.last))
    return Selection(
        as_of=as_of,
        since=draw(st.dates(coverage.first, as_of)),
        actors=draw(some(names.members)),
        event_types=draw(some(names.event_types)),
        places=draw(some(names.places)),
        issues=draw(some(names.issues)),
        text=draw(printable()),
        reported=draw(st.booleans()),
    )


@settings(max_examples=300, deadline=None)
@given(data=st.data())
def test_reading_an_address_that_was_built_gives_the_selection_back_without_a_notice(dataset, data):
    selection = data.draw(selections(dataset))
    built = urls.address("events", selection.parameters(dataset.coverage))
    asked = urls.read(
        parse_qs(urlsplit(built).query, strict_parsing="?" in built), askable(dataset, "events")
    )
    assert asked.notices == ()
    assert Selection.from_values(asked.values, dataset.coverage) == selection


PARAMETERS = (
    *urls.DAYS,
    *urls.LISTS,
    *urls.RECORDS,
    *urls.CHOICES,
    urls.WORDS,
    urls.REPORTED,
    urls.DATA,
    "embed",
    "x" * 50,
)
HOSTILE = [
    "",
    "<script>alert(1)</script>",
    "'; DROP TABLE events; --",
    "../../etc/passwd",
    "%00",
    "\x00",
    "\ud800",
    "2024-13-45",
    "2024-08-21T00:00",
    "0000-00-00",
    "99999-01-01",
    "-1",
    "NaN",
    "[](javascript:alert(1))",
    "{{7*7}}",
    "\u202e",
    "Hamas\n\n# heading",
    "a" * 5_000,
]


def hostile() -> st.SearchStrategy:
    value = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=60), st.dates().map(str))
    names = st.one_of(st.sampled_from(PARAMETERS), st.text(min_size=1, max_size=12))
    return st.dictionaries(names, st.lists(value, max_size=4), max_size=6)


@settings(max_examples=1_000, deadline=None)
@given(raw=hostile())
def test_a_hostile_address_asks_only_what_the_data_set_can_answer(dataset, raw):
    can = askable(dataset, "events")
    asked = urls.read(raw, can)
    for name, value in asked.values.items():
        if name in urls.DAYS:
            assert isinstance(value, dt.date)
            assert can.first <= value <= can.last
        elif name in can.names:
            chosen = [value] if isinstance(value, str) else list(value)
            assert set(chosen) <= set(can.names[name])
    selection = Selection.from_values(asked.values, dataset.coverage)
    assert selection.since <= selection.as_of
    for name, given_values in raw.items():  # nothing is dropped in silence
        kept = asked.values.get(name)
        dropped = kept is None and any(each.strip() for each in given_values) and not name.startswith("embed")
        if dropped and name != urls.WORDS:
            assert asked.notices
    assert all("\n" not in each and each.isprintable() for each in asked.notices)


@settings(max_examples=25, deadline=None)
@given(raw=hostile())
def test_the_app_opens_on_a_hostile_address_without_a_traceback(raw):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PARLEY_DATA", str(SHIPPED))
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=TIMEOUT)
        for name, values in raw.items():
            if values and "\ud800" not in name + "".join(values):  # an address can't carry half a character
                app.query_params[name] = values
        app.run()
    assert not app.exception
    assert [each.value for each in app.title] == ["Overview"]
