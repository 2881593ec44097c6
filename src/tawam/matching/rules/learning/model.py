"""Two stages: several cheap rankers make candidates, and gradient boosting on explained features puts them in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from tawam.matching.rules.learning.features import features
from tawam.matching.rules.learning.graph import Graph, Surroundings
from tawam.matching.rules.learning.rankers import Lifts, Scores, known, makers, shortlisted
from tawam.matching.rules.learning.towns import Bits, Floats, Rows, Towns

_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Plan:
    """How the model is trained. Each fold hides its links from every feature that is worked out for them.

    ``each`` is how many towns every ranker proposes, ``kept`` the share of wrong candidates that is learnt from: all
    of them are hard ones, since a ranker proposed them.
    """

    folds: int = 5
    towns_a_fold: int = 900
    each: int = 150
    kept: float = 0.06
    rounds: int = 250
    seed: int = 0


class Model:
    """A trained model; equal plans and equal links make equal models."""

    def __init__(self, towns: Towns, around: Surroundings, links: Rows, plan: Plan) -> None:
        self.plan = plan
        seen, right, self.names = _learnt(towns, around, links, plan)
        self.judge = HistGradientBoostingClassifier(
            max_iter=plan.rounds,
            learning_rate=0.06,
            min_samples_leaf=60,
            l2_regularization=5.0,
            max_features=0.5,
            early_stopping=False,
            random_state=plan.seed,
        ).fit(seen, right)

    def scores(self, graph: Graph, lifts: Lifts, some: Rows, made: Scores) -> Floats:
        """A score of every town as partner of some; whoever is no candidate follows after all that are."""
        mask = shortlisted(graph, some, made, self.plan.each)
        cell = marked(mask)
        rest = made["kind"]
        found = rest - rest.max() - 1.0
        found[cell] = self.judge.predict_proba(_table(features(graph, lifts, made, some, cell)))[:, 1]
        return np.asarray(found)


def portions(rows: Rows) -> Iterator[Rows]:
    """The rows in portions that fit into memory beside all towns."""
    return (rows[start : start + _AT_ONCE] for start in range(0, len(rows), _AT_ONCE))


def _learnt(towns: Towns, around: Surroundings, links: Rows, plan: Plan) -> tuple[Floats, Bits, list[str]]:
    """Features and answers, fold by fold: the links of a fold are asked for, those of the others are known."""
    rng = np.random.default_rng(plan.seed)
    fold = rng.integers(0, plan.folds, len(links))
    seen, right, names = [], [], []
    for number in range(plan.folds):
        graph = Graph(towns, around, links[fold != number])
        lifts, hidden = Lifts(graph), links[fold == number]
        ends = rng.permutation(np.unique(hidden))[: plan.towns_a_fold]
        for some in portions(np.sort(ends)):
            columns, answers = _asked(graph, lifts, some, hidden, plan, rng)
            names = list(columns)
            seen.append(_table(columns))
            right.append(answers)
    return np.concatenate(seen), np.concatenate(right), names


def _asked(
    graph: Graph, lifts: Lifts, some: Rows, hidden: Rows, plan: Plan, rng: np.random.Generator
) -> tuple[dict[str, Floats], Bits]:
    """The hidden partners of some towns, and a sample of the candidates that are none."""
    made = makers(graph, lifts, some)
    true = partners(some, hidden, len(graph.towns)) & ~known(graph, some)
    mask = shortlisted(graph, some, made, plan.each)
    mask &= rng.random(mask.shape) < plan.kept
    cell = marked(mask | true)
    return features(graph, lifts, made, some, cell), np.asarray(true[cell])


def marked(mask: Bits) -> tuple[Rows, Rows]:
    """Row and column of every cell that is marked."""
    rows, columns = np.nonzero(mask)
    return rows.astype(np.int64), columns.astype(np.int64)


def partners(some: Rows, links: Rows, number: int) -> Bits:
    """Which towns each of some is linked to."""
    row_of = np.full(number, -1)
    row_of[some] = np.arange(len(some))
    mask = np.zeros((len(some), number), dtype=bool)
    for one, other in ((links[:, 0], links[:, 1]), (links[:, 1], links[:, 0])):
        asked = row_of[one] >= 0
        mask[row_of[one[asked]], other[asked]] = True
    return mask


def _table(columns: dict[str, Floats]) -> Floats:
    return np.column_stack([np.asarray(column, dtype=np.float32) for column in columns.values()])
