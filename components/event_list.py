"""Events as a reading list: date, kind and place, what happened, and the sources."""

from collections.abc import Mapping

import pandas as pd

from components import html
from parley.dataset import Dataset


def event_list(
    dataset: Dataset, events: pd.DataFrame, evidence: Mapping[str, Mapping[str, object]], *, empty: str
) -> None:
    """Draw the rows of `parley.queries.timeline.events`; ``empty`` is said where there are none."""
    labels = dataset.descriptor.labels
    html.show(
        "components/event_list.html",
        events=html.records(events),
        types=labels("events", "event_type"),
        outcomes=labels("events", "outcome"),
        confidences=labels("events", "confidence"),
        evidence=evidence,
        empty=empty,
    )
