"""What the log of a year adds up to. Nothing logged is no figure, and never a zero."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence

from tawam.exchange.rules.coming import runs_until
from tawam.exchange.rules.doubles import Judged, told_once
from tawam.exchange.rules.patterns import breadth, public_part
from tawam.exchange.rules.totals import held, totals
from tawam.exchange.values import Activity, Agreement, Due, DueKind, Entry
from tawam.reports.values import Figures

CHART_YEARS = 6


def seen_by(entries: Iterable[Entry], place: str, judged: Judged) -> tuple[Activity, ...]:
    """The activities that a place may report on: its own whole, those that the other side logged as far as public.

    An event that both sides logged is one, as the place has it, with what the other side counted of its own people.
    """
    told = [(one.logged_for, one.stated) for one in entries if isinstance(one.stated, Activity)]
    seen = [(side, one if side == place else public_part(one)) for side, one in told]
    return told_once(seen, judged, ours=place)


def held_in(activities: Iterable[Activity], year: int, as_of: dt.date) -> tuple[Activity, ...]:
    """What was held in a year, as far as it had begun by the day."""
    return tuple(one for one in held(activities) if one.starts_on.year == year and one.starts_on.earliest() <= as_of)


def figures(year: int, activities: Sequence[Activity], own: Collection[str]) -> Figures | None:
    """The sums of a year's activities; None where there is none. ``own`` are the ids that the place itself logged."""
    if not activities:
        return None
    sums = totals(year, activities)
    return Figures(
        activities=sums.activities,
        people=None if sums.uncounted == sums.activities else sums.people,
        uncounted=sums.uncounted,
        money=sums.money,
        from_others=sum(one.id not in own for one in activities),
        themes=breadth(activities).themes,
    )


def agreement_until(agreements: Iterable[Agreement], as_of: dt.date) -> dt.date | None:
    """The last day of what the partners agreed by the day: of several terms the latest; None if one has no end."""
    known = [one for one in agreements if one.signed_on.earliest() <= as_of]
    ends = [runs_until(one) for one in known]
    return None if not ends or None in ends else max(end for end in ends if end)


def worth_telling(dues: Iterable[Due]) -> tuple[Due, ...]:
    """The dates that a council wants to know: of anniversaries only every fifth."""
    return tuple(one for one in dues if one.kind is not DueKind.ANNIVERSARY or one.years % 5 == 0)
