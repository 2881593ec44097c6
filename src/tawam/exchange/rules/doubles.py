"""One event that both sides logged: found by side, days, kind and title, told once, unless somebody says otherwise."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import TypeVar

from tawam.exchange.values import Activity, Money, Outcome, Participation, State

# Which place logged it, and what it says.
Telling = tuple[str, Activity]
# By the ids of two entries, whether an officer says that they are the same event; pairs that nobody judged are not in.
Judged = Mapping[frozenset[str], bool]
# From this share of their words on, two titles are alike: “Youth camp in Lyon” and “Youth camp Lyon 2025”.
ALIKE = 0.5
Part = TypeVar("Part")
# What is counted for one party.
Counted = TypeVar("Counted", Participation, Money)


def alike(one: str, other: str) -> bool:
    """Whether two titles share at least half of their words; case counts for nothing."""
    words, others = set(one.casefold().split()), set(other.casefold().split())
    return bool(words & others) and len(words & others) >= ALIKE * len(words | others)


def perhaps_one_event(one: Telling, other: Telling) -> bool:
    """Whether two entries of different sides tell of one event: held on the same days, of one kind or alike by title.

    Titles may be in two languages, so that the kind alone is enough where the days are the same.
    """
    (side, first), (far, second) = one, other
    held = first.state is State.HELD and second.state is State.HELD
    days = (first.starts_on, first.last_on) == (second.starts_on, second.last_on)
    return side != far and held and days and (first.kind is second.kind or alike(first.title, second.title))


def doubles(told: Sequence[Telling], judged: Judged) -> list[tuple[Telling, Telling]]:
    """Pairs of entries that count as one event, each entry in one pair at most, whatever the order in which they come.

    What an officer called the same comes first, if both were held and logged by different sides; what an officer told
    apart is never a pair.
    """
    ordered = sorted(told, key=lambda one: (one[1].starts_on, one[1].id, one[0]))
    pairs = [(one, other) for one, other in combinations(ordered, 2) if _may_be(one, other, judged)]
    pairs.sort(key=lambda pair: not judged.get(_key(*pair), False))
    taken: set[str] = set()
    found = []
    for one, other in pairs:
        if not taken & {one[1].id, other[1].id}:
            taken |= {one[1].id, other[1].id}
            found.append((one, other))
    return found


def pairs_to_judge(told: Sequence[Telling], judged: Judged) -> list[tuple[Telling, Telling, bool]]:
    """Pairs of which somebody may say whether they are one event, and whether they count as one now."""
    joined = {_key(*pair) for pair in doubles(told, judged)}
    pairs = [
        (one, other)
        for one, other in combinations(told, 2)
        if one[0] != other[0] and (_key(one, other) in judged or perhaps_one_event(one, other))
    ]
    return [(one, other, _key(one, other) in joined) for one, other in pairs]


def told_once(told: Sequence[Telling], judged: Judged, *, ours: str = "") -> tuple[Activity, ...]:
    """The activities with each event once, in the order in which they came; one told by both sides is told by both.

    Of the two, that of the side ``ours`` keeps its id, title and note.
    """
    if len({side for side, _ in told}) < 2:
        return tuple(one for _, one in told)
    pairs = [(other, one) if other[0] == ours else (one, other) for one, other in doubles(told, judged)]
    joined = {one[1].id: both(one, other) for one, other in pairs}
    gone = {other[1].id for _, other in pairs}
    return tuple(joined.get(one.id, one) for _, one in told if one.id not in gone)


def both(one: Telling, other: Telling) -> Activity:
    """One event as two sides tell it: each knows its own people and money best; the rest is what either says."""
    (side, first), (far, second) = one, other
    return replace(
        first,
        hosts=_either(first.hosts, second.hosts),
        online=first.online or second.online,
        themes=_either(first.themes, second.themes),
        organisers=_either(first.organisers, second.organisers),
        sdg_targets=_either(first.sdg_targets, second.sdg_targets),
        participations=_by_party((side, first.participations), (far, second.participations)),
        money=_by_party((side, first.money), (far, second.money)),
        outcomes=_outcomes(first.outcomes, second.outcomes),
    )


def _may_be(one: Telling, other: Telling, judged: Judged) -> bool:
    said = judged.get(_key(one, other))
    if one[1].id == other[1].id:
        return False
    if said is None:
        return perhaps_one_event(one, other)
    return said and one[0] != other[0] and one[1].state is other[1].state is State.HELD


def _key(one: Telling, other: Telling) -> frozenset[str]:
    return frozenset((one[1].id, other[1].id))


def _either(one: Iterable[Part], other: Iterable[Part]) -> tuple[Part, ...]:
    return tuple(dict.fromkeys((*one, *other)))


def _by_party(one: tuple[str, Sequence[Counted]], other: tuple[str, Sequence[Counted]]) -> tuple[Counted, ...]:
    """What is counted for each party, as ``_said_of`` has it."""
    parties = _either((said.side for said in one[1]), (said.side for said in other[1]))
    return tuple(said for party in parties for said in _said_of(party, one, other))


def _said_of(party: str, *told: tuple[str, Sequence[Counted]]) -> Sequence[Counted]:
    """What is said of a party: by itself, if it says something of itself, else by whoever says something."""
    itself_first = sorted(told, key=lambda some: some[0] != party)
    found = ([said for said in some if said.side == party] for _, some in itself_first)
    return next(some for some in found if some)


def _outcomes(one: Collection[Outcome], other: Collection[Outcome]) -> tuple[Outcome, ...]:
    known = {result.indicator.casefold() for result in one}
    return (*one, *(result for result in other if result.indicator.casefold() not in known))
