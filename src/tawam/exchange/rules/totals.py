"""What the held activities add up to. Planned and cancelled ones count nowhere; currencies are never added up."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from decimal import Decimal

from tawam.exchange.values import Activity, AgeGroup, Direction, MoneyTotal, State, YearTotals


def held(activities: Iterable[Activity]) -> list[Activity]:
    """Those that took place, the earliest first."""
    return sorted((one for one in activities if one.state is State.HELD), key=lambda one: (one.starts_on, one.id))


def totals_by_year(activities: Iterable[Activity]) -> tuple[YearTotals, ...]:
    """The held activities of each year in which they began, the earliest year first; years without any are left out."""
    years: dict[int, list[Activity]] = defaultdict(list)
    for one in held(activities):
        years[one.starts_on.year].append(one)
    return tuple(totals(year, years[year]) for year in sorted(years))


def totals(year: int, activities: Iterable[Activity]) -> YearTotals:
    """Everything that the held ones among these activities add up to."""
    found = held(activities)
    by_side: Counter[str] = Counter()
    by_age: Counter[AgeGroup] = Counter()
    for came in (came for one in found for came in one.participations):
        by_side[came.side] += came.people
        by_age[came.age] += came.people
    return YearTotals(
        year=year,
        activities=len(found),
        people=by_side.total(),
        uncounted=sum(one.people is None for one in found),
        by_side=dict(by_side),
        by_age=dict(by_age),
        money=money_totals(found),
    )


def money_totals(activities: Iterable[Activity], side: str = "") -> tuple[MoneyTotal, ...]:
    """Money of the held activities by direction and currency; of one side only if it is named."""
    sums: dict[tuple[Direction, str], Decimal] = defaultdict(Decimal)
    for money in (money for one in held(activities) for money in one.money):
        if side in ("", money.side):
            sums[money.direction, money.currency] += money.amount
    return tuple(MoneyTotal(direction, currency, sums[direction, currency]) for direction, currency in sorted(sums))
