"""The features of a pair that the model sees; docs/matching.md has a sentence for each."""

from __future__ import annotations

import numpy as np

from tawam.matching.rules.learning.graph import Graph, cells
from tawam.matching.rules.learning.rankers import Lifts, Scores
from tawam.matching.rules.learning.towns import Floats, Rows, far


def features(graph: Graph, lifts: Lifts, made: Scores, some: Rows, cell: tuple[Rows, Rows]) -> dict[str, Floats]:
    """What is known of pairs; ``cell`` says which: the number in ``some``, and the candidate's row."""
    number, two = cell
    one = some[number]
    return {
        **{name: scores[number, two] for name, scores in made.items() if name not in ("distance", "name")},
        **{f"place_in_{name}": _places(scores, number, two) for name, scores in made.items()},
        **_paths(graph, one, two),
        **_geography(graph, one, two),
        **_groups(graph, lifts, one, two),
    }


def _places(scores: Floats, number: Rows, two: Rows) -> Floats:
    """The candidate's place in a ranker's list, as a logarithm: a score means much for one town, little for another."""
    found = np.empty(len(number))
    for row in np.unique(number):
        mine = number == row
        ordered = np.sort(scores[row])
        found[mine] = len(ordered) - np.searchsorted(ordered, scores[row, two[mine]], side="right")
    return np.log1p(found)


def _paths(graph: Graph, one: Rows, two: Rows) -> dict[str, Floats]:
    return {
        "shared_partners": cells(graph.shared, one, two),
        "adamic_adar": cells(graph.adamic_adar, one, two),
        "partners_here": graph.degree[one],
        "partners_there": graph.degree[two],
    }


def _geography(graph: Graph, one: Rows, two: Rows) -> dict[str, Floats]:
    towns = graph.towns
    return {
        "log_distance": np.log1p(far(towns.directions[one], towns.directions[two])),
        "size_here": towns.size[one],
        "size_there": towns.size[two],
        "size_apart": np.abs(towns.size[one] - towns.size[two]),
        "same_name": (towns.name[one] == towns.name[two]) + 0.0,
        "same_language": towns.kin[towns.country[one], towns.country[two]] + 0.0,
        "same_country": (towns.country[one] == towns.country[two]) + 0.0,
        "neighbours_tied_there": cells(graph.round_ends, one, two),
        "tied_to_neighbours_there": cells(graph.round_ends, two, one),
        "close_neighbours_tied_there": cells(graph.near_ends, one, two),
        "tied_to_close_neighbours_there": cells(graph.near_ends, two, one),
        "close_surroundings_tied": cells(graph.near_both, one, two),
    }


def _groups(graph: Graph, lifts: Lifts, one: Rows, two: Rows) -> dict[str, Floats]:
    towns = graph.towns
    home, abroad = towns.country[one], towns.country[two]
    here, there = towns.region[one], towns.region[two]
    count = cells(graph.by_region, here, there)
    return {
        "countries_ties": np.log1p(graph.by_country[home, abroad]),
        "countries_lift": lifts.country[home, abroad],
        "countries_per_town": lifts.per_town[home, abroad],
        "country_ties_here": lifts.of_country[home],
        "country_ties_there": lifts.of_country[abroad],
        "kinds_ties": np.log1p(graph.by_kind[towns.kind[one], towns.kind[two]]),
        "kinds_lift": lifts.kind[towns.kind[one], towns.kind[two]],
        "regions_ties": count,
        "regions_lift": lifts.region(count, here, there),
        "region_leans_there": lifts.towards(graph, here, abroad, home),
        "region_there_leans_here": lifts.towards(graph, there, home, abroad),
        "partners_in_that_country": graph.to_country[one, abroad],
        "its_partners_in_this_country": graph.to_country[two, home],
        "partners_in_that_region": cells(graph.to_region, one, there),
        "its_partners_in_this_region": cells(graph.to_region, two, here),
        "round_here_to_that_country": graph.round_country[one, abroad],
        "round_there_to_this_country": graph.round_country[two, home],
        "wide_here_to_that_country": graph.wide_country[one, abroad],
        "wide_there_to_this_country": graph.wide_country[two, home],
    }
