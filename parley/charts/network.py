"""The network of contacts: who was in the same calls, meetings and talks. Drawn with Plotly, and imported on demand."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from parley import theme
from parley.charts.layout import PAIRS, Point, layout, strongest, totals_of
from parley.charts.markup import plain
from parley.queries.channels import THROUGH
from parley.selection import Selection, say_day

WIDTHS = ((1, 1.0), (2, 1.6), (5, 2.4), (10, 3.4), (20, 4.8))
"""From so many contacts on, a line is so wide."""
DASHES = ("solid", "dash", "dot")
SYMBOLS = ("square", "circle", "diamond", "triangle-up", "hexagon", "cross")
BOW = 0.022
"""How far apart the lines of one pair run."""
STEPS = 12
CLEAR = "rgba(0,0,0,0)"
Trace = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Network:
    """A Plotly figure with the words that belong to it, and the rows that it draws."""

    title: str
    alt: str
    chart: go.Figure
    drawn: pd.DataFrame
    left_out: int


def contact_network(
    contacts: pd.DataFrame, kinds: Mapping[str, str], sides: Mapping[str, str], selection: Selection
) -> Network:
    """Draw the strongest pairs of `parley.queries.channels.contacts`.

    Parameters
    ----------
    contacts : DataFrame
    kinds, sides : mapping of code to label
        Types of event that are a contact, and sides of actors, in the order of the data set.
    selection : Selection
        The window that the words name.
    """
    drawn = strongest(contacts)
    places = layout(drawn)
    traces: list[Trace] = []
    lines = [(kind, way) for kind in kinds for way in ("", THROUGH)]
    styles = looks(kinds)
    for kind, way in lines:
        rows = drawn[(drawn["kind"] == kind) & ((drawn["way"] == THROUGH) == bool(way))]
        traces += _edges(rows, places, styles[kind, way], list(kinds).index(kind))
    traces += [_handles(drawn, places, kinds), *_nodes(drawn, places, sides)]
    # Plotly checks each part that it makes: so it makes only the whole
    figure = go.Figure(data=traces, layout=_frame())
    totals = totals_of(contacts)
    left_out = max(len(totals) - PAIRS, 0)
    return Network("Who was in contact with whom", _alt(contacts, totals, selection), figure, drawn, left_out)


def looks(kinds: Mapping[str, str]) -> dict[tuple[str, str], tuple[str, str, str]]:
    """Give each kind a name, a colour and a dash; what went only through mediators is grey and has long dashes."""
    palette = theme.colours(kinds.values())
    found = {}
    for (kind, label), dash in zip(kinds.items(), itertools.cycle(DASHES)):
        found[kind, ""] = (label, palette[label], dash)
        found[kind, THROUGH] = (f"{label}, only through mediators", theme.OTHER, "longdashdot")
    return found


def _edges(
    rows: pd.DataFrame, places: Mapping[str, Point], look: tuple[str, str, str], lane: int
) -> list[Trace]:
    """Draw the lines of one kind, a trace for each width."""
    name, colour, dash = look
    traces: list[Trace] = []
    for number, (least, width) in enumerate(WIDTHS):
        most = WIDTHS[number + 1][0] if number + 1 < len(WIDTHS) else None
        part = rows[(rows["contacts"] >= least) & (rows["contacts"] < most if most else True)]
        if part.empty:
            continue
        xs: list[float | None] = []
        ys: list[float | None] = []
        for actor, other in zip(part["actor"], part["other"], strict=True):
            curve = bowed(places[actor], places[other], lane)
            xs += [*(x for x, _ in curve), None]
            ys += [*(y for _, y in curve), None]
        line = {"color": colour, "width": width, "dash": dash}
        traces.append(
            {
                "type": "scatter",
                "x": xs,
                "y": ys,
                "mode": "lines",
                "line": line,
                "opacity": 0.7,
                "hoverinfo": "skip",
                "name": name,
                "legendgroup": name,
                "showlegend": not traces,
            }
        )
    return traces


def bowed(start: Point, end: Point, lane: int) -> list[Point]:
    """Give a line that leaves room for the pair's lines of other kinds."""
    (x0, y0), (x1, y1) = start, end
    length = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5 or 1.0
    shift = (lane - 1) * BOW * 2
    across = (-(y1 - y0) / length * shift, (x1 - x0) / length * shift)
    points = []
    for step in range(STEPS + 1):
        share = step / STEPS
        bend = 4 * share * (1 - share)
        points.append((x0 + (x1 - x0) * share + across[0] * bend, y0 + (y1 - y0) * share + across[1] * bend))
    return points


def _handles(drawn: pd.DataFrame, places: Mapping[str, Point], kinds: Mapping[str, str]) -> Trace:
    """Give each line an unseen point in its middle that tells the pair, the kind and the count."""
    lanes = list(kinds)
    middles = [
        bowed(places[actor], places[other], lanes.index(kind))[STEPS // 2]
        for actor, other, kind in zip(drawn["actor"], drawn["other"], drawn["kind"], strict=True)
    ]
    said = [
        f"{plain(row.actor)} and {plain(row.other)}<br>{kinds[str(row.kind)]}: {row.contacts}"
        f"{', only through mediators' if row.way == THROUGH else ''}<br>"
        f"{row.first_day:%Y-%m-%d} to {row.last_day:%Y-%m-%d}"
        for row in drawn.itertuples()
    ]
    return {
        "type": "scatter",
        "x": [x for x, _ in middles],
        "y": [y for _, y in middles],
        "mode": "markers",
        "marker": {"size": 14, "opacity": 0},
        "text": said,
        "hovertemplate": "%{text}<extra></extra>",
        "showlegend": False,
    }


def _nodes(drawn: pd.DataFrame, places: Mapping[str, Point], sides: Mapping[str, str]) -> list[Trace]:
    """Draw the actors, each side with a mark of its own; all have the same colour and size."""
    ends = pd.concat(
        [
            drawn[["actor", "actor_id", "side", "contacts"]],
            drawn[["other", "other_id", "other_side", "contacts"]].set_axis(
                ["actor", "actor_id", "side", "contacts"], axis=1
            ),
        ]
    )
    actors = ends.groupby(["actor", "actor_id", "side"], sort=True)["contacts"].sum().reset_index()
    traces = []
    for (code, label), symbol in zip(sides.items(), itertools.cycle(SYMBOLS)):
        of_side = actors[actors["side"] == code]
        if of_side.empty:
            continue
        traces.append(
            {
                "type": "scatter",
                "x": [places[name][0] for name in of_side["actor"]],
                "y": [places[name][1] for name in of_side["actor"]],
                "mode": "markers+text",
                "marker": {"size": 13, "symbol": symbol, "color": theme.TEXT_MARK, "line": {"width": 0}},
                "text": [f"<b>{plain(name)}</b>" for name in of_side["actor"]],
                "textposition": "top center",
                "textfont": {"size": theme.FONT_SIZE},
                "customdata": of_side["actor_id"].to_list(),
                "hovertext": [
                    f"{plain(name)}<br>{count} contacts with those shown"
                    for name, count in zip(of_side["actor"], of_side["contacts"], strict=True)
                ],
                "hovertemplate": "%{hovertext}<extra></extra>",
                "name": label,
            }
        )
    return traces


def _frame() -> dict[str, object]:
    hidden = {"visible": False, "showgrid": False, "zeroline": False, "fixedrange": False}
    return {
        "height": 620,
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
        "xaxis": hidden,
        "yaxis": hidden,
        "hovermode": "closest",
        "dragmode": "pan",
        "legend": {
            "orientation": "h",
            "y": -0.02,
            "yanchor": "top",
            "x": 0,
            "font": {"size": theme.FONT_SIZE},
        },
        "modebar": {"bgcolor": CLEAR, "color": theme.RULE, "activecolor": theme.TEXT_MARK},
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR,
    }


def _alt(contacts: pd.DataFrame, totals: pd.DataFrame, selection: Selection) -> str:
    if contacts.empty:
        return "No contacts in this window."
    actors = {*contacts["actor"], *contacts["other"]}
    apart = totals_of(contacts[contacts["way"] == THROUGH])
    said, only = (
        ", ".join(f"{row.actor} and {row.other} ({row.contacts})" for row in rows.itertuples())
        for rows in (totals.head(3), apart.head(3))
    )
    return (
        f"Network of {len(actors)} actors and {len(totals)} pairs, {say_day(selection.since)} to "
        f"{say_day(selection.as_of)}. Most contacts: {said}."
        + (f" Only through mediators: {only}." if only else "")
    )
