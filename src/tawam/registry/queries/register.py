"""The register as lists and counts, as of a day."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from tawam.places import queries as places
from tawam.places.values import Place
from tawam.registry import models
from tawam.registry.queries.rows import partial, reason_values
from tawam.registry.values import (
    LIGHT_OF_STATUS,
    Confidence,
    CountryTies,
    Kind,
    Light,
    Partnership,
    PartnershipPage,
    Status,
)

# SQLite before 3.32 takes 999 parameters in a statement.
_IDS_AT_ONCE = 900


@dataclass(frozen=True, slots=True)
class Filter:
    """Which partnerships are wanted; an empty field asks for all."""

    place: str = ""
    country: str = ""
    other_country: str = ""
    status: Status | None = None
    light: Light | None = None
    kind: Kind | None = None


def partnerships(wanted: Filter, *, as_of: dt.date, limit: int = 50, offset: int = 0) -> PartnershipPage:
    """Partnerships known by the day, in the order of their names, with status and reasons as of that day."""
    rows = _in_force(as_of).filter(_condition(wanted)).distinct()
    page = list(rows.order_by("partnership_id")[offset : offset + limit])
    return PartnershipPage(tuple(listed(page)), rows.count())


def listed(rows: Iterable[models.Judgement]) -> list[Partnership]:
    """The judgements' partnerships with their places, in two queries whatever their number."""
    judged = list(rows)
    parties = parties_of([row.partnership_id for row in judged])
    return [_partnership(row, parties[row.partnership_id]) for row in judged]


def parties_of(ids: Iterable[str]) -> dict[str, tuple[Place, ...]]:
    """The places that are party to each partnership, in order."""
    rows = list(models.Party.objects.filter(partnership_id__in=list(ids)).order_by("partnership_id", "position"))
    known = places.places({row.place_id for row in rows})
    found: dict[str, tuple[Place, ...]] = {}
    for row in rows:
        found[row.partnership_id] = (*found.get(row.partnership_id, ()), known[row.place_id])
    return found


def known_partnerships(ids: Iterable[str]) -> set[str]:
    """Those of the ids that the register holds today."""
    found: set[str] = set()
    for some in _in_parts(ids):
        found.update(models.Partnership.objects.filter(pk__in=some).values_list("pk", flat=True))
    return found


def party_ids(ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The ids of the places that are party to each partnership, in order; an unknown partnership has no key."""
    found: dict[str, tuple[str, ...]] = {}
    for some in _in_parts(ids):
        rows = models.Party.objects.filter(partnership_id__in=some).order_by("partnership_id", "position")
        for key, place in rows.values_list("partnership_id", "place_id"):
            found[key] = (*found.get(key, ()), place)
    return found


def _in_parts(ids: Iterable[str]) -> Iterator[list[str]]:
    wanted = sorted(set(ids))
    return (wanted[start : start + _IDS_AT_ONCE] for start in range(0, len(wanted), _IDS_AT_ONCE))


def judgements_in_force(partnership_ids: Collection[str], as_of: dt.date) -> QuerySet[models.Judgement]:
    """The judgements that hold on the day, by partnership; none for a partnership before its first day."""
    return _in_force(as_of).filter(partnership_id__in=list(partnership_ids)).order_by("partnership_id")


def partnership_count() -> int:
    """How many partnerships the register holds."""
    return models.Partnership.objects.count()


def status_counts(*, as_of: dt.date, country: str = "") -> dict[Status, int]:
    """How many partnerships have each status on the day."""
    rows = _in_force(as_of).filter(_condition(Filter(country=country)))
    counts = rows.values_list("status").annotate(n=Count("partnership_id", distinct=True)).order_by("status")
    return {Status(status): n for status, n in counts}


def statuses(*, as_of: dt.date) -> dict[str, Status]:
    """The status on the day of every partnership that was known by then."""
    return {key: Status(status) for key, status in _in_force(as_of).values_list("partnership_id", "status")}


def country_ties(country: str, *, as_of: dt.date) -> CountryTies:
    """A country's partnerships on the day: how many, in which state, with which countries."""
    counts = status_counts(as_of=as_of, country=country)
    by_light: Counter[Light] = Counter()
    for status, number in counts.items():
        by_light[LIGHT_OF_STATUS[status]] += number
    mine = models.Party.objects.filter(country=country).values("partnership_id")
    others = models.Party.objects.filter(partnership_id__in=mine).exclude(country=country)
    partners = others.values_list("country").annotate(n=Count("partnership_id", distinct=True))
    return CountryTies(country, sum(counts.values()), dict(by_light), tuple(partners.order_by("-n", "country")))


def countries_with_ties() -> list[tuple[str, int]]:
    """Every country that has a partnership and how many, most first."""
    rows = models.Party.objects.values_list("country").annotate(n=Count("partnership_id", distinct=True))
    return list(rows.order_by("-n", "country"))


def links_between(first: str, second: str) -> int:
    """How many partnerships tie places of two countries, ties of the states themselves not counted."""
    rows = models.Partnership.objects.filter(parties__country=first).filter(parties__country=second)
    return rows.exclude(parties__place__kind="country").distinct().count()


def _in_force(as_of: dt.date) -> QuerySet[models.Judgement]:
    holds = Q(from_on__lte=as_of) & (Q(until_on__isnull=True) | Q(until_on__gt=as_of))
    return models.Judgement.objects.filter(holds).select_related("partnership")


def _condition(wanted: Filter) -> Q:
    condition = Q()
    if wanted.status:
        condition &= Q(status=wanted.status)
    if wanted.light:
        condition &= Q(status__in=[status for status, light in LIGHT_OF_STATUS.items() if light is wanted.light])
    if wanted.kind:
        condition &= Q(partnership__kind=wanted.kind)
    for field, value in (("place_id", wanted.place), ("country", wanted.country), ("country", wanted.other_country)):
        if value:
            members = models.Party.objects.filter(**{field: value}).values("partnership_id")
            condition &= Q(partnership_id__in=members)
    return condition


def _partnership(row: models.Judgement, parties: tuple[Place, ...]) -> Partnership:
    kept = row.partnership
    return Partnership(
        id=kept.pk,
        kind=Kind(kept.kind),
        parties=parties,
        status=Status(row.status),
        confidence=Confidence(row.confidence),
        reasons=reason_values(row.reasons),
        since=partial(kept.since),
        since_basis=kept.since_basis,
        until=partial(row.until),
        conflicts=kept.conflict_count,
        last_sign=partial(kept.last_sign),
    )


def tie_counts(place_ids: Iterable[str]) -> dict[str, int]:
    """How many partnerships each of these places has; places without any have no key."""
    rows = models.Party.objects.filter(place_id__in=list(place_ids)).values_list("place_id")
    return dict(rows.annotate(n=Count("partnership_id", distinct=True)).order_by("place_id"))
