"""Addresses: built in one place, and each leads to a page."""

import datetime as dt
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley import urls


@pytest.mark.parametrize(
    ("page", "path"),
    [
        ("overview", "/"),
        ("travel", "/travel"),
        ("mediators", "/mediators"),
        ("conditions", "/conditions"),
        ("events", "/events"),
        ("briefing", "/briefing"),
        ("data", "/data"),
    ],
)
def test_paths(page, path):
    """Addresses are shared and cited: they stay."""
    assert urls.path(page) == path
    assert urls.address(page) == path
    assert urls.address(page, {}) == path


@pytest.mark.parametrize("give", [urls.path, urls.address])
@pytest.mark.parametrize("page", ["", "nowhere", "Travel", "/travel", "../travel"])
def test_there_is_no_other_page(give, page):
    with pytest.raises(KeyError):
        give(page)


@pytest.mark.parametrize(
    ("parameters", "query"),
    [
        ({urls.AS_OF: dt.date(2024, 8, 21)}, "as_of=2024-08-21"),
        ({urls.ACTORS: ["Antony Blinken", "Qatar"]}, "actors=Antony+Blinken&actors=Qatar"),
        ({urls.ACTORS: "Qatar"}, "actors=Qatar"),
        ({"text": "a&b=c#d %"}, "text=a%26b%3Dc%23d+%25"),
        (
            {urls.SINCE: dt.date(2023, 10, 7), urls.AS_OF: dt.date(2024, 8, 21), urls.DATA: "lakeland"},
            "since=2023-10-07&as_of=2024-08-21&data=lakeland",
        ),
        ({"actors": ["Türkiye"]}, "actors=T%C3%BCrkiye"),
    ],
)
def test_parameters(parameters, query):
    assert urls.address("travel", parameters) == f"/travel?{query}"
    assert urls.address("overview", parameters) == f"/?{query}"


def test_an_empty_choice_leaves_the_plain_address():
    assert urls.address("events", {"actors": []}) == "/events"


@settings(derandomize=True, deadline=None)
@given(names=st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), min_size=1))
def test_any_name_comes_back_as_it_was(names):
    parts = urlsplit(urls.address("events", {"actors": names, "event": "2024-08-21-call"}))
    assert (parts.scheme, parts.netloc, parts.path, parts.fragment) == ("", "", "/events", "")
    assert parse_qs(parts.query) == {"actors": names, "event": ["2024-08-21-call"]}


def test_every_page_has_a_room_and_every_room_is_a_page(root):
    rooms = {path.parent.name for path in root.glob("app_pages/*/page.py")}
    assert rooms == set(urls.PAGES)


@pytest.mark.parametrize("page", sorted(urls.VIEWS))
def test_the_views_of_a_page_have_names_of_their_own(page):
    names = urls.VIEWS[page]
    assert page in urls.PAGES
    assert len(set(names)) == len(names) > 1
