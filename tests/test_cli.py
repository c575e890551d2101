"""``python -m parley validate``: what it prints, where, and the exit status that a script goes by."""

import os
import subprocess
import sys

import pytest

from parley.cli import main
from tests.packages_support import LAKELAND, ROOT, Package


@pytest.fixture
def start(tmp_path):
    """Run the command as a reader of the README would, in a process of its own."""

    def run(*arguments, cwd=ROOT, encoding="utf-8"):
        command = [sys.executable, "-m", "parley", *map(str, arguments)]
        environment = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "XDG_CACHE_HOME": str(tmp_path / "cache"),
            "PYTHONIOENCODING": encoding,
        }
        done = subprocess.run(
            command, cwd=cwd, env=environment, capture_output=True, encoding=encoding, check=False
        )
        return done.returncode, done.stdout, done.stderr

    return run


@pytest.fixture
def call(capsys):
    """Run the command in this process: the same, without the second that a start takes."""

    def run(*arguments):
        try:
            code = main([str(each) for each in arguments])
        except SystemExit as end:
            code = end.code
        return code, *capsys.readouterr()

    return run


@pytest.fixture
def lakeland(tmp_path):
    return Package.copy(LAKELAND, tmp_path / "lakeland")


def test_a_valid_package(start):
    assert start("validate", LAKELAND) == (0, "lakeland: valid\n", "")


def test_the_folder_one_stands_in_is_named(start):
    assert start("validate", ".", cwd=LAKELAND) == (0, "lakeland: valid\n", "")


@pytest.mark.parametrize("arguments", [["--all"], []], ids=["all", "none"])
def test_every_shipped_package(call, arguments):
    assert call("validate", *arguments) == (0, "gaza-ceasefire: valid\n", "")


def test_one_problem(start, lakeland):
    lakeland.put("events", 5, start_date="2024-13-01")
    assert start("validate", lakeland.folder) == (
        1,
        'events.csv row 5, start_date: "2024-13-01" is not a date (YYYY-MM-DD)\nlakeland: 1 problem\n',
        "",
    )


def test_the_first_hundred_problems_and_a_count(call, lakeland):
    for _ in range(101):
        lakeland.add("participants", event_id="2019-12-09-ferry-sails", actor_id="oake", role="guest")
    code, printed, errors = call("validate", lakeland.folder)
    lines = printed.splitlines()
    allowed = (
        "counterpart, party, mediator, host, envoy, initiator, speaker, respondent, proposer, signatory, voter, "
        "observer, subject"
    )
    assert (code, errors) == (1, "")
    assert lines[0] == f'participants.csv row 34, role: "guest" is not one of {allowed}'
    assert len(lines) == 102
    assert lines[100:] == ["… and 101 more", "lakeland: 201 problems"]


def test_no_such_folder(call, tmp_path):
    assert call("validate", tmp_path / "nowhere") == (
        1,
        "datapackage.json: nowhere holds no datapackage.json; name the folder of a data package\n"
        "nowhere: 1 problem\n",
        "",
    )


def test_a_folder_and_all_contradict_each_other(call):
    code, printed, errors = call("validate", LAKELAND, "--all")
    assert (code, printed) == (2, "")
    assert errors.splitlines()[-1] == "parley validate: error: give a folder or --all, not both"


def test_no_command(call):
    code, printed, errors = call()
    assert (code, printed) == (2, "")
    assert errors.splitlines()[-1] == "parley: error: the following arguments are required: command"


def test_a_terminal_that_cannot_write_a_letter_still_gets_every_line(start, lakeland):
    lakeland.put("events", 5, event_type="Gespräch")
    code, printed, errors = start("validate", lakeland.folder, encoding="ascii")
    assert (code, errors) == (1, "")
    assert printed.startswith('events.csv row 5, event_type: "Gespr\\xe4ch" is not one of call, meeting, ')
