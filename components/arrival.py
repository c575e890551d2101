"""What a reader's address asks, read once when it is opened, and the notices of what it could not be given."""

from collections.abc import Mapping

import streamlit as st

from components.markdown import plain
from parley import urls
from parley.dataset import Dataset
from parley.export.briefing import SECTIONS

ARRIVED = "parley.arrived"
NOTICES = "parley.notices"
TABLES = {
    "event": "events",
    "trip": "trips",
    "round": "rounds",
    "text": "frameworks",
    "actor": "actors",
    "position": "positions",
}


def askable(dataset: Dataset, page: str) -> urls.Askable:
    """Say what the address of a page may ask of a data set."""
    names = dataset.vocabulary
    choices = {
        urls.ACTORS: names.members,
        urls.PARTIES: {each.name for each in names.actors.values() if each.kind != "person"},
        urls.PARTY: names.members,
        urls.FRAMEWORK: names.texts,
        urls.PROPOSITIONS: names.propositions,
        urls.ATTRIBUTIONS: dataset.descriptor.labels("positions", "attribution").values(),
        urls.CAPACITIES: dataset.descriptor.labels("positions", "capacity").values(),
        urls.TYPES: names.event_types,
        urls.PLACES: names.places,
        urls.ISSUES: names.issues,
        urls.SECTIONS: SECTIONS.values(),
        urls.VIEW: urls.VIEWS.get(page, ()),
        urls.ISSUE: names.issues,
        **{kind: names.records[table] for kind, table in TABLES.items()},
    }
    return urls.Askable(dataset.coverage.first, dataset.coverage.last, choices)


def arrive(dataset: Dataset, page: str, defaults: Mapping[str, object]) -> None:
    """Read the address that was opened into the filters, and keep the notices of what was dropped.

    Streamlit's bound widgets read their parameters too, but drop what they don't know without a word, and a reader
    would be shown more than was asked for. So the raw parameters are read first, once for each address opened; from
    then on widgets and address follow each other.
    """
    if st.session_state.get(ARRIVED) == dataset.name:
        return
    raw = {name: st.query_params.get_all(name) for name in st.query_params}
    asked = urls.read(raw, askable(dataset, page))
    for name, default in defaults.items():
        if name in raw:
            value = asked.values.get(name, default)
            st.session_state[name] = list(value) if isinstance(value, tuple) else value
    if urls.VERSUS in asked.values:  # a day outside the coverage was moved, which its widget would not do
        st.session_state[urls.VERSUS] = asked.values[urls.VERSUS]
    for name in raw:
        if name not in asked.values and name not in defaults:
            st.query_params.pop(name, None)
    st.session_state[NOTICES] = asked.notices
    st.session_state[ARRIVED] = dataset.name


def note(said: str) -> None:
    """Add a notice, if it is not shown already."""
    shown = st.session_state.get(NOTICES) or ()
    if said not in shown:
        st.session_state[NOTICES] = (*shown, said)


def notices() -> None:
    """Show what the address asked in vain, until the reader has done with it."""
    said = st.session_state.get(NOTICES)
    if not said:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="notices"):
        st.warning("\n".join(f"- {plain(each)}" for each in said), icon=":material/link_off:")
        st.button("Dismiss", key="dismiss-notices", on_click=lambda: st.session_state.pop(NOTICES, None))
