"""The filters and the address: any view is a link, and a link is the view."""

from urllib.parse import urlsplit

from tests.browser.visit import parameters, wait_ready

AUGUST = "/events?as_of=2024-08-21&since=2024-08-19&actors=Qatar&actors=Antony+Blinken"


def sentence(page) -> str:
    """Give the line under the filters: what is selected, and how many rows match."""
    return page.get_by_test_id("stCaptionContainer").first.inner_text().partition(" The data reach")[0]


def go_to(reader, title: str) -> None:
    with reader.rerun():
        reader.page.get_by_role("link", name=title, exact=True).click()


def test_a_filter_set_survives_page_change_reload_back_and_forward(reader):
    page = reader.open(AUGUST)
    asked = parameters(page)
    events = sentence(page)
    assert events.startswith("19 August 2024 to 21 August 2024; Antony Blinken and Qatar")
    go_to(reader, "Travel")
    assert parameters(page) == asked
    stops = sentence(page)
    assert stops != events
    page.reload()
    wait_ready(page)
    assert (parameters(page), sentence(page)) == (asked, stops)
    with reader.rerun():
        page.go_back()
    assert (urlsplit(page.url).path, parameters(page), sentence(page)) == ("/events", asked, events)
    with reader.rerun():
        page.go_forward()
    assert (urlsplit(page.url).path, parameters(page), sentence(page)) == ("/travel", asked, stops)
    assert reader.errors == []


def test_an_address_gives_the_same_rows_in_a_fresh_browser(server, start_visit):
    first, second = start_visit(server), start_visit(server)
    shown = sentence(first.open(AUGUST))
    assert sentence(second.open(first.page.url.removeprefix(server.url))) == shown
    assert shown.endswith("events.")


def test_every_filter_of_an_address_is_heeded_and_kept(reader):
    page = reader.open("/events?as_of=2024-08-21&types=Meeting&places=Jerusalem&q=bridging&reported=false")
    assert sentence(page) == (
        "7 October 2023 to 21 August 2024; events of type Meeting; in Jerusalem; with the words “bridging”; "
        "reported rows left out: 1 event."
    )
    go_to(reader, "Overview")
    assert parameters(page) == {
        "as_of": ["2024-08-21"],
        "types": ["Meeting"],
        "places": ["Jerusalem"],
        "q": ["bridging"],
        "reported": ["false"],
    }


def test_steps_go_to_the_neighbouring_days_on_which_something_happened(reader):
    page = reader.open("/events?as_of=2024-08-21")
    with reader.rerun():
        page.get_by_role("button", name="Earlier").click()
    assert parameters(page)["as_of"] == ["2024-08-20"]
    for _ in range(2):
        with reader.rerun():
            page.get_by_role("button", name="Later").click()
    assert parameters(page)["as_of"] == ["2024-08-22"]


def test_the_slider_travels_in_time_by_keyboard(reader):
    page = reader.open("/events?as_of=2024-08-21")
    with reader.rerun():
        page.get_by_role("slider", name="Travel in time").press("ArrowLeft")
    assert parameters(page)["as_of"] == ["2024-08-20"]
    assert "20 August 2024" in sentence(page)


def test_a_preset_sets_both_ends_of_the_window_and_reset_clears_them(reader):
    page = reader.open("/events?actors=Hamas")
    page.get_by_text("More filters").click()
    page.get_by_role("button", name="Choose a period").click()
    with reader.rerun():
        page.get_by_role("option", name="Ceasefire agreement of January 2025 in force").or_(
            page.get_by_role("menuitem", name="Ceasefire agreement of January 2025 in force")
        ).click()
    assert parameters(page) == {"as_of": ["2025-03-17"], "since": ["2025-01-19"], "actors": ["Hamas"]}
    with reader.rerun():
        page.get_by_role("button", name="Reset").click()
    assert parameters(page) == {}
    assert sentence(page).startswith("7 October 2023 to 1 July 2026: ")


def test_what_an_address_asks_in_vain_is_named_until_dismissed(reader):
    page = reader.open("/events?as_of=2031-01-01&since=soon&actors=Nobody&actors=Hamas&colour=red")
    notice = page.get_by_test_id("stAlert")
    assert notice.get_by_role("listitem").all_inner_texts() == [
        "as_of: 2031-01-01 lies outside the days covered; it was moved to 2026-07-01.",
        "since: “soon” is not a day (YYYY-MM-DD); it was left out.",
        "actors: “Nobody” is not in this data set; it was left out.",
        "The address has “colour”, which is not a filter; it was left out.",
    ]
    assert parameters(page) == {"actors": ["Hamas"]}
    go_to(reader, "Travel")
    assert notice.count() == 1, "it stays while the reader moves about"
    with reader.rerun():
        page.get_by_role("button", name="Dismiss").click()
    assert notice.count() == 0
    assert reader.errors == []


def test_a_window_that_ends_before_it_begins_starts_on_the_first_day(reader):
    page = reader.open("/events?as_of=2024-01-01&since=2024-06-01")
    assert page.get_by_test_id("stAlert").get_by_role("listitem").all_inner_texts() == [
        "since: 2024-06-01 lies after the as-of day 2024-01-01; the window begins on the first day, 2023-10-07, "
        "instead."
    ]
    assert sentence(page).startswith("7 October 2023 to 1 January 2024: ")


def test_the_keyboard_alone_reaches_every_control(reader):
    page = reader.open("/events?as_of=2024-08-21")
    reached = []
    page.locator("body").press("Tab")
    for _ in range(40):
        reached.append(
            page.evaluate(
                "() => document.activeElement.getAttribute('aria-label') || document.activeElement.innerText"
            )
        )
        page.keyboard.press("Tab")
    said = "\n".join(str(each) for each in reached)
    for control in (
        "Events",
        "Earlier",
        "As of",
        "Later",
        "Travel in time",
        "Actors",
        "More filters",
        "Reset",
    ):
        assert control in said, (control, reached)
