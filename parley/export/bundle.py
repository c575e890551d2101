"""A briefing as its pieces: every picture and table as files of their own, with a manifest that says what they are."""

from __future__ import annotations

import json
from dataclasses import replace

from parley.export.briefing.model import Briefing, Picture
from parley.export.caption import Caption
from parley.export.image import picture_png, picture_svg
from parley.export.packed import pack
from parley.export.sheet import frame_xlsx
from parley.export.table import frame_csv


def briefing_zip(briefing: Briefing) -> bytes:
    """Pack the pictures of a briefing, the rows behind its sections, and a manifest."""
    files: dict[str, bytes] = {}
    entries = []
    for number, section in enumerate(briefing.sections, start=1):
        about = _about(briefing.caption, section.title, section.key)
        stem = f"{number:02}-{section.key}"
        made: dict[str, bytes] = {}
        for place, part in enumerate(part for part in section.parts if isinstance(part, Picture)):
            name = f"{stem}-{place + 1}" if place else stem
            made[f"{name}.png"] = picture_png(part.figure, about)
            made[f"{name}.svg"] = picture_svg(part.figure, about)
        for name, rows in section.frames.items():
            of_frame = _about(about, f"{section.title}: {name}", section.key)
            made[f"{stem}-{name}.csv"] = frame_csv(rows)
            made[f"{stem}-{name}.xlsx"] = frame_xlsx(rows, of_frame)
        entries.append({"section": section.title, "message": section.message, "files": list(made)})
        files |= made
    manifest = {
        **briefing.caption.facts(),
        "author": briefing.author,
        "handling": briefing.handling,
        "sections": entries,
        "failed": [{"section": title, "why": why} for title, why in briefing.failed],
    }
    files["manifest.json"] = json.dumps(manifest, ensure_ascii=False, indent=1).encode()
    return pack(dict(sorted(files.items())))


def _about(caption: Caption, title: str, name: str) -> Caption:
    return replace(caption, title=title, name=name)
