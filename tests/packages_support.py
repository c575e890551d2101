"""Data packages to test with: where they lie, and copies that a test may break."""

import csv
import io
import json
import shutil
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SHIPPED = ROOT / "data" / "gaza-ceasefire"
GAZA = ROOT / "tests" / "packages" / "gaza-ceasefire"
"""The first edition of the shipped data, kept so that what a test counts doesn't move with each correction."""
LAKELAND = ROOT / "tests" / "packages" / "lakeland"


class Package:
    """A package in a folder of its own. Rows are named as a spreadsheet counts them: the header is row 1."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @classmethod
    def copy(cls, source: Path, folder: Path) -> "Package":
        shutil.copytree(source, folder)
        return cls(folder)

    def read(self, table: str) -> list[list[str]]:
        """All rows of a table, the header first."""
        text = (self.folder / f"{table}.csv").read_text(encoding="utf-8")
        return list(csv.reader(io.StringIO(text, newline="")))

    def write(self, table: str, rows: list[list[str]]) -> None:
        text = io.StringIO(newline="")
        csv.writer(text, lineterminator="\n").writerows(rows)
        (self.folder / f"{table}.csv").write_text(text.getvalue(), encoding="utf-8", newline="")

    def put(self, table: str, row: int, **cells: str) -> None:
        """Write cells of a row."""
        rows = self.read(table)
        for column, value in cells.items():
            rows[row - 1][rows[0].index(column)] = value
        self.write(table, rows)

    def add(self, table: str, **cells: str) -> None:
        """Add a row at the end; what is not named stays empty."""
        rows = self.read(table)
        self.write(table, [*rows, [cells.get(column, "") for column in rows[0]]])

    def drop(self, table: str, row: int) -> None:
        """Delete a row."""
        rows = self.read(table)
        del rows[row - 1]
        self.write(table, rows)

    def reorder(self, table: str, *columns: str) -> None:
        """Write the columns in another order, or fewer of them."""
        rows = self.read(table)
        order = [rows[0].index(column) for column in columns]
        self.write(table, [[row[index] for index in order] for row in rows])

    def replace(self, file: str, old: bytes, new: bytes) -> None:
        """Replace bytes that stand in a file exactly once."""
        path = self.folder / file
        content = path.read_bytes()
        assert content.count(old) == 1, f"{old!r} stands {content.count(old)} times in {file}"
        path.write_bytes(content.replace(old, new))

    @contextmanager
    def descriptor(self):
        """Give ``datapackage.json`` to change in place."""
        path = self.folder / "datapackage.json"
        content = json.loads(path.read_text(encoding="utf-8"))
        yield content
        path.write_text(json.dumps(content), encoding="utf-8")

    @contextmanager
    def resource(self, table: str):
        """Give what the descriptor says of one table, to change in place."""
        with self.descriptor() as content:
            yield next(each for each in content["resources"] if each["name"] == table)

    @contextmanager
    def field(self, table: str, column: str):
        """Give what the descriptor says of one column, to change in place."""
        with self.resource(table) as resource:
            yield next(each for each in resource["schema"]["fields"] if each["name"] == column)


def column_of(frame, key: str, value: str, column: str):
    """Give one cell of the one row whose `key` is `value`; None where it is empty."""
    rows = frame[frame[key] == value]
    assert len(rows) == 1, f"{len(rows)} rows with {key} = {value}"
    cell = rows.iloc[0][column]
    return None if cell is None or cell != cell else cell  # NaN and NaT differ from themselves
