"""What is said: propositions, conditions, quotes, what it refers to, and what ended a position."""

from __future__ import annotations

from parley.dataset.descriptor import Descriptor
from parley.dataset.problems import Problem, Reason
from parley.dataset.rules.people import representation, represented
from parley.dataset.rules.registry import Found, Tables, rows, rule, statements

QUOTE_WORDS = 12


@rule("positions", "propositions")
def proposition_of_issue(descriptor: Descriptor, tables: Tables) -> Found:
    """A position's proposition belongs to its issue."""
    propositions = tables["propositions"]
    issue_of = dict(zip(propositions["proposition_id"], propositions["issue_id"], strict=True))
    for row, (issue, proposition) in rows(tables["positions"], "issue_id", "proposition_id"):
        if issue_of.get(proposition, issue) != issue:
            yield Problem.at(
                Reason.PROPOSITION_ISSUE,
                descriptor.table("positions").path,
                row,
                "proposition_id",
                value=proposition,
                expected=issue_of[proposition],
                other=issue,
            )


@rule("positions")
def conditions_and_quotes(descriptor: Descriptor, tables: Tables) -> Found:
    """A conditional stance has its condition, no other has one, and a quote stays short."""
    path = descriptor.table("positions").path
    for row, (stance, condition, quote) in rows(tables["positions"], "stance", "condition", "quote"):
        if stance == "conditional" and not condition:
            yield Problem.at(Reason.CONDITION_MISSING, path, row, "condition")
        if stance != "conditional" and condition:
            yield Problem.at(Reason.CONDITION_UNUSED, path, row, "condition", value=stance)
        if (words := len(quote.split())) > QUOTE_WORDS:
            yield Problem.at(Reason.QUOTE_LENGTH, path, row, "quote", value=words, expected=QUOTE_WORDS)


@rule("positions", "events", "frameworks")
def ended_by_something(descriptor: Descriptor, tables: Tables) -> Found:
    """A position that ended says what ended it: a framework or an event."""
    path = descriptor.table("positions").path
    known = {*tables["frameworks"]["framework_id"], *tables["events"]["event_id"]}
    for row, (day, cause) in rows(tables["positions"], "ended_on", "ended_by"):
        if bool(day) != bool(cause):
            yield Problem.at(
                Reason.ENDED_BY,
                path,
                row,
                "ended_by",
                note="ended_on and ended_by are given together, or neither",
            )
        elif cause and cause not in known:
            yield Problem.at(
                Reason.UNKNOWN_ID, path, row, "ended_by", value=cause, expected="frameworks or events"
            )


@rule("positions")
def no_position_twice(descriptor: Descriptor, tables: Tables) -> Found:
    """One speaker has one stance on one proposition on one day, as far as it is known in the same way."""
    path = descriptor.table("positions").path
    columns = [
        "position_id",
        "party",
        "speaker",
        "reported_by",
        "date",
        "proposition_id",
        "capacity",
        "attribution",
    ]
    first: dict[tuple[str, ...], object] = {}
    for row, (key, *said) in rows(tables["positions"], *columns):
        other = first.setdefault(tuple(said), row)
        if other != row and all((said[0], said[3], said[4])):
            yield Problem.at(Reason.POSITION_REPEATED, path, row, "position_id", value=key, other=other)


@rule("frameworks", "framework_status")
def texts_come_first(descriptor: Descriptor, tables: Tables) -> Found:
    """Nobody speaks of a text before the first day on which it had a standing."""
    begun: dict[str, str] = {}
    for name in ("frameworks", "framework_status"):
        for text, day in tables[name][["framework_id", "date"]].itertuples(index=False, name=None):
            begun[text] = min(begun.get(text, day), day)
    for path, row, (text, day) in statements(descriptor, tables, "framework_id", "date"):
        if day and (start := begun.get(text, "")) > day:
            detail = {"value": text, "expected": start, "other": day}
            yield Problem.at(Reason.TEXT_YOUNGER, path, row, "framework_id", **detail)


@rule("events", "participants", "actors")
def said_at_the_event(descriptor: Descriptor, tables: Tables) -> Found:
    """The event at which something was said was on that day, and who said it, or of whom, had a part in it."""
    spans = tables["events"][["event_id", "start_date", "end_date"]]
    days = {key: span for key, *span in spans.itertuples(index=False, name=None)}
    present = _present(tables)
    columns = ("event_id", "date", "party", "speaker", "reported_by")
    for path, row, (event, day, *voices) in statements(descriptor, tables, *columns):
        if event not in days:
            continue
        start, end = days[event]
        if not start <= day <= end:
            note = f"was on {start}" if start == end else f"ran from {start} to {end}"
            yield Problem.at(Reason.EVENT_LINK, path, row, "event_id", value=event, note=note)
        elif not present.get(event, set()) & set(voices):
            note = "has neither party, speaker nor reporter among its participants"
            yield Problem.at(Reason.EVENT_LINK, path, row, "event_id", value=event, note=note)


def _present(tables: Tables) -> dict[str, set[str]]:
    """Give by event who took part, and whom they represent."""
    represents = representation(tables)
    found: dict[str, set[str]] = {}
    for event, actor in tables["participants"][["event_id", "actor_id"]].itertuples(index=False, name=None):
        found.setdefault(event, set()).update(represented(represents, actor))
    return found
