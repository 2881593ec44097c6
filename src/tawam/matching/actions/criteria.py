"""A council makes its criteria its own: it copies a template and changes it, rule by rule."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from dataclasses import replace

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from tawam.matching import models
from tawam.matching.actions.journal import ChangedMeanwhile, NothingChanged, allowed, noted, refuse
from tawam.matching.queries.requests import criteria_of, request_template
from tawam.matching.rules.requests.checking import criteria_faults
from tawam.matching.rules.requests.rows import criteria_row
from tawam.matching.values.requests import Criteria, RequestAct, Rule, Rung
from tawam.people.values import Standing
from tawam.places import queries as places

Make = Callable[[Criteria], Criteria]


class NoSuchRule(LookupError):
    """The criteria of the place hold no such rule."""

    def __init__(self, key: str) -> None:
        super().__init__(_("The criteria hold no rule “%(key)s”.") % {"key": key[:40]})


@transaction.atomic
def copy_template(*, place: str, template: str, version: int, standing: Standing | None) -> Criteria:
    """Put the criteria of a template in place of those that stand.

    Raises NotYours, NoSuchTemplate, NoSuchPlace, NothingChanged, ChangedMeanwhile.
    """
    found = request_template(template).criteria
    return _changed(place, version, standing, RequestAct.TEMPLATE_COPIED, lambda _: replace(found, template=template))


@transaction.atomic
def add_rule(*, place: str, rule: Rule, version: int, standing: Standing | None) -> Criteria:
    """Add a rule at the end; raises as ``copy_template`` does, and Unfit."""
    made = replace(rule, key=uuid.uuid4().hex[:12])
    return _changed(place, version, standing, RequestAct.RULE_ADDED, lambda now: replace(now, rules=(*now.rules, made)))


@transaction.atomic
def change_rule(*, place: str, rule: Rule, version: int, standing: Standing | None) -> Criteria:
    """Put a rule in place of the one with its key, whose kind and source stay; raises NoSuchRule, and as above."""

    def make(now: Criteria) -> Criteria:
        old = _rule(now, rule.key)
        fresh = replace(rule, kind=old.kind, cited=old.cited)
        return replace(now, rules=tuple(fresh if one.key == rule.key else one for one in now.rules))

    return _changed(place, version, standing, RequestAct.RULE_CHANGED, make)


@transaction.atomic
def remove_rule(*, place: str, key: str, version: int, standing: Standing | None) -> Criteria:
    """Take a rule away; raises NoSuchRule, and as above."""

    def make(now: Criteria) -> Criteria:
        gone = _rule(now, key)
        return replace(now, rules=tuple(one for one in now.rules if one != gone))

    return _changed(place, version, standing, RequestAct.RULE_REMOVED, make)


@transaction.atomic
def set_steps(
    *, place: str, steps: tuple[Rung, ...], waits: Mapping[Rung, int], version: int, standing: Standing | None
) -> Criteria:
    """Say which steps the council knows, and how many months one stays on each; raises as above."""
    kept = {step: months for step, months in waits.items() if months}
    return _changed(place, version, standing, RequestAct.STEPS_SET, lambda now: replace(now, steps=steps, waits=kept))


def _rule(now: Criteria, key: str) -> Rule:
    for one in now.rules:
        if one.key == key:
            return one
    raise NoSuchRule(key)


def _changed(place: str, version: int, standing: Standing | None, act: RequestAct, make: Make) -> Criteria:
    """The criteria as the next version of what was read, with the one entry in the journal."""
    who = allowed(standing=standing, place=place)
    places.place(place)
    row = models.RequestCriteria.objects.select_for_update().filter(pk=place).first()
    if version != (row.version if row else 0):
        raise ChangedMeanwhile(row.version if row else 0)
    made = make(criteria_of(place))
    refuse(faults=criteria_faults(made))
    before, after = (row.stated if row else None), criteria_row(made)
    if before == after:
        raise NothingChanged
    try:
        _kept(place, version + 1, after)
    except IntegrityError:
        # Two people began at the same moment where nothing stood.
        raise ChangedMeanwhile(1) from None
    noted(about=f"criteria:{place}", version=version + 1, act=act, by=who, before=before, after=after)
    return criteria_of(place)


def _kept(place: str, version: int, stated: dict[str, object]) -> None:
    row = models.RequestCriteria(place=place, stated=stated, version=version)
    with transaction.atomic():
        row.save(force_insert=version == 1, force_update=version > 1)
