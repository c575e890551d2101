"""Opens a record beside the page, and closes it, by its parameter in the address."""

import streamlit as st

from components import html
from components.evidence import sources_by_id
from components.reader import reader
from parley import urls
from parley.queries import records
from parley.selection import say_day

TITLES = {
    "event": "Event",
    "trip": "Trip",
    "round": "Round of talks",
    "text": "Text",
    "actor": "Actor",
    "position": "Position",
}
LABELS = (
    ("events", "event_type"),
    ("events", "outcome"),
    ("events", "confidence"),
    ("participants", "role"),
    ("rounds", "format"),
    ("frameworks", "kind"),
    ("frameworks", "track"),
    ("framework_status", "status"),
    ("framework_responses", "answer"),
    ("positions", "stance"),
    ("positions", "act"),
    ("positions", "attribution"),
    ("positions", "capacity"),
    ("positions", "confidence"),
    ("mediator_roles", "role"),
    ("actors", "kind"),
    ("actors", "side"),
    ("provisions", "phase"),
)
WIDTH = 560


def asked() -> tuple[str, str] | None:
    """Give kind and id of the record that the address names, if it names one."""
    for kind in urls.RECORDS:
        if key := st.query_params.get(kind):
            return kind, key
    return None


def open_record(kind: str, key: str) -> None:
    """Put a record into the address, in place of the one before; the next run shows it. For callbacks."""
    close()
    if kind in urls.RECORDS:
        st.query_params[kind] = key


def close() -> None:
    """Take the record out of the address."""
    for kind in urls.RECORDS:
        st.query_params.pop(kind, None)


def record_panel() -> None:
    """Draw the record that the address names, as a drawer over the page's right side."""
    if found := asked():
        kind, key = found
        st.dialog(TITLES[kind], width=WIDTH, position="right", on_dismiss=close)(_content)(kind, key)


def _content(kind: str, key: str) -> None:
    dataset, selection = reader().dataset, reader().selection
    record = records.record(dataset, selection, kind, key)
    if record is None:
        st.info(
            f"Nothing was known of this {TITLES[kind].lower()} on {say_day(selection.as_of)} in this table. "
            "Move the as-of day later to see whether it is known then."
        )
        return
    evidence = sources_by_id(dataset, selection, records.source_ids(record))
    labels = {f"{table}.{column}": dataset.descriptor.labels(table, column) for table, column in LABELS}
    html.show(f"components/records/{kind}.html", record=record, evidence=evidence, labels=labels)
