"""The features of a pair that the model sees; docs/matching.md has a sentence for each."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from tawam.matching.rules.learning.graph import dense_rows
from tawam.matching.rules.learning.rankers import Lifts, Scores
from tawam.matching.rules.learning.towns import Floats, Rows, far
from tawam.matching.rules.learning.views import View

_MAKERS = {
    "pagerank": "paths", "pagerank_round": "neighbours", "allocation": "paths", "three": "paths", "spectral": "paths",
    "round_both": "neighbours", "neighbours_ends": "neighbours", "region_size": "countries",
    "country_size": "countries", "kind": "size", "distance": "distance", "name": "name", "leaning": "countries",
}  # fmt: skip
_PAIRS = {
    "shared_partners": "paths", "adamic_adar": "paths", "shared_of_all_partners": "paths", "partners_here": "partners",
    "partners_there": "partners", "log_distance": "distance", "nearest_partner_there": "neighbours",
    "its_nearest_partner_here": "neighbours", "size_here": "size", "size_there": "size", "size_apart": "size",
    "same_name": "name", "same_language": "language", "same_country": "language",
    "neighbours_tied_there": "neighbours", "tied_to_neighbours_there": "neighbours",
    "close_neighbours_tied_there": "neighbours", "tied_to_close_neighbours_there": "neighbours",
    "close_surroundings_tied": "neighbours", "countries_ties": "countries", "countries_lift": "countries",
    "countries_per_town": "countries", "country_ties_here": "countries", "country_ties_there": "countries",
    "kinds_ties": "size", "kinds_lift": "size", "regions_ties": "countries", "regions_lift": "countries",
    "region_leans_there": "countries", "region_there_leans_here": "countries", "partners_in_that_country": "countries",
    "its_partners_in_this_country": "countries", "partners_in_that_region": "countries",
    "its_partners_in_this_region": "countries", "round_here_to_that_country": "neighbours",
    "round_there_to_this_country": "neighbours", "wide_here_to_that_country": "neighbours",
    "wide_there_to_this_country": "neighbours",
}  # fmt: skip
# A town's distance and name are told as such; of the ranker the place in its list is enough.
_TOLD_AS_SUCH = ("distance", "name")
# What each feature is about, in the order of the columns.
GROUPS: Mapping[str, str] = {
    **{name: group for name, group in _MAKERS.items() if name not in _TOLD_AS_SUCH},
    **{f"place_in_{name}": group for name, group in _MAKERS.items()},
    **_PAIRS,
}


def features(view: View, lifts: Lifts, made: Scores, cell: tuple[Rows, Rows]) -> dict[str, Floats]:
    """What is known of pairs; ``cell`` says which: the number of the town that asks, and the candidate's row."""
    number, two = cell
    return {
        **{name: scores[number, two] for name, scores in made.items() if name not in _TOLD_AS_SUCH},
        **{f"place_in_{name}": _places(scores, number, two) for name, scores in made.items()},
        **_paths(view, number, two),
        **_geography(view, number, two),
        **_groups(view, lifts, number, two),
    }


def _places(scores: Floats, number: Rows, two: Rows) -> Floats:
    """The candidate's place in a ranker's list, as a logarithm: a score means much for one town, little for another."""
    found = np.empty(len(number))
    for row in np.unique(number):
        mine = number == row
        ordered = np.sort(scores[row])
        found[mine] = len(ordered) - np.searchsorted(ordered, scores[row, two[mine]], side="right")
    return np.log1p(found)


def _paths(view: View, number: Rows, two: Rows) -> dict[str, Floats]:
    shared, here, there = view.shared[number, two], view.degree[number], view.graph.degree[two]
    return {
        "shared_partners": shared,
        "adamic_adar": view.adamic_adar[number, two],
        "shared_of_all_partners": shared / np.maximum(here + there - shared, 1.0),
        "partners_here": here,
        "partners_there": there,
    }


def _geography(view: View, number: Rows, two: Rows) -> dict[str, Floats]:
    here, towns = view.asking.towns, view.graph.towns
    return {
        "log_distance": np.log1p(far(here.directions[number], towns.directions[two])),
        "nearest_partner_there": np.log1p(view.partner_km[number, two]),
        "its_nearest_partner_here": np.log1p(view.back_km[number, two]),
        "size_here": here.size[number],
        "size_there": towns.size[two],
        "size_apart": np.abs(here.size[number] - towns.size[two]),
        "same_name": (here.name[number] == towns.name[two]) + 0.0,
        "same_language": towns.kin[here.country[number], towns.country[two]] + 0.0,
        "same_country": (here.country[number] == towns.country[two]) + 0.0,
        "neighbours_tied_there": view.round_ends[number, two],
        "tied_to_neighbours_there": view.round_back[number, two],
        "close_neighbours_tied_there": view.near_ends[number, two],
        "tied_to_close_neighbours_there": view.near_back[number, two],
        "close_surroundings_tied": view.near_both[number, two],
    }


def _groups(view: View, lifts: Lifts, number: Rows, two: Rows) -> dict[str, Floats]:
    graph, here, towns = view.graph, view.asking.towns, view.graph.towns
    home, abroad = here.country[number], towns.country[two]
    one_region, other_region = here.region[number], towns.region[two]
    count = dense_rows(graph.by_region, here.region)[number, other_region]
    kinds = dense_rows(graph.by_kind, here.kind)[number, towns.kind[two]]
    return {
        "countries_ties": np.log1p(graph.by_country[home, abroad]),
        "countries_lift": lifts.country[home, abroad],
        "countries_per_town": lifts.per_town[home, abroad],
        "country_ties_here": lifts.of_country[home],
        "country_ties_there": lifts.of_country[abroad],
        "kinds_ties": np.log1p(kinds),
        "kinds_lift": lifts.kinds(graph, here.kind)[number, towns.kind[two]],
        "regions_ties": count,
        "regions_lift": lifts.region(count, one_region, other_region),
        "region_leans_there": lifts.towards(graph, one_region, abroad, home),
        "region_there_leans_here": lifts.towards(graph, other_region, home, abroad),
        "partners_in_that_country": view.to_country[number, two],
        "its_partners_in_this_country": view.from_country[number, two],
        "partners_in_that_region": view.to_region[number, two],
        "its_partners_in_this_region": view.from_region[number, two],
        "round_here_to_that_country": view.round_to_country[number, two],
        "round_there_to_this_country": view.round_from_country[number, two],
        "wide_here_to_that_country": view.wide_to_country[number, two],
        "wide_there_to_this_country": view.wide_from_country[number, two],
    }
