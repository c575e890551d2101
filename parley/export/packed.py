"""ZIP files, and the Office formats that are such, in which the same content always makes the same bytes."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Mapping

LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The day that every file in an archive bears: the first that the format knows."""
PROPERTIES = "docProps/core.xml"
STAMPED = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")


def pack(files: Mapping[str, bytes]) -> bytes:
    """Pack files by their names, in the order given."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as package:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, LONG_AGO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # Unix, wherever it is made
            entry.external_attr = 0o644 << 16
            package.writestr(entry, content)
    return archive.getvalue()


def settled(document: bytes, day: dt.date) -> bytes:
    """Give an Office document in which no time of the making is left: its properties bear the given day."""
    stamp = rb"\g<1>" + f"{day.isoformat()}T00:00:00Z".encode() + rb"\g<3>"
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        files = {name: package.read(name) for name in package.namelist()}
    if PROPERTIES in files:
        files[PROPERTIES] = STAMPED.sub(stamp, files[PROPERTIES])
    return pack(files)
