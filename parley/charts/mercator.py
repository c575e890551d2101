"""What of the earth a map shows at first, and where on it there is room for a name."""

from __future__ import annotations

import math

import pandas as pd

HEIGHT, ASPECT = 500, 1.5
"""The map's height in pixels, and its width over its height on a wide screen."""
EDGE, SHARE = 3.0, 0.06
"""Degrees around the first view, and the share of visits that it may leave outside on each side."""
LETTER, LINE = 3.4, 15
"""Half the width of a letter, and the height of a line, in pixels."""

Reach = tuple[list[float], list[float]]
"""From west to east and from south to north, in degrees."""


def reach(stops: pd.DataFrame, share: float = SHARE) -> Reach:
    """Give the first view in degrees: nearly all visits, so that a few far ones don't shrink the rest, and as wide."""
    west, east, south, north = (
        float(stops[name].quantile(place)) + edge
        for name in ("longitude", "latitude")
        for place, edge in ((share, -EDGE), (1 - share, EDGE))
    )
    more = ((northing(north) - northing(south)) * ASPECT - (east - west)) / 2
    return [west - max(more, 0), east + max(more, 0)], [south, north]


def beside(lon: float, others: pd.Series) -> str:
    """Put a stop's name on the side away from the stop next to it."""
    apart = [other - lon for other in others if other != lon]
    return "middle left" if apart and min(apart, key=abs) > 0 else "middle right"


def northing(latitude: float) -> float:
    """Give how far from the equator a latitude lies on a map by Mercator, in degrees of longitude."""
    bounded = math.radians(max(min(latitude, 84), -84))
    return math.degrees(math.log(math.tan(math.pi / 4 + bounded / 2)))


def pixel(view: Reach) -> float:
    """Give how many degrees of longitude a pixel of the map is wide."""
    return (view[0][1] - view[0][0]) / (HEIGHT * ASPECT)


def named(rows: pd.DataFrame, view: Reach) -> list[str]:
    """Give each city's name, unless it would lie over that of one with more visits."""
    dot = pixel(view)
    taken: list[tuple[float, float, float]] = []
    names = []
    for city, lon, lat in zip(rows["city"], rows["longitude"], rows["latitude"], strict=True):
        half, north = len(city) * LETTER * dot, northing(lat)
        free = all(abs(lon - x) > half + wide or abs(north - y) > LINE * dot for x, y, wide in taken)
        names.append(city if free else "")
        if free:
            taken.append((lon, north, half))
    return names


def latitude(northing: float) -> float:
    """Give the latitude that lies so far from the equator: what `northing` gives, turned round."""
    return math.degrees(2 * math.atan(math.exp(math.radians(northing))) - math.pi / 2)
