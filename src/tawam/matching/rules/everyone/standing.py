"""The full score of candidates for the places of a cell, criterion by criterion, as the search for one place has it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

import numpy as np

from tawam.matching.rules.board import Floats
from tawam.matching.rules.everyone.world import DISTANCE, Matrix, Rows, World, filled
from tawam.places.rules.geography import EARTH_RADIUS_KM

# Equal to so many digits is equal: the ids decide, on every machine.
DIGITS = 9
# So many pairs are scored at once: a block that looks at the whole world would need a gigabyte.
AT_ONCE = 2**19


def values(world: World, own: Rows, others: Rows, counted: Mapping[str, Floats]) -> dict[str, Floats]:
    """Criterion -> its value for places of one kind and candidates, NaN where it is not known.

    ``own`` and ``others`` are rows that broadcast against each other, ``counted`` the ways between them, if any.
    """
    return _of_kind(world, int(own.flat[0]), others) | _of_pairs(world, own, others, counted)


def _of_kind(world: World, one: int, others: Rows) -> dict[str, Floats]:
    """The values that are the same for all places of this one's kind."""
    found: dict[str, Floats] = {}
    for facet in world.facets.values():
        found |= {code: table[facet.of[one]][facet.of[others]] for code, table in facet.tables.items()}
    return found | {code: column[others] for code, column in world.alone.items()}


def _of_pairs(world: World, own: Rows, others: Rows, counted: Mapping[str, Floats]) -> dict[str, Floats]:
    """The values that differ from pair to pair."""
    found: dict[str, Floats] = {}
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
    return np.concatenate([scores for _, scores in in_parts(world, own, others, counts)])


def in_parts(world: World, own: Rows, others: Rows, counts: Mapping[str, Matrix]) -> Iterator[tuple[slice, Floats]]:
    """The same, some places of the block after others: which ones, and their standings."""
    known = {code: matrix[:, others] for code, matrix in counts.items() if matrix.nnz}
    shared = _weighed(world, _of_kind(world, int(own[0]), others[None]))
    step = max(1, AT_ONCE // max(1, len(others)))
    for start in range(0, len(own), step):
        some = slice(start, start + step)
        counted = {code: matrix[some].toarray() for code, matrix in known.items()}
        differing = _weighed(world, _of_pairs(world, own[some, None], others[None], counted))
        yield some, _standings(world, own[some], others, shared | differing)


def _weighed(world: World, found: Mapping[str, Floats]) -> dict[str, Floats]:
    return {code: world.weights[code] * filled(column) for code, column in found.items()}


def _standings(world: World, own: Rows, others: Rows, weighed: Mapping[str, Floats]) -> Floats:
    total = np.zeros((1, 1))
    # What is the same for all candidates or for all places is added up before it is spread; in the same order however
    # many places there are, for the last digits hang on it.
    for code in sorted(weighed, key=lambda one: tuple(length > 1 for length in weighed[one].shape[::-1])):
        total = total + weighed[code]
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
