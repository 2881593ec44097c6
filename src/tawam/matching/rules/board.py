"""Every criterion for all places at once, in numpy: the values that ``criteria`` works out for one candidate.

Importing this loads numpy; ``queries`` does so when a list is first asked for, so that Tawam runs without it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from tawam.matching.rules import criteria, traits
from tawam.matching.rules.borders import nearest_abroad
from tawam.matching.rules.network import NEAR_KM, ends_nearby, pair
from tawam.matching.rules.scoring import SPOKEN_BY, UNKNOWN_AS, Spotted
from tawam.matching.rules.suburbs import inside
from tawam.matching.values import Grounds, Known, Likely, Network, Profile, Wanted
from tawam.places.rules.geography import EARTH_RADIUS_KM, Point
from tawam.places.values import Place

Floats = NDArray[np.float64]
Bits = NDArray[np.bool_]
Numbers = NDArray[np.int32]
# Of so many candidates a list of twenty is made; if they lie too close together, of twice as many, and so on.
FIRST_LOOK = 2_000


@dataclass(frozen=True, slots=True, eq=False)
class Board:
    """All candidates in columns; NaN where something is not known. ``number`` finds a place's row by its id.

    ``abroad`` is the row of the nearest city across a land border within 25 km, -1 for none, ``abroad_km`` how far.
    """

    ids: Sequence[str]
    number: Mapping[str, int]
    lat: Floats
    lon: Floats
    size: Floats
    rank: Floats
    capital: Floats
    country: Numbers
    zone: Numbers
    countries: Sequence[str]
    zones: Sequence[str]
    setting: traits.Bits
    abroad: Numbers
    abroad_km: Floats
    directions: Floats = field(repr=False)
    inside: Bits = field(repr=False)


def board_of(
    places: Iterable[Place], capitals: Mapping[str, str], land: Mapping[str, Collection[str]] | None = None
) -> Board:
    """The columns of these places.

    ``capitals`` gives the id of a country's capital, ``land`` the countries to which it has a land border, where that
    is known.
    """
    countries, zones, regions = _Codes(), _Codes(), _Codes()
    ids: list[str] = []
    rows: list[tuple[float, float, float, float, int, int, int, int]] = []
    for one in places:
        ids.append(one.id)
        seat = capitals.get(one.country)
        capital = math.nan if seat is None else float(seat == one.id)
        people = math.log10(one.population) if one.population else math.nan
        said = traits.bits_in_name(one.name_en, one.country)
        codes = (countries.of(one.country), zones.of(one.timezone), regions.of(f"{one.country}.{one.admin1}"))
        rows.append((one.lat, one.lon, people, capital, *codes, said))
    lat, lon, size, capital_of, country, zone, region, named = np.array(rows, dtype=float).reshape(-1, 8).T
    of_country, points, borders = country.astype(np.int32), directions(lat, lon), land or {}
    known = list(countries.known)
    abroad, abroad_km = nearest_abroad(points, of_country, traits.bordering(known, borders))
    borderless = [code in borders and not borders[code] for code in known]
    return Board(
        ids=ids,
        number={key: row for row, key in enumerate(ids)},
        lat=lat,
        lon=lon,
        size=size,
        rank=np.log10(_ranks(size, of_country)),
        capital=capital_of,
        country=of_country,
        zone=zone.astype(np.int32),
        countries=known,
        zones=list(zones.known),
        setting=traits.with_borders(named.astype(np.uint8), of_country, abroad, borderless),
        abroad=abroad,
        abroad_km=abroad_km,
        directions=points,
        inside=inside(points, np.power(10.0, size), of_country, region.astype(np.int32)),
    )


class _Codes:
    """Numbers for codes, in the order in which they come."""

    def __init__(self) -> None:
        self.known: dict[str, int] = {}

    def of(self, code: str) -> int:
        return self.known.setdefault(code, len(self.known))


def _ranks(size: Floats, country: Numbers) -> Floats:
    """The place of each city in the order of its country's cities by population, from 1; NaN where it is unknown."""
    order = np.lexsort((np.arange(len(size)), -np.nan_to_num(size, nan=-1.0), country))
    firsts = np.searchsorted(country[order], country[order], side="left")
    ranks = np.empty(len(size))
    ranks[order] = np.arange(len(size)) - firsts + 1.0
    return np.where(np.isnan(size), math.nan, ranks)


def directions(lat: Floats, lon: Floats) -> Floats:
    """Points of the unit sphere, one a row."""
    north, east = np.radians(lat), np.radians(lon)
    return np.column_stack((np.cos(north) * np.cos(east), np.cos(north) * np.sin(east), np.sin(north)))


def kilometres_from(point: Floats, others: Floats) -> Floats:
    """Great-circle distances by the chord, which is as exact near by as the haversine formula."""
    chord = np.sqrt(np.square(others - point).sum(axis=1))
    return np.asarray(2 * EARTH_RADIUS_KM * np.arcsin(np.minimum(1.0, chord / 2)))


def values(board: Board, own: Profile, known: Known, others: Mapping[str, Profile], hours: Floats) -> dict[str, Floats]:
    """Criterion -> its value for every place; NaN where it is not known.

    ``others`` holds for each country the profile of one of its places, of which the languages and scripts are read;
    ``hours`` the hours of each time zone.
    """
    here = directions(np.array([own.place.lat]), np.array([own.place.lon]))[0]
    by_country = [others[code] for code in board.countries]
    return {
        "size": _size(board, own),
        "rank": _rank(board, own),
        "language": _by_country(board, [criteria.language(own, one, known).value for one in by_country]),
        "script": _by_country(board, [criteria.script(own, one, known).value for one in by_country]),
        "distance": 1 / (1 + kilometres_from(here, board.directions) / criteria.HALF_KM),
        "time_zone": _time(board, own, hours),
        "role": _role(board, own),
        "country_affinity": _by_country(
            board, [criteria.country_affinity(own, one, known).value for one in by_country]
        ),
        "partners_of_partners": _partners(board, own, known.network),
        "neighbours": _neighbours(board, own, known.network),
        "likely_link": _likely(board, known.likely),
        "existing_tie": _loose(board, own, known.network),
        "room_on_the_list": _room(board, known.network),
        "relations": _by_country(board, [criteria.relations(own, one, known).value for one in by_country]),
        "setting": traits.likenesses(board.setting, own.setting),
        "needs": _stated(board, own, known, known.needs, criteria.needs),
        "shared_themes": _stated(board, own, known, known.themes, criteria.shared_themes),
    }


def standings(found: Mapping[str, Floats], by: Mapping[str, float]) -> Floats:
    """The score by which a list is ordered, for every place; 0 where nothing has a weight."""
    whole = math.fsum(by.values())
    sums = np.zeros(len(next(iter(found.values()))))
    # One column after the other: stacked, they would take as much memory again.
    for code, column in found.items():
        sums += by[code] * np.where(np.isnan(column), UNKNOWN_AS, column)
    return sums / (whole or 1.0)


def admitted(board: Board, own: Profile, known: Known, wanted: Wanted, others: Mapping[str, Profile]) -> Bits:
    """Which places the filter lets through, as ``scoring.admits`` says for one."""
    home = own.place.country
    fit = np.array([_country_fits(code, home, others[code], wanted) for code in board.countries], dtype=bool)
    passed = fit[board.country]
    if wanted.min_population:
        people = np.where(np.isnan(board.size), 0.0, np.power(10.0, board.size))
        passed &= people >= wanted.min_population - 0.5
    if wanted.themes:
        named = [
            board.number[key] for key, some in known.themes.items() if wanted.themes & some and key in board.number
        ]
        passed &= np.isin(np.arange(len(passed)), named)
    if not own.inside:
        passed &= ~board.inside | (_partners_of_each(board, known.network) > 0)
    gone = {own.place.id, *known.network.partners.get(own.place.id, ()), *wanted.exclude}
    passed[[board.number[key] for key in gone if key in board.number]] = False
    return passed


def best(board: Board, scores: Floats, passed: Bits) -> Iterator[Spotted]:
    """The admitted places, the highest score first and of equal ones the first id."""
    rows = np.flatnonzero(passed)
    given = 0
    for many in accumulate([FIRST_LOOK] + [2] * 20, lambda before, times: before * times):
        ordered = _top(rows, scores, many)
        yield from (_spotted(board, int(row)) for row in ordered[given:])
        given = len(ordered)
        if given == len(rows):
            return


def _top(rows: NDArray[np.int64], scores: Floats, many: int) -> NDArray[np.int64]:
    """The rows with the highest scores in order; all that are equal to the last of them belong to them."""
    if many < len(rows):
        least = np.partition(scores[rows], len(rows) - many)[len(rows) - many]
        rows = rows[scores[rows] >= least]
    return rows[np.argsort(-scores[rows], kind="stable")]


def _spotted(board: Board, row: int) -> Spotted:
    point = Point(float(board.lat[row]), float(board.lon[row]))
    return Spotted(row, board.countries[board.country[row]], point)


def _country_fits(code: str, home: str, one: Profile, wanted: Wanted) -> bool:
    spoken = not wanted.languages or any(one.spoken.get(language, 0.0) >= SPOKEN_BY for language in wanted.languages)
    named = code in wanted.countries if wanted.countries else code != home
    return spoken and named and code not in wanted.exclude


def _by_country(board: Board, told: Sequence[float | None]) -> Floats:
    return np.array([math.nan if value is None else value for value in told])[board.country]


def _likeness(apart: Floats, width: float) -> Floats:
    return np.asarray(np.maximum(0.0, 1 - np.abs(apart) / width))


def _size(board: Board, own: Profile) -> Floats:
    people = own.place.population
    return _likeness(board.size - math.log10(people), criteria.DECADES_OF_SIZE) if people else _nothing(board)


def _rank(board: Board, own: Profile) -> Floats:
    return _likeness(board.rank - math.log10(own.rank), criteria.DECADES_OF_RANK) if own.rank else _nothing(board)


def _nothing(board: Board) -> Floats:
    return np.full(len(board.ids), math.nan)


def _time(board: Board, own: Profile, hours: Floats) -> Floats:
    if own.hours is None:
        return _nothing(board)
    apart = np.abs(hours - own.hours)
    return np.asarray(1 - np.minimum(apart, 24 - apart) / criteria.HALF_DAY)[board.zone]


def _role(board: Board, own: Profile) -> Floats:
    if own.capital is None:
        return _nothing(board)
    return board.capital.copy() if own.capital else np.where(board.capital == 1.0, 0.0, math.nan)


def _partners(board: Board, own: Profile, net: Network) -> Floats:
    mine = net.partners.get(own.place.id, frozenset())
    if not mine:
        return _nothing(board)
    counts = _counted(board, [end for one in mine for end in net.partners.get(one, ())])
    return counts / (counts + 1)


def _neighbours(board: Board, own: Profile, net: Network) -> Floats:
    ends = ends_nearby(own.place, net)
    if not ends:
        return _nothing(board)
    counts = np.zeros(len(board.ids))
    for spot in (net.spots[end] for end in ends):
        point = directions(np.array([spot.lat]), np.array([spot.lon]))[0]
        counts += kilometres_from(point, board.directions) <= NEAR_KM
    return counts / (counts + criteria.HALF_NEIGHBOURS)


def _likely(board: Board, about: Likely) -> Floats:
    found = _nothing(board)
    for key in about.shares.keys() - about.tied:
        if key in board.number:
            found[board.number[key]] = criteria.likelihood(about.shares[key])
    return found


def _loose(board: Board, own: Profile, net: Network) -> Floats:
    found = _nothing(board)
    ends = {end for tie in net.loose if own.place.id in tie for end in tie} - {own.place.id}
    tied = [board.number[end] for end in ends if end in board.number and pair(own.place.id, end) in net.loose]
    found[tied] = 1.0
    return found


def _room(board: Board, net: Network) -> Floats:
    return np.asarray(criteria.HALF_LIST / (criteria.HALF_LIST + _partners_of_each(board, net)))


def _partners_of_each(board: Board, net: Network) -> Floats:
    counts = np.zeros(len(board.ids))
    known = [(board.number[key], len(some)) for key, some in net.partners.items() if key in board.number]
    if known:
        rows, numbers = zip(*known, strict=True)
        counts[list(rows)] = numbers
    return counts


def _stated(
    board: Board,
    own: Profile,
    known: Known,
    of_places: Mapping[str, object],
    look: Callable[[Profile, Profile, Known], Grounds],
) -> Floats:
    """A criterion that is known only of the few places that state something."""
    found = _nothing(board)
    if own.place.id in of_places:
        for key in of_places.keys() & board.number.keys():
            value = look(own, Profile(replace(own.place, id=key)), known).value
            found[board.number[key]] = math.nan if value is None else value
    return found


def _counted(board: Board, keys: Sequence[str]) -> Floats:
    rows = np.array([board.number[key] for key in keys if key in board.number], dtype=np.int64)
    return np.bincount(rows, minlength=len(board.ids)).astype(float)
