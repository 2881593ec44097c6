"""The benchmark: a list of pairs, resolved to places, held out, and found again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from tawam.matching import files
from tawam.matching.queries.loading import needed
from tawam.matching.rules.network import pair
from tawam.matching.values import Pair
from tawam.places import queries as places
from tawam.places.values import Asked, Outcome, PlaceKind, Resolution

if TYPE_CHECKING:
    from tawam.matching.rules.learning.evaluation import Result


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


def _sure(one: Resolution) -> bool:
    return one.outcome is Outcome.SURE


def bench(found: Universe, *, seed: int, most: int = 0) -> Result:
    """Hold out, learn, rank, compare; raises NoMatchingLibrary without the extra."""
    towns_of, evaluation = needed("learning.towns"), needed("learning.evaluation")
    ids = sorted({key for one in found.pairs for key in one})
    known = places.places(ids)
    cities = [known[key] for key in ids]
    towns = towns_of.towns(cities, {one.country: files.official(one.country) for one in cities})
    learnt, hidden = (towns_of.numbered(part, towns) for part in towns_of.held_out(found.pairs, seed))
    continents = files.continents()
    groups = {
        "continent": [continents.get(one.country, "?") for one in cities],
        "size": evaluation.size_names(towns),
    }
    plan = needed("learning.model").Plan(seed=seed)
    return cast("Result", evaluation.evaluated(towns, learnt, hidden, groups, plan, most))
