"""How positions are compared, in words: the one text that pages, briefings and the codebook print.

The thresholds stand here as numbers too, so that what is said and what is done can't differ.
"""

from __future__ import annotations

from dataclasses import dataclass

MUTED_AFTER = 60
"""Days after which a position is shown muted, with its age."""
NO_CLASS_AFTER = 90
"""Days after which a position no longer says where the sides differ."""
CONTRADICTION_WITHIN = 14
"""Days within which support and opposition by the same party are a contradiction."""


@dataclass(frozen=True, slots=True)
class Term:
    """One term of the method, and what is meant by it.

    Attributes
    ----------
    name : str
    says : tuple of str
        Sentences, a paragraph each.
    cases : tuple of (name, meaning)
        What it can be, where there is a fixed list; for some the order counts, and ``says`` says so.
    """

    name: str
    says: tuple[str, ...]
    cases: tuple[tuple[str, str], ...] = ()


METHOD: tuple[Term, ...] = (
    Term(
        "A stance",
        (
            "A stance is toward a proposition: one neutral sentence that a party can support or oppose. It is printed "
            "with that sentence (“opposes: all forces leave the corridor”), never as a bare “rejects”.",
        ),
    ),
    Term(
        "A cell (party, issue, day)",
        (
            "For each proposition of the issue, a cell shows the party's latest position that it stated for itself, "
            "on record or in a document, public by that day, and all rows of that latest day. A later one that is "
            "only reported stands beneath it, marked.",
            f"A position older than {MUTED_AFTER} days is muted: “last stated N days ago”. One that has ended reads "
            "“no statement since”, with what ended it; its history is one click away.",
            "What a mediator says of a text that it brokers is a provision or a mediator's statement, not its "
            "concession: what is said as mediator, as guarantor or to convey another's words never fills a party's "
            "cell. It has a row of its own, “as mediator”.",
        ),
    ),
    Term(
        "An answer to a whole text",
        (
            "A party can accept a text, accept it with reservations (and which), reject it, or make a "
            "counterproposal. That is a row above the issues, not a stance on each of them.",
            "A cell may add “by accepting” a text, marked as derived, only where the text has a provision on the "
            "issue, the answer was first-hand and without reservation, and no later statement on the issue exists.",
        ),
    ),
    Term(
        "Where they differ",
        (
            "Each proposition has the first of these that fits. An issue shows the classes of its propositions, not a "
            "sum, and every class shows the two rows behind it with their ages.",
            f"A row older than {NO_CLASS_AFTER} days, or ended, gives no class.",
        ),
        (
            (
                "agreed in a text",
                "Both sides accepted the same text, it has a provision on the issue, and neither has opposed that "
                "since. Text and phase are named.",
            ),
            ("not addressed", "No live row by either side."),
            ("one side silent", "Only one side has a live row."),
            ("common ground", "Both support it, or both oppose it."),
            (
                "conditional",
                "Nobody opposes it and at least one side is conditional; or one is conditional and the other opposes.",
            ),
            ("contested", "One side supports it, one opposes it."),
        ),
    ),
    Term(
        "What changed",
        (
            "Between two days, on one proposition: new, now supports, now opposes, condition added, condition "
            "dropped, condition changed, restated, ended. Nothing is ranked.",
            "A party's latest statements by one day are held against its latest by the other: first-hand ones against "
            "first-hand ones, reported ones against reported ones. Where those of one day differ among themselves, that "
            "is said: now several stances.",
        ),
    ),
    Term(
        "Contradiction",
        (
            f"The same party supports and opposes one proposition within {CONTRADICTION_WITHIN} days, with no answer "
            "to a text in between. By one speaker or by two: both rows are shown.",
        ),
    ),
    Term(
        "In force",
        (
            "A text of the main track that is effective and has not ended by that day. Where parties disagree, it is "
            "“disputed”, with the claim of each.",
        ),
    ),
    Term(
        "On the table",
        (
            "Proposals of the main track since the last text in force ended that are not withdrawn, not rejected by "
            "the one they were addressed to, and not superseded; counterproposals stand beneath as replies. All that "
            "qualify are shown, and “none” is an answer.",
        ),
    ),
    Term(
        "A round of talks",
        ("A round whose format is indirect or direct. Everything else is a mediator contact.",),
    ),
    Term(
        "Absence",
        ("No absence is a finding. Three things that look alike are kept apart:",),
        (
            ("none found", "Someone looked, and the table of coverage says when."),
            ("not covered", "Nobody has recorded a search."),
            ("opposes", "The party said so."),
        ),
    ),
)
