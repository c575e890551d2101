"""The timeline: each traveller's stops on their trips, and beneath it the same trips to read."""

import pandas as pd
import streamlit as st

from app_pages.travel.span import choose_span, span_buttons
from components import html
from components.chart_card import chart_card
from components.evidence import evidence_for
from components.handover import titled
from parley.charts.figure import MARKS
from parley.charts.lanes import ORDERS, Lanes, lanes, trip_names, within
from parley.charts.travel import stops_gantt
from parley.dataset import Dataset
from parley.queries import evidence, situation, travel
from parley.selection import Selection

LISTED, MOST_LISTED = 12, 400
"""How many trips are listed at first, and when the reader asks for more."""
EMPTY = "No visits in this window. Move since earlier or clear the actors."


def timeline(dataset: Dataset, selection: Selection, stops: pd.DataFrame) -> None:
    """Draw the chart for the span that is chosen, and list its trips and rounds."""
    trips = travel.trips(dataset, selection)
    if trips.empty:
        st.info(EMPTY)
        return
    with st.container(horizontal=True, vertical_alignment="center", key="travel-bar"):
        st.caption("Rows by", width="content")
        order = st.segmented_control(
            "Rows by",
            ORDERS,
            default=ORDERS[0],
            required=True,
            key="travel-order",
            label_visibility="collapsed",
            persist_state="session",
            width="content",
        )
        span_buttons(selection)
    span = choose_span(selection, stops)
    rounds = travel.rounds(dataset, selection)
    shown_stops, shown_trips = within(stops, trips, span)
    cited = {each for ids in shown_stops["sources"] for each in ids}
    found = evidence.sources(dataset, cited, selection.as_of)
    laid = lanes(
        shown_stops,
        shown_trips,
        span,
        order,
        sides=dataset.descriptor.labels("actors", "side"),
        countries=dataset.vocabulary.countries,
        publishers=dict(zip(found["source_id"], found["publisher"], strict=True)),
    )
    texts = situation.marked_texts(dataset, selection)
    chart_card(
        stops_gantt(laid, rounds, texts, span, dataset.vocabulary.countries),
        shown_stops.drop(columns=["traveller_id", "place_id"]),
        key="travel",
        empty="No visits in these days. Draw another span, or show the whole window.",
        opens="trip",
    )
    st.caption(_legend(laid))
    _list(dataset, selection, shown_stops, shown_trips, rounds, span)


def _legend(laid: Lanes) -> str:
    said = (
        "A pale bar with a broken outline has no sourced departure: last seen, not left. Stops on one day share it in "
        "their order. Grey bands are trips, a broken band one under way. Diamonds and shaded days: rounds of talks; "
        "triangles: texts put forward. A click on a bar opens its trip."
    )
    if laid.travellers < laid.of_travellers:
        return (
            f"The {laid.travellers} travellers with the most trips, of {laid.of_travellers:,} in these days: more "
            f"than {MARKS:,} marks can't be read. The strip above counts all. Choose actors, or fewer days, to "
            f"see the others. {said}"
        )
    return said


def _list(
    dataset: Dataset,
    selection: Selection,
    stops: pd.DataFrame,
    trips: pd.DataFrame,
    rounds: pd.DataFrame,
    span: Selection,
) -> None:
    """List the trips of the span, the newest first, and its rounds of talks."""
    first, last = pd.Timestamp(span.since), pd.Timestamp(span.as_of)
    rounds = rounds[(rounds["last_day"] >= first) & (rounds["start_date"] <= last)]
    newest = trips.sort_values(["start_date", "trip_id"], ascending=False)
    more = len(newest) - LISTED
    newest = newest.head(MOST_LISTED if st.session_state.get("travel-all-trips") else LISTED)
    rows = html.records(newest)
    listed = stops[stops["trip_id"].isin(set(newest["trip_id"]))]
    names = trip_names(newest, listed)
    by_trip = {key: html.records(part) for key, part in listed.groupby("trip_id")}
    for row in rows:
        row["name"] = names[row["trip_id"]]
        row["stops"] = by_trip.get(row["trip_id"], [])
    titled("Trips in these days", trips.drop(columns="traveller_id"), key="trips", name="travel-trips")
    html.show(
        "app_pages/travel/trips.html",
        trips=rows,
        total=len(trips),
        evidence=evidence_for(dataset, selection, [newest["sources"]]),
    )
    if more > 0:
        st.toggle(f"List the newest {min(len(trips), MOST_LISTED)} trips", key="travel-all-trips")
    if rounds.empty:
        return
    rounds = rounds.iloc[::-1]
    titled("Rounds of talks in these days", rounds, key="rounds", name="travel-rounds")
    html.show(
        "app_pages/travel/rounds.html",
        rounds=html.records(rounds),
        formats=dataset.descriptor.labels("rounds", "format"),
        evidence=evidence_for(dataset, selection, [rounds["sources"]]),
    )
