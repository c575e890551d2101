"""The command line: ``python -m parley validate [DIR|--all]`` and ``python -m parley brief --out FILE``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path

from parley.dataset import find_packages, validate
from parley.export.command import add_brief, brief

SHOWN = 100
PACKAGES = Path(__file__).parent.parent / "data"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; give the exit status: 0 if all is well, 1 if something was found."""
    parser = argparse.ArgumentParser(
        prog="parley", description="Data on ceasefire diplomacy: check a package, print a briefing."
    )
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("validate", help="print every problem of a data package")
    check.add_argument(
        "folder", nargs="?", type=Path, help="the package's folder (default: every shipped one)"
    )
    check.add_argument("--all", action="store_true", help="check every package under data/")
    add_brief(commands)
    chosen = parser.parse_args(arguments)
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a terminal may lack a letter of the data
    if chosen.command == "brief":
        return brief(chosen, PACKAGES)
    if chosen.folder and chosen.all:
        check.error("give a folder or --all, not both")
    folders = [chosen.folder] if chosen.folder else find_packages(PACKAGES)
    if not folders:
        check.error(f"no data package under {PACKAGES}; give a folder")
    return max([report(folder) for folder in folders])


def report(folder: Path) -> int:
    """Print the problems of one package, the first `SHOWN` and a count; give 1 if there are any."""
    problems = validate(folder)
    for problem in problems[:SHOWN]:
        print(problem)
    if len(problems) > SHOWN:
        print(f"… and {len(problems) - SHOWN} more")
    count = f"{len(problems)} problem{'s' if len(problems) > 1 else ''}"
    print(f"{folder.resolve().name}: {count if problems else 'valid'}")
    return 1 if problems else 0
