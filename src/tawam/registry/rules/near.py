"""Near matches: which documented partnership a text may have meant when the one it names is not known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz

from tawam.basics.reasons import Reason
from tawam.places.rules.geography import kilometres
from tawam.places.values import Place
from tawam.registry.values import NearMatch

# A region, a district and the city it belongs to lie this close together; two neighbouring cities seldom do.
SAME_AREA_KM = 60.0
AT_LEAST = 60.0


def near_matches(
    named: Sequence[Place], partnerships: Iterable[tuple[str, Sequence[Place]]], most: int = 3
) -> tuple[NearMatch, ...]:
    """Partnerships that share one party (or its area) with the named pair and whose other party is alike.

    The score (0 to 100) is 50 for the shared party (40 if only its area is shared), 25 if the other party lies in
    the same country, and up to 25 for the likeness of its name.
    """
    found = [match for key, parties in partnerships if (match := _compare(named, key, parties))]
    return tuple(sorted(found, key=lambda match: (-match.score, match.partnership))[:most])


def _compare(named: Sequence[Place], key: str, parties: Sequence[Place]) -> NearMatch | None:
    if len(named) != 2 or len(parties) != 2 or {one.id for one in named} == {one.id for one in parties}:
        return None
    turns = [(named, parties), (named, parties[::-1]), (named[::-1], parties), (named[::-1], parties[::-1])]
    scored = [_score(mine, theirs) for mine, theirs in turns]
    score, reasons = max(scored, key=lambda one: one[0])
    return NearMatch(key, score, reasons, tuple(parties)) if score >= AT_LEAST else None


def _score(named: Sequence[Place], parties: Sequence[Place]) -> tuple[float, tuple[Reason, ...]]:
    """The score if the first of each stand for the shared party and the second of each for the mistaken one."""
    shared, reasons = _shared(named[0], parties[0])
    if not shared or named[1].id == parties[1].id:
        return 0.0, ()
    score = shared
    if named[1].country and named[1].country == parties[1].country:
        score += 25.0
        reasons.append(Reason("same_country", {"country": named[1].country}))
    likeness = fuzz.ratio(named[1].name_en.casefold(), parties[1].name_en.casefold())
    if likeness >= 50:
        reasons.append(Reason("like_name", {"a": named[1].id, "b": parties[1].id}))
    return score + likeness / 4, tuple(reasons)


def _shared(mine: Place, theirs: Place) -> tuple[float, list[Reason]]:
    if mine.id == theirs.id:
        return 50.0, [Reason("same_party", {"place": mine.id})]
    if mine.country == theirs.country and kilometres(mine, theirs) <= SAME_AREA_KM:
        return 40.0, [Reason("same_area", {"a": mine.id, "b": theirs.id})]
    return 0.0, []
