"""What could be known on a day, once more: written from the rule, in plain Python over the CSV files.

The rule: *Each view can be set to any day, and shows only what was public by then. What became known later stays
hidden: the outcome of a round under way, the end of a role, the last stops of a trip, the terms of a private text.*
``public_on`` is the day a row became publicly known, where that differs from its date.

Nothing here is shared with `parley.dataset`: it is slow, says each table out loud, and shall stay so.
"""

import csv
import json

LISTS = {"sources", "mediators", "parties", "met", "proposers"}
INTEGERS = {"seq", "ordinal", "order"}
NEVER_SHOWN = {"verified_on", "searched_on", "supersedes", "title_open"}


class Naive:
    def __init__(self, folder):
        names = [each["name"] for each in json.loads((folder / "datapackage.json").read_text())["resources"]]
        self.tables = {}
        for name in names:
            with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
                self.tables[name] = list(csv.DictReader(file))
        self.published = {row["source_id"]: row["published_date"] for row in self.tables["sources"]}
        self.frameworks = self.public_days("frameworks", "framework_id", "date")
        self.events = self.public_days("events", "event_id", "start_date")
        self.rounds = self.public_days("rounds", "round_id", "start_date")
        self.trips = self.public_days("trips", "trip_id", "start_date")
        ends = [row["end_date"] for row in self.tables["events"]]
        self.last = max([*ends, *self.events.values()])

    def public_days(self, table, key, begins):
        return {row[key]: row["public_on"] or row[begins] for row in self.tables[table]}

    def known(self, table, day):
        """Rows of a dated table as they stood on a day (ISO text), each a dict of text, ints, lists and None."""
        day = str(day)
        rows = [getattr(self, f"_{table}")(dict(row), day) for row in self.tables[table]]
        return [self._finish(row, day) for row in rows if row is not None]

    # --- one method a table: None if nothing of the row was public yet

    def _events(self, row, day):
        row["public_on"] = self.events[row["event_id"]]
        if row["public_on"] > day:
            return None
        if row["end_date"] > day:  # announced, or under way
            row["title"] = row["title_open"] or row["title"]
            row |= {"end_date": "", "summary": "", "outcome": ""}
        if row["round_id"] and self.rounds[row["round_id"]] > day:
            row["round_id"] = ""
        return row

    def _participants(self, row, day):
        return row if self.events[row["event_id"]] <= day else None

    def _rounds(self, row, day):
        row["public_on"] = self.rounds[row["round_id"]]
        if row["public_on"] > day:
            return None
        self._hide_end(row, day, "end_date")
        self._hide_end(row, day, "outcome_public_on", "outcome")
        if row["framework_id"] and self.frameworks[row["framework_id"]] > day:
            row["framework_id"] = ""
        return row

    def _trips(self, row, day):
        row["public_on"] = self.trips[row["trip_id"]]
        self._hide_end(row, day, "end_date")
        return row if row["public_on"] <= day else None

    def _stops(self, row, day):
        row["public_on"] = max(row["public_on"] or row["arrive_date"], self.trips[row["trip_id"]])
        self._hide_end(row, day, "depart_date", "met", "note")
        return row if row["public_on"] <= day else None

    def _frameworks(self, row, day):
        row["public_on"] = self.frameworks[row["framework_id"]]
        if row["replies_to"] and self.frameworks[row["replies_to"]] > day:
            row["replies_to"] = ""
        return row if row["public_on"] <= day else None

    def _framework_status(self, row, day):
        row["public_on"] = max(row["public_on"] or row["date"], self.frameworks[row["framework_id"]])
        return row if row["public_on"] <= day else None

    def _framework_responses(self, row, day):
        row["public_on"] = max(row["public_on"] or row["date"], self.frameworks[row["framework_id"]])
        if row["event_id"] and self.events[row["event_id"]] > day:
            row["event_id"] = ""
        return row if row["public_on"] <= day else None

    def _provisions(self, row, day):
        row["public_on"] = max(row["public_on"], self.frameworks[row["framework_id"]])
        return row if row["public_on"] <= day else None

    def _positions(self, row, day):
        row["public_on"] = row["public_on"] or row["date"]
        if row["public_on"] > day:
            return None
        self._hide_end(row, day, "ended_on", "ended_by")
        if row["framework_id"] and self.frameworks[row["framework_id"]] > day:
            row["framework_id"] = ""
        if row["event_id"] and self.events[row["event_id"]] > day:
            row["event_id"] = ""
        return row

    def _mediator_roles(self, row, day):
        return self._period(row, day)

    def _offices(self, row, day):
        return self._period(row, day) if row["start_date"] else None

    def _designations(self, row, day):
        return self._period(row, day)

    def _coverage(self, row, day):
        self._hide_end(row, day, "to_date")
        return row if row["from_date"] <= day else None

    # --- what several share

    def _period(self, row, day):
        row["public_on"] = row["public_on"] or row["start_date"]
        self._hide_end(row, day, "end_date")
        return row if row["public_on"] <= day else None

    def _hide_end(self, row, day, end, *told_with_it):
        """An end is learned on its day; one beyond all that the package covers was announced."""
        if day < row[end] <= self.last:
            row |= dict.fromkeys((end, *told_with_it), "")

    def _finish(self, row, day):
        if "sources" in row:
            ids = row["sources"].split(";") if row["sources"] else []
            out = [each for each in ids if self.published[each] <= day]
            if ids and not out:
                out = [min((self.published[each], each) for each in ids)[1]]
            row["sources"] = ";".join(sorted(out))
        return {column: _typed(column, cell) for column, cell in row.items() if column not in NEVER_SHOWN}


def _typed(column, cell):
    if column in LISTS:
        return cell.split(";") if cell else []
    if cell == "":
        return None
    return int(cell) if column in INTEGERS else cell
