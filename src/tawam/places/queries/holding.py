"""Whether the gazetteer holds a place at all: for measuring, not for answering."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from rapidfuzz import fuzz

from tawam.places import models
from tawam.places.rules.geography import Point, kilometres
from tawam.places.rules.text import normalise
from tawam.places.values import Asked

_ALIKE = 80.0
_ROWS_AT_ONCE = 20_000
_KM_OF_A_DEGREE = 111.0
# Nobody twins nearer to a pole; a degree of longitude is 10 km there.
_SHORTEST_DEGREE = 10.0

Cell = tuple[int, int]


def held(asked: Collection[Asked], within_km: float) -> set[Asked]:
    """Those of the located names for which a place with a similar name lies near; reads every name once (seconds)."""
    near = _near([one for one in asked if one.lat is not None and one.lon is not None], within_km)
    found: set[Asked] = set()
    names = models.PlaceName.objects.values_list("place_id", "norm")
    for key, norm in names.iterator(_ROWS_AT_ONCE):
        for one, wanted in near.get(key, ()):
            if one not in found and fuzz.token_set_ratio(wanted, norm) >= _ALIKE:
                found.add(one)
    return found


def cells(point: Point, within_km: float) -> list[Cell]:
    """The squares of one degree in which places may lie so near to a point."""
    up = within_km / _KM_OF_A_DEGREE
    over = within_km / max(_SHORTEST_DEGREE, _KM_OF_A_DEGREE * math.cos(math.radians(min(89.0, abs(point.lat) + up))))
    rows = range(math.floor(point.lat - up), math.floor(point.lat + up) + 1)
    columns = range(math.floor(point.lon - over), math.floor(point.lon + over) + 1)
    return [(row, (column + 180) % 360 - 180) for row in rows for column in columns]


def places_by_cell() -> Iterator[tuple[Cell, str, Point]]:
    """Every city of the gazetteer: its square, its country and where it lies."""
    rows = models.Place.objects.filter(retired=False).exclude(kind="country").values_list("country", "lat", "lon")
    for country, lat, lon in rows.iterator(_ROWS_AT_ONCE):
        yield (math.floor(lat), math.floor(lon)), country, Point(lat, lon)


def _near(asked: Iterable[Asked], within_km: float) -> dict[str, list[tuple[Asked, str]]]:
    grid: dict[Cell, list[Asked]] = defaultdict(list)
    for one in asked:
        for cell in cells(_stated(one), within_km):
            grid[cell].append(one)
    near: dict[str, list[tuple[Asked, str]]] = defaultdict(list)
    rows = models.Place.objects.filter(retired=False).values_list("pk", "lat", "lon")
    for key, lat, lon in rows.iterator(_ROWS_AT_ONCE):
        for one in grid.get((math.floor(lat), math.floor(lon)), ()):
            if kilometres(Point(lat, lon), _stated(one)) <= within_km:
                near[key].append((one, normalise(one.name)))
    return near


def _stated(one: Asked) -> Point:
    return Point(one.lat or 0.0, one.lon or 0.0)
