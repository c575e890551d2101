"""What a query answered stays known for a while: a page asks it again at every click, most of them beside the filters."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

import pandas as pd

from parley.dataset import Dataset

Asked = ParamSpec("Asked")
Query = Callable[Concatenate[Dataset, Asked], pd.DataFrame]


def remembered(query: Query[Asked]) -> Query[Asked]:
    """Let a query answer from memory what the same data set was asked before.

    Its arguments are hashable. Each asker gets a frame of its own, to which it may add what it likes.
    """

    @wraps(query)
    def ask(dataset: Dataset, *args: Asked.args, **kwargs: Asked.kwargs) -> pd.DataFrame:
        question = (query, args, tuple(kwargs.items()))
        return dataset.remember(question, lambda: query(dataset, *args, **kwargs)).copy(deep=False)

    return cast("Query[Asked]", ask)
