"""The briefing on the screen: the sentences, tables and pictures that the files will have."""

from itertools import groupby

import streamlit as st

from components import html
from parley.export.briefing import Briefing, Picture, Section, Table


def preview(briefing: Briefing) -> None:
    """Draw the sections one below the other, and the sources on demand."""
    html.show("app_pages/briefing/opening.html", briefing=briefing)
    for section in briefing.sections:
        _section(section)
    count = len(briefing.caption.sources)
    sources = st.expander(f"Sources, {count:,}", key="briefing-sources", on_change="rerun", type="compact")
    if sources.open:
        with sources:
            html.show("app_pages/briefing/sources.html", sources=briefing.caption.sources)


def _section(section: Section) -> None:
    html.show("app_pages/briefing/heading.html", section=section)
    for _, group in groupby(section.parts, type):
        parts = list(group)
        for part in parts:
            if isinstance(part, Picture):
                st.altair_chart(part.figure.chart, alt=part.figure.alt, key=f"briefing-{section.key}")
                html.show("app_pages/briefing/note.html", note=part.note)
            elif isinstance(part, Table):
                html.show("app_pages/briefing/table.html", table=part, name=section.title)
            else:
                html.show("app_pages/briefing/text.html", parts=parts)
                break
