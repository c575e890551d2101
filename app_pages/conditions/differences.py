"""Where the two sides differ: the class of each proposition with what is behind it, and how it ran by week."""

from typing import Any

import pandas as pd
import streamlit as st

from app_pages.conditions.words import by_id, every_statement, text_names, words
from components import html
from components.chart_card import chart_card
from components.evidence import evidence_for
from components.handover import handover
from components.reader import Reader
from parley import theme
from parley.charts.conditions import difference_strip
from parley.method import NO_CLASS_AFTER
from parley.queries import conditions, differences, situation
from parley.queries.stances import OWN, REPORTED
from parley.selection import say_day

SIDES = ("first", "second")


def where_they_differ(reader: Reader) -> None:
    """Draw the list of classes, with the rows behind each, and the strip by week."""
    dataset, selection = reader.dataset, reader.selection
    found = differences.differences(dataset, selection)
    if found.empty:
        st.info(
            "There is nothing to compare: this data set has no two sides, or no propositions on these issues."
        )
        return
    statements = every_statement(reader)
    behind = by_id(statements, (each for side in SIDES for ids in found[f"{side}_positions"] for each in ids))
    older = _latest(statements)

    def classes() -> pd.DataFrame:
        """Give the classes with the sources of the rows behind them."""
        keys = zip(found["first_positions"], found["second_positions"], strict=True)
        cited = [
            [one for key in (*first, *second) for one in behind[key]["sources"]] for first, second in keys
        ]
        return found.assign(sources=pd.Series(cited, index=found.index))

    title = f"Where the two sides differ on {say_day(selection.as_of)}"
    handover(classes, key="classes", name="conditions-differences", title=title)
    html.show(
        "app_pages/conditions/differences.html",
        issues=[
            {"issue": issue, "rows": [_row(each, behind, older) for each in html.records(rows)]}
            for issue, rows in found.groupby("issue", sort=False)
        ],
        parties=[found[f"{side}_party"].iloc[0] for side in SIDES],
        counted=[(each, int((found["difference"] == each).sum())) for each in differences.CLASSES],
        classes=theme.CLASS_MARKS,
        as_of=say_day(selection.as_of),
        no_class_after=NO_CLASS_AFTER,
        texts=text_names(reader),
        phases=dataset.descriptor.labels("provisions", "phase"),
        words=words(reader),
        evidence=evidence_for(dataset, selection, [statements["sources"]]),
    )
    weekly = differences.weekly(dataset, selection)
    figure = difference_strip(
        weekly, conditions.propositions(dataset, selection), situation.marked_texts(dataset, selection)
    )
    chart_card(figure, weekly, key="differences", empty="No week to compare. Move the as-of day later.")


def _latest(statements: pd.DataFrame) -> dict[tuple[str, str], dict[str, Any]]:
    """Give each party's last first-hand statement of its own on each proposition, whether or not it gives a class."""
    own = statements[(statements["capacity"] == OWN) & (statements["attribution"] != REPORTED)]
    last = own.groupby(["party_id", "proposition_id"], sort=False).tail(1)
    return {(row["party_id"], row["proposition_id"]): row for row in html.records(last)}


def _row(
    row: dict[str, Any], behind: dict[str, dict[str, Any]], older: dict[tuple[str, str], dict[str, Any]]
) -> dict[str, Any]:
    cells = [
        {
            "standing": row[f"{side}_standing"],
            "age": row[f"{side}_age"],
            "rows": [behind[each] for each in row[f"{side}_positions"] if each in behind],
            "last": older.get((row[f"{side}_party_id"], row["proposition_id"])),
        }
        for side in SIDES
    ]
    return row | {"cells": cells}
