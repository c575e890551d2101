"""What a briefing is made of. All of it is plain text: those who print it see to it that none of it commands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import pandas as pd

from parley.charts.figure import Figure
from parley.export.caption import Caption

TOGETHER = ",\u00a0"
"""Between numbers of sources, so that no line breaks there."""


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; one that is a heading stands over what follows it."""

    text: str
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table of text.

    Attributes
    ----------
    columns : tuple of str
    rows : tuple of tuple of str
        A row of a single cell is the name of a group, and spans all columns.
    shares : tuple of int
        How wide the columns are, against each other.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart, and a line beneath it."""

    figure: Figure
    note: str


Part = Text | Table | Picture


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a briefing.

    Attributes
    ----------
    key, title : str
    message : str
        What it says, in a sentence: the title of its slide.
    parts : tuple of Part
    frames : mapping of name to DataFrame
        The rows behind it, for those who want to reckon with them.
    """

    key: str
    title: str
    message: str
    parts: tuple[Part, ...]
    frames: Mapping[str, pd.DataFrame] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Briefing:
    """The whole, ready to be printed.

    Attributes
    ----------
    title, author, handling : str
        ``handling`` stands on each page.
    caption : Caption
        Standpoint, data set, address, and the sources by their numbers.
    sections : tuple of Section
    failed : tuple of (title, why)
        The sections that could not be made.
    """

    title: str
    author: str
    handling: str
    caption: Caption
    sections: tuple[Section, ...]
    failed: tuple[tuple[str, str], ...] = ()


class References:
    """Numbers sources in the order in which they are first cited."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def mark(self, ids: Iterable[str]) -> str:
        """Cite sources: `` [1, 4–6]``, with the space before it; nothing where there are none."""
        cited = sorted({self.numbers.setdefault(str(each), len(self.numbers) + 1) for each in ids})
        runs: list[list[int]] = []
        for number in cited:
            if runs and number == runs[-1][-1] + 1:
                runs[-1].append(number)
            else:
                runs.append([number])
        said = [f"{run[0]}–{run[-1]}" if len(run) > 2 else TOGETHER.join(map(str, run)) for run in runs]
        return f"\u00a0[{TOGETHER.join(said)}]" if said else ""
