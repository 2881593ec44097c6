"""What is told about how long links last, and what is not: the shapes of the figures and the limits set beforehand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tawam.assessment.rules.spells import LeftOut, Sample

# A group with fewer breaks gets no curve, and a Cox model one covariate for each ten of them (Peduzzi, Concato,
# Feinstein, Holford 1995; events per variable).
FEWEST_BREAKS = 10
# With left truncation a handful at risk at an early age can drag the whole curve to nothing; the curve is told only
# where at least so many are watched, as a share of those alive at its first age (Klein, Moeschberger 2003, 4.6).
FEWEST_AT_RISK = 5
# A covariate of which one side broke less often than this is not tried.
FEWEST_ON_A_SIDE = 5
ALL = "all"
LONGEST_TABLE = 30


@dataclass(frozen=True, slots=True)
class Point:
    """A step of a curve: the share still unbroken just after an age.

    ``low`` and ``high`` are the 95 % band in which one decision counts once; ``greenwood_low`` and
    ``greenwood_high`` the textbook band, which takes every link for itself.
    """

    age: float
    share: float
    low: float
    high: float
    greenwood_low: float
    greenwood_high: float
    at_risk: int
    breaks: int


@dataclass(frozen=True, slots=True)
class Size:
    """How much a figure rests on: links, breaks, separate decisions behind these, and years of watching in all."""

    links: int
    breaks: int
    decisions: int
    years: int


@dataclass(frozen=True, slots=True)
class Curve:
    """How many of a group are unbroken at each age, among those that were at ``from_age``.

    Without ``points`` the data does not carry a curve. ``median`` is the age by which half of them broke, None if
    the curve does not come down to that.
    """

    by: str
    group: str
    size: Size
    from_age: float | None = None
    to_age: float | None = None
    at_risk: int = 0
    told_breaks: int = 0
    median: float | None = None
    points: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """A step of an incidence: the share that broke in this way by an age, with its 95 % band."""

    age: float
    share: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Incidence:
    """The share that has broken for one group of causes (or in one manner) by each age, while others compete."""

    by: str
    group: str
    breaks: int
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Effect:
    """One row of a Cox model: the hazard ratio with errors robust to clusters, and the check of proportionality."""

    covariate: str
    links: int
    breaks: int
    coefficient: float
    error: float
    ratio: float
    low: float
    high: float
    p: float
    proportional_p: float


@dataclass(frozen=True, slots=True)
class Cox:
    """A Cox model with delayed entry; without effects the data does not carry one.

    ``allowed`` is how many covariates the breaks allow; ``one_sided`` are those of which one side has too few breaks,
    ``parted`` those that part broken from unbroken links altogether, so that their ratio has no bound.
    """

    size: Size
    allowed: int
    effects: tuple[Effect, ...] = ()
    one_sided: tuple[str, ...] = ()
    parted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Variant:
    """The pooled curve under another reading of the same record.

    ``shares`` holds the share unbroken at ages of the main curve, among those alive at its first age; None where
    too few are watched.
    """

    code: str
    size: Size
    shares: tuple[tuple[float, float | None], ...]


def rows_of(curve: Curve) -> tuple[Point, ...]:
    """The steps of a curve for a table: all of them, or of a long one the last in every five years."""
    if len(curve.points) <= LONGEST_TABLE:
        return curve.points
    return tuple({int(point.age // 5): point for point in curve.points}.values())


@dataclass(frozen=True, slots=True)
class Asked:
    """What the figures are worked out from: the sample as it is read, and other readings of it by their code."""

    sample: Sample
    variants: tuple[tuple[str, Sample], ...] = ()


@dataclass(frozen=True, slots=True)
class Lasting:
    """All figures on how long links last."""

    links: int
    left_out: Mapping[LeftOut, int]
    curves: tuple[Curve, ...]
    incidences: tuple[Incidence, ...]
    cox: Cox
    variants: tuple[Variant, ...]

    @property
    def pooled(self) -> Curve:
        """The curve of all links together."""
        return self.curves[0]

    @property
    def all_links(self) -> int:
        """Every link of the register, watched or left out."""
        return self.links + sum(self.left_out.values())
