"""From claims to life events: reports of the same act become one event with several sources."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from tawam.basics.dates import Precision
from tawam.evidence.values import Claim, SourcedClaim, Stance
from tawam.registry.values import ACTS, BREAKS, FOUNDINGS, MUTUAL, Cause, EventType, LifeEvent

EVENT_PROPERTY = "event:"
# A claim by a text that a case file checks: it may add doubt to a record, never a fact.
UNDER_CHECK = "under_check"
# A claim that a list makes in the name of a document which it cites and which nobody here has read.
CITED_BY = "cited_by"
# The qualifier that names the place which says a thing of its own partnership, in a declaration on this registry.
STATED_BY = "stated_by"
_FINENESS = {Precision.YEAR: 0, Precision.MONTH: 1, Precision.DAY: 2}


def life_events(claims: Iterable[SourcedClaim]) -> tuple[LifeEvent, ...]:
    """The events that the claims assert, oldest first; what only a text under check says is left out.

    So is an act of both sides that only one side declares: it is shown as what that side says.
    """
    return tuple(event for event in reported_events(claims) if not (_only_under_check(event) or _one_sided(event)))


def reported_events(claims: Iterable[SourcedClaim]) -> tuple[LifeEvent, ...]:
    """All events that anybody reports, oldest first, texts under check included.

    Two claims are one event if they report the same act (see values.ACTS), can mean the same day, and do not name
    different acting sides. An undated report joins the act if there is just one. Undated events stand first if
    they begin something, last if they break it.
    """
    groups: list[list[SourcedClaim]] = []
    for sourced in sorted(filter(_is_event, claims), key=_in_turn):
        home = _home(groups, sourced)
        if home is None:
            groups.append([sourced])
        else:
            home.append(sourced)
    events = [_event(group) for group in groups]
    return tuple(sorted(events, key=_when))


def _only_under_check(event: LifeEvent) -> bool:
    return all(one.claim.qualifiers.get(UNDER_CHECK) for one in event.claims)


def _one_sided(event: LifeEvent) -> bool:
    """Whether an act that needs both sides rests on the declaration of one alone."""
    if event.type not in MUTUAL:
        return False
    said = [one.claim.qualifiers for one in event.claims if UNDER_CHECK not in one.claim.qualifiers]
    return all(STATED_BY in one for one in said) and len({one[STATED_BY] for one in said}) == 1


def declared_by_one(claims: Iterable[SourcedClaim]) -> str:
    """The side whose declarations alone these claims are; empty if others say it too, or nobody."""
    sides = {one.claim.qualifiers.get(STATED_BY, "") for one in claims}
    return sides.pop() if len(sides) == 1 else ""


def is_witness(sourced: SourcedClaim) -> bool:
    """Whether the source speaks for itself: it is neither a text under check nor only cited by another."""
    return UNDER_CHECK not in sourced.claim.qualifiers and CITED_BY not in sourced.claim.qualifiers


def event_type(sourced: SourcedClaim) -> EventType:
    """The event type that an event claim speaks of."""
    return EventType(sourced.claim.property.removeprefix(EVENT_PROPERTY))


def _is_event(sourced: SourcedClaim) -> bool:
    claim = sourced.claim
    return claim.property.startswith(EVENT_PROPERTY) and claim.stance is Stance.ASSERTS


def _in_turn(sourced: SourcedClaim) -> tuple[bool, bool, int]:
    """Dated reports first, so that undated ones find them; texts under check after everybody else."""
    return UNDER_CHECK in sourced.claim.qualifiers, sourced.claim.on is None, sourced.claim.position


def _home(groups: list[list[SourcedClaim]], sourced: SourcedClaim) -> list[SourcedClaim] | None:
    """The act that the report belongs to; an undated one belongs to none if it could be several."""
    fitting = [group for group in groups if _same_act(group, sourced)]
    if sourced.claim.on is None and len(fitting) > 1:
        return None
    return fitting[0] if fitting else None


def _same_act(group: list[SourcedClaim], other: SourcedClaim) -> bool:
    if event_type(group[0]) not in ACTS or not _same_kind_of_act(group[0], other):
        return False
    if not _sides_agree(group, other):
        return False
    on = other.claim.on
    return on is None or all(one.claim.on is None or one.claim.on.agrees_with(on) for one in group)


def _same_kind_of_act(one: SourcedClaim, other: SourcedClaim) -> bool:
    """A start that a list dates can be the signature that others report."""
    kinds = {event_type(one), event_type(other)}
    return len(kinds) == 1 or kinds <= FOUNDINGS


def _sides_agree(group: list[SourcedClaim], other: SourcedClaim) -> bool:
    sides = {one.claim.side for one in [*group, other] if one.claim.side}
    return len(sides) <= 1


def _event(group: list[SourcedClaim]) -> LifeEvent:
    witnesses = [one for one in group if UNDER_CHECK not in one.claim.qualifiers] or group
    signed = [one for one in witnesses if event_type(one) is EventType.SIGNED]
    best = min(signed or witnesses, key=_telling)
    # A signature that its reporters do not date has the date of the start that others give.
    dated = best.claim if best.claim.on else min(witnesses, key=_telling).claim
    said = [one.claim for one in witnesses]
    cause = next((one.qualifiers["cause"] for one in said if one.qualifiers.get("cause")), None)
    return LifeEvent(
        type=event_type(best),
        on=dated.on,
        claims=tuple(group),
        side=next((one.side for one in said if one.side), ""),
        body=_first(said, "body"),
        cause=Cause(cause) if cause else None,
        scope=_first(said, "scope"),
        date_basis=dated.qualifiers.get("date_basis", ""),
        decision=_first(said, "decision"),
        wording=best.claim.wording,
    )


def _first(claims: Iterable[Claim], qualifier: str) -> str:
    values = (claim.qualifiers.get(qualifier, "") for claim in claims)
    return next((value for value in values if value), "")


def _telling(sourced: SourcedClaim) -> tuple[int, str, int]:
    """Finest date first, then the better source, then the order of telling."""
    on = sourced.claim.on
    fineness = _FINENESS[on.precision] if on else -1
    return -fineness, sourced.source.grade, sourced.claim.position


def _when(event: LifeEvent) -> tuple[dt.date, bool, int]:
    if event.on is None:
        edge = dt.date.max if event.type in BREAKS else dt.date.min
        return edge, event.type in BREAKS, event.claims[0].claim.position
    return event.on.earliest(), event.type in BREAKS, event.claims[0].claim.position
