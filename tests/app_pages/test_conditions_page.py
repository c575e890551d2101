"""Conditions: the texts, each cell of the matrix as it stands on a day, and one party's file."""

import csv
import datetime as dt

import pytest

from tests.app_pages.running import INVENTED, html_of
from tests.app_pages.table import Cells

AUGUST = dt.date(2024, 8, 21)
JANUARY = dt.date(2025, 1, 25)
ENDING = "Ceasefire agreement of January 2025, 19 Jan 2025"


def drawn(app, mark):
    """Give the one piece of HTML, style sheet aside, that holds a mark."""
    bodies = [str(each.proto.body) for each in app.get("html")]
    (found,) = [body for body in bodies if mark in body and not body.startswith("<style")]
    return found


def matrix(app):
    return Cells(drawn(app, "parley-matrix"))


def band(app):
    return Cells(drawn(app, "parley-band"))


def show(app, view):
    (control,) = [each for each in app.get("button_group") if each.key == "conditions-view"]
    control.set_value(view).run()
    assert not app.exception
    return app


@pytest.fixture
def add_rows(copy_of_invented):
    """Give the invented package with rows added to a table."""

    def add(table, *rows):
        path = copy_of_invented / f"{table}.csv"
        with path.open(newline="") as file:
            names = next(csv.reader(file))
        with path.open("a", newline="") as file:
            csv.DictWriter(file, names).writerows(rows)
        return copy_of_invented

    return add


# The texts


def test_the_texts_of_a_day_with_each_sides_answer(open_page):
    """None in force; the reply beneath what it replies to; a report beneath the party's own word."""
    app = open_page("conditions", as_of=AUGUST)
    shown = drawn(app, "parley-band")
    assert "In force: <b>none</b> in this table on this day." in shown
    assert "On the table: <b>none</b>" not in shown
    found = band(app)
    assert found.heads == ["Text", "Hamas", "Israel"]
    assert [row.partition(" since")[0] for row, side in found.cells if side == "Hamas"] == [
        "Three-phase plan announced by Biden (Israeli text of 27 May) On the table",
        "Reply: Hamas reply of 2 July 2024 On the table",
        "US bridging proposal Rejected",
    ]
    answers = {
        row.partition(" since")[0]: text for (row, side), text in found.cells.items() if side == "Israel"
    }
    assert answers["Reply: Hamas reply of 2 July 2024 On the table"] == (
        "No clear answer: Talks would go on the next week and gaps remained. 5 Jul 2024 · on record "
        "Counterproposal: Letter on the border corridor, Rafah and screening of returnees; Israel called it "
        "clarifications. 27 Jul 2024 · reported"
    )
    assert answers["US bridging proposal Rejected"] == (
        "Accepts with reservations: Denied having agreed to leave the Philadelphi corridor; the southern border had "
        "to be secured. 21 Aug 2024 · on record"
    )


def test_a_disputed_text_gives_each_claim(open_page):
    shown = drawn(open_page("conditions", as_of=dt.date(2026, 5, 25)), "parley-band")
    assert "<strong>Disputed</strong> since 26\xa0Jan\xa02026" in shown
    assert (
        "Israel: the next phase means disarmament of Hamas and demilitarisation, not reconstruction." in shown
    )
    assert "Hamas: it met the first phase; phase two means full withdrawal and reconstruction" in shown


def test_no_text_at_all_is_an_answer(open_page):
    shown = html_of(open_page("conditions", as_of=dt.date(2023, 10, 20)))
    assert "In force: <b>none</b> in this table on this day." in shown
    assert "On the table: <b>none</b> in this table on this day." in shown
    assert '<table class="parley-list parley-stack parley-band' not in shown


# The matrix


@pytest.mark.parametrize(
    ("day", "proposition", "party", "says"),
    [
        (
            AUGUST,
            "The deal brings a permanent end to the war.",
            "Hamas",
            "+ Supports A deal had to end the war permanently on the terms Biden announced on 31 May. "
            "19 Aug 2024, 2 days before · Osama Hamdan · on record",
        ),
        (
            AUGUST,
            "No Israeli forces stay in the Philadelphi corridor.",
            "Israel",
            "− Opposes Israel would not give up the Philadelphi corridor and other strategic security assets, despite "
            "pressure. 20 Aug 2024, the day before · Benjamin Netanyahu · on record",
        ),
        (  # what was reported later stands beneath
            AUGUST,
            "People going back north are checked or screened so that no fighters return.",
            "Israel",
            "+ Supports Screening of people returning north for weapons was to follow a mutually agreed mechanism. "
            "27 Jul 2024, 25 days before · Benjamin Netanyahu · document "
            "+ Supports Israel demanded that armed men be kept from returning to the north. "
            "20 Aug 2024, the day before · Benjamin Netanyahu · reported",
        ),
        (  # muted
            AUGUST,
            "A plan to rebuild Gaza is part of the settlement and goes ahead with it.",
            "Israel",
            "± Conditional on: Demilitarization is complete first. Rebuilding would start only after demilitarization "
            "was complete. last stated 181 days ago, 22 Feb 2024 · Benjamin Netanyahu · document",
        ),
        (  # ended
            JANUARY,
            "Israeli forces leave the Philadelphi corridor during the first phase of a deal.",
            "Israel",
            f"No statement since {ENDING}, which met or overtook the one of 15 Jan 2025",
        ),
        (
            JANUARY,
            "Hostages or their names are delivered before other parts of a deal go ahead.",
            "Israel",
            "No statement since Gaza ceasefire took effect after a delay of nearly three hours, 19 Jan 2025, which met "
            "or overtook the one of 18 Jan 2025",
        ),
        (
            dt.date(2026, 5, 25),
            "All Israeli forces leave the Gaza Strip.",
            "Israel",
            "− Opposes Katz said Israel would never fully leave Gaza. last stated 151 days ago, 25 Dec 2025 · "
            "Israel Katz · on record",
        ),
    ],
)
def test_a_cell_says_what_was_stated_when_by_whom_and_on_what_it_rests(
    open_page, day, proposition, party, says
):
    assert matrix(open_page("conditions", as_of=day)).cells[proposition, party] == says


def test_old_positions_are_muted_and_a_day_younger_ones_are_not(open_page):
    """The document of 22 February 2024 is 60 days old on 22 April, and muted from the day after."""
    words = "Rebuilding would start only after demilitarization was complete."
    on_time = drawn(open_page("conditions", as_of=dt.date(2024, 4, 22)), "parley-matrix")
    late = drawn(open_page("conditions", as_of=dt.date(2024, 4, 23)), "parley-matrix")
    assert "parley-stale" not in on_time.partition(words)[0].rpartition("parley-said")[2]
    assert "parley-stale" in late.partition(words)[0].rpartition("parley-said")[2]
    assert "22\xa0Feb\xa02024, 60 days before" in on_time
    assert "last stated 61 days ago, 22\xa0Feb\xa02024" in late


def test_what_a_mediator_says_has_a_row_of_its_own(open_page):
    found = matrix(open_page("conditions", as_of=AUGUST)).cells
    assert found[
        "Truce and end of the war Length of the truce, and whether and when the war ends for good", "Qatar"
    ] == ("Not covered")
    assert found["As mediator, guarantor or messenger", "Egypt"] == (
        "+ Supports: Both sides resume talks and conclude the ceasefire deal on the table without delay. With the "
        "United States and Qatar, Egypt planned to reconvene senior officials in Cairo before the end of the next "
        "week to conclude the deal. 16 Aug 2024, 5 days before · Egypt · on record · as mediator"
    )


def test_the_sides_come_first_then_others_by_rows_with_the_text_after_the_sides(open_page):
    app = open_page("conditions", as_of=AUGUST)
    plan = "Three-phase plan announced by Biden (Israeli text of 27 May)"
    found = matrix(app)
    assert found.heads == ["Proposition", "Hamas", "Israel", plan, "United States", "Qatar", "Egypt"]
    assert [each.value.replace("\\", "") for each in app.caption if "Also with" in each.value] == [
        "Also with positions in this table, to be chosen as columns: Türkiye, United Nations and UN Security Council."
    ]
    assert found.cells["Israeli withdrawal Where Israeli forces leave, to which lines, when", plan] == (
        "Phase 1: Withdrawal from all populated areas of Gaza. Phase 2: Withdrawal of Israeli "
        "forces from Gaza."
    )


def test_the_reader_picks_and_orders_the_columns_and_the_text(open_page):
    app = open_page(
        "conditions", as_of=AUGUST, parties=["Egypt", "Israel"], framework="Hamas reply of 2 July 2024"
    )
    found = matrix(app)
    assert found.heads == ["Proposition", "Egypt", "Israel", "Hamas reply of 2 July 2024"]


def test_a_text_that_came_later_cannot_be_chosen(open_page):
    app = open_page("conditions", as_of=AUGUST)
    (texts,) = [each for each in app.selectbox if each.key == "framework"]
    assert "Three-phase plan announced by Biden (Israeli text of 27 May)" in texts.options
    assert "Ceasefire agreement of January 2025" not in texts.options


def test_a_text_of_which_nothing_was_public_is_left_out_with_a_word(open_page):
    """What the bridging proposal says became public on 4 September 2024."""
    app = open_page("conditions", as_of=AUGUST, framework="US bridging proposal")
    said = "Nothing of what “US bridging proposal” says was public on this day; it was left out."
    assert said in [each.value.replace("\\", "") for each in app.caption]
    later = open_page("conditions", as_of=dt.date(2024, 9, 4), framework="US bridging proposal")
    assert matrix(later).heads[3] == "US bridging proposal"


def test_the_text_beside_is_the_one_in_force_once_there_is_one(open_page):
    assert matrix(open_page("conditions", as_of=JANUARY)).heads[3] == "Ceasefire agreement of January 2025"


def test_accepting_a_text_is_derived_where_nothing_was_stated_since(open_page):
    """Hamas accepted without reservation and has said nothing on prisoners since; Israel accepted with reservations."""
    found = matrix(open_page("conditions", as_of=JANUARY)).cells
    prisoners = "Palestinian prisoners Release of Palestinian prisoners: numbers, choice, exile"
    assert found[prisoners, "Hamas"] == (
        "By accepting Ceasefire agreement of January 2025, 15 Jan 2025 derived from phase 1; nothing stated since"
    )
    assert found[prisoners, "Israel"] == ""


# What is not there


def test_leaving_reported_rows_out_says_so_where_there_is_nothing_else(open_page):
    everything = matrix(open_page("conditions", as_of=AUGUST))
    first_hand = matrix(open_page("conditions", as_of=AUGUST, reported="false"))
    cell = ("Displaced people return to their homes, including in northern Gaza.", "Israel")
    assert everything.cells[cell].endswith("27 Apr 2024 · Israel · reported")
    assert first_hand.cells[cell] == "Only reported, left out: 27 Apr 2024"
    assert not [text for text in first_hand.cells.values() if "· reported" in text]


def test_a_narrowed_window_hides_no_statement_without_saying_so(open_page):
    app = open_page("conditions", as_of=AUGUST, since=dt.date(2024, 8, 1))
    cell = ("The deal brings a permanent end to the war.", "Israel")
    assert matrix(app).cells[cell] == "Stated before the window: 7 Jul 2024"


def test_a_chosen_speaker_leaves_the_others_words_out_and_says_so(open_page):
    app = open_page("conditions", as_of=AUGUST, actors="Osama Hamdan")
    assert matrix(app).heads[:2] == ["Proposition", "Hamas"]
    cell = ("All Israeli forces leave the Gaza Strip.", "Hamas")
    assert matrix(app).cells[cell] == "The latest word is another's: 18 Aug 2024"


def test_none_found_and_not_covered_are_told_apart(open_page, add_rows):
    """Someone looked for Southshore's word on the ferry; nobody looked for what else is missing."""
    search = {"party": "southshore", "issue_id": "ferry", "from_date": "2019-03-01", "to_date": "2019-12-31"}
    package = add_rows("coverage", search | {"searched_on": "2020-02-01", "result": "found"})
    found = matrix(open_page("conditions", package)).cells
    assert found["The ferry crosses the lake without hindrance.", "Southshore"] == (
        "None found in a search from 1 Mar 2019 to 31 Dec 2019"
    )
    assert found["The ferry crosses the lake without hindrance.", "Northshore"].startswith(
        "No statement since"
    )
    before = matrix(open_page("conditions", INVENTED)).cells
    assert before["The ferry crosses the lake without hindrance.", "Southshore"] == "Not covered"


def test_a_whole_issue_without_a_word_says_it_once(open_page, add_rows):
    search = {
        "party": "southshore",
        "issue_id": "fishing",
        "from_date": "2019-03-01",
        "to_date": "2019-05-31",
    }
    package = add_rows("coverage", search | {"searched_on": "2020-02-01", "result": "none_found"})
    found = matrix(open_page("conditions", package, as_of=dt.date(2019, 4, 1))).cells
    assert (
        found["Fishing Season, licences and boats", "Southshore"]
        == "None found in a search from 1 Mar 2019 on"
    )
    assert found["Fishing Season, licences and boats", "Northshore"] == "Not covered"
    assert ("Both shores fish in one shared season.", "Southshore") not in found


# One party's file


def test_a_partys_file_is_all_it_said_the_newest_first(open_page):
    app = show(open_page("conditions", as_of=AUGUST, party="Hamas"), "One party")
    shown = drawn(app, "parley-file")
    assert "Hamas, with those who represent it: " in shown
    assert "eager for a ceasefire" in shown
    days = [part.partition("<")[0] for part in shown.split('<div class="parley-when">')[1:]]
    read = [dt.datetime.strptime(day, "%d\xa0%b\xa0%Y") for day in days]
    assert read == sorted(read, reverse=True)
    assert read[0].date() <= AUGUST


def test_a_speakers_file_can_be_narrowed(open_page):
    app = open_page(
        "conditions", as_of=AUGUST, party="Qatar", capacities="As mediator", attributions="On record"
    )
    shown = drawn(show(app, "One party"), "parley-file")
    assert shown.count("<b>as mediator</b>") == shown.count("<li ")
    assert "<b>reported</b>" not in shown
    (statements,) = [each for each in app.multiselect if each.key == "propositions"]
    statements.set_value(["The deal brings a permanent end to the war."]).run()
    assert "1 statement, the newest first" in drawn(app, "parley-file")


def test_a_file_without_anything_says_what_to_do(open_page):
    app = show(open_page("conditions", as_of=dt.date(2023, 10, 8), party="Hamas"), "One party")
    assert [each.value for each in app.info] == [
        "Nothing by Hamas in this table fits. Clear a filter or move since earlier."
    ]


def test_a_contradiction_is_marked_at_both_rows_and_leads_to_the_other(open_page, add_rows):
    """Southshore opposes the ceiling three days after it supported it, with no answer to a text in between."""
    said = {
        "position_id": "2019-09-09-southshore-fishing-01",
        "date": "2019-09-09",
        "party": "southshore",
        "speaker": "tolva",
        "issue_id": "fishing",
        "proposition_id": "licences-capped",
        "act": "rejection",
        "stance": "opposes",
        "position": "Southshore wanted no ceiling.",
        "attribution": "on_record",
        "capacity": "own",
        "confidence": "reported",
        "sources": "lake-post-20190920-01",
    }
    app = open_page("conditions", add_rows("positions", said), as_of=dt.date(2019, 10, 1), party="Southshore")
    shown = drawn(show(app, "One party"), "parley-file")
    marks = [part.partition("</p>")[0] for part in shown.split('<p class="parley-contradiction">')[1:]]
    assert len(marks) == 2
    assert "opposes on 9\xa0Sep\xa02019" in marks[0]
    assert 'data-record="position:2019-09-06-southshore-fishing-01">supports on 6\xa0Sep\xa02019' in marks[0]
    assert 'data-record="position:2019-09-09-southshore-fishing-01">opposes on 9\xa0Sep\xa02019' in marks[1]
