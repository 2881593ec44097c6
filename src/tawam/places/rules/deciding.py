"""Whether the best candidate can be taken without asking a person. When in doubt, ask."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from tawam.basics.reasons import Reason
from tawam.places.rules.candidates import Bearer, Context, distance, is_in_region, ranked
from tawam.places.values import Candidate, NameKind, Outcome, PlaceKind, Resolution

# “Paris” is Paris and not Paris, Texas, which has a ninetieth of its people; Birmingham may be either of two.
DOMINANT_TIMES = 20.0
# So near the partner and across a border: Bethlehem beside Jerusalem.
NEXT_DOOR_KM = 30.0
# Someone who writes “Salisbury” or “Canton” today hardly means Harare or Guangzhou.
_LESS_USUAL = {NameKind.FORMER: 0.05, NameKind.ALTERNATE: 0.05}
# Where none is known: a city of the gazetteer is small then; a region may be as large as any.
_UNKNOWN_POPULATION = {PlaceKind.CITY: 1_000, PlaceKind.REGION: 1_000_000, PlaceKind.COUNTRY: 1_000_000}
MOST_CANDIDATES = 10

Scored = tuple[Bearer, Candidate]


def decide(bearers: Sequence[Bearer], context: Context, regions_in: Collection[str] = ()) -> Resolution:
    """Rank the places that a name may mean and say whether the first is certain.

    ``regions_in`` are the countries with a first-level region of this name, which need not be among the places. The
    first is certain if no other place bears the name; if it is the only one in the given country (and region, where a
    place lies in it); if it alone lies next door to the partner, across a border; or if it has 20 times the people
    of the next. A misspelt name, a country in which no place bears the name, or a region of that name in another
    country leaves a doubt.
    """
    scored = ranked(bearers, context)
    if not scored:
        return Resolution(Outcome.UNKNOWN, ())
    region_elsewhere = set(regions_in) - {scored[0][0].place.country}
    certainty = None if region_elsewhere and not context.country else _certainty(scored, context)
    if certainty is None:
        return Resolution(Outcome.ASK, tuple(_doubts(scored, region_elsewhere)))
    first, rest = scored[0][1], [candidate for _, candidate in scored[1:MOST_CANDIDATES]]
    return Resolution(Outcome.SURE, (replace(first, reasons=(*first.reasons, certainty)), *rest))


def _certainty(scored: Sequence[Scored], context: Context) -> Reason | None:
    """Why the first can be taken, or None if a person must be asked."""
    fitting = _fitting([one for one in scored if one[0].kind is not None], context)
    if not fitting or fitting[0] is not scored[0]:
        return None
    if len(fitting) == 1:
        return Reason("only_one", {"others": str(len(scored) - 1)})
    return _next_door(fitting, context) or _dominance(fitting, context)


def _fitting(exact: Sequence[Scored], context: Context) -> Sequence[Scored]:
    """Those in the given country, and of these those in the given region unless none is: regions have many names."""
    if context.country:
        exact = [one for one in exact if one[0].place.country == context.country]
    in_region = [one for one in exact if context.region and is_in_region(one[0].place, context.region)]
    return in_region or exact


def _next_door(fitting: Sequence[Scored], context: Context) -> Reason | None:
    near = [one for one in fitting if distance(one[0].place, context) <= NEXT_DOOR_KM]
    partner = context.partner
    if partner is None or len(near) != 1 or near[0] is not fitting[0] or near[0][0].place.country == partner.country:
        return None
    return Reason("next_door", {"partner": partner.name(context.lang)})


def _dominance(fitting: Sequence[Scored], context: Context) -> Reason | None:
    best = fitting[0][0]
    region_missed = bool(context.region) and not is_in_region(best.place, context.region)
    if context.unread or region_missed or not best.place.population:
        return None
    first, second = _usual_population(best), max(_usual_population(one) for one, _ in fitting[1:])
    if first < DOMINANT_TIMES * second:
        return None
    return Reason("dominant", {"times": f"{first / second:.0f}", "others": str(len(fitting) - 1)})


def _usual_population(bearer: Bearer) -> float:
    """The population, less for a name that the place does not usually go by today."""
    share = _LESS_USUAL.get(bearer.kind, 1.0) if bearer.kind else 1.0
    return (bearer.place.population or _UNKNOWN_POPULATION[bearer.place.kind]) * share


def _doubts(scored: Sequence[Scored], region_elsewhere: Collection[str]) -> list[Candidate]:
    """The candidates with the reason why a person must choose: homonyms, or a region of that name."""
    number = len([one for one, _ in scored if one.kind is not None])
    doubts = [Reason("homonym", {"places": str(number)})] if number > 1 else []
    if region_elsewhere:
        doubts.append(Reason("region_homonym", {"countries": ", ".join(sorted(region_elsewhere))}))
    shown = scored[:MOST_CANDIDATES]
    return [replace(one, reasons=(*one.reasons, *doubts)) if bearer.kind else one for bearer, one in shown]
