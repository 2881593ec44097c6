"""The spectrum of a network: worked out for training, and kept with the model, so that a server needs no solver."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse.linalg import eigsh

from tawam.matching.rules.learning.graph import Graph, Surroundings, adjacency, damped, sums
from tawam.matching.rules.learning.towns import Rows, Towns

_DIMENSIONS = 64


def graph_of(towns: Towns, around: Surroundings, links: Rows) -> Graph:
    """The graph of these links with their spectrum."""
    return Graph(towns, around, links, spectrum(links, len(towns)))


def spectrum(links: Rows, number: int) -> NDArray[np.float32]:
    """The vectors of the evened links that weigh most, one row for each town."""
    many = min(_DIMENSIONS, number // 2)
    if not len(links):
        return np.zeros((number, many), dtype=np.float32)
    whole = adjacency(links, number).astype(float)
    evened = sparse.diags(damped(sums(whole)))
    # A start of its own, for ARPACK's differs from run to run, as does what it draws where it gets stuck.
    start, chance = np.cos(np.arange(number)), np.random.default_rng(0)
    return np.asarray(eigsh(evened @ whole @ evened, k=many, v0=start, rng=chance)[1], dtype=np.float32)
