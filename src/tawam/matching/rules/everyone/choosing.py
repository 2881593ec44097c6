"""A spread list from a shortlist, as ``scoring.spread`` makes it from all; or the word that it needs more."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from tawam.matching.rules.board import Floats
from tawam.matching.rules.everyone.bounds import Shortlist
from tawam.matching.rules.everyone.standing import DIGITS, kilometres
from tawam.matching.rules.everyone.world import Rows, World
from tawam.matching.rules.scoring import Spread

Near = Callable[[int], Iterable[int]]


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


def lists(world: World, short: Shortlist, scores: Floats, rule: Rule) -> list[list[int] | None]:
    """For each row of scores the chosen candidates (their numbers in the shortlist); None where it is not sure."""
    countries = world.country[short.rows].tolist()
    points = world.directions[short.rows]

    @cache
    def near(one: int) -> list[int]:
        """Who lies too near to one of the shortlist; the same few are chosen by many places of a block."""
        return np.flatnonzero(kilometres(points, points[one]) <= rule.apart_km).tolist()

    told = zip(_orders(scores).tolist(), scores.tolist(), strict=True)
    return [_list(order, row, countries, near, short, rule) for order, row in told]


def _orders(scores: Floats) -> Rows:
    """Each row's columns, the highest score first and of equals the first column; whole numbers are sorted fastest."""
    many = scores.shape[1]
    bits = many.bit_length()
    whole = np.where(np.isneginf(scores), -1.0, scores * 10.0**DIGITS)
    keys = -np.rint(whole).astype(np.int64) * 2**bits + np.arange(many)
    return np.asarray(np.sort(keys, axis=1) & (2**bits - 1))


def _list(
    order: Sequence[int], scores: Sequence[float], countries: Sequence[int], near: Near, short: Shortlist, rule: Rule
) -> list[int] | None:
    """Best first, passing over full countries and neighbours of the chosen; None once somebody left out may be next."""
    chosen: list[int] = []
    count: defaultdict[int, int] = defaultdict(int)
    close: set[int] = set()
    bar = _bar(short, count, rule)
    for one in order:
        if len(chosen) == rule.k or scores[one] == -math.inf:
            break
        country = countries[one]
        if count[country] == rule.of_country:
            continue
        if scores[one] <= bar:
            return None
        if one in close:
            continue
        chosen.append(one)
        close.update(near(one))
        count[country] += 1
        if count[country] == rule.of_country:
            bar = _bar(short, count, rule)
    return chosen if len(chosen) == rule.k or bar == -math.inf else None


def _bar(short: Shortlist, count: dict[int, int], rule: Rule) -> float:
    """What nobody who was left out can exceed, those of full countries apart."""
    inside = next((rest for rest, country in short.left if count.get(country, 0) < rule.of_country), -math.inf)
    return max(short.elsewhere, inside)
