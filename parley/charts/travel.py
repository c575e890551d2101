"""Pictures of who went where: each traveller's stops on a time axis."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import altair as alt
import pandas as pd

from parley import theme
from parley.charts.figure import (
    ABOVE,
    INK,
    PICK,
    Figure,
    day_axis,
    milliseconds,
    periods,
    styled,
    text_marks,
    where,
)
from parley.charts.lanes import DAY, ELSEWHERE, Lanes
from parley.selection import Selection, say_period

BAR, BAND, THIN = 12, 20, 4
"""Heights of a stop, of the trip behind it, and of a delegation's line above its travellers."""
LETTER = 6.2
"""Width of a letter in pixels: what has not the room for its name is drawn without it."""


def stops_gantt(
    lanes: Lanes, rounds: pd.DataFrame, texts: pd.DataFrame, span: Selection, countries: Sequence[str]
) -> Figure:
    """Draw each traveller's stops in a span, coloured by country, on the bands of the trips that they belong to.

    Parameters
    ----------
    lanes : Lanes
        `parley.charts.lanes.lanes`: what to draw, row by row.
    rounds, texts : DataFrame
        `parley.queries.travel.rounds` and `parley.queries.situation.marked_texts`, marked over all rows.
    span : Selection
        The days that the axis spans.
    countries : sequence of str
        All countries of the data set, in an order that no selection changes: the first keep a colour of their own.

    Notes
    -----
    The hours of a day are not known: stops on one day share it in their order. An outline gives each mark a least
    width, so that a day is a point where the axis spans years and a bar where it spans weeks. A stop whose departure
    no source states is paler and its outline broken: last seen, not left.
    """
    layers = [
        *_rounds(rounds, span),
        *_texts(texts, span),
        *_bands(lanes),
        _stops(lanes, countries),
        _cities(lanes),
        *_labels(lanes),
    ]
    # Flat, and as it is in one go: Altair copies all layers at each step, and again for each layer within one
    chart = alt.LayerChart(layer=layers, height=alt.Step(theme.LANE_HEIGHT), width="container")
    return Figure(_title(lanes, span), _alt(lanes, span), styled(chart))


def _x(field: str, span: Selection | None = None) -> alt.X:
    """Give the x of a layer; those that mark no span from x to x2 say for all which days there are."""
    if span is None:
        return alt.X(f"{field}:T")
    x = day_axis(span.since, span.as_of, offset=ABOVE)
    x.shorthand = f"{field}:T"
    return x


def _y(lanes: Lanes | None = None) -> alt.Y:
    """Give the rows; one layer says for all which there are. A delegation's line is bold, a traveller's is not."""
    if lanes is None:
        return alt.Y("row:N", sort=None)
    heading = "datum.value[0] === 'g'"
    axis = alt.Axis(
        title=None,
        labelExpr="slice(datum.value, 2)",
        labelLimit=210,
        labelFlush=False,
        labelFontWeight=alt.condition(heading, alt.value(600), alt.value(400)),
        domain=False,
        ticks=False,
        grid=True,
        gridColor=theme.GRID,
    )
    return alt.Y("row:N", sort=None, scale=alt.Scale(domain=lanes.rows), axis=axis)


def _rounds(rounds: pd.DataFrame, span: Selection) -> list[alt.Chart]:
    """Shade the days of each round of talks, with a mark above the rows that says which."""
    first, last = pd.Timestamp(span.since), pd.Timestamp(span.as_of)
    inside = rounds[(rounds["last_day"] >= first) & (rounds["start_date"] <= last)]
    drawn = pd.DataFrame(
        {
            "first": [max(milliseconds(each), milliseconds(span.since)) for each in inside["start_date"]],
            "end": [_after(each) for each in inside["last_day"]],
            "name": inside["name"],
            "days": periods(inside["start_date"], inside["end_date"]),
            "city": inside["city"].fillna("place not stated"),
        }
    )
    tips = [
        alt.Tooltip("name:N", title="Round"),
        alt.Tooltip("days:N", title="Days"),
        alt.Tooltip("city:N", title="City"),
    ]
    base = alt.Chart(drawn)
    shade = base.mark_rect(
        color=theme.RULE, opacity=0.28, stroke=theme.RULE, strokeWidth=0.6, clip=True
    ).encode(x=_x("first"), x2="end:T", tooltip=tips)
    mark = base.mark_point(shape="diamond", filled=True, size=46, color=theme.TEXT_MARK, opacity=1).encode(
        x=_x("first", span), y=alt.value(-6), tooltip=tips
    )
    return [shade, mark]


def _texts(texts: pd.DataFrame, span: Selection) -> list[alt.Chart]:
    first, last = pd.Timestamp(span.since), pd.Timestamp(span.as_of)
    inside = texts[(texts["date"] >= first) & (texts["date"] <= last)]
    return text_marks(inside, _x("day", span))


def _bands(lanes: Lanes) -> list[alt.Chart]:
    """Draw each trip as a light band behind its stops, one under way with a broken outline."""
    tips = [
        alt.Tooltip("traveller:N", title="Traveller"),
        alt.Tooltip("trip:N", title="Trip"),
        alt.Tooltip("days:N", title="Days"),
    ]
    of_trips = lanes.bands["kind"] == "trip"
    columns = ["row", "begin", "end", "under_way", "traveller", "trip", "days"]
    outline = alt.StrokeValue(**where("datum.under_way", theme.TEXT_MARK, "transparent"))
    trip = (
        alt.Chart(lanes.bands.loc[of_trips, columns])
        .mark_bar(
            height=BAND, color=theme.RULE, fillOpacity=0.25, strokeDash=[4, 2], clip=True, cornerRadius=2
        )
        .encode(x=_x("begin"), x2="end:T", y=_y(), stroke=outline, tooltip=tips)
    )
    line = (
        alt.Chart(lanes.bands.loc[~of_trips, columns])
        .mark_bar(height=THIN, color=theme.RULE, opacity=0.8, clip=True, stroke=theme.RULE, strokeWidth=1)
        .encode(x=_x("begin"), x2="end:T", y=_y(), tooltip=tips)
    )
    return [trip, line]


def _stops(lanes: Lanes, countries: Sequence[str]) -> alt.Chart:
    palette = theme.colours(countries[: len(theme.CATEGORICAL)])
    there = set(lanes.bars["country"])
    domain = [*(name for name in palette if name in there), *([ELSEWHERE] if ELSEWHERE in there else [])]
    scale = alt.Scale(domain=domain, range=[palette.get(name, theme.OTHER) for name in domain])
    # As many columns as there is room for, or the last would be cut off on a telephone
    columns = alt.ExprRef("max(1, floor(width / 110))")
    legend = alt.Legend(title=None, orient="bottom", columns=columns)
    said = (
        "datum.traveller + ', ' + datum.place + ', ' + datum.days + '. Met: ' + datum.met + '. ' + datum.trip"
    )
    bars: alt.Chart = (
        alt.Chart(lanes.bars.drop(columns=["ink", "city"]))
        .mark_bar(height=BAR, strokeWidth=1.5, clip=True, cornerRadius=1, description=alt.ExprRef(said))
        .encode(
            x=_x("begin"),
            x2="end:T",
            y=_y(lanes),
            color=alt.Color("country:N", scale=scale, legend=legend),
            stroke=alt.Stroke("shade:N", scale=None),
            fillOpacity=alt.FillOpacityValue(**where("datum.open", 0.4, 1)),
            strokeDash=alt.StrokeDashValue(**where("datum.open", [3, 2], [1, 0])),
            tooltip=[
                alt.Tooltip("traveller:N", title="Traveller"),
                alt.Tooltip("place:N", title="Place"),
                alt.Tooltip("days:N", title="Days"),
                alt.Tooltip("met:N", title="Met"),
                alt.Tooltip("trip:N", title="Trip"),
                alt.Tooltip("publishers:N", title="Sources"),
            ],
        )
        .add_params(alt.selection_point(name=PICK, fields=["trip_id"]))
    )
    return bars


def _cities(lanes: Lanes) -> alt.Chart:
    """Name the city in a bar that has the room; where the bar is pale, in the colour of all text."""
    room = f"scale('x', datum.end) - scale('x', datum.begin) > {LETTER} * length(datum.city) + 6"
    names: alt.Chart = (
        alt.Chart(lanes.bars[["row", "begin", "end", "open", "ink", "city"]])
        .mark_text(align="left", dx=4, fontSize=theme.FONT_SIZE - 2, clip=True)
        .encode(
            x=_x("begin"),
            y=_y(),
            text="city:N",
            color=alt.Color("ink:N", scale=None, condition={"test": "datum.open", "value": INK}),
            opacity=alt.OpacityValue(**where(room, 1, 0)),
        )
    )
    return names


def _labels(lanes: Lanes) -> list[alt.Chart]:
    """Name a trip after its band where there is room up to the next one, else before it, if there is room."""
    width = f"{LETTER} * length(datum.label) + 8"
    after = f"scale('x', datum.next) - scale('x', datum.end) > {width}"
    before = f"scale('x', datum.begin) - max(0, scale('x', datum.before)) > {width}"
    base = alt.Chart(lanes.bands).transform_filter("datum.label !== ''").encode(y=_y(), text="label:N")
    size = theme.FONT_SIZE - 2
    right = base.mark_text(align="left", dx=4, fontSize=size, color=INK, clip=True).encode(
        x=_x("end"), opacity=alt.OpacityValue(**where(after, 1, 0))
    )
    left = base.mark_text(align="right", dx=-4, fontSize=size, color=INK, clip=True).encode(
        x=_x("begin"), opacity=alt.OpacityValue(**where(f"!({after}) && {before}", 1, 0))
    )
    return [right, left]


def _after(day: dt.date) -> int:
    """Give the end of a day."""
    return milliseconds(day) + DAY


def _title(lanes: Lanes, span: Selection) -> str:
    stops = f"{lanes.stops:,} stop{'' if lanes.stops == 1 else 's'}"
    people = f"{lanes.travellers} traveller{'' if lanes.travellers == 1 else 's'}"
    if lanes.travellers < lanes.of_travellers:
        people = f"the {lanes.travellers} busiest of {lanes.of_travellers:,} travellers"
    return f"{stops} of {people}, {say_period(span.since, span.as_of)}"


def _alt(lanes: Lanes, span: Selection) -> str:
    if lanes.bars.empty:
        return "No stops in this span."
    cities = lanes.bars["city"].value_counts()
    return (
        f"Time chart of {_title(lanes, span)}, on {lanes.bars['trip_id'].nunique()} trips. "
        f"Most visited: {', '.join(f'{city} ({count})' for city, count in cities.head(3).items())}."
    )
