"""What other rooms may read of the assessment: values, never querysets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence

from tawam.assessment import models
from tawam.assessment.rules import assessment
from tawam.assessment.rules.cases import case_of
from tawam.assessment.rules.log import acts_logged, log_began, terms_of
from tawam.assessment.values import Assessment, Circumstance, Told
from tawam.basics.dates import PartialDate
from tawam.exchange import queries as exchange
from tawam.registry import queries as registry
from tawam.registry.values import Life, Partnership


def assessment_of(partnership_id: str, *, as_of: dt.date) -> Assessment:
    """Vitality and exposure of one partnership as of a day; raises registry's NoSuchPartnership, NotKnownYet."""
    partnership = registry.dossier(partnership_id, as_of=as_of).partnership
    return assessments([partnership], as_of=as_of)[partnership.id]


def assessments(partnerships: Sequence[Partnership], *, as_of: dt.date) -> dict[str, Assessment]:
    """Both judgements on each of these partnerships, with a number of queries that does not grow with them."""
    countries = {place.country for one in partnerships for place in one.parties}
    lives = {life.id: life for life in registry.lives(countries=countries)}
    ids = [one.id for one in partnerships if one.id in lives]
    logs, papers, told = exchange.activities(ids), exchange.agreements(ids), circumstances(ids)
    around = list(lives.values())
    return {
        key: assessment(
            case_of(
                lives[key],
                around,
                as_of=as_of,
                acts=acts_logged(logs.get(key, ())),
                terms=terms_of(papers.get(key, ())),
                told=told.get(key, ()),
                log_since=log_began(logs.get(key, ())),
            )
        )
        for key in ids
    }


def circumstances(partnership_ids: Collection[str]) -> dict[str, tuple[Told, ...]]:
    """What parties report about their surroundings, by partnership; those without a report have no key."""
    found: dict[str, tuple[Told, ...]] = {}
    rows = models.Report.objects.filter(partnership__in=list(partnership_ids), withdrawn_at__isnull=True)
    for row in rows.order_by("on", "pk"):
        told = Told(Circumstance(row.circumstance), PartialDate.parse(row.on), row.side)
        found[row.partnership] = (*found.get(row.partnership, ()), told)
    return found


def all_lives() -> list[Life]:
    """Every partnership of the registry, for the back-test."""
    return registry.lives()
