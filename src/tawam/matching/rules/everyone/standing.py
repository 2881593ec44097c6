"""The full score of candidates for the places of a cell, criterion by criterion, as the search for one place has it."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np

from tawam.matching.rules.board import Floats
from tawam.matching.rules.everyone.world import DISTANCE, Matrix, Rows, World, filled
from tawam.places.rules.geography import EARTH_RADIUS_KM

# Equal to so many digits is equal: the ids decide, on every machine.
DIGITS = 9


def values(world: World, own: Rows, others: Rows, counted: Mapping[str, Floats]) -> dict[str, Floats]:
    """Criterion -> its value for places of one kind and candidates, NaN where it is not known.

    ``own`` and ``others`` are rows that broadcast against each other, ``counted`` the ways between them, if any.
    """
    found: dict[str, Floats] = {}
    for facet in world.facets.values():
        one = facet.of[own.flat[0]]
        found |= {code: table[one][facet.of[others]] for code, table in facet.tables.items()}
    found |= {code: column[others] for code, column in world.alone.items()}
    for code, likeness in world.likeness.items():
        found[code] = np.maximum(0.0, 1 - np.abs(likeness.of[others] - likeness.of[own]) / likeness.width)
    found[DISTANCE] = 1 / (1 + kilometres(world.directions[own], world.directions[others]) / world.half_km)
    for code, ways in world.ways.items():
        found[code] = np.where(ways.known[own], 0.0, math.nan)
        if code in counted:
            number = counted[code]
            found[code] = np.where(number > 0, number / np.maximum(number + ways.half, 1.0), found[code])
    return found


def standings(world: World, own: Rows, others: Rows, counts: Mapping[str, Matrix]) -> Floats:
    """The standing of each candidate for each place of a block; whoever may not be proposed to it has none."""
    counted = {code: matrix[:, others].toarray() for code, matrix in counts.items() if matrix.nnz}
    found = values(world, own[:, None], others[None], counted)
    total = np.zeros((1, 1))
    # What all places of the block share is added up before it is spread over them.
    for code in sorted(found, key=lambda one: found[one].size):
        total = total + world.weights[code] * filled(found[code])
    total[:, world.country[others] == world.country[own[0]]] = -math.inf
    if not world.inside[own[0]]:
        total[:, world.hidden[others]] = -math.inf
    partners = world.partners[own]
    if partners.nnz:
        total[partners[:, others].toarray() > 0] = -math.inf
    return np.asarray(np.round(total, DIGITS))


def kilometres(some: Floats, others: Floats) -> Floats:
    """Great-circle distances of points of the unit sphere that broadcast against each other."""
    squares = sum(np.square(some[..., axis] - others[..., axis]) for axis in range(3))
    return np.asarray(2 * EARTH_RADIUS_KM * np.arcsin(np.minimum(1.0, np.sqrt(squares) / 2)))
