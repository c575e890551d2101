"""A chart is taken away: the files that a click saves hold what the filters show."""

import io
import json
import re

from PIL import Image
from pypdf import PdfReader

from tests.browser.visit import wait_ready

SAID = (
    "18 August 2024 to 21 August 2024; Antony Blinken, with those who represent them. As of 21 August 2024."
)


def save(page, label):
    with page.expect_download() as started:
        page.get_by_role("button", name=label, exact=True).click()
    return started.value.suggested_filename, started.value.path().read_bytes()


def test_a_click_saves_the_chart_as_png_and_pdf(reader):
    page = reader.open("/travel?as_of=2024-08-21&since=2024-08-18&actors=Antony+Blinken")
    page.get_by_role("button", name="Download").first.click()
    name, content = save(page, "PNG")
    assert name == "parley_travel_2024-08-21_v0.1.0.png"
    with Image.open(io.BytesIO(content)) as image:
        assert image.width == 1920
        assert image.text["Description"] == SAID
        address = image.text["URL"]
    assert address.endswith("/travel?as_of=2024-08-21&since=2024-08-18&actors=Antony+Blinken")
    page.get_by_text(address, exact=True).wait_for()
    name, content = save(page, "PDF")
    assert name == "parley_travel_2024-08-21_v0.1.0.pdf"
    assert PdfReader(io.BytesIO(content)).metadata.subject.startswith(SAID)
    assert page.get_by_role("alert").count() == 0
    assert reader.errors == []


def test_the_map_is_taken_away_as_a_picture_and_as_plotlys_own(reader):
    page = reader.open("/travel?view=Map&as_of=2024-08-21&since=2024-08-18&actors=Antony+Blinken")
    page.get_by_test_id("stPopoverButton").click()
    name, content = save(page, "PNG")
    assert re.fullmatch(r"parley_travel-map_2024-08-21_v[0-9.]+\.png", name)
    with Image.open(io.BytesIO(content)) as image:
        assert image.width == 1920
        assert image.text["Title"] == "4 visits to 4 cities, 18 to 21 August 2024"
        assert image.text["Description"] == SAID
        assert image.text["References"].startswith("1. ")
    name, content = save(page, "Plotly")
    assert name.endswith(".plotly.json")
    figure = json.loads(content)
    assert figure["layout"]["meta"]["parley"]["title"] == "4 visits to 4 cities, 18 to 21 August 2024"
    assert {each["type"] for each in figure["data"]} == {"scattergeo"}
    assert page.get_by_role("alert").count() == 0
    assert reader.errors == []


def test_a_briefings_sections_are_ordered_by_number_and_the_address_keeps_it(reader):
    page = reader.open("/briefing?as_of=2024-08-21&sections=Upcoming&sections=Situation+in+five+lines")
    page.get_by_role("button", name="Order").click()
    place = page.get_by_role("spinbutton", name="Situation in five lines")
    assert place.input_value() == "2"
    place.fill("1")
    place.press("Enter")
    page.wait_for_url(re.compile(r"sections=Situation\+in\+five\+lines&sections=Upcoming"))
    wait_ready(page)
    assert page.locator(".stHtml h2").all_inner_texts()[-2:] == ["The situation", "Ahead, and put off"]
    assert reader.errors == []
