"""What is proposed for a link. The council decides; docs/reports.md says why each rule is as it is.

The rules are asked in turn and the first that holds gives the proposal; what else speaks is added to its reasons. No
rule proposes an end: councils decide that, and where the registry says that one did, the report repeats it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from tawam.assessment.values import Level
from tawam.basics.reasons import Reason
from tawam.registry.values import Status
from tawam.reports.values import Advice, Proposal

# Councils want a year's notice to put a renewal on the agenda and to talk with the partner.
NOTICE = dt.timedelta(days=365)
_OVER = frozenset({Status.ENDED, Status.HISTORICAL})
_OPEN = frozenset({Status.PROPOSED, Status.DISPUTED, Status.NEVER_CONFIRMED})


def proposal(
    *, status: Status, vitality: Level | None, exposure: Level | None, until: dt.date | None, as_of: dt.date
) -> Proposal:
    """The proposal for a link as of a day; ``until`` is the last day of the agreement that is in the log."""
    advice, first = _decided(status, vitality, until, as_of)
    more = () if advice is Advice.END else _beside(exposure, until, as_of)
    return Proposal(advice, tuple({one.code: one for one in (first, *more)}.values()))


def _decided(status: Status, vitality: Level | None, until: dt.date | None, as_of: dt.date) -> tuple[Advice, Reason]:
    by_status = _by_status(status)
    if by_status:
        return by_status
    if vitality in (Level.DORMANT, Level.FADING):
        return Advice.REVIVE, Reason("log_fades" if vitality is Level.FADING else "log_dormant")
    ends = _term(until, as_of)
    if ends:
        return Advice.RENEW, ends
    if vitality in (Level.STEADY, Level.THRIVING):
        return Advice.CONTINUE, Reason("log_alive")
    return Advice.CLARIFY, Reason("too_little_known")


def _by_status(status: Status) -> tuple[Advice, Reason] | None:
    if status in _OVER:
        return Advice.END, Reason("registry_over")
    if status is Status.SUSPENDED:
        return Advice.PAUSE, Reason("registry_suspended")
    if status in _OPEN:
        return Advice.CLARIFY, Reason("registry_open")
    if status is Status.DORMANT:
        return Advice.REVIVE, Reason("registry_dormant")
    return (Advice.RENEW, Reason("registry_expired")) if status is Status.EXPIRED else None


def _beside(exposure: Level | None, until: dt.date | None, as_of: dt.date) -> Iterator[Reason]:
    ends = _term(until, as_of)
    if ends:
        yield ends
    if exposure is Level.HIGH:
        yield Reason("highly_exposed")


def _term(until: dt.date | None, as_of: dt.date) -> Reason | None:
    """What the end of the agreement says: that it is over, or that it comes within a year."""
    if until is None or until > as_of + NOTICE:
        return None
    return Reason("agreement_over" if until < as_of else "agreement_ends", {"on": until.isoformat()})
