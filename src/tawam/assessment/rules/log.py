"""The partners' own log as acts and terms."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from tawam.assessment.values import Act, Terms
from tawam.exchange.rules.coming import runs_until
from tawam.exchange.rules.patterns import themes_of
from tawam.exchange.values import Activity, AgeGroup, Agreement, Outcome, State


def acts_logged(activities: Iterable[Activity]) -> tuple[Act, ...]:
    """What was held, with what is known of each activity; what is only planned shows nothing yet."""
    return tuple(act_of(one) for one in activities if one.state is State.HELD)


def public_acts(activities: Iterable[Activity]) -> tuple[Act, ...]:
    """What was held, as everybody may know it: who pays and which outcomes were reached is the partners' own."""
    return tuple(public_act(one) for one in activities if one.state is State.HELD)


def public_act(one: Activity) -> Act:
    """One activity without what only those who have a role at a party may read (see docs/exchange.md)."""
    return replace(act_of(one), paid_for=None, goals_met=None)


def terms_of(agreements: Iterable[Agreement]) -> tuple[Terms, ...]:
    """Whether each agreement has goals, and the last day on which it can still run."""
    return tuple(Terms(one.signed_on, bool(one.goals), runs_until(one)) for one in agreements)


def log_began(activities: Iterable[Activity]) -> dt.date | None:
    """The first day of the log: before it silence means that nobody wrote."""
    return min((one.starts_on.earliest() for one in activities), default=None)


def act_of(one: Activity) -> Act:
    """One activity with what is known of it."""
    ages = [came for came in one.participations if came.age is not AgeGroup.NOT_KNOWN]
    whole = len(ages) == len(one.participations)
    return Act(
        on=one.last_on,
        since=one.starts_on,
        logged=True,
        themes=frozenset(theme.value for theme in themes_of(one)),
        hosts=frozenset(one.hosts),
        organisers=frozenset(body.type.value for body in one.organisers),
        people=one.people,
        young=_people(one, AgeGroup.UNDER_30) if ages and whole else None,
        older=_people(one, AgeGroup.OVER_60) if ages and whole else None,
        paid_for=True if one.money else None,
        goals_met=_met(one.outcomes),
    )


def _people(one: Activity, age: AgeGroup) -> int:
    return sum(came.people for came in one.participations if came.age is age)


def _met(outcomes: Iterable[Outcome]) -> bool | None:
    """Whether every outcome with a target reached it; None where no target was set or no figure taken."""
    known = [one.actual >= one.target for one in outcomes if one.target is not None and one.actual is not None]
    return all(known) if known else None
