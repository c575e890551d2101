"""The views of the Conditions page, each by itself: exact rows, choices kept in the address, and what an empty one says."""

import datetime as dt
import html
import re

import pytest
from streamlit.testing.v1 import AppTest

from tests.app_pages.running import INVENTED, SHIPPED, TIMEOUT, html_of

AUGUST = dt.date(2024, 8, 21)
CORRIDOR = "No Israeli forces stay in the Philadelphi corridor."


def _view(module, function, package, as_of, chosen):
    """Run one view as the page would; what it uses is imported here, since only this body is run."""
    import dataclasses
    import importlib

    from components.reader import Reader, enter
    from parley.dataset import store_for
    from parley.selection import Selection

    dataset = store_for(package).current()
    selection = dataclasses.replace(Selection(as_of, dataset.coverage.first), **chosen)
    reader = Reader(dataset, selection, "conditions")
    enter(reader)
    getattr(importlib.import_module(f"app_pages.conditions.{module}"), function)(reader)


VIEWS = {
    "differences": "where_they_differ",
    "changes": "what_changed",
    "history": "history_of",
    "against": "against_the_text",
}


@pytest.fixture
def draw():
    def draw_it(module, as_of=AUGUST, package=SHIPPED, address=None, **chosen):
        arguments = (module, VIEWS[module], package, as_of, chosen)
        app = AppTest.from_function(_view, default_timeout=TIMEOUT, args=arguments)
        for name, value in (address or {}).items():
            app.query_params[name] = value
        app.run()
        assert not app.exception, app.exception
        return app

    return draw_it


def rows(app):
    """Give the words of each row of the tables, without markup."""
    found = re.findall(r"<tr[^>]*>(.*?)</tr>", html_of(app), re.DOTALL)
    return [_words(row) for row in found]


def _words(markup):
    text = html.unescape(re.sub(r"<[^>]+>", " ", markup)).replace("\xa0", " ")
    return re.sub(r"\s+([,.])", r"\1", re.sub(r"\s+", " ", text)).strip()


def row_of(app, *words):
    (found,) = [row for row in rows(app) if all(word in row for word in words)]
    return found


@pytest.mark.parametrize("module", VIEWS)
@pytest.mark.parametrize("package", [SHIPPED, INVENTED], ids=["shipped", "invented"])
def test_each_view_opens_on_each_package(draw, module, package):
    day = AUGUST if package == SHIPPED else dt.date(2020, 1, 25)
    app = draw(module, as_of=day, package=package)
    assert html_of(app) or app.subheader or app.info


# Where they differ


def test_a_class_stands_with_the_two_rows_behind_it_and_their_ages(draw):
    app = draw("differences")
    row = row_of(app, CORRIDOR)
    assert row.startswith(
        f"{CORRIDOR} +− contested + Supports 18 Aug 2024, 3 days before · Hamas · on record"
    )
    assert "− Opposes 20 Aug 2024, the day before · Benjamin Netanyahu · on record" in row
    shown = _words(html_of(app))
    assert (
        "On 21 August 2024: agreed in a text 0, not addressed 27, one side silent 18, common ground 0"
        in shown
    )


def test_what_gives_no_class_says_why(draw):
    app = draw("differences")
    assert "+ Supports last stated 14 Mar 2024: too old for a class" in row_of(
        app, "A truce of limited length"
    )
    ended = row_of(app, "A first group of hostages is freed during a truce")
    assert "+ Supports 22 Nov 2023 Ended on 24 Nov 2023, by Humanitarian pause of November 2023." in ended


def test_an_agreement_is_named_with_its_phase_and_day(draw):
    row = row_of(
        draw("differences", as_of=dt.date(2025, 10, 12)), "The deal brings a permanent end to the war."
    )
    assert (
        "§ agreed in a text Implementation steps for the plan (Sharm el-Sheikh), phase 1, accepted by both on"
        in row
    )
    assert "10 Oct 2025" in row


def test_chosen_actors_take_no_row_from_behind_a_class(draw):
    row = row_of(draw("differences", actors=("Hamas",)), CORRIDOR)
    assert "Benjamin Netanyahu" in row


# What changed


def test_a_change_shows_both_texts_and_the_thirty_days_are_the_default(draw):
    app = draw("changes")
    row = row_of(app, CORRIDOR, "Restated")
    assert row.startswith(
        f"Israel {CORRIDOR} Restated − Opposes 12 Jul 2024 · Benjamin Netanyahu · on record"
    )
    assert "Israel would not give up the Philadelphi corridor" in row
    assert rows(app)[0] == "Proposition and party Change On 22 July 2024 On 21 August 2024"
    assert row_of(app, "Hamas", CORRIDOR) == (
        f"Hamas {CORRIDOR} New Nothing stated in this table + Supports 18 Aug 2024 · Hamas · on record "
        + row_of(app, "Hamas", CORRIDOR).partition("on record ")[2]
    )


def test_the_day_to_compare_with_stands_in_the_address(draw):
    app = draw("changes", address={"vs": "2024-06-30"})
    assert rows(app)[0] == "Proposition and party Change On 30 June 2024 On 21 August 2024"


def test_a_day_after_the_as_of_day_is_not_compared_with(draw):
    app = draw("changes", address={"vs": "2024-09-30"})
    assert html_of(app) == ""
    assert [each.value for each in app.info] == [
        "30 September 2024 lies after the as-of day, 21 August 2024. Choose an earlier day to compare with, or move the "
        "as-of day later."
    ]


def test_the_same_day_shows_that_nothing_changed(draw):
    app = draw("changes", address={"vs": "2024-08-21"})
    assert app.info[0].value.startswith(
        "Nothing in this table changed between 21 August 2024 and 21 August 2024."
    )


# History


def test_without_an_issue_all_are_small_and_with_one_it_has_its_lanes(draw):
    app = draw("history")
    assert [each.value for each in app.subheader] == ["Who stated what when, all issues"]
    app.selectbox(key="issue").set_value("Return to the north").run()
    assert [each.value for each in app.subheader] == ["Who stated what when: Return to the north"]
    app = draw("history", address={"issue": "Hostages"})
    assert [each.value for each in app.subheader] == ["Who stated what when: Hostages"]


def test_a_picked_mark_opens_its_statement_and_what_it_contradicts(draw):
    app = draw("history", address={"issue": "Return to the north"})
    app.session_state["history-picked"] = ("2024-04-10-israel-north-return-01-b",)
    app.run()
    shown = _words(html_of(app))
    assert "10 Apr 2024 · Israel · reported Two Israeli officials said" in shown
    assert "1 Apr 2024 · Israel · reported Israel told mediators" in shown
    assert shown.count("Contradiction: the same party said the opposite within 14 days") == 2


def test_a_picked_statement_is_not_shown_before_its_day(draw):
    app = draw("history", as_of=dt.date(2024, 4, 9), address={"issue": "Return to the north"})
    app.session_state["history-picked"] = ("2024-04-10-israel-north-return-01-b",)
    app.run()
    assert html_of(app) == ""


def test_a_chosen_issue_is_shown_whatever_the_filter_of_issues(draw):
    app = draw("history", address={"issue": "Hostages"}, issues=("Return to the north",))
    assert [each.value for each in app.subheader] == ["Who stated what when: Hostages"]


def test_an_empty_history_says_what_to_do(draw):
    app = draw("history", as_of=dt.date(2023, 10, 8))
    assert [each.value for each in app.info] == [
        "No statement on this in the window. Move since earlier or clear the actors."
    ]


# Against the text


def test_a_text_with_its_answers_its_provisions_and_the_stances_around_it(draw):
    name = "Comprehensive Plan to End the Gaza Conflict (20 points)"
    app = draw("against", as_of=dt.date(2025, 12, 31), address={"framework": name})
    shown = _words(html_of(app))
    assert shown.startswith(f"{name}, 29 Sep 2025")
    assert "latest first-hand answer" in row_of(app, "Hamas 3 Oct 2025")
    weapons = [
        row
        for row in rows(app)
        if row.startswith("Hamas and other armed groups in Gaza give up their weapons")
    ]
    assert [re.findall(r"\d+ \w{3} 20\d\d", row) for row in weapons] == [
        ["2 Aug 2025", "3 Oct 2025", "6 Dec 2025"]
    ]


def test_only_texts_public_by_the_day_can_be_chosen(draw):
    later = "Comprehensive Plan to End the Gaza Conflict (20 points)"
    app = draw("against", address={"framework": later})
    assert later not in app.selectbox(key="framework").options
    assert later not in html_of(app)
    assert [each.value.replace("\\", "") for each in app.caption] == [
        f"Nothing of what “{later}” says was public on this day; it was left out."
    ]


def test_the_text_in_force_that_provides_for_most_issues_comes_first_as_in_the_matrix(draw):
    app = draw("against", as_of=dt.date(2025, 12, 31))
    assert _words(html_of(app)).startswith(
        "Comprehensive Plan to End the Gaza Conflict (20 points), 29 Sep 2025"
    )


def test_before_any_text_there_is_nothing_to_choose(draw):
    app = draw("against", as_of=dt.date(2023, 10, 8))
    assert [each.value for each in app.info] == [
        "No text in force or on the table by this day. Choose one, or move the as-of day later."
    ]
