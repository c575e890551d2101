"""How a cell is written: so that every program that opens the file reads the same in it."""

from __future__ import annotations

import datetime as dt
import re

from parley.dataset.descriptor import Descriptor
from parley.dataset.problems import TYPES_IN_WORDS, Problem, Reason
from parley.dataset.rules.registry import Found, Tables, rule

FORMS = {
    "date": "[0-9]{4}-[0-9]{2}-[0-9]{2}",
    "integer": "-?[0-9]{1,18}",
    "number": r"-?[0-9]+(\.[0-9]+)?",
    "boolean": "true|false",
}
"""Forms by type. The schema's reader lets more pass (``2023-1-5``, ``1_000``, digits of other scripts, ``NaN``)."""


def is_date(text: str) -> bool:
    """Say whether a cell holds a day of the calendar, written in full."""
    if not re.fullmatch(FORMS["date"], text):
        return False
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return False
    return True


@rule()
def values_in_full(descriptor: Descriptor, tables: Tables) -> Found:
    """A date is written ``2023-01-05``; a number in plain digits."""
    for table in descriptor.tables:
        for field in table.fields:
            if field.type not in FORMS or table.name not in tables:
                continue
            form = re.compile(FORMS[field.type])
            for row, cell in tables[table.name][field.name].items():
                if cell and not form.fullmatch(cell):
                    expected = TYPES_IN_WORDS[field.type]
                    yield Problem.at(Reason.TYPE, table.path, row, field.name, value=cell, expected=expected)
