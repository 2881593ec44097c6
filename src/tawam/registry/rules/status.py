"""How a partnership stands: a fold over its life events, with the reasons for every step.

The words are those in real use (SCI, RGRE, CLAIR, Toronto and Austin; see docs/status.md for each source).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from tawam.basics.reasons import Reason
from tawam.registry.values import Cause, EventType, Kind, LifeEvent, Scope, Status

_UNDER_WAY = (None, Status.PROPOSED)
_OVER = frozenset({Status.ENDED, Status.HISTORICAL, Status.EXPIRED})


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the fold has got to: a status (None before anything is known), the event that decided it, remarks.

    ``agreed`` are the words of two sides that confirm the tie as it stands.
    """

    status: Status | None = None
    decided_by: LifeEvent | None = None
    remarks: tuple[Reason, ...] = ()
    agreed: tuple[LifeEvent, ...] = ()


def standing(events: Iterable[LifeEvent], kind: Kind, as_of: dt.date) -> Standing:
    """The standing on a day, from the events that had begun by then. ``events`` are ordered oldest first."""
    state = Standing()
    for event in events:
        if event.on is None or event.on.earliest() <= as_of:
            state = _STEPS[event.type](state, event)
    if state.status is Status.ACTIVE and kind is Kind.FRIENDSHIP:
        return replace(state, status=Status.FRIENDSHIP)
    return state


def reason_of(event: LifeEvent, code: str, **facts: str) -> Reason:
    """A reason that rests on one event and names its type, date and acting side."""
    told = {"event": event.type.value, "on": str(event.on or ""), "side": event.side, "body": event.body, **facts}
    return Reason(code, told, tuple(one.claim.id for one in event.claims))


def _move(status: Status) -> Callable[[Standing, LifeEvent], Standing]:
    def step(state: Standing, event: LifeEvent) -> Standing:
        return Standing(status, event)

    return step


def _approach(state: Standing, event: LifeEvent) -> Standing:
    """A contact or a vote: something is under way if nothing was before; else it changes nothing.

    One that speaks of a tie which exists already, say a vote on ending it, shows that tie.
    """
    if state.status in _UNDER_WAY and event.scope == Scope.EXISTING_TIE:
        return Standing(Status.ACTIVE, event, (reason_of(event, "start_unknown"),))
    return state if state.status is not None else Standing(Status.PROPOSED, event)


def _begin(state: Standing, event: LifeEvent) -> Standing:
    """A start that a list dates founds a tie; where the tie is known already it changes nothing."""
    return Standing(Status.ACTIVE, event) if state.status in _UNDER_WAY else state


def _resume(state: Standing, event: LifeEvent) -> Standing:
    """A resumption counts, except of a single programme while the tie as such is on hold."""
    if event.scope == Scope.PROGRAMME and state.status not in (None, Status.ACTIVE):
        return _remark(state, event, "only_a_programme_resumed")
    return Standing(Status.ACTIVE, event)


def _life(state: Standing, event: LifeEvent) -> Standing:
    """An activity, an anniversary, aid: shows that a tie exists, but does not undo a decision against it."""
    if state.status in _UNDER_WAY:
        return Standing(Status.ACTIVE, event, (reason_of(event, "start_unknown"),))
    if state.status is Status.DORMANT:
        return Standing(Status.ACTIVE, event, (reason_of(event, "woke_again"),))
    if state.status is Status.ACTIVE:
        return state
    return _remark(state, event, "people_carry_on")


def _reaffirm(state: Standing, event: LifeEvent) -> Standing:
    """A reaffirmation counts, except against the other side's decision to leave."""
    if state.status is Status.DISPUTED:
        # Only the side that left can settle it; the side that stayed has said so before.
        return Standing(Status.ACTIVE, event) if event.side and _other_side(state, event) else state
    if state.status in _OVER and _other_side(state, event):
        return Standing(Status.DISPUTED, event, (reason_of(event, "other_side_keeps"),))
    if state.status is Status.SUSPENDED:
        return _remark(state, event, "other_side_keeps" if _other_side(state, event) else "people_carry_on")
    return Standing(Status.ACTIVE, event)


def _suspend(state: Standing, event: LifeEvent) -> Standing:
    if event.scope == Scope.PROGRAMME:
        live = Standing(Status.ACTIVE, event) if state.status in _UNDER_WAY else state
        return _remark(live, event, "only_a_programme")
    partial = event.scope == Scope.TOWN_HALL_CONTACT
    remarks = (reason_of(event, "only_town_halls"),) if partial else ()
    return Standing(Status.SUSPENDED, event, remarks)


def _lapse(state: Standing, event: LifeEvent) -> Standing:
    if state.status in _OVER:
        return state
    if event.cause is Cause.AGREEMENT_EXPIRED:
        return Standing(Status.EXPIRED, event)
    return Standing(Status.DORMANT, event, (reason_of(event, "lapse_is_judged"),))


def _unmoved(state: Standing, event: LifeEvent) -> Standing:
    """A side's word is no act; it is heard when the acts are known (rules/sides.py)."""
    return state


def _remark(state: Standing, event: LifeEvent, code: str) -> Standing:
    return replace(state, remarks=(*state.remarks, reason_of(event, code)))


def _other_side(state: Standing, event: LifeEvent) -> bool:
    decided = state.decided_by
    return decided is not None and decided.side != "" and event.side != decided.side


_STEPS: dict[EventType, Callable[[Standing, LifeEvent], Standing]] = {
    EventType.CONTACT: _approach,
    EventType.VOTE: _approach,
    EventType.SIGNED: _move(Status.ACTIVE),
    EventType.BEGAN: _begin,
    EventType.RENEWED: _move(Status.ACTIVE),
    EventType.RESUMED: _resume,
    EventType.REAFFIRMED: _reaffirm,
    EventType.ANNIVERSARY: _life,
    EventType.ACTIVITY: _life,
    EventType.AID: _life,
    EventType.SUSPENDED: _suspend,
    EventType.LAPSED: _lapse,
    EventType.ENDED: _move(Status.ENDED),
    EventType.REVOKED: _move(Status.ENDED),
    EventType.MERGED: _move(Status.HISTORICAL),
    EventType.CONFIRMED: _unmoved,
    EventType.DENIED: _unmoved,
}
