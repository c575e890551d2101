"""What is said: propositions, conditions, quotes, and what ended a position."""

from __future__ import annotations

from parley.dataset.descriptor import Descriptor
from parley.dataset.problems import Problem, Reason
from parley.dataset.rules.registry import Found, Tables, rule

QUOTE_WORDS = 12


@rule("positions", "propositions")
def proposition_of_issue(descriptor: Descriptor, tables: Tables) -> Found:
    """A position's proposition belongs to its issue."""
    propositions = tables["propositions"]
    issue_of = dict(zip(propositions["proposition_id"], propositions["issue_id"], strict=True))
    for row, (issue, proposition) in tables["positions"][["issue_id", "proposition_id"]].iterrows():
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
    for row, (stance, condition, quote) in tables["positions"][["stance", "condition", "quote"]].iterrows():
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
    for row, (day, cause) in tables["positions"][["ended_on", "ended_by"]].iterrows():
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
