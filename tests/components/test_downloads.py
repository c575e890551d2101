"""One go at making a file: what the reader is told of each way in which it can end."""

import threading

import pytest

from components import downloads
from components.downloads import EMPTY, LATE, UNFORESEEN, Attempt
from parley.export import ExportError
from parley.export.problems import Reason


def fail(error):
    def make():
        raise error

    return make


def outcome(make):
    attempt = Attempt(make)
    try:
        content = attempt.run()
    except Exception:
        content = None
    return content, attempt.failure()


def test_a_file_that_was_made_leaves_nothing_to_tell():
    assert outcome(lambda: b"content") == (b"content", "")


def test_an_empty_file_is_never_handed_over():
    assert outcome(lambda: b"") == (None, EMPTY)


def test_the_reader_is_told_what_the_export_says():
    content, said = outcome(fail(ExportError(Reason.CHANGED, version="1.2.3")))
    assert content is None
    assert said.startswith("The files of this data set have changed since version 1.2.3 was opened")


def test_an_unforeseen_fault_is_noted_for_the_host_and_not_shown(caplog):
    assert outcome(fail(KeyError("secret/path"))) == (None, UNFORESEEN)
    assert "secret/path" in caplog.text


def test_the_page_waits_for_the_outcome():
    attempt = Attempt(fail(ExportError(Reason.NO_FOLDER)))

    def run():
        with pytest.raises(ExportError):
            attempt.run()

    later = threading.Timer(0.1, run)
    later.start()
    assert "not opened from a folder" in attempt.failure()
    later.join()


def test_a_file_that_never_begins_is_told_of(monkeypatch):
    monkeypatch.setattr(downloads, "STARTS_WITHIN", 0.01)
    assert Attempt(lambda: b"content").failure() == LATE


def test_one_file_is_made_at_a_time():
    busy, most = [0], [0]

    def make():
        busy[0] += 1
        most[0] = max(most[0], busy[0])
        threading.Event().wait(0.02)
        busy[0] -= 1
        return b"content"

    threads = [threading.Thread(target=Attempt(make).run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1]
