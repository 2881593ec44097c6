"""Distances and centres on the globe."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

EARTH_RADIUS_KM = 6371.0088
"""Mean radius of the Earth (IUGG 1980, R1)."""


class Located(Protocol):
    """Anything with a latitude and a longitude in degrees."""

    @property
    def lat(self) -> float: ...

    @property
    def lon(self) -> float: ...


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the globe, in degrees."""

    lat: float
    lon: float


def kilometres(one: Located, other: Located) -> float:
    """The great-circle distance, by the haversine formula on a sphere (within 0.6 % of the ellipsoid)."""
    lat_a, lat_b = math.radians(one.lat), math.radians(other.lat)
    half_lat = math.sin((lat_b - lat_a) / 2) ** 2
    half_lon = math.sin(math.radians(other.lon - one.lon) / 2) ** 2
    share = half_lat + math.cos(lat_a) * math.cos(lat_b) * half_lon
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(min(1.0, share)))


def centre(points: Sequence[tuple[float, float]], weights: Iterable[float]) -> tuple[float, float]:
    """The weighted centre (latitude, longitude) of points on the sphere; right across the date line too."""
    x = y = z = 0.0
    for (lat, lon), weight in zip(points, weights, strict=True):
        north, east = math.radians(lat), math.radians(lon)
        x += weight * math.cos(north) * math.cos(east)
        y += weight * math.cos(north) * math.sin(east)
        z += weight * math.sin(north)
    return math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))
