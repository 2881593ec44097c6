"""How likely it is that a name means a certain place, with every point accounted for.

Points only add up: knowing more about what is meant (its country, region or partner) raises the places that fit and
lowers none, so that context can never count against the right one. The parts make 100 together.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from tawam.basics.reasons import Reason
from tawam.places.rules.geography import Point, kilometres
from tawam.places.rules.regions import keys_of_region
from tawam.places.values import Candidate, NameKind, Place

NAME_POINTS = {NameKind.MAIN: 45.0, NameKind.ALIAS: 43.0, NameKind.FORMER: 41.0, NameKind.ALTERNATE: 39.0}
MISSPELT_POINTS = 35.0
COUNTRY_POINTS = 20.0
REGION_POINTS = 10.0
NEAR_POINTS = 10.0
ABROAD_POINTS = 5.0
POPULATION_POINTS = 10.0
NEAR_KM = 150.0
# Stated coordinates of a town lie so near to those that the gazetteer has for it.
STATED_KM = 25.0
# The largest city has 25 million inhabitants, so that a city's share of the points stays below one.
_LARGEST = 10**8


@dataclass(frozen=True, slots=True)
class Bearer:
    """A place that bears the name in question (``kind``), or one like it (``likeness`` below 100, no ``kind``).

    ``shortened`` says that the name is only the first part of what the place is called; ``bygone`` that it is one of
    the names of the past, or of its surroundings, that the gazetteer gives to towns without saying so; ``part`` that
    the place is part of a larger city.
    """

    place: Place
    kind: NameKind | None
    likeness: float = 100.0
    shortened: bool = False
    bygone: bool = False
    part: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """What else is known: an ISO code, a region's name, the partner; ``unread`` if a country was not understood.

    ``lang`` is the language in which reasons name places. ``countries`` are the codes that one text may stand for,
    such as those of a state of the past; ``region_known`` says that the country has a region of this name, so that a
    place outside it is another; ``point`` are the stated coordinates, ``stated`` the id that the source gives.

    Of how the name was read: ``cut`` says that a word was left out, ``head`` that it said where the place lies,
    ``area`` that the name is an area's; ``also`` are the places that bear the other name too which the text gives;
    ``namesake`` is the name if a region of the country has it.
    """

    country: str = ""
    region: str = ""
    partner: Place | None = None
    lang: str = "en"
    unread: bool = False
    countries: frozenset[str] = frozenset()
    region_known: bool = False
    point: Point | None = None
    stated: str = ""
    cut: bool = False
    head: bool = False
    area: bool = False
    also: frozenset[str] = frozenset()
    namesake: str = ""

    @property
    def names_country(self) -> bool:
        """Whether a country is known."""
        return bool(self.country or self.countries)

    def holds(self, place: Place) -> bool:
        """Whether the place lies in the country, or in one of the countries, that is meant."""
        return place.country == self.country or place.country in self.countries


NO_CONTEXT = Context()


def candidate(bearer: Bearer, context: Context) -> Candidate:
    """The place with its score, 0 to 100, and a reason for every part of it."""
    parts = [_name(bearer), *_surroundings(bearer.place, context), *_population(bearer.place)]
    return Candidate(bearer.place, round(sum(points for points, _ in parts), 2), tuple(reason for _, reason in parts))


def ranked(bearers: Iterable[Bearer], context: Context) -> list[tuple[Bearer, Candidate]]:
    """Bearers with their candidates, the best first: by score, then by population; a stated place before all others.

    A place where the source says that it lies comes first if the name is right, whatever the score.
    """
    scored = [(bearer, candidate(bearer, context)) for bearer in bearers]
    return sorted(
        scored,
        key=lambda one: (
            -_pointed_at(one[0], context),
            -one[1].score,
            -(one[0].place.population or 0),
            one[0].place.id,
        ),
    )


def _pointed_at(bearer: Bearer, context: Context) -> int:
    if context.stated == bearer.place.id:
        return 2
    return int(bearer.kind is not None and off(bearer.place, context) <= STATED_KM)


def off(place: Place, context: Context) -> float:
    """Kilometres to the stated coordinates; infinite if none are stated."""
    return math.inf if context.point is None else kilometres(place, context.point)


def is_in_region(place: Place, region: str) -> bool:
    """Whether a place lies in the first-level region of this name, or is it."""
    wanted = keys_of_region(region)
    return bool(wanted) and any(wanted & keys_of_region(name) for name in (place.admin1, place.admin1_ar) if name)


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
    if context.names_country and context.holds(place):
        parts.append((COUNTRY_POINTS, Reason("in_country", {"country": place.country})))
    if context.region and is_in_region(place, context.region):
        parts.append((REGION_POINTS, Reason("in_region", {"region": place.region_name(context.lang)})))
    if context.point is not None:
        parts += _as_stated(off(place, context))
    if context.partner is not None:
        parts += _beside(place, context.partner, distance(place, context), context.lang)
    if context.point is not None:
        # Coordinates say where it lies; nearness to the partner only guesses.
        parts = [one for one in parts if one[1].code != "near_partner"]
    return parts


def _as_stated(km: float) -> list[tuple[float, Reason]]:
    return [(NEAR_POINTS * (1 - km / NEAR_KM), Reason("as_stated", {"km": f"{km:.0f}"}))] if km <= NEAR_KM else []


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
