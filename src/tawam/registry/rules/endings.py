"""Counting the documented breaks. Counts of a sample of news, never rates and never survival times."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import quantiles

from tawam.registry.values import Break, Cause, EventType


@dataclass(frozen=True, slots=True)
class CauseCount:
    """Breaks for one cause: events, partnerships they touch, and separate decisions behind them."""

    cause: Cause
    events: int
    partnerships: int
    decisions: int


@dataclass(frozen=True, slots=True)
class DecadeCount:
    """Breaks in one decade by type."""

    decade: int
    by_type: dict[EventType, int]
    total: int


@dataclass(frozen=True, slots=True)
class Middle:
    """The median and the middle half of some years, and how many they are."""

    count: int
    median: float
    lower: float
    upper: float


def by_cause(breaks: Sequence[Break]) -> list[CauseCount]:
    """Breaks by cause, most first; one decision over several partners counts as one decision."""
    groups: dict[Cause, list[Break]] = defaultdict(list)
    for one in breaks:
        groups[one.cause].append(one)
    counted = [
        CauseCount(cause, len(group), len({one.partnership for one in group}), _decisions(group))
        for cause, group in groups.items()
    ]
    return sorted(counted, key=lambda row: (-row.events, row.cause))


def by_decade(breaks: Sequence[Break]) -> list[DecadeCount]:
    """Breaks by decade and type, oldest first; undated ones are left out."""
    groups: dict[int, dict[EventType, int]] = defaultdict(lambda: defaultdict(int))
    for one in breaks:
        if one.on is not None:
            groups[one.on.year // 10 * 10][one.type] += 1
    return [DecadeCount(decade, dict(types), sum(types.values())) for decade, types in sorted(groups.items())]


def ages(breaks: Sequence[Break]) -> list[float]:
    """Years from signature to the first break, for the partnerships of which both are dated; shortest first."""
    known = [(one.began, one.on) for one in breaks if one.first and one.began and one.on]
    years = [(on.earliest() - began.earliest()).days / 365.25 for began, on in known]
    return sorted(age for age in years if age >= 0)


def middle(values: Sequence[float]) -> Middle | None:
    """The median and quartiles of at least four values; None for fewer."""
    if len(values) < 4:
        return None
    lower, median, upper = quantiles(values, n=4, method="inclusive")
    return Middle(len(values), median, lower, upper)


def _decisions(breaks: Sequence[Break]) -> int:
    return len({one.decision or f"{one.partnership} {one.type} {one.on}" for one in breaks})
