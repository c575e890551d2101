"""The filters that stand above every page; each is bound to the address."""

import bisect
import datetime as dt
from collections.abc import Iterable
from typing import Any

import streamlit as st

from components.arrival import arrive, note, notices
from parley import urls
from parley.dataset import Actor, Coverage, Dataset
from parley.queries.phases import phases
from parley.selection import Selection

SIDES = ("party", "mediator")
PENDING = "parley.pending"
SLIDER = "as-of-slider"
PRESET = "preset"
RECENT = 30
NARROW = 260


def filter_bar(dataset: Dataset, page: str) -> Selection:
    """Draw the filters above a page and give what they select.

    In sight: the as-of day with its steps and slider, and the actors. The rest is folded away.
    """
    defaults = _defaults(dataset)
    arrive(dataset, page, defaults)
    set_filters(**st.session_state.pop(PENDING, {}))
    notices()
    with st.container(horizontal=True, vertical_alignment="bottom", key="filters"):
        as_of = _as_of(dataset)
        actors = st.multiselect(
            "Actors",
            options=_actors(dataset),
            key=urls.ACTORS,
            bind="query-params",
            placeholder="All; a state or group includes its people",
            filter_mode="contains",
            select_all=False,  # else Enter takes every name that matches what was typed
            width=380,
        )
        st.button(
            "Reset",
            on_click=set_filters,
            kwargs=defaults,
            help="Clear every filter and go to the last day covered.",
        )
    # Not a popover: the browser forgets the parameters of what stands in a closed one when the page changes
    folded = st.expander("More filters", icon=":material/tune:", type="compact", key="more-filters")
    with folded, st.container(horizontal=True):
        more = _more(dataset)
    since = more.pop("since")
    if since > as_of:
        # A drawn widget can't be set, and on arrival the address wins over what was set before: hence a run more
        note(urls.empty_window(since, as_of, dataset.coverage.first))
        st.session_state[PENDING] = {urls.SINCE: dataset.coverage.first}
        st.rerun()
    return Selection(as_of=as_of, since=since, actors=tuple(actors), **more)


def _defaults(dataset: Dataset) -> dict[str, object]:
    return {
        urls.AS_OF: dataset.coverage.last,
        urls.SINCE: dataset.coverage.first,
        urls.ACTORS: [],
        urls.TYPES: [],
        urls.PLACES: [],
        urls.ISSUES: [],
        urls.WORDS: "",
        urls.REPORTED: True,
    }


def _as_of(dataset: Dataset) -> dt.date:
    """Draw the day, a step to either side, and a slider to travel in time."""
    coverage, days = dataset.coverage, dataset.vocabulary.days
    now: dt.date = st.session_state.get(urls.AS_OF, coverage.last)
    before = bisect.bisect_left(days, now) - 1
    after = bisect.bisect_right(days, now)
    st.button(
        "Earlier",
        icon=":material/chevron_left:",
        key="earlier",
        help="The day before on which something happened",
        disabled=before < 0,
        on_click=set_filters,
        kwargs={urls.AS_OF: days[max(before, 0)]},
    )
    as_of = _day("As of", urls.AS_OF, coverage.last, coverage)
    st.button(
        "Later",
        icon=":material/chevron_right:",
        icon_position="right",
        key="later",
        help="The next day on which something happened",
        disabled=after >= len(days),
        on_click=set_filters,
        kwargs={urls.AS_OF: days[min(after, len(days) - 1)]},
    )
    st.session_state[SLIDER] = as_of
    st.slider(
        "Travel in time",
        min_value=coverage.first,
        max_value=coverage.last,
        format="D MMM YYYY",
        key=SLIDER,
        on_change=lambda: set_filters(**{urls.AS_OF: st.session_state[SLIDER]}),
        width=220,
    )
    return as_of


def _more(dataset: Dataset) -> dict[str, Any]:
    """Draw the filters that are out of sight, and give what they select."""
    coverage, names = dataset.coverage, dataset.vocabulary
    windows = _windows(dataset)
    since = _day("Since", urls.SINCE, coverage.first, coverage)
    types = several("Event types", names.event_types, urls.TYPES)
    places = several("Places", names.places, urls.PLACES)
    issues = several("Issues", names.issues, urls.ISSUES)
    words = st.text_input(
        "Words in titles and summaries",
        key=urls.WORDS,
        bind="query-params",
        max_chars=urls.LONGEST_WORDS,
        width=NARROW,
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.menu_button("Choose a period", list(windows), key=PRESET, on_click=_preset, args=(windows,))
        reported = st.toggle(
            "Include reported rows",
            value=True,
            key=urls.REPORTED,
            bind="query-params",
            help="Off: leave out what rests on an unnamed or second-hand account.",
        )
    return {
        "since": since,
        "event_types": tuple(types),
        "places": tuple(places),
        "issues": tuple(issues),
        "text": (words or "").strip(),
        "reported": reported,
    }


def _day(label: str, name: str, default: dt.date, coverage: Coverage) -> dt.date:
    return st.date_input(
        label,
        value=default,
        min_value=coverage.first,
        max_value=coverage.last,
        format="YYYY-MM-DD",
        key=name,
        bind="query-params",
        width=140,
    )


def several(label: str, options: Iterable[str], name: str, width: int = NARROW) -> list[str]:
    """Draw a choice of several names, bound to a parameter of the address; none chosen means all."""
    return st.multiselect(
        label,
        list(options),
        key=name,
        bind="query-params",
        placeholder="All",
        filter_mode="contains",
        select_all=False,
        width=width,
    )


def _windows(dataset: Dataset) -> dict[str, tuple[dt.date, dt.date]]:
    """Give the periods to choose from: the whole, the last days, and each phase of the negotiation."""
    coverage = dataset.coverage
    recent = max(coverage.last - dt.timedelta(days=RECENT - 1), coverage.first)
    spans = {
        "All days covered": (coverage.first, coverage.last),
        f"Last {RECENT} days": (recent, coverage.last),
    }
    return spans | {
        f"{each.name} ({_span(each.first, each.last)})": (each.first, each.last) for each in phases(dataset)
    }


def _span(first: dt.date, last: dt.date) -> str:
    return f"{first.day} {first:%b %Y} to {last.day} {last:%b %Y}"


def _preset(windows: dict[str, tuple[dt.date, dt.date]]) -> None:
    chosen = windows.get(str(st.session_state[PRESET]))
    if chosen:
        set_filters(**{urls.SINCE: chosen[0], urls.AS_OF: chosen[1]})


def set_filters(**values: object) -> None:
    """Set filters by their parameters, from a callback; their widgets and the address follow."""
    for name, value in values.items():
        st.session_state[name] = value


def _actors(dataset: Dataset) -> list[str]:
    """List names for the choice: parties, then mediators, then others; groups and states before people."""

    def place(actor: Actor) -> tuple[int, bool, str]:
        side = SIDES.index(actor.side) if actor.side in SIDES else len(SIDES)
        return side, actor.kind == "person", actor.name

    return [actor.name for actor in sorted(dataset.vocabulary.actors.values(), key=place)]
