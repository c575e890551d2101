"""Against the text: what one text provides, how each party answered it, and where the sides stood around it."""

from typing import Any

import pandas as pd
import streamlit as st

from app_pages.conditions.words import by_id, every_statement, text_names, words
from components import html
from components.evidence import evidence_for
from components.framework import choose_framework
from components.handover import titled
from components.reader import Reader
from parley.queries import against, texts
from parley.queries.differences import sides

MOMENTS = (("before", "Before the text"), ("at", "Up to its answer"), ("after", "After"))


def against_the_text(reader: Reader) -> None:
    """Draw the choice of a text, each party's answer to it, and its provisions with the sides' stances by issue."""
    dataset, selection = reader.dataset, reader.selection
    chosen = choose_framework(dataset, texts.provisions(dataset, selection), texts.texts(dataset, selection))
    found = against.against_text(dataset, selection, chosen) if chosen else None
    if found is None:
        st.info("No text in force or on the table by this day. Choose one, or move the as-of day later.")
        return
    statements = every_statement(reader)
    html.show(
        "app_pages/conditions/against.html",
        text_id=dataset.vocabulary.texts[found.name],
        name=found.name,
        date=pd.Timestamp(found.date),
        answers=html.records(found.answers),
        issues=_issues(found, by_id(statements, found.stances["position_id"])),
        parties=[(each, dataset.vocabulary.name(each)) for each in sides(dataset)],
        moments=MOMENTS,
        answered=dataset.descriptor.labels("framework_responses", "answer"),
        phases=dataset.descriptor.labels("provisions", "phase"),
        texts=text_names(reader),
        words=words(reader),
        evidence=evidence_for(
            dataset,
            selection,
            [found.answers["sources"], found.provisions["sources"], statements["sources"]],
        ),
    )
    titled("Its provisions as rows", found.provisions, key="provisions", name="conditions-provisions")
    said = statements[statements["position_id"].isin(found.stances["position_id"])]
    titled("The stances around it as rows", said, key="stances", name="conditions-stances")


def _issues(found: against.Against, told: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """Give each issue with its provisions by phase and, for each proposition spoken to, the statements by moment."""
    issues = []
    for (key, issue), rows in found.provisions.groupby(["issue_id", "issue"], sort=False):
        stances = found.stances[found.stances["issue_id"] == key]
        propositions = [
            {
                "statement": statement,
                "cells": {
                    where: [told[each] for each in cell["position_id"] if each in told]
                    for where, cell in of_one.groupby(["party_id", "moment"], sort=False)
                },
            }
            for statement, of_one in stances.groupby("statement", sort=False)
        ]
        phases = [(phase, html.records(each)) for phase, each in rows.groupby("phase", sort=False)]
        issues.append({"issue": issue, "phases": phases, "propositions": propositions})
    return issues
