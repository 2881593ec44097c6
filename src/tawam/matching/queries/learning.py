"""The benchmark and the model: pairs of a list or of the register, resolved to places, held out, and found again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import version
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, cast

from tawam.matching import files
from tawam.matching.queries.loading import needed
from tawam.matching.rules.network import TWINS, pair
from tawam.matching.values import Card, Pair
from tawam.places import queries as places
from tawam.places.values import Asked, Outcome, Place, PlaceKind, Resolution
from tawam.registry import queries as registry

if TYPE_CHECKING:
    from tawam.matching.rules.learning.evaluation import Result
    from tawam.matching.rules.learning.towns import Towns

# Of fewer pairs a fifth is too small to measure anything, and the rest teaches chance.
FEWEST_PAIRS = 1_000
_LIBRARIES = ("tawam", "scikit-learn", "numpy", "scipy")


class TooFewPairs(ValueError):
    """There are not enough pairs to learn from."""

    def __init__(self, found: int) -> None:
        super().__init__(
            f"{found:,} distinct pairs of cities are too few to learn from: {FEWEST_PAIRS:,} are needed. Import a list "
            "(tawam import), or name one with --data."
        )


@dataclass(frozen=True, slots=True)
class Universe:
    """What became of a list: its rows, those of which both names are sure, and its distinct pairs of cities."""

    rows: int
    sure: int
    pairs: frozenset[Pair]


def universe(path: Path) -> Universe:
    """The pairs of a list as places, each once however often and in whatever order the list names it."""
    asked = files.asked_pairs(path)
    return found_of(asked, places.resolve_pairs(asked))


def found_of(asked: Sequence[tuple[Asked, Asked]], told: Sequence[tuple[Resolution, Resolution]]) -> Universe:
    """The universe of a list from what its names mean; a name that may mean several places is left out."""
    sure = [(one.candidates[0].place, other.candidates[0].place) for one, other in told if _sure(one) and _sure(other)]
    cities = [both for both in sure if all(one.kind is PlaceKind.CITY for one in both)]
    pairs = frozenset(pair(one.id, other.id) for one, other in cities if one.id != other.id)
    return Universe(len(asked), len(sure), pairs)


def pairs_on_record() -> frozenset[Pair]:
    """The twinned cities of the register, those whose tie is over too: the model learns who finds whom."""
    found = {
        pair(one, other)
        for life in registry.lives()
        if life.kind in TWINS
        for (one, _), (other, _) in combinations(life.parties, 2)
        if one != other
    }
    known = places.places({key for both in found for key in both})
    cities = {key for key, one in known.items() if one.kind is PlaceKind.CITY}
    return frozenset(both for both in found if cities.issuperset(both))


def _sure(one: Resolution) -> bool:
    return one.outcome is Outcome.SURE


def towns_of(ids: Collection[str]) -> tuple[list[Place], Towns]:
    """The places of these ids, in their order, and the same in columns; raises KeyError for an id that is gone."""
    known = places.places(ids)
    cities = [known[key] for key in ids]
    official = {one.country: files.official(one.country) for one in cities}
    return cities, cast("Towns", needed("learning.towns").towns(cities, official))


def bench(pairs: Collection[Pair], *, seed: int, most: int = 0) -> Result:
    """Hold out, learn, rank, compare; raises NoMatchingLibrary without the extra."""
    rules, evaluation = needed("learning.towns"), needed("learning.evaluation")
    cities, towns = towns_of(_ids(pairs))
    learnt, hidden = (rules.numbered(part, towns) for part in rules.held_out(pairs, seed))
    continents = files.continents()
    groups = {
        "continent": [continents.get(one.country, "?") for one in cities],
        "size": evaluation.size_names(towns),
    }
    plan = needed("learning.training").Plan(seed=seed)
    return cast("Result", evaluation.evaluated(towns, learnt, hidden, groups, plan, most))


def trained(
    pairs: Collection[Pair], *, seed: int, sources: Sequence[str], today: dt.date, most: int = 0
) -> tuple[Card, bytes]:
    """A model of all these pairs with its card, measured beforehand on a fifth that it did not see.

    Raises TooFewPairs, and NoMatchingLibrary without the extra.
    """
    if len(pairs) < FEWEST_PAIRS:
        raise TooFewPairs(len(pairs))
    measured = bench(pairs, seed=seed, most=most)
    content = _model(pairs, seed)
    times = measured.times_best
    return Card(
        made_on=today,
        seed=seed,
        sources=tuple(sources),
        pairs=len(pairs),
        towns=measured.towns,
        gazetteer=places.edition(),
        libraries={name: version(name) for name in _LIBRARIES},
        held_out=measured.held_out,
        questions=next(iter(measured.rankers.values())).questions,
        hit_10={name: one.hit_10.value for name, one in measured.rankers.items()},
        best_baseline=measured.best_baseline,
        times_best=(times.value, times.low, times.high),
        sha256=sha256(content).hexdigest(),
    ), content


def _model(pairs: Collection[Pair], seed: int) -> bytes:
    packed, training = needed("learning.packed"), needed("learning.training")
    ids = _ids(pairs)
    _, towns = towns_of(ids)
    links, around = (
        needed("learning.towns").numbered(sorted(pairs), towns),
        needed("learning.graph").Surroundings(towns),
    )
    model = training.trained(towns, around, links, training.Plan(seed=seed))
    vectors = needed("learning.spectrum").spectrum(links, len(ids))
    return cast("bytes", packed.pack(packed.Packed(ids, links, vectors, model)))


def _ids(pairs: Collection[Pair]) -> list[str]:
    return sorted({key for one in pairs for key in one})
