"""The network of contacts as a picture that needs no browser: the same pairs in the same places as on the page."""

from __future__ import annotations

from collections.abc import Mapping

import altair as alt
import pandas as pd

from parley import theme
from parley.charts.figure import Figure, styled
from parley.charts.layout import Point, layout, strongest
from parley.charts.network import WIDTHS, Network, bowed, looks
from parley.queries.channels import THROUGH

HEIGHT = 620
ROOM = 0.12
"""How much is left free around the actors, for their names, as a share of what they take."""
DASHES: Mapping[str, list[int]] = {
    "solid": [1, 0],
    "dash": [6, 4],
    "dot": [2, 3],
    "longdashdot": [9, 3, 2, 3],
}
"""What the page's network calls its dashes."""
SHAPES = ("square", "circle", "diamond", "triangle-up", "triangle-down", "cross")


def network_picture(
    network: Network, contacts: pd.DataFrame, kinds: Mapping[str, str], sides: Mapping[str, str]
) -> Figure:
    """Draw what `parley.charts.network.contact_network` draws of the same contacts, still.

    Parameters
    ----------
    network : Network
        The one on the page, whose words the picture takes over.
    contacts, kinds, sides
        As there.
    """
    drawn = strongest(contacts)
    places = layout(drawn)
    edge = alt.Axis(labels=False, ticks=False, domain=False, grid=False, title=None)
    x = alt.X("x:Q", axis=edge, scale=_scale(places, 0))
    y = alt.Y("y:Q", axis=edge, scale=_scale(places, 1))
    chart = alt.LayerChart(
        layer=[_lines(drawn, places, kinds, x, y), *_nodes(drawn, places, sides, x, y)],
        width="container",
        height=HEIGHT,
    )
    return Figure(network.title, network.alt, styled(chart))


def _scale(places: Mapping[str, Point], axis: int) -> alt.Scale:
    ends = [point[axis] for point in places.values()]
    room = (max(ends) - min(ends) or 1.0) * ROOM
    return alt.Scale(domain=[min(ends) - room, max(ends) + room], nice=False, zero=False)


def _lines(
    drawn: pd.DataFrame, places: Mapping[str, Point], kinds: Mapping[str, str], x: alt.X, y: alt.Y
) -> alt.Chart:
    """Draw the lines: each kind has a colour and a dash, and is the wider the more contacts there were."""
    known, lanes = looks(kinds), list(kinds)
    points = []
    columns = ["actor", "other", "kind", "way", "contacts"]
    for number, (actor, other, kind, way, count) in enumerate(
        drawn[columns].itertuples(index=False, name=None)
    ):
        name = known[kind, THROUGH if way == THROUGH else ""][0]
        width = next(width for least, width in reversed(WIDTHS) if count >= least)
        curve = bowed(places[actor], places[other], lanes.index(kind))
        points += [(number, step, px, py, name, width) for step, (px, py) in enumerate(curve)]
    rows = pd.DataFrame(points, columns=["edge", "step", "x", "y", "kind", "width"])
    there = [look for look in known.values() if look[0] in set(rows["kind"])]
    names = [name for name, *_ in there]
    legend = alt.Legend(title="Contacts", orient="bottom", symbolSize=300)
    chart: alt.Chart = (
        alt.Chart(rows)
        .mark_line(opacity=0.7)
        .encode(
            x=x,
            y=y,
            detail="edge:N",
            order="step:Q",
            color=alt.Color(
                "kind:N", legend=legend, scale=alt.Scale(domain=names, range=[look[1] for look in there])
            ),
            strokeDash=alt.StrokeDash(
                "kind:N",
                legend=legend,
                scale=alt.Scale(domain=names, range=[DASHES[look[2]] for look in there]),
            ),
            strokeWidth=alt.StrokeWidth("width:Q", scale=None),
        )
    )
    return chart


def _nodes(
    drawn: pd.DataFrame, places: Mapping[str, Point], sides: Mapping[str, str], x: alt.X, y: alt.Y
) -> list[alt.Chart]:
    """Draw the actors, each side with a mark of its own; all have the same colour and size."""
    ends = [
        drawn[list(columns)].set_axis(["actor", "side"], axis=1)
        for columns in (("actor", "side"), ("other", "other_side"))
    ]
    rows = pd.concat(ends).drop_duplicates("actor", ignore_index=True)
    rows["x"], rows["y"] = zip(*(places[name] for name in rows["actor"]), strict=True)
    rows["side"] = rows["side"].map(sides)
    names = [label for label in sides.values() if label in set(rows["side"])]
    base = alt.Chart(rows).encode(x=x, y=y)
    marks = base.mark_point(filled=True, size=140, color=theme.TEXT_MARK, opacity=1).encode(
        shape=alt.Shape(
            "side:N",
            scale=alt.Scale(domain=names, range=list(SHAPES[: len(names)])),
            legend=alt.Legend(title="Side", orient="bottom"),
        )
    )
    words = base.mark_text(dy=-14, fontSize=theme.FONT_SIZE, fontWeight="bold").encode(text="actor:N")
    return [marks, words]
