"""One measured visit: a page in a cold browser, then an earlier day, then an actor."""

import datetime as dt
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

from playwright.sync_api import Browser, Error, Page
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from parley import urls

LIMIT_MS = 60_000
PROBE = Path(__file__).with_name("probe.js")

Times = dict[str, float]
"""What the probe tells of one step, in ms since it began: first (content), finished (the script), done (all is drawn);
and how many runs of the script it took, and the kilobytes received."""


class NotMeasured(Exception):
    """A step that could not be timed; the text says which, and why."""


@dataclass(frozen=True)
class Task:
    """What every visit of one round does."""

    day: dt.date
    actor: str


def visit(browser: Browser, url: str, task: Task, *, filters: bool) -> dict[str, Times]:
    """Open an address in a cold browser and take the steps; `filters` says whether there is an actor to choose.

    Between the cold load and the steps the page is loaded anew on the round's day, which is not timed.

    Returns
    -------
    dict
        The times of ``first``, ``as_of`` and, with filters, ``actor``.
    """
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    try:
        context.set_default_timeout(LIMIT_MS)
        context.add_init_script(probe())
        page = context.new_page()
        times = {"first": _load(page, url)}
        _load(page, f"{url}?{urlencode({urls.AS_OF: task.day})}")
        with _step(page) as times["as_of"]:
            page.get_by_role("button", name="Earlier").dispatch_event("click")
        if filters:
            page.get_by_role("combobox", name="Actors").fill(task.actor)
            choice = page.get_by_role("option", name=task.actor, exact=True)
            choice.wait_for()
            with _step(page) as times["actor"]:
                choice.dispatch_event("click")
            _check_actor(page, task.actor)
    except Error as problem:
        message = f"{url}: {problem.message.splitlines()[0]}"
        raise NotMeasured(message) from problem
    else:
        return times
    finally:
        context.close()


def probe() -> str:
    """Give the script that takes the times, with the numbers by which it reads the server's messages."""
    fields = {
        "script_finished": ForwardMsg.DESCRIPTOR.fields_by_name["script_finished"].number,
        "early": ForwardMsg.ScriptFinishedStatus.FINISHED_EARLY_FOR_RERUN,
    }
    return PROBE.read_text(encoding="utf-8").replace("__FIELDS__", json.dumps(fields))


def _load(page: Page, url: str) -> Times:
    page.goto(url, wait_until="commit")
    return _settled(page)


@contextmanager
def _step(page: Page) -> Iterator[Times]:
    """Time what is done within; the times are there when it is over."""
    times: Times = {}
    page.evaluate("parleyBench.arm()")
    yield times
    times.update(_settled(page))


def _settled(page: Page) -> Times:
    times: Times = page.evaluate("limit => parleyBench.settle(limit)", LIMIT_MS)
    return times


def _check_actor(page: Page, actor: str) -> None:
    chosen = parse_qs(urlsplit(page.url).query).get(urls.ACTORS)
    if chosen != [actor]:
        message = f"{page.url}: {actor} was not chosen"
        raise NotMeasured(message)
