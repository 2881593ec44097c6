"""The towns of a data set in columns, and how its pairs are held out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tawam.matching.rules.board import directions
from tawam.matching.values import Pair
from tawam.places.values import Place

Floats = NDArray[np.floating[Any]]
Rows = NDArray[np.int64]
Bits = NDArray[np.bool_]
# Of unknown size are mostly villages.
_UNKNOWN_PEOPLE = 500
_SIZES_A_DECADE = 1.5
_SMALLEST, SIZES = 3.0, 7
_SHARE_HELD_OUT = 5


@dataclass(frozen=True, slots=True)
class Codes:
    """Countries, regions and names by number. Whatever is not among them has the number after the last."""

    countries: Mapping[str, int]
    regions: Mapping[str, int]
    names: Mapping[str, int]


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
    codes: Codes

    def __len__(self) -> int:
        return len(self.ids)


def towns(places: Sequence[Place], official: Mapping[str, frozenset[str]], codes: Codes | None = None) -> Towns:
    """These places in columns; ``official`` gives the official languages of each country.

    ``codes`` are those of another universe, as whose guests the places are seen.
    """
    codes = codes or _codes(places)
    people = np.array([one.population or _UNKNOWN_PEOPLE for one in places], dtype=float)
    size = np.log10(np.maximum(people, 100.0))
    country = _numbers(codes.countries, [one.country for one in places])
    steps = np.clip(((size - _SMALLEST) * _SIZES_A_DECADE).astype(int), 0, SIZES - 1)
    tongues = [*(official.get(code, frozenset()) for code in codes.countries), frozenset[str]()]
    return Towns(
        ids=[one.id for one in places],
        size=size,
        country=country,
        region=_numbers(codes.regions, [_region(one) for one in places]),
        name=_numbers(codes.names, [one.name_en.casefold() for one in places]),
        kind=country * SIZES + steps,
        directions=directions(np.array([one.lat for one in places]), np.array([one.lon for one in places])),
        kin=np.array([[bool(one & other) for other in tongues] for one in tongues]),
        codes=codes,
    )


def _codes(places: Sequence[Place]) -> Codes:
    return Codes(
        _numbered(one.country for one in places),
        _numbered(map(_region, places)),
        _numbered(one.name_en.casefold() for one in places),
    )


def _numbered(texts: Iterable[str]) -> dict[str, int]:
    return {text: number for number, text in enumerate(sorted(set(texts)))}


def _numbers(known: Mapping[str, int], texts: Sequence[str]) -> Rows:
    return np.array([known.get(text, len(known)) for text in texts], dtype=np.int64)


def _region(one: Place) -> str:
    return f"{one.country}.{one.admin1}"


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
