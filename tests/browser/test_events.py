"""Events in a real browser: read part by part, opened without a reload, sorted and searched in the grid."""

from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import expect

AUGUST = "/events?as_of=2024-08-21"
NARROW = "/events?as_of=2024-08-21&since=2024-08-18&actors=Qatar&actors=Israel"
DATE, TITLE = 2, 4
WIDTH_OF_OPEN, WIDTH_OF_DATE, ROW = 60, 100, 35


def titles(page):
    return page.locator(".parley-day h3").all_inner_texts()


def keys(page):
    links = page.locator(".parley-day h3 a")
    return [each.get_attribute("data-record") for each in links.all()]


def to_grid(reader):
    with reader.rerun():
        reader.page.get_by_test_id("stButtonGroup").get_by_text("Grid", exact=True).click()
    grid = reader.page.get_by_test_id("stDataFrame")
    expect(column(grid, DATE).first).to_be_attached()  # drawn some time after the run is over
    return grid


def column(grid, number):
    """Find the cells of a column in the table that the grid gives those who can't see its picture."""
    return grid.locator(f"td[aria-colindex='{number}']")


def click_cell(page, grid, x, row):
    box = grid.bounding_box()
    page.mouse.click(box["x"] + x, box["y"] + (row + 0.5) * ROW)


def test_the_next_part_shows_the_next_events_and_takes_the_reader_to_its_head(reader):
    page = reader.open(AUGUST)
    first = keys(page)
    assert len(first) == 25
    below = page.get_by_test_id("stPagination").last
    below.scroll_into_view_if_needed()
    with reader.rerun():
        below.get_by_text("2", exact=True).click()
    second = keys(page)
    assert len(second) == 25
    assert not set(first) & set(second)
    dates = page.locator(".parley-day time").evaluate_all("all => all.map(each => each.dateTime)")
    assert dates == sorted(dates, reverse=True)
    assert page.get_by_text("26 to 50 of ").is_visible()
    expect(page.locator(".st-key-events-bar")).to_be_in_viewport()
    assert parse_qs(urlsplit(page.url).query) == {"as_of": ["2024-08-21"]}
    assert reader.errors == []


def test_a_title_opens_its_record_without_a_reload_and_keeps_the_part(reader):
    page = reader.open(AUGUST)
    with reader.rerun():
        page.get_by_test_id("stPagination").first.get_by_text("2", exact=True).click()
    shown = titles(page)
    page.evaluate("window.stillHere = true")
    with reader.rerun():
        page.locator(".parley-day h3 a").nth(4).click()
    assert page.get_by_role("dialog").locator("h2").last.inner_text() == shown[4]
    with reader.rerun():
        page.keyboard.press("Escape")
    assert page.get_by_role("dialog").count() == 0
    assert titles(page) == shown
    assert page.evaluate("window.stillHere") is True


def test_going_back_shows_the_view_that_was_left(reader):
    page = reader.open(NARROW)
    to_grid(reader)
    with reader.rerun():
        page.get_by_role("link", name="Travel", exact=True).click()
    with reader.rerun():
        page.go_back()
    expect(page.get_by_test_id("stDataFrame")).to_have_count(1)


def test_the_grid_sorts_and_the_sorted_row_opens_its_own_record(reader):
    page = reader.open(NARROW)
    newest_first = titles(page)
    grid = to_grid(reader)
    assert column(grid, TITLE).all_text_contents() == newest_first
    click_cell(page, grid, WIDTH_OF_OPEN + WIDTH_OF_DATE / 2, 0)
    expect(column(grid, DATE).first).to_have_text("2024-08-18")
    dates = column(grid, DATE).all_text_contents()
    assert dates == sorted(dates)
    oldest = column(grid, TITLE).first.text_content()
    assert oldest != newest_first[0]
    with reader.rerun():
        click_cell(page, grid, WIDTH_OF_OPEN / 2, 1)
    assert page.get_by_role("dialog").locator("h2").last.inner_text() == oldest


def test_the_grid_is_searched(reader):
    page = reader.open(NARROW)
    grid = to_grid(reader)
    grid.hover()
    page.get_by_role("button", name="Search").click()
    page.keyboard.type("Philadelphi corridor")
    expect(page.get_by_test_id("search-result-area")).to_have_text("1 result")


def test_on_a_narrow_screen_nothing_sticks_out(reader):
    reader.page.set_viewport_size({"width": 390, "height": 844})
    page = reader.open(AUGUST)
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390
    right = page.locator(".parley-day *").evaluate_all(
        "all => Math.max(...all.map(each => each.getBoundingClientRect().right))"
    )
    assert right <= 390
