"""Big packages: the small invented one, grown by the same events over many more days.

Written as text in one go, so that fifty thousand events take about a second. What is grown is valid: every event has a
source of its own day and three participants, and every source is used.
"""

import csv
import datetime as dt
import shutil
from pathlib import Path

from tests.packages_support import LAKELAND

FIRST = dt.date(2008, 1, 1)
A_DAY = 20
"""Events a day; each has ``PEOPLE`` participants, and ten of them share a source."""
TO_A_SOURCE = 10
PEOPLE = (("maren", "counterpart"), ("tolva", "counterpart"), ("oake", "mediator"))


def grow(folder: Path, events: int = 50_000, lands: int = 0) -> Path:
    """Copy the small package into a new folder and add so many events to it, the first on `FIRST`.

    With `lands`, so many states are added too, and each event is a call between two of them instead.
    """
    shutil.copytree(LAKELAND, folder)
    rows = _rows(folder, "events")
    pattern = [row for row in rows if row["start_date"] == row["end_date"] and not row["public_on"]]
    grown, people, sources = [], [], {}
    for number in range(events):
        day = (FIRST + dt.timedelta(days=number // A_DAY)).isoformat()
        source = f"grown-{number // TO_A_SOURCE:06}"
        key = f"{day}-grown-{number:06}"
        like = pattern[number % len(pattern)]
        grown.append(
            like
            | {
                "event_id": key,
                "start_date": day,
                "end_date": day,
                "title": f"{like['title']}, no. {number}",
                "round_id": "",
                "sources": source,
            }
        )
        if lands:
            grown[-1]["event_type"] = "call"
        there = _callers(number, lands) if lands else PEOPLE
        people += [{"event_id": key, "actor_id": actor, "role": role} for actor, role in there]
        sources[source] = _source(source, day)
    _add(folder, "actors", [_land(number) for number in range(lands)])
    _add(folder, "events", grown)
    _add(folder, "participants", people)
    _add(folder, "sources", list(sources.values()))
    return folder


def _land(number: int) -> dict[str, str]:
    return {
        "actor_id": f"land-{number:03}",
        "name": f"Land {number:03}",
        "kind": "state",
        "side": "third_party",
    }


def _callers(number: int, lands: int) -> tuple[tuple[str, str], ...]:
    """Give two lands; those with low numbers call more often than others."""
    one = number % lands
    other = (one + 1 + number // lands % 7 * (1 + one % 5)) % lands
    other = other if other != one else (one + 1) % lands
    return tuple((f"land-{each:03}", "counterpart") for each in (one, other))


def _source(key: str, day: str) -> dict[str, str]:
    return {
        "source_id": key,
        "url": f"https://example.org/grown/{key}",
        "publisher": ("Lake Post", "Foreign Ministry of Highmark")[int(key[-1]) % 2],
        "title": f"Of {day} (invented)",
        "published_date": day,
        "kind": "newspaper",
        "language": "en",
        "supports": "Invented for tests",
    }


def _rows(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _add(folder: Path, table: str, rows: list[dict[str, str]]) -> None:
    path = folder / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        columns = next(csv.reader(file))
    with path.open("a", encoding="utf-8", newline="") as file:
        csv.DictWriter(file, columns, lineterminator="\n").writerows(rows)
