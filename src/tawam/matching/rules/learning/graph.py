"""What a network says of its towns: every matrix is worked out from the links that are given and no others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from tawam.matching.rules.learning.towns import SIZES, Floats, Rows, Towns, all_far

NEAR_KM, ROUND_KM, WIDE_KM = 20.0, 60.0, 200.0
RESTART, STEPS = 0.25, 8
_KM_A_DEGREE = 111.0
_ROWS_AT_ONCE = 50
_DAMPED = 3.0
Matrix = Any  # scipy.sparse has no types


def nearness(km: Floats, within_km: float) -> Floats:
    """How near two towns are: 1 next door, falling to an eighth at the edge, 0 beyond."""
    return np.asarray(np.where(km <= within_km, np.exp(-2 * np.square(km / within_km)), 0.0))


def belts(towns: Towns, within_km: float) -> Iterator[tuple[Rows, Matrix]]:
    """How near every town is to all others, some towns at a time; a town is not near itself.

    The towns are taken by latitude, so that each portion looks at a belt of the earth and not at all of it.
    """
    lat = np.degrees(np.arcsin(np.clip(towns.directions[:, 2], -1.0, 1.0)))
    order = np.argsort(lat, kind="stable")
    reach = within_km / _KM_A_DEGREE + 0.1
    for start in range(0, len(towns), _ROWS_AT_ONCE):
        some = order[start : start + _ROWS_AT_ONCE]
        first, last = np.searchsorted(lat[order], (lat[some[0]] - reach, lat[some[-1]] + reach))
        others = order[first:last]
        near = nearness(all_far(towns.directions[some], towns.directions[others]), within_km)
        near[some[:, None] == others[None]] = 0.0
        row, column = np.nonzero(near)
        values = near[row, column].astype(np.float32)
        yield some, sparse.csr_matrix((values, (row, others[column])), shape=(len(some), len(towns)))


def kernel(towns: Towns, within_km: float) -> Matrix:
    """How near every two towns are."""
    return _in_order(list(belts(towns, within_km)))


class Surroundings:
    """The kernels of a universe, which do not hang on its links.

    The widest would fill the memory of a server, and is only asked for its product with a narrow matrix.
    """

    def __init__(self, towns: Towns) -> None:
        self.towns = towns
        self.near, self.round = kernel(towns, NEAR_KM), kernel(towns, ROUND_KM)

    def wide(self, matrix: Matrix) -> Matrix:
        """The product of the widest kernel with a matrix."""
        return _in_order([(some, near @ matrix) for some, near in belts(self.towns, WIDE_KM)])


class Graph:
    """The links among towns as matrices; ``links`` holds each link once.

    ``spectrum`` is that of the links (``spectrum.py``), with a row for each town: a trained model keeps its own.
    """

    def __init__(self, towns: Towns, around: Surroundings, links: Rows, spectrum: NDArray[np.float32]) -> None:
        self.towns, self.around = towns, around
        self.links = adjacency(links, len(towns))
        self.degree = sums(self.links)
        self.round_degree = np.asarray(around.round @ self.degree)
        self.step = sparse.csr_matrix(sparse.diags(1 / np.maximum(self.degree, 1)) @ self.links, dtype=np.float32)
        self.half = (1 / np.sqrt(np.maximum(self.degree, 1))).astype(np.float32)
        self.damped = damped(self.degree)
        self.spectrum = spectrum
        self._groups()

    def _groups(self) -> None:
        """Links counted by country, region, and country with size; and from each town to each country and region."""
        towns, codes = self.towns, self.towns.codes
        self.country = _members(towns.country, len(codes.countries) + 1)
        self.region = _members(towns.region, len(codes.regions) + 1)
        kind = _members(towns.kind, (len(codes.countries) + 1) * SIZES)
        to_country, to_region = self.links @ self.country, self.links @ self.region
        self.towns_of = sums(self.country.T)
        self.from_country, self.from_region = sparse.csr_matrix(to_country.T), sparse.csr_matrix(to_region.T)
        self.by_country = _dense(self.country.T @ to_country)
        self.region_to_country = _dense(self.region.T @ to_country)
        self.by_region = sparse.csr_matrix(self.region.T @ to_region)
        self.by_kind = sparse.csr_matrix(kind.T @ self.links @ kind)
        self.round_from, self.wide_from = (
            sparse.csr_matrix(_shares(ends).T)
            for ends in (self.around.round @ to_country, self.around.wide(to_country))
        )

    def walk(self, start: NDArray[np.float32]) -> NDArray[np.float32]:
        """Where eight steps of a walk lead that begins by shares as ``start`` says and restarts with one in four."""
        found = start
        for _ in range(STEPS):
            found = RESTART * start + (1 - RESTART) * (found @ self.step)
        return np.asarray(found)


def damped(degree: Floats) -> Floats:
    """The weight of each town in the spectrum; undamped, two that are linked to nobody else would fill a dimension."""
    return np.asarray(1 / np.sqrt(degree + _DAMPED))


def dense_rows(matrix: Matrix, rows: Rows) -> NDArray[np.float32]:
    """Rows of a sparse matrix."""
    return np.asarray(matrix[rows].toarray(), dtype=np.float32)


def adjacency(links: Rows, number: int) -> Matrix:
    """Each link both ways."""
    ones = np.ones(2 * len(links), dtype=np.float32)
    both = (np.concatenate((links[:, 0], links[:, 1])), np.concatenate((links[:, 1], links[:, 0])))
    return sparse.csr_matrix((ones, both), shape=(number, number))


def _in_order(parts: Sequence[tuple[Rows, Matrix]]) -> Matrix:
    """The rows of the parts in the order of their numbers."""
    order = np.argsort(np.concatenate([some for some, _ in parts]), kind="stable")
    return sparse.csr_matrix(sparse.vstack([part for _, part in parts], format="csr")[order], dtype=np.float32)


def _members(group: Rows, groups: int) -> Matrix:
    ones = np.ones(len(group), dtype=np.float32)
    return sparse.csr_matrix((ones, (np.arange(len(group)), group)), shape=(len(group), groups))


def sums(matrix: Matrix) -> Floats:
    """The sum of each row."""
    return np.asarray(matrix.sum(axis=1), dtype=float).ravel()


def _dense(matrix: Matrix) -> Floats:
    return np.asarray(matrix.toarray(), dtype=float)


def _shares(counts: Matrix) -> Matrix:
    return sparse.csr_matrix(sparse.diags(1 / (1 + sums(counts))) @ counts, dtype=np.float32)
