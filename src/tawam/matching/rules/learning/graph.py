"""What a network says of pairs of towns: every matrix is worked out from the links that are given and no others."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy import sparse
from scipy.sparse.linalg import svds

from tawam.matching.rules.learning.towns import Floats, Rows, Towns, all_far

NEAR_KM, ROUND_KM, WIDE_KM = 20.0, 60.0, 200.0
_ROWS_AT_ONCE = 1_000
_RESTART, _STEPS = 0.25, 8
_DIMENSIONS = 64
Matrix = Any  # scipy.sparse has no types


def kernel(towns: Towns, within_km: float) -> Matrix:
    """How near two towns are: 1 next door, falling to an eighth at the edge, 0 beyond; a town is not near itself."""
    rows, columns, values = [], [], []
    for start in range(0, len(towns), _ROWS_AT_ONCE):
        km = all_far(towns.directions[start : start + _ROWS_AT_ONCE], towns.directions)
        row, column = np.nonzero(km <= within_km)
        other = row + start != column
        rows.append(row[other] + start)
        columns.append(column[other])
        values.append(np.exp(-2 * np.square(km[row[other], column[other]] / within_km)))
    shape = (len(towns), len(towns))
    told = (np.concatenate(values), (np.concatenate(rows), np.concatenate(columns)))
    return sparse.csr_matrix(told, shape=shape, dtype=np.float32)


class Surroundings:
    """The kernels of a universe, which do not hang on its links."""

    def __init__(self, towns: Towns) -> None:
        self.near, self.round, self.wide = (kernel(towns, km) for km in (NEAR_KM, ROUND_KM, WIDE_KM))


class Graph:
    """The links among towns as matrices; ``links`` holds each link once."""

    def __init__(self, towns: Towns, around: Surroundings, links: Rows) -> None:
        self.towns = towns
        self.links = _adjacency(links, len(towns))
        self.degree = _sums(self.links)
        self._paths()
        self._places(around)
        self._groups(around)

    def _paths(self) -> None:
        """Ways of two and three links from town to town, each weighed by how many ways lead on."""
        links, degree = self.links, np.maximum(self.degree, 1)
        half = sparse.diags(1 / np.sqrt(degree))
        self.step = sparse.csr_matrix(sparse.diags(1 / degree) @ links, dtype=np.float32)
        self.shared = sparse.csr_matrix(links @ links)
        self.allocation = sparse.csr_matrix(links @ self.step)
        self.adamic_adar = sparse.csr_matrix(links @ sparse.diags(1 / np.log(np.maximum(degree, 2))) @ links)
        self.three = sparse.csr_matrix(links @ half @ links @ half @ links)
        evened = sparse.csr_matrix(half @ links @ half)
        many = min(_DIMENSIONS, len(self.towns) - 2)
        # A start of its own, for ARPACK's differs from run to run.
        left, size, right = svds(evened.astype(float), k=many, v0=np.cos(np.arange(len(self.towns))))
        self.left, self.right = left * size, right.T

    def _places(self, around: Surroundings) -> None:
        """What the neighbours of both ends are tied to."""
        self.near_ends = sparse.csr_matrix(around.near @ self.links)
        self.round_ends = sparse.csr_matrix(around.round @ self.links)
        self.near_both = sparse.csr_matrix(self.near_ends @ around.near)
        self.round_both = sparse.csr_matrix(self.round_ends @ around.round)
        self.round_degree = _sums(self.round_ends)

    def _groups(self, around: Surroundings) -> None:
        """Links counted by country, region, and country with size; and from each town to each country and region."""
        towns = self.towns
        country, region, kind = (_members(group) for group in (towns.country, towns.region, towns.kind))
        self.towns_of = _sums(country.T)
        self.to_country, self.to_region = _dense(self.links @ country), sparse.csr_matrix(self.links @ region)
        self.by_country = _dense(country.T @ self.links @ country)
        self.region_to_country = _dense(region.T @ self.links @ country)
        self.by_region = sparse.csr_matrix(region.T @ self.links @ region)
        self.by_kind = _dense(kind.T @ self.links @ kind)
        self.round_country, self.wide_country = (
            _shares(_dense(near @ self.links @ country)) for near in (around.round, around.wide)
        )

    def pagerank(self, some: Rows) -> Floats:
        """Personalised PageRank from each of some towns, by eight steps of a walk that restarts with one in four."""
        start = np.zeros((len(some), len(self.towns)), dtype=np.float32)
        start[np.arange(len(some)), some] = 1.0
        found = start
        for _ in range(_STEPS):
            found = _RESTART * start + (1 - _RESTART) * (found @ self.step)
        return np.asarray(found)


def cells(matrix: Matrix, rows: Rows, columns: Rows) -> Floats:
    """Cells of a sparse matrix."""
    return np.asarray(matrix[rows, columns], dtype=float).ravel()


def dense_rows(matrix: Matrix, rows: Rows) -> Floats:
    """Rows of a sparse matrix."""
    return np.asarray(matrix[rows].toarray())


def _adjacency(links: Rows, number: int) -> Matrix:
    ones = np.ones(2 * len(links), dtype=np.float32)
    both = (np.concatenate((links[:, 0], links[:, 1])), np.concatenate((links[:, 1], links[:, 0])))
    return sparse.csr_matrix((ones, both), shape=(number, number))


def _members(group: Rows) -> Matrix:
    ones = np.ones(len(group), dtype=np.float32)
    return sparse.csr_matrix((ones, (np.arange(len(group)), group)), shape=(len(group), int(group.max()) + 1))


def _sums(matrix: Matrix) -> Floats:
    return np.asarray(matrix.sum(axis=1), dtype=float).ravel()


def _dense(matrix: Matrix) -> Floats:
    return np.asarray(matrix.toarray(), dtype=float)


def _shares(counts: Floats) -> Floats:
    return np.asarray(counts / (1 + counts.sum(axis=1, keepdims=True)))
