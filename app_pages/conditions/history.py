"""The history of one issue, or of all: who stated what when."""

import dataclasses

import pandas as pd
import streamlit as st

from app_pages.conditions.words import by_id, text_names, words
from components import html
from components.chart_card import chart_card
from components.evidence import evidence_for
from components.reader import Reader
from parley import urls
from parley.charts.figure import PICK
from parley.charts.history import history_lanes, history_multiples
from parley.method import CONTRADICTION_WITHIN
from parley.queries import history, situation
from parley.queries.stances import questions
from parley.selection import Selection

PICKED = "history-picked"
EMPTY = "No statement on this in the window. Move since earlier or clear the actors."


def history_of(reader: Reader) -> None:
    """Draw the choice of an issue, its lanes or those of all issues, and the statement whose mark was clicked."""
    dataset, selection = reader.dataset, reader.selection
    issue: str | None = st.selectbox(
        "Issue",
        list(dataset.vocabulary.issues),
        index=None,
        placeholder="All issues, small",
        key=urls.ISSUE,
        bind="query-params",
        width=320,
    )
    asked = dataclasses.replace(selection, issues=(issue,)) if issue else selection
    statements = _ordered(reader, asked)
    texts = situation.marked_texts(dataset, selection)
    texts = texts[texts["date"] >= pd.Timestamp(selection.since)]
    said, days = words(reader), (selection.since, selection.as_of)
    figure = (
        history_lanes(statements, texts, said["stances"], said["capacities"], *days)
        if issue
        else history_multiples(statements, texts, said["stances"], *days)
    )
    # A key of its own for each standpoint: a mark picked before would otherwise seem picked still
    key = f"history-{issue}-{hash(asked)}"
    chart_card(figure, statements, key=key, empty=EMPTY, on_select=_pick)
    st.caption(
        "A mark is a statement; click one to read it below. Hollow: reported. A ring: the same party said the opposite "
        f"within {CONTRADICTION_WITHIN} days, with no answer to a text in between."
    )
    picked = by_id(statements, [*st.session_state.get(PICKED, ())])
    rows = list(picked.values()) + _contrary(statements, picked)
    if rows:
        html.show(
            "app_pages/conditions/picked.html",
            rows=rows,
            texts=text_names(reader),
            words=said,
            within=CONTRADICTION_WITHIN,
            evidence=evidence_for(dataset, selection, [statements["sources"]]),
        )


def _ordered(reader: Reader, asked: Selection) -> pd.DataFrame:
    """List the statements in the order in which the data set lists their propositions."""
    statements = history.statements(reader.dataset, asked)
    order = {each.proposition_id: number for number, each in enumerate(questions(reader.dataset, asked))}
    rank = statements["proposition_id"].map(order)
    return statements.iloc[rank.argsort(kind="stable")].reset_index(drop=True)


def _contrary(statements: pd.DataFrame, picked: dict[str, dict]) -> list[dict]:
    """Give the statements that contradict the picked ones, so that both rows are shown."""
    ids = [each for row in picked.values() for each in row["contradicts"] if each not in picked]
    return list(by_id(statements, ids).values())


def _pick(name: str) -> None:
    """Keep the ids of the marks that were clicked; a click beside the marks lets them go."""
    found = st.session_state[name].selection.get(PICK, [])
    st.session_state[PICKED] = tuple(str(each["position_id"]) for each in found if "position_id" in each)
