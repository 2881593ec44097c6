"""How long links last, worked out from the spells of a sample. Importing this loads lifelines: see ``jobs``."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from tawam.assessment.rules import cox
from tawam.assessment.rules.estimators import (
    Floats,
    Times,
    Z,
    band,
    incidence,
    incidence_errors,
    product_limit,
    share_errors,
    told_ages,
    window,
)
from tawam.assessment.rules.groups import CauseGroup, Era, Region
from tawam.assessment.rules.lasting import (
    ALL,
    FEWEST_AT_RISK,
    FEWEST_BREAKS,
    FEWEST_ON_A_SIDE,
    Asked,
    Cox,
    Curve,
    Effect,
    Incidence,
    Lasting,
    Point,
    Size,
    Step,
    Variant,
)
from tawam.assessment.rules.spells import Sample, Spell
from tawam.registry.values import BREAKS, EventType, Kind

# In the order in which they are tried, set before a figure was seen.
COVARIATES: dict[str, Callable[[Spell], bool]] = {
    "russia_belarus": lambda one: Region.RUSSIA_BELARUS in one.regions.split("+"),
    "signed_from_1990": lambda one: one.era in (Era.FROM_1990, Era.FROM_2010),
    "two_regions": lambda one: "+" in one.regions,
    "no_twinning": lambda one: one.kind is not Kind.TWINNING,
}
_TOLD_EVERY = 10


def lasting(asked: Asked) -> Lasting:
    """All figures of a sample: curves, incidences, the Cox model, and what other readings would give."""
    spells = asked.sample.spells
    pooled = curve(spells, ALL, ALL)
    return Lasting(
        links=len(spells),
        left_out=asked.sample.left_out,
        curves=(pooled, *_curves_by_group(spells)),
        incidences=tuple(_incidences(spells, pooled)),
        cox=cox_model(spells),
        variants=tuple(_variant(code, read, pooled) for code, read in asked.variants),
    )


def curve(spells: Sequence[Spell], by: str, group: str) -> Curve:
    """The product limit of a group, over the ages at which enough are watched; without points if too few broke."""
    told = Curve(by, group, _size(spells))
    stretch = window(_times(spells))
    if stretch is None:
        return told
    seen = _times(spells).between(*stretch)
    if int(seen.broke.sum()) < FEWEST_BREAKS:
        return told
    points = _points(seen)
    return replace(
        told,
        from_age=stretch[0],
        to_age=stretch[1],
        at_risk=len(seen.entry),
        told_breaks=int(seen.broke.sum()),
        median=next((one.age for one in points if one.share <= 0.5), None),
        points=points,
    )


def cox_model(spells: Sequence[Spell]) -> Cox:
    """The model with as many covariates as the breaks allow, of those that can be fitted, in their fixed order."""
    size = _size(spells)
    two_sided = [name for name in COVARIATES if _has_two_sides(spells, name)]
    fit_for = [name for name in two_sided if _can_be_fitted(spells, name)]
    allowed = size.breaks // FEWEST_BREAKS
    return Cox(
        size,
        allowed,
        effects=tuple(_effects(spells, fit_for[:allowed])),
        one_sided=tuple(name for name in COVARIATES if name not in two_sided),
        parted=tuple(name for name in two_sided if name not in fit_for),
    )


def share_at(spells: Sequence[Spell], first: float, age: float) -> float | None:
    """The share of those alive at one age that is unbroken at a later one; None where too few are watched between."""
    seen = _times(spells).between(first, age)
    edges = np.unique(np.concatenate([seen.entry, seen.exit, [first, age]]))
    if seen.at_risk(edges[1:]).min() < FEWEST_AT_RISK:
        return None
    return float(np.prod(1 - seen.breaks(seen.ages) / seen.at_risk(seen.ages)))


def _size(spells: Sequence[Spell]) -> Size:
    broken = [one for one in spells if one.broke]
    years = round(sum(one.exit - one.entry for one in spells))
    return Size(len(spells), len(broken), len({one.cluster for one in broken}), years)


def _broke(one: Spell) -> int:
    return int(one.broke)


def _times(spells: Sequence[Spell], code: Callable[[Spell], int] = _broke) -> Times:
    return Times(
        np.array([one.entry for one in spells], dtype=float),
        np.array([one.exit for one in spells], dtype=float),
        np.array([code(one) for one in spells], dtype=np.int64),
        np.unique(np.array([one.cluster for one in spells], dtype=str), return_inverse=True)[1],
    )


def _points(seen: Times) -> tuple[Point, ...]:
    ages = told_ages(seen)
    shares, greenwood_low, greenwood_high = product_limit(seen, ages)
    low, high = band(shares, share_errors(seen, ages))
    broken_by = np.searchsorted(np.sort(seen.exit[seen.broke]), ages, side="right")
    breaks = np.diff(broken_by, prepend=0)
    rows = np.column_stack(
        [ages, shares, low, high, greenwood_low, greenwood_high, seen.at_risk(ages), breaks]
    ).tolist()
    return tuple(_point(row) for row in rows)


def _point(row: list[float]) -> Point:
    age, share, low, high, greenwood_low, greenwood_high, at_risk, breaks = row
    return Point(age, share, low, high, greenwood_low, greenwood_high, int(at_risk), int(breaks))


def _curves_by_group(spells: Sequence[Spell]) -> list[Curve]:
    """For each group with a link a curve, or the numbers that are too few for one; eras in order, others by size."""
    eras = _parted(spells, _era)
    found = [curve(eras[era], "era", era) for era in Era if era in eras]
    for by, key in (("regions", _regions), ("kind", _kind)):
        parts = _parted(spells, key)
        found += [curve(parts[group], by, group) for group in sorted(parts, key=lambda one: (-len(parts[one]), one))]
    return found


def _parted(spells: Sequence[Spell], key: Callable[[Spell], str]) -> dict[str, list[Spell]]:
    parts: dict[str, list[Spell]] = defaultdict(list)
    for one in spells:
        parts[key(one)].append(one)
    return parts


def _era(one: Spell) -> str:
    return one.era


def _regions(one: Spell) -> str:
    return one.regions


def _kind(one: Spell) -> str:
    return one.kind


def _incidences(spells: Sequence[Spell], pooled: Curve) -> list[Incidence]:
    """By cause and by manner, over the ages of the pooled curve; none where there is no such curve."""
    if pooled.from_age is None or pooled.to_age is None:
        return []
    causes = {code: number for number, code in enumerate(CauseGroup, 1)}
    manners = {code: number for number, code in enumerate(sorted(BREAKS), 1)}
    found = []
    for by, numbers, seen in (
        ("cause", causes, _times(spells, lambda one: causes[CauseGroup(one.cause)] if one.broke else 0)),
        ("ending", manners, _times(spells, lambda one: manners[EventType(one.ending)] if one.broke else 0)),
    ):
        told = seen.between(pooled.from_age, pooled.to_age)
        found += [_incidence(told, by, code, number) for code, number in numbers.items() if number in told.cause]
    return found


def _incidence(seen: Times, by: str, code: str, number: int) -> Incidence:
    ages = told_ages(seen)
    shares = incidence(seen, number)[np.searchsorted(seen.ages, ages)]
    low, high = band(shares, incidence_errors(seen, number, ages))
    rows = zip(ages, shares, low, high, strict=True)
    steps = tuple(Step(float(age), float(share), float(least), float(most)) for age, share, least, most in rows)
    return Incidence(by, code, int((seen.cause == number).sum()), steps)


def _has_two_sides(spells: Sequence[Spell], name: str) -> bool:
    with_it = sum(COVARIATES[name](one) for one in spells if one.broke)
    return min(with_it, sum(one.broke for one in spells) - with_it) >= FEWEST_ON_A_SIDE


def _can_be_fitted(spells: Sequence[Spell], name: str) -> bool:
    return cox.has_fit(_times(spells), _columns(spells, [name]))


def _columns(spells: Sequence[Spell], names: Sequence[str]) -> Floats:
    return np.array([[float(COVARIATES[name](one)) for name in names] for one in spells])


def _effects(spells: Sequence[Spell], names: Sequence[str]) -> list[Effect]:
    """The rows of the model; none where nothing may be fitted, or where the covariates have no fit together."""
    if not names:
        return []
    try:
        fitted = cox.fit(_times(spells), _columns(spells, names))
    except cox.NoFit:
        return []
    return [_effect(spells, name, number, fitted) for number, name in enumerate(names)]


def _effect(spells: Sequence[Spell], name: str, number: int, fitted: cox.Fit) -> Effect:
    having = [one for one in spells if COVARIATES[name](one)]
    value, error = float(fitted.coefficients[number]), float(fitted.errors[number])
    return Effect(
        covariate=name,
        links=len(having),
        breaks=sum(one.broke for one in having),
        coefficient=value,
        error=error,
        ratio=math.exp(value),
        low=math.exp(value - Z * error),
        high=math.exp(value + Z * error),
        p=cox.p_value(value / error),
        proportional_p=float(fitted.proportional[number]),
    )


def _variant(code: str, read: Sample, pooled: Curve) -> Variant:
    """The shares under another reading, at the round ages of the pooled curve; none told if too few broke."""
    size, first = _size(read.spells), pooled.from_age or 0.0
    told = size.breaks >= FEWEST_BREAKS
    shares = ((age, share_at(read.spells, first, age) if told else None) for age in _told_ages(pooled))
    return Variant(code, size, tuple(shares))


def _told_ages(pooled: Curve) -> list[float]:
    """The round ages that lie on the pooled curve."""
    first, last = pooled.from_age or 0.0, pooled.to_age or 0.0
    start = (math.floor(first / _TOLD_EVERY) + 1) * _TOLD_EVERY
    return [float(age) for age in range(start, math.ceil(last), _TOLD_EVERY)]
