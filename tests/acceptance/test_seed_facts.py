"""One news day: what a wire report of 21 August 2024 states must come out of the data, as of that day.

Twenty-one facts, each with its date, with who says so, and with a source that a reader can open. Numbers and names are the
report's; what rests on a named official, a published statement or an unnamed source must show as that.
"""

import datetime as dt

import pandas as pd
import pytest

from parley.queries import conditions, evidence, mediation, records, texts, timeline, travel
from parley.selection import Selection

DAY = dt.date(2024, 8, 21)


@pytest.fixture(scope="module")
def news(shipped):
    return News(shipped)


class News:
    """The data set as a reader of that day asks it."""

    def __init__(self, dataset):
        self.dataset = dataset
        self.selection = Selection(as_of=DAY, since=dataset.coverage.first)

    def event(self, event_id):
        return _one(timeline.events(self.dataset, self.selection), "event_id", event_id)

    def known(self, table, column, value):
        return _one(self.dataset.run(self.dataset.known(table, DAY)), column, value)

    def position(self, position_id):
        return _one(conditions.latest(self.dataset, self.selection), "position_id", position_id)

    def answer(self, response_id):
        return _one(texts.answers(self.dataset, self.selection), "response_id", response_id)

    def text(self, framework_id):
        return _one(texts.texts(self.dataset, self.selection), "framework_id", framework_id)

    def provision(self, framework_id, issue, phase):
        rows = self.dataset.run(self.dataset.known("provisions", DAY))
        rows = rows[(rows["framework_id"] == framework_id) & (rows["phase"] == phase)]
        return _one(rows, "issue_id", issue)

    def role_in(self, event_id):
        rows = self.dataset.run(self.dataset.known("participants", DAY))
        rows = rows[rows["event_id"] == event_id]
        return {row.actor_id: row.role for row in rows.itertuples()}

    def publishers(self, row):
        """Give who published a row's sources; each can be opened, and none came out later than the day."""
        sources = evidence.sources(self.dataset, row["sources"], DAY)
        assert len(sources)
        assert sources["url"].str.match(r"https?://\S+").all()
        assert not (sources["published_date"] > pd.Timestamp(DAY)).any()
        return set(sources["publisher"])


def _one(rows, column, value):
    (row,) = rows[rows[column] == value].to_dict("records")
    return row


def on(iso):
    return pd.Timestamp(iso)


def test_01_biden_called_netanyahu_about_the_deal_and_regional_tension(news):
    row = news.event("2024-08-21-biden-netanyahu-call")
    assert (row["start_date"], row["event_type"], row["outcome"]) == (on("2024-08-21"), "call", "held")
    assert {"Joe Biden", "Benjamin Netanyahu"} <= set(row["actors"])
    assert "ceasefire and hostage deal" in row["summary"]
    assert "diplomacy to lower regional tension" in row["summary"]
    assert "The White House" in news.publishers(row)


def test_02_harris_joined_the_call(news):
    row = news.event("2024-08-21-biden-netanyahu-call")
    assert "Kamala Harris" in row["actors"]
    assert news.role_in("2024-08-21-biden-netanyahu-call")["harris"] == "observer"
    assert "Harris joined the call" in row["summary"]
    assert "The White House" in news.publishers(row)


def test_03_the_mediators_are_the_united_states_qatar_and_egypt(news):
    row = news.known("rounds", "round_id", "2024-08-doha")
    assert set(row["mediators"]) == {"united_states", "qatar", "egypt"}
    assert "The White House" in news.publishers(row)
    roles = mediation.roles(news.dataset, news.selection)
    mediating = roles[roles["role"].isin(["communicator", "formulator"])]
    assert set(mediating["mediator"]) == {"United States", "Qatar", "Egypt"}
    for _, role in mediating.iterrows():
        assert news.publishers(role)


def test_04_a_round_was_held_in_doha_on_15_and_16_august(news):
    row = news.event("2024-08-15-doha-august-round")
    assert (row["start_date"], row["end_date"]) == (on("2024-08-15"), on("2024-08-16"))
    assert (row["city"], row["event_type"], row["outcome"]) == ("Doha", "talks", "held")
    talks = news.known("rounds", "round_id", "2024-08-doha")
    assert (talks["format"], set(talks["parties"])) == ("indirect", {"israel", "hamas"})
    assert (talks["start_date"], talks["end_date"]) == (on("2024-08-15"), on("2024-08-16"))
    publishers = news.publishers(row)
    assert {"The White House", "TASS"} <= publishers  # the mediators' joint statement, and a wire
    stops = travel.stops(news.dataset, news.selection)
    in_doha = stops[(stops["city"] == "Doha") & (stops["arrive_date"] == on("2024-08-15"))]
    assert {"William Burns", "David Barnea", "Abbas Kamel"} <= set(in_doha["traveller"])


def test_05_a_further_round_was_due_in_cairo_that_week_and_reported_put_off(news):
    announced = news.event("2024-08-16-bridging-proposal")
    assert "meet again in Cairo within a week" in announced["summary"]
    assert "The White House" in news.publishers(announced)
    row = _one(
        timeline.upcoming(news.dataset, news.selection), "event_id", "2024-08-21-cairo-round-postponed"
    )
    assert (row["start_date"], row["city"], row["outcome"]) == (on("2024-08-21"), "Cairo", "postponed")
    assert row["confidence"] == "reported"
    assert "A source told EFE" in row["summary"]
    assert {"Montevideo Portal (EFE)", "Público (EFE)"} <= news.publishers(row)


def test_06_the_plan_of_31_may_has_a_first_phase_of_six_weeks(news):
    plan = news.text("2024-05-biden-plan")
    assert (plan["date"], plan["standing"]) == (on("2024-05-31"), "on the table")
    assert "The White House" in news.publishers(plan)
    said = {
        "duration": "ceasefire of six weeks",
        "withdrawal": "all populated areas",
        "hostages": "A number of hostages",
    }
    for issue, words in said.items():
        row = news.provision("2024-05-biden-plan", issue, "1")
        assert words in row["provision"]
        assert "The White House" in news.publishers(row)


def test_07_its_second_phase_is_withdrawal_from_gaza(news):
    row = news.provision("2024-05-biden-plan", "withdrawal", "2")
    assert row["provision"] == "Withdrawal of Israeli forces from Gaza."
    assert row["public_on"] == on("2024-05-31")
    assert "The White House" in news.publishers(row)


def test_08_hamas_demanded_the_plan_of_31_may(news):
    row = news.position("2024-08-19-hamas-duration-03-a")
    assert (row["party"], row["date"], row["act"]) == ("Hamas", on("2024-08-19"), "demand")
    assert (row["speaker"], row["attribution"], row["beneath"]) == ("Osama Hamdan", "on_record", False)
    assert "the terms Biden announced on 31 May" in row["position"]
    assert news.publishers(row)


def test_09_netanyahu_said_the_war_goes_on_until_hamas_is_destroyed(news):
    goal = news.position("2024-08-20-israel-disarmament-05")
    assert (goal["party"], goal["speaker"], goal["date"]) == (
        "Israel",
        "Benjamin Netanyahu",
        on("2024-08-20"),
    )
    assert (goal["proposition_id"], goal["stance"]) == ("capabilities-destroyed", "supports")
    assert "eliminate Hamas" in goal["position"]
    now = news.position("2024-08-20-israel-duration-09")
    assert (now["speaker"], now["date"]) == ("Benjamin Netanyahu", on("2024-08-20"))
    assert "the main thing was to eliminate Hamas" in now["position"]
    before = news.known("positions", "position_id", "2024-07-07-israel-duration-01")
    assert (before["speaker"], before["date"]) == ("netanyahu", on("2024-07-07"))
    assert "until its war aims were met" in before["position"]
    for row in (now, before):
        assert (row["proposition_id"], row["stance"]) == ("war-ends-permanently", "opposes")
    assert [row["attribution"] for row in (goal, now, before)] == ["on_record", "reported", "on_record"]
    for row in (goal, now, before):
        assert news.publishers(row)


def test_10_netanyahu_insisted_on_the_philadelphi_corridor(news):
    latest = news.position("2024-08-21-israel-philadelphi-01")
    assert (latest["party"], latest["speaker"]) == ("Israel", "Benjamin Netanyahu")
    assert "denied that he had agreed to leave the corridor" in latest["position"]
    before = news.known("positions", "position_id", "2024-08-20-israel-philadelphi-04")
    assert (before["party"], before["speaker"], before["date"]) == ("israel", "netanyahu", on("2024-08-20"))
    assert "would not give up the Philadelphi corridor" in before["position"]
    assert "JNS" in news.publishers(before)
    for row in (latest, before):
        assert (row["proposition_id"], row["stance"]) == ("corridor-without-israeli-forces", "opposes")
        assert row["attribution"] == "on_record"
        assert news.publishers(row)


def test_11_israels_stated_aims_there(news):
    smuggling = news.known("positions", "position_id", "2024-07-07-israel-philadelphi-02")
    assert "Weapons smuggling" in smuggling["position"]
    by_control = news.known("positions", "position_id", "2024-07-12-israel-philadelphi-01-a")
    assert "through Israeli control of the Philadelphi corridor" in by_control["position"]
    for row in (smuggling, by_control):
        assert row["attribution"] == "on_record"
    that_day = news.position("2024-08-21-israel-philadelphi-02")
    assert "stop Hamas from rearming through smuggling tunnels" in that_day["position"]
    north = news.position("2024-08-20-israel-north-return-08-b")
    assert "keep Hamas fighters from returning to northern Gaza" in north["position"]
    for row in (that_day, north):
        assert (row["date"], row["attribution"], row["beneath"]) == (on("2024-08-21"), "reported", True)
        assert "a Hamas source told EFE" in row["position"]
    assert [f"{row['date']:%d %b}" for row in (smuggling, by_control)] == ["07 Jul", "11 Jul"]
    for row in (smuggling, by_control, that_day, north):
        assert news.publishers(row)


def test_12_hamas_was_eager_for_a_ceasefire_and_rejected_new_conditions(news):
    eager = news.position("2024-08-20-hamas-guarantees-01")
    assert (eager["party"], eager["date"], eager["attribution"]) == ("Hamas", on("2024-08-20"), "on_record")
    assert "eager for a ceasefire" in eager["position"]
    refused = news.known("positions", "position_id", "2024-08-18-hamas-guarantees-06")
    assert (refused["party"], refused["date"]) == ("hamas", on("2024-08-18"))
    assert refused["attribution"] == "on_record"
    assert "new Israeli conditions" in refused["position"]
    for row in (eager, refused):
        assert row["proposition_id"] == "no-new-terms"
        assert news.publishers(row)


def test_13_hamas_said_the_proposal_meets_only_israels_demands(news):
    row = news.known("positions", "position_id", "2024-08-18-hamas-duration-01")
    assert (row["party"], row["date"], row["attribution"]) == ("hamas", on("2024-08-18"), "on_record")
    assert row["framework_id"] == "2024-08-bridging-proposal"
    assert "met Israel's conditions" in row["position"]
    answer = news.answer("2024-08-18-hamas-re-2024-08-bridging-proposal")
    assert (answer["actor"], answer["answer"], answer["date"]) == ("Hamas", "rejects", on("2024-08-18"))
    assert answer["first_hand"]
    assert (news.text("2024-08-bridging-proposal")["standing"]) == "rejected"
    for each in (row, answer):
        assert news.publishers(each)


def test_14_blinkens_ninth_trip_went_to_israel_egypt_and_qatar(news):
    trip = news.known("trips", "trip_id", "us-blinken-2024-08")
    assert (trip["traveller"], trip["ordinal"]) == ("blinken", 9)
    assert on("2024-08-20") <= trip["end_date"] <= on("2024-08-21")
    assert any("State Department" in publisher for publisher in news.publishers(trip))
    stops = travel.stops(news.dataset, news.selection)
    stops = stops[stops["trip_id"] == "us-blinken-2024-08"]
    assert list(dict.fromkeys(stops["country"])) == ["Israel", "Egypt", "Qatar"]
    assert set(stops["traveller"]) == {"Antony Blinken"}
    assert set(stops["label"]) == {"Ninth trip to the region since 7 October 2023"}
    for _, stop in stops.iterrows():
        assert news.publishers(stop)


def test_15_blinken_met_netanyahu_on_19_august(news):
    row = news.event("2024-08-19-blinken-netanyahu")
    assert (row["start_date"], row["event_type"], row["city"]) == (on("2024-08-19"), "meeting", "Jerusalem")
    assert {"Antony Blinken", "Benjamin Netanyahu"} <= set(row["actors"])
    assert "The Times of Israel" in news.publishers(row)
    stops = travel.stops(news.dataset, news.selection)
    (met,) = stops[(stops["trip_id"] == "us-blinken-2024-08") & (stops["city"] == "Jerusalem")]["met"]
    assert "Benjamin Netanyahu" in met


def test_16_blinken_called_it_maybe_the_last_chance(news):
    row = news.event("2024-08-19-blinken-herzog-tel-aviv")
    assert row["start_date"] == on("2024-08-19")
    assert "maybe the last, opportunity" in row["summary"]
    assert news.role_in("2024-08-19-blinken-herzog-tel-aviv")["blinken"] == "speaker"
    assert "ABC News" in news.publishers(row)


def test_17_blinken_said_that_netanyahu_had_accepted(news):
    row = news.answer("2024-08-19-israel-re-2024-08-bridging-proposal-2")
    assert row["framework_id"] == "2024-08-bridging-proposal"
    assert (row["actor"], row["answer"], row["date"]) == ("Israel", "accepts", on("2024-08-19"))
    assert (row["attribution"], row["reported_by"]) == ("reported", "Antony Blinken")
    assert not row["first_hand"]
    assert not row["latest"]
    assert news.publishers(row)


def test_18_the_political_head_of_hamas_was_killed_in_tehran(news):
    row = news.event("2024-07-31-haniyeh-killed")
    assert (row["start_date"], row["event_type"], row["city"]) == (on("2024-07-31"), "incident", "Tehran")
    assert "Ismail Haniyeh" in row["actors"]
    assert "Hamas and Iran blamed Israel" in row["summary"]
    assert len(news.publishers(row)) > 1


def test_19_washington_held_that_a_ceasefire_would_lower_the_danger_of_a_wider_war(news):
    leaders = news.event("2024-08-12-five-leaders-statement")
    assert "Iran to give up threats of attack on Israel" in leaders["summary"]
    call = news.event("2024-08-06-biden-sisi-call")
    assert "lower tensions through a ceasefire" in call["summary"]
    assert [leaders["start_date"], call["start_date"]] == [on("2024-08-12"), on("2024-08-06")]
    position = news.known("positions", "position_id", "2024-08-16-united-states-duration-04")
    assert (position["party"], position["date"]) == ("united_states", on("2024-08-16"))
    assert (position["attribution"], position["capacity"]) == ("on_record", "mediator")
    assert "lower regional tensions" in position["position"]
    for row in (leaders, call, position):
        assert "The White House" in news.publishers(row)


def test_20_hostages_were_taken_on_7_october_and_come_free_in_the_first_phase(news):
    row = news.event("2023-10-07-hamas-attack")
    assert (row["start_date"], row["event_type"]) == (on("2023-10-07"), "incident")
    assert "hostages taken to the Gaza Strip" in row["title"]
    assert "The White House" in news.publishers(row)
    provision = news.provision("2024-05-biden-plan", "hostages", "1")
    assert "hostages including women, elderly and wounded" in provision["provision"]
    assert "The White House" in news.publishers(provision)


def test_21_israel_the_united_states_and_the_european_union_list_hamas(news):
    """Of the listing by Israel no source was found that gives its day: the row has the day of the report, and says so."""
    found = records.record(news.dataset, news.selection, "actor", "hamas")["designations"]
    assert {(row["listed_by_name"], f"{row['start_date']:%Y-%m-%d}") for row in found} == {
        ("Israel", "1989-10-03"),
        ("United States", "1997-10-08"),
        ("European Union", "2003-09-12"),
    }
    assert all(row["sources"] for row in found)
    (by_israel,) = (row for row in found if row["listed_by_name"] == "Israel")
    assert "reported on 3 October 1989; the day of the act is not given" in by_israel["list_name"]
