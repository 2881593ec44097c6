"""What the registry says of pairs of places that a text names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from math import cos, radians

from django.db.models import Q

from tawam.evidence.values import SourcedClaim
from tawam.places import queries as places
from tawam.places.values import Place
from tawam.registry import models
from tawam.registry.queries.claims import claims_of_records
from tawam.registry.queries.register import parties_of
from tawam.registry.rules.events import EVENT_PROPERTY, UNDER_CHECK
from tawam.registry.rules.near import SAME_AREA_KM, near_matches
from tawam.registry.rules.verdict import facet_finding, overall
from tawam.registry.values import BREAKS, EventType, Facet, FacetFinding, NearMatch, Verdict

_KM_PER_DEGREE = 111.0
# SQLite before 3.32 takes 999 parameters in a statement.
_AT_ONCE = 200
_DOUBTFUL = (Verdict.CONTRADICTED, Verdict.UNSUPPORTED)


@dataclass(frozen=True, slots=True)
class Held:
    """A pair of places held against the registry; ``partnership`` is empty and nothing is found if it is not known."""

    partnership: str
    verdict: Verdict
    findings: tuple[FacetFinding, ...]
    near_matches: tuple[NearMatch, ...]


def held_against(asked: Sequence[tuple[tuple[str, str], Sequence[Facet]]]) -> list[Held]:
    """The verdict on each pair of place ids with its facets, in the order asked.

    The claims are those of all partnerships between exactly these places, without those of texts under check.
    """
    ids = {place for pair, _ in asked for place in pair}
    known = places.places(ids)
    between = _between({frozenset(pair) for pair, _ in asked})
    claims = claims_of_records({key for keys in between.values() for key in keys})
    return [_held(pair, facets, between.get(frozenset(pair), []), claims, known) for pair, facets in asked]


def documented(pairs: Collection[frozenset[str]]) -> frozenset[frozenset[str]]:
    """Those of the pairs of place ids between which a partnership is known."""
    return frozenset(_between(pairs)) if pairs else frozenset()


def tied_places() -> frozenset[str]:
    """The ids of all places that are a party of a partnership."""
    return frozenset(models.Party.objects.values_list("place_id", flat=True).distinct())


def _held(
    pair: tuple[str, str],
    facets: Sequence[Facet],
    partnerships: Sequence[str],
    claims: dict[str, list[SourcedClaim]],
    known: dict[str, Place],
) -> Held:
    said = [one for key in partnerships for one in claims.get(key, ()) if not one.claim.qualifiers.get(UNDER_CHECK)]
    findings = tuple(facet_finding(_as_recorded(facet, said), said) for facet in facets)
    verdict = overall(_leading(findings))
    named = [known[one] for one in pair if one in known]
    denies = any(facet.property == "linked" and facet.value == "no" for facet in facets)
    # Of a tie that sources know it is clear what was meant, even if they contradict something.
    known_tie = any(finding.support for finding in findings if finding.facet.property == "linked")
    near = () if known_tie or denies or verdict not in _DOUBTFUL else _near(named)
    return Held(partnerships[0] if partnerships else "", verdict, findings, near)


def _leading(findings: tuple[FacetFinding, ...]) -> tuple[FacetFinding, ...]:
    """The findings with that first with which the statement stands or falls.

    Where no source speaks of an end, it is the point that sources contradict: that it is over, or that there was a tie.
    """
    against = [one for one in findings if one.verdict is Verdict.CONTRADICTED]
    if findings[0].verdict is Verdict.UNSUPPORTED and against:
        return (against[0], *(one for one in findings if one is not against[0]))
    return findings


def _as_recorded(facet: Facet, said: Sequence[SourcedClaim]) -> Facet:
    """A break asked for by any name, as the break that the sources report: they revoke where a text says “ended”."""
    if facet.property.removeprefix(EVENT_PROPERTY) not in set(BREAKS):
        return facet
    reported = {one.claim.property for one in said} & {EVENT_PROPERTY + kind for kind in sorted(BREAKS)}
    if facet.property in reported or not reported:
        return facet
    order = (EventType.ENDED, EventType.REVOKED, EventType.SUSPENDED, EventType.LAPSED)
    return replace(facet, property=next(EVENT_PROPERTY + kind for kind in order if EVENT_PROPERTY + kind in reported))


def _between(pairs: Collection[frozenset[str]]) -> dict[frozenset[str], list[str]]:
    """By pair, the partnerships of exactly these places, those of our own before those that only lists name."""
    ids = sorted({place for pair in pairs for place in pair})
    some: set[str] = set()
    for start in range(0, len(ids), _AT_ONCE):
        rows = models.Party.objects.filter(place_id__in=ids[start : start + _AT_ONCE])
        some.update(rows.values_list("partnership_id", flat=True))
    parties = _party_ids(some)
    found: dict[frozenset[str], list[str]] = defaultdict(list)
    for key in sorted(parties, key=lambda one: (one.startswith("pair-"), one)):
        if parties[key] in pairs:
            found[parties[key]].append(key)
    return found


def _party_ids(partnerships: Collection[str]) -> dict[str, frozenset[str]]:
    keys, found = sorted(partnerships), defaultdict[str, set[str]](set)
    for start in range(0, len(keys), _AT_ONCE):
        rows = models.Party.objects.filter(partnership_id__in=keys[start : start + _AT_ONCE])
        for key, place in rows.values_list("partnership_id", "place_id"):
            found[key].add(place)
    return {key: frozenset(group) for key, group in found.items()}


def _near(named: Sequence[Place]) -> tuple[NearMatch, ...]:
    """Near matches among the partnerships of the named places and of those that lie around them."""
    around = Q()
    for place in named:
        around |= Q(place_id=place.id) | _box(place)
    if len(named) != 2:
        return ()
    # The likest share a party; a capital's surroundings seldom have more partnerships than are looked at here.
    keys = models.Party.objects.filter(around).order_by("partnership_id").values_list("partnership_id", flat=True)
    return near_matches(named, parties_of(dict.fromkeys(keys[: _AT_ONCE * 4])).items())


def _box(place: Place) -> Q:
    high = SAME_AREA_KM / _KM_PER_DEGREE
    wide = high / max(0.01, cos(radians(min(89.0, abs(place.lat)))))
    return Q(
        country=place.country,
        place__lat__range=(place.lat - high, place.lat + high),
        place__lon__range=(place.lon - wide, place.lon + wide),
    )
