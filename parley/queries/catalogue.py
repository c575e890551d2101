"""What the data set holds: the questions of the Data page."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

import ibis
import pandas as pd

from parley.dataset import Dataset
from parley.dataset.history import SECRECY
from parley.queries.remembered import remembered
from parley.selection import Selection

if TYPE_CHECKING:
    import ibis.expr.types as ir

BEGINS = {"events": "start_date", "positions": "date", "stops": "arrive_date"}
"""The tables that are counted by month, with the column that says in which month a row belongs."""
REPORTED = {"events": "confidence", "positions": "attribution"}
"""The tables of which is told what their rows rest on, with the column that says so."""
FEW = 0.25
"""A month has few rows if it has fewer than this share of what the middle month has."""


@remembered
def sizes(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """Count the rows of each table.

    Returns
    -------
    DataFrame
        ``table, title, rows, known``, in the order of the descriptor: all rows of the package, and those that could
        be known on the as-of day. Tables that tell of no day are known whole.
    """
    counts = [
        dataset.known(name, selection.as_of)
        .aggregate(known=lambda t: t.count())
        .mutate(table=ibis.literal(name))
        for name in SECRECY
    ]
    known = dataset.run(ibis.union(*counts)).set_index("table")["known"]
    return pd.DataFrame(
        {
            "table": table.name,
            "title": table.title,
            "rows": dataset.sizes[table.name],
            "known": int(known.get(table.name, dataset.sizes[table.name])),
        }
        for table in dataset.descriptor.tables
    )


@remembered
def by_month(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """Count the events, positions and stops that began in each month of the window: how thick the coverage is.

    Returns
    -------
    DataFrame
        ``month`` (its first day), ``table``, ``rows``; a month without rows stands with 0.
    """
    parts = [
        _of_window(dataset, selection, name).select("month", table=ibis.literal(name)) for name in BEGINS
    ]
    counted = dataset.run(ibis.union(*parts).group_by("month", "table").agg(rows=lambda t: t.count()))
    grid = pd.MultiIndex.from_product([_months(selection), list(BEGINS)], names=["month", "table"])
    return counted.set_index(["month", "table"])["rows"].reindex(grid, fill_value=0).reset_index()


@remembered
def shares(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """Count by month of the window the events and positions that are only reported, or rest on a single source.

    An event is reported if its confidence says so, a position if its attribution does. Sources count as they had been
    published by the as-of day.

    Returns
    -------
    DataFrame
        ``month`` (its first day), ``table``, ``measure``, ``rows``, ``matching``, ``share``; the measure is
        ``reported`` or ``single source``, and the share is empty in a month without rows.
    """
    parts = []
    for name, column in REPORTED.items():
        rows = _of_window(dataset, selection, name)
        parts.append(
            rows.select(
                "month",
                table=ibis.literal(name),
                reported=rows[column] == "reported",
                single=rows["sources"].length() == 1,
            )
        )
    counted = dataset.run(
        ibis.union(*parts)
        .group_by("month", "table")
        .agg(
            lambda t: t.count().name("rows"),
            lambda t: t.reported.sum().name("reported"),
            lambda t: t.single.sum().name("single source"),
        )
    )
    grid = pd.MultiIndex.from_product([_months(selection), list(REPORTED)], names=["month", "table"])
    full = counted.set_index(["month", "table"]).reindex(grid).fillna(0).astype("int64").reset_index()
    long = full.melt(["month", "table", "rows"], var_name="measure", value_name="matching")
    long["share"] = (long["matching"] / long["rows"]).where(long["rows"] > 0)
    ordered = long.sort_values(["month", "table", "measure"], ignore_index=True)
    return ordered[["month", "table", "measure", "rows", "matching", "share"]]


def checked(dataset: Dataset) -> pd.DataFrame:
    """Count by table the rows that were checked against their sources, and those that name two publishers or more.

    Returns
    -------
    DataFrame
        ``table, title, rows, checked, two_publishers``, in the order of the descriptor; without tables that have no
        sources. It is of the package as a whole: when a row was checked belongs to no day of the diplomacy.
    """
    return pd.DataFrame(
        {
            "table": table.name,
            "title": table.title,
            "rows": found.rows,
            "checked": found.checked,
            "two_publishers": found.two_publishers,
        }
        for table in dataset.descriptor.tables
        if (found := dataset.checks.get(table.name)) and found.rows
    )


def searches(dataset: Dataset, as_of: dt.date) -> pd.DataFrame:
    """List what was looked for, on which party and issue, in which period, and whether anything was found.

    Returns
    -------
    DataFrame
        ``party, issue, from_date, to_date, result``, by party and issue; empty where nobody has recorded a search.
    """
    searched = dataset.known("coverage", as_of)
    actors = dataset.table("actors").select("actor_id", party_name="name")
    issues = dataset.table("issues").select("issue_id", "order", issue="name")
    rows = searched.inner_join(actors, searched.party == actors.actor_id).inner_join(issues, "issue_id")
    rows = rows.order_by("party_name", "order", "from_date", "result")
    return dataset.run(rows.select("issue", "from_date", "to_date", "result", party="party_name"))[
        ["party", "issue", "from_date", "to_date", "result"]
    ]


def searched(searches: pd.DataFrame) -> pd.DataFrame:
    """Count the searches of each party and issue by what they brought.

    Returns
    -------
    DataFrame
        ``party, issue, found, none_found, from_date, to_date, result``; the last three are those of the latest search.
    """
    grouped = searches.groupby(["party", "issue"], sort=False)
    counts = grouped["result"].value_counts().unstack(fill_value=0)
    counts = counts.reindex(columns=["found", "none_found"], fill_value=0).reset_index()
    latest = searches.drop_duplicates(["party", "issue"], keep="last")
    return latest.merge(counts, on=["party", "issue"])[
        ["party", "issue", "found", "none_found", "from_date", "to_date", "result"]
    ]


@dataclass(frozen=True, slots=True)
class Gaps:
    """Where one table is thin, judged by its own months.

    Attributes
    ----------
    middle : float
        Rows of the middle month: half of the months have more, half have fewer.
    few, none : tuple of date
        Months (their first days) with fewer than a quarter of that, and with no row at all.
    partial : tuple of date
        Months that the window only touches; they are not judged.
    """

    table: str
    middle: float
    few: tuple[dt.date, ...]
    none: tuple[dt.date, ...]
    partial: tuple[dt.date, ...]


def gaps(months: pd.DataFrame, selection: Selection) -> list[Gaps]:
    """Tell of each table of `by_month` in which months it is thin or empty."""
    return [_gaps(str(table), rows, selection) for table, rows in months.groupby("table", sort=False)]


def say_months(months: tuple[dt.date, ...]) -> str:
    """Name months, those in a row as a span: March 2024, June to August 2025."""
    spans: list[list[dt.date]] = []
    for month in months:
        if spans and _next(spans[-1][-1]) == month:
            spans[-1].append(month)
        else:
            spans.append([month])
    return ", ".join(_say_span(span[0], span[-1]) for span in spans)


def _gaps(table: str, rows: pd.DataFrame, selection: Selection) -> Gaps:
    counts = {month.date(): int(count) for month, count in zip(rows["month"], rows["rows"], strict=True)}
    partial = tuple(month for month in counts if not _whole(month, selection))
    whole = {month: count for month, count in counts.items() if month not in partial}
    middle = float(pd.Series(list(whole.values()), dtype="float64").median()) if whole else 0.0
    few = tuple(month for month, count in whole.items() if 0 < count < FEW * middle)
    none = tuple(month for month, count in whole.items() if count == 0)
    return Gaps(table, middle, few, none, partial)


def _whole(month: dt.date, selection: Selection) -> bool:
    last = month.replace(day=calendar.monthrange(month.year, month.month)[1])
    return selection.since <= month and last <= selection.as_of


def _next(month: dt.date) -> dt.date:
    return (month + dt.timedelta(days=31)).replace(day=1)


def _say_span(first: dt.date, last: dt.date) -> str:
    if first == last:
        return f"{first:%B %Y}"
    start = f"{first:%B}" if first.year == last.year else f"{first:%B %Y}"
    return f"{start} {'and' if _next(first) == last else 'to'} {last:%B %Y}"


def _of_window(dataset: Dataset, selection: Selection, name: str) -> ir.Table:
    """Give the rows that began in the window, each with its month."""
    rows = dataset.known(name, selection.as_of)
    start = rows[BEGINS[name]]
    rows = rows.filter(start >= selection.since, start <= selection.as_of)
    return rows.mutate(month=rows[BEGINS[name]].truncate("M"))


def _months(selection: Selection) -> pd.DatetimeIndex:
    return pd.date_range(selection.since.replace(day=1), selection.as_of, freq="MS")
