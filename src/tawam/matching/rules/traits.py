"""Where all places lie, in one column of bits: what ``setting`` works out for one place. Importing this loads numpy."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from tawam.matching.rules.setting import likeness, traits_in_name
from tawam.matching.values import Trait, TraitGround

Floats = NDArray[np.float64]
Bits = NDArray[np.uint8]
_BIT = {trait: 1 << number for number, trait in enumerate(Trait)}
_NO_BORDER = 1 << len(Trait)


def bits_in_name(name: str, country: str) -> int:
    """The traits that a name tells of, each as its bit."""
    return sum(_BIT[trait] for trait in traits_in_name(name, country))


def with_borders(
    named: Bits, country: NDArray[np.int32], abroad: NDArray[np.int32], borderless: Sequence[bool]
) -> Bits:
    """The bits with what is known of borders; ``borderless`` says by country whether it is known to have none."""
    near = np.where(abroad >= 0, _BIT[Trait.BORDER], 0)
    none = np.where((abroad < 0) & np.array(borderless, dtype=bool)[country], _NO_BORDER, 0)
    return np.asarray(named | near | none, dtype=np.uint8)


def bordering(countries: Sequence[str], land: Mapping[str, Collection[str]]) -> NDArray[np.bool_]:
    """Of two countries by their numbers, whether one of them is said to share a land border with the other."""
    found = np.array([[other in land.get(one, ()) for other in countries] for one in countries], dtype=bool)
    return np.asarray(found | found.T if len(countries) else np.zeros((0, 0), dtype=bool))


def likenesses(bits: Bits, own: Mapping[Trait, TraitGround]) -> Floats:
    """The value of the criterion for every place; NaN where it is not known."""
    values = [likeness(own, grounds_of(number)).value for number in range(2 * _NO_BORDER)]
    return np.array([math.nan if value is None else value for value in values])[bits]


def grounds_of(bits: int) -> dict[Trait, TraitGround]:
    """The traits of which these bits tell something."""
    found = {trait: TraitGround(True) for trait, bit in _BIT.items() if bits & bit}
    if bits & _NO_BORDER:
        found.setdefault(Trait.BORDER, TraitGround(False))
    return found
