"""``python -m parley``: what it prints, where, and the exit status that a script goes by."""

import os
import subprocess
import sys

import pytest
from pypdf import PdfReader

from parley.cli import main
from tests.packages_support import GAZA, LAKELAND, ROOT, Package


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


# A briefing


def test_a_briefing_is_printed_as_its_name_says(call, tmp_path):
    out = tmp_path / "brief.pdf"
    asked = ["--as-of", "2024-08-21", "--actors", "israel,Hamas", "--sections", "situation,texts"]
    code, printed, errors = call("brief", GAZA, *asked, "--site", "https://parley.example.org/", "--out", out)
    assert (code, errors) == (0, "")
    assert printed == f"{out}: 2 sections, 35 sources\n"
    text = PdfReader(out).pages[0].extract_text().replace("\u00a0", " ")
    assert "Hamas and Israel, with those who represent them. As of 21 August 2024." in text
    address = (
        "https://parley.example.org/briefing?as_of=2024-08-21&actors=Hamas&actors=Israel&sections=Situation"
    )
    assert address in text.replace("\n", "").replace("\u200b", "")
    assert "US bridging proposal, rejected since 18 Aug 2024" in text.replace("\n", " ").replace("  ", " ")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--out", "x.txt"], "--out: the file's name ends in one of .pdf, .pptx, .docx, .zip"),
        (["--out", "x.pdf", "--actors", "nobody"], "--actors: nobody is not in this data set"),
        (
            ["--out", "x.pdf", "--as-of", "2024-13-01"],
            "argument --as-of: 2024-13-01 is not a day (YYYY-MM-DD)",
        ),
        (
            ["--out", "x.pdf", "--as-of", "1999-01-01"],
            "--as-of: 1999-01-01 lies outside the days covered, 2023-10-07 to 2026-07-01",
        ),
        (
            ["--out", "x.pdf", "--as-of", "2024-01-01", "--since", "2024-02-01"],
            "the window would begin on 2024-02-01, after it ends on 2024-01-01",
        ),
        (
            ["--out", "x.pdf", "--sections", "weather"],
            "--sections: weather is not one of situation, texts, changed",
        ),
    ],
)
def test_what_a_briefing_is_asked_in_vain_is_named(call, arguments, said):
    code, printed, errors = call("brief", GAZA, *arguments)
    assert (code, printed) == (2, "")
    assert errors.splitlines()[-1].startswith(f"parley brief: error: {said}")


def test_a_briefing_that_cannot_be_written_says_so(call, tmp_path):
    out = tmp_path / "nowhere" / "brief.pdf"
    code, printed, errors = call("brief", "--sections", "upcoming", "--out", out)
    assert (code, printed) == (1, "")
    assert errors == f"{out}: [Errno 2] No such file or directory: '{out}'\n"
