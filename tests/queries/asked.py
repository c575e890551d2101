"""Every public query, found by its signature, so that a new one is held to the same rules."""

import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable

import pandas as pd

import parley.queries
from parley.dataset import Dataset
from parley.selection import Selection

Query = Callable[[Dataset, Selection], pd.DataFrame]


def _find() -> dict[str, Query]:
    found = {}
    for info in pkgutil.iter_modules(parley.queries.__path__):
        module = importlib.import_module(f"parley.queries.{info.name}")
        for name, function in inspect.getmembers(module, inspect.isfunction):
            of_module = function.__module__ == module.__name__ and not name.startswith("_")
            signature = inspect.signature(function)
            gives_a_frame = "DataFrame" in str(signature.return_annotation)
            if of_module and gives_a_frame and tuple(signature.parameters) == ("dataset", "selection"):
                found[f"{info.name}.{name}"] = function
    return found


QUERIES = _find()

KEYS = {
    "catalogue.by_month": ["month", "table"],
    "catalogue.shares": ["month", "table", "measure"],
    "catalogue.sizes": ["table"],
    "channels.contacts": ["actor_id", "other_id", "kind", "way"],
    "channels.workload": ["mediator_id", "month", "kind"],
    "conditions.latest": ["position_id"],
    "conditions.mediator_statements": ["position_id"],
    "conditions.propositions": ["proposition_id"],
    "derived.by_accepting": ["party_id", "issue_id", "framework_id"],
    "differences.differences": ["proposition_id"],
    "differences.weekly": ["week", "proposition_id"],
    "history.statements": ["position_id"],
    "intensity.days_by_month": ["month", "traveller_id"],
    "intensity.last_visits": ["what", "name"],
    "intensity.visits_by_month": ["month", "place_id"],
    "mediation.at_the_table": ["round_id", "actor_id"],
    "mediation.roles": ["actor_id", "role", "start_date"],
    "mediation.rounds": ["round_id"],
    "presence.met": ["one_id", "other_id", "kind", "key", "first_day"],
    "presence.pairs": ["place_id", "one_id", "other_id", "first_day"],
    "presence.presence": ["day", "place_id", "actor_id", "kind", "key"],
    "presence.same_city": ["place_id", "first_day"],
    "routes.located": ["trip_id", "seq"],
    "situation.active": ["actor_id"],
    "situation.activity": ["week", "event_type"],
    "situation.last_contacts": ["what"],
    "situation.marked_texts": ["framework_id"],
    "texts.answers": ["response_id"],
    "texts.provisions": ["framework_id", "issue_id", "phase", "seq"],
    "texts.texts": ["framework_id"],
    "timeline.events": ["event_id"],
    "timeline.upcoming": ["event_id"],
    "travel.rounds": ["round_id"],
    "travel.stops": ["trip_id", "seq"],
    "travel.trips": ["trip_id"],
}
"""What tells one row of an answer from the others."""

NOT_OF_A_DAY = {
    "catalogue.by_month",
    "catalogue.shares",
    "catalogue.sizes",
    "conditions.propositions",
    "differences.differences",
}
"""Queries with rows even where nothing is known yet: a grid of months, a list of tables, the questions themselves."""


def documented(query: Query) -> list[str]:
    """Read off the docstring which columns a query promises."""
    text = inspect.getdoc(query) or ""
    module = inspect.getmodule(query)
    if alike := re.search(r"columns as in `(\w+)`", text):
        return documented(getattr(module, alike[1]))
    promise = text.partition("DataFrame\n")[2]
    if constant := re.match(r"\s*`([A-Z]+)`", promise):
        return list(getattr(module, constant[1]))
    first = re.split(r"[;.]", promise)[0]
    return [name for group in re.findall(r"``([^`]+)``", first) for name in re.split(r",\s*", group)]


def plain(frame: pd.DataFrame) -> pd.DataFrame:
    """Give a frame that can be compared: lists as tuples."""
    frame = frame.copy()
    for column in frame.columns:
        if frame[column].dtype == object:
            frame[column] = [
                tuple(each) if hasattr(each, "__len__") and not isinstance(each, str) else each
                for each in frame[column]
            ]
    return frame


def keys(name: str, frame: pd.DataFrame) -> list[tuple[object, ...]]:
    """Name the rows of an answer."""
    return list(frame[KEYS[name]].itertuples(index=False, name=None))
