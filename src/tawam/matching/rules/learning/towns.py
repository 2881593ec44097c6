"""The towns of a data set in columns, and how its pairs are held out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tawam.matching.rules.board import directions
from tawam.matching.values import Pair
from tawam.places.values import Place

Floats = NDArray[np.float64]
Rows = NDArray[np.int64]
Bits = NDArray[np.bool_]
# Of unknown size are mostly villages.
_UNKNOWN_PEOPLE = 500
_SIZES_A_DECADE = 1.5
_SMALLEST, SIZES = 3.0, 7
_SHARE_HELD_OUT = 5


@dataclass(frozen=True, slots=True, eq=False)
class Towns:
    """The universe of a data set: every place that one of its pairs names. ``kind`` is country and size together."""

    ids: Sequence[str]
    size: Floats
    country: Rows
    region: Rows
    name: Rows
    kind: Rows
    directions: Floats
    kin: Bits

    def __len__(self) -> int:
        return len(self.ids)


def towns(places: Sequence[Place], official: Mapping[str, frozenset[str]]) -> Towns:
    """These places in columns; ``official`` gives the official languages of each country."""
    people = np.array([one.population or _UNKNOWN_PEOPLE for one in places], dtype=float)
    size = np.log10(np.maximum(people, 100.0))
    codes, country = np.unique([one.country for one in places], return_inverse=True)
    steps = np.clip(((size - _SMALLEST) * _SIZES_A_DECADE).astype(int), 0, SIZES - 1)
    tongues = [official.get(str(code), frozenset()) for code in codes]
    return Towns(
        ids=[one.id for one in places],
        size=size,
        country=country,
        region=np.unique([f"{one.country}.{one.admin1}" for one in places], return_inverse=True)[1],
        name=np.unique([one.name_en.casefold() for one in places], return_inverse=True)[1],
        kind=country * SIZES + steps,
        directions=directions(np.array([one.lat for one in places]), np.array([one.lon for one in places])),
        kin=np.array([[bool(one & other) for other in tongues] for one in tongues]),
    )


def held_out(pairs: Iterable[Pair], seed: int) -> tuple[list[Pair], list[Pair]]:
    """The pairs in two parts, four fifths to learn from and one fifth to be found, by a hash of each pair alone."""
    parts: tuple[list[Pair], list[Pair]] = ([], [])
    for one, other in sorted(pairs):
        digest = hashlib.sha256(f"{seed}|{one}|{other}".encode()).digest()
        parts[int.from_bytes(digest[:8], "big") % _SHARE_HELD_OUT == 0].append((one, other))
    return parts


def numbered(pairs: Iterable[Pair], all_towns: Towns) -> Rows:
    """The pairs as rows of the universe."""
    row = {key: number for number, key in enumerate(all_towns.ids)}
    return np.array([(row[one], row[other]) for one, other in pairs], dtype=np.int64).reshape(-1, 2)


def far(one: Floats, other: Floats) -> Floats:
    """Kilometres between unit vectors, row by row of the last axis."""
    chord = np.sqrt(np.square(one - other).sum(axis=-1))
    return np.asarray(12_742.0 * np.arcsin(np.minimum(1.0, chord / 2)))


def all_far(some: Floats, others: Floats) -> Floats:
    """Kilometres from each of some to each of the others; good to some metres, from the products of the vectors."""
    return np.asarray(12_742.0 * np.arcsin(np.sqrt(np.clip((1 - some @ others.T) / 2, 0.0, 1.0))))
