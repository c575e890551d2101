"""``python -m parley brief``: a briefing without a screen, for a daily job."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NoReturn

from parley import urls
from parley.dataset import Dataset, InvalidPackageError, find_packages
from parley.export.briefing import SECTIONS, Wish, compose
from parley.export.problems import ExportError
from parley.export.products import PAPERS, PRODUCTS
from parley.selection import Selection


def add_brief(commands: Any) -> None:  # noqa: ANN401 (argparse keeps the type to itself)
    """Add the command and what it can be told."""
    parser = commands.add_parser("brief", help="print a briefing", description=__doc__)
    parser.add_argument(
        "folder", nargs="?", type=Path, help="the package's folder (default: the shipped one)"
    )
    parser.add_argument(
        "--out", type=Path, required=True, help=f"the file; its ending says what: {', '.join(PRODUCTS)}"
    )
    parser.add_argument("--as-of", type=_day, help="the day it stands on (default: the last day covered)")
    parser.add_argument(
        "--since", type=_day, help="the first day of the window (default: the first day covered)"
    )
    parser.add_argument("--vs", type=_day, help="the day to compare with (default: 30 days before)")
    parser.add_argument("--actors", type=_list, default=(), help="ids or names, such as israel,hamas")
    parser.add_argument("--issues", type=_list, default=(), help="ids or names")
    parser.add_argument(
        "--sections", type=_list, default=tuple(SECTIONS), help=f"in their order, of {', '.join(SECTIONS)}"
    )
    parser.add_argument("--title", default="", help="(default: data set and day)")
    parser.add_argument("--author", default="")
    parser.add_argument("--handling", default="", help="a line that stands on each page")
    parser.add_argument(
        "--site", default="", help="where the dashboard is served, such as https://parley.example.org"
    )
    parser.add_argument("--paper", choices=PAPERS, default=PAPERS[0])
    parser.add_argument("--no-reported", action="store_true", help="leave out what is only reported")
    parser.set_defaults(parser=parser)


def brief(chosen: argparse.Namespace, packages: Path) -> int:
    """Print a briefing into a file; give 0 if all of it was made, 1 if a section or the whole was not."""
    fail: Callable[[str], NoReturn] = chosen.parser.error
    product = PRODUCTS.get(chosen.out.suffix.removeprefix("."))
    if product is None:
        fail(f"--out: the file's name ends in one of {', '.join(f'.{each}' for each in PRODUCTS)}")
    folder = chosen.folder or next(iter(find_packages(packages)), packages)
    try:
        dataset = Dataset.open(folder)
    except InvalidPackageError as error:
        print(
            f"{folder}: {len(error.problems)} problems; `python -m parley validate` names them",
            file=sys.stderr,
        )
        return 1
    if unknown := [each for each in chosen.sections if each not in SECTIONS]:
        fail(f"--sections: {unknown[0]} is not one of {', '.join(SECTIONS)}")
    try:
        selection = _selection(dataset, chosen)
    except ValueError as error:
        fail(str(error))
    address = _address(dataset, selection, chosen) if chosen.site else ""
    wish = Wish(selection, chosen.title, chosen.author, chosen.handling, chosen.sections, chosen.vs, address)
    briefing = compose(dataset, wish)
    try:
        content = product.make(briefing, chosen.paper)
        chosen.out.write_bytes(content)
    except (ExportError, OSError) as error:
        print(f"{chosen.out}: {error}", file=sys.stderr)
        return 1
    for title, why in briefing.failed:
        print(f"{title}: could not be made, {why}", file=sys.stderr)
    print(f"{chosen.out}: {len(briefing.sections)} sections, {len(briefing.caption.sources)} sources")
    return 1 if briefing.failed else 0


def _selection(dataset: Dataset, chosen: argparse.Namespace) -> Selection:
    coverage, names = dataset.coverage, dataset.vocabulary
    as_of = chosen.as_of or coverage.last
    since = chosen.since or coverage.first
    for name, day in (("--as-of", as_of), ("--since", since), ("--vs", chosen.vs or as_of)):
        if day != coverage.clamp(day):
            message = f"{name}: {day} lies outside the days covered, {coverage.first} to {coverage.last}"
            raise ValueError(message)
    actors = {each.actor_id: each.name for each in names.actors.values()}
    issues = {key: name for name, key in names.issues.items()}
    return Selection(
        as_of=as_of,
        since=since,
        actors=tuple(_named("--actors", chosen.actors, actors)),
        issues=tuple(_named("--issues", chosen.issues, issues)),
        reported=not chosen.no_reported,
    )


def _address(dataset: Dataset, selection: Selection, chosen: argparse.Namespace) -> str:
    """Give the address at which the same briefing can be seen."""
    asked = selection.parameters(dataset.coverage) | {urls.AS_OF: selection.as_of}
    if chosen.vs:
        asked[urls.VERSUS] = chosen.vs
    if chosen.sections != tuple(SECTIONS):
        asked[urls.SECTIONS] = [SECTIONS[each] for each in chosen.sections]
    return str(chosen.site).rstrip("/") + urls.address("briefing", asked)


def _named(option: str, given: Iterable[str], names: dict[str, str]) -> Iterable[str]:
    """Give the names of what is given by id or by name, in upper or lower case."""
    known = {name.casefold(): name for name in names.values()} | {key.casefold(): names[key] for key in names}
    for each in given:
        if each.casefold() not in known:
            message = f"{option}: {each} is not in this data set"
            raise ValueError(message)
        yield known[each.casefold()]


def _day(text: str) -> dt.date:
    try:
        return dt.datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError as error:
        message = f"{text} is not a day (YYYY-MM-DD)"
        raise argparse.ArgumentTypeError(message) from error


def _list(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())
