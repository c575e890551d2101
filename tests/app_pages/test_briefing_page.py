"""The Briefing page: what is chosen is what is shown, and what the files would hold."""

import datetime as dt

from parley.export.briefing import SECTIONS
from tests.app_pages.running import html_of, sentence

AUGUST = dt.date(2024, 8, 21)
FILES = ["PDF", "Slides (PPTX)", "Word (DOCX)", "All pieces (ZIP)"]


def headings(app):
    shown = html_of(app)
    return [part.partition("</h2>")[0] for part in shown.split("<h2>")[1:]]


def labels(app):
    return [each.proto.label for each in app.get("download_button")]


def test_all_sections_are_previewed_and_every_file_offered(open_page):
    app = open_page("briefing", as_of=AUGUST, actors=["Hamas", "Israel"])
    assert not app.error
    assert len(headings(app)) == len(SECTIONS)
    assert sentence(app).endswith(f": {len(SECTIONS)} sections.")
    shown = html_of(app).replace("\xa0", " ")
    assert "US bridging proposal, rejected since 18 Aug 2024" in shown
    assert "No Israeli forces stay in the Philadelphi corridor." in shown
    assert [label.replace("\\", "") for label in labels(app)] == FILES


def test_sections_come_as_the_address_says(open_page):
    app = open_page(
        "briefing", as_of=AUGUST, sections=["Upcoming", "Situation in five lines"], vs="2024-08-01"
    )
    assert headings(app) == ["Ahead, and put off", "The situation"]


def test_title_author_and_handling_line_are_shown(open_page):
    app = open_page("briefing", as_of=AUGUST, sections=["Upcoming"])
    app.text_input(key="briefing-title").set_value("Cairo <b>round</b>")
    app.text_input(key="briefing-handling").set_value("For official use only").run()
    shown = html_of(app)
    assert "Cairo &lt;b&gt;round&lt;/b&gt;" in shown
    assert "For official use only" in shown


def test_no_section_says_what_to_do_and_offers_no_file(open_page):
    app = open_page("briefing", as_of=AUGUST, sections=["Upcoming"])
    app.multiselect(key="sections").set_value([]).run()
    assert [each.value for each in app.info] == ["Choose at least one section."]
    assert labels(app) == []


def test_a_section_that_the_address_asks_in_vain_is_named(open_page):
    app = open_page("briefing", as_of=AUGUST, sections=["Upcoming", "Weather"])
    assert headings(app) == ["Ahead, and put off"]
    assert "Weather" in app.warning[0].value
