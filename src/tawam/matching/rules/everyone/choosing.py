"""A spread list from a shortlist, as ``scoring.spread`` makes it from all; or the word that it needs more."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from tawam.matching.rules.board import Floats
from tawam.matching.rules.everyone.bounds import Shortlist
from tawam.matching.rules.everyone.standing import DIGITS, kilometres
from tawam.matching.rules.everyone.world import World
from tawam.matching.rules.scoring import Spread

Near = Callable[[int], Iterable[int]]
Keys = NDArray[np.int64]
# The key of nobody: higher than any, and as low as sorting needs no care.
_NOBODY = 2**62


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
        self._short, self._rule = short, rule
        self._countries = world.country[short.rows].tolist()
        self._by_place = np.argsort(world.order[short.rows])
        place = np.empty(len(short.rows), dtype=np.int64)
        place[self._by_place] = np.arange(len(short.rows))
        self._one = 2 ** len(short.rows).bit_length()
        whole = np.where(np.isneginf(scores), -1.0, scores * 10.0**DIGITS)
        self._keys = place - np.rint(whole).astype(np.int64) * self._one
        points = world.directions[short.rows]
        # The same few are chosen by many places of a block.
        self._near: Near = cache(lambda one: np.flatnonzero(kilometres(points, points[one]) <= rule.apart_km).tolist())

    def lists(self, some: Sequence[int], each: int) -> list[Sequence[int] | None]:
        """For some places of the block the rows of their list, looked for among ``each`` of a country.

        None where somebody who was left out may belong to it.
        """
        keys = self._keys[list(some)]
        parts, left = zip(*(_first(keys[:, one.begin : one.end], each) for one in self._short.parts), strict=True)
        bars = np.minimum(np.column_stack(left), [self._bar(one.left) for one in self._short.parts])
        ordered = np.sort(np.concatenate(parts, axis=1), axis=1)
        columns = self._by_place[ordered % self._one]
        told = zip(ordered.tolist(), columns.tolist(), bars.tolist(), strict=True)
        return [self._list(*one) for one in told]

    def _bar(self, left: float) -> int:
        """The key below which a candidate stands higher than whoever was left out."""
        return _NOBODY if left == -math.inf else -math.ceil(left * 10**DIGITS) * self._one

    def _list(self, keys: Sequence[int], columns: Sequence[int], bars: Sequence[int]) -> Sequence[int] | None:
        """Best first, passing over full countries and neighbours of the chosen."""
        rule, chosen, close = self._rule, list[int](), set[int]()
        room = {one.country: rule.of_country for one in self._short.parts}
        open_bars = dict(zip(room, bars, strict=True))
        elsewhere = self._bar(self._short.elsewhere)
        bar = min(elsewhere, *bars)
        for key, column in zip(keys, columns, strict=True):
            country = self._countries[column]
            if not room[country]:
                continue
            if len(chosen) == rule.k or key >= self._one:
                break
            if key >= bar:
                return None
            if column in close:
                continue
            chosen.append(column)
            close.update(self._near(column))
            room[country] -= 1
            if not room[country]:
                del open_bars[country]
                bar = min([elsewhere, *open_bars.values()])
        sure = len(chosen) == rule.k or bar == _NOBODY
        return self._short.rows[chosen].tolist() if sure else None


def _first(keys: Keys, each: int) -> tuple[Keys, Keys]:
    """The lowest keys of each row, and the lowest of those that are left out."""
    if keys.shape[1] <= each:
        return keys, np.full(len(keys), _NOBODY)
    parted = np.partition(keys, each, axis=1)
    return parted[:, :each], parted[:, each]
