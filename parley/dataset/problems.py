"""What can be wrong with a data package: stable reasons with their data, and the one place that words them."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Reason(StrEnum):
    """Why a cell, a row or a file was refused. Codes are stable; the wording is `WORDS`."""

    # the package and its files
    PACKAGE_MISSING = "package-missing"
    DESCRIPTOR_INVALID = "descriptor-invalid"
    TABLE_MISSING = "table-missing"
    FIELD_MISSING = "field-missing"
    FIELD_TYPE = "field-type"
    CATEGORIES_DIFFER = "categories-differ"
    FILE_MISSING = "file-missing"
    FILE_UNREADABLE = "file-unreadable"
    COLUMN_MISSING = "column-missing"
    COLUMN_UNKNOWN = "column-unknown"
    COLUMN_MISPLACED = "column-misplaced"
    ROW_SHORT = "row-short"
    ROW_LONG = "row-long"
    ROW_BLANK = "row-blank"
    # what the Table Schema says of a cell or a row
    TYPE = "type"
    REQUIRED = "required"
    UNIQUE = "unique"
    KEY_REPEATED = "key-repeated"
    KEY_EMPTY = "key-empty"
    UNKNOWN_ID = "unknown-id"
    ENUM = "enum"
    PATTERN = "pattern"
    LIMIT = "limit"
    LENGTH = "length"
    OTHER = "other"
    # what a schema can't say (parley.dataset.rules)
    END_BEFORE_START = "end-before-start"
    STOP_ORDER = "stop-order"
    STOP_BACKWARDS = "stop-backwards"
    STOP_OUTSIDE_TRIP = "stop-outside-trip"
    NAME_REPEATED = "name-repeated"
    REPRESENTS_CYCLE = "represents-cycle"
    CODES = "codes"
    SPEAKER = "speaker"
    PROPOSITION_ISSUE = "proposition-issue"
    CONDITION_MISSING = "condition-missing"
    CONDITION_UNUSED = "condition-unused"
    QUOTE_LENGTH = "quote-length"
    SOURCE_MISSING = "source-missing"
    ADDRESS = "address"
    ENDED_BY = "ended-by"
    OPEN_TITLE = "open-title"
    OUTCOME_DAY = "outcome-day"
    ORPHAN = "orphan"
    CHILDLESS = "childless"
    NO_EVENTS = "no-events"
    EVENT_REPEATED = "event-repeated"
    POSITION_REPEATED = "position-repeated"
    TEXT_YOUNGER = "text-younger"
    EVENT_LINK = "event-link"
    SOURCES_OLDER = "sources-older"
    PUBLIC_EARLIER = "public-earlier"
    CONFIRMED = "confirmed"
    HEARSAY = "hearsay"
    MONITOR = "monitor"
    ONE_ACT = "one-act"
    SEARCH_RESULT = "search-result"
    NO_EVENT = "no-event"
    SHARE = "share"
    JUDGEMENT = "judgement"


TYPES_IN_WORDS = {
    "date": "a date (YYYY-MM-DD)",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
}

LONGEST = 300
"""Characters of a value that a message repeats."""

WORDS: dict[Reason, str] = {
    Reason.PACKAGE_MISSING: "{value} holds no datapackage.json; name the folder of a data package",
    Reason.DESCRIPTOR_INVALID: "{note}",
    Reason.TABLE_MISSING: 'the table "{value}", which Parley reads, is not described; copy it from another package',
    Reason.FIELD_MISSING: 'the table "{table}" lacks the column "{value}", which Parley reads',
    Reason.FIELD_TYPE: 'in the table "{table}", the column "{value}" is a {found}; Parley reads it as a {expected}',
    Reason.CATEGORIES_DIFFER: 'in the table "{table}", categories and enum list different values for "{value}"',
    Reason.FILE_MISSING: "the file is missing, though datapackage.json names it",
    Reason.FILE_UNREADABLE: "the file can't be read as UTF-8 CSV: {note}",
    Reason.COLUMN_MISSING: "the column is missing from the header",
    Reason.COLUMN_UNKNOWN: "the header has a column that datapackage.json doesn't describe",
    Reason.COLUMN_MISPLACED: 'the header has "{value}" where datapackage.json has "{expected}"',
    Reason.ROW_SHORT: "the row ends before this column",
    Reason.ROW_LONG: 'the row has the extra cell "{value}" after the last column (an unquoted comma?)',
    Reason.ROW_BLANK: "the row is blank; delete it",
    Reason.TYPE: '"{value}" is not {expected}',
    Reason.REQUIRED: "the cell is empty, but this column must be filled",
    Reason.UNIQUE: '"{value}" stands in another row already; this column must be unique',
    Reason.KEY_REPEATED: "the key ({expected}) repeats that of row {other}",
    Reason.KEY_EMPTY: "the key ({expected}) is empty",
    Reason.UNKNOWN_ID: '"{value}" is not in {expected}',
    Reason.ENUM: '"{value}" is not one of {expected}',
    Reason.PATTERN: '"{value}" does not match the pattern {expected}',
    Reason.LIMIT: '"{value}" is beyond the {limit} {expected}',
    Reason.LENGTH: "{length} characters, where {limit} is {expected}",
    Reason.OTHER: "{note}",
    Reason.END_BEFORE_START: '"{value}" is before {expected} ({other})',
    Reason.STOP_ORDER: "{value} where {expected} is due: the stops of a trip are numbered 1, 2, 3, … in order",
    Reason.STOP_BACKWARDS: "arrives on {value}, before the stop ahead of it ends ({expected})",
    Reason.STOP_OUTSIDE_TRIP: "{value} lies outside the trip ({expected})",
    Reason.NAME_REPEATED: '"{value}" is also the name in row {other}; what can be chosen by name needs a unique one',
    Reason.REPRESENTS_CYCLE: '"{value}" comes round to the same actor again',
    Reason.CODES: '"{value}", but "{name}" has "{expected}" in row {other}; a country has one code of each length',
    Reason.SPEAKER: '"{value}" does not represent "{expected}"; if someone else said it of them, set reported_by',
    Reason.PROPOSITION_ISSUE: '"{value}" belongs to the issue "{expected}", not to "{other}"',
    Reason.CONDITION_MISSING: "the stance is conditional, so the condition must be given",
    Reason.CONDITION_UNUSED: 'a condition is given, but the stance is "{value}", not conditional',
    Reason.QUOTE_LENGTH: "{value} words; a quote has at most {expected}",
    Reason.SOURCE_MISSING: "no source; every dated row names at least one",
    Reason.ADDRESS: '"{value}" is not an http or https address',
    Reason.ENDED_BY: "{note}",
    Reason.OPEN_TITLE: "needed, because the event {note}: a title that gives nothing away before the end",
    Reason.OUTCOME_DAY: "{note}",
    Reason.ORPHAN: '"{value}" is used by no row of another table',
    Reason.CHILDLESS: '"{value}" has no row in {expected}',
    Reason.EVENT_REPEATED: '"{value}" has the day, the type and the participants of row {other}; merge them',
    Reason.POSITION_REPEATED: (
        '"{value}" has the day, the speaker and the proposition of row {other}; make one row of them'
    ),
    Reason.TEXT_YOUNGER: '"{value}" was first put forward on {expected}, after this row ({other})',
    Reason.EVENT_LINK: 'the event "{value}" {note}',
    Reason.SOURCES_OLDER: (
        'the newest source, "{value}", is of {other}, before {expected}: it can\'t tell of this row; '
        "name one that does, or say by public_on that it was announced"
    ),
    Reason.PUBLIC_EARLIER: '{value}, but the source "{other}" is of {expected}: by then it was public',
    Reason.CONFIRMED: "confirmed, though it rests on {note}; add a source that copies none of them, or say reported",
    Reason.HEARSAY: '{value}, though "{other}" said it of them: that is reported',
    Reason.MONITOR: '"{value}" is a person; only a body with a mandate to watch is a monitor',
    Reason.ONE_ACT: "ends on the day on which it began: one act is an event, not yet a role",
    Reason.SEARCH_RESULT: '"{value}", but the table of positions has {note}',
    Reason.NO_EVENT: '"{value}" is in no event, trip or statement, nor is anyone who represents it',
    Reason.SHARE: "{note}; the package allows {expected} (limits in datapackage.json)",
    Reason.JUDGEMENT: '"{value}" judges; say what was said or done (the package lists such words)',
    Reason.NO_EVENTS: "there are no events; a data set needs at least one",
}


def _shown(text: str) -> str:
    """Make a text fit to stand in one line: a cell may hold line breaks, controls of a terminal, or a whole file."""
    short = text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
    return "".join(each if each.isprintable() else repr(each)[1:-1] for each in short)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a package, and where.

    Attributes
    ----------
    reason : Reason
        The stable code.
    file : str
        File name inside the package.
    row : int or None
        Row as a spreadsheet counts it: the header is row 1.
    column : str or None
        Column name.
    detail : tuple of (name, text)
        What the wording needs, such as ``value`` and ``expected``.
    """

    reason: Reason
    file: str
    row: int | None = None
    column: str | None = None
    detail: tuple[tuple[str, str], ...] = ()

    @classmethod
    def at(
        cls, reason: Reason, file: str, row: Hashable = None, column: str | None = None, **detail: object
    ) -> Problem:
        """Build a problem; the keywords are the values that the wording of `reason` needs.

        `row` may be the label of a data frame's index, which pandas types as anything hashable.
        """
        number = None if row is None else int(str(row))
        told = tuple((name, _shown(str(value))) for name, value in detail.items())
        return cls(reason, file, number, column and _shown(column), told)

    @property
    def where(self) -> str:
        """The place, such as ``events.csv row 17, start_date``."""
        place = self.file if self.row is None else f"{self.file} row {self.row}"
        return place if self.column is None else f"{place}, {self.column}"

    @property
    def what(self) -> str:
        """What is wrong there, in words."""
        return WORDS[self.reason].format(**dict(self.detail))

    def __str__(self) -> str:
        """One line, such as ``events.csv row 17, start_date: "2024-13-01" is not a date (YYYY-MM-DD)``."""
        return f"{self.where}: {self.what}"


class InvalidPackageError(Exception):
    """A data package was refused.

    Attributes
    ----------
    folder : str
        The package's folder.
    problems : tuple of Problem
        All that was found, in the order of the files.
    """

    def __init__(self, folder: str, problems: Sequence[Problem]) -> None:
        self.folder = folder
        self.problems = tuple(problems)
        super().__init__(f"{folder}: {len(self.problems)} problem(s), first: {self.problems[0]}")
