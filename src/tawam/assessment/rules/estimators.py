"""Textbook estimators for links that come under watch late, leave early and break for competing causes.

lifelines gives the product limit and Greenwood's band. Three things it does not do with delayed entry, and they are
here: risk sets open after the entry (it counts who enters at an age as at risk at that age; R and the textbooks do
from then on), cumulative incidence with ties (it shifts tied times by chance), and bands in which clusters count once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
from lifelines import KaplanMeierFitter
from numpy.typing import NDArray

from tawam.assessment.rules.lasting import FEWEST_AT_RISK

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Counts = NDArray[np.int64]

Z = NormalDist().inv_cdf(0.975)
# A curve is told at so many ages at most: more cannot be seen, and the bands take links times ages of memory.
MOST_AGES = 200


@dataclass(frozen=True, slots=True, eq=False)
class Times:
    """Ages at entry and exit, the cause that ended each watch (0 for none, else 1, 2, …) and the cluster of each."""

    entry: Floats
    exit: Floats
    cause: Counts
    cluster: Counts

    @property
    def broke(self) -> Flags:
        """Which watches a break ended."""
        return self.cause > 0

    @property
    def ages(self) -> Floats:
        """The distinct ages at which something broke."""
        return np.unique(self.exit[self.broke])

    def between(self, first: float, last: float) -> Times:
        """The same watches, seen only from one age to another."""
        kept = (self.entry < last) & (self.exit > first)
        stop = self.exit[kept]
        cause = np.where(stop <= last, self.cause[kept], 0)
        return Times(np.maximum(self.entry[kept], first), np.minimum(stop, last), cause, self.cluster[kept])

    def at_risk(self, ages: Floats) -> Counts:
        """How many are watched at each age: entered before it and not yet gone."""
        entered = np.searchsorted(np.sort(self.entry), ages, side="left")
        gone = np.searchsorted(np.sort(self.exit), ages, side="left")
        return np.asarray(entered - gone, dtype=np.int64)

    def breaks(self, ages: Floats, cause: int | None = None) -> Counts:
        """How many break at each age, for one cause or any."""
        counted = self.exit[self.broke if cause is None else self.cause == cause]
        ordered = np.sort(counted)
        right, left = (np.searchsorted(ordered, ages, side=side) for side in ("right", "left"))
        return np.asarray(right - left, dtype=np.int64)


def window(times: Times) -> tuple[float, float] | None:
    """The stretch of ages with enough at risk throughout that holds most breaks (the first such); None for none.

    It ends before an age at which all that are at risk break: from there on the product limit is nothing, for good.
    """
    edges = np.unique(np.concatenate([times.entry, times.exit]))
    watched, broken = times.at_risk(edges), times.breaks(edges)
    fit = (watched >= FEWEST_AT_RISK) & (broken < watched)
    # Where all leave at once, those who enter at that very age begin another stretch.
    emptied = watched == _leaving(times, edges)
    best, most = None, 0
    for first, last in _runs(fit, emptied):
        held = int(broken[first + 1 : last + 1].sum())
        if held > most:
            best, most = (float(edges[first]), float(edges[last])), held
    return best


def _leaving(times: Times, ages: Floats) -> Counts:
    ordered = np.sort(times.exit)
    right, left = (np.searchsorted(ordered, ages, side=side) for side in ("right", "left"))
    return np.asarray(right - left, dtype=np.int64)


def _runs(fit: Flags, emptied: Flags) -> Iterator[tuple[int, int]]:
    """Runs of edges, as the number of the edge before the first and of the last, none of them across an emptied one."""
    first: int | None = None
    for number in range(len(fit)):
        if fit[number] and first is None:
            first = number - 1
        if first is not None and (not fit[number] or emptied[number] or number == len(fit) - 1):
            yield first, number if fit[number] else number - 1
            first = None


def told_ages(times: Times) -> Floats:
    """The ages at which a curve is told: all at which something broke, or the last of each of many equal slices."""
    ages = times.ages
    if len(ages) <= MOST_AGES:
        return ages
    slices = ((ages - ages[0]) / (ages[-1] - ages[0]) * MOST_AGES).astype(int).clip(max=MOST_AGES - 1)
    return np.asarray(ages[np.append(np.diff(slices) > 0, True)])


def product_limit(times: Times, told: Floats | None = None) -> tuple[Floats, Floats, Floats]:
    """Share unbroken after each told age and its log-log Greenwood band, from lifelines.

    All ages of ``times.ages`` are told unless some are named.

    Entries are moved by the least possible step, so that nobody is at risk at the age of entering. Raises lifelines'
    StatError where all at risk break at an age and others enter later: choose a window first.
    """
    fitter = KaplanMeierFitter()
    fitter.fit(times.exit, event_observed=times.broke, entry=np.nextafter(times.entry, np.inf))
    ages = times.ages if told is None else told
    shares = fitter.survival_function_.iloc[:, 0].loc[ages].to_numpy(dtype=float)
    band = fitter.confidence_interval_.loc[ages].to_numpy(dtype=float)
    return shares, band[:, 0], band[:, 1]


def incidence(times: Times, cause: int) -> Floats:
    """Aalen and Johansen's cumulative incidence of one cause at each age of ``times.ages``, ties as they are."""
    ages = times.ages
    watched = times.at_risk(ages)
    return np.asarray(np.cumsum(_before(times, ages, watched) * times.breaks(ages, cause) / watched))


def share_errors(times: Times, told: Floats | None = None) -> Floats:
    """The standard error of the share unbroken at each told age, clusters counted once (infinitesimal jackknife).

    Without clusters and without delayed entry it is Greenwood's. All ages of ``times.ages`` are told unless some are
    named.
    """
    ages = times.ages
    told = ages if told is None else told
    shares = np.concatenate([np.ones(1), np.cumprod(1 - times.breaks(ages) / times.at_risk(ages))])
    moves = _log_moves(times, told)
    return np.asarray(shares[np.searchsorted(ages, told, side="right")] * _clustered(times, moves))


def incidence_errors(times: Times, cause: int, told: Floats | None = None) -> Floats:
    """The standard error of the cumulative incidence at each told age, clusters counted once."""
    told = times.ages if told is None else told
    return _clustered(times, _incidence_moves(times, cause, told))


def band(shares: Floats, errors: Floats) -> tuple[Floats, Floats]:
    """The 95 % band on the log-log scale, which stays between 0 and 1; a share of 0 or 1 has no width there."""
    inner = (shares > 0) & (shares < 1)
    safe = np.where(inner, shares, 0.5)
    # A share next to 1 with a large error has no bound: its width overflows, and the band is from 0 to 1.
    with np.errstate(over="ignore"):
        width = np.exp(Z * errors / (safe * -np.log(safe)))
    return np.where(inner, safe**width, shares), np.where(inner, safe ** (1 / width), shares)


def _before(times: Times, ages: Floats, watched: Counts) -> Floats:
    """The share unbroken just before each age."""
    after = np.cumprod(1 - times.breaks(ages) / watched)
    return np.concatenate([np.ones(1), after])[: len(ages)]


def _clustered(times: Times, moves: Floats) -> Floats:
    """The root of the summed squares of what whole clusters move."""
    number = np.unique(times.cluster, return_inverse=True)[1]
    summed = np.zeros((int(number.max(initial=-1)) + 1, moves.shape[1]))
    np.add.at(summed, number, moves)
    return np.asarray(np.sqrt((summed**2).sum(axis=0)))


class _Sums:
    """Running sums over the ages of breaks: at any age, a row for each link and a column for each told age."""

    def __init__(self, times: Times, told: Floats) -> None:
        self.ages, self.told = times.ages, told
        self.entry, self.exit = times.entry[:, None], times.exit[:, None]

    def at(self, terms: Floats, age: Floats) -> Floats:
        """The sum of the terms up to and with an age."""
        return np.concatenate([np.zeros(1), np.cumsum(terms)])[np.searchsorted(self.ages, age, side="right")]

    def watched(self, terms: Floats) -> Floats:
        """The sum over the ages at which a link was watched, up to each told age."""
        until = np.minimum(self.told, self.exit)
        return self.at(terms, until) - self.at(terms, np.minimum(self.told, self.entry))

    def own(self, terms: Floats, broke: Flags) -> Floats:
        """The term of the age at which a link broke, from that age on."""
        place = np.minimum(np.searchsorted(self.ages, self.exit), len(self.ages) - 1)
        return np.where(broke[:, None] & (self.exit <= self.told), terms[place], 0.0)


def _log_terms(times: Times) -> tuple[Floats, Floats]:
    """What being watched at an age adds to the logarithm of the share, and what breaking takes; 0 where all break."""
    watched, broken = times.at_risk(times.ages), times.breaks(times.ages)
    left = np.where(watched > broken, watched - broken, 1)
    return np.where(watched > broken, broken / (watched * left), 0.0), np.where(watched > broken, 1 / left, 0.0)


def _log_moves(times: Times, told: Floats) -> Floats:
    """How each link moves the logarithm of the share unbroken, per unit of its weight."""
    if not len(times.ages):
        return np.zeros((len(times.entry), len(told)))
    presence, own = _log_terms(times)
    sums = _Sums(times, told)
    return sums.watched(presence) - sums.own(own, times.broke)


def _incidence_moves(times: Times, cause: int, told: Floats) -> Floats:
    """How each link moves the incidence of a cause: by its own part in it, and by what it does to the share before."""
    ages = times.ages
    if not len(ages):
        return np.zeros((len(times.entry), len(told)))
    watched, broken = times.at_risk(ages), times.breaks(ages, cause)
    before = _before(times, ages, watched)
    steps = before * broken / watched
    sums = _Sums(times, told)
    part = sums.own(before / watched, times.cause == cause) - sums.watched(steps / watched)
    presence, own = _log_terms(times)
    after = sums.at(steps, told) - sums.at(steps, np.minimum(told, sums.exit))
    lost = sums.own(own, times.broke) * after
    return np.asarray(
        part - lost + _carried(sums, steps, presence, sums.exit) - _carried(sums, steps, presence, sums.entry)
    )


def _carried(sums: _Sums, steps: Floats, presence: Floats, until: Floats) -> Floats:
    """The steps up to each told age, each times the presence summed before it and no later than an age of the link."""
    earlier = np.cumsum(presence) - presence
    cut = np.minimum(sums.told, until)
    return sums.at(steps * earlier, cut) + sums.at(presence, until) * (sums.at(steps, sums.told) - sums.at(steps, cut))
