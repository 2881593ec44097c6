"""Places and the arcs between them in the plane of the land's outline: 720 by 360 units, plate carrée."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

Point = tuple[float, float]
_WORLD = 720.0


def point(lat: float, lon: float) -> Point:
    """Where a place lies."""
    return (lon + 180) * 2, (90 - lat) * 2


def arc(start: Point, end: Point) -> str:
    """The path of a curve from one place to another, lifted towards the north."""
    (x1, y1), (x2, y2) = start, end
    lift = 0.18 * math.hypot(x2 - x1, y2 - y1)
    middle_x, middle_y = (x1 + x2) / 2, max(2.0, (y1 + y2) / 2 - lift)
    return f"M{x1:.1f} {y1:.1f}Q{middle_x:.1f} {middle_y:.1f} {x2:.1f} {y2:.1f}"


def nearer(start: Point, end: Point) -> Point:
    """The end moved once around the earth where that is the shorter way, so that no arc crosses the whole map."""
    x, y = end
    while x - start[0] > _WORLD / 2:
        x -= _WORLD
    while start[0] - x > _WORLD / 2:
        x += _WORLD
    return x, y


def frame(points: Iterable[Point], shape: float = 1.8, least: float = 110.0) -> tuple[float, float, float, float]:
    """The part of the map that holds the points with a margin: x, y, width, height; ``shape`` is width by height."""
    xs, ys = zip(*points, strict=True)
    width, height = (max(xs) - min(xs)) * 1.25, (max(ys) - min(ys)) * 1.45
    width = max(width, height * shape, least)
    height = width / shape
    return (min(xs) + max(xs) - width) / 2, (min(ys) + max(ys) - height) / 2, width, height


def spread(points: Sequence[Point], apart: float) -> list[Point]:
    """A place for a mark near each point, so that no two marks lie closer than ``apart``; the first ones stay."""
    found: list[Point] = []
    for one in points:
        found.append(
            next(spot for spot in _around(one, apart) if all(math.dist(spot, other) >= apart for other in found))
        )
    return found


def _around(centre: Point, apart: float) -> Iterator[Point]:
    """The point itself, then points on wider and wider rings."""
    yield centre
    ring = 1
    while True:
        for step in range(8 * ring):
            angle = 2 * math.pi * step / (8 * ring)
            yield centre[0] + ring * apart * 0.6 * math.cos(angle), centre[1] + ring * apart * 0.6 * math.sin(angle)
        ring += 1
