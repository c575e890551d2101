"""The texts that stand, and how each side answered them."""

from typing import Any

import pandas as pd

from components import html
from parley.dataset import Dataset
from parley.queries.differences import sides

IN_FORCE = ("in force", "disputed")


def band(dataset: Dataset, standing: pd.DataFrame, answers: pd.DataFrame) -> None:
    """Draw the texts in force and on the table, replies beneath what they reply to, with each side's answer.

    Parameters
    ----------
    standing, answers
        `parley.queries.texts.texts` and `answers`.
    """
    pair = sides(dataset)
    html.show(
        "app_pages/conditions/band.html",
        texts=_texts(standing, answers, pair),
        missing=[
            name
            for name, states in (("in force", IN_FORCE), ("on the table", ("on the table",)))
            if not standing["standing"].isin(states).any()
        ],
        sides=[dataset.vocabulary.name(each) for each in pair],
        labels=dataset.descriptor.labels("framework_responses", "answer"),
        attributions=dataset.descriptor.labels("framework_responses", "attribution"),
    )


def _texts(standing: pd.DataFrame, answers: pd.DataFrame, pair: tuple[str, ...]) -> list[dict[str, Any]]:
    given: dict[str, list[dict[str, Any]]] = {}
    for row in html.records(answers):
        given.setdefault(row["framework_id"], []).append(row)
    texts = html.records(standing)
    shown = {text["framework_id"] for text in texts}
    beneath: dict[str, list[dict[str, Any]]] = {}
    for text in texts:
        beneath.setdefault(text["replies_to"] if text["replies_to"] in shown else "", []).append(text)

    def lay_out(parent: str, depth: int) -> list[dict[str, Any]]:
        found = []
        for text in beneath.get(parent, []):
            rows = given.get(text["framework_id"], [])
            found.append(
                text
                | {
                    "depth": depth,
                    "answers": [_current([row for row in rows if row["actor_id"] == side]) for side in pair],
                    "others": len({row["actor_id"] for row in rows} - set(pair)),
                }
            )
            found += lay_out(text["framework_id"], depth + 1)
        return found

    return lay_out("", 0)


def _current(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Keep a side's latest first-hand answers, and beneath them what was reported of it later."""
    latest = [row for row in rows if row["latest"]]
    since = max((row["date"] for row in latest), default=None)
    later = [row for row in rows if not row["first_hand"] and (since is None or row["date"] > since)]
    newest = max((row["date"] for row in later), default=None)
    return latest + [row | {"beneath": True} for row in later if row["date"] == newest]
