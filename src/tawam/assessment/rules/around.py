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
    """Of so many ties these broke for one of the causes in five years, in the order of their ids."""

    of_all: int
    broken: tuple[str, ...]

    def without(self, tie: str, counted: bool) -> Fate:
        """The fate of the others; ``counted`` says whether this one is among them."""
        others = tuple(one for one in self.broken if one != tie) if tie in self.broken else self.broken
        return Fate(self.of_all - counted, others)


def between(case: Case, causes: Causes) -> Fate:
    """The other ties of the same two countries that were unbroken five years ago."""
    if len(case.tie.countries) != 2:
        return Fate(0, ())
    return _of_all(case, causes).without(case.tie.id, case.tie.id in _unbroken(case))


def beside(case: Case, country: str, causes: Causes) -> Fate:
    """The ties of one of the countries with third countries that were unbroken five years ago."""

    def count(_: object) -> Fate:
        whole, both = _fate_of(case, country, causes), _of_all(case, causes)
        known = set(both.broken)
        return Fate(whole.of_all - both.of_all, tuple(one for one in whole.broken if one not in known))

    return case.others.once(("beside", case.as_of, causes, country, case.tie.countries), count)


def with_its_own(case: Case, causes: Causes) -> Fate:
    """All ties that touch one of the countries, the case's own last, whether or not they had broken before."""
    own, countries = case.tie.id, case.tie.countries

    def count(_: object) -> Fate:
        touching = frozenset().union(*(_touching(case, one) for one in countries))
        return Fate(len(touching), tuple(sorted(touching & _broken(case, causes))))

    shared = case.others.once(("touching", case.as_of, causes, countries), count)
    others = shared.without(own, own in _touching(case, min(countries)))
    struck = (own,) if broke(case.tie, case.as_of, causes) else ()
    return Fate(others.of_all + 1, others.broken + struck)


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


def _touching(case: Case, country: str) -> frozenset[str]:
    return case.others.once("by country", _ties_of_countries).get(country, frozenset())


def _fate_of(case: Case, country: str, causes: Causes) -> Fate:
    """The ties of a country that were unbroken five years ago."""

    def count(_: object) -> Fate:
        there = _touching(case, country) & _unbroken(case)
        return Fate(len(there), tuple(sorted(there & _broken(case, causes))))

    return case.others.once(("of one", case.as_of, causes, country), count)


def _of_all(case: Case, causes: Causes) -> Fate:
    """The ties that touch each of the case's countries and were unbroken five years ago."""

    def count(_: object) -> Fate:
        there = _unbroken(case).intersection(*(_touching(case, one) for one in case.tie.countries))
        return Fate(len(there), tuple(sorted(there & _broken(case, causes))))

    return case.others.once(("of all", case.as_of, causes, case.tie.countries), count)


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


def _ties_of_countries(lives: Iterable[Life]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for one in lives:
        for country in one.countries:
            found[country].add(one.id)
    return {country: frozenset(ties) for country, ties in found.items()}
