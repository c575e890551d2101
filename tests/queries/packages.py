"""The two packages that the queries are tried on, whole and as they would have stood on a day.

The truncation here is written from the rule, in plain Python over the CSV files, and knows nothing of
`parley.dataset.history`: it is the second opinion that the real thing is held against.
"""

import csv
import datetime as dt
import random
import shutil
import tempfile
from functools import cache
from pathlib import Path

from parley.dataset import Dataset
from parley.dataset.descriptor import FILE, read_descriptor
from parley.dataset.load import load

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = {
    "gaza-ceasefire": ROOT / "tests" / "packages" / "gaza-ceasefire",
    "lakeland": ROOT / "tests" / "packages" / "lakeland",
}

BEGINS = {
    "events": "start_date",
    "rounds": "start_date",
    "trips": "start_date",
    "stops": "arrive_date",
    "frameworks": "date",
    "framework_status": "date",
    "framework_responses": "date",
    "positions": "date",
    "mediator_roles": "start_date",
    "offices": "start_date",
    "designations": "start_date",
    "coverage": "from_date",
}
"""Where a row begins; it was public on ``public_on``, else on that day."""

TELLS_OF_ITS_END = [
    ("events", "end_date", ["end_date", "summary", "outcome"]),
    ("rounds", "end_date", ["end_date"]),
    ("rounds", "outcome_public_on", ["outcome_public_on", "outcome"]),
    ("trips", "end_date", ["end_date"]),
    ("stops", "depart_date", ["depart_date", "met", "note"]),
    ("positions", "ended_on", ["ended_on", "ended_by"]),
    ("mediator_roles", "end_date", ["end_date"]),
    ("offices", "end_date", ["end_date"]),
    ("designations", "end_date", ["end_date"]),
    ("coverage", "to_date", ["to_date"]),
]
"""What nobody could write down before the day in the second column."""

BELONGS_TO = [
    ("participants", "event_id", "events"),
    ("stops", "trip_id", "trips"),
    ("framework_status", "framework_id", "frameworks"),
    ("framework_responses", "framework_id", "frameworks"),
    ("provisions", "framework_id", "frameworks"),
]
"""Rows that are part of another: a secret event has no public participants."""

POINTS_TO = [
    ("frameworks", "replies_to", "frameworks"),
    ("rounds", "framework_id", "frameworks"),
    ("events", "round_id", "rounds"),
    ("framework_responses", "event_id", "events"),
    ("positions", "framework_id", "frameworks"),
    ("positions", "event_id", "events"),
]
"""Rows that only mention another: they stand without it."""

IDS = {"events": "event_id", "trips": "trip_id", "frameworks": "framework_id", "rounds": "round_id"}

Tables = dict[str, list[dict[str, str]]]


SECRETIVE = "lakeland, more secretive"
"""Lakeland with what the shipped tables seldom have: parts and mentions that are public before the whole."""

SECRETS: list[tuple[str, dict[str, str], dict[str, str]]] = [
    # table, which row, what changes
    ("frameworks", {"framework_id": "2019-09-highmark-draft"}, {"public_on": "2019-10-15"}),
    ("frameworks", {"framework_id": "2019-09-highmark-draft"}, {"replies_to": "2019-12-ferry-agreement"}),
    ("events", {"event_id": "2019-09-05-northshore-answer"}, {"public_on": "2019-09-10"}),
    ("events", {"event_id": "2019-11-12-ridgeton-second"}, {"public_on": "2019-11-20"}),
    ("rounds", {"round_id": "2019-06-ridgeton"}, {"public_on": "2019-06-25"}),
    ("rounds", {"round_id": "2019-11-ridgeton"}, {"public_on": "2019-10-01"}),
    ("trips", {"trip_id": "oake-2019-06"}, {"public_on": "2019-06-20"}),
    ("stops", {"trip_id": "oake-2020-01", "seq": "1"}, {"public_on": "2020-01-20"}),
    ("mediator_roles", {"actor_id": "highmark"}, {"end_date": "2031-01-01"}),  # a mandate with a stated end
]
FURTHER = {
    "offices": {
        "actor_id": "maren",
        "seq": "1",
        "office": "Prime Minister",
        "start_date": "2019-05-01",
        "end_date": "2020-01-05",
    },
    "designations": {
        "actor_id": "rowan_society",
        "listed_by": "northshore",
        "list_name": "Register",
        "start_date": "2019-05-01",
        "end_date": "2019-12-05",
    },
    "coverage": {
        "party": "northshore",
        "issue_id": "ferry",
        "from_date": "2019-05-01",
        "to_date": "2019-10-01",
        "searched_on": "2020-02-01",
        "result": "found",
    },
}


def read(name: str) -> Tables:
    """Read the rows of every table as text."""
    tables = {}
    for path in sorted(_folder(name).glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            tables[path.stem] = list(csv.DictReader(file))
    return _more_secretive(tables) if name == SECRETIVE else tables


def _folder(name: str) -> Path:
    return FOLDERS["lakeland" if name == SECRETIVE else name]


def _more_secretive(tables: Tables) -> Tables:
    for table, which, change in SECRETS:
        changed = [row for row in tables[table] if which.items() <= row.items()]
        assert changed, f"{table} has no {which}"
        for row in changed:
            row |= change
    for table, row in FURTHER.items():
        tables[table].append({"public_on": "", "sources": "lake-post-20190610-01"} | row)
    return tables


@cache
def whole(name: str) -> Dataset:
    """Open a package as it is. Whether it is valid is asked elsewhere."""
    return assemble(name, read(name), name)


@cache
def truncated(name: str, day: dt.date) -> Dataset:
    """Open what a curator could have published on the evening of a day."""
    return assemble(name, truncate(read(name), day), f"{name} on {day}")


def shuffled(name: str) -> Dataset:
    """Open a package whose rows were typed in another order."""
    tables = read(name)
    for rows in tables.values():
        random.Random(7).shuffle(rows)
    return assemble(name, tables, f"{name} shuffled")


def assemble(name: str, tables: Tables, mark: str) -> Dataset:
    """Open other rows under a package's own descriptor."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        shutil.copy(_folder(name) / FILE, folder)
        descriptor = read_descriptor(folder)
        for table in descriptor.tables:
            with (folder / table.path).open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, [field.name for field in table.fields], extrasaction="ignore")
                writer.writeheader()
                writer.writerows(tables[table.name])
        return Dataset(descriptor, load(folder, descriptor), mark)


def last_covered(tables: Tables) -> str:
    """Give the last day on which an event became public or ended."""
    events = tables["events"]
    return max(day for row in events for day in (row["public_on"] or row["start_date"], row["end_date"]))


def truncate(tables: Tables, as_of: dt.date) -> Tables:
    """Strike out everything that was not public by the end of a day; ISO dates compare as text."""
    day, last = as_of.isoformat(), last_covered(tables)
    kept = {
        name: [dict(row) for row in rows if _public_on(name, row) <= day] for name, rows in tables.items()
    }
    for child, column, parent in BELONGS_TO:
        there = {row[IDS[parent]] for row in kept[parent]}
        kept[child] = [row for row in kept[child] if row[column] in there]
    for name, column, parent in POINTS_TO:
        there = {row[IDS[parent]] for row in kept[parent]}
        for row in kept[name]:
            if row[column] not in there:
                row[column] = ""
    for name, end, told in TELLS_OF_ITS_END:
        for row in kept[name]:
            if day < row[end] <= last:  # an end after the last covered day was announced, so it is no secret
                row |= dict.fromkeys(told, "")
                if row.get("title_open"):
                    row["title"] = row["title_open"]
    _cut_sources(kept, day)
    return kept


def _public_on(name: str, row: dict[str, str]) -> str:
    return row.get("public_on") or row.get(BEGINS.get(name, ""), "")


def _cut_sources(kept: Tables, day: str) -> None:
    """Leave of each row's evidence what could be read; of a row without any, the first to come, unread."""
    published = {row["source_id"]: row["published_date"] for row in kept["sources"]}
    cited = set()
    for rows in kept.values():
        for row in rows:
            if row.get("sources"):
                ids = row["sources"].split(";")
                there = [each for each in ids if published[each] <= day]
                row["sources"] = ";".join(there or [min(ids, key=lambda each: (published[each], each))])
                cited |= set(row["sources"].split(";"))
    late = [row for row in kept["sources"] if row["published_date"] > day]
    for row in late:
        row["title"] = row["published_date"] = row["supports"] = ""
    unseen = {row["source_id"] for row in late} - cited
    kept["sources"] = [row for row in kept["sources"] if row["source_id"] not in unseen]
