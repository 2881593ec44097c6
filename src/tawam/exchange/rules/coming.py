"""What comes next: planned activities, anniversaries, and the dates that agreements set."""

from __future__ import annotations

import calendar
import datetime as dt
import itertools
from collections.abc import Iterable, Iterator

from tawam.basics.dates import PartialDate
from tawam.exchange.values import Activity, Agreement, Due, DueKind, State


def months_later(day: PartialDate, months: int) -> PartialDate:
    """The date some months on, as precise as it was; the 31st becomes the last day of a shorter month."""
    if day.month is None:
        return PartialDate(day.year + months // 12)
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if day.day is None:
        return PartialDate(year, month + 1)
    return PartialDate(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def runs_until(one: Agreement) -> dt.date | None:
    """The last day on which an agreement can still run: by its term, else by its renewal; None where neither is said.

    A signature known to the year may be of its last month.
    """
    if not one.term_months:
        return one.renewal_on.latest() if one.renewal_on else None
    signed = one.signed_on if one.signed_on.month else PartialDate(one.signed_on.year, 12)
    return months_later(signed, one.term_months).latest()


def coming(
    *,
    as_of: dt.date,
    until: dt.date,
    signed_on: PartialDate | None = None,
    agreements: Iterable[Agreement] = (),
    activities: Iterable[Activity] = (),
) -> tuple[Due, ...]:
    """Everything that falls between two days, both included, the earliest first.

    ``signed_on`` is the signature that the registry knows: no anniversary is made of a date that means something else.
    """
    found = [*_anniversaries(signed_on, as_of, until), *_planned(activities)]
    for one in agreements:
        found += [*_stated(one), *_reviews(one, as_of, until)]
    within = (due for due in found if as_of <= due.on.latest() and due.on.earliest() <= until)
    return tuple(sorted(within, key=lambda due: (due.on, due.kind, due.about)))


def _planned(activities: Iterable[Activity]) -> Iterator[Due]:
    for one in activities:
        if one.state is State.PLANNED:
            yield Due(DueKind.PLANNED, one.starts_on, one.title, one.id)


def _anniversaries(signed_on: PartialDate | None, as_of: dt.date, until: dt.date) -> Iterator[Due]:
    for year in range(as_of.year, until.year + 1) if signed_on else ():
        years = year - signed_on.year if signed_on else 0
        if signed_on and years > 0:
            yield Due(DueKind.ANNIVERSARY, months_later(signed_on, 12 * years), years=years)


def _stated(one: Agreement) -> Iterator[Due]:
    end = months_later(one.signed_on, one.term_months) if one.term_months and _exact(one) else None
    dates = ((DueKind.NOTICE, one.notice_on), (DueKind.RENEWAL, one.renewal_on), (DueKind.TERM_END, end))
    for kind, day in dates:
        if day:
            yield Due(kind, day, one.title, one.id)


def _exact(one: Agreement) -> bool:
    """Whether the end of the term can be told: whole years from a year, any number of months from a month."""
    return one.signed_on.month is not None or (one.term_months or 0) % 12 == 0


def _reviews(one: Agreement, as_of: dt.date, until: dt.date) -> Iterator[Due]:
    cycle = one.review_months
    if not cycle or (one.signed_on.month is None and cycle % 12):
        return
    passed = (as_of.year - one.signed_on.year) * 12 + as_of.month - (one.signed_on.month or 1)
    for number in itertools.count(max(1, passed // cycle - 1)):
        day = months_later(one.signed_on, number * cycle)
        if day.earliest() > until:
            return
        yield Due(DueKind.REVIEW, day, one.title, one.id)
