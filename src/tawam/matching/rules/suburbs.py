"""Which places lie inside a far larger city: its boroughs, districts and inner suburbs, as far as figures tell.

The gazetteer does not say which entry is a part of another (it has no feature codes), so that a borough of London
stands in it like a city of the same size. This rule reads it off population and distance.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from tawam.places.rules.geography import EARTH_RADIUS_KM

# The land that a city takes up: a circle with so many people on a square kilometre (Paris has 20,000, London 5,600,
# Leipzig 2,100, each within its limits). A million people reach 9 km far, London 27.
PEOPLE_PER_KM2 = 4_000
# What has a tenth of the people or more is a city beside the city (Kawasaki beside Tokyo), not a part of it.
TIMES = 10
# So near to the middle lies a part even where the gazetteer gives it most of the city's people (South Boston in
# Boston, Ra’s Bayrūt in Beirut), if both are filed under one region: Giza is a city of its own governorate.
MIDDLE = 0.5
# Smaller cities reach less than 3 km, within which the gazetteer's own points are not sure.
_SMALLEST_METROPOLIS = 100_000


def reach_km(people: float) -> float:
    """How far a city of so many people reaches."""
    return math.sqrt(people / (math.pi * PEOPLE_PER_KM2))


def inside(
    directions: NDArray[np.float64],
    people: NDArray[np.float64],
    country: NDArray[np.int32],
    region: NDArray[np.int32],
) -> NDArray[np.bool_]:
    """Which places lie inside a city of their own country that has ten times as many people, or in its middle.

    ``directions`` are points of the unit sphere, one a row; where ``people`` is NaN the place counts as small.
    """
    found = np.zeros(len(people), dtype=bool)
    order = np.argsort(directions[:, 2], kind="stable")
    heights = directions[order, 2]
    small = np.nan_to_num(people)
    for city in np.flatnonzero(small >= _SMALLEST_METROPOLIS):
        # Two points are as far apart as their heights on the sphere, or farther.
        chord = 2 * math.sin(reach_km(small[city]) / EARTH_RADIUS_KM / 2)
        height = directions[city, 2]
        belt = order[slice(*np.searchsorted(heights, (height - chord, height + chord)))]
        belt = belt[(country[belt] == country[city]) & (small[belt] < small[city])]
        apart = np.sqrt(np.square(directions[belt] - directions[city]).sum(axis=1)) / chord
        part = (apart <= 1) & (small[belt] * TIMES <= small[city])
        part |= (apart <= MIDDLE) & (region[belt] == region[city])
        found[belt[part]] = True
    return found
