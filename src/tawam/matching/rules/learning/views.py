"""What some towns see of all others: one row for each that asks, worked out when it is first looked at."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from tawam.matching.rules.learning.graph import NEAR_KM, ROUND_KM, WIDE_KM, Graph, Matrix, dense_rows, nearness
from tawam.matching.rules.learning.towns import Bits, Rows, Towns, all_far

Singles = NDArray[np.float32]
_NOWHERE = -1


@dataclass(frozen=True, slots=True, eq=False)
class Asking:
    """Towns that ask, and the row of each in the universe: -1 for a guest, which has no link and is no candidate."""

    towns: Towns
    rows: Rows


def members(towns: Towns, rows: Rows) -> Asking:
    """Some towns of the universe."""
    return Asking(
        Towns(
            ids=[towns.ids[row] for row in rows],
            size=towns.size[rows],
            country=towns.country[rows],
            region=towns.region[rows],
            name=towns.name[rows],
            kind=towns.kind[rows],
            directions=towns.directions[rows],
            kin=towns.kin,
            codes=towns.codes,
        ),
        rows,
    )


def guests(towns: Towns) -> Asking:
    """Towns that are none of the universe, in its codes."""
    return Asking(towns, np.full(len(towns), _NOWHERE))


class View:
    """The sight of some towns; every array has a row for each of them and a column for each town of the universe."""

    def __init__(self, graph: Graph, asking: Asking) -> None:
        self.graph, self.asking = graph, asking
        inside = np.flatnonzero(asking.rows >= 0)
        ones = np.ones(len(inside), dtype=np.float32)
        shape = (len(asking.rows), len(graph.towns))
        self.own = sparse.csr_matrix((ones, (inside, asking.rows[inside])), shape=shape)
        self.linked: Matrix = sparse.csr_matrix(self.own @ graph.links)

    @cached_property
    def km(self) -> Singles:
        """The distances."""
        return all_far(self.asking.towns.directions, self.graph.towns.directions).astype(np.float32)

    @cached_property
    def known(self) -> Bits:
        """Who is no candidate: partners in training, and the town itself."""
        return np.asarray((self.linked + self.own).toarray() > 0)

    @cached_property
    def shared(self) -> Singles:
        """Common partners."""
        return _full(self.linked @ self.graph.links)

    @cached_property
    def allocation(self) -> Singles:
        """Common partners, each shared out among its own partners."""
        return _full(self.linked @ self.graph.step)

    @cached_property
    def adamic_adar(self) -> Singles:
        """Common partners, each by the logarithm of how many partners it has."""
        logs = sparse.diags((1 / np.log(np.maximum(self.graph.degree, 2))).astype(np.float32))
        return _full(self.linked @ logs @ self.graph.links)

    @cached_property
    def three(self) -> Singles:
        """Ways of three links, each by how many ways lead on."""
        half = sparse.diags(self.graph.half)
        return _full(self.linked @ half @ self.graph.links @ half @ self.graph.links)

    @cached_property
    def spectral(self) -> Singles:
        """Likeness in the spectrum of the links."""
        there = ((self.linked @ sparse.diags(self.graph.damped)) @ self.graph.spectrum).astype(np.float32)
        # Rounded, for beyond that stand the errors of vectors of no weight.
        return np.asarray(np.round(there @ self.graph.spectrum.T, 5), dtype=np.float32)

    @cached_property
    def pagerank(self) -> Singles:
        """Personalised PageRank."""
        return self.graph.walk(_full(self.own))

    @cached_property
    def pagerank_round(self) -> Singles:
        """PageRank that begins at the places within 60 km."""
        start = self._round.toarray()
        return self.graph.walk((start / np.maximum(start.sum(axis=1, keepdims=True), 1e-9)).astype(np.float32))

    @cached_property
    def near_ends(self) -> Singles:
        """What places within 20 km are tied to."""
        return _full(self._kernel(NEAR_KM) @ self.graph.links)

    @cached_property
    def round_ends(self) -> Singles:
        """What places within 60 km are tied to."""
        return _full(self._round_ends)

    @cached_property
    def near_back(self) -> Singles:
        """Ties of the town itself to places within 20 km of each other town."""
        return _full(self.linked @ self.graph.around.near)

    @cached_property
    def round_back(self) -> Singles:
        """Ties of the town itself to places within 60 km of each other town."""
        return _full(self.linked @ self.graph.around.round)

    @cached_property
    def near_both(self) -> Singles:
        """Ties from within 20 km of here to within 20 km of there."""
        return _full(self._kernel(NEAR_KM) @ self.graph.links @ self.graph.around.near)

    @cached_property
    def round_both(self) -> Singles:
        """Ties from within 60 km of here to within 60 km of there."""
        return _full(self._round_ends @ self.graph.around.round)

    @cached_property
    def partner_km(self) -> Singles:
        """How far each town is from the nearest partner of the one that asks; 20,000 km where that has none."""
        where, found = self.graph.towns.directions, np.full(self.km.shape, 20_000.0, dtype=np.float32)
        for number, mine in enumerate(np.split(self.linked.indices, self.linked.indptr[1:-1])):
            if len(mine):
                found[number] = all_far(where[mine], where).min(axis=0)
        return found

    @cached_property
    def back_km(self) -> Singles:
        """How far the nearest partner of each town is from the one that asks; 20,000 km where it has none."""
        links, found = self.graph.links, np.full(self.km.shape, 20_000.0, dtype=np.float32)
        tied = np.flatnonzero(np.diff(links.indptr))
        if len(tied):
            found[:, tied] = np.minimum.reduceat(self.km[:, links.indices], links.indptr[tied], axis=1)
        return found

    @cached_property
    def to_country(self) -> Singles:
        """Partners in the country of each town."""
        return _full(self.linked @ self.graph.country)[:, self.graph.towns.country]

    @cached_property
    def from_country(self) -> Singles:
        """Partners that each town has in this country."""
        return dense_rows(self.graph.from_country, self.asking.towns.country)

    @cached_property
    def to_region(self) -> Singles:
        """Partners in the region of each town."""
        return _full(self.linked @ self.graph.region)[:, self.graph.towns.region]

    @cached_property
    def from_region(self) -> Singles:
        """Partners that each town has in this region."""
        return dense_rows(self.graph.from_region, self.asking.towns.region)

    @cached_property
    def round_to_country(self) -> Singles:
        """The share of the ties within 60 km that go to the country of each town."""
        return self._shares(self._round)

    @cached_property
    def wide_to_country(self) -> Singles:
        """The share of the ties within 200 km that go to the country of each town."""
        return self._shares(self._kernel(WIDE_KM))

    @cached_property
    def round_from_country(self) -> Singles:
        """The share of the ties within 60 km of each town that go to this country."""
        return dense_rows(self.graph.round_from, self.asking.towns.country)

    @cached_property
    def wide_from_country(self) -> Singles:
        """The share of the ties within 200 km of each town that go to this country."""
        return dense_rows(self.graph.wide_from, self.asking.towns.country)

    @cached_property
    def degree(self) -> Singles:
        """How many partners the towns that ask have."""
        return np.asarray(self.linked.sum(axis=1), dtype=np.float32).ravel()

    @cached_property
    def round_degree(self) -> Singles:
        """How many partners the places within 60 km of the towns that ask have."""
        return np.asarray(self._round @ self.graph.degree, dtype=np.float32)

    @cached_property
    def _round(self) -> Matrix:
        return self._kernel(ROUND_KM)

    @cached_property
    def _round_ends(self) -> Matrix:
        return self._round @ self.graph.links

    def _kernel(self, within_km: float) -> Matrix:
        near = nearness(self.km, within_km)
        inside = np.flatnonzero(self.asking.rows >= 0)
        near[inside, self.asking.rows[inside]] = 0.0
        return sparse.csr_matrix(near, dtype=np.float32)

    def _shares(self, near: Matrix) -> Singles:
        counts = _full(near @ self.graph.links @ self.graph.country)
        return np.asarray(counts / (1 + counts.sum(axis=1, keepdims=True)))[:, self.graph.towns.country]


def _full(matrix: Matrix) -> Singles:
    return np.asarray(matrix.toarray(), dtype=np.float32)
