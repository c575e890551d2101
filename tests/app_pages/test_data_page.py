"""The Data page: what the set holds and where it is thin, its codebook, its method, how to cite it, and its files."""

import csv
import datetime as dt
import html
import io
import json
import re

import pytest

from parley.charts.catalogue import rows_by_month, shares_by_month
from parley.dataset import Dataset
from parley.method import METHOD
from parley.queries import catalogue
from parley.selection import Selection
from tests.app_pages.running import INVENTED, SHIPPED, TODAY, html_of, sentence
from tests.packages_support import Package

PACKAGES = {"shipped": SHIPPED, "invented": INVENTED}
EVERY = pytest.mark.parametrize("package", PACKAGES.values(), ids=list(PACKAGES))


def go_to(app, part):
    app.segmented_control(key="data-view").set_value(part).run()
    assert not app.exception, app.exception
    return app


def words(app):
    """Give all that the templates drew, without markup."""
    drawn = re.sub(r"<style>.*?</style>", "", html_of(app), flags=re.DOTALL)
    text = html.unescape(re.sub(r"<[^>]+>", " ", drawn))
    said = re.sub(r"\s+", " ", text.replace("\xa0", " "))
    return re.sub(r" (?=[.,)])|(?<=\() ", "", said)


def counts(app):
    """Read rows and rows known off the list of tables."""
    row = re.compile(
        r"<code>(\w+)\.csv</code>.*?parley-number\">([\d,]+)</td>.*?parley-number\">([\d,]+)</td>", re.DOTALL
    )
    return {
        name: tuple(int(each.replace(",", "")) for each in both) for name, *both in row.findall(html_of(app))
    }


# The head


def test_the_head_says_of_which_day_and_claims_no_filter_that_it_does_not_heed(open_page):
    app = open_page("data", INVENTED, as_of=dt.date(2019, 6, 10), actors="Highmark", q="ferry")
    assert sentence(app) == (
        "As of 10 June 2019, whatever the other filters say: 58 rows known, of 110, in 19 tables."
    )


def test_the_set_is_named_with_version_edition_reach_and_licence(open_page):
    said = words(open_page("data", SHIPPED))
    assert "Ceasefire diplomacy over Gaza, 2023 to 2026" in said
    assert "Version 0.1.0 Edited 23 Nov 2026 Covers 7 Oct 2023 to 1 Jul 2026 Licence Creative Commons" in said
    assert "not yet a verified edition" in said


# Coverage


def test_coverage_is_told_in_words(open_page):
    said = words(open_page("data", SHIPPED))
    assert (
        "Events 941 in all; the middle month has 28.5. Few (under a quarter of that): June 2025, March to June 2026."
        in said
    )
    assert "None: June 2025, March and April 2026, June 2026." in said
    assert "only a part of it: October 2023, July 2026." in said
    assert "172 of 941 are reported (18 %); 308 rest on a single source (33 %)." in said
    assert "52 of 443 are reported (12 %)" in said
    assert "Confidence: One press source, or several that rest on one report" in said
    assert "Attribution: Told by someone else: a third party" in said


def test_a_table_is_checked_to_a_hundred_percent_only_when_every_row_is(open_page):
    columns, *rows = Package(TODAY).read("events")
    checked = sum(bool(row[columns.index("verified_on")]) for row in rows)
    assert 0.99 < checked / len(rows) < 1, "rounding up would hide the rest"
    assert f"Events {len(rows):,} {checked:,} (99 %)" in words(open_page("data", TODAY))


@EVERY
def test_an_empty_table_of_searches_means_not_covered(open_page, package):
    said = words(open_page("data", package))
    assert "Nobody has recorded yet what was looked for." in said
    assert "that means “not covered”, never “none found”" in said


def test_a_recorded_search_is_listed_and_all_else_is_not_covered(open_page, copy_of_invented):
    Package(copy_of_invented).add(
        "coverage",
        party="northshore",
        issue_id="ferry",
        from_date="2019-05-01",
        to_date="2019-10-01",
        searched_on="2020-02-01",
        result="none_found",
    )
    said = words(open_page("data", copy_of_invented))
    assert re.search(r"Northshore \S[^.]* 1 May 2019 to 1 Oct 2019 None found", said)
    assert "Periods that no search stands for were not covered." in said
    early = words(open_page("data", copy_of_invented, as_of=dt.date(2019, 6, 3)))
    assert "1 May 2019 to not ended" in early
    before = words(open_page("data", copy_of_invented, as_of=dt.date(2019, 4, 30)))
    assert "Nobody has recorded yet what was looked for." in before


@EVERY
def test_the_charts_say_in_words_what_they_show(open_page, package):
    app = open_page("data", package)
    assert [each.value for each in app.subheader][-2:] == [
        "Rows by month",
        "Shares of reported and of single-source rows by month",
    ]
    alts = [json.loads(each.proto.spec) and each.proto.alt for each in app.get("vega_lite_chart")]
    assert len(alts) == 2
    assert alts[0].startswith("Bars for ")
    assert alts[1].startswith("Lines by month, a panel a table; over the whole window, of ")


def test_alt_texts_count_right():
    dataset = Dataset.open(INVENTED)
    selection = Selection(dt.date(2019, 12, 31), dt.date(2019, 3, 1))
    assert rows_by_month(catalogue.by_month(dataset, selection)).alt == (
        "Bars for 10 months, a panel a table: 11 events, 8 positions, 3 stops. Most events began in September 2019, 3; "
        "months without any: 4."
    )
    early = Selection(dt.date(2019, 3, 2), dt.date(2019, 3, 2))
    assert shares_by_month(catalogue.shares(dataset, early)).alt == "No rows in this window."


def test_a_window_without_rows_is_drawn_in_words(open_page):
    app = open_page("data", INVENTED, as_of=dt.date(2019, 3, 5), since=dt.date(2019, 3, 5))
    assert "None in this window." in words(app)


# Tables


def test_tables_count_all_rows_and_those_known_on_the_day(open_page):
    found = counts(go_to(open_page("data", SHIPPED, as_of=dt.date(2023, 10, 7)), "Tables"))
    assert len(found) == 19
    rows, known = found["events"]
    assert rows == 941
    assert 0 < known < 60
    assert found["sources"] == (1983, 1983)
    assert found["offices"] == (150, 0), "no office has a date yet"


# Codebook


@EVERY
def test_every_column_of_every_table_is_explained(open_page, package):
    about = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    app = go_to(open_page("data", package), "Codebook")
    for resource in about["resources"]:
        app.selectbox(key="codebook").set_value(resource["name"]).run()
        drawn, said = html_of(app), words(app)
        assert resource["description"] in said
        for field in resource["schema"]["fields"]:
            assert f"<code>{field['name']}</code>" in drawn
            assert " ".join(field["description"].split()) in said
            for category in field.get("categories", ()):
                value = f"{category['label']} {category['value']} {category['description']}"
                for part in ("example", "borderline"):
                    value += f" {part.title()}: {category[part]}" if category.get(part) else ""
                assert value in said, (resource["name"], field["name"])


def test_the_codebook_opens_with_the_conventions_of_all_tables(open_page):
    said = words(go_to(open_page("data", TODAY), "Codebook"))
    for each in json.loads((TODAY / "datapackage.json").read_text(encoding="utf-8"))["conventions"]:
        assert f"{each['title']} {each['text']}" in said
    assert "Conventions of all tables" not in words(go_to(open_page("data", INVENTED), "Codebook"))


def test_each_example_of_the_codebook_is_a_row_of_the_package():
    """An example begins with the id of a row, which a correction may have withdrawn since."""
    about = json.loads((TODAY / "datapackage.json").read_text(encoding="utf-8"))
    ids = {
        cell
        for path in TODAY.glob("*.csv")
        for row in csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"), newline=""))
        for name, cell in row.items()
        if name.endswith("_id")
    }
    for resource in about["resources"]:
        for field in resource["schema"]["fields"]:
            for category in field.get("categories", ()):
                for key in re.findall(
                    r"[a-z0-9_-]+-[a-z0-9_-]*[0-9][a-z0-9_-]*", category.get("example", "")
                ):
                    if re.match(r"20\d\d-\d\d-\d\d$", key) is None:
                        assert key in ids, (resource["name"], field["name"], category["value"])


def test_the_codebook_names_keys_and_references(open_page):
    app = go_to(open_page("data", INVENTED), "Codebook")
    app.selectbox(key="codebook").set_value("positions").run()
    said = words(app)
    assert "File positions.csv Key position_id" in said
    assert "proposition_id Proposition string · required" in said
    assert "Is a proposition_id of the table Propositions." in said
    assert "Each item is a source_id of the table Sources." in said
    app.selectbox(key="codebook").set_value("events").run()
    assert (
        "Referred to by Participants (event_id), Answers to texts (event_id), Positions (event_id)"
        in words(app)
    )


def test_the_codebook_stays_at_its_table_when_the_day_changes(open_page):
    app = go_to(open_page("data", INVENTED), "Codebook")
    app.selectbox(key="codebook").set_value("stops").run()
    app.date_input(key="as_of").set_value(dt.date(2019, 9, 5)).run()
    assert "One row is one stop of a trip." in words(app)


# Method, citation


def test_the_method_is_told_whole(open_page):
    said = words(go_to(open_page("data", INVENTED), "Method"))
    for term in METHOD:
        for each in (term.name, *term.says, *(part for case in term.cases for part in case)):
            assert each in said


def test_the_citation_stands_in_three_forms(open_page):
    app = go_to(open_page("data", SHIPPED), "Cite and download")
    text, bibtex, ris = (each.value for each in app.code)
    assert text.startswith(
        "Parley contributors (2026). Ceasefire diplomacy over Gaza, 2023 to 2026. Version 0.1.0."
    )
    assert bibtex.startswith("@misc{gaza-ceasefire-0.1.0,")
    assert ris.startswith("TY  - DATA")
    assert 'href="https://creativecommons.org/licenses/by/4.0/"' in html_of(app)
    assert "CITATION.cff, LICENSE.md, README.md" in words(app)


def test_files_are_offered_by_name_and_none_is_made_before_it_is_asked_for(open_page):
    app = go_to(open_page("data", SHIPPED), "Cite and download")
    buttons = [each.proto for each in app.get("download_button")]
    assert [each.label for each in buttons] == [
        "BibTeX file",
        "RIS file",
        "Data package as ZIP",
        "Events as CSV",
    ]
    assert all(each.deferred_file_id and not each.url for each in buttons)


# Whatever the descriptor holds is text


@pytest.fixture
def hostile(copy_of_invented):
    package = Package(copy_of_invented)
    with package.descriptor() as about:
        about["title"] = "<script>alert(1)</script> **bold** [x](javascript:alert(1))"
        about["description"] = "<img src=x onerror=alert(1)> :material/home: $x^2$"
        about["version"] = "0.1.0<b>"
        about["contributors"] = [{"title": "<i>Nobody</i>"}]
        about["licenses"] = [{"name": "none", "path": "javascript:alert(1)", "title": "<u>none</u>"}]
        events = about["resources"][0]
        events["title"] = "**Events** <script>"
        events["description"] = "<svg onload=alert(1)>"
        field = next(each for each in events["schema"]["fields"] if each.get("categories"))
        field["title"] = "<b>label</b>"
        field["description"] = "<a href='javascript:alert(1)'>meaning</a>"
        field["categories"][0] |= {"label": "<em>value</em>", "description": "=cmd|' /C calc'!A0 <iframe>"}
    return copy_of_invented


def test_a_hostile_descriptor_shows_as_plain_text(open_page, hostile):
    app = open_page("data", hostile)
    for part in ("Coverage", "Tables", "Codebook", "Cite and download"):
        drawn = html_of(go_to(app, part))
        assert not re.search(r"<(script|img|svg|iframe|b|i|u|em)\b", drawn), part
        assert not re.search(r"href=.?javascript:", drawn), part
        said = words(app)
        assert "<script>alert(1)</script> **bold** [x](javascript:alert(1))" in said
        assert "<img src=x onerror=alert(1)> :material/home: $x^2$" in said
    app = go_to(app, "Codebook")
    said = words(app)
    assert "<em>value</em>" in said
    assert "=cmd|' /C calc'!A0 <iframe>" in said
    assert "<a href='javascript:alert(1)'>meaning</a>" in said
    (button,) = app.get("download_button")
    assert button.proto.label == r"\*\*Events\*\* \<script\> as CSV"
