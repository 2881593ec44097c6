"""How the model is trained: fold by fold, each fold's links hidden from all that is worked out for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier

from tawam.matching.rules.learning.features import features
from tawam.matching.rules.learning.graph import Surroundings
from tawam.matching.rules.learning.model import Model, marked, table
from tawam.matching.rules.learning.rankers import Lifts, makers, shortlisted
from tawam.matching.rules.learning.spectrum import graph_of
from tawam.matching.rules.learning.towns import Bits, Floats, Rows, Towns
from tawam.matching.rules.learning.trees import trees_of
from tawam.matching.rules.learning.views import View, members

_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Plan:
    """How the model is trained. Each fold hides its links from every feature that is worked out for them.

    ``each`` is how many towns every ranker proposes, ``kept`` the share of wrong candidates that is learnt from: all
    of them are hard ones, since a ranker proposed them. ``judges`` models that differ by chance alone are averaged.
    """

    folds: int = 5
    towns_a_fold: int = 2_000
    each: int = 150
    kept: float = 0.06
    rounds: int = 250
    judges: int = 1
    seed: int = 0


def trained(towns: Towns, around: Surroundings, links: Rows, plan: Plan) -> Model:
    """A trained model; equal plans and equal links make equal models."""
    seen, right, names = _learnt(towns, around, links, plan)
    judges = [_judge(plan, plan.seed + number).fit(seen, right) for number in range(plan.judges)]
    return Model(trees_of(judges), names, plan.each, plan.kept)


def _judge(plan: Plan, seed: int) -> HistGradientBoostingClassifier:
    return HistGradientBoostingClassifier(
        max_iter=plan.rounds,
        learning_rate=0.06,
        min_samples_leaf=60,
        l2_regularization=5.0,
        max_features=0.5,
        early_stopping=False,
        random_state=seed,
    )


def portions(rows: Rows) -> Iterator[Rows]:
    """The rows in portions that fit into memory beside all towns."""
    return (rows[start : start + _AT_ONCE] for start in range(0, len(rows), _AT_ONCE))


def _learnt(towns: Towns, around: Surroundings, links: Rows, plan: Plan) -> tuple[NDArray[np.float32], Bits, list[str]]:
    """Features and answers, fold by fold: the links of a fold are asked for, those of the others are known."""
    rng = np.random.default_rng(plan.seed)
    fold = rng.integers(0, plan.folds, len(links))
    seen, right, names = [], [], []
    for number in range(plan.folds):
        graph = graph_of(towns, around, links[fold != number])
        lifts, hidden = Lifts(graph), links[fold == number]
        ends = rng.permutation(np.unique(hidden))[: plan.towns_a_fold]
        for some in portions(np.sort(ends)):
            columns, answers = _asked(View(graph, members(towns, some)), lifts, some, hidden, plan, rng)
            names = list(columns)
            seen.append(table(columns))
            right.append(answers)
    return np.concatenate(seen), np.concatenate(right), names


def _asked(
    view: View, lifts: Lifts, some: Rows, hidden: Rows, plan: Plan, rng: np.random.Generator
) -> tuple[dict[str, Floats], Bits]:
    """The hidden partners of some towns that are candidates, and a sample of the candidates that are none."""
    made = makers(view, lifts)
    mask = shortlisted(view, made, plan.each)
    # Learnt from, a partner whom no ranker proposes would teach that whoever stands far down in every list is linked.
    true = partners(some, hidden, len(view.graph.towns)) & mask
    cell = marked((mask & (rng.random(mask.shape) < plan.kept)) | true)
    return features(view, lifts, made, cell), np.asarray(true[cell])


def partners(some: Rows, links: Rows, number: int) -> Bits:
    """Which towns each of some is linked to."""
    row_of = np.full(number, -1)
    row_of[some] = np.arange(len(some))
    mask = np.zeros((len(some), number), dtype=bool)
    for one, other in ((links[:, 0], links[:, 1]), (links[:, 1], links[:, 0])):
        asked = row_of[one] >= 0
        mask[row_of[one[asked]], other[asked]] = True
    return mask
