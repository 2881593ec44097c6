"""In which order found places are shown."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from enum import IntEnum

from rapidfuzz import process
from rapidfuzz.distance import OSA

from tawam.places.values import NameKind

PROMINENT_FROM = 15_000
LEAST_LIKENESS = 70.0
# What one letter of difference costs a name of ten letters: a fragment must not pass for a whole name.
_FRAGMENT_COSTS = 10.0


class Tier(IntEnum):
    """How well a place answers what was typed; a lower tier always comes first, whatever the population."""

    EXACT = 0
    BEGINS = 1
    ALTERNATE_BEGINS = 2
    WORD_BEGINS = 3


TODAYS_NAMES = (NameKind.MAIN, NameKind.ALIAS)


def tier(typed: str, norm: str, kind: NameKind) -> Tier:
    """The tier of a name that begins with what was typed (both normalised)."""
    if kind == NameKind.WORD:
        return Tier.WORD_BEGINS
    if norm == typed:
        return Tier.EXACT if kind in TODAYS_NAMES else Tier.BEGINS
    return Tier.BEGINS if kind in TODAYS_NAMES else Tier.ALTERNATE_BEGINS


def is_prominent(kind: NameKind, weight: int) -> bool:
    """Whether a name belongs to those among which a misspelt name is looked for first."""
    return kind in TODAYS_NAMES and weight >= PROMINENT_FROM


def likeness(one: str, other: str) -> float:
    """0 to 100: the share of letters that stay, where a swap of neighbours is one change (optimal string alignment)."""
    return 100.0 * float(OSA.normalized_similarity(one, other))


def alike(typed: str, names: Iterable[tuple[str, str, int]], most: int = 50) -> list[tuple[str, float]]:
    """Places with a name like what was typed, best first, from (place id, normalised name, weight).

    A name counts as a whole or by its beginning, for what was typed may be unfinished. Ten times the population is
    worth two points of likeness, so that “Londn” means London rather than Londa.
    """
    rows = list(names)
    best: dict[str, float] = {}
    weights = {place: weight for place, _, weight in rows}
    for costs, choices in ((0.0, [name for _, name, _ in rows]), (_FRAGMENT_COSTS, _beginnings(typed, rows))):
        for _, share, at in process.extract(
            typed, choices, scorer=OSA.normalized_similarity, score_cutoff=(LEAST_LIKENESS + costs) / 100, limit=None
        ):
            place = rows[at][0]
            best[place] = max(best.get(place, 0.0), 100 * share - costs)
    ranked = sorted(best.items(), key=lambda item: (-item[1] - 2 * math.log10(weights[item[0]] + 1), item[0]))
    return ranked[:most]


def _beginnings(typed: str, rows: Sequence[tuple[str, str, int]]) -> list[str]:
    return [name[: len(typed)] for _, name, _ in rows]
