"""A spread list from a shortlist, as ``scoring.spread`` makes it from all; or the word that it needs more."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from tawam.matching.rules.board import Floats
from tawam.matching.rules.everyone.bounds import Shortlist
from tawam.matching.rules.everyone.standing import DIGITS
from tawam.matching.rules.everyone.world import World
from tawam.matching.rules.scoring import Spread
from tawam.places.rules.geography import EARTH_RADIUS_KM

Keys = NDArray[np.int64]
# The key of nobody: higher than any, and as low as sorting needs no care.
_NOBODY = 2**62
_PIECE = 256


@dataclass(frozen=True, slots=True)
class Rule:
    """How many a list holds, of one country at most, and how far they lie apart."""

    k: int
    of_country: int
    apart_km: float

    @classmethod
    def of(cls, k: int, spread: Spread) -> Rule:
        """The rule of a list of k."""
        return cls(k, max(1, math.ceil(spread.share * k)), spread.apart_km)


class Chooser:
    """Makes lists from one shortlist and the scores of its candidates for the places of a block.

    A key is a score and the place of the candidate in the order of the ids in one whole number: the lower one stands
    higher, no two are equal, and whole numbers are sorted fastest.
    """

    def __init__(self, world: World, short: Shortlist, scores: Floats, rule: Rule) -> None:
        self._world, self._short, self._rule = world, short, rule
        self._one = 2 ** len(world).bit_length()
        whole = np.where(np.isneginf(scores), -1.0, scores * 10.0**DIGITS)
        self._keys = world.order[short.rows] - np.rint(whole).astype(np.int64) * self._one
        self._axes = np.ascontiguousarray(world.directions[short.rows].T)
        self._chord = 2 * math.sin(min(rule.apart_km / EARTH_RADIUS_KM, math.pi) / 2)
        # The same few are chosen by many places of a block.
        self._near = cache(self._found_near)

    def _found_near(self, row: int) -> list[int]:
        """Who of the shortlist lies too near to one of it."""
        point = self._world.directions[row].tolist()
        squares = sum(np.square(axis - here) for axis, here in zip(self._axes, point, strict=True))
        near: list[int] = self._short.rows[np.flatnonzero(squares <= self._chord**2)].tolist()
        return near

    def lists(self, some: Sequence[int], each: int) -> list[Sequence[int] | None]:
        """For some places of the block the rows of their list, looked for among ``each`` of a country.

        None where somebody who was left out may belong to it.
        """
        keys = self._keys[list(some)]
        parts, left = zip(*(_first(keys[:, one.begin : one.end], each) for one in self._short.parts), strict=True)
        bars = np.minimum(np.column_stack(left), [self._bar(one.left) for one in self._short.parts])
        ordered = np.sort(np.concatenate(parts, axis=1), axis=1)
        return [self._list(*one) for one in zip(ordered, bars.tolist(), strict=True)]

    def _bar(self, left: float) -> int:
        """The key below which a candidate stands higher than whoever was left out."""
        return _NOBODY if left == -math.inf else -math.ceil(left * 10**DIGITS) * self._one

    def _named(self, keys: Keys) -> Iterator[tuple[int, int, int]]:
        """Key, row and country of candidates, worked out as far as they are asked for: most lists end soon."""
        for start in range(0, len(keys), _PIECE):
            piece = keys[start : start + _PIECE]
            rows = self._world.by_order[piece % self._one]
            yield from zip(piece.tolist(), rows.tolist(), self._world.country[rows].tolist(), strict=True)

    def _list(self, keys: Keys, bars: Sequence[int]) -> Sequence[int] | None:
        """Best first, passing over full countries and neighbours of the chosen."""
        rule, chosen, close = self._rule, list[int](), set[int]()
        room = {one.country: rule.of_country for one in self._short.parts}
        open_bars = dict(zip(room, bars, strict=True))
        elsewhere = self._bar(self._short.elsewhere)
        bar = min(elsewhere, *bars)
        for key, row, country in self._named(keys):
            if not room[country]:
                continue
            if len(chosen) == rule.k or key >= self._one:
                break
            if key >= bar:
                return None
            if row in close:
                continue
            chosen.append(row)
            close.update(self._near(row))
            room[country] -= 1
            if not room[country]:
                del open_bars[country]
                bar = min([elsewhere, *open_bars.values()])
        sure = len(chosen) == rule.k or bar == _NOBODY
        return chosen if sure else None


def _first(keys: Keys, each: int) -> tuple[Keys, Keys]:
    """The lowest keys of each row, and the lowest of those that are left out."""
    if keys.shape[1] <= each:
        return keys, np.full(len(keys), _NOBODY)
    parted = np.partition(keys, each, axis=1)
    return parted[:, :each], parted[:, each]
