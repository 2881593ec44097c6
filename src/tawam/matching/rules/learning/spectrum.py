"""The spectrum of a network: worked out for training, and kept with the model, so that a server needs no solver."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse.linalg import svds

from tawam.matching.rules.learning.graph import Graph, Surroundings, adjacency, damped, sums
from tawam.matching.rules.learning.towns import Rows, Towns

_DIMENSIONS = 64


def graph_of(towns: Towns, around: Surroundings, links: Rows) -> Graph:
    """The graph of these links with their spectrum."""
    return Graph(towns, around, links, spectrum(links, len(towns)))


def spectrum(links: Rows, number: int) -> NDArray[np.float32]:
    """The first singular vectors of the evened links, one row for each town."""
    whole = adjacency(links, number).astype(float)
    evened = sparse.diags(damped(sums(whole)))
    # A start of its own, for ARPACK's differs from run to run.
    found = svds(evened @ whole @ evened, k=min(_DIMENSIONS, number - 2), v0=np.cos(np.arange(number)))
    return np.asarray(found[2].T, dtype=np.float32)
