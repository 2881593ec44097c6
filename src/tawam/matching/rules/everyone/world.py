"""All places as a run for everyone sees them: arrays only, so that they travel as a file to whoever does a part of it.

Each criterion has one of five forms, and each form says what it can be at most for many places together:
a *facet* gives a place one of few values (country, time zone, capital, what it seeks), and a table the value of two of
them; *alone* hangs on the candidate only; *likeness* is how near two numbers are; *distance* is what it says; and
*ways* count how often one place leads to another over the network, which for nearly all pairs is never.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from tawam.matching.rules.board import Bits, Floats, directions
from tawam.matching.rules.scoring import UNKNOWN_AS

Rows = NDArray[np.int64]
Arrays = Mapping[str, NDArray[Any]]
Matrix = Any  # scipy.sparse has no types
ALONE, LIKENESS, DISTANCE, WAYS = "alone", "likeness", "distance", "ways"
_COLUMNS = ("order", "country", "lat", "lon", "inside", "hidden")


@dataclass(frozen=True, slots=True, eq=False)
class Facet:
    """One of few values for each place, and by criterion the table of its values; NaN where it is not known."""

    of: Rows
    tables: Mapping[str, Floats]


@dataclass(frozen=True, slots=True, eq=False)
class Likeness:
    """A number for each place, NaN where it is not known; numbers this far apart are not alike at all."""

    of: Floats
    width: float


@dataclass(frozen=True, slots=True, eq=False)
class Ways:
    """How many ways lead from a place over the network to another: the value is count / (count + half).

    Where no way leads, the value is 0 for those that ``known`` names and not known for the rest.
    """

    there: Matrix
    back: Matrix
    half: float
    known: Bits

    def counts(self, rows: Rows) -> Matrix:
        """The ways from some places to all, sparse."""
        return self.there[rows] @ self.back


@dataclass(frozen=True, eq=False)
class World:
    """All cities, country by country, with what every criterion needs; made by ``queries`` or read from a file.

    ``order`` is the place of each in the order of the ids, by which equals are told apart. ``partners`` are never
    proposed; ``hidden`` places, which lie ``inside`` a far larger city and have no partner on record, only to places
    that lie inside one too. ``weights`` add up to 1, or to 0.
    """

    ids: Sequence[str]
    order: Rows
    country: Rows
    lat: Floats
    lon: Floats
    facets: Mapping[str, Facet]
    alone: Mapping[str, Floats]
    likeness: Mapping[str, Likeness]
    ways: Mapping[str, Ways]
    half_km: float
    partners: Matrix
    inside: Bits
    hidden: Bits
    weights: Mapping[str, float] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.ids)

    @cached_property
    def codes(self) -> frozenset[str]:
        """The criteria that have a form here."""
        tables = (code for facet in self.facets.values() for code in facet.tables)
        return frozenset([*tables, *self.alone, *self.likeness, *self.ways, DISTANCE])

    @cached_property
    def directions(self) -> Floats:
        """Points of the unit sphere."""
        return directions(self.lat, self.lon)

    @cached_property
    def by_order(self) -> Rows:
        """The rows in the order of the ids."""
        return np.argsort(self.order)

    @cached_property
    def starts(self) -> Rows:
        """Where each country begins, and behind the last one the end."""
        firsts = np.flatnonzero(np.diff(self.country, prepend=-1))
        return np.append(firsts, len(self))

    @cached_property
    def kinds(self) -> Rows:
        """A number for all that are alike in every facet, in what else is known of them, and in lying inside a city."""
        told = [self.inside.astype(np.int64), *(facet.of for facet in self.facets.values())]
        told += [np.isnan(one.of).astype(np.int64) for one in self.likeness.values()]
        told += [ways.known.astype(np.int64) for ways in self.ways.values()]
        return np.unique(np.column_stack(told), axis=0, return_inverse=True)[1].reshape(-1)

    def of_kind(self, row: int) -> Floats:
        """What facets and the candidate alone give to every place, for all places of this one's kind."""
        total = np.zeros(len(self))
        for facet in self.facets.values():
            one = facet.of[row]
            table = sum(self.weights[code] * filled(table[one]) for code, table in facet.tables.items())
            total += np.asarray(table)[facet.of]
        for code, column in self.alone.items():
            total += self.weights[code] * filled(column)
        return total


def filled(column: Floats) -> Floats:
    """Values as they count in a standing."""
    return np.where(np.isnan(column), UNKNOWN_AS, column)


def arrays_of(world: World) -> dict[str, NDArray[Any]]:
    """The world as named arrays."""
    found: dict[str, NDArray[Any]] = {name: np.asarray(getattr(world, name)) for name in ("ids", *_COLUMNS, "half_km")}
    for name, facet in world.facets.items():
        found[f"facet/{name}"] = facet.of
        found |= {f"table/{name}/{code}": table for code, table in facet.tables.items()}
    found |= {f"{ALONE}/{code}": column for code, column in world.alone.items()}
    found |= {f"weight/{code}": np.asarray(weight) for code, weight in world.weights.items()}
    for code, likeness in world.likeness.items():
        found |= {f"{LIKENESS}/{code}": likeness.of, f"width/{code}": np.asarray(likeness.width)}
    for code, ways in world.ways.items():
        found |= {f"half/{code}": np.asarray(ways.half), f"known/{code}": ways.known}
        found |= _of_matrix(f"there/{code}", ways.there) | _of_matrix(f"back/{code}", ways.back)
    return found | _of_matrix("partners", world.partners)


def world_from(arrays: Arrays) -> World:
    """The world of named arrays."""
    facets = {name: Facet(of, dict(_named(arrays, f"table/{name}/"))) for name, of in _named(arrays, "facet/")}
    return World(
        ids=arrays["ids"].tolist(),
        **{name: arrays[name] for name in _COLUMNS},
        facets=facets,
        alone=dict(_named(arrays, f"{ALONE}/")),
        likeness={code: Likeness(of, float(arrays[f"width/{code}"])) for code, of in _named(arrays, f"{LIKENESS}/")},
        ways={code: _ways(arrays, code) for code, _ in _named(arrays, "half/")},
        half_km=float(arrays["half_km"]),
        partners=_matrix(arrays, "partners"),
        weights={code: float(weight) for code, weight in _named(arrays, "weight/")},
    )


def _named(arrays: Arrays, begin: str) -> list[tuple[str, NDArray[Any]]]:
    return [(name.removeprefix(begin), arrays[name]) for name in arrays if name.startswith(begin)]


def _ways(arrays: Arrays, code: str) -> Ways:
    there, back = (_matrix(arrays, f"{side}/{code}") for side in ("there", "back"))
    return Ways(there, back, float(arrays[f"half/{code}"]), arrays[f"known/{code}"])


def _of_matrix(name: str, matrix: Matrix) -> dict[str, NDArray[Any]]:
    shape = np.asarray(matrix.shape)
    return {
        f"{name}.data": matrix.data,
        f"{name}.ends": matrix.indices,
        f"{name}.rows": matrix.indptr,
        f"{name}.shape": shape,
    }


def _matrix(arrays: Arrays, name: str) -> Matrix:
    data, ends, rows, shape = (arrays[f"{name}.{part}"] for part in ("data", "ends", "rows", "shape"))
    return sparse.csr_matrix((data, ends, rows), shape=tuple(shape.tolist()))
