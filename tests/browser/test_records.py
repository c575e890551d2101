"""Any row and any mark leads to its record, and a record has an address."""

import pytest

from tests.browser.visit import parameters

MEETING = "2024-08-19-blinken-netanyahu"
NINTH_TRIP = "us-blinken-2024-08"


def record(page):
    return page.get_by_role("dialog")


def test_the_address_of_a_record_opens_it_with_its_sources(reader):
    page = reader.open(f"/events?as_of=2024-08-21&event={MEETING}")
    assert record(page).locator("h2").last.inner_text() == "Blinken and Netanyahu meet in Jerusalem"
    sources = record(page).locator("ol.parley-bibliography a")
    assert sources.count() == 6
    assert all(each.get_attribute("href").startswith("https://") for each in sources.all())
    assert reader.errors == []


@pytest.mark.parametrize(
    ("parameter", "title"),
    [
        (f"trip={NINTH_TRIP}", "Antony Blinken: Ninth trip to the region since 7 October 2023"),
        ("round=2024-08-doha", "Doha talks of August 2024"),
        ("text=2024-05-biden-plan", "Three-phase plan announced by Biden (Israeli text of 27 May)"),
        ("actor=hamas", "Hamas"),
    ],
)
def test_every_kind_of_record_opens_on_any_page(reader, parameter, title):
    page = reader.open(f"/data?as_of=2024-08-21&{parameter}")
    assert record(page).locator("h2").last.inner_text() == title


def test_a_record_not_known_on_the_day_says_so(reader):
    page = reader.open("/?as_of=2024-08-21&event=2024-08-22-cairo-technical-talks")
    assert "Nothing was known of this event on 21 August 2024" in record(page).inner_text()
    assert "Cairo" not in record(page).inner_text()


def test_a_link_opens_a_record_without_loading_the_page_and_back_closes_it(reader):
    page = reader.open("/?as_of=2024-08-21&since=2024-08-01")
    page.evaluate("window.stillHere = true")
    with reader.rerun():
        page.get_by_role("link", name="US bridging proposal").first.click()
    assert record(page).locator("h2").last.inner_text() == "US bridging proposal"
    assert parameters(page) == {
        "as_of": ["2024-08-21"],
        "since": ["2024-08-01"],
        "text": ["2024-08-bridging-proposal"],
    }
    with reader.rerun():
        record(page).get_by_role("link", name="Qatar", exact=True).first.click()
    assert record(page).locator("h2").last.inner_text() == "Qatar"
    with reader.rerun():
        page.keyboard.press("Escape")
    assert record(page).count() == 0
    assert parameters(page) == {"as_of": ["2024-08-21"], "since": ["2024-08-01"]}
    assert page.evaluate("window.stillHere") is True
    assert reader.errors == []


def test_the_address_of_a_link_stands_by_itself(server, reader, start_visit):
    page = reader.open("/?as_of=2024-08-21")
    address = page.get_by_role("link", name="US bridging proposal").first.get_attribute("href")
    assert address == "/?as_of=2024-08-21&text=2024-08-bridging-proposal"
    assert record(start_visit(server).open(address)).locator("h2").last.inner_text() == "US bridging proposal"


def test_a_row_of_the_grid_opens_its_record(reader):
    page = reader.open("/events?as_of=2024-08-21&q=Netanyahu+meet+in+Jerusalem")
    with reader.rerun():
        page.get_by_test_id("stButtonGroup").get_by_text("Grid", exact=True).click()
    page.locator("[data-testid='stDataFrame'] td").first.wait_for(state="attached")
    box = page.get_by_test_id("stDataFrame").bounding_box()
    with reader.rerun():
        page.mouse.click(box["x"] + 30, box["y"] + 52)
    assert record(page).locator("h2").last.inner_text() == "Blinken and Netanyahu meet in Jerusalem"
    assert parameters(page)["event"] == [MEETING]


def test_a_mark_of_the_chart_opens_its_record(reader):
    page = reader.open("/travel?as_of=2024-08-21&since=2024-08-18&actors=Antony+Blinken")
    stop = page.get_by_test_id("stVegaLiteChart").last.locator(
        "path[aria-label^='Antony Blinken, Jerusalem, Israel']"
    )
    with reader.rerun():
        stop.click()
    assert record(page).locator("h2").last.inner_text().startswith("Antony Blinken: Ninth trip")
    assert parameters(page)["trip"] == [NINTH_TRIP]
