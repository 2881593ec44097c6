"""From grounds to a score, and from scores to a list that is not twenty suburbs of one metropolis."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tawam.basics.reasons import Reason
from tawam.matching.rules.criteria import TABLE
from tawam.matching.rules.network import pair
from tawam.matching.values import Grounds, Known, Match, Profile, Wanted, Weighed
from tawam.places.rules.geography import Point, kilometres

SPOKEN_BY = 0.1
# In the order of a list, what is not known counts as a poor value: a place of which nothing is known leads no list.
UNKNOWN_AS = 0.25
HEAVIEST = 10.0
# Below this the assessment sees a shock between the countries; above this many partners a list is crowded.
SHOCK_BELOW = 2 / 3
CROWDED_FROM = 10


class UnfitWeight(ValueError):
    """A weight is given for no criterion, or lies outside 0 to 10."""

    def __init__(self, name: str) -> None:
        known = ", ".join(one.code for one in TABLE.criteria)
        super().__init__(f"“{name[:60]}” is no weight: write criterion=number with a number from 0 to 10, of {known}.")
        self.name, self.known = name[:60], known


@dataclass(frozen=True, slots=True)
class Spread:
    """How a list is spread: no two proposals this near to each other, no more than a share of one country."""

    apart_km: float = 50.0
    share: float = 0.3


@dataclass(frozen=True, slots=True)
class Spotted:
    """A candidate as the spread of a list asks it."""

    key: int
    country: str
    point: Point


def weights(changed: Mapping[str, float]) -> dict[str, float]:
    """The declared weights with some changed; raises UnfitWeight."""
    declared = {one.code: one.weight for one in TABLE.criteria}
    for name, weight in changed.items():
        if name not in declared or not 0 <= weight <= HEAVIEST:
            raise UnfitWeight(name)
    return {**declared, **changed}


def grounds(own: Profile, other: Profile, known: Known) -> dict[str, Grounds]:
    """What every criterion says."""
    return {one.code: one.look(own, other, known) for one in TABLE.criteria}


def weighed(found: Mapping[str, Grounds], by: Mapping[str, float]) -> tuple[Weighed, ...]:
    """Each criterion with its share in the score: the weighted mean of what is known."""
    answered = math.fsum(by[code] for code, one in found.items() if one.value is not None)
    return tuple(Weighed(code, by[code], one, _share(one, by[code], answered)) for code, one in found.items())


def _share(one: Grounds, weight: float, answered: float) -> float:
    return weight * one.value / answered if one.value is not None and answered else 0.0


def match(own: Profile, other: Profile, known: Known, by: Mapping[str, float]) -> Match:
    """The candidate with its score, every reason, and what to beware of."""
    rows = weighed(grounds(own, other, known), by)
    whole = math.fsum(one.weight for one in rows)
    answered = math.fsum(one.weight for one in rows if one.grounds.value is not None)
    score = math.fsum(one.contribution for one in rows)
    share = answered / whole if whole else 0.0
    standing = share * score + (1 - share) * UNKNOWN_AS if whole else 0.0
    return Match(other.place, score, share, standing, rows, tuple(risks(own, other, known, rows)))


def risks(own: Profile, other: Profile, known: Known, rows: Iterable[Weighed]) -> Iterator[Reason]:
    """What speaks against a candidate whatever its score."""
    values = {one.criterion: one.grounds for one in rows}
    relations = values["relations"]
    if relations.value is not None and relations.value < SHOCK_BELOW:
        yield relations.reason
    if pair(own.place.id, other.place.id) in known.network.over:
        yield Reason("risk_tie_over")
    count = len(known.network.partners.get(other.place.id, ()))
    if count >= CROWDED_FROM:
        yield Reason("risk_crowded", {"count": str(count)})


def admits(wanted: Wanted, own: Profile, other: Profile, known: Known) -> bool:
    """Whether the filter lets a candidate through; never the place itself, its partners, or what is excluded.

    Places of its own country are admitted only where the reader names the country; a place inside a far larger city
    only where it has a partner of its own on record, or where the place that asks lies inside one too.
    """
    place, home = other.place, own.place
    return (
        place.id != home.id
        and place.id not in known.network.partners.get(home.id, ())
        and not wanted.exclude & {place.id, place.country}
        and (place.country in wanted.countries if wanted.countries else place.country != home.country)
        and (own.inside or not other.inside or bool(known.network.partners.get(place.id)))
        and (not wanted.languages or any(other.spoken.get(one, 0.0) >= SPOKEN_BY for one in wanted.languages))
        and (place.population or 0) >= wanted.min_population
        and (not wanted.themes or bool(wanted.themes & known.themes.get(place.id, frozenset())))
    )


def spread(ordered: Iterable[Spotted], k: int, rule: Spread, *, one_country: bool = False) -> list[Spotted]:
    """The first k of the candidates, best first, that keep the rule: a shorter list rather than a broken rule.

    ``one_country`` lifts the share where the reader asks for one country alone.
    """
    most = k if one_country else max(1, math.ceil(rule.share * k))
    chosen: list[Spotted] = []
    of_country: Counter[str] = Counter()
    for one in ordered:
        if len(chosen) == k:
            break
        if of_country[one.country] < most and _is_apart(one, chosen, rule.apart_km):
            chosen.append(one)
            of_country[one.country] += 1
    return chosen


def _is_apart(one: Spotted, chosen: Sequence[Spotted], apart_km: float) -> bool:
    return all(kilometres(one.point, other.point) > apart_km for other in chosen)
