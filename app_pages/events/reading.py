"""Events to read: a heading a day, and under it who did what, on whose word."""

from typing import Any

import pandas as pd

from components import html
from components.evidence import evidence_for
from parley.dataset import Dataset
from parley.queries import timeline
from parley.selection import Selection, say_day


def reading(dataset: Dataset, selection: Selection, events: pd.DataFrame, start: int, size: int) -> None:
    """Draw the rows of `timeline.events_page`, which were asked from `start` on."""
    labels = dataset.descriptor.labels
    html.show(
        "app_pages/events/reading.html",
        days=_by_day(html.records(events)),
        people=_people(dataset, timeline.participants_page(dataset, selection, start, size)),
        types=labels("events", "event_type"),
        outcomes=labels("events", "outcome"),
        confidences=labels("events", "confidence"),
        evidence=evidence_for(dataset, selection, [events["sources"]]),
    )


def _by_day(events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Put events of one day under one heading; where only the month is known, the heading is the month."""
    days: dict[tuple[pd.Timestamp, bool], list[dict[str, Any]]] = {}
    for event in events:
        days.setdefault((event["start_date"], event["date_precision"] == "month"), []).append(event)
    return [
        {
            "name": f"{day:%B} {day.year}" if month_only else say_day(day),
            "note": "day not known" if month_only else f"{day:%A}",
            "datetime": f"{day:%Y-%m}" if month_only else f"{day:%Y-%m-%d}",
            "events": rows,
        }
        for (day, month_only), rows in days.items()
    ]


def _people(dataset: Dataset, participants: pd.DataFrame) -> dict[str, dict[str, list[dict[str, Any]]]]:
    """Give each event's participants by the label of their role, roles in the codebook's order."""
    labels = dataset.descriptor.labels("participants", "role")
    order = list(labels)
    found: dict[str, dict[str, list[dict[str, Any]]]] = {}
    for row in sorted(participants.to_dict("records"), key=lambda row: order.index(row["role"])):
        found.setdefault(row["event_id"], {}).setdefault(labels[row["role"]], []).append(
            {"actor_id": row["actor_id"], "name": row["name"]}
        )
    return found
