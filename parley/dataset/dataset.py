"""A data package, open for questions."""

from __future__ import annotations

import datetime as dt
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import duckdb
import ibis
import ibis.expr.types as ir
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from parley.dataset.checks import checks
from parley.dataset.descriptor import FILE, Descriptor, read_descriptor
from parley.dataset.fingerprint import fingerprint, note_valid, stamp, was_valid
from parley.dataset.history import KNOWN_FROM, KNOWN_TO, SECRECY, History
from parley.dataset.load import load
from parley.dataset.problems import InvalidPackageError, Problem, Reason
from parley.dataset.questions import Statement, compiled, shape, values
from parley.dataset.validate import validate
from parley.dataset.vocabulary import Vocabulary, vocabulary

REMEMBERED, REMEMBERED_ROWS = 256, 5_000
"""How many answers (and how many compiled questions) are kept, the last asked for, and how long one of them may be."""

Held = TypeVar("Held")


class Memory(OrderedDict[Hashable, Held]):
    """What was found, up to `REMEMBERED` things; whatever was asked for longest ago goes first."""

    def __getitem__(self, key: Hashable) -> Held:
        """Give a thing, which is now the last asked for."""
        self.move_to_end(key)
        return super().__getitem__(key)

    def __setitem__(self, key: Hashable, held: Held) -> None:
        """Remember one thing more."""
        super().__setitem__(key, held)
        if len(self) > REMEMBERED:
            del self[next(iter(self))]


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far a data set reaches: first and last day on which something happened, and when it was last edited."""

    first: dt.date
    last: dt.date
    updated: dt.date

    def clamp(self, day: dt.date) -> dt.date:
        """Move a day outside the coverage to its nearer edge."""
        return min(max(day, self.first), self.last)


class Dataset:
    """One data package in an embedded engine: immutable, and shared by all readers of a process.

    Ask with an Ibis expression over `table`, answered by `run`. Only this class knows which engine answers.

    Parameters
    ----------
    descriptor : Descriptor
        The package's account of itself.
    tables : mapping of name to pyarrow Table
        Typed as `parley.dataset.load.load` types them.
    mark : str
        Fingerprint of the content: two data sets with the same mark give the same answers.
    folder : Path, optional
        Where its files lie, to hand them out; what is shown never comes from there again.
    """

    def __init__(
        self,
        descriptor: Descriptor,
        tables: Mapping[str, pa.Table],
        mark: str,
        *,
        folder: Path | None = None,
    ) -> None:
        self.folder = folder
        self.descriptor = descriptor
        self.fingerprint = mark
        self.vocabulary: Vocabulary = vocabulary(descriptor, tables)
        self.coverage = _coverage(descriptor, tables["events"])
        self.sizes: dict[str, int] = {name: table.num_rows for name, table in tables.items()}
        self.checks = checks(descriptor, tables)
        self._lock = threading.Lock()
        self._answers: Memory[pa.Table] = Memory()
        self._statements: Memory[Statement] = Memory()
        self._known: Memory[ir.Table] = Memory()
        self._remembered: Memory[pd.DataFrame] = Memory()
        self._connection = connection = duckdb.connect()
        versions = History(tables, self.coverage.last).lay_out()
        for name, table in {**tables, **versions}.items():
            connection.register("incoming", table)
            connection.execute(f'CREATE TABLE "{name}" AS SELECT * FROM incoming')
            connection.unregister("incoming")
        engine = ibis.duckdb.from_connection(connection)
        self._tables = {name: engine.table(name) for name in tables}

    @classmethod
    def open(cls, folder: Path) -> Dataset:
        """Open the package in `folder`; validation is paid only if the content or the checks have changed.

        Raises
        ------
        InvalidPackageError
            With every problem that was found.
        """
        while True:
            before = stamp(folder)
            descriptor = read_descriptor(folder)
            try:
                mark = fingerprint(folder, descriptor)
                if not was_valid(mark) and (problems := validate(folder)):
                    raise InvalidPackageError(str(folder), problems)
                dataset = cls(descriptor, load(folder, descriptor), mark, folder=folder)
                if stamp(folder) == before:
                    note_valid(mark)
                    return dataset
                # else files changed in between, and what was read may be part old, part new: read again
            except OSError as error:
                # a file can't be read, and validation says which; if it finds none, the file has come back
                if problems := validate(folder):
                    raise InvalidPackageError(str(folder), problems) from error
            except (LookupError, TypeError, ValueError, pa.ArrowException) as error:
                # a descriptor may demand less of its tables than the code relies on
                note = f"its tables fit it, but can't be opened ({type(error).__name__}: {error})"
                problem = Problem.at(Reason.DESCRIPTOR_INVALID, FILE, note=note)
                raise InvalidPackageError(str(folder), [problem]) from error

    @property
    def name(self) -> str:
        """The package's short name."""
        return self.descriptor.name

    @property
    def title(self) -> str:
        """The package's title, for people."""
        return self.descriptor.title

    @property
    def version(self) -> str:
        """The package's semantic version."""
        return self.descriptor.version

    def table(self, name: str) -> ir.Table:
        """Give a table that tells of no day (actors, places, issues, propositions, sources) as an Ibis expression.

        Raises
        ------
        KeyError
            The table tells of days: ask `known`.
        """
        if name in SECRECY:
            message = f"{name} tells of days; ask for it as of one"
            raise KeyError(message)
        return self._tables[name]

    def known(self, name: str, as_of: dt.date) -> ir.Table:
        """Give a dated table as it could be known on a day, as an Ibis expression.

        The columns are the package's, less those of `parley.dataset.history.CURATION`; ``public_on`` is always
        filled, and ``sources`` lists the ids of what had been published. What was not yet known is null: the end of
        what is under way, its outcome and summary.
        """
        with self._lock:  # several queries of one page ask for the same table on the same day
            if (name, as_of) not in self._known:
                versions = self._tables[name]
                then = versions.filter(versions[KNOWN_FROM] <= as_of, versions[KNOWN_TO] > as_of)
                self._known[name, as_of] = then.drop(KNOWN_FROM, KNOWN_TO)
            return self._known[name, as_of]

    def run(self, expr: ir.Table) -> pd.DataFrame:
        """Answer an expression: the one way to get a frame.

        Dates come as ``datetime64``, lists as arrays. A DuckDB connection serves one thread at a time, and each
        reader of the dashboard is a thread: hence the lock.
        """
        with self._lock:
            answer = self._answer(expr)
        frame: pd.DataFrame = answer.to_pandas(date_as_object=False)
        return frame

    def remember(self, question: Hashable, answer: Callable[[], pd.DataFrame]) -> pd.DataFrame:
        """Give the answer to a question on this data set, made anew only if it is not remembered."""
        with self._lock:
            if question in self._remembered:
                return self._remembered[question]
        found = answer()
        if len(found) <= REMEMBERED_ROWS:
            with self._lock:
                self._remembered[question] = found
        return found

    def _answer(self, expr: ir.Table) -> pa.Table:
        """Ask the engine, or remember: the data never change."""
        question = expr.op()
        if question in self._answers:
            return self._answers[question]
        form, names = shape(expr)
        if form not in self._statements:
            self._statements[form] = compiled(expr, names)
        statement = self._statements[form]
        answer: pa.Table = self._connection.execute(statement.sql, values(names)).to_arrow_table()
        answer = answer.cast(statement.schema)
        if answer.num_rows <= REMEMBERED_ROWS:
            self._answers[question] = answer
        return answer


def _coverage(descriptor: Descriptor, events: pa.Table) -> Coverage:
    began = events["start_date"]
    known = pc.coalesce(events["public_on"], began)
    first = pc.min(began).as_py()
    last = max(pc.max(known).as_py(), pc.max(events["end_date"]).as_py())
    edited = dt.date.fromisoformat(descriptor.created) if descriptor.created else last
    return Coverage(first, last, edited)
