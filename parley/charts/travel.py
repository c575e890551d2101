"""Pictures of who went where."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
import pandas as pd

from parley import theme
from parley.charts.figure import PICK, Figure, day_axis, day_text, styled
from parley.selection import Selection, say_day

ELSEWHERE = "Elsewhere"


def stops_gantt(stops: pd.DataFrame, selection: Selection, countries: Sequence[str]) -> Figure:
    """Draw each traveller's stops on a time axis, coloured by country.

    Parameters
    ----------
    stops : DataFrame
        `parley.queries.travel.stops`.
    selection : Selection
        The window that the axis spans.
    countries : sequence of str
        All countries of the data set, in an order that no selection changes: the first keep a colour of their own.

    Notes
    -----
    A stop is drawn from its arrival to the end of its last known day, with a least width, so that a day can be
    seen. Where no departure is sourced, or it lies ahead, the bar is lighter at its end: last seen, not left.
    """
    palette = theme.colours(countries[: len(theme.CATEGORICAL)])
    rows = stops.assign(
        arrived=day_text(stops["arrive_date"]),
        until=day_text(stops["last_day"] + pd.Timedelta(days=1)),
        last=day_text(stops["last_day"]),
        departure=stops["open"].map({True: "departure not known", False: "left that day"}),
        met_names=[", ".join(names) for names in stops["met"]],
        shown=stops["country"].where(stops["country"].isin(palette), ELSEWHERE),
    )[
        [
            "traveller",
            "city",
            "country",
            "shown",
            "arrived",
            "until",
            "last",
            "departure",
            "met_names",
            "label",
            "trip_id",
            "seq",
        ]
    ]
    order = list(dict.fromkeys(stops.sort_values(["side", "arrive_date"])["traveller"]))
    domain = [*(name for name in palette if name in set(rows["shown"])), ELSEWHERE]
    since = max(selection.since, stops["arrive_date"].min().date()) if len(stops) else selection.since
    x = day_axis(since, selection.as_of)
    x.shorthand = "arrived:T"
    base = alt.Chart(rows).encode(
        y=alt.Y("traveller:N", sort=order, title=None, axis=alt.Axis(grid=True, labelLimit=240)),
        tooltip=[
            alt.Tooltip("traveller:N", title="Traveller"),
            alt.Tooltip("city:N", title="City"),
            alt.Tooltip("country:N", title="Country"),
            alt.Tooltip("arrived:N", title="Arrived"),
            alt.Tooltip("last:N", title="Last known day"),
            alt.Tooltip("departure:N", title="Departure"),
            alt.Tooltip("met_names:N", title="Met"),
            alt.Tooltip("label:N", title="Trip"),
        ],
    )
    colour = alt.Color(
        "shown:N",
        scale=alt.Scale(domain=domain, range=[palette.get(name, theme.OTHER) for name in domain]),
        legend=alt.Legend(title=None, orient="bottom", columns=5),
    )
    bars = base.mark_bar(height=10, minBandSize=3, cornerRadius=1).encode(
        x=x,
        x2="until:T",
        color=colour,
        opacity=alt.Opacity(
            "departure:N",
            scale=alt.Scale(domain=["left that day", "departure not known"], range=[1, 0.55]),
            legend=None,
            sort=None,
        ),
    )
    points = base.mark_tick(thickness=3, height=10).encode(x=x, color=colour)
    pick = alt.selection_point(name=PICK, fields=["trip_id"])
    chart = (points + bars.add_params(pick)).properties(height=alt.Step(theme.ROW_HEIGHT), width="container")
    return Figure(f"Stops by traveller, {len(order)} travellers", _alt(stops, selection), styled(chart))


def _alt(stops: pd.DataFrame, selection: Selection) -> str:
    if stops.empty:
        return "No stops in this window."
    cities = stops["city"].value_counts()
    return (
        f"Time chart of {len(stops)} stops on {stops['trip_id'].nunique()} trips by "
        f"{stops['traveller'].nunique()} travellers, {say_day(selection.since)} to {say_day(selection.as_of)}. "
        f"Most visited: {', '.join(f'{city} ({count})' for city, count in cities.head(3).items())}."
    )
