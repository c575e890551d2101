"""A chart is taken away: the files that a click saves hold what the filters show."""

import io

from PIL import Image
from pypdf import PdfReader

SAID = (
    "18 August 2024 to 21 August 2024; Antony Blinken, with those who represent them. As of 21 August 2024."
)


def save(page, label):
    with page.expect_download() as started:
        page.get_by_role("button", name=label, exact=True).click()
    return started.value.suggested_filename, started.value.path().read_bytes()


def test_a_click_saves_the_chart_as_png_and_pdf(reader):
    page = reader.open("/travel?as_of=2024-08-21&since=2024-08-18&actors=Antony+Blinken")
    page.get_by_test_id("stPopoverButton").click()
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
