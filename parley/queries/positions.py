"""One position as a record: what was stated, where, of which text, what ended it, and what the party said besides."""

from __future__ import annotations

import datetime as dt
from typing import Any

from parley.dataset import Dataset
from parley.queries.rows import rows
from parley.queries.stances import every_row


def position(dataset: Dataset, as_of: dt.date, key: str) -> dict[str, Any] | None:
    """Give a position with its proposition, event and text, what ended it, and its ``line``; None if it wasn't known.

    The line is all that the party stated on the proposition by the day, in any capacity, the newest first; in it the
    position itself is marked ``here``.
    """
    said = every_row(dataset, as_of)
    found = next((row for row in said if row["position_id"] == key), None)
    if found is None:
        return None
    titles = _titles(dataset, as_of, [found["event_id"] or "", found["ended_by"] or ""])
    texts = {row["framework_id"]: row["name"] for row in rows(dataset, "frameworks", as_of)}
    name = dataset.vocabulary.name
    line = [
        {
            **{each: row[each] for each in ("position_id", "date", "stance", "condition", "position")},
            **{each: row[each] for each in ("attribution", "capacity", "ended_on")},
            "speaker": name(row["speaker"]) if row["speaker"] else None,
            "here": row["position_id"] == key,
        }
        for row in reversed(said)
        if (row["party"], row["proposition_id"]) == (found["party"], found["proposition_id"])
    ]
    return {
        **found,
        "proposition": _proposition(dataset, found["proposition_id"]),
        "names": {each: name(found[each]) for each in ("party", "speaker", "reported_by") if found[each]},
        "event": titles.get(found["event_id"]),
        "text": texts.get(found["framework_id"]),
        "ending": titles.get(found["ended_by"]) or texts.get(found["ended_by"]),
        "ending_kind": "text" if found["ended_by"] in texts else "event",
        "line": line,
    }


def _titles(dataset: Dataset, as_of: dt.date, ids: list[str]) -> dict[str, str]:
    events = dataset.known("events", as_of).select("event_id", "title")
    found = dataset.run(events.filter(events.event_id.isin(ids)))
    return dict(found.itertuples(index=False, name=None))


def _proposition(dataset: Dataset, key: str) -> dict[str, str]:
    asked = dataset.table("propositions").inner_join(dataset.table("issues").rename(issue="name"), "issue_id")
    (found,) = dataset.run(asked.filter(asked.proposition_id == key)).to_dict("records")
    return {each: str(found[each]) for each in ("statement", "definition", "issue")}
