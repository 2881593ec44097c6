"""Which places are parts of a larger city: the gazetteer has quarters beside towns and does not tell them apart."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from tawam.places import models
from tawam.places.rules.geography import Point, kilometres
from tawam.places.values import Place, PlaceKind

_LARGE = 100_000
# So near a city of the same country with so many times the people (measured: docs/resolving.md).
_WITHIN_KM = 6.0
_TIMES = 5
_A_FEW_PEOPLE = 1_000
_DEGREES = 0.06

City = tuple[str, str, Point, int]


def parts_among(places: Iterable[Place]) -> frozenset[str]:
    """The ids of those places that lie in or beside a much larger city of their country."""
    newest = models.Load.objects.values_list("pk", flat=True).first()
    grid = _large_cities(newest)
    return frozenset(one.id for one in places if one.kind == PlaceKind.CITY and _is_part(one, grid))


@lru_cache(maxsize=1)
def _large_cities(_newest: int | None) -> dict[tuple[int, int], list[City]]:
    """The large cities by their square of one degree and those around it; read anew after the gazetteer is loaded."""
    grid: dict[tuple[int, int], list[City]] = defaultdict(list)
    rows = models.Place.objects.filter(kind=PlaceKind.CITY, retired=False, weight__gte=_LARGE)
    for key, country, lat, lon, people in rows.values_list("pk", "country", "lat", "lon", "weight"):
        for up in (-1, 0, 1):
            for over in (-1, 0, 1):
                grid[math.floor(lat) + up, math.floor(lon) + over].append((key, country, Point(lat, lon), people))
    return dict(grid)


def _is_part(place: Place, grid: dict[tuple[int, int], list[City]]) -> bool:
    people = _TIMES * (place.population or _A_FEW_PEOPLE)
    return any(
        people <= size
        and country == place.country
        and key != place.id
        and abs(point.lat - place.lat) <= _DEGREES
        and kilometres(point, place) <= _WITHIN_KM
        for key, country, point, size in grid.get((math.floor(place.lat), math.floor(place.lon)), ())
    )
