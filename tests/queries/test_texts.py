"""Which texts were in force and on the table, on days checked by hand against the tables and the method."""

import datetime as dt

import pandas as pd
import pytest

from parley.queries import texts
from parley.selection import Selection
from tests.queries.packages import assemble, read

STANDING = {
    # The pause took effect on 24 November; the offers before it were overtaken by it.
    "2023-11-25": [("in force", "2023-11-24", "Humanitarian pause of November 2023")],
    # The pause lapsed on 1 December. Hamas had answered the framework with a reply; Israel refused the reply.
    "2024-02-10": [
        ("on the table", "2024-01-28", "Paris framework"),
        ("rejected", "2024-02-07", "Hamas reply to the Paris framework"),
    ],
    # Hamas refused the bridging text on the 18th and again on the 20th: rejected since the 18th.
    "2024-08-21": [
        ("on the table", "2024-07-02", "Hamas reply of 2 July 2024"),
        ("on the table", "2024-05-31", "Three-phase plan announced by Biden (Israeli text of 27 May)"),
        ("rejected", "2024-08-18", "US bridging proposal"),
    ],
    # Suspended with Qatar's mediation on 9 November and taken up again on the 27th.
    "2024-12-01": [
        ("on the table", "2024-07-02", "Hamas reply of 2 July 2024"),
        ("on the table", "2024-11-27", "Three-phase plan announced by Biden (Israeli text of 27 May)"),
    ],
    # Announced on the 15th, in effect only on the 19th; it carried the May plan and the July reply.
    "2025-01-16": [("agreed", "2025-01-15", "Ceasefire agreement of January 2025")],
    # In effect since 19 January; from 1 March the sides differ on whether its first phase goes on.
    "2025-03-05": [
        ("disputed", "2025-03-01", "Ceasefire agreement of January 2025"),
        ("on the table", "2025-02-19", "Hamas offer of a single exchange in the second phase"),
        ("rejected", "2025-03-02", "Witkoff outline for Ramadan and Passover"),
    ],
    # All collapsed on 18 March; "none" is an answer.
    "2025-03-20": [],
    "2025-10-12": [
        ("in force", "2025-10-10", "Implementation steps for the plan (Sharm el-Sheikh)"),
        ("in force", "2025-10-10", "Comprehensive Plan to End the Gaza Conflict (20 points)"),
    ],
}


def on(iso):
    return Selection(dt.date.fromisoformat(iso), dt.date(2019, 1, 1))


def standing(dataset, iso):
    rows = texts.texts(dataset, on(iso))
    return [(row.standing, f"{row.since:%Y-%m-%d}", row.name) for row in rows.itertuples(index=False)]


@pytest.mark.parametrize("iso", STANDING)
def test_what_stood(iso, gaza):
    assert standing(gaza, iso) == STANDING[iso]


def test_each_claim_in_a_dispute_is_told(gaza):
    (agreement,) = texts.texts(gaza, on("2025-03-05")).query("standing == 'disputed'").to_dict("records")
    assert [claim.partition(":")[0] for claim in agreement["claims"]] == ["Hamas", "Israel"]
    (before,) = texts.texts(gaza, on("2025-03-01")).query("standing == 'disputed'").to_dict("records")
    assert [claim.partition(":")[0] for claim in before["claims"]] == ["Hamas"]


def test_who_put_a_text_forward_and_what_it_replies_to(gaza):
    rows = texts.texts(gaza, on("2024-08-21")).set_index("framework_id")
    assert list(rows.loc["2024-08-bridging-proposal", "proposers"]) == ["United States", "Egypt", "Qatar"]
    assert rows.loc["2024-07-hamas-reply", "replies_to"] == "2024-05-biden-plan"


def test_a_text_that_is_still_private_is_on_no_table(gaza):
    """The bridge proposal was handed over on 12 March 2025 and known on the 14th."""
    assert "US bridge proposal of March 2025" not in [name for *_, name in standing(gaza, "2025-03-13")]
    assert ("on the table", "2025-03-12", "US bridge proposal of March 2025") in standing(gaza, "2025-03-14")


def test_an_answer_told_by_others_rejects_nothing(gaza):
    """Egyptian sources said on 25 December 2023 that Hamas refused the plan, which a Hamas official denied."""
    assert ("on the table", "2023-12-24", "Egyptian three-stage plan") in standing(gaza, "2023-12-27")
    answers = texts.answers(gaza, on("2023-12-27")).set_index("response_id")
    refusal = answers[(answers["actor"] == "Hamas") & (answers["answer"] == "rejects")].iloc[0]
    assert (bool(refusal["first_hand"]), bool(refusal["latest"])) == (False, False)
    assert refusal["reported_by"] == "Egypt"


def test_the_latest_first_hand_answer_of_each_party_is_marked(gaza):
    answers = texts.answers(gaza, on("2024-08-21"))
    bridging = answers[(answers["framework_id"] == "2024-08-bridging-proposal") & answers["latest"]]
    assert [tuple(row) for row in bridging[["actor", "answer"]].to_numpy()] == [
        ("Israel", "accepts_with_reservations"),
        ("Hamas", "rejects"),
    ]
    assert answers["date"].is_monotonic_decreasing


@pytest.mark.parametrize(
    ("iso", "expected"),
    [
        ("2019-09-01", []),
        ("2019-09-02", [("on the table", "2019-09-02", "Highmark draft")]),
        ("2019-12-01", [("on the table", "2019-09-02", "Highmark draft")]),
        ("2019-12-02", [("agreed", "2019-12-02", "Ferry agreement")]),
        ("2019-12-09", [("in force", "2019-12-09", "Ferry agreement")]),
    ],
)
def test_lakeland(iso, expected, lakeland):
    assert standing(lakeland, iso) == expected


def lakeland_with(answers=(), statuses=()):
    """Open Lakeland with further answers to the draft and changes of the agreement."""
    tables = read("lakeland")
    response, status = tables["framework_responses"][0], tables["framework_status"][0]
    for number, (actor, iso, answer) in enumerate(answers):
        tables["framework_responses"].append(
            response | {"response_id": f"r{number}", "actor_id": actor, "date": iso, "answer": answer}
        )
    for iso, value in statuses:
        tables["framework_status"].append(
            status | {"framework_id": "2019-12-ferry-agreement", "status": value, "date": iso, "note": value}
        )
    return assemble("lakeland", tables, "lakeland, changed")


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ([("southshore", "2019-10-01", "rejects")], ("rejected", "2019-10-01")),
        (
            [("southshore", "2019-10-01", "rejects"), ("southshore", "2019-10-09", "rejects")],
            ("rejected", "2019-10-01"),
        ),
        (
            [("southshore", "2019-10-01", "rejects"), ("southshore", "2019-10-09", "accepts")],
            ("on the table", "2019-09-02"),
        ),
        (
            [
                ("southshore", "2019-10-01", "rejects"),
                ("southshore", "2019-10-05", "no_clear_answer"),
                ("southshore", "2019-10-09", "rejects"),
            ],
            ("rejected", "2019-10-09"),
        ),
        (
            [("southshore", "2019-10-09", "rejects"), ("northshore", "2019-10-03", "rejects")],
            ("rejected", "2019-10-03"),
        ),
        ([("lake_commission", "2019-10-01", "rejects")], ("on the table", "2019-09-02")),  # not a side
    ],
)
def test_a_text_is_rejected_since_a_side_says_nothing_but_no(answers, expected):
    ((state, since, _),) = standing(lakeland_with(answers=answers), "2019-11-01")
    assert (state, since) == expected


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        ([("2019-12-20", "disputed")], [("disputed", "2019-12-20", "Ferry agreement")]),
        ([("2019-12-20", "extended")], [("in force", "2019-12-09", "Ferry agreement")]),
        ([("2019-12-20", "suspended")], []),
        (
            [("2019-12-20", "suspended"), ("2020-01-02", "effective")],
            [("in force", "2020-01-02", "Ferry agreement")],
        ),
        ([("2019-12-20", "expired")], []),
    ],
)
def test_what_becomes_of_a_text_in_force(statuses, expected):
    assert standing(lakeland_with(statuses=statuses), "2020-01-20") == expected


def test_proposals_from_before_the_last_text_in_force_ended_are_on_no_table():
    """The draft is put back on the table after the agreement took effect, which then expires."""
    tables = read("lakeland")
    tables["framework_status"] = [row for row in tables["framework_status"] if row["status"] != "superseded"]
    before = assemble("lakeland", tables, "draft still open")
    assert ("on the table", "2019-09-02", "Highmark draft") in standing(before, "2020-01-20")
    ended = tables["framework_status"][-1] | {"status": "expired", "date": "2020-01-10"}
    tables["framework_status"].append(ended)
    after = assemble("lakeland", tables, "draft still open, agreement expired")
    assert standing(after, "2020-01-20") == []
    # put forward anew after that, it is on the table again
    tables["framework_status"] += [
        ended | {"framework_id": "2019-09-highmark-draft", "status": "suspended", "date": "2020-01-11"},
        ended | {"framework_id": "2019-09-highmark-draft", "status": "proposed", "date": "2020-01-15"},
    ]
    anew = assemble("lakeland", tables, "draft put forward anew")
    assert standing(anew, "2020-01-20") == [("on the table", "2020-01-15", "Highmark draft")]
    assert texts.texts(anew, on("2020-01-20"))["date"].tolist() == [pd.Timestamp("2019-09-02")]
