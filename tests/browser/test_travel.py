"""Travel as a reader of one news day finds it, and a map that asks nobody else."""

import pytest

from tests.browser.visit import parameters

NINTH_TRIP = "us-blinken-2024-08"


@pytest.fixture
def reader(server, start_visit):
    return start_visit(server)


def row_of(page, words):
    """Give a row of a table by the words of its link."""
    return page.locator("tr", has=page.get_by_role("link", name=words, exact=True))


def test_the_facts_of_21_august_2024_stand_on_the_page(reader):
    page = reader.open("/travel?as_of=2024-08-21")
    # 4: a round of talks in Doha on 15 and 16 August, by the mediators' joint statement
    talks = row_of(page, "Doha talks of August 2024").inner_text()
    assert "15–16 Aug 2024" in talks.replace("\u2060", "").replace("\xa0", " ")
    assert "Doha" in talks
    assert "Indirect round: Israel, Hamas; mediated by" in talks
    assert "The White House" in talks
    # 14: Blinken's ninth trip: Israel, Egypt, Qatar; 15: he met Netanyahu on 19 August
    trip = row_of(page, "Ninth trip to the region since 7 October 2023")
    said = trip.inner_text().replace("\u2060", "").replace("\xa0", " ")
    assert "Antony Blinken" in said
    assert "17–20 Aug 2024" in said
    assert "Jerusalem 19 Aug 2024: Benjamin Netanyahu" in said
    assert [each for each in ("Tel Aviv", "El Alamein", "Doha") if each not in said] == []
    assert "US State Department" in said
    with reader.rerun():
        trip.get_by_role("link", name="Ninth trip to the region since 7 October 2023").click()
    panel = page.get_by_role("dialog")
    assert "18 Aug 2024 to 19 Aug 2024, 1 night" in panel.inner_text().replace("\xa0", " ")
    assert panel.get_by_role("link", name="Blinken and Netanyahu meet in Jerusalem").count() == 1
    assert parameters(page)["trip"] == [NINTH_TRIP]
    with reader.rerun():
        page.keyboard.press("Escape")
    # The bar of a trip leads to it; a day drawn over the strip is shown in detail
    bars = page.get_by_test_id("stVegaLiteChart").last.locator(
        "path[aria-label^='Antony Blinken, Tel Aviv'][aria-label*='Ninth']"
    )
    with reader.rerun():
        bars.last.click()
    assert parameters(page)["trip"] == [NINTH_TRIP]
    with reader.rerun():
        page.keyboard.press("Escape")
    background = page.get_by_test_id("stVegaLiteChart").first.locator("path.background").first
    page.get_by_role("heading", name="Travel", exact=True).scroll_into_view_if_needed()
    strip = background.bounding_box()
    page.mouse.move(strip["x"] + strip["width"] * 0.2, strip["y"] + 10)
    page.mouse.down()
    page.mouse.move(strip["x"] + strip["width"] * 0.3, strip["y"] + 10)
    with reader.rerun():
        page.mouse.move(strip["x"] + strip["width"] * 0.4, strip["y"] + 10)
        page.mouse.up()
    assert "December 2023 to 12 February 2024" in page.locator("h3").first.inner_text()
    assert reader.errors == []


def test_the_map_draws_its_outlines_from_this_server_alone(reader):
    asked = []
    reader.page.on("request", lambda request: asked.append(request.url))
    page = reader.open("/travel?as_of=2024-08-21&view=Map")
    page.locator(".geolayer .countries path, .geolayer .layer.country path, .geolayer path").first.wait_for(
        state="attached"
    )
    assert [each for each in asked if each.endswith("/app/static/outlines/world_50m.json")]
    assert page.locator(".scatterlayer .point, .geolayer .point").count() > 20
    assert reader.elsewhere == []
    assert reader.errors == []
