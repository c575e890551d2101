"""The contract of validation: whatever is wrong, the whole line that a curator reads.

Each case breaks a copy of the invented package in one way and states all lines that follow. Rows count as in a
spreadsheet: by record, the header being row 1, so a line break inside a quoted cell doesn't count.
"""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from parley.dataset import Reason, validate
from tests.packages_support import GAZA, LAKELAND, SHIPPED, Package


@dataclass(frozen=True)
class Case:
    name: str
    reason: Reason
    edit: Callable[[Package], object]
    lines: tuple[str, ...]


CASES: list[Case] = []


def breaks(reason: Reason, *lines: str):
    """Enter a way to break the package, with every line that validation then prints."""

    def enter(edit):
        CASES.append(Case(edit.__name__, reason, edit, lines))
        return edit

    return enter


# --- the package and its files


@breaks(
    Reason.PACKAGE_MISSING,
    "datapackage.json: lakeland holds no datapackage.json; name the folder of a data package",
)
def no_descriptor(package):
    (package.folder / "datapackage.json").unlink()


@breaks(
    Reason.DESCRIPTOR_INVALID,
    "datapackage.json: it can't be read as a data package "
    "(JSONDecodeError: Expecting value: line 1 column 1 (char 0))",
)
def descriptor_is_no_json(package):
    (package.folder / "datapackage.json").write_text("not JSON", encoding="utf-8")


@breaks(
    Reason.DESCRIPTOR_INVALID,
    "datapackage.json: it can't be read as a data package "
    "(AttributeError: 'list' object has no attribute 'get')",
)
def descriptor_is_a_list(package):
    (package.folder / "datapackage.json").write_text("[]", encoding="utf-8")


@breaks(
    Reason.DESCRIPTOR_INVALID,
    "datapackage.json: it can't be read as a data package (RecursionError: maximum recursion depth exceeded "
    "while decoding a JSON array from a unicode string)",
)
def descriptor_is_nested_without_end(package):
    (package.folder / "datapackage.json").write_text("[" * 100_000, encoding="utf-8")


@breaks(
    Reason.DESCRIPTOR_INVALID,
    'datapackage.json: the table "issues" has the path "../issues.csv"; a table is a CSV file in the same folder',
)
def path_leaves_the_folder(package):
    (package.folder / "issues.csv").rename(package.folder.parent / "issues.csv")
    with package.resource("issues") as issues:
        issues["path"] = "../issues.csv"


@breaks(
    Reason.DESCRIPTOR_INVALID,
    'datapackage.json: the table "issues" has the path "https://example.org/issues.csv"; '
    "a table is a CSV file in the same folder",
)
def path_is_an_address(package):
    with package.resource("issues") as issues:
        issues["path"] = "https://example.org/issues.csv"


@breaks(
    Reason.DESCRIPTOR_INVALID,
    'datapackage.json: in the table "events", "sources" refers to sources.id, which is not described',
)
def list_refers_to_no_column(package):
    with package.field("events", "sources") as field:
        field["references"]["field"] = "id"


@breaks(Reason.DESCRIPTOR_INVALID, 'datapackage.json: property "created" is not valid "datetime"')
def created_on_no_day(package):
    with package.descriptor() as content:
        content["created"] = "2021-13-01T00:00:00Z"


@breaks(Reason.DESCRIPTOR_INVALID, "datapackage.json: names of the resources are not unique")
def table_described_twice(package):
    with package.descriptor() as content:
        content["resources"].append(content["resources"][0])


@breaks(
    Reason.TABLE_MISSING,
    'datapackage.json: the table "coverage", which Parley reads, is not described; copy it from another package',
)
def table_not_described(package):
    with package.descriptor() as content:
        content["resources"] = [each for each in content["resources"] if each["name"] != "coverage"]


@breaks(
    Reason.FIELD_MISSING,
    'datapackage.json: the table "issues" lacks the column "order", which Parley reads',
)
def column_not_described(package):
    with package.resource("issues") as issues:
        del issues["schema"]["fields"][1]


@breaks(
    Reason.FIELD_TYPE,
    'datapackage.json: in the table "events", the column "start_date" is a string; Parley reads it as a date',
)
def column_of_another_type(package):
    with package.field("events", "start_date") as field:
        field["type"] = "string"


@breaks(
    Reason.CATEGORIES_DIFFER,
    'datapackage.json: in the table "events", categories and enum list different values for "event_type"',
)
def category_without_enum(package):
    with package.field("events", "event_type") as field:
        field["constraints"]["enum"].pop()


@breaks(Reason.FILE_MISSING, "issues.csv: the file is missing, though datapackage.json names it")
def file_missing(package):
    (package.folder / "issues.csv").unlink()


@breaks(Reason.FILE_UNREADABLE, "events.csv: the file can't be read as UTF-8 CSV: byte 0xe9 in line 10")
def file_in_latin_1(package):
    package.replace("events.csv", b"face to face", b"t\xeate-\xe0-t\xeate".replace(b"\xea", b"\xe9"))


@breaks(Reason.FILE_UNREADABLE, "issues.csv: the file can't be read as UTF-8 CSV: byte 0xff in line 1")
def file_in_utf_16(package):
    path = package.folder / "issues.csv"
    path.write_bytes(b"\xff\xfe" + path.read_text(encoding="utf-8").encode("utf-16-le"))


@breaks(Reason.FILE_UNREADABLE, "issues.csv: the file can't be read as UTF-8 CSV: it is empty")
def file_empty(package):
    (package.folder / "issues.csv").write_bytes(b"")


@breaks(Reason.FILE_UNREADABLE, "issues.csv: the file can't be read as UTF-8 CSV: Is a directory")
def file_is_a_folder(package):
    (package.folder / "issues.csv").unlink()
    (package.folder / "issues.csv").mkdir()


@breaks(Reason.COLUMN_MISSING, "issues.csv, description: the column is missing from the header")
def last_column_missing(package):
    package.reorder("issues", "issue_id", "order", "name")


@breaks(
    Reason.COLUMN_MISSING,
    "issues.csv, description: the column is missing from the header",
    'issues.csv row 1: the header has "name" where datapackage.json has "order"',
    'issues.csv row 1: the header has "description" where datapackage.json has "name"',
)
def middle_column_missing(package):
    package.reorder("issues", "issue_id", "name", "description")


@breaks(
    Reason.COLUMN_UNKNOWN,
    "issues.csv, colour: the header has a column that datapackage.json doesn't describe",
)
def column_too_many(package):
    header, *rows = package.read("issues")
    package.write("issues", [[*header, "colour"], *([*row, "blue"] for row in rows)])


@breaks(
    Reason.COLUMN_MISPLACED,
    'trips.csv row 1: the header has "end_date" where datapackage.json has "start_date"',
    'trips.csv row 1: the header has "start_date" where datapackage.json has "end_date"',
)
def columns_swapped(package):
    header = package.read("trips")[0]
    order = {"start_date": "end_date", "end_date": "start_date"}
    package.reorder("trips", *(order.get(column, column) for column in header))


@breaks(
    Reason.COLUMN_MISPLACED,
    'issues.csv row 1: the header has "name" where datapackage.json has "description"',
)
def column_named_twice(package):
    package.replace("issues.csv", b"name,description", b"name,name")


@breaks(
    Reason.COLUMN_MISPLACED,
    "issues.csv, order: the column is missing from the header",
    "issues.csv, name: the column is missing from the header",
    "issues.csv, description: the column is missing from the header",
    'issues.csv row 1: the header has "issue_id;order;name;description" where datapackage.json has "issue_id"',
)
def semicolons_for_commas(package):
    path = package.folder / "issues.csv"
    path.write_bytes(path.read_bytes().replace(b",", b";"))


@breaks(Reason.ROW_SHORT, "issues.csv row 3, description: the row ends before this column")
def row_short(package):
    package.replace("issues.csv", b',"Season, licences and boats"', b"")


@breaks(
    Reason.ROW_LONG,
    'issues.csv row 3: the row has the extra cell " licences and boats" after the last column '
    "(an unquoted comma?)",
)
def comma_unquoted(package):
    package.replace("issues.csv", b'"Season, licences and boats"', b"Season, licences and boats")


@breaks(Reason.ROW_BLANK, "events.csv row 5: the row is blank; delete it")
def blank_line(package):
    package.replace("events.csv", b"\n2019-06-03-highmark", b"\n\n2019-06-03-highmark")


@breaks(Reason.ROW_BLANK, "issues.csv row 4: the row is blank; delete it")
def row_of_empty_cells(package):
    package.add("issues")


# --- what the Table Schema says of a cell or a row


@breaks(Reason.TYPE, 'events.csv row 5, start_date: "2024-13-01" is not a date (YYYY-MM-DD)')
def month_13(package):
    package.put("events", 5, start_date="2024-13-01")


@breaks(Reason.TYPE, 'events.csv row 5, start_date: "2024-13-01" is not a date (YYYY-MM-DD)')
def month_13_below_a_line_break(package):
    package.put("events", 3, summary="The two heads of government\nspoke about the crew.\n\nBriefly.")
    package.put("events", 5, start_date="2024-13-01")


@breaks(Reason.TYPE, 'positions.csv row 4, public_on: "2019-02-29" is not a date (YYYY-MM-DD)')
def day_that_never_was(package):
    package.put("positions", 4, public_on="2019-02-29")


@breaks(Reason.TYPE, 'events.csv row 2, start_date: "2019-1-5" is not a date (YYYY-MM-DD)')
def date_without_zeros(package):
    package.put("events", 2, start_date="2019-1-5")


@breaks(Reason.TYPE, 'events.csv row 2, end_date: "04/03/2019" is not a date (YYYY-MM-DD)')
def date_with_slashes(package):
    package.put("events", 2, end_date="04/03/2019")


@breaks(Reason.TYPE, 'events.csv row 2, start_date: "٢٠١٩-٠٣-٠٤" is not a date (YYYY-MM-DD)')
def date_in_other_digits(package):
    package.put("events", 2, start_date="٢٠١٩-٠٣-٠٤")


@breaks(Reason.TYPE, 'issues.csv row 3, order: "two" is not a whole number')
def number_in_words(package):
    package.put("issues", 3, order="two")


@breaks(Reason.TYPE, 'issues.csv row 3, order: "1_000" is not a whole number')
def number_with_underscore(package):
    package.put("issues", 3, order="1_000")


@breaks(Reason.TYPE, 'issues.csv row 3, order: "99999999999999999999" is not a whole number')
def number_beyond_the_engine(package):
    package.put("issues", 3, order="99999999999999999999")


@breaks(Reason.TYPE, 'places.csv row 2, latitude: "NaN" is not a number')
def not_a_number(package):
    package.put("places", 2, latitude="NaN")


@breaks(Reason.TYPE, 'places.csv row 2, latitude: "61,25" is not a number')
def decimal_comma(package):
    package.put("places", 2, latitude="61,25")


@breaks(
    Reason.TYPE,
    'places.csv row 2, latitude: "61.25\\n\\x1b[31m" is not a number',
)
def control_characters_stay_in_one_line(package):
    package.put("places", 2, latitude="61.25\n\x1b[31m")


@breaks(Reason.REQUIRED, "events.csv row 5, title: the cell is empty, but this column must be filled")
def title_missing(package):
    package.put("events", 5, title="")


@breaks(Reason.REQUIRED, "events.csv row 5, sources: the cell is empty, but this column must be filled")
def event_without_source(package):
    package.put("events", 5, sources="")


@breaks(
    Reason.UNIQUE,
    'propositions.csv row 3, statement: "The ferry crosses the lake without hindrance." stands in another row '
    "already; this column must be unique",
)
def statement_repeated(package):
    package.put("propositions", 3, statement="The ferry crosses the lake without hindrance.")


@breaks(
    Reason.KEY_REPEATED,
    "participants.csv row 34: the key (event_id, actor_id, role) repeats that of row 2",
)
def participant_repeated(package):
    package.add("participants", event_id="2019-03-04-ferry-seized", actor_id="southshore", role="party")


@breaks(Reason.KEY_EMPTY, "coverage.csv row 2: the key (note) is empty")
def key_empty(package):
    with package.resource("coverage") as coverage:
        coverage["schema"]["primaryKey"] = ["note"]
    package.add(
        "coverage",
        party="northshore",
        issue_id="ferry",
        from_date="2019-01-01",
        to_date="2019-12-31",
        searched_on="2021-01-04",
        result="found",
    )


@breaks(Reason.UNKNOWN_ID, 'events.csv row 5, place_id: "atlantis" is not in places')
def place_unknown(package):
    package.put("events", 5, place_id="atlantis")


@breaks(Reason.UNKNOWN_ID, 'actors.csv row 9, represents: "nobody" is not in actors')
def represents_an_unknown(package):
    package.put("actors", 9, represents="nobody")


@breaks(Reason.UNKNOWN_ID, 'frameworks.csv row 3, replies_to: "2018-draft" is not in frameworks')
def replies_to_an_unknown(package):
    package.put("frameworks", 3, replies_to="2018-draft")


@breaks(
    Reason.UNKNOWN_ID,
    'events.csv row 5, sources: "radio-20190603-01" is not in sources',
    'events.csv row 5, sources: "" is not in sources',
)
def sources_unknown(package):
    package.put("events", 5, sources="highmark-20190603-01;radio-20190603-01;")


@breaks(
    Reason.UNKNOWN_ID,
    'stops.csv row 3, trip_id: "oake-2019-06, 2019-06-06" is not in trips',
    'stops.csv row 6, trip_id: "oake-2020-01, 2020-01-16" is not in trips',
)
def foreign_key_of_two_columns(package):
    with package.resource("stops") as stops:
        stops["schema"]["foreignKeys"].append(
            {
                "fields": ["trip_id", "arrive_date"],
                "reference": {"resource": "trips", "fields": ["trip_id", "start_date"]},
            }
        )


@breaks(Reason.UNKNOWN_ID, 'positions.csv row 2, ended_by: "2020-treaty" is not in frameworks or events')
def ended_by_an_unknown(package):
    package.put("positions", 2, ended_by="2020-treaty")


@breaks(
    Reason.ENUM,
    'events.csv row 5, event_type: "visit" is not one of call, meeting, talks, statement, proposal, response, '
    "agreement, resolution, implementation, incident",
)
def event_type_unknown(package):
    package.put("events", 5, event_type="visit")


@breaks(Reason.PATTERN, 'places.csv row 2, iso3: "xns" does not match the pattern ^[A-Z]{3}$')
def code_in_small_letters(package):
    package.put("places", 2, iso3="xns")


@breaks(Reason.LIMIT, 'places.csv row 2, latitude: "91.000" is beyond the maximum 90')
def north_of_the_pole(package):
    package.put("places", 2, latitude="91.000")


@breaks(Reason.LENGTH, "events.csv row 5, title: 121 characters, where maxLength is 120")
def title_too_long(package):
    package.put("events", 5, title="x" * 121)


@breaks(Reason.OTHER, 'issues.csv row 2, order: constraint "exclusiveMinimum" is "1"')
def constraint_without_words(package):
    with package.field("issues", "order") as field:
        field["constraints"]["exclusiveMinimum"] = 1


# --- what a schema can't say


@breaks(Reason.END_BEFORE_START, 'events.csv row 5, end_date: "2019-06-02" is before start_date (2019-06-03)')
def event_ends_before_it_starts(package):
    package.put("events", 5, end_date="2019-06-02")


@breaks(Reason.END_BEFORE_START, 'positions.csv row 2, ended_on: "2019-03-05" is before date (2019-03-06)')
def position_ends_before_it_was_taken(package):
    package.put("positions", 2, ended_on="2019-03-05")


@breaks(
    Reason.STOP_ORDER,
    "stops.csv row 3, seq: 3 where 2 is due: the stops of a trip are numbered 1, 2, 3, … in order",
)
def stops_misnumbered(package):
    package.put("stops", 3, seq="3")


@breaks(
    Reason.STOP_BACKWARDS,
    "stops.csv row 3, arrive_date: arrives on 2019-06-05, before the stop ahead of it ends (2019-06-06)",
)
def stops_overlap(package):
    package.put("stops", 3, arrive_date="2019-06-05")


@breaks(
    Reason.STOP_OUTSIDE_TRIP,
    "stops.csv row 3, depart_date: 2019-06-09 lies outside the trip (2019-06-05 to 2019-06-08)",
)
def stop_after_the_trip(package):
    package.put("stops", 3, depart_date="2019-06-09")


@breaks(
    Reason.STOP_OUTSIDE_TRIP,
    "stops.csv row 2, arrive_date: 2019-06-04 lies outside the trip (2019-06-05 to 2019-06-08)",
)
def stop_before_the_trip(package):
    package.put("stops", 2, arrive_date="2019-06-04")


@breaks(
    Reason.NAME_REPEATED,
    'actors.csv row 3, name: "NORTHSHORE" is also the name in row 2; what can be chosen by name needs a unique one',
)
def name_in_other_letters(package):
    package.put("actors", 3, name="NORTHSHORE")


@breaks(
    Reason.REPRESENTS_CYCLE,
    'actors.csv row 2, represents: "maren" comes round to the same actor again',
    'actors.csv row 7, represents: "northshore" comes round to the same actor again',
)
def two_represent_each_other(package):
    package.put("actors", 2, represents="maren")


@breaks(
    Reason.REPRESENTS_CYCLE,
    'actors.csv row 2, represents: "northshore" comes round to the same actor again',
)
def one_represents_itself(package):
    package.put("actors", 2, represents="northshore")


@breaks(
    Reason.SPEAKER,
    'positions.csv row 2, speaker: "tolva" does not represent "northshore"; '
    "if someone else said it of them, set reported_by",
)
def speaker_of_the_other_side(package):
    package.put("positions", 2, speaker="tolva")


@breaks(
    Reason.SPEAKER,
    'framework_responses.csv row 3, speaker: "oake" does not represent "southshore"; '
    "if someone else said it of them, set reported_by",
)
def mediator_answers_for_a_party(package):
    package.put("framework_responses", 3, speaker="oake")


@breaks(
    Reason.PROPOSITION_ISSUE,
    'positions.csv row 2, proposition_id: "shared-season" belongs to the issue "fishing", not to "ferry"',
)
def proposition_of_another_issue(package):
    package.put("positions", 2, proposition_id="shared-season")


@breaks(
    Reason.CONDITION_MISSING,
    "positions.csv row 4, condition: the stance is conditional, so the condition must be given",
)
def conditional_without_condition(package):
    package.put("positions", 4, condition="")


@breaks(
    Reason.CONDITION_UNUSED,
    'positions.csv row 2, condition: a condition is given, but the stance is "supports", not conditional',
)
def condition_without_conditional(package):
    package.put("positions", 2, condition="If the weather holds.")


@breaks(Reason.QUOTE_LENGTH, "positions.csv row 2, quote: 13 words; a quote has at most 12")
def quote_of_13_words(package):
    package.put(
        "positions", 2, quote="one two three four five six seven eight nine ten eleven twelve thirteen"
    )


@breaks(Reason.SOURCE_MISSING, "offices.csv row 2, sources: no source; every dated row names at least one")
def office_with_a_day_and_no_source(package):
    package.add("offices", actor_id="maren", seq="1", office="Prime minister", start_date="2018-05-01")


@breaks(Reason.ADDRESS, 'sources.csv row 2, url: "javascript:alert(1)" is not an http or https address')
def address_is_a_script(package):
    package.put("sources", 2, url="javascript:alert(1)")


@breaks(
    Reason.ENDED_BY,
    "positions.csv row 2, ended_by: ended_on and ended_by are given together, or neither",
)
def ended_by_nothing(package):
    package.put("positions", 2, ended_by="")


@breaks(
    Reason.OPEN_TITLE,
    "events.csv row 6, title_open: needed, because the event was public before it began: "
    "a title that gives nothing away before the end",
)
def announced_without_open_title(package):
    package.put("events", 6, title_open="")


@breaks(
    Reason.OPEN_TITLE,
    "events.csv row 10, title_open: needed, because the event runs over several days: "
    "a title that gives nothing away before the end",
)
def several_days_without_open_title(package):
    package.put("events", 10, title_open="")


@breaks(
    Reason.OUTCOME_DAY,
    "rounds.csv row 2, outcome_public_on: the day on which the outcome was known is missing",
)
def outcome_known_on_no_day(package):
    package.put("rounds", 2, outcome_public_on="")


@breaks(Reason.OUTCOME_DAY, "rounds.csv row 2, outcome_public_on: there is no outcome")
def day_of_no_outcome(package):
    package.put("rounds", 2, outcome="")


@breaks(
    Reason.CODES,
    'places.csv row 4, iso3: "XHM", but "XH" has "XSS" in row 3; a country has one code of each length',
)
def codes_of_two_countries_in_one_row(package):
    package.put("places", 3, iso2="XH")


@breaks(
    Reason.CODES,
    'places.csv row 3, iso3: "XSS", but "Northshore" has "XNS" in row 2; a country has one code of each length',
)
def country_with_two_codes(package):
    package.put("places", 3, country="Northshore")


@breaks(
    Reason.ORPHAN,
    'actors.csv row 10, actor_id: "ghost" is used by no row of another table',
    'places.csv row 5, place_id: "atlantis" is used by no row of another table',
    'sources.csv row 18, source_id: "radio-01" is used by no row of another table',
)
def rows_that_nothing_uses(package):
    package.add("actors", actor_id="ghost", name="Ghost", kind="state", side="party")
    package.add(
        "places",
        place_id="atlantis",
        city="Atlantis",
        country="Sea",
        iso2="XA",
        iso3="XAT",
        latitude="0",
        longitude="0",
    )
    package.add(
        "sources",
        source_id="radio-01",
        url="https://example.org/radio",
        publisher="Radio",
        title="News",
        kind="broadcaster",
        language="en",
    )


@breaks(
    Reason.CHILDLESS,
    'events.csv row 12, event_id: "2019-12-09-ferry-sails" has no row in participants',
    'trips.csv row 3, trip_id: "tolva-2019-12" has no row in stops',
    'frameworks.csv row 2, framework_id: "2019-09-highmark-draft" has no row in framework_status',
)
def rows_without_the_rows_they_need(package):
    package.drop("participants", 31)
    package.drop("participants", 30)
    package.drop("stops", 4)
    package.drop("framework_status", 3)
    package.drop("framework_status", 2)


@breaks(
    Reason.EVENT_REPEATED,
    'events.csv row 14, event_id: "2019-03-06-again" has the day, the type and the participants of row 3; merge them',
)
def one_event_in_two_rows(package):
    package.add(
        "events",
        **dict(zip(*package.read("events")[::2][:2], strict=True)) | {"event_id": "2019-03-06-again"},
    )
    for actor in ("tolva", "maren"):
        package.add("participants", event_id="2019-03-06-again", actor_id=actor, role="initiator")


@breaks(
    Reason.POSITION_REPEATED,
    'positions.csv row 10, position_id: "again" has the day, the speaker and the proposition of row 2; '
    "make one row of them",
)
def one_stance_in_two_rows(package):
    rows = package.read("positions")
    package.add("positions", **dict(zip(rows[0], rows[1], strict=True)) | {"position_id": "again"})


@breaks(
    Reason.TEXT_YOUNGER,
    'framework_responses.csv row 2, framework_id: "2019-12-ferry-agreement" was first put forward on 2019-12-02, '
    "after this row (2019-09-05)",
    'positions.csv row 3, framework_id: "2019-09-highmark-draft" was first put forward on 2019-09-02, '
    "after this row (2019-03-06)",
)
def texts_spoken_of_before_they_were(package):
    package.put("framework_responses", 2, framework_id="2019-12-ferry-agreement")
    package.put("positions", 3, framework_id="2019-09-highmark-draft")


@breaks(
    Reason.EVENT_LINK,
    'framework_responses.csv row 4, event_id: the event "2019-12-02-ferry-agreement" has neither party, speaker nor '
    "reporter among its participants",
    'positions.csv row 3, event_id: the event "2019-03-04-ferry-seized" was on 2019-03-04',
    'positions.csv row 7, event_id: the event "2019-06-17-ridgeton-round" ran from 2019-06-17 to 2019-06-19',
    'positions.csv row 9, event_id: the event "2019-12-02-ferry-agreement" has neither party, speaker nor '
    "reporter among its participants",
)
def said_elsewhere(package):
    package.put("positions", 3, event_id="2019-03-04-ferry-seized")
    package.put("positions", 7, event_id="2019-06-17-ridgeton-round")
    # Southshore's answer keeps its place: it was told by a mediator who was there
    package.drop("participants", 26)


@breaks(
    Reason.SOURCES_OLDER,
    'events.csv row 8, sources: the newest source, "highmark-20190902-01", is of 2019-09-02, before 2019-09-05: '
    "it can't tell of this row; name one that does, or say by public_on that it was announced",
)
def sources_older_than_the_event(package):
    package.put("events", 8, sources="highmark-20190902-01;highmark-20190619-01")
    # a day earlier is a matter of time zones, and an undated source may be of any day
    package.put("events", 9, sources="northshore-20190905-01")
    package.put("sources", 8, published_date="")
    package.put("stops", 2, sources="lake-post-20190610-01")


@breaks(
    Reason.PUBLIC_EARLIER,
    'events.csv row 4, public_on: 2019-06-20, but the source "lake-post-20190610-01" is of 2019-06-10: '
    "by then it was public",
)
def public_before_it_is_said_to_be(package):
    package.put("events", 4, public_on="2019-06-20")


@breaks(
    Reason.CONFIRMED,
    "events.csv row 4, confidence: confirmed, though it rests on one publisher alone (Lake Post); "
    "add a source that copies none of them, or say reported",
    "positions.csv row 3, confidence: confirmed, though it rests on copies alone (aggregator); "
    "add a source that copies none of them, or say reported",
    "positions.csv row 5, confidence: confirmed, though it rests on an account that nobody named stands for "
    "(attribution reported, reported_by empty); add a source that copies none of them, or say reported",
)
def confirmed_by_too_little(package):
    package.put("positions", 5, reported_by="", confidence="confirmed")
    package.put("events", 4, confidence="confirmed")
    package.put("positions", 3, confidence="confirmed", sources="lake-post-20190305-01;mirror")
    package.put("sources", 7, kind="aggregator")
    package.put("events", 2, sources="northshore-20190306-01;lake-post-20190305-01")
    package.add(
        "sources",
        source_id="mirror",
        url="https://example.org/mirror",
        publisher="Mirror",
        title="News",
        kind="aggregator",
        language="en",
    )


@breaks(
    Reason.HEARSAY,
    'framework_responses.csv row 5, attribution: document, though "oake" said it of them: that is reported',
    'positions.csv row 5, attribution: on_record, though "oake" said it of them: that is reported',
)
def words_of_another_on_record(package):
    package.put("framework_responses", 5, attribution="document")
    package.put("positions", 5, attribution="on_record")


@breaks(
    Reason.MONITOR,
    'mediator_roles.csv row 3, role: "oake" is a person; only a body with a mandate to watch is a monitor',
)
def a_person_as_monitor(package):
    package.put("mediator_roles", 3, role="monitor")


@breaks(
    Reason.ONE_ACT,
    "mediator_roles.csv row 3, end_date: ends on the day on which it began: one act is an event, not yet a role",
)
def roles_of_one_day(package):
    package.put("mediator_roles", 2, end_date="2019-06-17")  # a host may be one for a day
    package.put("mediator_roles", 3, end_date="2019-09-02")


@breaks(
    Reason.SEARCH_RESULT,
    'coverage.csv row 2, result: "none_found", but the table of positions has a position of 2019-03-06',
    'coverage.csv row 3, result: "found", but the table of positions has no position of that period',
)
def searches_that_found_something_else(package):
    period = {"from_date": "2019-03-01", "to_date": "2019-03-31", "searched_on": "2020-03-01"}
    package.add("coverage", party="northshore", issue_id="ferry", result="none_found", **period)
    package.add("coverage", party="southshore", issue_id="fishing", result="found", **period)
    package.add("coverage", party="southshore", issue_id="ferry", result="found", **period)
    package.add("coverage", party="northshore", issue_id="fishing", result="none_found", **period)


@breaks(
    Reason.NO_EVENT,
    'actors.csv row 10, actor_id: "lake_bank" is in no event, trip or statement, nor is anyone who represents it',
)
def an_actor_without_an_event(package):
    package.add("actors", actor_id="lake_bank", name="Lake Bank", kind="organization", side="third_party")
    package.add("actors", actor_id="lake_union", name="Lake Union", kind="organization", side="third_party")
    package.put("actors", 6, represents="lake_union")
    package.put("frameworks", 2, proposers="highmark;lake_bank")


@breaks(
    Reason.SHARE,
    "datapackage.json: 11% of the rows of 2019-09 are only reported; the package allows 10% (limits in datapackage.json)",
    "sources.csv: 12.5% of the sources have no published_date; the package allows 12% (limits in datapackage.json)",
)
def weaker_than_the_package_allows(package):
    with package.descriptor() as content:
        content["limits"] = {"undated_sources": 0.12, "reported_rows_of_a_month": 0.1}
    for row in (2, 3):
        package.put("sources", row, published_date="")
    for number in range(20):
        rows = package.read("positions")
        day = f"2019-09-{number + 7:02}"
        copy = {
            "position_id": f"copy-{number}",
            "date": day,
            "event_id": "",
            "sources": "lake-post-20191203-01;highmark-20191202-01",
        }
        package.add("positions", **dict(zip(rows[0], rows[7], strict=True)) | copy)
    for row in (8, 10, 11):
        package.put("positions", row, confidence="reported")


@breaks(
    Reason.JUDGEMENT,
    'events.csv row 3, summary: "Insisted" judges; say what was said or done (the package lists such words)',
    'positions.csv row 3, position: "hardline" judges; say what was said or done (the package lists such words)',
)
def sentences_that_judge(package):
    package.put("events", 3, summary="Insisted on a hardline answer.")
    package.put("positions", 3, position="A hardline demand.", quote="we insisted")
    package.put("positions", 4, position="The insistence of others is no such word.")
    package.put("sources", 3, title="Regime hardened, paper says")


@breaks(
    Reason.NO_EVENTS,
    "events.csv: there are no events; a data set needs at least one",
)
def header_only(package):
    for table in ("events", "participants"):
        package.write(table, package.read(table)[:1])
    for table in ("positions", "framework_responses"):
        for row in range(2, len(package.read(table)) + 1):
            package.put(table, row, event_id="")
    # what only events used is gone, or used by others
    package.drop("actors", 6)
    package.drop("sources", 17)
    package.put(
        "framework_status", 2, sources="highmark-20190902-01;lake-post-20190610-01;highmark-20190603-01"
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_problem_is_told_in_these_words(case, lakeland):
    case.edit(lakeland)
    assert [str(problem) for problem in validate(lakeland.folder)] == list(case.lines)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_case_shows_the_reason_it_is_entered_under(case):
    """The words of the reason stand in one of the lines, so that the next test can't be satisfied by mistake."""
    from parley.dataset.problems import WORDS

    fixed = [part for part in WORDS[case.reason].replace("{", "}").split("}")[::2] if len(part) > 3]
    assert any(all(part in line for part in fixed) for line in case.lines)


def test_every_reason_has_a_case():
    """A new reason needs a case above: `@breaks(Reason.NEW, "the line that is printed")`."""
    assert set(Reason) - {case.reason for case in CASES} == set()


@pytest.mark.parametrize("folder", [SHIPPED, GAZA, LAKELAND], ids=["shipped", "first", "lakeland"])
def test_all_packages_are_valid(folder):
    assert validate(folder) == []


def test_no_such_folder(tmp_path):
    assert [str(problem) for problem in validate(tmp_path / "nowhere")] == [
        "datapackage.json: nowhere holds no datapackage.json; name the folder of a data package"
    ]


def test_all_problems_are_gathered_in_the_order_of_files_and_rows(lakeland):
    lakeland.put("sources", 2, url="javascript:alert(1)")
    lakeland.put("positions", 4, condition="")
    lakeland.put("events", 9, place_id="atlantis")
    lakeland.put("events", 5, start_date="2024-13-01", outcome="done")
    assert [str(problem) for problem in validate(lakeland.folder)] == [
        'events.csv row 5, start_date: "2024-13-01" is not a date (YYYY-MM-DD)',
        'events.csv row 5, outcome: "done" is not one of held, planned, postponed, cancelled, unclear',
        'events.csv row 9, place_id: "atlantis" is not in places',
        "positions.csv row 4, condition: the stance is conditional, so the condition must be given",
        'sources.csv row 2, url: "javascript:alert(1)" is not an http or https address',
    ]


def test_what_a_spreadsheet_program_saves_is_valid(lakeland):
    """A byte order mark and Windows line ends come with "CSV UTF-8" of a common spreadsheet program."""
    for path in lakeland.folder.glob("*.csv"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert validate(lakeland.folder) == []


def test_a_long_cell_is_not_repeated_whole(lakeland):
    lakeland.put("events", 5, event_type="x" * 10_000)
    (problem,) = validate(lakeland.folder)
    assert str(problem).startswith('events.csv row 5, event_type: "' + "x" * 300 + '…" is not one of call, ')


def test_a_descriptor_can_make_nothing_be_fetched(lakeland):
    """A profile, a schema's address or a dialect's file would be read by the validator: none is looked at."""
    with lakeland.descriptor() as content:
        content["$schema"] = "http://127.0.0.1:9/profile.json"
        content["profile"] = "http://127.0.0.1:9/profile.json"
        for resource in content["resources"]:
            resource |= {"dialect": "http://127.0.0.1:9/dialect.json", "encoding": "utf-16"}
    assert validate(lakeland.folder) == []
