"""Big packages: the small invented one, grown by the same events over many more days.

Written as text in one go, so that fifty thousand events take about a second. What is grown is valid: every event has a
source of its own day and four participants, and every source is used.
"""

import csv
import datetime as dt
import shutil
from pathlib import Path

from tests.packages_support import LAKELAND

FIRST = dt.date(2008, 1, 1)
A_DAY = 20
"""Events a day; each has ``PEOPLE`` and a guest of its own as participants, and ten of them share a source."""
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
                "confidence": "reported",
                "sources": source,
            }
        )
        if lands:
            grown[-1]["event_type"] = "call"
        there = _callers(number, lands) if lands else (*PEOPLE, (_guest(number), "observer"))
        people += [{"event_id": key, "actor_id": actor, "role": role} for actor, role in there]
        sources[source] = _source(source, day)
    guests = sorted({_guest(number) for number in range(events)}) if not lands else []
    _add(folder, "actors", [_land(number) for number in range(lands)])
    _add(
        folder,
        "actors",
        [{"actor_id": each, "name": each, "kind": "person", "side": "third_party"} for each in guests],
    )
    _add(folder, "events", grown)
    _add(folder, "participants", people)
    _add(folder, "sources", list(sources.values()))
    return folder


def _guest(number: int) -> str:
    """Give the one by whose presence an event differs from the others of its day."""
    return f"guest-{number % A_DAY:02}"


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


TRAVELLERS, CITIES, DAYS, STOPS_OF_A_TRIP = 200, 40, 330, 4
SET_OUT = dt.date(2019, 3, 5)
DELEGATIONS = (("northshore", "party"), ("southshore", "party"), ("highmark", "mediator"))


def grow_trips(folder: Path, stops: int = 20_000) -> Path:
    """Copy the small package into a new folder and add travellers, cities, and so many stops on trips of theirs.

    A trip goes on for four days, a stop a day; every second stop has no departure, as in the real table nearly half.
    """
    shutil.copytree(LAKELAND, folder)
    people = [f"traveller-{number:03}" for number in range(TRAVELLERS)]
    cities = [f"city-{number:02}" for number in range(CITIES)]
    trips, rows, sources = [], [], {}
    for number in range(stops // STOPS_OF_A_TRIP):
        who, round_trip = number % TRAVELLERS, number // TRAVELLERS
        begun = SET_OUT + dt.timedelta(days=(round_trip * 13 + who) % DAYS)
        trip, source = f"grown-{number:05}", f"grown-{begun}-0"
        days = [(begun + dt.timedelta(days=step)).isoformat() for step in range(STOPS_OF_A_TRIP)]
        sources[source] = _source(source, days[-1])
        trips.append(
            {
                "trip_id": trip,
                "traveller": people[who],
                "label": f"Journey {number}",
                "purpose": "Invented for tests",
                "start_date": days[0],
                "end_date": days[-1],
                "confidence": "reported",
                "sources": source,
            }
        )
        rows += [
            {
                "trip_id": trip,
                "seq": str(step + 1),
                "place_id": cities[(who + round_trip * 3 + step * 11) % CITIES],
                "arrive_date": day,
                "depart_date": day if step % 2 else "",
                "sources": source,
            }
            for step, day in enumerate(days)
        ]
    _add(folder, "actors", [_person(key, place) for place, key in enumerate(people[: len(trips)])])
    _add(folder, "places", [_city(key, place) for place, key in enumerate(cities)])
    for table, grown in (("trips", trips), ("stops", rows), ("sources", list(sources.values()))):
        _add(folder, table, grown)
    return folder


def _person(key: str, place: int) -> dict[str, str]:
    represents, side = DELEGATIONS[place % len(DELEGATIONS)]
    name = f"Traveller {place:03}"
    return {"actor_id": key, "name": name, "kind": "person", "represents": represents, "side": side}


def _city(key: str, place: int) -> dict[str, str]:
    where = {"latitude": f"{50 + place / 10:.3f}", "longitude": f"{-20 + place / 10:.3f}"}
    return {
        "place_id": key,
        "city": f"City {place:02}",
        "country": "Highmark",
        "iso2": "XH",
        "iso3": "XHM",
    } | where


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
