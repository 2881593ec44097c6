"""Two stages: several cheap rankers make candidates, and trees put them in order by what is known of each pair."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tawam.matching.rules.learning.features import features
from tawam.matching.rules.learning.rankers import Lifts, Scores, shortlisted
from tawam.matching.rules.learning.towns import Bits, Floats, Rows
from tawam.matching.rules.learning.trees import Trees
from tawam.matching.rules.learning.views import View


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """A trained model: its trees, the names of the features that they look at, and how many each ranker proposes.

    ``kept`` is the share of wrong candidates that it learnt from, by which its odds are too high.
    """

    trees: Trees
    names: Sequence[str]
    each: int
    kept: float

    def scores(self, view: View, lifts: Lifts, made: Scores) -> Floats:
        """A score of every town as partner of some; whoever is no candidate follows after all that are."""
        cell = marked(shortlisted(view, made, self.each))
        rest = made["kind"]
        found = rest - rest.max() - 1.0
        found[cell] = self.shares(table(features(view, lifts, made, cell)))
        return np.asarray(found)

    def shares(self, rows: NDArray[np.float32]) -> Floats:
        """How many of pairs like these are linked, between 0 and 1."""
        return np.asarray(1 / (1 + np.exp(-self.trees.score(rows)) / self.kept))


def marked(mask: Bits) -> tuple[Rows, Rows]:
    """Row and column of every cell that is marked."""
    rows, columns = np.nonzero(mask)
    return rows.astype(np.int64), columns.astype(np.int64)


def table(columns: dict[str, Floats]) -> NDArray[np.float32]:
    """The features as columns."""
    return np.column_stack([np.asarray(column, dtype=np.float32) for column in columns.values()])
