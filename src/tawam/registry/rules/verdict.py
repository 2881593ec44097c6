"""A text held against the evidence: which claims speak for a statement, which against, and what follows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tawam.basics.dates import PartialDate
from tawam.basics.reasons import Reason
from tawam.evidence.values import Claim, SourcedClaim, Stance
from tawam.registry.rules.events import EVENT_PROPERTY
from tawam.registry.values import (
    BREAKS,
    SIGNS_OF_LIFE,
    Bearing,
    EventType,
    Facet,
    FacetFinding,
    Verdict,
)

CAUSE_PROPERTY = "cause:"
# What every event says of the tie itself: even a break shows that there was something to break.
_SHOWS_A_LINK = SIGNS_OF_LIFE | BREAKS
_AFFIRMATIVE = "yes"


def facet_finding(facet: Facet, evidence: Iterable[SourcedClaim]) -> FacetFinding:
    """A facet's verdict from the claims of all sources but the checked text itself.

    Only support gives agreed, only contradiction contradicted, both conflicting, neither unsupported.
    """
    claims = list(evidence)
    asks_of_today = facet.property == "in_force"
    last_break = _latest(claims, BREAKS - {EventType.LAPSED}) if asks_of_today else None
    last_sign = _latest(claims, SIGNS_OF_LIFE) if asks_of_today else None
    bearings = [bearing for one in claims if (bearing := _bearing(facet, one, last_break, last_sign))]
    support = tuple(bearing for bearing in bearings if bearing.supports)
    against = tuple(bearing for bearing in bearings if not bearing.supports)
    return FacetFinding(facet, _verdict(bool(support), bool(against)), support, against)


def overall(findings: Sequence[FacetFinding]) -> Verdict:
    """A statement's verdict: that of its first facet, with which it stands or falls.

    An agreed first facet is lowered to partly when any further facet is not agreed.
    """
    if not findings:
        return Verdict.UNSUPPORTED
    first, *others = [finding.verdict for finding in findings]
    if first is Verdict.AGREED and any(verdict is not Verdict.AGREED for verdict in others):
        return Verdict.PARTLY
    return first


def _verdict(support: bool, against: bool) -> Verdict:
    if support and against:
        return Verdict.CONFLICTING
    if support:
        return Verdict.AGREED
    return Verdict.CONTRADICTED if against else Verdict.UNSUPPORTED


def _bearing(
    facet: Facet, sourced: SourcedClaim, last_break: PartialDate | None, last_sign: PartialDate | None
) -> Bearing | None:
    if facet.property in _also_answered_by(sourced.claim.property):
        return _direct(facet, sourced)
    event = _event_of(sourced.claim)
    if event is None:
        return None
    if facet.property == "linked":
        shown = event in _SHOWS_A_LINK
        return _say(sourced, facet.value == _AFFIRMATIVE, "shows_a_link") if shown else None
    if facet.property == "in_force":
        return _liveness(facet, sourced, event, last_break, last_sign)
    if facet.property.startswith(CAUSE_PROPERTY) and event in BREAKS:
        return _cause(facet, sourced)
    return None


def _direct(facet: Facet, sourced: SourcedClaim) -> Bearing:
    same = values_agree(facet.value, sourced.claim)
    supports = same == (sourced.claim.stance is Stance.ASSERTS)
    if sourced.claim.qualifiers.get("by_omission"):
        return _say(sourced, supports, "left_out")
    return _say(sourced, supports, "says_the_same" if supports else "says_otherwise")


def _also_answered_by(name: str) -> tuple[str, ...]:
    """The properties about which a claim speaks: a start given by a list can be the signature that a text dates."""
    return (name, EVENT_PROPERTY + EventType.SIGNED) if name == EVENT_PROPERTY + EventType.BEGAN else (name,)


def values_agree(stated: str, claim: Claim) -> bool:
    """Whether a claim's value can mean what the text states: equal codes, dates that can be the same day.

    For events a bare "yes" (it happened) agrees with every date.
    """
    if stated == claim.value:
        return True
    if claim.property.startswith(EVENT_PROPERTY) and _AFFIRMATIVE in (stated, claim.value):
        return "no" not in (stated, claim.value)
    try:
        return PartialDate.parse(stated).agrees_with(PartialDate.parse(claim.value))
    except ValueError:
        return False


def _liveness(
    facet: Facet,
    sourced: SourcedClaim,
    event: EventType,
    last_break: PartialDate | None,
    last_sign: PartialDate | None,
) -> Bearing | None:
    """The latest dated break or sign of life decides; what came before it says nothing about today."""
    on = sourced.claim.on
    if on is None:
        return None
    alive = facet.value == _AFFIRMATIVE
    if event in SIGNS_OF_LIFE and on == last_sign and (last_break is None or last_break < on):
        return _say(sourced, alive, "sign_of_life", on=str(on))
    if event in BREAKS and on == last_break and (last_sign is None or last_sign <= on):
        return _say(sourced, not alive, "break", on=str(on))
    return None


def _cause(facet: Facet, sourced: SourcedClaim) -> Bearing | None:
    """A break for the stated cause supports; a break for another one does not contradict: causes add up."""
    stated = facet.property.removeprefix(CAUSE_PROPERTY)
    if sourced.claim.qualifiers.get("cause") != stated:
        return None
    return _say(sourced, facet.value == _AFFIRMATIVE, "break_for_this_cause")


def _event_of(claim: Claim) -> EventType | None:
    if not claim.property.startswith(EVENT_PROPERTY) or claim.stance is Stance.DENIES:
        return None
    return EventType(claim.property.removeprefix(EVENT_PROPERTY))


def _latest(claims: Iterable[SourcedClaim], types: frozenset[EventType]) -> PartialDate | None:
    dates = [one.claim.on for one in claims if _event_of(one.claim) in types]
    return max((on for on in dates if on is not None), default=None)


def _say(sourced: SourcedClaim, supports: bool, code: str, **facts: str) -> Bearing:
    return Bearing(sourced, supports, Reason(code, facts, (sourced.claim.id,)))
