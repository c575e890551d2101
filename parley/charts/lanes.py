"""What the chart of travellers draws, row by row: stops as bars, trips as bands, in an order, within a bound."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from parley import theme
from parley.charts.figure import MARKS, milliseconds, periods
from parley.selection import Selection

BY_DELEGATION, BY_FIRST, BY_TRIPS = "Delegation", "First visit", "Number of trips"
ORDERS = (BY_DELEGATION, BY_FIRST, BY_TRIPS)
MOST_ROWS = 60
MARKS_OF_A_STOP, MARKS_OF_A_TRIP = 2, 3
LONGEST_LABEL = 30
ELSEWHERE = "Elsewhere"
DAY = 86_400_000
GAP = 0.06
"""Share of a day that a bar stops short of its end, so that neighbours stand apart."""
GROUP, PERSON = "g:", "t:"


@dataclass(frozen=True, slots=True)
class Lanes:
    """The rows of the chart and what lies in them.

    Attributes
    ----------
    rows : list of str
        The rows from above, each a name after `GROUP` or `PERSON`.
    bars : DataFrame
        A stop each: ``row, begin, end, open, country, shade, ink, city, traveller, place, days, met, trip,
        publishers, trip_id``; ``begin`` and ``end`` in milliseconds.
    bands : DataFrame
        A trip each, and once more for its delegation: ``row, begin, end, kind, under_way, traveller, trip, days,
        label, next, before``; the last two are where the row's next trip begins and the one before ends.
    stops, travellers, of_travellers : int
        How many stops and travellers are drawn, and of how many travellers.
    """

    rows: list[str]
    bars: pd.DataFrame
    bands: pd.DataFrame
    stops: int
    travellers: int
    of_travellers: int


def lanes(
    stops: pd.DataFrame,
    trips: pd.DataFrame,
    span: Selection,
    order: str,
    *,
    sides: Mapping[str, str],
    countries: Sequence[str],
    publishers: Mapping[str, str],
) -> Lanes:
    """Lay out the stops and trips that lie in a span of days.

    Parameters
    ----------
    stops, trips : DataFrame
        `parley.queries.travel.stops` and `trips`.
    span : Selection
        The days to show.
    order : str
        One of `ORDERS`. By delegation, a line for each delegation stands above its travellers.
    sides : mapping of side to label
        In the codebook's order, in which delegations come.
    countries : sequence of str
        As for `parley.charts.travel.stops_gantt`.
    publishers : mapping of source id to publisher
        For the sources of these stops.
    """
    stops, trips = within(stops, trips, span)
    people = _people(stops, trips, list(sides))
    kept = people[_fits(people)]
    names = set(kept["traveller"])
    stops, trips = stops[stops["traveller"].isin(names)], trips[trips["traveller"].isin(names)]
    groups = {
        str(name): f"{GROUP}{delegation} · {sides[str(side)].lower()}"
        for name, delegation, side in zip(kept["traveller"], kept["delegation"], kept["side"], strict=True)
    }
    rows = _rows(kept, groups, order)
    called = trip_names(trips, stops)
    bands = _bands(trips, called, groups if order == BY_DELEGATION else {}, span)
    bars = _bars(stops, called, countries, publishers)
    return Lanes(rows, bars, bands, len(bars), len(kept), len(people))


def within(stops: pd.DataFrame, trips: pd.DataFrame, span: Selection) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Give the stops and trips of which a day lies in the span."""
    first, last = pd.Timestamp(span.since), pd.Timestamp(span.as_of)
    ended = trips["end_date"].fillna(last)
    return (
        stops[(stops["last_day"] >= first) & (stops["arrive_date"] <= last)],
        trips[(ended >= first) & (trips["start_date"] <= last)],
    )


def ordinal(number: int) -> str:
    """Write a number of an order: 1st, 2nd, 3rd, 11th."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _people(stops: pd.DataFrame, trips: pd.DataFrame, sides: Sequence[str]) -> pd.DataFrame:
    """Give each traveller's delegation, first day, and numbers of stops and trips, the most trips first."""
    people = trips.groupby("traveller", as_index=False).agg(
        delegation=("delegation", "first"),
        side=("side", "first"),
        first=("start_date", "min"),
        trips=("trip_id", "nunique"),
    )
    people["stops"] = people["traveller"].map(stops.groupby("traveller").size()).fillna(0).astype(int)
    people["rank"] = people["side"].map({side: place for place, side in enumerate(sides)})
    return people.sort_values(
        ["trips", "stops", "traveller"], ascending=[False, False, True], ignore_index=True
    )


def _fits(people: pd.DataFrame) -> pd.Series:
    """Say which travellers can be drawn: the first of them, as long as rows and marks stay within their bounds."""
    marks = (people["stops"] * MARKS_OF_A_STOP + people["trips"] * MARKS_OF_A_TRIP).cumsum()
    return (marks <= MARKS) & (people.index < MOST_ROWS) | (people.index == 0)


def _rows(people: pd.DataFrame, groups: Mapping[str, str], order: str) -> list[str]:
    if order == BY_TRIPS:
        return [PERSON + name for name in people["traveller"]]
    if order == BY_FIRST:
        return [PERSON + name for name in people.sort_values(["first", "traveller"])["traveller"]]
    rows: list[str] = []
    for name in people.sort_values(["rank", "delegation", "first", "traveller"])["traveller"]:
        if groups[name] not in rows:
            rows.append(groups[name])
        rows.append(PERSON + name)
    return rows


def _bands(
    trips: pd.DataFrame, names: Mapping[str, str], groups: Mapping[str, str], span: Selection
) -> pd.DataFrame:
    ended = trips["end_date"].fillna(pd.Timestamp(span.as_of))
    drawn = pd.DataFrame(
        {
            "row": PERSON + trips["traveller"],
            "begin": [milliseconds(day) for day in trips["start_date"]],
            "end": [milliseconds(day) + DAY for day in ended],
            "kind": "trip",
            "under_way": trips["under_way"],
            "traveller": trips["traveller"],
            "trip": trips["trip_id"].map(names),
            "days": periods(trips["start_date"], trips["end_date"]),
            "label": [_label(row) for row in trips.itertuples()],
        }
    ).sort_values(["row", "begin"])
    drawn["next"] = drawn.groupby("row")["begin"].shift(-1).fillna(milliseconds(span.as_of) + DAY)
    drawn["before"] = drawn.groupby("row")["end"].shift(1).fillna(0)
    again = drawn[drawn["traveller"].isin(list(groups))]
    again = again.assign(row=again["traveller"].map(groups), kind="delegation", under_way=False, label="")
    return pd.concat([drawn, again], ignore_index=True)


def trip_names(trips: pd.DataFrame, stops: pd.DataFrame) -> dict[str, str]:
    """Name each trip by its label; one without, by the cities where it stopped."""
    cities = stops.groupby("trip_id")["city"].agg(lambda names: ", ".join(dict.fromkeys(names)))
    labels = dict(zip(trips["trip_id"], trips["label"], strict=True))
    return {
        key: label if isinstance(label, str) and label else str(cities.get(key, "no stop known yet"))
        for key, label in labels.items()
    }


def _label(trip: object) -> str:
    """Name a trip in few letters, for the chart."""
    number, label = getattr(trip, "ordinal", None), getattr(trip, "label", None)
    away = ", under way" if getattr(trip, "under_way", False) else ""
    if number is not None and pd.notna(number):
        return f"{ordinal(int(number))} trip{away}"
    words = label if isinstance(label, str) else ""
    if len(words) > LONGEST_LABEL:
        words = words[: LONGEST_LABEL - 1] + "…"
    return words + away if words else away.removeprefix(", ")


def _bars(
    stops: pd.DataFrame, names: Mapping[str, str], countries: Sequence[str], publishers: Mapping[str, str]
) -> pd.DataFrame:
    palette = theme.colours(countries[: len(theme.CATEGORICAL)])
    begin, end = _within_days(stops)
    country = stops["country"].where(stops["country"].isin(palette), ELSEWHERE)
    return pd.DataFrame(
        {
            "row": PERSON + stops["traveller"],
            "begin": begin,
            "end": end,
            "open": stops["open"],
            "country": country,
            "shade": [palette.get(name, theme.OTHER) for name in country],
            "ink": [theme.ink_on(palette.get(name, theme.OTHER)) for name in country],
            "city": stops["city"],
            "traveller": stops["traveller"],
            "place": stops["city"] + ", " + stops["country"],
            "days": periods(stops["arrive_date"], stops["depart_date"], "seen {first}, departure not known"),
            "met": [", ".join(names) or "no one named" for names in stops["met"]],
            "trip": stops["trip_id"].map(names),
            "publishers": [
                ", ".join(dict.fromkeys(publishers.get(each, each) for each in ids))
                for ids in stops["sources"]
            ],
            "trip_id": stops["trip_id"],
        }
    ).reset_index(drop=True)


def _within_days(stops: pd.DataFrame) -> tuple[list[int], list[int]]:
    """Give where bars begin and end: stops that touch on one day share it in the order of the trip."""
    known = stops[["traveller", "arrive_date", "trip_id", "seq"]]
    ends = [known.assign(day=stops[column]) for column in ("arrive_date", "last_day")]
    touching = pd.concat(ends).rename_axis("stop").reset_index().drop_duplicates(["stop", "day"])
    touching = touching.sort_values(["traveller", "day", "arrive_date", "trip_id", "seq"])
    of_day = touching.groupby(["traveller", "day"])["stop"]
    touching["place"], touching["count"] = of_day.cumcount(), of_day.transform("size")
    shares = touching.set_index(["stop", "day"])[["place", "count"]]
    first = shares.loc[pd.MultiIndex.from_arrays([stops.index, stops["arrive_date"]])]
    last = shares.loc[pd.MultiIndex.from_arrays([stops.index, stops["last_day"]])]
    begin = [
        milliseconds(day) + int(DAY * place / count)
        for day, place, count in zip(stops["arrive_date"], first["place"], first["count"], strict=True)
    ]
    end = [
        milliseconds(day) + int(DAY * (place + 1 - GAP) / count)
        for day, place, count in zip(stops["last_day"], last["place"], last["count"], strict=True)
    ]
    return begin, end
