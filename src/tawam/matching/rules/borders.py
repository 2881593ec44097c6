"""The nearest city across a land border, for all places at once, by a grid of cells of the distance that is asked for.

Importing this loads numpy, as ``board`` does.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import numpy as np
from numpy.typing import NDArray

from tawam.matching.rules.setting import BORDER_KM
from tawam.places.rules.geography import EARTH_RADIUS_KM

Floats = NDArray[np.float64]
Numbers = NDArray[np.int32]
Rows = NDArray[np.int64]
# More cells than the earth is wide: 2 x 6,371 km in steps of 25 km are 510.
_WIDE = 1_024
_AROUND = list(product((-1, 0, 1), repeat=3))
# One cell of each two that lie opposite, and the cell itself: a pair of cities is found once.
_HALF = [step for step in _AROUND if step >= (0, 0, 0)]


def nearest_abroad(directions: Floats, country: Numbers, bordering: NDArray[np.bool_]) -> tuple[Numbers, Floats]:
    """For each place the row of the nearest city across a land border within 25 km, and the kilometres; -1 for none.

    ``bordering`` says of two countries, by their numbers, whether they share a land border. Of two at the same distance
    it is the first row.
    """
    cells = np.floor((directions + 1.0) * (EARTH_RADIUS_KM / BORDER_KM)).astype(np.int64) + 1
    keys = (cells[:, 0] * _WIDE + cells[:, 1]) * _WIDE + cells[:, 2]
    rows = np.flatnonzero(_mixed(keys, country))
    ones, others = (rows[part] for part in _pairs(keys[rows], country[rows], bordering))
    far = _kilometres(directions[ones], directions[others])
    close = far <= BORDER_KM
    ones, others, far = ones[close], others[close], far[close]
    mine, theirs, km = np.concatenate((ones, others)), np.concatenate((others, ones)), np.concatenate((far, far))
    order = np.lexsort((theirs, km, mine))
    firsts = order[np.flatnonzero(np.diff(mine[order], prepend=-1))]
    nearest, apart = np.full(len(country), -1, dtype=np.int32), np.full(len(country), np.nan)
    nearest[mine[firsts]], apart[mine[firsts]] = theirs[firsts], km[firsts]
    return nearest, apart


def _kilometres(ones: Floats, others: Floats) -> Floats:
    chord = np.sqrt(np.square(ones - others).sum(axis=1))
    return np.asarray(2 * EARTH_RADIUS_KM * np.arcsin(np.minimum(1.0, chord / 2)))


def _offset(step: tuple[int, ...]) -> int:
    return (step[0] * _WIDE + step[1]) * _WIDE + step[2]


def _mixed(keys: Rows, country: Numbers) -> NDArray[np.bool_]:
    """Which places have two countries in their cell and those around it: a tenth of all, so that few are compared."""
    order = np.argsort(keys, kind="stable")
    cells, firsts, of_place = np.unique(keys[order], return_index=True, return_inverse=True)
    if not len(cells):
        return np.zeros(0, dtype=np.bool_)
    lowest, highest = (take.reduceat(country[order], firsts) for take in (np.minimum, np.maximum))
    least, most = lowest.copy(), highest.copy()
    for step in _AROUND:
        where = np.minimum(np.searchsorted(cells, cells + _offset(step)), len(cells) - 1)
        there = cells[where] == cells + _offset(step)
        least = np.where(there, np.minimum(least, lowest[where]), least)
        most = np.where(there, np.maximum(most, highest[where]), most)
    found = np.empty(len(keys), dtype=np.bool_)
    found[order] = (least != most)[of_place]
    return found


def _pairs(keys: Rows, country: Numbers, bordering: NDArray[np.bool_]) -> tuple[Rows, Rows]:
    """All pairs of rows in cells next to each other whose countries share a land border, each pair once."""
    found = list(_looked(keys, country, bordering))
    return np.concatenate([one for one, _ in found]), np.concatenate([other for _, other in found])


def _looked(keys: Rows, country: Numbers, bordering: NDArray[np.bool_]) -> Iterator[tuple[Rows, Rows]]:
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    for step in _HALF:
        wanted = keys + _offset(step)
        first = np.searchsorted(ordered, wanted, side="left")
        counts = np.searchsorted(ordered, wanted, side="right") - first
        ones = np.repeat(np.arange(len(keys)), counts)
        steps = np.arange(len(ones)) - np.repeat(np.cumsum(counts) - counts, counts)
        others = order[np.repeat(first, counts) + steps]
        kept = bordering[country[ones], country[others]]
        yield ones[kept], others[kept]
