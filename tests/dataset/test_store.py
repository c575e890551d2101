"""One copy a process, in service while its files change, and validated once."""

import os
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pandas as pd
import pytest

from parley.dataset import Dataset, InvalidPackageError, Store, find_packages, store_for
from tests.packages_support import GAZA, LAKELAND, ROOT, Package

PATIENCE = 20  # seconds until a change must have come in; it takes about one


def until(condition):
    """Wait for something that another thread does; give what it became."""
    end = time.monotonic() + PATIENCE
    while not (value := condition()):
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.02)
    return value


def titles(dataset):
    return set(dataset.run(dataset.known("events", dataset.coverage.last))["title"])


# --- many readers


def questions(dataset):
    """Give expressions of many kinds, each for several days."""
    first, last = dataset.coverage.first, dataset.coverage.last
    asked = [dataset.table(name) for name in ("actors", "places", "issues", "propositions")]
    for part in (2, 4):
        as_of = first + (last - first) * part / 4
        events = dataset.known("events", as_of)
        participants = dataset.known("participants", as_of)
        asked += [
            events.order_by("event_id"),
            events.group_by("event_type").agg(count=events.count()).order_by("event_type"),
            participants.join(events, "event_id").order_by("event_id", "actor_id", "role"),
            dataset.known("stops", as_of).order_by("trip_id", "seq"),
            dataset.known("positions", as_of).order_by("position_id"),
            dataset.known("rounds", as_of).order_by("round_id").limit(20),
        ]
    return asked


def test_eight_threads_at_once_get_the_answers_of_one(dataset):
    asked = questions(dataset)
    expected = [dataset.run(expr) for expr in asked]
    start = threading.Barrier(8)

    def ask_all(reader):
        start.wait()
        order = asked[reader:] + asked[:reader]
        answers = [dataset.run(expr) for expr in order]
        return answers[len(asked) - reader :] + answers[: len(asked) - reader]

    with ThreadPoolExecutor(8) as pool:
        for answers in pool.map(ask_all, range(8)):
            for ours, theirs in zip(answers, expected, strict=True):
                pd.testing.assert_frame_equal(ours, theirs)


def test_one_store_for_a_folder_however_it_is_named(monkeypatch):
    monkeypatch.chdir(GAZA.parent)
    store = store_for(GAZA)
    assert store_for(GAZA) is store
    assert store_for(GAZA / ".." / GAZA.name) is store
    assert store_for(type(GAZA)(GAZA.name)) is store
    assert store_for(LAKELAND) is not store


def test_readers_who_come_first_together_share_one_copy(lakeland):
    start = threading.Barrier(8)

    def open_it(_):
        start.wait()
        return store_for(lakeland.folder).current()

    with ThreadPoolExecutor(8) as pool:
        copies = list(pool.map(open_it, range(8)))
    assert all(copy is copies[0] for copy in copies)


# --- files that change under a running server


def test_the_last_good_version_serves_until_the_new_one_is_valid(lakeland):
    store = Store(lakeland.folder)
    first = store.current()
    assert store.current() is first

    lakeland.put("events", 5, title="Highmark offers a house for talks", place_id="atlantis")
    assert store.current() is first
    problems = until(lambda: store.problems)
    assert [str(problem) for problem in problems] == [
        'events.csv row 5, place_id: "atlantis" is not in places'
    ]
    assert store.current() is first
    assert "Highmark offers to mediate" in titles(first)

    lakeland.put("events", 5, place_id="ridgeton")
    second = until(lambda: (now := store.current()) is not first and now)
    assert store.problems == ()
    assert "Highmark offers a house for talks" in titles(second)
    assert "Highmark offers to mediate" in titles(first), "who still reads the old one is not disturbed"


def test_a_folder_that_is_taken_away_leaves_the_last_version_in_service(lakeland):
    store = Store(lakeland.folder)
    first = store.current()
    away = lakeland.folder.rename(lakeland.folder.with_name("away"))
    store.refresh()
    assert store.current() is first
    assert [str(problem) for problem in store.problems] == [
        "datapackage.json: lakeland holds no datapackage.json; name the folder of a data package"
    ]
    away.rename(lakeland.folder)
    store.refresh()
    assert store.problems == ()


def test_a_package_that_was_never_valid_is_refused_until_it_is(lakeland):
    lakeland.put("events", 5, outcome="done")
    store = Store(lakeland.folder)
    for _ in range(2):
        with pytest.raises(InvalidPackageError) as refusal:
            store.current()
        assert [problem.column for problem in refusal.value.problems] == ["outcome"]
    lakeland.put("events", 5, outcome="held")
    assert store.current().name == "lakeland"


def test_a_change_while_the_files_are_read_is_not_missed(lakeland):
    """A writer goes on for a while: what is in service in the end is what stands in the files, and was validated."""
    store = Store(lakeland.folder)
    store.current()

    def write():
        for number in range(6):
            lakeland.put(
                "events", 5, title=f"Version {number}", place_id="ridgeton" if number % 2 else "atlantis"
            )
            time.sleep(0.15)

    writer = threading.Thread(target=write)
    writer.start()
    while writer.is_alive():
        store.refresh()
        assert titles(store.current()) & {"Version 0", "Version 2", "Version 4"} == set(), (
            "an invalid one served"
        )
    writer.join()
    store.refresh()
    assert store.problems == ()
    assert "Version 5" in titles(store.current())


def test_a_version_replaced_while_it_is_read_is_neither_served_nor_remembered(lakeland, cache):
    """Files may change between the digest and the reading: what was then read must not pass for what was digested."""
    Dataset.open(lakeland.folder)
    sound = (LAKELAND / "events.csv").read_bytes()
    broken = sound.replace(b",ridgeton,held", b",atlantis,held")

    def swap():
        end = time.monotonic() + 2
        while time.monotonic() < end:
            for content in (broken, sound):
                new = lakeland.folder / "events.new"
                new.write_bytes(content)
                new.replace(lakeland.folder / "events.csv")
                time.sleep(0.01)

    swapper = threading.Thread(target=swap)
    swapper.start()
    places = set()
    while swapper.is_alive():
        with suppress(InvalidPackageError):
            dataset = Dataset.open(lakeland.folder)
            places |= set(dataset.run(dataset.known("events", dataset.coverage.last))["place_id"].dropna())
    assert "atlantis" not in places
    (lakeland.folder / "events.csv").write_bytes(broken)
    with pytest.raises(InvalidPackageError):
        Dataset.open(lakeland.folder)


# --- validated once


def records(cache):
    return sorted(path.name for path in cache.rglob("*") if path.is_file())


OPENS = """
import sys
from pathlib import Path
from parley.dataset import Dataset
dataset = Dataset.open(Path(sys.argv[1]))
print(dataset.title, "frictionless" in sys.modules)
"""


def open_elsewhere(folder, cache):
    """Open a package in a fresh process; say its title, and whether the validator was loaded for it."""
    command = [sys.executable, "-W", "ignore", "-c", OPENS, str(folder)]
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_the_second_start_does_not_validate_again(lakeland, cache):
    assert open_elsewhere(lakeland.folder, cache) == "Lakeland talks (invented) True"
    (record,) = records(cache)
    assert open_elsewhere(lakeland.folder, cache) == "Lakeland talks (invented) False"
    assert records(cache) == [record]


def test_a_changed_byte_is_validated_again(lakeland, cache):
    Dataset.open(lakeland.folder)
    (before,) = records(cache)
    lakeland.replace("events.csv", b"Highmark offers to mediate", b"Highmark offers to meditate")
    mark = Dataset.open(lakeland.folder).fingerprint
    assert mark != before
    assert records(cache) == sorted([before, mark])
    lakeland.replace(
        "events.csv", b"ridgeton,held,confirmed,,,highmark-20190603-01", b"atlantis,held,confirmed,,,x"
    )
    with pytest.raises(InvalidPackageError):
        Dataset.open(lakeland.folder)
    assert records(cache) == sorted([before, mark]), "what is not valid is not remembered"


def test_changed_checks_validate_again(lakeland, cache, tmp_path):
    """A copy of the code with a stricter rule refuses what the code before it had passed."""
    code = tmp_path / "code"
    Package.copy(ROOT / "parley", code / "parley")
    command = [sys.executable, "-W", "ignore", "-c", OPENS, str(lakeland.folder)]
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache), "PYTHONPATH": str(code)}

    def start():
        return subprocess.run(command, cwd=code, env=environment, capture_output=True, text=True, check=False)

    assert start().returncode == 0
    rules = code / "parley" / "dataset" / "rules" / "positions.py"
    text = rules.read_text(encoding="utf-8")
    assert "QUOTE_WORDS = 12" in text
    rules.write_text(text.replace("QUOTE_WORDS = 12", "QUOTE_WORDS = 3"), encoding="utf-8")
    refused = start()
    assert refused.returncode == 1
    assert "positions.csv row 2, quote: 4 words; a quote has at most 3" in refused.stderr


@pytest.mark.parametrize("name", ["in-the-way", "x" * 300], ids=["a file", "a name too long"])
def test_a_cache_that_cannot_be_written_only_costs_time(lakeland, tmp_path, monkeypatch, name):
    if len(name) < 100:
        (tmp_path / name).write_text("not a folder", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / name))
    assert [Dataset.open(lakeland.folder).name for _ in range(2)] == ["lakeland", "lakeland"]


# --- where packages are found


def test_packages_are_found_by_folder(tmp_path):
    assert find_packages(tmp_path) == []
    for name in ("b", "a"):
        Package.copy(LAKELAND, tmp_path / name)
    (tmp_path / "notes").mkdir()
    assert [folder.name for folder in find_packages(tmp_path)] == ["a", "b"]
    assert find_packages(tmp_path / "a") == [tmp_path / "a"]
