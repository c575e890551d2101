"""Measure how fast the dashboard answers, beside two floors on the same machine in the same minutes.

The *bare floor* is a Streamlit page with one small chart and a date; the *framed floor* has the app's navigation and
filter bar and that chart. Absolute times are the machine's; the ratios are the app's. Last come the times that the files
of a chart and a briefing take. Figures are reported, not tested: the command fails only when something could not be
measured.
"""

import argparse
import json
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench.exports import exports
from bench.report import as_json, lines, table
from bench.rounds import measure
from parley import urls
from tests.browser.conftest import ARGUMENTS
from tools.chromium import ADVICE, find

ROUNDS = 10


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__.splitlines()[0])
    parser.add_argument(
        "--rounds", type=int, default=ROUNDS, help=f"measured visits a page (default {ROUNDS})"
    )
    parser.add_argument(
        "--pages", default=",".join(urls.PAGES), help="pages to measure, with commas (default all)"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write every figure to a file")
    asked = parser.parse_args()
    asked.pages = [name.strip() for name in asked.pages.split(",")]
    if unknown := [name for name in asked.pages if name not in urls.PAGES]:
        parser.error(f"no such page: {', '.join(unknown)}; there are {', '.join(urls.PAGES)}")
    if asked.rounds < 1:
        parser.error("there must be at least one round")
    return asked


def main() -> int:
    """Measure, print the table, and say by the status whether everything could be measured."""
    asked = arguments()
    path = find()
    if path is None:
        print(ADVICE, file=sys.stderr)
        return 1
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        figures, failed = measure(
            browser, asked.pages, asked.rounds, lambda said: print(said, file=sys.stderr, flush=True)
        )
        browser.close()
    found = lines(figures)
    print(f"Medians of {asked.rounds} rounds, in ms; kB came over the websocket.\n\n{table(found)}")
    print(f"\nTo make a file, without the screen:\n\n{exports()}")
    if asked.json:
        asked.json.write_text(json.dumps(as_json(found, figures), indent=1), encoding="utf-8")
    if failed:
        print(f"\nNot measured ({len(failed)}):\n" + "\n".join(failed), file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
