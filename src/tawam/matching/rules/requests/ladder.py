"""The ladder contact, memorandum, friendship, twinning: where two places stand by the record, and what comes next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from tawam.basics.dates import PartialDate
from tawam.basics.reasons import Reason
from tawam.exchange.rules.coming import months_later
from tawam.matching.rules.requests.judging import reaches
from tawam.matching.values.requests import Climb, Criteria, Facts, Finding, Met, Rung, Tie
from tawam.registry.values import Kind, Light, Status

# An agreement of another kind that is in force is what councils call a memorandum: written, and less than a friendship.
RUNG_OF_KIND = {
    Kind.TWINNING: Rung.TWINNING,
    Kind.FRIENDSHIP: Rung.FRIENDSHIP,
    Kind.COOPERATION: Rung.MEMORANDUM,
    Kind.PACT: Rung.MEMORANDUM,
    Kind.PROJECT: Rung.MEMORANDUM,
}
_ORDER = list(Rung)
_DATED = ("signed", "began")


def climb(criteria: Criteria, facts: Facts, found: Iterable[Finding]) -> Climb:
    """Where the two stand, the next step that the council knows, its earliest day, and what is still needed for it."""
    here = _standing(facts)
    after = next((one for one in criteria.steps if _ORDER.index(one) > _ORDER.index(here.rung)), None)
    if after is None:
        return here
    wait = criteria.waits.get(here.rung)
    bound = later(here.since, wait) if wait else None
    return Climb(
        rung=here.rung,
        since=here.since,
        exact=here.exact,
        reason=here.reason,
        partnership=here.partnership,
        next=after,
        wait=wait,
        earliest=bound if here.exact else None,
        over=_over(wait, bound, here, facts.as_of),
        needed=tuple(one for one in found if _is_needed(one, after)),
    )


def later(since: PartialDate | None, months: int) -> PartialDate | None:
    """The day some months on; None where a year alone is known and the months are no whole years."""
    if since is None or (since.month is None and months % 12):
        return None
    return months_later(since, months)


def _is_needed(one: Finding, step: Rung) -> bool:
    return one.rule.must and one.seen.met is not Met.MET and reaches(one.rule.step, step)


def _over(wait: int | None, bound: PartialDate | None, here: Climb, today: dt.date) -> bool | None:
    """Whether the time is over. A date that is known to the year leaves that year open; so does a link on hold.

    A tie that is only first seen on a day is at least as old: its time may be over, and is never surely not.
    """
    if here.reason.code == "rung_paused":
        return None
    if not wait:
        return True
    if bound is None:
        return None
    if today >= bound.latest():
        return True
    return False if here.exact and today < bound.earliest() else None


def _standing(facts: Facts) -> Climb:
    """The highest step that is in force on record; else the request itself, which is a contact."""
    in_force = [one for one in facts.ties if one.light in (Light.ALIVE, Light.PAUSED) and one.kind in RUNG_OF_KIND]
    if in_force:
        return _of_tie(max(in_force, key=lambda one: (_ORDER.index(RUNG_OF_KIND[one.kind]), one.partnership)))
    received = PartialDate.of(facts.request.received_on)
    for one in facts.ties:
        return _of_other(one, received)
    return Climb(Rung.CONTACT, received, True, Reason("rung_request"))


def _of_tie(tie: Tie) -> Climb:
    exact = tie.since is not None and tie.since_basis in _DATED
    facts = {"kind": tie.kind.value, "status": tie.status.value}
    if tie.light is Light.PAUSED:
        why = Reason("rung_paused", facts)
    else:
        why = Reason("rung_on_record" if exact else "rung_first_seen", facts)
    return Climb(RUNG_OF_KIND[tie.kind], tie.since, exact, why, tie.partnership)


def _of_other(tie: Tie, received: PartialDate) -> Climb:
    """A tie that is over, under way or not settled: the two stand at contact, since the approach if one is dated."""
    facts = {"kind": tie.kind.value, "status": tie.status.value}
    if tie.status is Status.PROPOSED:
        since = tie.approached_on or received
        return Climb(Rung.CONTACT, since, True, Reason("rung_proposed", facts), tie.partnership)
    why = Reason("rung_over" if tie.light is Light.OVER else "rung_unsettled", facts)
    return Climb(Rung.CONTACT, received, True, why, tie.partnership)
