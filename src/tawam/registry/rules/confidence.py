"""How firmly a status stands: who says it, whether others disagree, and how old the last sign is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from tawam.basics.reasons import Reason
from tawam.evidence.rules import best_grade
from tawam.evidence.values import Grade, SourcedClaim
from tawam.registry.rules.events import declared_by_one, is_witness
from tawam.registry.rules.status import Standing
from tawam.registry.values import LIGHT_OF_STATUS, Confidence, Conflict, Light, Topic

# After so many years without a documented sign of life, "active" is an assumption.
# Tawam's own choice: twice the longest review cycle found in council rules (three-yearly, Christchurch 2000),
# rounded up to a decade so that links with five- and ten-yearly anniversaries are not called silent.
YEARS_OF_SILENCE = 10

_LEVELS = [Confidence.LOW, Confidence.MEDIUM, Confidence.HIGH]
_UNSETTLING = frozenset({Topic.START, Topic.END, Topic.STATUS, Topic.KIND, Topic.PARTIES})


def publishers(claims: Iterable[SourcedClaim]) -> set[str]:
    """The different publishers behind the claims; one publisher twice is one voice."""
    return {one.source.publisher for one in claims}


def confidence(
    standing: Standing, conflicts: Iterable[Conflict], last_sign: dt.date | None, as_of: dt.date
) -> tuple[Confidence, tuple[Reason, ...]]:
    """The confidence in a standing and the reasons for it.

    It starts from the sources of the deciding event: an A source or two independent B publishers give high, one B
    or two C publishers medium, anything else low. Each of these lowers it by one level: an open disagreement
    about the start, the end, the status, the kind or the parties; a date that no source states; a status
    "active" without a documented sign of life in the last ten years. Where both sides confirm the tie as it stands it
    starts from high, and their words break the silence: two parties that agree are the tie. The word of one side
    alone is low.
    """
    told = standing.decided_by.claims if standing.decided_by else ()
    claims = tuple(one for one in told if is_witness(one))
    level, reasons = _from_sides(standing) if standing.agreed else _from_sources(claims)
    doubts = [*_disagreements(conflicts), *_inferred(standing), *_silence(standing, last_sign, as_of)]
    lowered = _LEVELS[max(0, _LEVELS.index(level) - len(doubts))]
    return lowered, (*reasons, *doubts)


def _from_sides(standing: Standing) -> tuple[Confidence, list[Reason]]:
    ids = tuple(one.claim.id for word in standing.agreed for one in word.claims)
    return Confidence.HIGH, [Reason("both_sides", {}, ids)]


def _from_sources(claims: tuple[SourcedClaim, ...]) -> tuple[Confidence, list[Reason]]:
    ids = tuple(one.claim.id for one in claims)
    voices = len(publishers(claims))
    grade = best_grade([one.source for one in claims])
    if grade is Grade.A:
        return Confidence.HIGH, [Reason("own_record", {}, ids)]
    if voices > 1 and grade in (Grade.B, Grade.C):
        level = Confidence.HIGH if grade is Grade.B else Confidence.MEDIUM
        return level, [Reason("several_sources", {"count": str(voices)}, ids)]
    if grade is Grade.B:
        return Confidence.MEDIUM, [Reason("single_source", {}, ids)]
    if alone := declared_by_one(claims):
        return Confidence.LOW, [Reason("one_side_says", {"side": alone}, ids)]
    return Confidence.LOW, [Reason("weak_source" if claims else "no_source", {}, ids)]


def _disagreements(conflicts: Iterable[Conflict]) -> list[Reason]:
    topics = sorted({conflict.topic for conflict in conflicts} & _UNSETTLING)
    return [Reason("sources_disagree", {"topic": topic.value}) for topic in topics]


def _inferred(standing: Standing) -> list[Reason]:
    event = standing.decided_by
    if event is None or not event.date_basis:
        return []
    return [Reason("date_not_stated", {"basis": event.date_basis})]


def _silence(standing: Standing, last_sign: dt.date | None, as_of: dt.date) -> list[Reason]:
    if standing.status is None or LIGHT_OF_STATUS[standing.status] is not Light.ALIVE or last_sign is None:
        return []
    last_sign = max([last_sign, *(word.on.latest() for word in standing.agreed if word.on)])
    if last_sign >= silent_since(as_of):
        return []
    return [Reason("no_recent_sign", {"year": str(last_sign.year)})]


def silent_since(as_of: dt.date) -> dt.date:
    """A last sign before this day counts as silence."""
    return dt.date(max(1, as_of.year - YEARS_OF_SILENCE), 1, 1)
