"""How it is said: in words that don't judge."""

from __future__ import annotations

import re

from parley.dataset.descriptor import Descriptor, Field
from parley.dataset.problems import Problem, Reason
from parley.dataset.rules.registry import Found, Tables, rule

QUOTED = ("quote",)
"""Columns that hold the speaker's own words."""


@rule()
def neutral_words(descriptor: Descriptor, tables: Tables) -> Found:
    """No sentence of the table's own holds a word that the package lists as one of judgement."""
    if not descriptor.judgement:
        return
    words = re.compile(rf"\b({'|'.join(map(re.escape, descriptor.judgement))})\b", re.IGNORECASE)
    for table in descriptor.tables:
        # A source's title is its publisher's
        if table.name not in tables or table.name == "sources":
            continue
        for field in filter(_is_prose, table.fields):
            for row, cell in tables[table.name][field.name].items():
                if found := words.search(cell):
                    yield Problem.at(Reason.JUDGEMENT, table.path, row, field.name, value=found[0])


def _is_prose(field: Field) -> bool:
    coded = field.categories or field.refers_to or field.pattern
    return field.type == "string" and not coded and field.name not in QUOTED
