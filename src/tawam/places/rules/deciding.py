"""Whether the best candidate can be taken without asking a person. When in doubt, ask."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from tawam.basics.reasons import Reason
from tawam.places.rules.candidates import STATED_KM, Bearer, Context, distance, is_in_region, off, ranked
from tawam.places.rules.geography import kilometres
from tawam.places.values import Candidate, NameKind, Outcome, Place, PlaceKind, Resolution

# “Paris” is Paris and not Paris, Texas, which has a ninetieth of its people; Birmingham may be either of two.
DOMINANT_TIMES = 20.0
# Within one country, where people know which of two they mean (measured: docs/resolving.md).
DOMINANT_AT_HOME = 10.0
# So near the partner and across a border: Bethlehem beside Jerusalem.
NEXT_DOOR_KM = 30.0
# Someone who writes “Salisbury” or “Canton” today hardly means Harare or Guangzhou.
_LESS_USUAL = {NameKind.FORMER: 0.05, NameKind.ALTERNATE: 0.05}
# Nor is a quarter of a larger city often meant by its name alone: Hamm is not that of Hamburg.
_PART, _PART_IF_BEST = 0.1, 0.5
# A city so large is meant by its name, whatever region bears it too: Buenos Aires.
_LARGER_THAN_A_REGION = 200_000
# Of a smaller place the gazetteer may lack the namesake that has the word which was left out.
_LEAST_WITHOUT_REST = 2_500
# Where none is known: a city of the gazetteer is small then; a region may be as large as any.
_UNKNOWN_POPULATION = {PlaceKind.CITY: 1_000, PlaceKind.REGION: 1_000_000, PlaceKind.COUNTRY: 1_000_000}
MOST_CANDIDATES = 10
# A bearer of the name so far from the stated coordinates is another place.
ELSEWHERE_KM = 100.0
MISSPELT_LIKENESS = 90.0
RIVAL_LIKENESS = 8.0
# Two entries of one name so near each other are one town and its seat or part: which is meant makes no difference.
SAME_TOWN_KM = 15.0

# A city so large is known by the first part of its name: “Acapulco”.
KNOWN_BY_FIRST_PART = 50_000
# A district or county that bears its seat's name too is no rival of it.
SEAT_KM = 40.0

Scored = tuple[Bearer, Candidate]


def decide(bearers: Sequence[Bearer], context: Context, regions_in: Collection[str] = ()) -> Resolution:
    """Rank the places that a name may mean and say whether the first is certain.

    ``regions_in`` are the countries with a first-level region of this name, which need not be among the places. The
    first is certain if no other place bears the name; if it is the only one in the given country (and region, where a
    place lies in it); if it alone lies next door to the partner, across a border; or if it has 20 times the people
    of the next (ten times, if the country is given). Stated coordinates decide before all else: the only one within
    25 km of them is certain, and none is that lies more than 100 km off; so does a stated id if the name or the
    coordinates agree. A misspelt name, a country in which no place bears the name, or a region of that name in another
    country leaves a doubt.
    """
    scored = ranked(bearers, context)
    if not scored:
        return Resolution(Outcome.UNKNOWN, ())
    region_elsewhere = set(regions_in) - {scored[0][0].place.country}
    located = context.names_country or context.point is not None
    certainty = None if region_elsewhere and not located else _certainty(scored, context)
    if certainty is None:
        return Resolution(Outcome.ASK, tuple(_doubts(scored, region_elsewhere)))
    first, rest = scored[0][1], [candidate for _, candidate in scored[1:MOST_CANDIDATES]]
    return Resolution(Outcome.SURE, (replace(first, reasons=(*first.reasons, certainty)), *rest))


def _certainty(scored: Sequence[Scored], context: Context) -> Reason | None:
    """Why the first can be taken, or None if a person must be asked."""
    if context.stated == scored[0][0].place.id:
        return _stated_id(scored[0][0], context)
    if context.area and not (_near_stated(scored[0][0], context) or is_in_region(scored[0][0].place, context.namesake)):
        return None
    exact = [one for one in scored if one[0].kind is not None]
    if not exact:
        return _misspelt(scored, context)
    if context.point is not None:
        near = [one for one in exact if off(one[0].place, context) <= STATED_KM]
        if near or off(exact[0][0].place, context) > ELSEWHERE_KM:
            return _among(near, scored, context) if near else None
    return _among(_fitting(exact, context), scored, context)


def _among(fitting: Sequence[Scored], scored: Sequence[Scored], context: Context) -> Reason | None:
    if not fitting or fitting[0] is not scored[0] or _is_region_elsewhere(fitting[0][0].place, context):
        return None
    if context.region_known and not is_in_region(fitting[0][0].place, context.region):
        return None
    fitting = _towns(fitting, context)
    if len(fitting) == 1:
        doubtful = _is_doubtful(fitting[0][0], context) and not _near_stated(fitting[0][0], context)
        return None if doubtful else Reason("only_one", {"others": str(len(scored) - 1)})
    return _next_door(fitting, context) or _dominance(fitting, context)


def _is_region_elsewhere(place: Place, context: Context) -> bool:
    """Whether the name is that of a region too, in which this city of the same country does not lie: Mpumalanga."""
    if not context.namesake or place.kind != PlaceKind.CITY or context.point is not None:
        return False
    return (place.population or 0) < _LARGER_THAN_A_REGION and not is_in_region(place, context.namesake)


def _near_stated(bearer: Bearer, context: Context) -> bool:
    return off(bearer.place, context) <= STATED_KM


def _is_doubtful(bearer: Bearer, context: Context) -> bool:
    """Whether the name may be another place's that the gazetteer lacks, as “Mauléon” is not only Mauléon-Licharre's.

    The gazetteer gives such short forms to one place where another may go by them alone (measured: one in six).
    """
    people = bearer.place.population or 0
    if bearer.kind != NameKind.ALTERNATE:
        return context.head and people < _LEAST_WITHOUT_REST
    return bearer.bygone or (bearer.shortened and people < KNOWN_BY_FIRST_PART)


def _stated_id(bearer: Bearer, context: Context) -> Reason | None:
    """A stated id is believed if the place bears the name or lies where the source says."""
    km = off(bearer.place, context)
    agrees = km <= STATED_KM or (bearer.kind is not None and (context.point is None or km <= ELSEWHERE_KM))
    return Reason("stated_id") if agrees else None


def _towns(fitting: Sequence[Scored], context: Context) -> Sequence[Scored]:
    """The first, and the others without those that are the same town as the first."""
    return [fitting[0], *(one for one in fitting[1:] if not _is_same_town(fitting[0][0], one[0].place, context))]


def _is_same_town(bearer: Bearer, other: Place, context: Context) -> bool:
    """Whether two entries are a town and its seat or part: in one region of the country given, and close together.

    A seat has the name of its county for its own: Maryland is not Maryland City, nor Hatay Antakya.
    """
    first = bearer.place
    if not context.names_country:
        return False
    if first.kind == PlaceKind.CITY and other.kind == PlaceKind.REGION:
        own = bearer.kind == NameKind.MAIN and not bearer.shortened
        return own and first.country == other.country and kilometres(first, other) <= SEAT_KM
    return (
        first.kind == other.kind == PlaceKind.CITY
        and (first.country, first.admin1) == (other.country, other.admin1)
        and kilometres(first, other) <= SAME_TOWN_KM
    )


def _misspelt(scored: Sequence[Scored], context: Context) -> Reason | None:
    """A misspelt name is certain only if country and coordinates are stated and one place alone is very like it."""
    first = scored[0][0]
    rivals = [one for one, _ in scored[1:] if one.likeness > first.likeness - RIVAL_LIKENESS]
    if first.likeness < MISSPELT_LIKENESS or rivals or not context.names_country or not context.holds(first.place):
        return None
    return Reason("as_stated", {"km": f"{off(first.place, context):.0f}"}) if _near_stated(first, context) else None


def _fitting(exact: Sequence[Scored], context: Context) -> Sequence[Scored]:
    """Those in the given country, and of these those in the given region unless none is: regions have many names."""
    if context.names_country:
        exact = [one for one in exact if context.holds(one[0].place)]
        # A country does not lie in itself: “Luxembourg, Luxembourg” is the city.
        exact = [one for one in exact if one[0].place.kind != PlaceKind.COUNTRY] or exact
    also = [one for one in exact if one[0].place.id in context.also]
    exact = also or exact
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
    if context.cut or best.bygone:
        return None
    region_missed = bool(context.region) and not is_in_region(best.place, context.region)
    if context.unread or region_missed or not best.place.population:
        return None
    first = _usual_population(best, _PART_IF_BEST)
    second = max(_usual_population(one, _PART) for one, _ in fitting[1:])
    if first < (DOMINANT_AT_HOME if context.names_country else DOMINANT_TIMES) * second:
        return None
    return Reason("dominant", {"times": f"{first / second:.0f}", "others": str(len(fitting) - 1)})


def _usual_population(bearer: Bearer, if_part: float) -> float:
    """The population, less for a name that the place does not usually go by today."""
    share = (_LESS_USUAL.get(bearer.kind, 1.0) if bearer.kind else 1.0) * (if_part if bearer.part else 1.0)
    return (bearer.place.population or _UNKNOWN_POPULATION[bearer.place.kind]) * share


def _doubts(scored: Sequence[Scored], region_elsewhere: Collection[str]) -> list[Candidate]:
    """The candidates with the reason why a person must choose: homonyms, or a region of that name."""
    number = len([one for one, _ in scored if one.kind is not None])
    doubts = [Reason("homonym", {"places": str(number)})] if number > 1 else []
    if region_elsewhere:
        doubts.append(Reason("region_homonym", {"countries": ", ".join(sorted(region_elsewhere))}))
    shown = scored[:MOST_CANDIDATES]
    return [replace(one, reasons=(*one.reasons, *doubts)) if bearer.kind else one for bearer, one in shown]
