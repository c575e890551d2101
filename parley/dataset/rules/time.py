"""When: periods, trips and what was known on which day."""

from __future__ import annotations

import pandas as pd

from parley.dataset.descriptor import Descriptor
from parley.dataset.model import PERIODS
from parley.dataset.problems import Problem, Reason
from parley.dataset.rules.cells import is_date
from parley.dataset.rules.registry import Found, Tables, rows, rule


@rule()
def end_not_before_start(descriptor: Descriptor, tables: Tables) -> Found:
    """A period ends on its first day or later."""
    periods = {**PERIODS, "coverage": ("from_date", "to_date")}
    for name, (start, end) in periods.items():
        if end is None or name not in tables:
            continue
        frame = tables[name]
        dated = frame[frame[start].map(is_date).astype(bool) & frame[end].map(is_date).astype(bool)]
        for row, (first, last) in rows(dated[dated[end] < dated[start]], start, end):
            path = descriptor.table(name).path
            yield Problem.at(Reason.END_BEFORE_START, path, row, end, value=last, expected=start, other=first)


def _dates_only(frame: pd.DataFrame, *columns: str) -> pd.DataFrame:
    """Empty the cells of `columns` that hold no date: they have their own complaint."""
    return frame.assign(
        **{each: frame[each].where(frame[each].map(is_date).astype(bool), "") for each in columns}
    )


@rule("trips", "stops")
def stops_in_order(descriptor: Descriptor, tables: Tables) -> Found:
    """The stops of a trip are numbered without a gap, run forward in time and lie inside the trip."""
    path = descriptor.table("stops").path
    trips = _dates_only(tables["trips"], "start_date", "end_date")
    trips = trips.drop_duplicates("trip_id").set_index("trip_id")
    for trip_id, stops in _dates_only(tables["stops"], "arrive_date", "depart_date").groupby(
        "trip_id", sort=False
    ):
        for due, (row, seq) in enumerate(stops["seq"].items(), start=1):
            if seq != str(due):
                yield Problem.at(Reason.STOP_ORDER, path, row, "seq", value=seq, expected=due)
        left = stops["depart_date"].where(stops["depart_date"] != "", stops["arrive_date"])
        for (row, arrived), before in zip(list(stops["arrive_date"].items())[1:], left, strict=False):
            if arrived and arrived < before:
                yield Problem.at(
                    Reason.STOP_BACKWARDS, path, row, "arrive_date", value=arrived, expected=before
                )
        if trip_id not in trips.index:
            continue
        start, end = trips.loc[trip_id, ["start_date", "end_date"]]
        for column in ("arrive_date", "depart_date"):
            for row, day in stops[column].items():
                if day and start and not start <= day <= (end or day):
                    yield Problem.at(
                        Reason.STOP_OUTSIDE_TRIP,
                        path,
                        row,
                        column,
                        value=day,
                        expected=f"{start} to {end}",
                    )


@rule("events")
def open_titles(descriptor: Descriptor, tables: Tables) -> Found:
    """An event that runs over days, or was announced, has a title that gives no end away."""
    columns = ["start_date", "end_date", "public_on", "title_open"]
    events = _dates_only(tables["events"], "start_date", "end_date", "public_on")
    for row, (start, end, public, title) in rows(events, *columns):
        announced = bool(public) and public < start
        if not title and start and (end > start or announced):
            note = "was public before it began" if announced else "runs over several days"
            yield Problem.at(Reason.OPEN_TITLE, descriptor.table("events").path, row, "title_open", note=note)


@rule("rounds")
def outcomes_have_a_day(descriptor: Descriptor, tables: Tables) -> Found:
    """The outcome of a round comes with the day on which it was known."""
    path = descriptor.table("rounds").path
    for row, (outcome, day) in rows(tables["rounds"], "outcome", "outcome_public_on"):
        if bool(outcome) != bool(day):
            note = "the day on which the outcome was known is missing" if outcome else "there is no outcome"
            yield Problem.at(Reason.OUTCOME_DAY, path, row, "outcome_public_on", note=note)
