"""Watched links and their textbook estimates, worked out slowly, one link and one age at a time."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction

import numpy as np
from hypothesis import strategies as st

from tawam.assessment.rules.estimators import Times
from tawam.assessment.rules.groups import CauseGroup, Era
from tawam.assessment.rules.spells import Spell
from tawam.registry.values import Kind

# entry, exit, cause (0: still unbroken), cluster
Watch = tuple[float, float, int, int]


def times(watches: Sequence[Watch]) -> Times:
    """The watches as columns."""
    columns = list(zip(*watches, strict=True)) or [(), (), (), ()]
    kinds = (float, float, np.int64, np.int64)
    return Times(*(np.array(column, dtype=kind) for column, kind in zip(columns, kinds, strict=True)))


@st.composite
def watches(draw: st.DrawFn, least: int = 1, most: int = 25, ages: int = 12, causes: int = 3) -> list[Watch]:
    """Links that come under watch late and leave for some cause or none; many ages coincide."""
    found = []
    for number in range(draw(st.integers(least, most))):
        entry = draw(st.integers(0, ages - 1))
        leave = draw(st.integers(entry + 1, ages))
        found.append((float(entry), float(leave), draw(st.integers(0, causes)), draw(st.integers(0, 4)) + number % 2))
    return found


def slow_share(watches: Sequence[Watch]) -> dict[float, Fraction]:
    """Kaplan and Meier's product over the ages at which something broke, in exact fractions."""
    share, found = Fraction(1), {}
    for age in sorted({leave for _, leave, cause, _ in watches if cause}):
        at_risk = sum(1 for entry, leave, _, _ in watches if entry < age <= leave)
        broken = sum(1 for _, leave, cause, _ in watches if cause and leave == age)
        share *= 1 - Fraction(broken, at_risk)
        found[age] = share
    return found


def slow_greenwood(watches: Sequence[Watch]) -> dict[float, float]:
    """Greenwood's standard error of the share at each age; nothing once the share is nothing."""
    total, found = Fraction(0), {}
    for age, share in slow_share(watches).items():
        at_risk = sum(1 for entry, leave, _, _ in watches if entry < age <= leave)
        broken = sum(1 for _, leave, cause, _ in watches if cause and leave == age)
        if broken < at_risk:
            total += Fraction(broken, at_risk * (at_risk - broken))
        found[age] = float(share) * math.sqrt(total)
    return found


def slow_incidence(watches: Sequence[Watch], wanted: int) -> dict[float, Fraction]:
    """Aalen and Johansen's sum: unbroken until then, times the share that breaks then for this cause."""
    before, total, found = Fraction(1), Fraction(0), {}
    for age, after in slow_share(watches).items():
        at_risk = sum(1 for entry, leave, _, _ in watches if entry < age <= leave)
        broken = sum(1 for _, leave, cause, _ in watches if cause == wanted and leave == age)
        total += before * Fraction(broken, at_risk)
        found[age], before = total, after
    return found


def slow_likelihood(watches: Sequence[Watch], covariates: np.ndarray, beta: np.ndarray) -> float:
    """The logarithm of Cox's partial likelihood over the true risk sets, ties after Efron."""
    total = 0.0
    for age in sorted({leave for _, leave, cause, _ in watches if cause}):
        here = [i for i, (entry, leave, _, _) in enumerate(watches) if entry < age <= leave]
        broken = [i for i in here if watches[i][2] and watches[i][1] == age]
        weight = {i: math.exp(float(covariates[i] @ beta)) for i in here}
        for turn, one in enumerate(broken):
            left = sum(weight.values()) - turn / len(broken) * sum(weight[i] for i in broken)
            total += float(covariates[one] @ beta) - math.log(left)
    return total


def spell(
    entry: float = 0.0,
    leave: float = 10.0,
    ending: str = "",
    *,
    link: str = "here--there",
    cause: str = "",
    cluster: str = "",
    era: Era = Era.FROM_1970,
    regions: str = "europe",
    kind: Kind = Kind.TWINNING,
) -> Spell:
    """A spell in one line."""
    group = cause or (CauseGroup.POLITICS if ending else "")
    return Spell(link, entry, leave, ending, group, cluster or link, era, regions, kind)


def many(number: int, **more: object) -> list[Spell]:
    """So many spells that differ in name and break a year apart, from the tenth year on; all are watched from 0."""
    return [
        spell(0.0, 10.0 + one, "ended", link=f"{more.get('era', '')}{more.get('regions', '')}-{one}", **more)  # type: ignore[arg-type]
        for one in range(number)
    ]
