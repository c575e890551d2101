"""The rounds of visits: every page and both floors in turn, so that what disturbs one disturbs all."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from bench.servers import BARE, FRAMED, INNER, serve_all
from bench.visit import NotMeasured, Task, Times, visit
from components.choice import SHIPPED
from parley.dataset import Dataset, find_packages

if TYPE_CHECKING:
    from playwright.sync_api import Browser

STEPS = ("first", "as_of", "actor")

Figures = dict[str, dict[str, list[Times]]]
"""For each page and floor, for each of `STEPS`, one entry a round."""


def measure(
    browser: Browser, pages: list[str], rounds: int, say: Callable[[str], None]
) -> tuple[Figures, list[str]]:
    """Visit the floors and the pages, once unmeasured and then `rounds` times; give figures, and what failed."""
    figures: Figures = {}
    failed: list[str] = []
    with serve_all() as addresses:
        places = {
            name: address for name, address in addresses.items() if name in (BARE, FRAMED, INNER, *pages)
        }
        figures |= {name: {step: [] for step in STEPS if (name, step) != (BARE, "actor")} for name in places}
        for number, task in enumerate(tasks(rounds + 1)):
            say("Warming up" if number == 0 else f"Round {number} of {rounds}")
            for name in _turned(list(places), number):
                try:
                    times = visit(browser, places[name], task, filters=name != BARE)
                except NotMeasured as problem:
                    failed.append(f"{name}: {problem}")
                    say(failed[-1])
                    continue
                if number > 0:
                    for step, taken in times.items():
                        figures[name][step].append(taken)
    return figures, failed


def tasks(count: int) -> list[Task]:
    """Give each round a day of its own, so that no round meets answers kept from the one before, and the same actor.

    The days are late ones, on which nearly all rows are known; the actor is the one that takes part in most events.
    """
    dataset = Dataset.open(find_packages(SHIPPED)[0])
    people = dataset.run(dataset.known("participants", dataset.coverage.last).select("actor_id", "event_id"))
    busiest = people.groupby("actor_id")["event_id"].nunique().idxmax()
    actor = dataset.vocabulary.name(str(busiest))
    days = dataset.vocabulary.days[-2::-2]  # a step goes to the day between two of these
    return [Task(days[number % len(days)], actor) for number in range(count)]


def _turned(names: list[str], by: int) -> list[str]:
    """Begin elsewhere in each round."""
    start = by % len(names)
    return names[start:] + names[:start]
