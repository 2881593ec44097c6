"""What a search needs and what is the same for many: kept until the gazetteer or the registry changes."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING, cast

from tawam.matching import files
from tawam.matching.queries.likely import likely_of
from tawam.matching.queries.loading import needed
from tawam.matching.rules.network import network
from tawam.matching.rules.relations import relations_of
from tawam.matching.values import Grounds, Known, Network, Spot
from tawam.places import queries as places
from tawam.places.values import Place
from tawam.registry import queries as registry
from tawam.registry.values import LIGHT_OF_STATUS, Life, Light

if TYPE_CHECKING:
    from tawam.matching.rules.board import Board

_BUILDING = Lock()


def kept_board() -> Board:
    """All cities in columns; read once for each edition of the gazetteer, by one reader while others wait."""
    with _BUILDING:
        return _board(places.edition())


@lru_cache(maxsize=1)
def _board(_edition: str) -> Board:
    capitals = places.cities_named(files.capital_names())
    return cast("Board", needed("board").board_of(places.every_city(), capitals))


def known_of(place: Place, as_of: dt.date) -> Known:
    """What the criteria may ask for this place."""
    edition = registry.edition()
    return Known(_network(edition, as_of), _exposure(place.country, edition, as_of), likely_of(place))


@lru_cache(maxsize=2)
def _lives(_edition: str) -> tuple[Life, ...]:
    return tuple(registry.lives())


@lru_cache(maxsize=2)
def _network(edition: str, as_of: dt.date) -> Network:
    lives = _lives(edition)
    found = places.places({place for life in lives for place in life.places})
    spots = {key: Spot(one.lat, one.lon) for key, one in found.items()}
    return network(lives, _lights(as_of), spots)


def _lights(as_of: dt.date) -> dict[str, Light]:
    statuses = registry.statuses(as_of=as_of)
    return {key: LIGHT_OF_STATUS[status] for key, status in statuses.items()}


@lru_cache(maxsize=64)
def _exposure(country: str, edition: str, as_of: dt.date) -> dict[str, Grounds]:
    return relations_of(country, _lives(edition), as_of)
