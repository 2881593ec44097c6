"""What became of the other ties of two countries and of two towns, counted once for all cases of a day."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from tawam.assessment.values import Case
from tawam.registry.values import BREAKS, Cause, Life, LifeEvent, Scope

# Shocks work "within months to years" (evidence base): Sweden-China took six years, Russia weeks.
YEARS_OF_A_SHOCK = 5

Causes = frozenset[Cause]


@dataclass(frozen=True, slots=True)
class Fate:
    """Of so many ties these broke for one of the causes in five years."""

    of_all: int
    broken: tuple[str, ...]


def between(case: Case, causes: Causes) -> Fate:
    """The other ties of the same two countries that were unbroken five years ago."""
    if len(case.tie.countries) != 2:
        return Fate(0, ())
    own, unbroken = case.tie.id, _unbroken(case)
    key = ("between", case.as_of, causes, case.tie.countries)
    shared = case.others.once(key, lambda _: _fate(_of_all(case), unbroken, _broken(case, causes)))
    return Fate(shared.of_all - (own in unbroken), tuple(one for one in shared.broken if one != own))


def beside(case: Case, country: str, causes: Causes) -> Fate:
    """The ties of one of the countries with third countries that were unbroken five years ago."""

    def count(_: object) -> Fate:
        both = set(_of_all(case))
        third = [one for one in _by_country(case).get(country, ()) if one not in both]
        return _fate(third, _unbroken(case), _broken(case, causes))

    return case.others.once(("beside", case.as_of, causes, country, case.tie.countries), count)


def with_its_own(case: Case, causes: Causes) -> Fate:
    """All ties that touch one of the countries, the case's own last, whether or not they had broken before."""
    own = case.tie.id

    def count(_: object) -> Fate:
        touching = dict.fromkeys(one for each in sorted(countries) for one in _by_country(case).get(each, ()))
        return _fate(touching, touching.keys(), _broken(case, causes))

    countries = case.tie.countries
    shared = case.others.once(("touching", case.as_of, causes, countries), count)
    others = tuple(one for one in shared.broken if one != own)
    number = shared.of_all - (own in _by_country(case).get(min(countries), ())) + 1
    return Fate(number, (*others, own) if broke(case.tie, case.as_of, causes) else others)


def left_by(case: Case) -> list[str]:
    """The other ties that one of the parties broke off in five years, for whatever cause."""
    left = case.others.once(("left", case.as_of), lambda lives: _left(lives, case.as_of))
    return sorted({one for place in case.tie.places for one in left.get(place, ())} - {case.tie.id})


def partners(case: Case, place: str) -> int:
    """How many ties a party has on record by the day, this one among them."""
    found = case.others.once("partners", _ties_of_places)
    return len(found.get(place, set()) | {case.tie.id})


def is_break(event: LifeEvent) -> bool:
    """Whether the event breaks the tie; the end of a programme within it does not."""
    return event.type in BREAKS and event.scope != Scope.PROGRAMME


def broke(one: Life, as_of: dt.date, causes: Causes) -> bool:
    """Whether the tie broke for one of the causes in the five years before the day."""
    return any(is_break(event) and event.cause in causes and _within(event, as_of) for event in one.events)


def years_before(day: dt.date, years: int) -> dt.date:
    """The day so many years earlier, of 365.25 days each."""
    return day - dt.timedelta(days=round(365.25 * years))


def _fate(ties: Iterable[str], counted: Iterable[str], broken: frozenset[str]) -> Fate:
    found = [one for one in ties if one in counted]
    return Fate(len(found), tuple(one for one in found if one in broken))


def _by_country(case: Case) -> dict[str, dict[str, None]]:
    return case.others.once("by country", _ties_of_countries)


def _of_all(case: Case) -> list[str]:
    """The ties that touch each of the case's countries."""
    fewest, *more = sorted((_by_country(case).get(one, {}) for one in case.tie.countries), key=len)
    return [one for one in fewest if all(one in each for each in more)]


def _unbroken(case: Case) -> frozenset[str]:
    """The ties that were unbroken on the first day of the five years, as far as is known."""
    first = years_before(case.as_of, YEARS_OF_A_SHOCK)
    return case.others.once(
        ("unbroken", case.as_of), lambda lives: frozenset(one.id for one in lives if _under_way(one, first))
    )


def _broken(case: Case, causes: Causes) -> frozenset[str]:
    return case.others.once(
        ("broken", case.as_of, causes),
        lambda lives: frozenset(one.id for one in lives if broke(one, case.as_of, causes)),
    )


def _under_way(one: Life, first: dt.date) -> bool:
    before = [event for event in one.events if event.on and event.on.latest() < first]
    return not before or not is_break(before[-1])


def _within(event: LifeEvent, as_of: dt.date) -> bool:
    return event.on is not None and years_before(as_of, YEARS_OF_A_SHOCK) <= event.on.latest()


def _left(lives: Iterable[Life], as_of: dt.date) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for one in lives:
        for event in one.events:
            if event.side and is_break(event) and _within(event, as_of):
                found[event.side].append(one.id)
    return found


def _ties_of_places(lives: Iterable[Life]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for one in lives:
        for place in one.places:
            found[place].add(one.id)
    return found


def _ties_of_countries(lives: Iterable[Life]) -> dict[str, dict[str, None]]:
    """By country, in the order of the ties."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for one in lives:
        for country in one.countries:
            found[country][one.id] = None
    return found
