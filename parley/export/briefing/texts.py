"""What stands, who said what to it, and what the sides want: the sections on texts and positions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pandas as pd

from parley import theme
from parley.export.briefing.model import Section, Table, Text
from parley.export.briefing.words import Context, Row, ago, count, missing, rows_of, short
from parley.method import MUTED_AFTER, NO_CLASS_AFTER
from parley.queries import changes, conditions, differences, texts
from parley.queries.stances import own_rows
from parley.selection import say_day, say_list

STILL = "restated"
NO_STANCE = {
    "none": "none in this table",
    "ended": "ended",
    "too old": f"none of the last {NO_CLASS_AFTER} days",
}
"""Why a side has no stance in a comparison."""
NOT_THERE = "no position in this table"


def standing(context: Context) -> Section:
    """List the texts in force and on the table with the sides' answers to them."""
    found = texts.texts(context.dataset, context.selection)
    answers = texts.answers(context.dataset, context.selection)
    sides = [context.dataset.vocabulary.name(each) for each in differences.sides(context.dataset)]
    rows = []
    for text in rows_of(found):
        said = f"{text['name']} ({short(text['date'])}){context.cite(text)}"
        state = f"{text['standing'].capitalize()} since {short(text['since'])}"
        of_text = answers[answers["framework_id"] == text["framework_id"]]
        rows.append(
            (
                said,
                # a claim is a sentence of the data, with its full stop
                " ".join([f"{state}.", *text["claims"]]) if len(text["claims"]) else state,
                say_list(text["proposers"]) if len(text["proposers"]) else "",
                *(_answer(context, of_text[of_text["actor"] == side]) for side in sides),
            )
        )
    counted = Counter(found["standing"])
    told = [f"{counted[name]} {name}" for name in texts.STANDINGS if counted[name]]
    message = f"Main-track texts in this table: {', '.join(told) or 'none in force, none on the table'}"
    columns = ("Text", "Standing", "Put forward by", *(f"Answer of {side}" for side in sides))
    table = Table(columns, tuple(rows), (5, 3, 3, *(4 for _ in sides)))
    parts = (table,) if rows else (Text("No text of the main track stood on this day, in this table."),)
    return Section(
        "texts", "Texts in force and on the table", message, parts, {"texts": found, "answers": answers}
    )


def _answer(context: Context, answers: pd.DataFrame) -> str:
    """Give a side's latest first-hand answer, or where there is none, the latest that was reported."""
    first_hand = answers[answers["latest"]]
    chosen = first_hand if len(first_hand) else answers.head(1)
    labels = context.labels("framework_responses", "answer")
    said = []
    for row in rows_of(chosen):
        reserve = f": {row['reservation']}" if row["reservation"] else ""
        reported = "" if row["first_hand"] else "reported: "
        said.append(
            f"{reported}{labels[row['answer']].lower()}, {short(row['date'])}{reserve}{context.cite(row)}"
        )
    return "; ".join(said) or "no answer in this table"


def changed(context: Context) -> Section:
    """List what changed since the day that is compared with."""
    found = changes.changed(context.dataset, context.selection, context.versus)
    labels = context.labels("positions", "stance")
    rows: list[tuple[str, ...]] = []
    restated, issue = 0, ""
    lines = found.groupby(["proposition_id", "party_id", "reported"], sort=False)
    for _, group in lines:
        line = rows_of(group)
        if line[0]["change"] == STILL:
            restated += 1
            continue
        if line[0]["issue"] != issue:
            issue = line[0]["issue"]
            rows.append((issue,))
        reported = " (reported)" if line[0]["reported"] else ""
        before, now = (
            "; ".join(_stated(context, each, labels) for each in line if each["which"] == which)
            for which in ("from", "to")
        )
        rows.append(
            (
                line[0]["statement"],
                line[0]["party"],
                line[0]["change"] + reported,
                before or "nothing",
                now or "nothing",
            )
        )
    told = sum(len(row) > 1 for row in rows)
    message = f"{count(told, 'stance', 'stances')} new, changed or ended since {say_day(context.versus)}"
    table = Table(
        ("Proposition", "Party", "Change", f"On {short(context.versus)}", "Now"), tuple(rows), (5, 2, 2, 4, 4)
    )
    note = Text(
        f"{count(restated, 'stance was', 'stances were')} restated and not changed in between. Nothing is ranked."
    )
    parts = (table, note) if rows else (note,)
    return Section(
        "changed", f"What changed since {say_day(context.versus)}", message, parts, {"changes": found}
    )


def _stated(context: Context, row: Row, labels: Row) -> str:
    condition = f": {row['condition']}" if row["condition"] else ""
    ended = f" (ended {short(row['ended_on'])})" if not missing(row["ended_on"]) else ""
    return f"{labels[row['stance']].lower()}, {short(row['date'])}{condition}{ended}{context.cite(row)}"


def matrix(context: Context) -> Section:
    """Set the sides' latest positions side by side, issue by issue."""
    questions = conditions.propositions(context.dataset, context.selection)
    found = conditions.latest(context.dataset, context.selection)
    sides = conditions.parties(found[found["side"] == "party"])[:2]
    cells = {key: rows_of(rows) for key, rows in found.groupby(["proposition_id", "party"], sort=False)}
    rows: list[tuple[str, ...]] = []
    for issue, group in questions.groupby("issue", sort=False):
        rows.append((str(issue),))
        for question in rows_of(group):
            key = question["proposition_id"]
            said = [_cell(context, cells.get((key, side), [])) for side in sides]
            rows.append((question["statement"], *said))
    have = [f"{side} on {len({key for key, party in cells if party == side})}" for side in sides]
    message = f"Of {len(questions)} propositions, positions in this table: {', '.join(have) or 'none'}"
    note = Text(
        f"The latest position that each side stated for itself, on record or in a document; a later reported one "
        f"follows, marked. One stated over {MUTED_AFTER} days before says so. "
        f"“{NOT_THERE.capitalize()}” is not a position."
    )
    table = Table(("Proposition", *sides), tuple(rows), (5, *(5 for _ in sides)))
    parts = (note, table) if sides else (Text("No position of either side in this window."),)
    return Section("conditions", "The two sides, issue by issue", message, parts, {"positions": found})


def _cell(context: Context, rows: Sequence[Row]) -> str:
    labels = context.labels("positions", "stance")
    said = []
    for row in rows:
        if not missing(row["ended_on"]):
            said.append(f"no statement since {short(row['ended_on'])}{context.cite(row)}")
            continue
        age = f", last stated {row['age']} days before" if row["age"] > MUTED_AFTER else ""
        condition = f": {row['condition']}" if row["condition"] else ""
        reported = "reported: " if row["beneath"] else ""
        mark = theme.STANCE_MARKS[row["stance"]]
        said.append(
            f"{mark} {reported}{labels[row['stance']].lower()}, {short(row['date'])}{age}{condition}{context.cite(row)}"
        )
    return "; ".join(dict.fromkeys(said)) or f"· {NOT_THERE}"


def apart(context: Context) -> Section:
    """Class where the sides differ, proposition by proposition, with the two stances behind each class."""
    found = differences.differences(context.dataset, context.selection)
    behind = own_rows(context.dataset, context.selection, "sources").set_index("position_id")["sources"]
    labels = context.labels("positions", "stance")
    rows: list[tuple[str, ...]] = []
    for issue, group in found.groupby("issue", sort=False):
        rows.append((str(issue),))
        for row in rows_of(group):
            by = f": {row['text']}" if row["text"] else ""
            rows.append(
                (
                    row["statement"],
                    f"{row['difference']}{by}",
                    *(_side(context, row, which, labels, behind) for which in ("first", "second")),
                )
            )
    counted = Counter(found["difference"])
    told = [f"{counted[name]} {name}" for name in differences.CLASSES if counted[name]]
    names = [context.dataset.vocabulary.name(each) for each in differences.sides(context.dataset)]
    message = f"Of {len(found)} propositions: {', '.join(told)}"
    note = Text(
        f"Each proposition has the first class that fits. A position over {NO_CLASS_AFTER} days old, or ended, gives "
        "none. The classes are no sum and no score."
    )
    if not names:
        return Section("differences", "Where they differ", "This data set has no two sides", (), {})
    table = Table(("Proposition", "Class", *names), tuple(rows), (6, 3, 4, 4))
    return Section("differences", "Where they differ", message, (note, table), {"differences": found})


def _side(context: Context, row: Row, which: str, labels: Row, behind: pd.Series) -> str:
    if missing(row[f"{which}_stance"]):
        return NO_STANCE[row[f"{which}_standing"]]
    ids = [source for each in row[f"{which}_positions"] for source in behind[each]]
    stance, day = labels[row[f"{which}_stance"]].lower(), short(row[f"{which}_date"])
    return f"{stance}, {day}, {ago(int(row[f'{which}_age']))}{context.references.mark(ids)}"
