"""Partners for a place among all cities."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from tawam.matching import files
from tawam.matching.queries.knowing import kept_board, known_of
from tawam.matching.queries.loading import needed
from tawam.matching.rules import scoring
from tawam.matching.rules.scoring import Spread
from tawam.matching.values import Matches, Profile, Wanted
from tawam.places import queries as places
from tawam.places.values import Place, PlaceKind

if TYPE_CHECKING:
    from tawam.matching.rules.board import Board


class NotACity(ValueError):
    """Partners are looked for among cities, for a city."""

    def __init__(self, place: Place) -> None:
        super().__init__(f"“{place.name_en}” is a {place.kind}: partners are looked for among cities, for a city.")


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

    Raises the places room's NoSuchPlace, NotACity, UnfitWeight, and NoMatchingLibrary without the extra ``matching``.
    """
    place = places.place(place_id)
    if place.kind is not PlaceKind.CITY:
        raise NotACity(place)
    asked, by = wanted or Wanted(), scoring.weights(weights or {})
    rules, board = needed("board"), kept_board()
    own, known = profile(place, board, as_of), known_of(place, as_of)
    others = _of_countries(board)
    hours = rules.np.array([_hours(zone, as_of) for zone in board.zones], dtype=float)
    scores = rules.standings(rules.values(board, own, known, others, hours), by)
    passed = rules.admitted(board, own, known, asked, others)
    chosen = scoring.spread(
        rules.best(board, scores, passed), k, rule or Spread(), one_country=len(asked.countries) == 1
    )
    named = places.places(board.ids[one.key] for one in chosen)
    found = [named[board.ids[one.key]] for one in chosen]
    items = [scoring.match(own, profile(one, board, as_of), known, by) for one in found]
    return Matches(place, int(passed.sum()), tuple(items))


def profile(place: Place, board: Board, as_of: dt.date) -> Profile:
    """A city of the board as the criteria see it."""
    row = board.number.get(place.id)
    known = row is not None and place.population
    return Profile(
        place=place,
        rank=round(10 ** float(board.rank[row])) if known else None,
        capital=None if row is None or board.capital[row] != board.capital[row] else bool(board.capital[row]),
        spoken=files.spoken(place.country),
        scripts=files.scripts(place.country),
        hours=_hours(place.timezone, as_of),
        inside=row is not None and bool(board.inside[row]),
    )


def _of_countries(board: Board) -> dict[str, Profile]:
    """For each country a profile that stands for all its places, of which only what they share may be read."""
    return {
        code: Profile(
            Place(f"cc:{code}", PlaceKind.COUNTRY, code, "", code, "", 0.0, 0.0, None, ""),
            spoken=files.spoken(code),
            scripts=files.scripts(code),
        )
        for code in board.countries
    }


def _hours(zone: str, as_of: dt.date) -> float | None:
    """The hours against UTC at noon of the day."""
    if not zone:
        return None
    offset = dt.datetime(as_of.year, as_of.month, as_of.day, 12, tzinfo=ZoneInfo(zone)).utcoffset()
    return offset.total_seconds() / 3600 if offset is not None else None
