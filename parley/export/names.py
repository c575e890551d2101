"""What a file is called: its name says what it holds and of which version."""

from __future__ import annotations

import datetime as dt
import re

from parley.dataset import Descriptor

UNFIT = re.compile(r"[^A-Za-z0-9._-]+")


def plain_name(text: str) -> str:
    """Reduce a text to what every file system takes; it leads into no other folder."""
    return UNFIT.sub("-", text).strip(".-") or "unnamed"


def file_name(descriptor: Descriptor, what: str, ending: str) -> str:
    """Name a file, such as ``parley_events_v0.1.0.csv``."""
    return f"parley_{plain_name(what)}_v{plain_name(descriptor.version)}.{ending}"


def view_name(descriptor: Descriptor, what: str, as_of: dt.date, ending: str) -> str:
    """Name a file of what is seen on a day, such as ``parley_conditions_2024-08-21_v0.1.0.png``."""
    return file_name(descriptor, f"{what}_{as_of}", ending)
