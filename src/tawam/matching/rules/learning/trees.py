"""Trees in plain arrays, walked in numpy: a model on disk holds numbers and no program."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tawam.matching.rules.learning.towns import Floats

# Nodes of so many rows and trees are in memory at once.
_CELLS = 400_000


class UnfitTrees(ValueError):
    """The arrays do not make trees; the message says what is wrong with them."""


@dataclass(frozen=True, slots=True, eq=False)
class Trees:
    """All nodes of all trees, each tree's root before its branches. A leaf leads to itself.

    ``worth`` is a leaf's share in the score and, of a branch, the mean of the leaves that learning reached through it.
    """

    roots: NDArray[np.int32]
    feature: NDArray[np.int16]
    threshold: Floats
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    worth: Floats
    first: float

    def score(self, table: NDArray[np.float32]) -> Floats:
        """The score of each row: log-odds."""
        found = np.full(len(table), self.first)
        step = max(1, _CELLS // max(1, len(self.roots)))
        for start in range(0, len(table), step):
            some = table[start : start + step]
            leaf = self._paths(some, None).reshape(len(some), len(self.roots))
            found[start : start + step] += self.worth[leaf].sum(axis=1)
        return found

    def moves(self, table: NDArray[np.float32]) -> Floats:
        """What each feature adds to or takes from the score of each row: the steps of worth along every path."""
        found = np.zeros(table.shape)
        self._paths(table, found)
        return found

    def _paths(self, table: NDArray[np.float32], moved: Floats | None) -> NDArray[np.int32]:
        """The leaf of every row in every tree; only what is not yet in a leaf takes a further step."""
        width, cells = table.shape[1], np.ascontiguousarray(table).ravel()
        node = np.tile(self.roots, len(table))
        row = np.repeat(np.arange(0, len(cells), width, dtype=np.int32), len(self.roots))
        is_leaf = self.left == np.arange(len(self.left))
        going = np.flatnonzero(~is_leaf[node]).astype(np.int32)
        while len(going):
            here = node[going]
            cell = row[going] + self.feature[here]
            onward = np.where(cells[cell] <= self.threshold[here], self.left[here], self.right[here])
            if moved is not None:
                np.add.at(moved.reshape(-1), cell, self.worth[onward] - self.worth[here])
            node[going] = onward
            going = going[~is_leaf[onward]]
        return node


def trees_of(judges: Sequence[Any]) -> Trees:
    """The trees of fitted ``HistGradientBoostingClassifier``s, whose mean is taken."""
    parts = [tree[0].nodes for judge in judges for tree in judge._predictors]
    starts = np.cumsum([0, *map(len, parts)])[:-1]
    nodes = np.concatenate(parts)
    offset = np.repeat(starts, [len(part) for part in parts])
    own, leaf = np.arange(len(nodes)), nodes["is_leaf"].astype(bool)
    left = np.where(leaf, own, nodes["left"] + offset)
    right = np.where(leaf, own, nodes["right"] + offset)
    worth = np.where(leaf, nodes["value"], 0.0) / len(judges)
    for node in own[~leaf][::-1]:  # branches stand before what hangs on them
        below = [left[node], right[node]]
        worth[node] = np.average(worth[below], weights=nodes["count"][below])
    first = float(np.mean([np.ravel(judge._baseline_prediction)[0] for judge in judges]))
    columns = (starts.astype(np.int32), nodes["feature_idx"].astype(np.int16), nodes["num_threshold"].astype(float))
    return Trees(*columns, left.astype(np.int32), right.astype(np.int32), worth, first)


def checked(trees: Trees, features: int) -> Trees:
    """The trees, if every path ends in a leaf and looks at features that there are; raises UnfitTrees."""
    own = np.arange(len(trees.worth))
    columns = (trees.feature, trees.threshold, trees.left, trees.right, trees.worth)
    if len({len(column) for column in columns}) != 1 or not len(own) or not len(trees.roots):
        raise UnfitTrees("its columns are not of one length")
    leaf = trees.left == own
    onward = np.where(leaf, own == trees.right, (trees.left > own) & (trees.right > own))
    inside = max(trees.left.max(), trees.right.max(), trees.roots.max()) < len(own) and trees.roots.min() >= 0
    if not onward.all() or not inside:
        raise UnfitTrees("a branch leads nowhere")
    if trees.feature.min() < 0 or trees.feature.max() >= features:
        raise UnfitTrees("it looks at a feature that there is none of")
    if not np.isfinite(trees.worth).all() or np.isnan(trees.threshold).any() or not np.isfinite(trees.first):
        raise UnfitTrees("it holds what is no number")
    return trees
