"""On what a row rests: sources that could know it, and as many as its confidence claims."""

from __future__ import annotations

import datetime as dt

from parley.dataset.descriptor import Descriptor
from parley.dataset.model import PERIODS
from parley.dataset.problems import Problem, Reason
from parley.dataset.rules.cells import is_date
from parley.dataset.rules.registry import Found, Tables, rows, rule, statements

GRACE = dt.timedelta(days=1)
"""A page may be dated in another time zone than the place of what it tells."""

OWN_ACCOUNTS = ("official", "un")
"""Kinds of source of which one is enough for what its publisher did itself."""


@rule("sources")
def sources_of_the_day(descriptor: Descriptor, tables: Tables) -> Found:
    """A row rests on a source of the day on which it became known or later, and became known no later than a source."""
    published = dict(tables["sources"][["source_id", "published_date"]].itertuples(index=False, name=None))
    for name, (begins, _) in PERIODS.items():
        if name not in tables:
            continue
        path = descriptor.table(name).path
        for row, (start, public, cited) in rows(tables[name], begins, "public_on", "sources"):
            days = {each: published.get(each, "") for each in cited.split(";")}
            if not is_date(start) or not all(map(is_date, days.values())):
                continue
            newest, oldest = max(days, key=days.__getitem__), min(days, key=days.__getitem__)
            known = min(start, public) if is_date(public) else start
            if _day(days[newest]) + GRACE < _day(known):
                detail = {"value": newest, "other": days[newest], "expected": known}
                yield Problem.at(Reason.SOURCES_OLDER, path, row, "sources", **detail)
            if is_date(public) and _day(days[oldest]) + GRACE < _day(public):
                detail = {"value": public, "other": oldest, "expected": days[oldest]}
                yield Problem.at(Reason.PUBLIC_EARLIER, path, row, "public_on", **detail)


def _day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@rule("sources")
def confirmed_by_enough(descriptor: Descriptor, tables: Tables) -> Found:
    """What is confirmed has an official account, or two publishers of which one at least is no copyist."""
    about = {
        key: (publisher, kind)
        for key, publisher, kind in tables["sources"][["source_id", "publisher", "kind"]].itertuples(
            index=False, name=None
        )
    }
    for table in descriptor.tables:
        if table.name not in tables or "confidence" not in tables[table.name]:
            continue
        for row, (confidence, cited) in rows(tables[table.name], "confidence", "sources"):
            sources = [about[each] for each in cited.split(";") if each in about]
            if confidence != "confirmed" or not sources or any(kind in OWN_ACCOUNTS for _, kind in sources):
                continue
            publishers = {publisher for publisher, _ in sources}
            if len(publishers) == 1:
                note = f"one publisher alone ({publishers.pop()})"
            elif all(kind == "aggregator" for _, kind in sources):
                note = "copies alone (aggregator)"
            else:
                continue
            yield Problem.at(Reason.CONFIRMED, table.path, row, "confidence", note=note)


@rule()
def unnamed_confirms_nothing(descriptor: Descriptor, tables: Tables) -> Found:
    """What was told by nobody who is named is not confirmed."""
    for path, row, said in statements(descriptor, tables, "attribution", "reported_by", "confidence"):
        if tuple(said) == ("reported", "", "confirmed"):
            note = "an account that nobody named stands for (attribution reported, reported_by empty)"
            yield Problem.at(Reason.CONFIRMED, path, row, "confidence", note=note)


@rule()
def hearsay_is_reported(descriptor: Descriptor, tables: Tables) -> Found:
    """What another said of a party is reported, whoever said it."""
    for path, row, (reporter, attribution) in statements(descriptor, tables, "reported_by", "attribution"):
        if reporter and attribution != "reported":
            yield Problem.at(Reason.HEARSAY, path, row, "attribution", value=attribution, other=reporter)
