"""Texts that both sides accepted: when, on which issues, and until when that counted."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from parley.dataset import Dataset
from parley.queries.rows import Row, rows
from parley.queries.texts import ENDINGS, FIRST_HAND, IN_EFFECT, MAIN
from parley.selection import Selection

ACCEPTS = "accepts"
RENEWALS = IN_EFFECT | {"proposed", "agreed", "adopted"}
PARTS = (
    ("framework_responses", "answers", "actor_id", "answer", "date"),
    ("provisions", "provisions", "issue_id", "phase", "public_on"),
    ("framework_status", "changes", None, "status", "date"),
)
"""Table, part of a text, and the columns that give its subject, value and day."""


@dataclass(frozen=True, slots=True)
class Dated:
    """One entry on a text: the side's answer, a provision's phase or a change of status."""

    subject: str
    value: str
    date: dt.date
    public_on: dt.date

    def told(self, day: dt.date) -> bool:
        """Whether it had happened and was public by a day."""
        return self.date <= day and self.public_on <= day


@dataclass(slots=True)
class Text:
    """One text of the main track, with what bears on whether it is agreed."""

    framework_id: str
    name: str
    date: dt.date
    answers: list[Dated] = field(default_factory=list)
    provisions: list[Dated] = field(default_factory=list)
    changes: list[Dated] = field(default_factory=list)

    def agreed_on(self, sides: tuple[str, ...], day: dt.date) -> dt.date | None:
        """Give the day of the later acceptance; None unless each side's latest first-hand answer accepts."""
        days = []
        for side in sides:
            given = [each for each in self.answers if each.subject == side and each.told(day)]
            last = max((each.date for each in given), default=None)
            if last is None or any(each.value != ACCEPTS for each in given if each.date == last):
                return None
            days.append(last)
        return max(days)

    def phases(self, issue_id: str, day: dt.date) -> list[str]:
        """List the phases in which the text provides for an issue, as far as that was public."""
        return sorted({each.value for each in self.provisions if each.subject == issue_id and each.told(day)})

    def ended(self, day: dt.date) -> bool:
        """Whether the text had ended by a day, and not been taken up again since."""
        turns = [each for each in self.changes if each.told(day) and each.value in ENDINGS | RENEWALS]
        last = max((each.date for each in turns), default=None)
        return any(each.value in ENDINGS for each in turns if each.date == last)


def main_texts(dataset: Dataset, selection: Selection, sides: tuple[str, ...] | None = None) -> list[Text]:
    """Gather the main-track texts with the first-hand answers of the sides, or of all."""
    as_of = selection.as_of
    found = {
        row["framework_id"]: Text(row["framework_id"], row["name"], row["date"].date())
        for row in rows(dataset, "frameworks", as_of)
        if row["track"] == MAIN
    }
    for table, part, subject, value, day in PARTS:
        for row in rows(dataset, table, as_of):
            text = found.get(row["framework_id"])
            if text is None or (part == "answers" and not _counts(row, sides)):
                continue
            who = row[subject] if subject else ""
            entry = Dated(who, row[value], row[day].date(), row["public_on"].date())
            getattr(text, part).append(entry)
    return [found[each] for each in sorted(found)]


def _counts(answer: Row, sides: tuple[str, ...] | None) -> bool:
    return answer["attribution"] in FIRST_HAND and (sides is None or answer["actor_id"] in sides)
