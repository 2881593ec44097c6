"""Rankers: each gives every town a score as partner of some towns. Baselines, and makers of candidates."""

from __future__ import annotations

import numpy as np

from tawam.matching.rules.learning.graph import Graph, dense_rows
from tawam.matching.rules.learning.towns import Bits, Floats, Rows
from tawam.matching.rules.learning.views import Singles, View

Scores = dict[str, Floats]
BASELINES = (
    "random", "population", "distance", "same_language", "popularity", "adamic_adar", "pagerank", "affinity_size",
)  # fmt: skip


class Lifts:
    """Observed beside expected links of countries, regions, and countries with size, all smoothed."""

    def __init__(self, graph: Graph) -> None:
        self.total = total = max(1.0, float(graph.by_country.sum()))
        self.of_country = graph.by_country.sum(axis=1)
        self.country = _lift(graph.by_country, self.of_country, self.of_country, total, 0.5, 5.0)
        self.of_kind = np.asarray(graph.by_kind.sum(axis=1)).ravel()
        self.of_region = graph.region_to_country.sum(axis=1)
        each = (graph.by_country + 0.2) / (self.of_country[:, None] + 1) / np.maximum(1.0, graph.towns_of)[None]
        self.per_town = np.log(each)

    def kinds(self, graph: Graph, some: Rows) -> Floats:
        """The lift of some kinds with every kind."""
        return _lift(dense_rows(graph.by_kind, some), self.of_kind[some], self.of_kind, self.total, 0.1, 2.0)

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


def _lift(counts: Singles | Floats, mine: Floats, theirs: Floats, total: float, one: float, few: float) -> Floats:
    return np.asarray(np.log((counts + one) * total / ((mine[:, None] + few) * (theirs[None] + few))))


def makers(view: View, lifts: Lifts) -> Scores:
    """The rankers whose first towns become candidates, for some towns against all."""
    graph, here, towns = view.graph, view.asking.towns, view.graph.towns
    home, abroad, two = here.country[:, None], towns.country[None], np.arange(len(towns))[None]
    apart = np.abs(here.size[:, None] - towns.size[two])
    both_lift = view.round_both / np.sqrt(1 + view.round_degree[:, None] * graph.round_degree[None])
    kind = lifts.kinds(graph, here.kind)[:, towns.kind]
    count = dense_rows(graph.by_region, here.region)[:, towns.region]
    lift = lifts.country[home, abroad]
    leaning = lifts.towards(graph, here.region[:, None], abroad, home) + lifts.towards(
        graph, towns.region[None], home, abroad
    )
    found = {
        "pagerank": view.pagerank,
        "pagerank_round": view.pagerank_round,
        "allocation": view.allocation,
        "three": view.three,
        "spectral": view.spectral,
        "round_both": view.round_both + both_lift,
        "neighbours_ends": view.round_ends + view.round_back + 0.3 * (view.near_ends + view.near_back),
        "region_size": lifts.region(count, here.region[:, None], towns.region[None]) + kind - apart,
        "country_size": lifts.per_town[home, abroad] - apart + 0.3 * np.log1p(graph.degree[two]),
        "kind": kind - 0.5 * apart,
        "distance": -view.km,
        "name": 5.0 * (here.name[:, None] == towns.name[None]) + lift,
        "leaning": leaning - apart,
    }
    return {name: scores + 1e-6 * lift for name, scores in found.items()}


def baselines(view: View, lifts: Lifts, made: Scores, rng: np.random.Generator) -> Scores:
    """The rankers that the model has to beat, for some towns against all."""
    here, towns = view.asking.towns, view.graph.towns
    home, abroad = here.country[:, None], towns.country[None]
    apart = np.abs(here.size[:, None] - towns.size[None])
    found = (
        rng.random(view.km.shape),
        -apart,
        made["distance"],
        towns.kin[home, abroad] + 0.0,
        np.broadcast_to(view.graph.degree[None], view.km.shape),
        view.adamic_adar.astype(float),
        made["pagerank"],
        lifts.country[home, abroad] - apart,
    )
    return dict(zip(BASELINES, found, strict=True))


def shortlisted(view: View, made: Scores, each: int) -> Bits:
    """Which towns are candidates: the first ones of every maker, known partners and the town itself left out."""
    mask = np.zeros(view.km.shape, dtype=bool)
    each = min(each, len(view.graph.towns) - 1)
    for scores in made.values():
        np.put_along_axis(mask, np.argpartition(-scores, each, axis=1)[:, :each], True, axis=1)
    return np.asarray(mask & ~view.known)
