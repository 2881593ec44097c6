"""Partners for a place among all cities."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tawam.basics.languages import page_language
from tawam.matching import files
from tawam.matching.queries.knowing import kept_board, known_of
from tawam.matching.queries.loading import needed
from tawam.matching.rules import scoring
from tawam.matching.rules.asking import Filter, UnknownCode
from tawam.matching.rules.scoring import Spread
from tawam.matching.rules.setting import setting_of
from tawam.matching.values import Known, Match, Matches, Near, Profile, Wanted
from tawam.places import queries as places
from tawam.places.values import Place, PlaceKind

if TYPE_CHECKING:
    from tawam.matching.rules.board import Bits, Board, Floats


class NotACity(ValueError):
    """Partners are looked for among cities, for a city."""

    def __init__(self, place: Place) -> None:
        told = {"place": place.name(page_language(get_language()))}
        if place.kind is PlaceKind.COUNTRY:
            super().__init__(_("“%(place)s” is a country: partners are looked for among cities, for a city.") % told)
        else:
            super().__init__(_("“%(place)s” is a region: partners are looked for among cities, for a city.") % told)


def matches(
    place_id: str,
    *,
    as_of: dt.date,
    k: int = 20,
    wanted: Wanted | None = None,
    weights: Mapping[str, float] | None = None,
    rule: Spread | None = None,
) -> Matches:
    """The k proposals for a city, best first, each with its reasons.

    Raises the places room's NoSuchPlace, NotACity, UnfitWeight, UnknownCode for the id of no city that is to be left
    out, and NoMatchingLibrary without the extra ``matching``.
    """
    place = places.place(place_id)
    if place.kind is not PlaceKind.CITY:
        raise NotACity(place)
    field = _field(place, wanted or Wanted(), scoring.weights(weights or {}), as_of)
    for key in sorted(field.asked.exclude):
        if ":" in key and key not in field.board.number:
            raise UnknownCode(key, Filter.EXCLUDE)
    return _proposals(field, k, rule or Spread())


def matches_beside(place: Place, other: Place, *, as_of: dt.date, k: int) -> tuple[Matches, Match, int | None]:
    """The k proposals for a city, another city as the search sees it, and its place among all candidates.

    By the declared weights. Equal ones share the better place; None if it is no candidate. Raises NoMatchingLibrary
    without the extra ``matching``.
    """
    field = _field(place, Wanted(), scoring.weights({}), as_of)
    row = field.board.number.get(other.id)
    there = profile(other, field.board, as_of, places.places(_abroad([other.id], field.board)))
    found = scoring.match(field.own, there, field.known, field.by)
    rank = None
    if row is not None and field.passed[row]:
        rank = 1 + int((field.scores[field.passed] > field.scores[row]).sum())
    return _proposals(field, k, Spread()), found, rank


@dataclass(frozen=True, slots=True)
class _Field:
    """All cities scored for one: which of them the filter lets through."""

    board: Board
    own: Profile
    known: Known
    asked: Wanted
    by: Mapping[str, float]
    as_of: dt.date
    scores: Floats
    passed: Bits


def _field(place: Place, asked: Wanted, by: Mapping[str, float], as_of: dt.date) -> _Field:
    rules, board = needed("board"), kept_board()
    own = profile(place, board, as_of, places.places(_abroad([place.id], board)))
    known = known_of(place, as_of)
    others = stand_ins(board)
    hours = rules.np.array([hours_of(zone, as_of) for zone in board.zones], dtype=float)
    scores = rules.standings(rules.values(board, own, known, others, hours), by)
    passed = rules.admitted(board, own, known, asked, others)
    return _Field(board, own, known, asked, by, as_of, scores, passed)


def _proposals(field: _Field, k: int, rule: Spread) -> Matches:
    board = field.board
    best = needed("board").best(board, field.scores, field.passed)
    chosen = scoring.spread(best, k, rule, one_country=len(field.asked.countries) == 1)
    ids = [board.ids[one.key] for one in chosen]
    named = places.places([*ids, *_abroad(ids, board)])
    seen = (profile(named[key], board, field.as_of, named) for key in ids)
    items = tuple(scoring.match(field.own, one, field.known, field.by) for one in seen)
    return Matches(field.own.place, int(field.passed.sum()), items)


def profile(place: Place, board: Board, as_of: dt.date, named: Mapping[str, Place] | None = None) -> Profile:
    """A city of the board as the criteria see it; ``named`` holds the cities across a border that lie near."""
    row = board.number.get(place.id)
    known = row is not None and place.population
    return Profile(
        place=place,
        rank=round(10 ** float(board.rank[row])) if known else None,
        capital=None if row is None or board.capital[row] != board.capital[row] else bool(board.capital[row]),
        spoken=files.spoken(place.country),
        scripts=files.scripts(place.country),
        hours=hours_of(place.timezone, as_of),
        setting=setting_of(
            place.name_en, place.country, _near(row, board, named or {}), files.land_borders().get(place.country)
        ),
        inside=row is not None and bool(board.inside[row]),
    )


def _abroad(ids: Iterable[str], board: Board) -> list[str]:
    """The cities across a land border near to these places."""
    rows = [board.number[key] for key in ids if key in board.number]
    return sorted({board.ids[board.abroad[row]] for row in rows if board.abroad[row] >= 0})


def _near(row: int | None, board: Board, named: Mapping[str, Place]) -> Near | None:
    if row is None or board.abroad[row] < 0:
        return None
    there = named.get(board.ids[board.abroad[row]])
    return Near(there.name_en, there.name_ar, float(board.abroad_km[row])) if there else None


def stand_ins(board: Board) -> dict[str, Profile]:
    """For each country a profile that stands for all its places, of which only what they share may be read."""
    return {
        code: Profile(
            Place(f"cc:{code}", PlaceKind.COUNTRY, code, "", code, "", 0.0, 0.0, None, ""),
            spoken=files.spoken(code),
            scripts=files.scripts(code),
        )
        for code in board.countries
    }


def hours_of(zone: str, as_of: dt.date) -> float | None:
    """The hours against UTC at noon of the day."""
    if not zone:
        return None
    offset = dt.datetime(as_of.year, as_of.month, as_of.day, 12, tzinfo=ZoneInfo(zone)).utcoffset()
    return offset.total_seconds() / 3600 if offset is not None else None
