"""A partnership's record, derived from its claims alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from tawam.basics.dates import PartialDate
from tawam.basics.reasons import Reason
from tawam.evidence.rules import LIST_OF
from tawam.evidence.values import Grade, SourcedClaim
from tawam.places.values import Place
from tawam.registry.rules.confidence import YEARS_OF_SILENCE, confidence, publishers
from tawam.registry.rules.conflicts import (
    KIND_PROPERTY,
    LINK_PROPERTY,
    WHEN_BEGUN,
    WHEN_SIGNED,
    conflicts,
    says_yes,
)
from tawam.registry.rules.events import (
    STATED_BY,
    UNDER_CHECK,
    declared_by_one,
    is_witness,
    life_events,
    reported_events,
)
from tawam.registry.rules.pairs import own_claims_first, parties_named
from tawam.registry.rules.sides import with_words
from tawam.registry.rules.status import Standing, reason_of, standing
from tawam.registry.values import (
    BREAKS,
    LIGHT_OF_STATUS,
    SIGNS_OF_LIFE,
    WORDS,
    Confidence,
    Conflict,
    Dossier,
    EventType,
    Judgement,
    Kind,
    LifeEvent,
    Light,
    Record,
    Status,
    Topic,
)


class UnfitClaims(ValueError):
    """The claims about a subject do not make a partnership."""

    def __init__(self, subject: str, parties: int) -> None:
        super().__init__(f"{subject}: a partnership needs two parties, the claims name {parties}")


def record(subject: str, claims: Iterable[SourcedClaim]) -> Record:
    """The record of a partnership: its events, disagreements and every judgement from its first day on.

    Raises UnfitClaims if fewer than two parties are named.
    """
    said = own_claims_first(subject, claims)
    parties = parties_named(said)
    if len(parties) < 2:
        raise UnfitClaims(subject, len(parties))
    kind = _kind(said)
    events = life_events(said)
    disagreements = conflicts(said, reported_events(said))
    since, basis = beginning(events, conflicts(said, events))
    judged = _with_hearsay(judgements(events, kind, disagreements), events, said)
    return Record(
        id=subject,
        kind=kind,
        parties=parties,
        events=events,
        conflicts=disagreements,
        judgements=judged,
        since=since,
        since_basis=basis,
        last_sign=_last_sign(events, dt.date.max),
    )


def _with_hearsay(
    judged: tuple[Judgement, ...], events: Sequence[LifeEvent], said: Sequence[SourcedClaim]
) -> tuple[Judgement, ...]:
    """The judgements, and what was heard before the first where that rests on words alone."""
    if not judged:
        return (hearsay(said),)
    first = judged[0]
    if any(event.type not in WORDS for event in events):
        return judged
    earlier = [one for one in said if one.claim.qualifiers.get("on", "") < first.from_on.isoformat()]
    heard = hearsay(earlier)
    return (heard, *judged) if dt.date.min < heard.from_on < first.from_on else judged


def judgements(events: Sequence[LifeEvent], kind: Kind, disagreements: Sequence[Conflict]) -> tuple[Judgement, ...]:
    """Every judgement in turn: one for each day on which something changes what can be said.

    The days are those of the events, and the first day on which a last sign of life has become too old.
    """
    found: list[Judgement] = []
    for day in _turning_days(events):
        judged = judgement(events, kind, disagreements, day)
        if judged is not None and (not found or _differs(found[-1], judged)):
            found.append(judged)
    return tuple(found)


def judgement(
    events: Sequence[LifeEvent], kind: Kind, disagreements: Sequence[Conflict], as_of: dt.date
) -> Judgement | None:
    """How the partnership stands on a day and why; None while nothing is known yet."""
    state = with_words(standing(events, kind, as_of), events, kind, as_of)
    if state.status is None or state.decided_by is None:
        return None
    # Where no sign of life is on record, the deciding event is the last that is known of the tie.
    sign = _last_sign(events, as_of) or state.decided_by.on
    open_ones = [one for one in disagreements if _concerns(one, events, as_of)]
    level, doubts = confidence(state, open_ones, sign.latest() if sign else None, as_of)
    reasons = (reason_of(state.decided_by, "decided_by"), *state.remarks, *doubts)
    return Judgement(as_of, state.status, level, reasons, _until(state))


def _concerns(conflict: Conflict, events: Sequence[LifeEvent], as_of: dt.date) -> bool:
    """Whether a disagreement bears on the day: one about the end or the status does not before the first break."""
    breaks = [event.on.earliest() for event in events if event.type in BREAKS and event.on]
    if conflict.topic not in (Topic.END, Topic.STATUS) or not breaks:
        return True
    return min(breaks) <= as_of


def hearsay(claims: Sequence[SourcedClaim]) -> Judgement:
    """The judgement on a tie of which no event is known: somebody lists it, and perhaps somebody denies it.

    Two independent publishers, or a party's own record, make it active with unknown start; a denial beside that
    makes it disputed; less than that leaves it never confirmed. A text under check is no witness.
    """
    links = [one for one in claims if one.claim.property == LINK_PROPERTY]
    for_it = [one for one in links if says_yes(one) and not one.claim.gone_on]
    dropped = [one for one in links if says_yes(one) and one.claim.gone_on]
    against = [one for one in links if not says_yes(one)]
    witnesses = [one for one in for_it if is_witness(one)]
    known = _independent(witnesses) > 1 or any(one.source.grade is Grade.A for one in witnesses)
    status = Status.NEVER_CONFIRMED if not known else Status.DISPUTED if against else Status.ACTIVE
    reasons = [_voices("said_by", for_it)] if for_it or not dropped else []
    if alone := declared_by_one(for_it):
        reasons.append(Reason("one_side_says", {"side": alone}))
    reasons += [_voices("denied_by", against)] if against else []
    reasons += [_voices("no_longer_listed", dropped)] if dropped else []
    level = Confidence.LOW if status is not Status.ACTIVE else Confidence.MEDIUM
    return Judgement(_first_heard(links), status, level, tuple(reasons))


def _independent(witnesses: Sequence[SourcedClaim]) -> int:
    """How many name the tie independently; a side that declares it and the list of that side are one voice."""
    declared = {one.claim.qualifiers[STATED_BY] for one in witnesses if STATED_BY in one.claim.qualifiers}
    others = [one for one in witnesses if STATED_BY not in one.claim.qualifiers]
    listed = {one.claim.qualifiers.get(LIST_OF, "") for one in others}
    return len(publishers(others)) + len(declared - listed)


def _first_heard(links: Sequence[SourcedClaim]) -> dt.date:
    """The oldest day of which a source speaks or on which it appeared, or else the day on which we read it."""
    days = [PartialDate.parse(one.claim.qualifiers["on"]) for one in links if one.claim.qualifiers.get("on")]
    days += [one.source.published for one in links if one.source.published]
    read = [dt.date.fromisoformat(one.claim.first_seen_on) for one in links if one.claim.first_seen_on]
    return min((day.earliest() for day in days), default=min(read, default=dt.date.min))


def beginning(events: Sequence[LifeEvent], disagreements: Sequence[Conflict]) -> tuple[PartialDate | None, str]:
    """Since when the tie exists and what that date means: ``signed``, ``began``, ``first_seen`` or nothing.

    A signature goes before a start that a list only dates. Where data sets date it differently, the best documented
    date stands (better grade, more publishers, earlier) and the conflict beside it.
    """
    signed = [event for event in events if event.type is EventType.SIGNED and event.on]
    if signed:
        disputed = any(conflict.question.get("code") in (WHEN_SIGNED, WHEN_BEGUN) for conflict in disagreements)
        return (min(signed, key=_best_documented) if disputed else signed[0]).on, "signed"
    begun = [event for event in events if event.type is EventType.BEGAN and event.on]
    if begun:
        return min(begun, key=_best_documented).on, "began"
    lived = [event.on for event in events if event.type in SIGNS_OF_LIFE and event.on]
    return (min(lived), "first_seen") if lived else (None, "")


def other_claims(dossier: Dossier) -> list[SourcedClaim]:
    """The worded claims about a partnership that stand neither in its events nor in its disagreements.

    What a text under check says is left to its case file, what a side declares to the words of the sides.
    """
    answers = [answer for conflict in dossier.conflicts for answer in conflict.answers]
    shown = {one.claim.id for event in dossier.events for one in event.claims}
    shown |= {one.claim.id for answer in answers for one in answer.claims}
    elsewhere = {UNDER_CHECK, STATED_BY}
    worded = [one for one in dossier.side_claims if one.claim.wording and elsewhere.isdisjoint(one.claim.qualifiers)]
    return [one for one in worded if one.claim.id not in shown]


def sides(dossier: Dossier) -> list[tuple[Place, tuple[LifeEvent, ...]]]:
    """What each party itself did or said, oldest first; empty if no event names an acting side.

    What it says in a declaration is told beside this. A party without an entry of its own is in the list too: its
    silence on record is worth seeing.
    """
    told = [
        (place, tuple(one for one in dossier.events if one.side == place.id and one.type not in WORDS))
        for place in dossier.partnership.parties
    ]
    return told if any(acts for _, acts in told) else []


def listed_by_one(parties: Sequence[Place], claims: Iterable[SourcedClaim]) -> tuple[Place, Place, set[str]] | None:
    """The party whose lists alone name the tie, the other, and the data sets of these lists.

    None if both sides' lists name it, or nobody's, or if there are more than two sides.
    """
    links = [one.claim for one in claims if one.claim.property == LINK_PROPERTY and says_yes(one)]
    naming = [said for said in links if not said.gone_on and said.qualifiers.get(LIST_OF)]
    listers = {said.qualifiers[LIST_OF] for said in naming}
    found = [place for place in parties if place.id in listers]
    if len(found) != 1 or len(parties) != 2:
        return None
    (other,) = (place for place in parties if place != found[0])
    return found[0], other, {said.dataset for said in naming}


def signing_disputed(dossier: Dossier) -> bool:
    """Whether sources date the signature differently, so that each date is only what somebody says."""
    return any(conflict.question.get("code") in (WHEN_SIGNED, WHEN_BEGUN) for conflict in dossier.conflicts)


def _best_documented(event: LifeEvent) -> tuple[str, int, PartialDate]:
    grade = min(one.source.grade for one in event.claims)
    return grade, -len(publishers(event.claims)), event.on or PartialDate(9999)


def _voices(code: str, claims: Sequence[SourcedClaim]) -> Reason:
    names = "; ".join(sorted(publishers(claims)))
    return Reason(code, {"publishers": names}, tuple(one.claim.id for one in claims))


def _kind(claims: Iterable[SourcedClaim]) -> Kind:
    return next((Kind(one.claim.value) for one in claims if one.claim.property == KIND_PROPERTY), Kind.TWINNING)


def _turning_days(events: Sequence[LifeEvent]) -> list[dt.date]:
    days = {event.on.earliest() if event.on else dt.date.min for event in events}
    signs = [event.on for event in events if event.on]
    silences = {dt.date(sign.latest().year + YEARS_OF_SILENCE + 1, 1, 1) for sign in signs if sign.year < 9000}
    return sorted(days | silences)


def _differs(before: Judgement, after: Judgement) -> bool:
    return (before.status, before.confidence, before.reasons) != (after.status, after.confidence, after.reasons)


def _last_sign(events: Iterable[LifeEvent], as_of: dt.date) -> PartialDate | None:
    signs = [event.on for event in events if event.type in SIGNS_OF_LIFE and event.on]
    return max((sign for sign in signs if sign.earliest() <= as_of), default=None)


def _until(state: Standing) -> PartialDate | None:
    if state.status is None or state.decided_by is None:
        return None
    stopped = LIGHT_OF_STATUS[state.status] in (Light.PAUSED, Light.OVER)
    return state.decided_by.on if stopped else None
