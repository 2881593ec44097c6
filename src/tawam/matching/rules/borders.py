"""The nearest city across a land border, for all places at once. Importing this loads numpy and scipy."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import KDTree

from tawam.matching.rules.setting import BORDER_KM
from tawam.places.rules.geography import EARTH_RADIUS_KM

Floats = NDArray[np.float64]
Numbers = NDArray[np.int32]
Rows = NDArray[np.int64]
# Equally far is what the last digits of a chord tell apart.
_SLACK = 1 + 1e-9
_CHORD = 2 * math.sin(BORDER_KM / EARTH_RADIUS_KM / 2) * _SLACK


def nearest_abroad(directions: Floats, country: Numbers, bordering: NDArray[np.bool_]) -> tuple[Numbers, Floats]:
    """For each place the row of the nearest city across a land border within 25 km, and the kilometres; -1 for none.

    ``bordering`` says of two countries, by their numbers, whether they share a land border. Of two at the same distance
    it is the first row.
    """
    found = [np.zeros((2, 0), dtype=np.int64), *_candidates(directions, country, bordering)]
    mine, theirs = np.concatenate(found, axis=1)
    km = _kilometres(directions[mine], directions[theirs])
    order = np.lexsort((theirs, km, mine))
    order = order[km[order] <= BORDER_KM]
    firsts = order[np.flatnonzero(np.diff(mine[order], prepend=-1))]
    nearest, apart = np.full(len(country), -1, dtype=np.int32), np.full(len(country), np.nan)
    nearest[mine[firsts]], apart[mine[firsts]] = theirs[firsts], km[firsts]
    return nearest, apart


def _candidates(directions: Floats, country: Numbers, bordering: NDArray[np.bool_]) -> Iterator[Rows]:
    """For each two countries the places of the one, and below them the nearest ones of the other."""
    rows = [np.flatnonzero(country == number) for number in range(len(bordering))]
    trees = [KDTree(directions[some]) if len(some) else None for some in rows]
    for one, other in zip(*np.nonzero(bordering), strict=True):
        tree = trees[other]
        if tree is None or not len(rows[one]):
            continue
        chords, _ = tree.query(directions[rows[one]], distance_upper_bound=_CHORD)
        near = np.isfinite(chords)
        equal = tree.query_ball_point(directions[rows[one][near]], chords[near] * _SLACK)
        for place, some in zip(rows[one][near], equal, strict=True):
            yield np.array([[place] * len(some), rows[other][some]])


def _kilometres(ones: Floats, others: Floats) -> Floats:
    chord = np.sqrt(np.square(ones - others).sum(axis=1))
    return np.asarray(2 * EARTH_RADIUS_KM * np.arcsin(np.minimum(1.0, chord / 2)))
