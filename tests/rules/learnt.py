"""A made universe in which towns twin by a rule that can be learnt, and small networks to work out by hand."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st
from tests.rules.matched import place

from tawam.matching.rules.learning.graph import Graph, Surroundings
from tawam.matching.rules.learning.spectrum import graph_of
from tawam.matching.rules.learning.towns import Rows, Towns, towns

OFFICIAL = {"DE": frozenset({"de"}), "FR": frozenset({"fr"}), "BE": frozenset({"fr", "nl"}), "PL": frozenset({"pl"})}
COUNTRIES = tuple(OFFICIAL)


def made_towns(number: int, seed: int = 0) -> Towns:
    """Towns of four countries, each country in its own square, of sizes from hamlet to metropolis."""
    rng = np.random.default_rng(seed)
    cities = []
    for key in range(number):
        country = COUNTRIES[key % len(COUNTRIES)]
        lat, lon = 45 + 5 * (key % 2) + rng.uniform(0, 4), 5 + 6 * (key % len(COUNTRIES)) + rng.uniform(0, 4)
        people = int(10 ** rng.uniform(3, 6.5))
        cities.append(place(f"gn:{key:04}", country, lat, lon, population=people, admin1=f"region {key % 12}"))
    return towns(cities, OFFICIAL)


def made_links(all_towns: Towns, number: int, seed: int = 0) -> Rows:
    """Links between Germany and France and between Belgium and Poland, of towns of like size, with triangles."""
    rng = np.random.default_rng(seed)
    likely = {(0, 1), (2, 3)}
    codes = {code: row for row, code in enumerate(sorted(COUNTRIES))}
    wanted = {tuple(sorted((codes[COUNTRIES[one]], codes[COUNTRIES[other]]))) for one, other in likely}
    found: set[tuple[int, int]] = set()
    while len(found) < number:
        one, other = sorted(rng.integers(0, len(all_towns), 2))
        fits = tuple(sorted((all_towns.country[one], all_towns.country[other]))) in wanted
        alike = abs(all_towns.size[one] - all_towns.size[other]) < 0.3
        if one != other and fits and alike:
            found.add((int(one), int(other)))
    return np.array(sorted(found))


def graph(links: list[tuple[int, int]], number: int = 8) -> Graph:
    """The graph of some links among a few towns."""
    few = made_towns(number)
    return graph_of(few, Surroundings(few), np.array(links, dtype=np.int64).reshape(-1, 2))


def networks(number: int = 8) -> st.SearchStrategy[list[tuple[int, int]]]:
    """Links among a few towns, each once."""
    every = [(one, other) for one in range(number) for other in range(one + 1, number)]
    return st.lists(st.sampled_from(every), min_size=1, max_size=16, unique=True)
