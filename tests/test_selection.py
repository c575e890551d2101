"""The selection: one value, and the sentence that says it."""

import datetime as dt
from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.dataset import Coverage
from parley.selection import Selection, say_day, say_list

AS_OF, SINCE = dt.date(2024, 8, 21), dt.date(2023, 10, 7)
CHOICES = ("actors", "event_types", "places", "issues")


def selection(**filters):
    return Selection(as_of=AS_OF, since=SINCE, **filters)


@pytest.mark.parametrize("field", CHOICES)
@settings(derandomize=True, deadline=None)
@given(names=st.lists(st.text(max_size=5)), data=st.data())
def test_the_order_of_choices_does_not_matter(field, names, data):
    """Two readers who tick the same names in another order share one cache entry."""
    other = data.draw(st.permutations(names))
    one, two = selection(**{field: tuple(names)}), selection(**{field: (*other, *other[:1])})
    assert one == two
    assert hash(one) == hash(two)
    assert one.describe() == two.describe()


@pytest.mark.parametrize(
    "other",
    [
        {"as_of": dt.date(2024, 8, 22)},
        {"since": dt.date(2023, 10, 8)},
        {"actors": ("Qatar",)},
        {"event_types": ("Call",)},
        {"places": ("Doha",)},
        {"issues": ("Hostages",)},
        {"text": "ceasefire"},
    ],
)
def test_every_filter_tells_selections_apart(other):
    plain = {"as_of": AS_OF, "since": SINCE}
    assert Selection(**plain) != Selection(**plain | other)
    assert Selection(**plain).describe() != Selection(**plain | other).describe()


def test_it_does_not_change():
    with pytest.raises(FrozenInstanceError):
        selection().as_of = SINCE


def test_a_window_that_begins_after_it_ends_is_refused():
    with pytest.raises(
        ValueError, match=r"^the window would begin on 2024-08-22, after it ends on 2024-08-21$"
    ):
        Selection(as_of=AS_OF, since=dt.date(2024, 8, 22))
    assert Selection(as_of=AS_OF, since=AS_OF).describe() == "21 August 2024 to 21 August 2024"


def test_whole_is_all_that_is_covered():
    coverage = Coverage(first=SINCE, last=AS_OF, updated=dt.date(2026, 1, 1))
    assert Selection.whole(coverage) == selection()


def test_what_no_document_can_hold_is_left_out_of_the_text():
    assert selection(text="cease\0fire\ud800") == selection(text="ceasefire")


@pytest.mark.parametrize(
    ("filters", "sentence"),
    [
        ({}, "7 October 2023 to 21 August 2024"),
        ({"actors": ("Qatar",)}, "7 October 2023 to 21 August 2024; Qatar, with those who represent them"),
        (
            {"actors": ("United States", "Qatar", "Egypt")},
            "7 October 2023 to 21 August 2024; Egypt, Qatar and United States, with those who represent them",
        ),
        (
            {
                "actors": ("Israel", "Hamas"),
                "event_types": ("Talks", "Call"),
                "places": ("Doha",),
                "issues": ("Hostages",),
                "text": "100 % “bridging”",
            },
            "7 October 2023 to 21 August 2024; Hamas and Israel, with those who represent them; "
            "events of type Call and Talks; in Doha; on Hostages; with the words “100 % “bridging””",
        ),
    ],
)
def test_it_says_what_is_selected(filters, sentence):
    assert selection(**filters).describe() == sentence


def test_days_and_lists_in_words():
    assert say_day(dt.date(2024, 8, 1)) == "1 August 2024"
    assert say_list(["Egypt"]) == "Egypt"
    assert say_list(["Egypt", "Qatar"]) == "Egypt and Qatar"
    assert say_list(["Egypt", "Qatar", "Türkiye"]) == "Egypt, Qatar and Türkiye"
