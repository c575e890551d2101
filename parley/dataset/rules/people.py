"""Who: names that can be chosen by, and who may speak for whom."""

from __future__ import annotations

from parley.dataset.descriptor import Descriptor
from parley.dataset.model import CHOSEN_BY_NAME
from parley.dataset.problems import Problem, Reason
from parley.dataset.rules.registry import Found, Tables, rule, statements


@rule()
def unique_names(descriptor: Descriptor, tables: Tables) -> Found:
    """What a reader chooses by name, and an address carries, has a name of its own."""
    for name, column in CHOSEN_BY_NAME.items():
        if name not in tables:
            continue
        first: dict[str, int] = {}
        for row, text in tables[name][column].items():
            number = int(str(row))
            if text and first.setdefault(text.casefold(), number) != number:
                yield Problem.at(
                    Reason.NAME_REPEATED,
                    descriptor.table(name).path,
                    number,
                    column,
                    value=text,
                    other=first[text.casefold()],
                )


def representation(tables: Tables) -> dict[str, str]:
    """Give by actor whom it represents, empty where nobody."""
    actors = tables["actors"]
    return dict(zip(actors["actor_id"], actors["represents"], strict=True))


def represented(represents: dict[str, str], actor: str) -> list[str]:
    """List the actor and all whom it represents, upwards; in a cycle, each once."""
    line: list[str] = []
    while actor and actor not in line:
        line.append(actor)
        actor = represents.get(actor, "")
    return line


@rule("actors")
def represents_without_cycle(descriptor: Descriptor, tables: Tables) -> Found:
    """Nobody represents, over however many others, himself."""
    actors = tables["actors"]
    represents = representation(tables)
    for row, actor in actors["actor_id"].items():
        if actor and represents.get(represented(represents, actor)[-1]) == actor:
            yield Problem.at(
                Reason.REPRESENTS_CYCLE,
                descriptor.table("actors").path,
                row,
                "represents",
                value=represents[actor],
            )


@rule("actors")
def speaker_represents(descriptor: Descriptor, tables: Tables) -> Found:
    """A speaker represents the party, unless the row says who else reported it."""
    represents = representation(tables)
    columns = ("party", "speaker", "reported_by")
    for path, row, (whom, speaker, reporter) in statements(descriptor, tables, *columns):
        line = represented(represents, speaker)
        # one who is not in the table, or represents one who is not, has a complaint already
        if not reporter and line and line[-1] in represents and whom not in line:
            yield Problem.at(Reason.SPEAKER, path, row, "speaker", value=speaker, expected=whom)
