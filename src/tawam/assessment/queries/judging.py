"""Both judgements on partnerships, what their parties report, and the steps that are taken on."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Collection, Iterator, Sequence

from tawam.assessment import models
from tawam.assessment.rules import assessment
from tawam.assessment.rules.cases import case_of, ties_known
from tawam.assessment.rules.erasing import named_in
from tawam.assessment.rules.log import act_of, acts_logged, log_began, public_act, public_acts, terms_of
from tawam.assessment.rules.outlook import by_concern, if_held
from tawam.assessment.values import Assessment, Case, Circumstance, Outlook, Task, TaskState, Told, WhatIf
from tawam.basics.dates import PartialDate
from tawam.basics.erasing import Wanted
from tawam.exchange import queries as exchange
from tawam.exchange.values import Activity, State
from tawam.registry import queries as registry
from tawam.registry.values import Life, Light, Partnership

_MOST_LINKS = 500


def assessment_of(partnership_id: str, *, as_of: dt.date) -> Assessment:
    """Vitality and exposure of one partnership as of a day; raises registry's NoSuchPartnership, NotKnownYet."""
    return outlook(registry.partnership(partnership_id, as_of=as_of), as_of=as_of).assessment


def assessments(partnerships: Sequence[Partnership], *, as_of: dt.date, within: bool = False) -> dict[str, Assessment]:
    """Both judgements on each of these partnerships, with a number of queries that does not grow with them.

    ``within`` is for those who have a role at a party: money, outcomes and agreements of the log are looked at too.
    """
    countries = {place.country for one in partnerships for place in one.parties}
    return {case.tie.id: assessment(case) for case, _ in _cases(partnerships, countries, as_of, within)}


def register_assessed(*, as_of: dt.date) -> Iterator[Assessment]:
    """Both judgements on every partnership of the register that is not over, as the public sees them, one by one."""
    known = registry.partnerships(registry.Filter(), as_of=as_of, limit=sys.maxsize).items
    going = [one for one in known if one.light is not Light.OVER]
    return (assessment(case) for case, _ in _cases(going, None, as_of, within=False))


def outlook(partnership: Partnership, *, as_of: dt.date, within: bool = False) -> Outlook:
    """Both judgements, and for each planned activity what they would be if it takes place and if nothing does."""
    countries = {place.country for place in partnership.parties}
    ((case, log),) = _cases([partnership], countries, as_of, within)
    planned = [one for one in log if one.state is State.PLANNED]
    acts = [(one, act_of(one) if within else public_act(one)) for one in planned]
    what_ifs = tuple(WhatIf(one.id, one.title, *if_held(case, act)) for one, act in acts)
    return Outlook(assessment(case), what_ifs)


def _cases(
    partnerships: Sequence[Partnership], countries: Collection[str] | None, as_of: dt.date, within: bool
) -> Iterator[tuple[Case, Sequence[Activity]]]:
    """What may be looked at for each of these partnerships, which all lie in the countries, and its log."""
    lives = {life.id: life for life in registry.lives(countries=countries)}
    ids = [one.id for one in partnerships if one.id in lives]
    logs, told = exchange.activities(ids), circumstances(ids)
    papers = exchange.agreements(ids) if within else {}
    around, see = ties_known(lives.values(), as_of), acts_logged if within else public_acts
    for key in ids:
        log = logs.get(key, ())
        case = case_of(
            lives[key],
            around,
            as_of=as_of,
            acts=see(log),
            terms=terms_of(papers.get(key, ())),
            told=told.get(key, ()),
            log_since=log_began(log),
        )
        yield case, log


def early_warnings(place_id: str, *, as_of: dt.date) -> list[tuple[Partnership, Assessment]]:
    """The links of a place that are not over, those that ask for attention first; for those who have a role there."""
    page = registry.partnerships(registry.Filter(place=place_id), as_of=as_of, limit=_MOST_LINKS)
    going = {one.id: one for one in page.items if one.light is not Light.OVER}
    found = assessments(list(going.values()), as_of=as_of, within=True)
    return [(going[one.partnership], one) for one in by_concern(found.values())]


def tasks(partnership_ids: Collection[str]) -> list[Task]:
    """The next steps of these partnerships, the most urgent first; settled ones after the open ones."""
    rows = models.Task.objects.filter(partnership__in=list(partnership_ids)).order_by("due_on", "pk")
    return sorted(map(_task, rows), key=lambda one: one.state is not TaskState.OPEN)


def plans_naming(place: str, wanted: Wanted) -> tuple[tuple[Task, ...], tuple[Told, ...]]:
    """The steps and the reports of a place that say what is sought, settled and withdrawn ones too."""
    steps = models.Task.objects.filter(place=place)
    told = models.Report.objects.filter(side=place)
    return (
        tuple(_task(row) for row in steps if named_in((row.title, row.owner), wanted)),
        tuple(_told(row) for row in told if named_in((row.note,), wanted)),
    )


def circumstances(partnership_ids: Collection[str]) -> dict[str, tuple[Told, ...]]:
    """What parties report about their surroundings, by partnership; those without a report have no key."""
    found: dict[str, tuple[Told, ...]] = {}
    rows = models.Report.objects.filter(partnership__in=list(partnership_ids), withdrawn_at__isnull=True)
    for row in rows.order_by("on", "pk"):
        found[row.partnership] = (*found.get(row.partnership, ()), _told(row))
    return found


def _task(row: models.Task) -> Task:
    return Task(row.pk, row.partnership, row.place, row.feature, row.title, row.owner, row.due_on, TaskState(row.state))


def _told(row: models.Report) -> Told:
    return Told(Circumstance(row.circumstance), PartialDate.parse(row.on), row.side, row.note, row.pk)


def all_lives() -> list[Life]:
    """Every partnership of the registry, for the back-test."""
    return registry.lives()
