"""Whether the gazetteer holds a place at all: for measuring, not for answering."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable

from rapidfuzz import fuzz

from tawam.places import models
from tawam.places.rules.geography import Point, kilometres
from tawam.places.rules.text import normalise
from tawam.places.values import Asked

_ALIKE = 80.0
_ROWS_AT_ONCE = 20_000

Cell = tuple[int, int]


def held(asked: Collection[Asked], within_km: float) -> set[Asked]:
    """Those of the located names for which a place with a similar name lies near; reads every name once (seconds)."""
    grid = _grid(one for one in asked if one.lat is not None and one.lon is not None)
    near = _near(grid, within_km)
    found: set[Asked] = set()
    names = models.PlaceName.objects.values_list("place_id", "norm")
    for key, norm in names.iterator(_ROWS_AT_ONCE):
        for one, wanted in near.get(key, ()):
            if one not in found and fuzz.token_set_ratio(wanted, norm) >= _ALIKE:
                found.add(one)
    return found


def _grid(located: Iterable[Asked]) -> dict[Cell, list[Asked]]:
    grid: dict[Cell, list[Asked]] = defaultdict(list)
    for one in located:
        grid[_cell(one.lat or 0.0, one.lon or 0.0)].append(one)
    return grid


def _near(grid: dict[Cell, list[Asked]], within_km: float) -> dict[str, list[tuple[Asked, str]]]:
    near: dict[str, list[tuple[Asked, str]]] = defaultdict(list)
    rows = models.Place.objects.filter(retired=False).values_list("pk", "lat", "lon")
    for key, lat, lon in rows.iterator(_ROWS_AT_ONCE):
        here = Point(lat, lon)
        for cell in _around(lat, lon):
            for one in grid.get(cell, ()):
                if kilometres(here, Point(one.lat or 0.0, one.lon or 0.0)) <= within_km:
                    near[key].append((one, normalise(one.name)))
    return near


def _cell(lat: float, lon: float) -> Cell:
    return math.floor(lat), math.floor(lon)


def _around(lat: float, lon: float) -> list[Cell]:
    row, column = _cell(lat, lon)
    return [(row + up, column + over) for up in (-1, 0, 1) for over in (-1, 0, 1)]
