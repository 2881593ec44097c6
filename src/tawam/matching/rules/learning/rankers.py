"""Rankers: each gives every town a score as partner of some towns. Baselines, and makers of candidates."""

from __future__ import annotations

import numpy as np

from tawam.matching.rules.learning.graph import Graph, Matrix, dense_rows
from tawam.matching.rules.learning.towns import Bits, Floats, Rows, all_far

Scores = dict[str, Floats]
BASELINES = (
    "random", "population", "distance", "same_language", "popularity", "adamic_adar", "pagerank", "affinity_size",
)  # fmt: skip


class Lifts:
    """Observed beside expected links of countries, regions, and countries with size, all smoothed."""

    def __init__(self, graph: Graph) -> None:
        total = max(1.0, float(graph.by_country.sum()))
        self.of_country = graph.by_country.sum(axis=1)
        self.country = _lift(graph.by_country, self.of_country, total, 0.5, 5.0)
        self.of_kind = graph.by_kind.sum(axis=1)
        self.kind = _lift(graph.by_kind, self.of_kind, total, 0.1, 2.0)
        self.of_region = graph.region_to_country.sum(axis=1)
        self.total = total
        each = (graph.by_country + 0.2) / (self.of_country[:, None] + 1) / np.maximum(1.0, graph.towns_of)[None]
        self.per_town = np.log(each)

    def region(self, count: Floats, one: Rows, other: Rows) -> Floats:
        """The lift of two regions from their count."""
        chance = (self.of_region[one] + 3) * (self.of_region[other] + 3)
        return np.asarray(np.log((count + 0.05) * self.total / chance))

    def towards(self, graph: Graph, region: Rows, country: Rows, home: Rows) -> Floats:
        """How a region leans to a country: its own links, and two of its country's where it has few."""
        prior = 2 * graph.by_country[home, country] / (self.of_country[home] + 1)
        return np.asarray(
            np.log((graph.region_to_country[region, country] + prior) / (self.of_region[region] + 2) + 1e-5)
        )


def _lift(counts: Floats, sums: Floats, total: float, one: float, few: float) -> Floats:
    return np.asarray(np.log((counts + one) * total / ((sums[:, None] + few) * (sums[None] + few))))


def makers(graph: Graph, lifts: Lifts, some: Rows) -> Scores:
    """The rankers whose first towns become candidates, for some towns against all."""
    towns = graph.towns
    one, two = some[:, None], np.arange(len(towns))[None]
    home, abroad = towns.country[one], towns.country[two]
    apart = np.abs(towns.size[one] - towns.size[two])
    both = dense_rows(graph.round_both, some)
    both_lift = both / np.sqrt(1 + graph.round_degree[one] * graph.round_degree[two])
    beside = dense_rows(graph.round_ends, some) + _columns(graph.round_ends, some)
    close = dense_rows(graph.near_ends, some) + _columns(graph.near_ends, some)
    kind = lifts.kind[towns.kind[one], towns.kind[two]]
    count = dense_rows(graph.by_region, towns.region[some])[:, towns.region]
    leaning = lifts.towards(graph, towns.region[one], abroad, home) + lifts.towards(
        graph, towns.region[two], home, abroad
    )
    found = {
        "pagerank": graph.pagerank(some),
        "allocation": dense_rows(graph.allocation, some),
        "three": dense_rows(graph.three, some),
        # Rounded, for beyond that stand the errors of vectors of no weight.
        "spectral": np.round(graph.left[some] @ graph.right.T, 5),
        "round_both": both + both_lift,
        "neighbours_ends": beside + 0.3 * close,
        "region_size": lifts.region(count, towns.region[one], towns.region[two]) + kind - apart,
        "country_size": lifts.per_town[home, abroad] - apart + 0.3 * np.log1p(graph.degree[two]),
        "kind": kind - 0.5 * apart,
        "distance": -all_far(towns.directions[some], towns.directions),
        "name": 5.0 * (towns.name[one] == towns.name[two]) + lifts.country[home, abroad],
        "leaning": leaning - apart,
    }
    tie = 1e-6 * lifts.country[home, abroad]
    return {name: scores + tie for name, scores in found.items()}


def baselines(graph: Graph, lifts: Lifts, some: Rows, made: Scores, rng: np.random.Generator) -> Scores:
    """The rankers that the model has to beat, for some towns against all."""
    towns = graph.towns
    one, two = some[:, None], np.arange(len(towns))[None]
    home, abroad = towns.country[one], towns.country[two]
    apart = np.abs(towns.size[one] - towns.size[two])
    found = (
        rng.random((len(some), len(towns))),
        -apart,
        made["distance"],
        towns.kin[home, abroad] + 0.0,
        np.broadcast_to(graph.degree[two], (len(some), len(towns))),
        dense_rows(graph.adamic_adar, some),
        made["pagerank"],
        lifts.country[home, abroad] - apart,
    )
    return dict(zip(BASELINES, found, strict=True))


def shortlisted(graph: Graph, some: Rows, made: Scores, each: int) -> Bits:
    """Which towns are candidates: the first ones of every maker, known partners and the town itself left out."""
    mask = np.zeros((len(some), len(graph.towns)), dtype=bool)
    each = min(each, len(graph.towns) - 1)
    for scores in made.values():
        np.put_along_axis(mask, np.argpartition(-scores, each, axis=1)[:, :each], True, axis=1)
    return np.asarray(mask & ~known(graph, some))


def known(graph: Graph, some: Rows) -> Bits:
    """The towns that are no candidates: partners in training, and the town itself."""
    mask = dense_rows(graph.links, some) > 0
    mask[np.arange(len(some)), some] = True
    return np.asarray(mask)


def _columns(matrix: Matrix, some: Rows) -> Floats:
    return dense_rows(matrix.T.tocsr(), some)
