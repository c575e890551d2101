"""In the same city: who was in one place on the same day, and who of them met."""

from typing import Any

import pandas as pd
import streamlit as st

from app_pages.travel.span import choose_span, span_buttons
from components import html
from components.chart_card import chart_card
from components.handover import titled
from parley.charts.presence import city_calendar
from parley.dataset import Dataset
from parley.queries import presence
from parley.selection import Selection

LISTED, MOST_LISTED = 15, 200
EMPTY = "No day is known on which people of several delegations were in one city. Move since earlier or clear the actors."
SAID = (
    "Known days only: a stop whose departure no source states ({open} of {all} in this window) counts on its first day "
    "alone, and whom a traveller met at a stop of several days is on no day that is known: people were together on more "
    "days than are shown. **Met** stands only where a source says so: one is "
    "named at the other's stop, or both took part in a meeting, or in talks that were not indirect. Otherwise they were "
    "**both there**, which says nothing about a meeting. People of one delegation are not paired."
)


def together(dataset: Dataset, selection: Selection, stops: pd.DataFrame) -> None:
    """Draw a calendar strip for each city, and list its runs of days."""
    runs = presence.same_city(dataset, selection)
    if runs.empty:
        st.info(EMPTY)
        return
    with st.container(horizontal=True, vertical_alignment="center", key="travel-bar"):
        span_buttons(selection)
    span = choose_span(selection, stops)
    first, last = pd.Timestamp(span.since), pd.Timestamp(span.as_of)
    runs = runs[(runs["last_day"] >= first) & (runs["first_day"] <= last)].reset_index(drop=True)
    pairs = presence.pairs(dataset, selection)
    runs = presence.mark_met(runs, pairs)
    chart_card(
        city_calendar(runs, span),
        runs.drop(columns="place_id"),
        key="together",
        empty="No such day in this span. Draw another span, or show the whole window.",
    )
    st.caption(SAID.format(open=int(stops["open"].sum()), all=len(stops)))
    shown = runs.head(MOST_LISTED if st.session_state.get("together-all") else LISTED)
    days = presence.presence(dataset, selection)
    titled(
        "Who was there, and who met",
        lambda: _people(runs, days, pairs),
        key="people-there",
        name="travel-people",
    )
    html.show(
        "app_pages/travel/together.html",
        runs=[_told(run, days, pairs) for run in shown.itertuples()],
        total=len(runs),
    )
    if len(runs) > LISTED:
        st.toggle(f"List the newest {min(len(runs), MOST_LISTED)}", key="together-all")


def _pairs_of(run: Any, pairs: pd.DataFrame) -> pd.DataFrame:
    """Give the pairs that were there in a run of days."""
    there = pairs["place_id"] == run.place_id
    return pairs[there & (pairs["last_day"] >= run.first_day) & (pairs["first_day"] <= run.last_day)]


def _told(run: Any, days: pd.DataFrame, pairs: pd.DataFrame) -> dict[str, Any]:
    """Give a run of days for the template: each person with their days, records, and whom they met."""
    there = days[(days["place_id"] == run.place_id) & days["day"].between(run.first_day, run.last_day)]
    two = _pairs_of(run, pairs)
    people = []
    for (delegation, name, actor_id), rows in there.groupby(["delegation", "name", "actor_id"]):
        people.append(
            {
                "delegation": delegation,
                "name": name,
                "actor_id": actor_id,
                "spans": _spans(sorted(set(rows["day"]))),
                "records": _records(rows),
                "met": _others(two[two["met"]], actor_id),
                "both_there": _others(two[~two["met"]], actor_id),
            }
        )
    return {
        "city": run.city,
        "country": run.country,
        "first_day": run.first_day,
        "last_day": run.last_day,
        "met": bool(two["met"].any()),
        "people": people,
    }


def _people(runs: pd.DataFrame, days: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    """Give the whole list as rows: one for each person in each run of days, with their known days as ISO intervals."""
    told = [_told(run, days, pairs) for run in runs.itertuples()]
    return pd.DataFrame(
        {
            **{name: run[name] for name in ("city", "country", "first_day", "last_day")},
            **{name: person[name] for name in ("name", "delegation", "met", "both_there")},
            "known_days": [f"{first:%Y-%m-%d}/{last:%Y-%m-%d}" for first, last in person["spans"]],
            "records": [f"{kind}:{key}" for kind, key in person["records"]],
        }
        for run in told
        for person in run["people"]
    )


def _spans(days: list[pd.Timestamp]) -> list[tuple[pd.Timestamp, pd.Timestamp]]:
    """Join days that follow one another: first and last of each span."""
    spans = [(days[0], days[0])]
    for day in days[1:]:
        first, last = spans[-1]
        if (day - last).days == 1:
            spans[-1] = (first, day)
        else:
            spans.append((day, day))
    return spans


def _records(rows: pd.DataFrame) -> list[tuple[str, str]]:
    """Give the records by which someone is known to have been there: their own trip and events before others' trips."""
    own = rows[rows["via"] != "met"]
    told = (own if len(own) else rows)[["kind", "key"]].drop_duplicates()
    return list(told.itertuples(index=False, name=None))


def _others(pairs: pd.DataFrame, actor_id: str) -> list[str]:
    """Name those with whom someone stands in these pairs."""
    names = [
        *pairs.loc[pairs["one_id"] == actor_id, "other"],
        *pairs.loc[pairs["other_id"] == actor_id, "one"],
    ]
    return sorted(set(names))
