"""Criteria and requests of a place, and the judgement of one. What a place received is its own: pages ask who reads."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.utils.translation import gettext as _

from tawam.basics.erasing import Wanted
from tawam.exchange import queries as exchange
from tawam.exchange.rules.totals import held
from tawam.matching import files, models
from tawam.matching.files.templates import templates
from tawam.matching.queries.comparing import comparison
from tawam.matching.rules.requests.erasing import without_person
from tawam.matching.rules.requests.judging import findings, overall, reaches
from tawam.matching.rules.requests.ladder import climb
from tawam.matching.rules.requests.rows import criteria_value, request_value
from tawam.matching.values.requests import (
    Criteria,
    Facts,
    Judged,
    Partner,
    Request,
    RequestAct,
    RequestRevision,
    RequestState,
    Template,
    Tie,
)
from tawam.places import queries as places
from tawam.places.values import Place
from tawam.registry import queries as registry
from tawam.registry.values import EventType, Kind, Light, Partnership, Status

MOST_LINKS = 1_000
_NO_TIES_OF_CITIES = (Kind.STATE_TREATY, Kind.EU_INSTITUTIONAL)
_APPROACHES = (EventType.CONTACT, EventType.VOTE)


class NoSuchRequest(LookupError):
    """No request of this id was entered."""

    def __init__(self, key: str) -> None:
        super().__init__(_("No request “%(key)s” was entered.") % {"key": key[:40]})


class NoSuchTemplate(LookupError):
    """No template has this code."""

    def __init__(self, code: str) -> None:
        told = {"code": code[:40], "known": ", ".join(templates())}
        super().__init__(_("“%(code)s” is no template; there are %(known)s.") % told)


def request_templates() -> tuple[Template, ...]:
    """The criteria of real councils that can be copied."""
    return tuple(templates().values())


def request_template(code: str) -> Template:
    """One of them; raises NoSuchTemplate."""
    try:
        return templates()[code]
    except KeyError:
        raise NoSuchTemplate(code) from None


def criteria_of(place_id: str) -> Criteria:
    """The criteria of a place as they stand; without any rule, and of version 0, where it has none."""
    row = models.RequestCriteria.objects.filter(pk=place_id).first()
    return criteria_value(row.stated, place_id, row.version) if row else Criteria(place=place_id)


def requests_of(place_id: str, *, state: RequestState | None = None) -> tuple[Request, ...]:
    """What a place received, the latest first."""
    rows = models.PartnerRequest.objects.filter(place=place_id, **({"state": state} if state else {}))
    return tuple(_request(row) for row in rows)


def request(key: str) -> Request:
    """One request; raises NoSuchRequest."""
    row = models.PartnerRequest.objects.filter(pk=key).first()
    if row is None:
        raise NoSuchRequest(key)
    return _request(row)


def requests_naming(place_id: str, wanted: Wanted) -> tuple[Request, ...]:
    """The requests to a place that say what is sought, or once said it, the latest first."""
    found = requests_of(place_id)
    kept = models.RequestRevision.objects.filter(about__in=[f"request:{one.id}" for one in found])
    said = {about for about, row in kept.values_list("about", "after") if without_person(row, wanted) != row}
    return tuple(one for one in found if f"request:{one.id}" in said)


def history_of_request(key: str) -> tuple[RequestRevision, ...]:
    """What was done with a request, the first first."""
    return _history(f"request:{key}")


def history_of_criteria(place_id: str) -> tuple[RequestRevision, ...]:
    """What was done with the criteria of a place, the first first."""
    return _history(f"criteria:{place_id}")


def judged(asked: Request, criteria: Criteria, *, as_of: dt.date, within: bool = False, compare: bool = True) -> Judged:
    """A request held against criteria as of a day; raises places' NoSuchPlace.

    ``within`` is for those who have a role at the place: only they read agreements of the log.
    """
    facts = facts_of(asked, as_of=as_of, within=within)
    every = findings(criteria, facts)
    now = tuple(one for one in every if reaches(one.rule.step, asked.wanted))
    compared, why_not = comparison(facts.home, facts.asking, as_of=as_of) if compare else (None, None)
    return Judged(
        as_of=as_of,
        request=asked,
        home=facts.home,
        asking=facts.asking,
        criteria=criteria,
        overall=overall(now),
        findings=now,
        later=tuple(one for one in every if one not in now),
        climb=climb(criteria, facts, every),
        compared=compared,
        why_not=why_not,
    )


def facts_of(asked: Request, *, as_of: dt.date, within: bool = False) -> Facts:
    """What is known about the two places; the number of queries does not grow with the rules."""
    home = places.place(asked.place)
    asking = places.place(asked.asking) if asked.asking else None
    page = registry.partnerships(registry.Filter(place=home.id), as_of=as_of, limit=MOST_LINKS)
    links = [one for one in page.items if one.kind not in _NO_TIES_OF_CITIES]
    between = [one for one in links if asking and asking in one.parties]
    ids = [one.id for one in between]
    log = [one for some in exchange.activities(ids).values() for one in held(some)] if ids else []
    agreed = exchange.agreements(ids) if ids and within else {}
    return Facts(
        as_of=as_of,
        home=home,
        request=asked,
        asking=asking,
        partners=tuple(_partners(links, home)) if links else None,
        ties=tuple(_ties(between)),
        held=tuple((one.starts_on.earliest(), one.last_on.latest()) for one in log),
        reviews=tuple(one.review_months for some in agreed.values() for one in some if one.review_months),
        spoken=(files.spoken(home.country), files.spoken(asking.country) if asking else {}),
    )


def _partners(links: list[Partnership], home: Place) -> Iterator[Partner]:
    for link in links:
        if link.light is not Light.OVER:
            yield from (Partner(link.id, one.id, one.country, link.light) for one in link.parties if one != home)


def _ties(links: list[Partnership]) -> Iterator[Tie]:
    proposed = [one.id for one in links if one.status is Status.PROPOSED]
    events = registry.events_of(proposed) if proposed else {}
    for one in links:
        dated = [event.on for event in events.get(one.id, ()) if event.type in _APPROACHES and event.on]
        yield Tie(one.id, one.kind, one.status, one.light, one.since, one.since_basis, min(dated, default=None))


def _request(row: models.PartnerRequest) -> Request:
    return request_value(row.stated, row.place, row.pk, row.version)


def _history(about: str) -> tuple[RequestRevision, ...]:
    return tuple(
        RequestRevision(row.version, RequestAct(row.act), row.by, row.at, row.before, row.after)
        for row in models.RequestRevision.objects.filter(about=about)
    )
