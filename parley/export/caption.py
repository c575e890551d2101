"""What every file that leaves the dashboard says of itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from parley.dataset import Dataset
from parley.queries import evidence
from parley.selection import Selection, say_day


@dataclass(frozen=True, slots=True)
class Source:
    """One source with the number that it is cited by; what was published after the as-of day has no title or date."""

    number: int
    source_id: str
    publisher: str
    title: str
    date: str
    url: str

    def __str__(self) -> str:
        """Say it as in a list of references."""
        parts = [self.publisher, f"“{self.title}”" if self.title else "", self.date, self.url]
        return f"{self.number}. {', '.join(filter(None, parts))}"


@dataclass(frozen=True, slots=True)
class Caption:
    """The context of one chart, table or document.

    Attributes
    ----------
    title : str
        What is shown.
    name : str
        The same as part of a file's name, such as ``conditions``.
    selection : str
        The filters in words.
    as_of : date
    data, version, licence : str
        The data set.
    released : date
        The day of that version: the day that files bear inside, so that the same input gives the same bytes.
    sources : tuple of Source
    address : str
        Of the view; empty where there is none.
    """

    title: str
    name: str
    selection: str
    as_of: dt.date
    data: str
    version: str
    licence: str
    released: dt.date
    sources: tuple[Source, ...] = ()
    address: str = ""

    @property
    def origin(self) -> str:
        """The data set, its version and its licence in one line."""
        return ". ".join(filter(None, [f"Data: {self.data}, version {self.version}", self.licence]))

    @property
    def standpoint(self) -> str:
        """The filters in words, and the day on which all of it stands."""
        return f"{self.selection}. As of {say_day(self.as_of)}."

    def facts(self) -> dict[str, Any]:
        """Give everything as plain values, for the metadata of a file."""
        return {
            "title": self.title,
            "selection": self.selection,
            "as_of": self.as_of.isoformat(),
            "address": self.address,
            "data": {"title": self.data, "version": self.version, "licence": self.licence},
            "sources": [
                {
                    "number": each.number,
                    "id": each.source_id,
                    "publisher": each.publisher,
                    "title": each.title,
                    "date": each.date,
                    "url": each.url,
                }
                for each in self.sources
            ],
        }


def caption(
    dataset: Dataset,
    selection: Selection,
    title: str,
    name: str,
    cited: Iterable[str] = (),
    address: str = "",
) -> Caption:
    """Describe what is handed over.

    Parameters
    ----------
    cited : iterable of str
        Ids of sources, numbered in the order in which they first come.
    """
    about = dataset.descriptor
    return Caption(
        title=title,
        name=name,
        selection=selection.describe(),
        as_of=selection.as_of,
        data=about.title,
        version=about.version,
        licence=", ".join(filter(None, [about.licence, about.licence_url])),
        released=_day(about.created),
        sources=numbered(dataset, selection, cited),
        address=address,
    )


def cited_in(rows: pd.DataFrame) -> list[str]:
    """List the ids of the sources that a frame's rows rest on, each once, in the order of the rows."""
    if "sources" not in rows:
        return []
    return list(dict.fromkeys(str(each) for cell in rows["sources"] for each in cell))


def numbered(dataset: Dataset, selection: Selection, cited: Iterable[str]) -> tuple[Source, ...]:
    """Give the sources with these ids, numbered from 1, as they could be read on the as-of day."""
    order = list(dict.fromkeys(cited))
    if not order:
        return ()
    found = evidence.sources(dataset, order, selection.as_of).set_index("source_id")
    known = [each for each in order if each in found.index]
    return tuple(
        Source(
            number,
            key,
            _text(found.at[key, "publisher"]),
            _text(found.at[key, "title"]),
            _text(found.at[key, "published_date"]),
            _text(found.at[key, "url"]),
        )
        for number, key in enumerate(known, start=1)
    )


def _text(value: Any) -> str:  # noqa: ANN401 (a cell holds whatever its column holds)
    if value is None or pd.isna(value):
        return ""
    return say_day(value.date()) if isinstance(value, pd.Timestamp) else str(value)


def _day(created: str) -> dt.date:
    """Read the day of a version; a package need not say it."""
    try:
        return dt.date.fromisoformat(created[:10])
    except ValueError:
        return dt.date(1980, 1, 1)
