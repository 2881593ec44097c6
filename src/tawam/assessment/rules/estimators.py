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
# So many clusters are held as a matrix of their influences at once.
_CLUSTERS_AT_ONCE = 500


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


def product_limit(times: Times) -> tuple[Floats, Floats, Floats]:
    """Share unbroken after each age of ``times.ages`` and its log-log Greenwood band, from lifelines.

    Entries are moved by the least possible step, so that nobody is at risk at the age of entering. Raises lifelines'
    StatError where all at risk break at an age and others enter later: choose a window first.
    """
    fitter = KaplanMeierFitter()
    fitter.fit(times.exit, event_observed=times.broke, entry=np.nextafter(times.entry, np.inf))
    ages = times.ages
    shares = fitter.survival_function_.iloc[:, 0].loc[ages].to_numpy(dtype=float)
    band = fitter.confidence_interval_.loc[ages].to_numpy(dtype=float)
    return shares, band[:, 0], band[:, 1]


def incidence(times: Times, cause: int) -> Floats:
    """Aalen and Johansen's cumulative incidence of one cause at each age of ``times.ages``, ties as they are."""
    ages = times.ages
    watched = times.at_risk(ages)
    return np.asarray(np.cumsum(_before(times, ages, watched) * times.breaks(ages, cause) / watched))


def share_errors(times: Times) -> Floats:
    """The standard error of the share unbroken at each age, clusters counted once (infinitesimal jackknife).

    Without clusters and without delayed entry it is Greenwood's.
    """
    ages = times.ages
    shares = np.cumprod(1 - times.breaks(ages) / times.at_risk(ages))
    total = sum((_log_influence(part, times, ages) ** 2).sum(axis=0) for part in _parts(times))
    return np.asarray(shares * np.sqrt(total))


def incidence_errors(times: Times, cause: int) -> Floats:
    """The standard error of the cumulative incidence at each age, clusters counted once."""
    ages = times.ages
    total = sum((_incidence_influence(part, times, ages, cause) ** 2).sum(axis=0) for part in _parts(times))
    return np.asarray(np.sqrt(total))


def band(shares: Floats, errors: Floats) -> tuple[Floats, Floats]:
    """The 95 % band on the log-log scale, which stays between 0 and 1; a share of 0 or 1 has no width there."""
    inner = (shares > 0) & (shares < 1)
    safe = np.where(inner, shares, 0.5)
    width = np.exp(Z * errors / (safe * -np.log(safe)))
    return np.where(inner, safe**width, shares), np.where(inner, safe ** (1 / width), shares)


def _before(times: Times, ages: Floats, watched: Counts) -> Floats:
    """The share unbroken just before each age."""
    after = np.cumprod(1 - times.breaks(ages) / watched)
    return np.concatenate([np.ones(1), after])[: len(ages)]


def _parts(times: Times) -> list[Times]:
    """The watches in portions of whole clusters, each cluster numbered from 0 within its portion."""
    number = np.unique(times.cluster, return_inverse=True)[1]
    parts = []
    for start in range(0, int(number.max(initial=-1)) + 1, _CLUSTERS_AT_ONCE):
        mine = (number >= start) & (number < start + _CLUSTERS_AT_ONCE)
        parts.append(Times(times.entry[mine], times.exit[mine], times.cause[mine], number[mine] - start))
    return parts


def _presence(part: Times, ages: Floats) -> tuple[Flags, Flags]:
    """Who is watched at each age, and who leaves at it."""
    here = (part.entry[:, None] < ages) & (part.exit[:, None] >= ages)
    return here, part.exit[:, None] == ages


def _log_influence(part: Times, times: Times, ages: Floats) -> Floats:
    """What each cluster adds to the logarithm of the share unbroken at each age."""
    return _by_cluster(part, _log_steps(part, times, ages).cumsum(axis=1))


def _log_steps(part: Times, times: Times, ages: Floats) -> Floats:
    watched, broken = times.at_risk(ages), times.breaks(ages)
    here, leaves = _presence(part, ages)
    left = np.where(watched > broken, watched - broken, 1)
    own = (leaves & part.broke[:, None]) * watched - here * broken
    return np.asarray(np.where(watched > broken, -own / (watched * left), 0.0))


def _incidence_influence(part: Times, times: Times, ages: Floats, cause: int) -> Floats:
    watched, broken = times.at_risk(ages), times.breaks(ages, cause)
    here, leaves = _presence(part, ages)
    before = _before(times, ages, watched)
    own = before * ((leaves & (part.cause == cause)[:, None]) * watched - here * broken) / watched**2
    logs = _log_steps(part, times, ages).cumsum(axis=1)
    earlier = np.concatenate([np.zeros((len(logs), 1)), logs[:, :-1]], axis=1)
    return _by_cluster(part, (own + earlier * before * broken / watched).cumsum(axis=1))


def _by_cluster(part: Times, influence: Floats) -> Floats:
    summed = np.zeros((int(part.cluster.max(initial=-1)) + 1, influence.shape[1]))
    np.add.at(summed, part.cluster, influence)
    return summed
