"""How likely it is that a name means a certain place, with every point accounted for.

Points only add up: knowing more about what is meant (its country, region or partner) raises the places that fit and
lowers none, so that context can never count against the right one. The parts make 100 together.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from tawam.basics.reasons import Reason
from tawam.places.rules.geography import kilometres
from tawam.places.rules.text import region_key
from tawam.places.values import Candidate, NameKind, Place

NAME_POINTS = {NameKind.MAIN: 45.0, NameKind.ALIAS: 43.0, NameKind.FORMER: 41.0, NameKind.ALTERNATE: 39.0}
MISSPELT_POINTS = 35.0
COUNTRY_POINTS = 20.0
REGION_POINTS = 10.0
NEAR_POINTS = 10.0
ABROAD_POINTS = 5.0
POPULATION_POINTS = 10.0
NEAR_KM = 150.0
# The largest city has 25 million inhabitants, so that a city's share of the points stays below one.
_LARGEST = 10**8


@dataclass(frozen=True, slots=True)
class Bearer:
    """A place that bears the name in question (``kind``), or one like it (``likeness`` below 100, no ``kind``)."""

    place: Place
    kind: NameKind | None
    likeness: float = 100.0


@dataclass(frozen=True, slots=True)
class Context:
    """What else is known: an ISO code, a region's name, the partner; ``unread`` if a country was not understood.

    ``lang`` is the language in which reasons name places.
    """

    country: str = ""
    region: str = ""
    partner: Place | None = None
    lang: str = "en"
    unread: bool = False


NO_CONTEXT = Context()


def candidate(bearer: Bearer, context: Context) -> Candidate:
    """The place with its score, 0 to 100, and a reason for every part of it."""
    parts = [_name(bearer), *_surroundings(bearer.place, context), *_population(bearer.place)]
    return Candidate(bearer.place, round(sum(points for points, _ in parts), 2), tuple(reason for _, reason in parts))


def ranked(bearers: Iterable[Bearer], context: Context) -> list[tuple[Bearer, Candidate]]:
    """Bearers with their candidates: those with the name itself first, then by score, then by population."""
    scored = [(bearer, candidate(bearer, context)) for bearer in bearers]
    return sorted(scored, key=lambda one: (-one[1].score, -(one[0].place.population or 0), one[0].place.id))


def is_in_region(place: Place, region: str) -> bool:
    """Whether a place lies in the first-level region of this name, or is it."""
    wanted = region_key(region)
    return bool(wanted) and wanted in {region_key(name) for name in (place.admin1, place.admin1_ar) if name}


def distance(place: Place, context: Context) -> float:
    """Kilometres to the partner; infinite if there is none, or if it is the place itself."""
    partner = context.partner
    return math.inf if partner is None or partner.id == place.id else kilometres(place, partner)


def _name(bearer: Bearer) -> tuple[float, Reason]:
    if bearer.kind is None:
        likeness = {"likeness": f"{bearer.likeness:.0f}"}
        return MISSPELT_POINTS * bearer.likeness / 100, Reason("fuzzy_name", likeness)
    if bearer.kind == NameKind.MAIN:
        return NAME_POINTS[NameKind.MAIN], Reason("exact_name")
    return NAME_POINTS[bearer.kind], Reason("alias_name", {"kind": bearer.kind.value})


def _surroundings(place: Place, context: Context) -> list[tuple[float, Reason]]:
    parts = []
    if context.country and place.country == context.country:
        parts.append((COUNTRY_POINTS, Reason("in_country", {"country": place.country})))
    if context.region and is_in_region(place, context.region):
        parts.append((REGION_POINTS, Reason("in_region", {"region": place.region_name(context.lang)})))
    if context.partner is not None:
        parts += _beside(place, context.partner, distance(place, context), context.lang)
    return parts


def _beside(place: Place, partner: Place, km: float, lang: str) -> list[tuple[float, Reason]]:
    """A place near the partner is more likely, and one abroad is: most twinnings cross a border."""
    parts = []
    if km <= NEAR_KM:
        facts = {"partner": partner.name(lang), "km": f"{km:.0f}"}
        parts.append((NEAR_POINTS * (1 - km / NEAR_KM), Reason("near_partner", facts)))
    if partner.country != place.country:
        facts = {"partner": partner.name(lang), "country": place.country}
        parts.append((ABROAD_POINTS, Reason("partner_country", facts)))
    return parts


def _population(place: Place) -> list[tuple[float, Reason]]:
    if not place.population:
        return []
    share = min(1.0, math.log10(place.population) / math.log10(_LARGEST))
    return [(POPULATION_POINTS * share, Reason("population", {"population": str(place.population)}))]
