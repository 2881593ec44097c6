"""What a search needs and what is the same for many: kept until the gazetteer or the registry changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import replace
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING, cast

from tawam.exchange import queries as exchange
from tawam.exchange.values import Theme
from tawam.matching import files
from tawam.matching.queries.likely import likely_of
from tawam.matching.queries.loading import needed
from tawam.matching.queries.notices import standing_notices
from tawam.matching.rules.network import network
from tawam.matching.rules.noticing import needs_of, themes_of_places
from tawam.matching.rules.relations import relations_of
from tawam.matching.values import Grounds, Known, Needs, Network, Spot
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
    return cast("Board", needed("board").board_of(places.every_city(), capitals, files.land_borders()))


def known_of(place: Place, as_of: dt.date) -> Known:
    """What the criteria may ask for this place."""
    return replace(known_without_model(place.country, as_of), likely=likely_of(place))


def known_without_model(country: str, as_of: dt.date) -> Known:
    """What the criteria may ask for any place of this country, but for what a model says of one."""
    edition = registry.edition()
    needs = _needs(edition, as_of)
    themes = _themes(edition, exchange.log_edition(), as_of)
    exposure = _exposure(country, edition, as_of)
    return Known(_network(edition, as_of), exposure, needs=needs, themes=themes)


def stating(as_of: dt.date) -> Collection[str]:
    """The places of which a notice stands on a day."""
    return _needs(registry.edition(), as_of).keys()


# The journal of the evidence tells of notices too: its edition changes with each that is stated.
@lru_cache(maxsize=2)
def _needs(_edition: str, as_of: dt.date) -> dict[str, Needs]:
    return needs_of(one.notice for one in standing_notices(as_of))


@lru_cache(maxsize=2)
def _themes(edition: str, _log: int, as_of: dt.date) -> dict[str, frozenset[Theme]]:
    return themes_of_places(_needs(edition, as_of), exchange.open_themes())


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
