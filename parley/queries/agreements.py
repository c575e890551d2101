"""Texts that both sides accepted: when, on which issues, and until when that counted."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

import ibis

from parley.dataset import Dataset
from parley.queries.texts import ENDINGS, FIRST_HAND, IN_EFFECT, MAIN
from parley.selection import Selection

ACCEPTS = "accepts"
RENEWALS = IN_EFFECT | {"proposed", "agreed", "adopted"}


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


def main_texts(dataset: Dataset, selection: Selection, sides: tuple[str, ...]) -> list[Text]:
    """Gather the main-track texts with the sides' first-hand answers, in one query."""
    as_of = selection.as_of
    texts = dataset.known("frameworks", as_of)
    texts = texts.filter(texts.track == MAIN).select("framework_id", "name", text_date="date")
    answers = dataset.known("framework_responses", as_of)
    answers = answers.filter(answers.actor_id.isin(sides), answers.attribution.isin(sorted(FIRST_HAND)))
    provisions = dataset.known("provisions", as_of)
    changes = dataset.known("framework_status", as_of)
    parts = (
        ("answers", answers, answers.actor_id, answers.answer, answers.date),
        ("provisions", provisions, provisions.issue_id, provisions.phase, provisions.public_on),
        ("changes", changes, ibis.literal(""), changes.status, changes.date),
    )
    entries = ibis.union(
        *(
            rows.select(
                "framework_id", "public_on", part=ibis.literal(part), subject=who, value=what, date=day
            )
            for part, rows, who, what, day in parts
        )
    )
    frame = dataset.run(texts.inner_join(entries, "framework_id"))
    found: dict[str, Text] = {}
    for row in frame.to_dict("records"):
        key = str(row["framework_id"])
        text = found.setdefault(key, Text(key, str(row["name"]), row["text_date"].date()))
        entry = Dated(str(row["subject"]), str(row["value"]), row["date"].date(), row["public_on"].date())
        getattr(text, str(row["part"])).append(entry)
    return [found[each] for each in sorted(found)]
