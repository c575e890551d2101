"""Rules that a schema can't say: each looks at the tables as text and yields the rows that break it.

A rule reads text, so that one bad cell doesn't stop the others from being checked: a date that is not a date is the
schema's complaint, and a rule passes it over.
"""

from parley.dataset.rules import (
    cells,
    coverage,
    events,
    evidence,
    links,
    people,
    places,
    positions,
    roles,
    time,
    wording,
)
from parley.dataset.rules.registry import UNUSABLE, check

__all__ = [
    "UNUSABLE",
    "cells",
    "check",
    "coverage",
    "events",
    "evidence",
    "links",
    "people",
    "places",
    "positions",
    "roles",
    "time",
    "wording",
]
