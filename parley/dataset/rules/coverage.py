"""How thick the tables are: searches that agree with what was found, and the gaps that a package allows itself."""

from __future__ import annotations

import pandas as pd

from parley.dataset.descriptor import FILE, Descriptor
from parley.dataset.model import PERIODS
from parley.dataset.problems import Problem, Reason
from parley.dataset.rules.people import representation, represented
from parley.dataset.rules.registry import Found, Tables, rows, rule

ROWS = 20
"""A month with fewer rows than this has no share worth the name."""


@rule("coverage", "positions")
def searches_agree(descriptor: Descriptor, tables: Tables) -> Found:
    """A search that found something has a position in its period; one that found nothing has none."""
    stated: dict[tuple[str, str], list[str]] = {}
    for party, issue, day in tables["positions"][["party", "issue_id", "date"]].itertuples(
        index=False, name=None
    ):
        stated.setdefault((party, issue), []).append(day)
    columns = ["party", "issue_id", "from_date", "to_date", "result"]
    for row, (party, issue, first, last, result) in rows(tables["coverage"], *columns):
        days = [day for day in stated.get((party, issue), []) if first <= day <= last]
        if (result == "found") != bool(days):
            note = f"a position of {days[0]}" if days else "no position of that period"
            path = descriptor.table("coverage").path
            yield Problem.at(Reason.SEARCH_RESULT, path, row, "result", value=result, note=note)


@rule("actors", "participants", "trips", "stops", "positions")
def actors_take_part(descriptor: Descriptor, tables: Tables) -> Found:
    """An actor takes part in an event, travels, is met or speaks, itself or through one who represents it."""
    actors = tables["actors"]
    met = tables["stops"]["met"].str.split(";").explode()
    represents = representation(tables)
    heard = tables["positions"][["speaker", "reported_by"]].stack()
    seen = {*tables["participants"]["actor_id"], *tables["trips"]["traveller"], *met, *heard}
    active = {actor for each in seen for actor in represented(represents, each)}
    for row, actor in actors["actor_id"].items():
        if actor and actor not in active and len(tables["participants"]):
            yield Problem.at(Reason.NO_EVENT, descriptor.table("actors").path, row, "actor_id", value=actor)


@rule("sources")
def undated_sources(descriptor: Descriptor, tables: Tables) -> Found:
    """No more sources lack a date than the package allows itself."""
    dates = tables["sources"]["published_date"]
    share = (dates == "").mean() if len(dates) else 0
    if share > (limit := descriptor.limits.get("undated_sources", 1)):
        note = f"{share:.1%} of the sources have no published_date"
        yield Problem.at(Reason.SHARE, descriptor.table("sources").path, note=note, expected=f"{limit:.0%}")


@rule()
def reported_rows(descriptor: Descriptor, tables: Tables) -> Found:
    """In no month are more of the rows only reported than the package allows itself."""
    limit = descriptor.limits.get("reported_rows_of_a_month", 1)
    for month, share in reported_by_month(tables).items():
        if share > limit:
            note = f"{share:.0%} of the rows of {month} are only reported"
            yield Problem.at(Reason.SHARE, FILE, note=note, expected=f"{limit:.0%}")


def reported_by_month(tables: Tables) -> pd.Series[float]:
    """Give the share of rows with confidence = reported, by month, where it has at least `ROWS` rows."""
    rated = [
        frame[[PERIODS[name][0], "confidence"]].set_axis(["day", "confidence"], axis=1)
        for name, frame in tables.items()
        if name in PERIODS and "confidence" in frame
    ]
    table = pd.concat(rated) if rated else pd.DataFrame(columns=["day", "confidence"])
    months = (table["confidence"] == "reported").astype("float64").groupby(table["day"].str[:7])
    return months.mean()[months.size() >= ROWS]
