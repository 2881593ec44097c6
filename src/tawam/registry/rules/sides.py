"""What the sides say of the tie in their own name, laid over what happened: words beside acts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace

from tawam.basics.reasons import Reason
from tawam.registry.rules.status import Standing, reason_of
from tawam.registry.values import LIGHT_OF_STATUS, WORDS, EventType, Kind, LifeEvent, Light, Status

_BEFORE_ANY_TIE = (None, Status.PROPOSED)


def with_words(state: Standing, events: Iterable[LifeEvent], kind: Kind, as_of: dt.date) -> Standing:
    """The standing after the sides were heard: of each side its latest word since the deciding act counts.

    Two sides that confirm make the tie active, whatever was on record before; their agreement is the tie. One side
    alone changes nothing that others documented, except that a tie which it denies, or which it keeps against the
    other side's decision to leave, is disputed. One side alone founds no tie.
    """
    said = _latest_words(events, state.decided_by, as_of)
    yes = [one for one in said if one.type is EventType.CONFIRMED]
    no = [one for one in said if one.type is EventType.DENIED]
    if no:
        return _denied(state, yes, no)
    if len(yes) > 1:
        return _agreed(state, yes, kind)
    return _one_confirms(state, yes[0]) if yes else state


def _latest_words(events: Iterable[LifeEvent], decided_by: LifeEvent | None, as_of: dt.date) -> list[LifeEvent]:
    """Each side's latest word, oldest first; words before the deciding act were about another state of things."""
    since = decided_by.on.earliest() if decided_by and decided_by.on else dt.date.min
    latest: dict[str, LifeEvent] = {}
    for one in events:
        if one.type in WORDS and one.side and one.on and since <= one.on.latest() and one.on.earliest() <= as_of:
            latest.pop(one.side, None)
            latest[one.side] = one
    return list(latest.values())


def _denied(state: Standing, yes: Sequence[LifeEvent], no: Sequence[LifeEvent]) -> Standing:
    remarks = (*_remarks(yes, "side_confirms"), *_remarks(no, "side_denies"))
    if state.status in _BEFORE_ANY_TIE or _light(state) is Light.OVER or state.status is Status.DISPUTED:
        return replace(state, remarks=(*state.remarks, *remarks))
    return Standing(Status.DISPUTED, no[-1], (*state.remarks, *remarks))


def _agreed(state: Standing, yes: Sequence[LifeEvent], kind: Kind) -> Standing:
    if state.status is not None and _light(state) is Light.ALIVE:
        return replace(state, agreed=tuple(yes))
    status = Status.FRIENDSHIP if kind is Kind.FRIENDSHIP else Status.ACTIVE
    return Standing(status, yes[-1], _remarks(yes[:-1], "side_confirms"), agreed=tuple(yes))


def _one_confirms(state: Standing, word: LifeEvent) -> Standing:
    decided = state.decided_by
    left = decided is not None and decided.side not in ("", word.side)
    if left and state.status is not None and _light(state) is Light.OVER:
        return Standing(Status.DISPUTED, word, (reason_of(word, "other_side_keeps"),))
    return replace(state, remarks=(*state.remarks, *_remarks([word], "side_confirms")))


def _light(state: Standing) -> Light | None:
    return LIGHT_OF_STATUS[state.status] if state.status else None


def _remarks(words: Iterable[LifeEvent], code: str) -> tuple[Reason, ...]:
    return tuple(reason_of(one, code) for one in words)
