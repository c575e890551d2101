"""One news day on the Conditions page: what a wire report of 21 August 2024 states stands there, or one click away.

The rows behind each fact are asserted in ``tests/acceptance/test_seed_facts.py``; here a reader finds them.
"""

import pytest

from parley.method import METHOD
from tests.packages_support import SHIPPED

ADDRESS = "/conditions?as_of=2024-08-21"
PLAN = "Three-phase plan announced by Biden (Israeli text of 27 May)"


@pytest.fixture
def today(start_server, start_visit):
    """A visit to the data as they are shipped, whatever has been corrected in them."""
    return start_visit(start_server(data=SHIPPED))


def words(locator):
    return " ".join(locator.inner_text().split())


def open_from(reader, where, kind_and_id):
    """Click a link to a record, and give what the record says."""
    with reader.rerun():
        where.locator(f'a[data-record="{kind_and_id}"]').first.click()
    dialog = reader.page.get_by_role("dialog")
    # The panel opens before its record is drawn
    dialog.locator(".parley-record").wait_for()
    return words(dialog)


def cell(page, proposition, party):
    row = page.locator(".parley-matrix tr", has=page.locator("th[scope=row]", has_text=proposition))
    return words(row.locator(f'td[data-label="{party}"]'))


def test_a_reader_of_21_august_2024_finds_the_facts_of_the_day(today):
    reader = today
    reader.page.set_viewport_size({"width": 1440, "height": 900})
    page = reader.open(ADDRESS)
    matrix = page.locator(".parley-matrix")
    assert matrix.bounding_box()["y"] < 700, "the matrix begins on the first screen"
    seen = words(matrix)

    # 6, 7 and 20: the plan of 31 May, with its phases, beside the parties
    assert PLAN in seen
    assert "Phase 1: Full ceasefire of six weeks" in seen
    assert (
        "Phase 1: Withdrawal from all populated areas of Gaza. Phase 2: Withdrawal of Israeli forces from Gaza."
        in seen
    )
    assert "Phase 1: A number of hostages including women, elderly and wounded" in seen
    # 8: Hamas demanded the plan
    ends = "The deal brings a permanent end to the war."
    assert cell(page, ends, "Hamas") == (
        "+ Supports A deal had to end the war permanently on the terms Biden announced on 31 May. "
        "19 Aug 2024, 2 days before · Osama Hamdan · on record"
    )
    # 9: Netanyahu on the end of the war and on Hamas
    assert "the main thing was to eliminate Hamas and achieve victory" in cell(page, ends, "Israel")
    destroyed = cell(page, "military and governing capabilities are destroyed", "Israel")
    assert "eliminate Hamas" in destroyed
    assert "20 Aug 2024, the day before · Benjamin Netanyahu · on record" in destroyed
    # 10: the corridor
    stays = cell(page, "No Israeli forces stay in the Philadelphi corridor.", "Israel")
    assert stays.startswith("− Opposes Netanyahu's office denied that he had agreed to leave the corridor")
    # 11: what Israel wants there; what came from unnamed sources says so
    assert "stop Hamas from rearming through smuggling tunnels, a Hamas source told EFE" in cell(
        page, "A closure on the border with Egypt", "Israel"
    )
    north = cell(page, "People going back north are checked", "Israel")
    assert "Israel wanted to keep Hamas fighters from returning to northern Gaza" in north
    assert north.endswith("21 Aug 2024, that day · Israel · reported")
    # 12: Hamas eager, and against new conditions
    assert "eager for a ceasefire" in cell(
        page, "The text already agreed is carried out without new terms.", "Hamas"
    )
    # 13: both answers to the bridging proposal
    band = words(page.locator(".parley-band"))
    assert "US bridging proposal Rejected since 18 Aug 2024" in band
    assert (
        "Rejects: Wanted a ceasefire; the text reversed what was reached on 2 July. 20 Aug 2024 · on record"
        in band
    )

    # One click away: what was said before, with quote, speaker and sources
    record = open_from(reader, matrix, "position:2024-08-20-hamas-guarantees-01")
    assert "Hamas refused new Israeli conditions, in the exchange too" in record  # 12
    assert "voiceofvienna" in record.replace(" ", "").lower()
    page.keyboard.press("Escape")
    record = open_from(reader, matrix, "position:2024-08-19-hamas-duration-03-a")
    assert "Hamas said the new proposal met Israel's conditions" in record  # 13
    page.keyboard.press("Escape")
    record = open_from(reader, matrix, "position:2024-08-21-israel-philadelphi-01")
    assert (
        "Smuggling would be stopped mainly through Israeli control of the Philadelphi corridor." in record
    )  # 11
    page.keyboard.press("Escape")
    record = open_from(reader, matrix, "position:2024-08-21-united-states-duration-01")
    assert "would bring relief and lower regional tensions" in record  # 19
    page.keyboard.press("Escape")
    record = open_from(reader, page.locator(".parley-band"), "text:2024-08-bridging-proposal")
    assert "Blinken said that Netanyahu had confirmed acceptance. (reported)" in record  # 17
    page.keyboard.press("Escape")
    # 16: from what Blinken said to Blinken, and to what he did that day
    open_from(reader, matrix, "position:2024-08-20-united-states-withdrawal-02")
    record = open_from(reader, page.get_by_role("dialog"), "actor:blinken")
    assert "Blinken says this may be the last opportunity for a deal" in record
    assert reader.errors == []


def test_the_first_column_stays_in_sight_the_method_is_said_and_print_has_no_controls(reader):
    page = reader.open(ADDRESS)
    first = page.locator(".parley-matrix tbody th[scope=row]").first
    before = first.bounding_box()["x"]
    scrolled = page.locator(".parley-scroll").evaluate("part => (part.scrollLeft = 400, part.scrollLeft)")
    assert scrolled > 100, "the table is wider than the page"
    assert abs(first.bounding_box()["x"] - before) < 1
    with reader.rerun():
        page.get_by_role("button", name="How positions are compared").click()
    method = page.get_by_test_id("stPopoverBody").inner_text()
    assert all(sentence in method for term in METHOD for sentence in term.says), (
        "the page says the whole method"
    )
    page.keyboard.press("Escape")
    page.emulate_media(media="print")
    for key in ("filters", "more-filters", "view-bar", "matrix-bar"):
        assert not page.locator(f".st-key-{key}").is_visible(), key
    assert page.locator(".parley-matrix").is_visible()
