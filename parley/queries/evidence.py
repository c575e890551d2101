"""What a row rests on: its sources, as they could be read on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import lru_cache

import pandas as pd

from parley.dataset import Dataset


def sources(dataset: Dataset, ids: Iterable[str], as_of: dt.date) -> pd.DataFrame:
    """Give the sources with these ids.

    Returns
    -------
    DataFrame
        ``source_id, publisher, title, url, published_date, kind, language``, by publisher. A source published after
        the as-of day keeps its publisher and address, as evidence, but neither title nor date.
    """
    everything = _all(dataset)
    found = everything.loc[everything.index.isin(set(ids))].reset_index()
    later = found["published_date"] > pd.Timestamp(as_of)
    return found.assign(title=found["title"].mask(later), published_date=found["published_date"].mask(later))


@lru_cache(maxsize=8)
def _all(dataset: Dataset) -> pd.DataFrame:
    """Read the whole table once: to compile a list of a thousand ids would take longer than to look them up."""
    columns = ("source_id", "publisher", "title", "url", "published_date", "kind", "language")
    rows = dataset.table("sources").select(*columns).order_by("publisher", "source_id")
    return dataset.run(rows).set_index("source_id")
