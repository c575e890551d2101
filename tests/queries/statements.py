"""Packages drawn at random for what compares statements, and the rows in them, by hand.

Lakeland with other positions, answers, provisions and statuses: few days and few values, so that what is rare in the
shipped tables (a contradiction within a day, a late publication, a text taken up again) comes up all the time.
"""

import datetime as dt
import itertools

from hypothesis import strategies as st

from parley.selection import Selection
from tests.queries.packages import assemble, read

START = dt.date(2019, 6, 1)
SIDES = {"gaza-ceasefire": ("hamas", "israel"), "lakeland": ("northshore", "southshore")}
NUMBERS = itertools.count()
TEXTS = ("2019-09-highmark-draft", "2019-12-ferry-agreement")
ISSUE_OF = {"ferry-sails-freely": "ferry", "crews-inspected": "ferry", "shared-season": "fishing"}
STEADY = {"derandomize": True, "deadline": None}


def day(number):
    return (START + dt.timedelta(days=number)).isoformat()


def days(last=200):
    return st.integers(0, last).map(day)


def position(number=0, **cells):
    """Make a row of positions, plain unless told otherwise."""
    row = {
        "position_id": f"position-{number:02}",
        "date": "2019-06-01",
        "party": "northshore",
        "speaker": "northshore",
        "proposition_id": "crews-inspected",
        "act": "statement",
        "stance": "supports",
        "position": "It was said.",
        "attribution": "on_record",
        "capacity": "own",
        "confidence": "confirmed",
        "sources": "lake-post-20190610-01",
    } | cells
    if row["stance"] == "conditional":
        row.setdefault("condition", "Something else first.")
    if row.get("ended_on"):
        row["ended_by"] = "2019-12-ferry-agreement"
    return row | {"issue_id": ISSUE_OF[row["proposition_id"]]}


def answer(number=0, **cells):
    """Make a row of framework_responses."""
    return {
        "response_id": f"answer-{number:02}",
        "framework_id": TEXTS[0],
        "actor_id": "northshore",
        "date": "2019-09-05",
        "answer": "accepts",
        "attribution": "on_record",
        "confidence": "confirmed",
        "sources": "lake-post-20190610-01",
    } | cells


def status(**cells):
    """Make a row of framework_status."""
    return {"framework_id": TEXTS[0], "note": "", "sources": "lake-post-20190610-01"} | cells


def package(positions=None, answers=None, statuses=None, provisions=None):
    """Give Lakeland's tables with other rows in these."""
    tables = read("lakeland")
    for text in tables["frameworks"]:
        text["date"] = "2019-06-01"
    others = {
        "positions": positions,
        "framework_responses": answers,
        "framework_status": statuses,
        "provisions": provisions,
    }
    empty = {name: dict.fromkeys(tables[name][0], "") for name in others}
    for name, rows in others.items():
        if rows is not None:
            tables[name] = [empty[name] | row for row in rows]
    return tables


def opened(tables):
    return assemble("lakeland", tables, f"drawn {next(NUMBERS)}")


@st.composite
def packages(draw):
    """Draw tables in which anything a comparison looks at may meet anything else."""

    def numbered(rows):
        return st.lists(rows, max_size=14).map(
            lambda found: [make(number, **cells) for number, (make, cells) in enumerate(found)]
        )

    def late(row):
        """Make a few of the rows public after their day."""
        cells = dict(row)
        if lag := cells.pop("lag", 0):
            cells["public_on"] = (dt.date.fromisoformat(cells["date"]) + dt.timedelta(days=lag)).isoformat()
        if after := cells.pop("ends", 0):
            cells["ended_on"] = (dt.date.fromisoformat(cells["date"]) + dt.timedelta(days=after)).isoformat()
        return cells

    lag = st.sampled_from([0, 0, 0, 3, 40])
    sides = st.sampled_from(SIDES["lakeland"])
    hands = st.sampled_from(["on_record", "document", "reported"])
    said = st.fixed_dictionaries(
        {
            "date": days(),
            "lag": lag,
            "ends": st.sampled_from([0, 0, 0, 5, 60]),
            "party": st.sampled_from([*SIDES["lakeland"], *SIDES["lakeland"], "highmark"]),
            "proposition_id": st.sampled_from(["crews-inspected", "crews-inspected", "shared-season"]),
            "stance": st.sampled_from(["supports", "opposes", "conditional"]),
            "attribution": hands,
            "capacity": st.sampled_from(["own", "own", "own", "mediator"]),
        }
    ).map(lambda row: (position, late(row)))
    answered = st.fixed_dictionaries(
        {
            "date": days(120),
            "lag": lag,
            "framework_id": st.sampled_from(TEXTS),
            "actor_id": sides,
            "answer": st.sampled_from(["accepts", "accepts", "accepts", "rejects", "no_clear_answer"]),
            "attribution": hands,
        }
    ).map(lambda row: (answer, late(row)))
    stood = st.fixed_dictionaries(
        {
            "framework_id": st.sampled_from(TEXTS),
            "status": st.sampled_from(
                ["proposed", "effective", "extended", "collapsed", "suspended", "disputed"]
            ),
            "date": days(),
        }
    )
    provided = st.fixed_dictionaries(
        {
            "framework_id": st.sampled_from(TEXTS),
            "issue_id": st.sampled_from(["ferry", "fishing"]),
            "phase": st.sampled_from(["1", "2"]),
            "public_on": st.one_of(st.just(""), days()),
        }
    )
    statuses = draw(st.lists(stood, max_size=3, unique_by=lambda row: tuple(row.values())))
    provisions = draw(st.lists(provided, max_size=4))
    return package(
        positions=draw(numbered(said)),
        answers=draw(numbered(answered)),
        statuses=[status(**row) for row in statuses],
        provisions=[
            row | {"seq": str(number), "provision": "So.", "sources": "lake-post-20190610-01"}
            for number, row in enumerate(provisions)
        ],
    )


def on(dataset, iso, **more):
    return Selection(dt.date.fromisoformat(iso), dataset.coverage.first, **more)
