"""Tables and lists as HTML, by templates that escape whatever the data hold."""

from functools import cache
from pathlib import Path
from typing import Any

import jinja2
import pandas as pd
import streamlit as st

from components.reader import reader
from parley import urls

ROOT = Path(__file__).parent.parent
STYLE = ROOT / "static" / "parley.css"


def show(template: str, **values: object) -> None:
    """Draw a template, named from the project's root (``app_pages/conditions/matrix.html``)."""
    st.html(render(template, **values))


def render(template: str, **values: object) -> str:
    """Fill a template; every value is escaped, and a name that is missing is an error."""
    return _environment().get_template(template).render(**values)


def record_link(kind: str, key: str) -> str:
    """Give the full address of a record over the page that is shown, with all that is selected."""
    now = reader()
    selected = now.selection.parameters(now.dataset.coverage)
    return urls.address(now.page, {**selected, kind: key})


def style() -> None:
    """Load the one style sheet of our own tables and lists."""
    st.html(STYLE)


def day(value: pd.Timestamp | None) -> str:
    """Write a day as 21 Aug 2024, with a space that doesn't break; nothing where there is none."""
    return "" if value is None or pd.isna(value) else f"{value.day}\u00a0{value:%b}\u00a0{value:%Y}"


def days(first: pd.Timestamp, last: pd.Timestamp) -> str:
    """Write the days from the first to the last as 18–19 Aug 2024."""
    if first == last:
        return day(first)
    if first.year != last.year:
        return f"{day(first)} to {day(last)}"
    start = str(first.day) if first.month == last.month else f"{first.day}\u00a0{first:%b}"
    return f"{start}\u2060–\u2060{day(last)}"


def ago(days: int) -> str:
    """Say how long ago: that day, the day before, 45 days before."""
    return {0: "that day", 1: "the day before"}.get(days, f"{days} days before")


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Give a frame's rows for a template, with None for what is missing.

    A whole frame at once: pandas takes as long for one row as for a hundred.
    """
    columns = [str(name) for name in frame.columns]
    cells = [
        [None if absent else value for value, absent in zip(column.tolist(), column.isna(), strict=True)]
        for _, column in frame.items()
    ]
    return [dict(zip(columns, row, strict=True)) for row in zip(*cells, strict=True)]


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(ROOT),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["link"] = record_link  # a macro sees what is global, not what its caller was given
    environment.filters["day"] = day
    environment.filters["days"] = days
    environment.filters["ago"] = ago
    return environment
