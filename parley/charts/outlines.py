"""Outlines of countries for a map that is drawn without the browser's own: only those that reach into what is shown.

The file is the one that the browser's map is drawn from, in TopoJSON: lines that countries share stand in it once, each
step of a line as the difference to the one before (topojson-specification, 2.1.4).
"""

from __future__ import annotations

import json
from functools import cache
from itertools import accumulate
from pathlib import Path

import pandas as pd

from parley.charts.mercator import Reach, pixel

FILE = Path(__file__).parents[2] / "static" / "outlines" / "world_50m.json"
SOURCE = "Outlines: Natural Earth 4.1, at 1:50 million, as its editors draw them; this data set takes no view of borders."
APART = 1.6
"""Pixels of the map between points of an outline."""
Ring = list[tuple[float, float]]
Box = tuple[float, float, float, float]


def within(view: Reach) -> pd.DataFrame:
    """Give the land in a view, cut off at its edges, in points that are `APART` at least.

    Returns
    -------
    DataFrame
        ``piece, step, longitude, latitude``: the points around each piece, in their order, in degrees (WGS 84).
    """
    (west, east), (south, north) = view
    edges = ((0, west, 1), (0, east, -1), (1, south, 1), (1, north, -1))
    apart = pixel(view) * APART
    rows = []
    for number, (ring, (left, right, low, high)) in enumerate(_rings()):
        if left > east or right < west or low > north or high < south:
            continue
        for axis, bound, inside in edges:
            ring = _cut(ring, axis, bound, inside)
        rows += [(number, step, x, y) for step, (x, y) in enumerate(_thinned(ring, apart))]
    return pd.DataFrame(rows, columns=["piece", "step", "longitude", "latitude"])


def _cut(ring: Ring, axis: int, bound: float, inside: int) -> Ring:
    """Keep what of a closed line lies on one side of a bound, and close it along the bound (Sutherland and Hodgman, 1974)."""
    kept: Ring = []
    for before, point in zip([*ring[-1:], *ring[:-1]], ring, strict=True):
        was, there = ((each[axis] - bound) * inside >= 0 for each in (before, point))
        if was != there:
            share = (bound - before[axis]) / (point[axis] - before[axis])
            kept.append(
                (
                    round(before[0] + share * (point[0] - before[0]), 3),
                    round(before[1] + share * (point[1] - before[1]), 3),
                )
            )
        if there:
            kept.append(point)
    return kept


def _thinned(ring: Ring, least: float) -> Ring:
    """Leave out points that are nearer than `least` to the one before, and what then is no area; closed at the end."""
    kept: Ring = []
    for x, y in ring:
        if not kept or abs(x - kept[-1][0]) + abs(y - kept[-1][1]) >= least:
            kept.append((x, y))
    return [*kept, kept[0]] if len(kept) > 2 else []


@cache
def _rings() -> list[tuple[Ring, Box]]:
    """Read the file, once: the closed line around each piece of land, with what it reaches from and to."""
    topology = json.loads(FILE.read_text(encoding="utf-8"))
    (wide, high), (left, low) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = [
        list(
            zip(
                (round(left + wide * x, 3) for x in accumulate(step[0] for step in arc)),
                (round(low + high * y, 3) for y in accumulate(step[1] for step in arc)),
                strict=True,
            )
        )
        for arc in topology["arcs"]
    ]
    found = []
    for shape in topology["objects"]["countries"]["geometries"]:
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape.get("arcs", [])]
        for line in (line for polygon in polygons for line in polygon if line):
            ring = [point for arc in line for point in (arcs[arc] if arc >= 0 else reversed(arcs[~arc]))]
            lons, lats = zip(*ring, strict=True)
            found.append((ring, (min(lons), max(lons), min(lats), max(lats))))
    return found
