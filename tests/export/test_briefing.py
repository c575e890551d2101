"""A briefing: what its sections say, and each product opened by those who will open it."""

import csv
import datetime as dt
import io
import json
import re
import zipfile

import docx
import openpyxl
import pptx
import pytest
from pptx.util import Pt
from pypdf import PdfReader

from parley.dataset import Dataset
from parley.export.briefing import SECTIONS, Picture, Table, Wish, compose
from parley.export.briefing.compose import MAKERS
from parley.export.briefing.model import References, Text
from parley.export.products import PRODUCTS
from parley.export.slides import numbers
from parley.queries import conditions, differences, mediation, texts, timeline, travel
from parley.queries.changes import changed
from parley.selection import Selection
from tests.packages_support import GAZA, LAKELAND, Package

DAY = dt.date(2024, 8, 21)
SELECTION = Selection(as_of=DAY, since=dt.date(2023, 10, 7), actors=("Hamas", "Israel"))
HANDLING = "For official use only"
ADDRESS = "https://parley.example.org/briefing?as_of=2024-08-21&actors=Hamas&actors=Israel"
PLAIN = str.maketrans({"\u00a0": " ", "\u2060": None})


@pytest.fixture(scope="module")
def dataset(own_cache):
    return Dataset.open(GAZA)


@pytest.fixture(scope="module")
def briefing(dataset):
    wish = Wish(SELECTION, title="Cairo round", author="Desk 4", handling=HANDLING, address=ADDRESS)
    return compose(dataset, wish)


@pytest.fixture(scope="module")
def made(briefing):
    """Each product, made once."""
    return {ending: product.make(briefing, "A4") for ending, product in PRODUCTS.items()}


def section(briefing, key):
    return next(each for each in briefing.sections if each.key == key)


def table(briefing, key):
    return next(part for part in section(briefing, key).parts if isinstance(part, Table))


def lines(briefing, key):
    return [part.text.translate(PLAIN) for part in section(briefing, key).parts if isinstance(part, Text)]


def told(row):
    return tuple(re.sub(r" \[[^]]*\]", "", cell.translate(PLAIN)) for cell in row)


def every_text(briefing):
    for each in briefing.sections:
        for part in each.parts:
            if isinstance(part, Table):
                yield from (cell for row in part.rows for cell in row)
            else:
                yield part.note if isinstance(part, Picture) else part.text


# What it says


def test_every_section_is_made_in_the_order_asked(briefing):
    assert briefing.failed == ()
    assert [each.key for each in briefing.sections] == list(SECTIONS) == list(MAKERS)


def test_the_situation_in_five_lines(briefing):
    said = [re.sub(r" \[[^]]*\]", "", line) for line in lines(briefing, "situation")]
    assert said == [
        "In force or agreed: no main-track text in this table.",
        "Proposed: Hamas reply of 2 July 2024, on the table since 2 Jul 2024; Three-phase plan announced by Biden "
        "(Israeli text of 27 May), on the table since 31 May 2024; US bridging proposal, rejected since 18 Aug 2024.",
        "Last round of talks in this table: Doha talks of August 2024, 16 Aug 2024, 5 days before.",
        "Last visit by a mediator in this table: Antony Blinken in Doha, 20 Aug 2024, the day before. Last telephone "
        "call in this table: Biden, joined by Harris, presses Netanyahu to close the deal, 21 Aug 2024, that day.",
        "Newest of 300 events: Netanyahu denies agreeing to leave the Philadelphi corridor, 21 Aug 2024.",
    ]


def test_a_text_stands_with_each_sides_answer(briefing):
    rows = {told(row)[0]: told(row) for row in table(briefing, "texts").rows}
    assert rows["US bridging proposal (16 Aug 2024)"][1:] == (
        "Rejected since 18 Aug 2024",
        "United States, Egypt and Qatar",
        "rejects, 20 Aug 2024: Wanted a ceasefire; the text reversed what was reached on 2 July.",
        "accepts with reservations, 21 Aug 2024: Denied having agreed to leave the Philadelphi corridor; the southern "
        "border had to be secured.",
    )


def test_a_disputed_text_gives_each_claim_as_a_sentence(dataset):
    later = Selection(as_of=dt.date(2026, 2, 1), since=dt.date(2023, 10, 7))
    briefing = compose(dataset, Wish(later, sections=("texts",)))
    (standing,) = (
        row[1].translate(PLAIN) for row in table(briefing, "texts").rows if row[1].startswith("Disputed")
    )
    assert standing.startswith("Disputed since 26 Jan 2026. Israel: the next phase means")
    assert ", not reconstruction. Hamas: it met the first phase;" in standing


def test_a_cell_holds_the_latest_position_with_its_day(briefing):
    rows = {told(row)[0]: told(row) for row in table(briefing, "conditions").rows}
    assert rows["The deal brings a permanent end to the war."][1:] == (
        "+ supports, 19 Aug 2024",
        "− opposes, 7 Jul 2024",
    )
    assert rows["A Palestinian state is established."][1:] == (("· no position in this table",) * 2)


def test_counts_are_those_of_the_queries(dataset, briefing):
    """What a page shows and what a document says come from the same rows."""
    found = differences.differences(dataset, SELECTION)
    counted = found["difference"].value_counts()
    for name, count in counted.items():
        assert f"{count} {name}" in section(briefing, "differences").message
    rows = [row for row in table(briefing, "differences").rows if len(row) > 1]
    assert [told(row)[0] for row in rows] == list(found["statement"])
    assert [told(row)[1].partition(":")[0] for row in rows] == list(found["difference"])
    positions = conditions.latest(dataset, SELECTION)
    for side in ("Hamas", "Israel"):
        held = positions[positions["party"] == side]["proposition_id"].nunique()
        assert f"{side} on {held}" in section(briefing, "conditions").message
    talks = mediation.rounds(dataset, SELECTION)["counts"]
    assert section(briefing, "rounds").message.startswith(f"{talks.sum()} rounds of talks")
    assert (
        section(briefing, "events").message
        == f"{len(timeline.events(dataset, SELECTION))} events in the window"
    )
    assert len(table(briefing, "upcoming").rows) == len(timeline.upcoming(dataset, SELECTION))
    assert len(table(briefing, "texts").rows) == len(texts.texts(dataset, SELECTION))
    stops = travel.stops(dataset, SELECTION)
    recent = stops[stops["last_day"] >= "2024-06-23"]
    assert section(briefing, "travel").message.startswith(f"{len(recent)} stops by ")
    changes = changed(dataset, SELECTION, dt.date(2024, 7, 22))
    told_lines = changes[changes["change"] != "restated"].groupby(["proposition_id", "party_id", "reported"])
    assert section(briefing, "changed").message.startswith(f"{len(told_lines)} stances")


def test_every_number_is_a_source_and_every_source_is_cited(briefing):
    cited = {number for text in every_text(briefing) for number in numbers(text)}
    assert cited == {each.number for each in briefing.caption.sources}
    assert len(cited) > 100


def test_nothing_that_became_public_later_is_said(dataset):
    early = compose(dataset, Wish(Selection(as_of=dt.date(2024, 8, 15), since=dt.date(2023, 10, 7))))
    said = " ".join(every_text(early))
    assert "US bridging proposal" not in said
    assert "16\u00a0Aug\u00a02024" not in said
    assert "Philadelphi corridor, 21" not in said
    later = dt.date(2024, 8, 15)
    assert all(
        not each.date or dt.datetime.strptime(each.date, "%d %B %Y").date() <= later
        for each in early.caption.sources
    )


def test_sections_come_in_the_order_asked_and_the_day_compared_with_is_heeded(dataset):
    steps = []
    wish = Wish(SELECTION, sections=("upcoming", "changed"), versus=dt.date(2024, 8, 1))
    few = compose(dataset, wish, lambda done, name: steps.append((done, name)))
    assert [each.key for each in few.sections] == ["upcoming", "changed"]
    assert steps == [(0.0, "Upcoming"), (0.5, "What changed")]
    assert few.sections[1].title == "What changed since 1 August 2024"
    assert Wish(SELECTION, versus=dt.date(2025, 1, 1)).day_compared() == DAY


def test_a_section_that_fails_is_named_and_the_rest_is_kept(dataset, monkeypatch, caplog):
    def fail(context):
        raise KeyError("secret")

    monkeypatch.setitem(MAKERS, "texts", fail)
    kept = compose(dataset, Wish(SELECTION, sections=("texts", "upcoming")))
    assert [each.key for each in kept.sections] == ["upcoming"]
    ((name, why),) = kept.failed
    assert name == "Texts in force and on the table"
    assert "secret" not in why
    assert "secret" in caplog.text
    pdf = PdfReader(io.BytesIO(PRODUCTS["pdf"].make(kept, "A4")))
    assert "Texts in force and on the table: could not be made" in pdf.pages[0].extract_text()


def test_numbers_in_a_row_are_drawn_together():
    references = References()
    assert references.mark(["a", "b", "c"]) == "\u00a0[1–3]"
    assert references.mark(["e", "a", "e"]) == "\u00a0[1,\u00a04]"
    assert references.mark([]) == ""
    assert list(numbers("x\u00a0[1–3,\u00a07] and [9]")) == [1, 2, 3, 7]


def test_a_data_set_with_other_names_makes_every_section(own_cache):
    other = Dataset.open(LAKELAND)
    made = compose(other, Wish(Selection.whole(other.coverage)))
    assert made.failed == ()
    for product in PRODUCTS.values():
        assert product.make(made, "Letter")


# What it is printed as


def test_the_pdf_numbers_its_pages_and_says_on_each_how_to_handle_it(briefing, made):
    pdf = PdfReader(io.BytesIO(made["pdf"]))
    pages = [page.extract_text().translate(PLAIN) for page in pdf.pages]
    assert len(pages) > 5
    for number, text in enumerate(pages, start=1):
        assert text.count(HANDLING) == 2
        assert f"{number} / {len(pages)}" in text
    assert pdf.metadata.title == "Cairo round"
    assert pdf.metadata.author == "Desk 4"
    marked = [each.title for each in pdf.outline if not isinstance(each, list)]
    assert marked == [*(each.title for each in briefing.sections), "Sources"]
    links = {
        note.get_object()["/A"]["/URI"]
        for page in pdf.pages
        for note in page.get("/Annots", [])
        if "/URI" in note.get_object().get("/A", {})
    }
    assert {each.url for each in briefing.caption.sources} <= links
    said = re.sub(r"\s+", " ", " ".join(pages))
    for each in briefing.sections:
        assert each.message.translate(PLAIN)[:40] in said
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"], "tagged, for those who listen to it"


@pytest.mark.parametrize(("paper", "size"), [("A4", (595, 842)), ("Letter", (612, 792))])
def test_the_pdf_is_on_the_paper_that_was_chosen(dataset, paper, size):
    few = compose(dataset, Wish(SELECTION, sections=("situation",)))
    box = PdfReader(io.BytesIO(PRODUCTS["pdf"].make(few, paper))).pages[0].mediabox
    assert (round(box.width), round(box.height)) == size


def test_slides_have_one_message_native_tables_and_sources_in_the_notes(briefing, made):
    deck = pptx.Presentation(io.BytesIO(made["pptx"]))
    assert (deck.slide_width, deck.slide_height) == (Pt(960), Pt(540))
    titles = [slide.shapes.title.text for slide in deck.slides]
    assert titles[0] == "Cairo round"
    for each in briefing.sections:
        assert any(title.startswith(each.message) for title in titles), each.message
    tables = [shape.table for slide in deck.slides for shape in slide.shapes if shape.has_table]
    printed = [cell.text for grid in tables for row in grid.rows for cell in row.cells]
    for key in ("texts", "conditions", "differences"):
        for row in table(briefing, key).rows:
            assert set(row) <= set(printed)
    for slide in deck.slides:
        assert any(HANDLING in shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
        cited = {
            number
            for shape in slide.shapes
            if shape.has_table
            for row in shape.table.rows
            for cell in row.cells
            for number in numbers(cell.text)
        }
        notes = slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else ""
        for number in cited:
            assert f"{number}. " in notes
    pictures = [shape for slide in deck.slides for shape in slide.shapes if shape.shape_type == 13]
    alts = [shape._element.nvPicPr.cNvPr.get("descr") for shape in pictures]
    assert alts == [
        part.figure.alt for each in briefing.sections for part in each.parts if isinstance(part, Picture)
    ]
    last = " ".join(shape.text_frame.text for shape in deck.slides[-1].shapes if shape.has_text_frame)
    assert f"{len(briefing.caption.sources)}. " in last
    assert deck.core_properties.title == "Cairo round"


def test_the_text_document_has_headings_tables_and_links(briefing, made):
    file = docx.Document(io.BytesIO(made["docx"]))
    headings = [each.text for each in file.paragraphs if each.style.name == "Heading 1"]
    assert headings == [*(each.title for each in briefing.sections), "Sources"]
    grids = [part for each in briefing.sections for part in each.parts if isinstance(part, Table)]
    assert [len(each.rows) for each in file.tables] == [len(each.rows) + 1 for each in grids]
    assert [cell.text for cell in file.tables[0].rows[1].cells] == list(grids[0].rows[0])
    assert file.sections[0].header.paragraphs[0].text == HANDLING
    targets = {each.target_ref for each in file.part.rels.values() if each.is_external}
    assert targets == {each.url for each in briefing.caption.sources if each.url}


def test_the_pieces_are_named_in_a_manifest_and_open(dataset, briefing, made):
    with zipfile.ZipFile(io.BytesIO(made["zip"])) as pack:
        manifest = json.loads(pack.read("manifest.json"))
        listed = [name for each in manifest["sections"] for name in each["files"]]
        assert sorted([*listed, "manifest.json"]) == sorted(pack.namelist())
        assert (manifest["as_of"], manifest["handling"]) == ("2024-08-21", HANDLING)
        rows = list(
            csv.reader(io.StringIO(pack.read("11-events-events.csv").decode("utf-8-sig"), newline=""))
        )
        assert len(rows) == len(timeline.events(dataset, SELECTION)) + 1
        book = openpyxl.load_workbook(io.BytesIO(pack.read("04-conditions-positions.xlsx")))
        assert book["Rows"].max_row == len(conditions.latest(dataset, SELECTION)) + 1
        assert "06-travel.png" in listed


@pytest.mark.parametrize("ending", PRODUCTS)
def test_the_same_briefing_gives_the_same_bytes(dataset, ending):
    wish = Wish(SELECTION, sections=("texts", "travel"))
    first, second = (PRODUCTS[ending].make(compose(dataset, wish), "A4") for _ in range(2))
    assert first == second


@pytest.mark.parametrize("ending", PRODUCTS)
def test_hostile_cells_are_only_words(tmp_path, ending):
    hostile = '=1+1 #panic("x") *bold* $x$ @cite <script>alert(1)</script> ${7*7}'
    package = Package.copy(LAKELAND, tmp_path / "lakeland")
    for row in range(2, len(package.read("events")) + 1):
        package.put("events", row, title=f"{hostile} {row}")
    other = Dataset.open(package.folder)
    wish = Wish(
        Selection.whole(other.coverage),
        title=f"{hostile}\x00\x1f",
        handling=hostile,
        sections=("situation", "events"),
    )
    content = PRODUCTS[ending].make(compose(other, wish), "A4")
    assert content
    if ending == "pdf":
        text = PdfReader(io.BytesIO(content)).pages[0].extract_text()
        assert '#panic("x") *bold* $x$ @cite' in text.replace("\n", " ")
