"""What a candidate can reach at most for any place of a block, and the few of each country that can reach most.

A bound is never below what it bounds. So whoever is left out is known to stand lower than what is chosen, and a list
made of a shortlist is the list made of all, or it is known that it may not be.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from tawam.matching.rules.everyone.cells import Cell
from tawam.matching.rules.everyone.world import DISTANCE, Likeness, Matrix, Rows, World
from tawam.matching.rules.scoring import UNKNOWN_AS
from tawam.places.rules.geography import EARTH_RADIUS_KM

Singles = NDArray[np.float32]
# Far above what rounding to single precision can do to a standing, and far below any difference that says something.
SLACK = 1e-5


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a shortlist looks: so many of a country, and so many countries."""

    each: int
    countries: int

    def further(self) -> Reach:
        """The next try, where this was not enough."""
        return Reach(self.each * 4, self.countries * 3 // 2 + 1)


@dataclass(frozen=True, slots=True)
class Part:
    """Where the candidates of a country stand in a shortlist, and what nobody else of it can exceed."""

    country: int
    begin: int
    end: int
    left: float


@dataclass(frozen=True, slots=True, eq=False)
class Shortlist:
    """Candidates country by country, and what nobody of any other country can exceed."""

    rows: Rows
    parts: Sequence[Part]
    elsewhere: float


class Bounds:
    """The bounds in a world, in single precision; what many blocks share is worked out once."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._axes = np.ascontiguousarray(world.directions.T, dtype=np.float32)
        self._scaled = {code: _Scaled(one, world.weights[code]) for code, one in world.likeness.items()}
        self._of_kind = lru_cache(maxsize=4)(self._given)

    def _given(self, kind: int) -> Singles:
        row = int(np.flatnonzero(self.world.kinds == kind)[0])
        bound = (self.world.of_kind(row) + SLACK).astype(np.float32)
        if not self.world.inside[row]:
            bound[self.world.hidden] = -math.inf
        return bound

    def of_cell(self, cell: Cell) -> Singles:
        """The bound of what hangs on kind and distance, for every candidate; its own country is never proposed."""
        world, one = self.world, int(cell.rows[0])
        squares = sum(np.square(axis - np.float32(here)) for axis, here in zip(self._axes, cell.centre, strict=True))
        # The straight way through the globe is no longer than the way round it.
        km = np.maximum(np.sqrt(squares) * np.float32(EARTH_RADIUS_KM) - np.float32(cell.radius), 0)
        bound = np.float32(world.weights[DISTANCE]) / (1 + km / np.float32(world.half_km))
        bound += self._of_kind(int(world.kinds[one]))
        home = int(world.country[one])
        bound[world.starts[home] : world.starts[home + 1]] = -math.inf
        return np.asarray(bound)

    def of_block(self, so_far: Singles, rows: Rows, counts: Mapping[str, Matrix]) -> Singles:
        """The bound of everything: ``so_far`` is that of the block's cell, ``counts`` the ways from its places."""
        bound = so_far.copy()
        for scaled in self._scaled.values():
            scaled.add_to(bound, rows)
        for code, found in counts.items():
            weight, ways = np.float32(self.world.weights[code]), self.world.ways[code]
            plain = 0.0 if ways.known[rows[0]] else UNKNOWN_AS
            bound += weight * np.float32(plain)
            if found.nnz:
                most = found.max(axis=0).tocoo()
                value = most.data / (most.data + ways.half)
                bound[most.col] += weight * np.maximum(0, value - plain).astype(np.float32)
        return bound


class _Scaled:
    """A likeness in units of a standing."""

    def __init__(self, likeness: Likeness, weight: float) -> None:
        self._own = likeness.of * weight / likeness.width
        self._of = self._own.astype(np.float32)
        self._weight, self._unknown = np.float32(weight), np.isnan(likeness.of)

    def add_to(self, bound: Singles, rows: Rows) -> None:
        """Add what the most alike of these places gives to each candidate."""
        own = self._own[rows]
        if np.isnan(own[0]):
            bound += self._weight * np.float32(UNKNOWN_AS)
            return
        apart = np.maximum(self._of - np.float32(own.max()), np.float32(own.min()) - self._of)
        np.maximum(apart, 0, out=apart)
        np.subtract(self._weight, apart, out=apart)
        np.maximum(apart, 0, out=apart)
        np.copyto(apart, self._weight * np.float32(UNKNOWN_AS), where=self._unknown)
        bound += apart


def shortlist(world: World, bound: Singles, reach: Reach) -> Shortlist:
    """The candidates that a block's bound puts first, country by country."""
    highest = np.maximum.reduceat(bound, world.starts[:-1])
    countries = np.argsort(-highest, kind="stable")
    elsewhere = float(highest[countries[reach.countries]]) if reach.countries < len(countries) else -math.inf
    found, parts, begin = [], [], 0
    for country in countries[: reach.countries].tolist():
        rows, left = _first(bound, int(world.starts[country]), int(world.starts[country + 1]), reach.each)
        found.append(rows)
        parts.append(Part(country, begin, begin + len(rows), left))
        begin += len(rows)
    return Shortlist(np.concatenate(found), parts, elsewhere)


def _first(bound: Singles, start: int, end: int, each: int) -> tuple[Rows, float]:
    if end - start <= each:
        return np.arange(start, end), -math.inf
    part = np.argpartition(-bound[start:end], each)
    return part[:each] + start, float(bound[start + part[each]])
