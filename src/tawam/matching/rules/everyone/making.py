"""The world made from the board, the register's network, and what the criteria say of stand-ins for many places."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np
from scipy import sparse
from scipy.spatial import KDTree

from tawam.matching.rules import criteria
from tawam.matching.rules.board import Bits, Board, Floats, directions
from tawam.matching.rules.everyone.world import Facet, Likeness, Matrix, Rows, Ways, World
from tawam.matching.rules.network import NEAR_KM
from tawam.matching.rules.table import Look
from tawam.matching.rules.traits import grounds_of
from tawam.matching.values import Known, Network, Profile, Wanted
from tawam.places.rules.geography import EARTH_RADIUS_KM
from tawam.places.values import Place, PlaceKind

OF_COUNTRIES = (criteria.language, criteria.script, criteria.country_affinity, criteria.relations)
OF_ZONES = (criteria.time_zone,)
OF_CAPITALS = (criteria.role,)
# The values of the facet, by number: no capital, the capital, not known.
CAPITALS = (False, True, None)
# A model of likely links walks the network for each place that asks: too dear for all of them (decision 0015).
LEFT_OUT = ("likely_link",)
_BLANK = Place("", PlaceKind.CITY, "", "", "", "", 0.0, 0.0, None, "")


class NoFormForAll(RuntimeError):
    """A criterion is in the table and has no form in which all places are compared with all."""

    def __init__(self, codes: Iterable[str]) -> None:
        told = ", ".join(sorted(codes))
        super().__init__(
            f"All places against all know no form of {told}: give it one in matching/rules/everyone/making.py."
        )


def facets(
    board: Board, countries: Sequence[Profile], hours: Sequence[float | None], known: Sequence[Known]
) -> dict[str, Facet]:
    """The criteria that hang on one of few values of both places, as they say it of stand-ins for all that share them.

    ``countries`` holds a profile for each country of the board and ``known`` what each of them knows; ``hours`` are
    those of its time zones.
    """
    about = known[0] if known else Known()
    zones = [Profile(_BLANK, hours=one) for one in hours]
    capitals = [Profile(_BLANK, capital=one) for one in CAPITALS]
    bits, setting = np.unique(board.setting, return_inverse=True)
    settings = [Profile(_BLANK, setting=grounds_of(one)) for one in bits.tolist()]
    return {
        "country": facet(board.country.astype(np.int64), countries, OF_COUNTRIES, known),
        "zone": facet(board.zone.astype(np.int64), zones, OF_ZONES, [about] * len(zones)),
        "capital": facet(capital_numbers(board), capitals, OF_CAPITALS, [about] * len(capitals)),
        "setting": facet(setting.reshape(-1), settings, (criteria.setting,), [about] * len(settings)),
        "needs": _stated(board, about.needs, criteria.needs, about),
        "themes": _stated(board, about.themes, criteria.shared_themes, about),
    }


def _stated(board: Board, of_places: Mapping[str, object], look: Look, about: Known) -> Facet:
    """A criterion known of the few places that state something; all that state the same share a value, 0 is silence."""
    numbers, found = np.zeros(len(board.ids), dtype=np.int64), dict[object, int]()
    stand_ins = [Profile(_BLANK)]
    for key in sorted(of_places.keys() & board.number.keys()):
        if of_places[key] not in found:
            found[of_places[key]] = len(stand_ins)
            stand_ins.append(Profile(replace(_BLANK, id=key)))
        numbers[board.number[key]] = found[of_places[key]]
    return facet(numbers, stand_ins, (look,), [about] * len(stand_ins))


def facet(of: Rows, stand_ins: Sequence[Profile], looks: Sequence[Look], known: Sequence[Known]) -> Facet:
    """The tables of some criteria; stand-in number n has the value n of the facet, ``known`` is what it knows."""
    return Facet(of, {look.__name__: _table(look, stand_ins, known) for look in looks})


def _table(look: Look, stand_ins: Sequence[Profile], known: Sequence[Known]) -> Floats:
    told = [[look(own, other, known[at]).value for other in stand_ins] for at, own in enumerate(stand_ins)]
    return np.array([[math.nan if one is None else one for one in row] for row in told])


def capital_numbers(board: Board) -> Rows:
    """The number in CAPITALS for each place of the board."""
    return np.nan_to_num(board.capital, nan=CAPITALS.index(None)).astype(np.int64)


def asking(world: World, board: Board, wanted: Wanted) -> Rows:
    """The rows of the cities of these countries (of all, if none is named) with so many people."""
    countries = np.array([not wanted.countries or code in wanted.countries for code in board.countries], dtype=bool)
    people = np.power(10.0, np.nan_to_num(world.likeness["size"].of, nan=-1.0))
    return np.flatnonzero(
        countries[world.country] & ((people >= wanted.min_population - 0.5) | (not wanted.min_population))
    )


def world_of(board: Board, facets: Mapping[str, Facet], net: Network, weights: Mapping[str, float]) -> World:
    """All cities of the board, country by country; ``facets`` are in its order. Raises NoFormForAll."""
    rows = np.lexsort((np.arange(len(board.ids)), board.country))
    order = rows.astype(np.int64)
    number = {board.ids[row]: at for at, row in enumerate(rows.tolist())}
    whole = math.fsum(weights.values()) or 1.0
    pairs = [(number[one], number[two]) for one, two in _ties(net) if one in number and two in number]
    inside = board.inside[rows]
    world = World(
        ids=[board.ids[row] for row in rows.tolist()],
        order=order,
        country=board.country[rows].astype(np.int64),
        lat=board.lat[rows],
        lon=board.lon[rows],
        facets={name: Facet(one.of[rows], one.tables) for name, one in facets.items()},
        alone={"room_on_the_list": _room(net, number)} | {code: np.full(len(rows), math.nan) for code in LEFT_OUT},
        likeness={
            "size": Likeness(board.size[rows], criteria.DECADES_OF_SIZE),
            "rank": Likeness(board.rank[rows], criteria.DECADES_OF_RANK),
        },
        ways=_ways(board, rows, net, number),
        half_km=criteria.HALF_KM,
        partners=_matrix(pairs, len(rows), len(rows)),
        inside=inside,
        hidden=inside & ~_tied(net, number),
        weights={code: weight / whole for code, weight in weights.items()},
    )
    lacking = world.weights.keys() - set(world.codes)
    if lacking:
        raise NoFormForAll(lacking)
    return world


def _ties(net: Network) -> Iterator[tuple[str, str]]:
    """Both ways of every twinning and friendship."""
    return ((one, two) for one, some in net.partners.items() for two in some)


def _tied(net: Network, number: Mapping[str, int]) -> Bits:
    """Which cities have a partner on record, a city or not."""
    found = np.zeros(len(number), dtype=bool)
    found[[number[key] for key, some in net.partners.items() if some and key in number]] = True
    return found


def _room(net: Network, number: Mapping[str, int]) -> Floats:
    counts = np.zeros(len(number))
    for key, some in net.partners.items():
        if key in number:
            counts[number[key]] = len(some)
    return np.asarray(criteria.HALF_LIST / (criteria.HALF_LIST + counts))


def _ways(board: Board, rows: Rows, net: Network, number: Mapping[str, int]) -> dict[str, Ways]:
    """Common partners, ties of neighbours, ties of another kind."""
    tied = {key: at for at, key in enumerate(sorted(net.partners))}
    between = _matrix([(tied[one], tied[two]) for one, two in _ties(net)], len(tied), len(tied))
    own = _matrix([(number[key], at) for key, at in tied.items() if key in number], len(number), len(tied))
    near = _near(board, rows, net, list(tied))
    others = sparse.csr_matrix(near - near.multiply(own))
    others.eliminate_zeros()
    loose = [(number[one], number[two]) for one, two in net.loose if one in number and two in number]
    both = _matrix([*loose, *((two, one) for one, two in loose)], len(number), len(number))
    mine, beside = own @ between, others @ between
    return {
        "partners_of_partners": Ways(mine, sparse.csr_matrix(mine.T), 1.0, _any(mine)),
        "neighbours": Ways(beside, sparse.csr_matrix(near.T), float(criteria.HALF_NEIGHBOURS), _any(beside)),
        "existing_tie": Ways(both, sparse.identity(len(number), format="csr"), 0.0, np.zeros(len(number), dtype=bool)),
    }


def _near(board: Board, rows: Rows, net: Network, tied: Sequence[str]) -> Matrix:
    """Which cities lie within 60 km of which tied places."""
    if not tied or not len(rows):
        return _matrix([], len(rows), len(tied))
    spots = np.array([(net.spots[key].lat, net.spots[key].lon) for key in tied])
    chord = 2 * math.sin(NEAR_KM / EARTH_RADIUS_KM / 2)
    found = KDTree(board.directions[rows]).query_ball_point(directions(spots[:, 0], spots[:, 1]), chord)
    return _matrix([(city, at) for at, some in enumerate(found) for city in some], len(rows), len(tied))


def _any(matrix: Matrix) -> Bits:
    return np.asarray(np.diff(matrix.indptr) > 0)


def _matrix(cells: Sequence[tuple[int, int]], rows: int, columns: int) -> Matrix:
    """Ones in these cells, and their sum where a cell is named several times."""
    where = np.array(cells, dtype=np.int64).reshape(-1, 2).T
    return sparse.csr_matrix((np.ones(len(cells)), (where[0], where[1])), shape=(rows, columns))
