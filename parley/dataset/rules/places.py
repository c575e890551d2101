"""Where: a country and its codes."""

from __future__ import annotations

from collections.abc import Hashable

from parley.dataset.descriptor import Descriptor
from parley.dataset.problems import Problem, Reason
from parley.dataset.rules.registry import Found, Tables, rows, rule


@rule("places")
def one_code_a_country(descriptor: Descriptor, tables: Tables) -> Found:
    """A country has one code of ISO 3166-1 of each length; a package may leave out that of two letters."""
    places = tables["places"]
    path = descriptor.table("places").path
    for one, other in (("country", "iso3"), ("iso3", "iso2"), ("iso2", "iso3")):
        if not {one, other} <= set(places):
            continue
        first: dict[str, tuple[str, Hashable]] = {}
        for row, (name, code) in rows(places, one, other):
            known, at = first.setdefault(name, (code, row))
            if name and known != code:
                yield Problem.at(
                    Reason.CODES, path, row, other, value=code, expected=known, name=name, other=at
                )
