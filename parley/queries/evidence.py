"""What a row rests on: its sources, as they could be read on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

import ibis

from parley.dataset import Dataset

if TYPE_CHECKING:
    import pandas as pd


def sources(dataset: Dataset, ids: Iterable[str], as_of: dt.date) -> pd.DataFrame:
    """Give the sources with these ids.

    Returns
    -------
    DataFrame
        ``source_id, publisher, title, url, published_date, kind, language``, by publisher. A source published after
        the as-of day keeps its publisher and address, as evidence, but neither title nor date.
    """
    rows = dataset.table("sources").filter(lambda t: t.source_id.isin(sorted(set(ids))))
    later = ibis.coalesce(rows.published_date > as_of, False)
    rows = rows.mutate(
        title=ibis.ifelse(later, ibis.null("string"), rows.title),
        published_date=ibis.ifelse(later, ibis.null("date"), rows.published_date),
    )
    columns = ("source_id", "publisher", "title", "url", "published_date", "kind", "language")
    return dataset.run(rows.select(*columns).order_by("publisher", "source_id"))
