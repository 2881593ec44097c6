"""How far up the held-out partners stand: in both directions, against every town that is no known partner."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from tawam.matching.rules.learning.graph import Graph, Surroundings
from tawam.matching.rules.learning.model import Model, marked
from tawam.matching.rules.learning.rankers import BASELINES, Lifts, Scores, baselines, makers
from tawam.matching.rules.learning.spectrum import graph_of
from tawam.matching.rules.learning.towns import Floats, Rows, Towns
from tawam.matching.rules.learning.training import Plan, partners, portions, trained
from tawam.matching.rules.learning.views import View, members

MODEL = "model"
# Ours in addition: the issue that asked for the benchmark lists the others.
PAGERANK = "pagerank"
TIMES = 1_000
_SURE = (2.5, 97.5)
SIZES = ((4.0, "below 10,000"), (4.7, "10,000 to 50,000"), (5.4, "50,000 to 250,000"), (99.0, "250,000 and more"))


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with its 95 % interval, from samples of the pairs with replacement."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Quality:
    """How well one ranker does on some questions."""

    questions: int
    hit_10: Figure
    hit_50: Figure
    mrr: Figure
    median_rank: Figure


@dataclass(frozen=True, slots=True)
class Result:
    """One run: the universe, what was held out, each ranker's quality, the groups, and the model beside the best.

    ``times`` sets the model beside the best baseline of those that the issue lists, and beside PageRank.
    """

    towns: int
    links: int
    held_out: int
    seed: int
    rankers: Mapping[str, Quality]
    cold: Mapping[str, Quality]
    groups: Mapping[str, Mapping[str, Quality]]
    best_baseline: str
    times_best: Figure
    times: Mapping[str, Figure] = field(default_factory=dict)
    features: Sequence[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True, eq=False)
class Ranks:
    """For every question (a town and a held-out partner) the partner's rank under each ranker."""

    asking: Rows
    partner: Rows
    ranks: Mapping[str, Floats]


def evaluated(
    towns: Towns, links: Rows, hidden: Rows, groups: Mapping[str, Sequence[str]], plan: Plan, most: int = 0
) -> Result:
    """The whole run; ``groups`` names, for each kind of group, the one of every town. ``most`` limits the questions."""
    around = Surroundings(towns)
    model = trained(towns, around, links, plan)
    graph = graph_of(towns, around, links)
    ranks = _ranked(graph, model, _asking(hidden, plan.seed, most), hidden, plan.seed)
    rng = np.random.default_rng(plan.seed)
    whole = {name: _quality(found, ranks, rng) for name, found in ranks.ranks.items()}
    best = max(BASELINES, key=lambda name: (whole[name].hit_10.value, name))
    listed = max(set(BASELINES) - {PAGERANK}, key=lambda name: (whole[name].hit_10.value, name))
    lonely = (graph.degree[ranks.asking] == 0) & (graph.degree[ranks.partner] == 0)
    return Result(
        towns=len(towns),
        links=len(links),
        held_out=len(hidden),
        seed=plan.seed,
        rankers=whole,
        cold=_of(lonely, ranks, rng),
        groups={
            f"{kind}: {name}": _of(np.array([of_town[row] == name for row in ranks.asking]), ranks, rng, best)
            for kind, of_town in groups.items()
            for name in sorted(set(of_town))
        },
        best_baseline=best,
        times_best=_ratio(ranks, best, rng),
        times={name: _ratio(ranks, name, rng) for name in (listed, PAGERANK)},
        features=model.names,
    )


def size_names(towns: Towns) -> list[str]:
    """The class of size of every town."""
    return [next(name for above, name in SIZES if size < above) for size in towns.size]


def _asking(hidden: Rows, seed: int, most: int) -> Rows:
    ends = np.unique(hidden)
    return np.sort(np.random.default_rng(seed).permutation(ends)[:most]) if most else ends


def _ranked(graph: Graph, model: Model, asking: Rows, hidden: Rows, seed: int) -> Ranks:
    rng, lifts = np.random.default_rng(seed), Lifts(graph)
    ends: list[tuple[Rows, Rows]] = []
    found: dict[str, list[Floats]] = {name: [] for name in (MODEL, *BASELINES)}
    for some in portions(asking):
        view = View(graph, members(graph.towns, some))
        made = makers(view, lifts)
        scores: Scores = {MODEL: model.scores(view, lifts, made)}
        scores |= baselines(view, lifts, made, rng)
        cell = marked(partners(some, hidden, len(graph.towns)))
        ends.append((some[cell[0]], cell[1]))
        for name, of_all in scores.items():
            found[name].append(ranks_in(np.where(view.known, -np.inf, of_all), cell))
    asked, partner = (np.concatenate(one) for one in zip(*ends, strict=True))
    return Ranks(asked, partner, {name: np.concatenate(some) for name, some in found.items()})


def ranks_in(scores: Floats, cell: tuple[Rows, Rows]) -> Floats:
    """The rank of each cell within its row, from 1; of equal scores the middle of their ranks."""
    found = np.empty(len(cell[0]))
    for row in np.unique(cell[0]):
        mine = cell[0] == row
        ordered, own = np.sort(scores[row]), scores[row, cell[1][mine]]
        above = len(ordered) - np.searchsorted(ordered, own, side="right")
        equal = np.searchsorted(ordered, own, side="right") - np.searchsorted(ordered, own, side="left")
        found[mine] = above + (equal - 1) / 2 + 1
    return found


def _of(mine: NDArray[np.bool_], ranks: Ranks, rng: np.random.Generator, best: str = "") -> dict[str, Quality]:
    """The quality of the model and of the best baseline, or of all, on some of the questions; nothing on none."""
    if not mine.any():
        return {}
    part = Ranks(ranks.asking[mine], ranks.partner[mine], {})
    names = (MODEL, best) if best else tuple(ranks.ranks)
    return {name: _quality(ranks.ranks[name][mine], part, rng) for name in names}


def _quality(found: Floats, ranks: Ranks, rng: np.random.Generator) -> Quality:
    sampled = _samples(ranks, rng)
    return Quality(
        len(found),
        _figure(found <= 10, sampled),
        _figure(found <= 50, sampled),
        _figure(1 / found, sampled),
        Figure(float(np.median(found)), *_spread([float(np.median(found[one])) for one in sampled[:100]])),
    )


def _figure(values: NDArray[np.generic], sampled: Sequence[Rows]) -> Figure:
    plain = values.astype(float)
    return Figure(float(plain.mean()), *_spread([float(plain[one].mean()) for one in sampled]))


def _ratio(ranks: Ranks, best: str, rng: np.random.Generator) -> Figure:
    """The model's hit@10 over the best baseline's, both on the same samples."""
    ours, theirs = (ranks.ranks[name] <= 10 for name in (MODEL, best))
    shares = [float(ours[one].sum() / max(1, theirs[one].sum())) for one in _samples(ranks, rng)]
    return Figure(float(ours.sum() / max(1, theirs.sum())), *_spread(shares))


def _samples(ranks: Ranks, rng: np.random.Generator) -> list[Rows]:
    """Samples of the questions in which both directions of a pair go together."""
    low, high = np.minimum(ranks.asking, ranks.partner), np.maximum(ranks.asking, ranks.partner)
    pair = np.unique(np.column_stack((low, high)), axis=0, return_inverse=True)[1].ravel()
    order = np.argsort(pair, kind="stable")
    firsts = np.searchsorted(pair[order], np.arange(pair.max() + 2))
    return [_drawn(order, firsts, rng.integers(0, pair.max() + 1, pair.max() + 1)) for _ in range(TIMES)]


def _drawn(order: Rows, firsts: Rows, pairs: Rows) -> Rows:
    once, twice = order[firsts[pairs]], order[firsts[pairs + 1] - 1]
    return np.concatenate((once, twice[firsts[pairs + 1] - firsts[pairs] > 1]))


def _spread(values: Sequence[float]) -> tuple[float, float]:
    low, high = np.percentile(values, _SURE)
    return float(low), float(high)
