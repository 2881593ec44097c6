"""Municipalities that were put together and are called by their parts, of which the gazetteer has the parts only."""

from __future__ import annotations

from collections.abc import Sequence

from tawam.places.rules.candidates import Bearer
from tawam.places.rules.geography import kilometres

# The seats of what was merged are neighbours.
TOGETHER_KM = 20.0


def merged(parts: Sequence[Sequence[Bearer]]) -> list[Bearer]:
    """The larger part of every pair of parts that lie together; none where no two do."""
    first, second = parts
    found: dict[str, Bearer] = {}
    for one in first:
        for other in second:
            if one.place.id != other.place.id and _together(one, other):
                larger = max(one, other, key=lambda bearer: (bearer.place.population or 0, bearer.place.id))
                found[larger.place.id] = larger
    return list(found.values())


def _together(one: Bearer, other: Bearer) -> bool:
    return one.place.country == other.place.country and kilometres(one.place, other.place) <= TOGETHER_KM
