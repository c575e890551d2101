"""Pictures opened by those who will open them: size, words, metadata, and nothing from outside."""

import datetime as dt
import io
import json
from xml.etree import ElementTree

import altair as alt
import pandas as pd
import pytest
from PIL import Image
from pypdf import PdfReader

from parley import theme
from parley.charts.catalogue import shares_by_month
from parley.charts.figure import Figure
from parley.dataset import Dataset
from parley.export.briefing.diplomacy import visits
from parley.export.briefing.model import References
from parley.export.briefing.words import Context
from parley.export.caption import caption, cited_in
from parley.export.image import SQUARE, chart_json, picture_pdf, picture_png, picture_svg
from parley.export.letters import wrap
from parley.queries import catalogue, travel
from parley.selection import Selection
from tests.packages_support import GAZA

SVG = "{http://www.w3.org/2000/svg}"
ADDRESS = "https://parley.example.org/travel?as_of=2024-08-21&actors=Antony+Blinken"
SELECTION = Selection(
    as_of=dt.date(2024, 8, 21), since=dt.date(2024, 8, 18), actors=("Antony Blinken",), reported=False
)
STANDPOINT = (
    "18 August 2024 to 21 August 2024; Antony Blinken, with those who represent them; reported rows left out. "
    "As of 21 August 2024."
)


@pytest.fixture(scope="module")
def dataset(own_cache):
    return Dataset.open(GAZA)


@pytest.fixture(scope="module")
def stops(dataset):
    section = visits(Context(dataset, SELECTION, SELECTION.as_of, References()))
    figure, rows = section.parts[0].figure, section.frames["stops"]
    return figure, caption(dataset, SELECTION, figure.title, "travel", cited_in(rows), ADDRESS)


@pytest.fixture(scope="module")
def panels(dataset):
    figure = shares_by_month(catalogue.shares(dataset, SELECTION))
    return figure, caption(dataset, SELECTION, figure.title, "shares")


@pytest.fixture(params=["stops", "panels"])
def subject(request):
    return request.getfixturevalue(request.param)


def words(svg):
    return " ".join("".join(each.itertext()) for each in svg.iter(f"{SVG}text"))


def references(svg):
    """Everything in a picture that may name something outside it."""
    for each in svg.iter():
        for name, value in each.attrib.items():
            if name.endswith("href") or "url(" in value:
                yield value
        if each.tag == f"{SVG}style":
            yield from (part.split(")")[0] for part in each.text.split("url(")[1:])


@pytest.mark.parametrize(("form", "width"), [({}, 1920), ({"form": SQUARE}, 1080)], ids=["wide", "square"])
def test_a_png_has_its_size_and_says_what_it_is(subject, form, width):
    figure, about = subject
    with Image.open(io.BytesIO(picture_png(figure, about, **form))) as image:
        image.load()
        assert image.width == width
        assert image.height == width or not form
        assert image.text["Title"] == figure.title
        assert image.text["Description"] == STANDPOINT
        assert image.text["Source"] == "Ceasefire diplomacy over Gaza, 2023 to 2026, version 0.1.0"
        assert image.text["Copyright"].startswith("Creative Commons Attribution 4.0 International")
        assert image.text["URL"] == about.address
        assert (
            image.text["References"].split("\n") == [str(each) for each in about.sources] or not about.sources
        )


def test_dark_is_dark(stops):
    def corner(**options):
        with Image.open(io.BytesIO(picture_png(*stops, **options))) as image:
            return image.convert("RGB").getpixel((2, 2))

    assert corner() == (255, 255, 255)
    assert corner(dark=True) == (0x12, 0x17, 0x1D)


def test_words_inside_a_chart_can_be_read_on_either_ground(stops):
    def inks(**options):
        svg = ElementTree.fromstring(picture_svg(*stops, **options))
        return {each.get("fill") for each in svg.iter(f"{SVG}text")}

    assert not inks(dark=True) & {theme.INK_ON_LIGHT, "#000", "black", theme.LIGHT.ink}
    assert not inks() & {theme.INK_ON_DARK, theme.DARK.ink}


def test_an_svg_says_what_it_is_and_refers_to_nothing_outside(subject):
    figure, about = subject
    svg = ElementTree.fromstring(picture_svg(figure, about))
    said = words(svg)
    assert figure.title in said
    assert STANDPOINT in said.replace("  ", " ")
    assert "version 0.1.0" in said
    assert svg.find(f"{SVG}title").text == figure.title
    assert svg.find(f"{SVG}desc").text == figure.alt
    assert json.loads(svg.find(f"{SVG}metadata").text) == about.facts()
    assert [
        each[:40] for each in references(svg) if not each.startswith(("#", "url(#", "data:font/woff2"))
    ] == []
    assert not list(svg.iter(f"{SVG}image")) + list(svg.iter(f"{SVG}script"))


def test_the_pdf_is_one_page_of_letters_with_its_info(subject):
    figure, about = subject
    pdf = PdfReader(io.BytesIO(picture_pdf(figure, about)))
    (page,) = pdf.pages
    assert figure.title in page.extract_text().replace("\n", " ")
    assert pdf.metadata.title == figure.title
    assert pdf.metadata.subject.startswith(STANDPOINT)
    assert pdf.metadata.creation_date.date() == dt.date(2026, 11, 23), (
        "the day of the data, not of the making"
    )
    assert not list(page.images), "drawn in lines and letters, not in dots"


def test_vega_lite_carries_rows_and_caption(stops):
    figure, about = stops
    spec = json.loads(chart_json(figure, about))
    assert spec["usermeta"]["parley"] == about.facts()
    assert spec["title"]["text"] == figure.title
    drawn = {row["city"] for rows in spec["datasets"].values() for row in rows if row.get("city")}
    assert drawn == {"Tel Aviv", "Jerusalem", "El Alamein", "Doha"}


@pytest.mark.parametrize("make", [picture_png, picture_svg, picture_pdf, chart_json])
def test_the_same_picture_gives_the_same_bytes(subject, make):
    assert make(*subject) == make(*subject)


@pytest.mark.parametrize("make", [picture_png, picture_svg, picture_pdf, chart_json])
def test_hostile_words_are_only_words(dataset, stops, make):
    figure = Figure(
        '</text><script>alert(1)</script> #panic("x") \x00\x0b\ufffe ' + "W" * 400, "<alt>", stops[0].chart
    )
    about = caption(dataset, SELECTION, figure.title, "../x", address="javascript:alert(1)")
    made = make(figure, about)
    assert made
    if make is picture_svg:
        svg = ElementTree.fromstring(made)
        assert "</text><script>alert(1)</script>" in words(svg)
        assert not list(svg.iter(f"{SVG}script"))


def test_sources_are_numbered_as_the_rows_cite_them_and_keep_later_titles_back(dataset):
    rows = travel.stops(dataset, SELECTION)
    about = caption(dataset, SELECTION, "Stops", "travel", cited_in(rows))
    assert [each.number for each in about.sources] == list(range(1, len(about.sources) + 1))
    assert [each.source_id for each in about.sources] == cited_in(rows)
    assert len(about.sources) > 4
    assert all(each.url.startswith("http") for each in about.sources)


def test_lines_fit_and_lose_nothing():
    text = "one two " + "x" * 300 + " three"
    lines = wrap(text, 11, 400, 200)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert len(lines) > 5
    assert wrap("", 11, 400, 200) == []


def test_a_letter_that_xml_cannot_hold_does_no_harm_inside_a_chart(dataset, stops):
    """Charts join the parts of a name with such letters."""
    every = "".join(map(chr, range(32))) + "\ufffe"
    rows = pd.DataFrame({"name": [f"a{every}b", "c & <d>"], "count": [1, 2]})
    figure = Figure("Counts", "Two bars.", alt.Chart(rows).mark_bar().encode(y="name:N", x="count:Q"))
    about = caption(dataset, SELECTION, "Counts", "counts")
    svg = ElementTree.fromstring(picture_svg(figure, about))
    assert "c & <d>" in words(svg)
    assert picture_pdf(figure, about)
