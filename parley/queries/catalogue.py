"""What the data set holds: the questions of the Data page."""

from __future__ import annotations

import ibis
import pandas as pd

from parley.dataset import Dataset
from parley.dataset.history import SECRECY
from parley.selection import Selection


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


def by_month(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """Count the events and positions that began in each month of the window: how thick the coverage is over time.

    Returns
    -------
    DataFrame
        ``month`` (its first day), ``table``, ``rows``; a month without rows stands with 0.
    """
    parts = []
    for name, start in (("events", "start_date"), ("positions", "date"), ("stops", "arrive_date")):
        rows = dataset.known(name, selection.as_of)
        rows = rows.filter(rows[start] >= selection.since, rows[start] <= selection.as_of)
        parts.append(rows.select(month=rows[start].truncate("M"), table=ibis.literal(name)))
    counted = dataset.run(ibis.union(*parts).group_by("month", "table").agg(rows=lambda t: t.count()))
    months = pd.date_range(selection.since.replace(day=1), selection.as_of, freq="MS")
    grid = pd.MultiIndex.from_product([months, ["events", "positions", "stops"]], names=["month", "table"])
    return counted.set_index(["month", "table"])["rows"].reindex(grid, fill_value=0).reset_index()


def codebook(dataset: Dataset, table: str) -> pd.DataFrame:
    """Give the columns of a table as ``datapackage.json`` defines them.

    Returns
    -------
    DataFrame
        ``column, label, type, required, meaning, allowed``, in the order of the columns.
    """
    return pd.DataFrame(
        {
            "column": field.name,
            "label": field.title,
            "type": field.type,
            "required": field.required,
            "meaning": field.description,
            "allowed": field.allowed,
        }
        for field in dataset.descriptor.table(table).fields
    )
