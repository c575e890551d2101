"""The map of routes: as a whole, one trip stop by stop, or week by week."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from app_pages.travel.span import choose_span, span_buttons
from components.plotly_card import plotly_card
from parley.charts import outlines
from parley.charts.figure import Figure
from parley.charts.lanes import trip_names, within
from parley.charts.route_picture import trip_picture, visits_picture
from parley.charts.routes import Map, trip_map, visits_map, weekly_map
from parley.dataset import Dataset
from parley.queries import routes, travel
from parley.selection import Selection, say_day

WHOLE, TRIP, WEEKS = "All visits", "One trip, stop by stop", "Week by week"
STOP = "map-stop"
MOST_TRIPS, MOST_ROWS = 300, 1_000
"""How many trips can be chosen from, and how many visits are listed: the newest."""


def route_map(dataset: Dataset, selection: Selection, stops: pd.DataFrame) -> None:
    """Draw the map that is asked for, and the same facts as a table."""
    if stops.empty:
        st.info("No visits in this window. Move since earlier or clear the actors.")
        return
    with st.container(horizontal=True, vertical_alignment="center", key="travel-bar"):
        shown = st.segmented_control(
            "Show",
            [WHOLE, TRIP, WEEKS],
            default=WHOLE,
            required=True,
            key="map-shown",
            label_visibility="collapsed",
        )
        span_buttons(selection)
    span = choose_span(selection, stops)
    first, last = pd.Timestamp(span.since), pd.Timestamp(span.as_of)
    located = routes.located(dataset, selection)
    located = located[(located["last_day"] >= first) & (located["arrive_date"] <= last)]
    if located.empty:
        st.info("No visits in these days. Draw another span, or show the whole window.")
        return
    countries = dataset.vocabulary.countries
    if shown == TRIP:
        _, trips = within(stops, travel.trips(dataset, selection), span)
        located = _one_trip(located, trips, countries)
    else:
        draw = weekly_map if shown == WEEKS else visits_map
        _draw(draw(located, span, countries), located, "travel-map", lambda: visits_picture(located, span))
    _table(located)


def _one_trip(located: pd.DataFrame, trips: pd.DataFrame, countries: tuple[str, ...]) -> pd.DataFrame:
    """Let the reader choose a trip and step through it; give its stops."""
    there = trips[trips["trip_id"].isin(set(located["trip_id"]))].sort_values("start_date", ascending=False)
    there = there.head(MOST_TRIPS)
    names = trip_names(there, located)
    titles = {
        str(key): f"{who}, {say_day(day)}: {names[key]}"
        for key, who, day in zip(there["trip_id"], there["traveller"], there["start_date"], strict=True)
    }
    with st.container(horizontal=True, vertical_alignment="bottom", key="map-trip-bar"):
        trip = st.selectbox("Trip", list(titles), format_func=titles.__getitem__, key="map-trip", width=460)
        stops = located[located["trip_id"] == trip]
        numbers = list(stops["seq"])
        now = st.session_state.get(STOP, {}).get(trip, numbers[0])
        place = numbers.index(now) if now in numbers else 0

        def go_to(number: int) -> None:
            st.session_state[STOP] = {trip: number}

        st.button("Stop before", disabled=place == 0, on_click=go_to, args=(numbers[max(place - 1, 0)],))
        st.button(
            "Next stop",
            type="primary",
            disabled=place == len(numbers) - 1,
            on_click=go_to,
            args=(numbers[min(place + 1, len(numbers) - 1)],),
        )
        st.caption(f"Stop {place + 1} of {len(numbers)}", width="content")
    drawn = trip_map(stops, numbers[place], titles[trip], countries)
    _draw(drawn, stops, "travel-trip", lambda: trip_picture(stops, drawn.title))
    return stops


def _draw(drawn: Map, located: pd.DataFrame, name: str, picture: Callable[[], Figure]) -> None:
    plotly_card(
        drawn.figure,
        located,
        title=drawn.title,
        alt=drawn.alt,
        key="route-map",
        name=name,
        picture=picture,
        note=(
            "Cities are sized by visits, lines by trips between them, along great circles. Where a traveller set out "
            "from is in no row: a trip with one stop draws no line. Drag to move the map, buttons at its corner zoom. "
            f"{outlines.SOURCE}"
        ),
        unfolds=False,
    )


def _table(located: pd.DataFrame) -> None:
    """Give the same facts as rows, for those who can't use a map."""
    rows = located.sort_values(["arrive_date", "trip_id", "seq"], ascending=[False, True, True])
    if len(rows) > MOST_ROWS:
        st.caption(
            f"The newest {MOST_ROWS:,} of {len(rows):,} visits. Choose actors, or fewer days, to see others."
        )
        rows = rows.head(MOST_ROWS)
    rows = rows.assign(departure=rows["open"].map({True: "not sourced", False: "that day"}))
    st.dataframe(
        rows[
            [
                "arrive_date",
                "last_day",
                "departure",
                "traveller",
                "delegation",
                "seq",
                "city",
                "country",
                "met",
            ]
        ],
        hide_index=True,
        height=320 if len(rows) > 8 else "content",
        key="map-table",
        alt="The visits on the map, one a row",
        column_config={
            "arrive_date": st.column_config.DateColumn("Arrived", format="YYYY-MM-DD", width=100),
            "last_day": st.column_config.DateColumn("Last known day", format="YYYY-MM-DD", width=110),
            "departure": st.column_config.TextColumn("Departure", width=100),
            "traveller": st.column_config.TextColumn("Traveller", width=190),
            "delegation": st.column_config.TextColumn("For", width=140),
            "seq": st.column_config.NumberColumn("Stop", width=60),
            "city": st.column_config.TextColumn("City", width=150),
            "country": st.column_config.TextColumn("Country", width=140),
            "met": st.column_config.ListColumn("Met", width=340),
        },
    )
