"""The first screen: it answers without scrolling, and a brushed span becomes the window."""

from tests.browser.visit import parameters


def brush(reader, start: float, end: float) -> None:
    """Draw a span over the chart, from one share of its width to another."""
    page = reader.page
    box = page.get_by_test_id("stVegaLiteChart").locator("path.background").first.bounding_box()
    y = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] * start, y)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * (start + end) / 2, y)
    with reader.rerun():
        page.mouse.move(box["x"] + box["width"] * end, y)
        page.mouse.up()


def test_the_state_of_play_stands_on_one_screen(reader):
    reader.page.set_viewport_size({"width": 1440, "height": 900})
    page = reader.open("/?as_of=2024-08-21")
    for part in (".parley-strip", ".parley-texts", ".parley-compact", "path.background"):
        box = page.locator(part).first.bounding_box()
        assert box["y"] + box["height"] <= 900, part
    assert reader.errors == []


def test_a_brushed_span_narrows_the_window_and_reset_widens_it_again(reader):
    page = reader.open("/")
    brush(reader, 0.25, 0.5)
    narrowed = parameters(page)
    assert "2024-05-01" < narrowed["since"][0] < "2024-07-15"
    assert "2025-01-15" < narrowed["as_of"][0] < "2025-03-15"
    brush(reader, 0.6, 0.7)
    again = parameters(page)
    assert again["since"][0] > narrowed["as_of"][0], "the second span counts, and not the first one moved"
    with reader.rerun():
        page.get_by_role("button", name="Reset").click()
    assert parameters(page) == {}
