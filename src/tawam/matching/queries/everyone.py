"""Proposals for every place: the gazetteer and the register as one world, and the run that answers for all of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from tawam.matching.queries.knowing import kept_board, known_of
from tawam.matching.queries.loading import needed
from tawam.matching.queries.matches import hours_of, stand_ins
from tawam.matching.rules import scoring
from tawam.matching.rules.scoring import Spread
from tawam.matching.values import Engine, Known, Profile, Wanted

if TYPE_CHECKING:
    from tawam.matching.files.batches import Task
    from tawam.matching.rules.board import Board
    from tawam.matching.rules.everyone.world import Facet, World


def write_everyone(
    out: Path,
    *,
    as_of: dt.date,
    k: int = 20,
    asking: Wanted | None = None,
    engine: Engine | None = None,
    workers: int = 1,
    watch: Callable[[int, int], None] = lambda done, total: None,
) -> int:
    """Write the proposals for all cities, or for those of ``asking``'s countries and size; gives how many they are.

    Each list is the one that ``matches`` gives without a filter. Raises NoMatchingLibrary without the extra.
    """
    batches = needed("batches", "files")
    return int(batches.write(everyone(as_of=as_of, k=k, asking=asking), out, engine or batches.here(workers), watch))


def look_around() -> Callable[[Any], str]:
    """What a machine is asked before its first batch; raises NoMatchingLibrary."""
    return cast("Callable[[Any], str]", needed("batches", "files").look_around)


def everyone(*, as_of: dt.date, k: int = 20, asking: Wanted | None = None) -> Task:
    """What a run works out: for which cities, in which world, by which rule. Raises NoMatchingLibrary."""
    board, by = kept_board(), scoring.weights({})
    made = _world(board, by, as_of)
    rows = needed("everyone.making").asking(made, board, asking or Wanted())
    rule = needed("everyone.choosing").Rule.of(k, Spread())
    about = {"tawam": "proposals", "as_of": f"{as_of}", "k": k, "places": len(rows), "weights": by}
    return cast("Task", needed("batches", "files").Task(made, rows, rule, about))


def _world(board: Board, by: Mapping[str, float], as_of: dt.date) -> World:
    making = needed("everyone.making")
    net = known_of("", as_of).network
    return cast("World", making.world_of(board, _facets(board, as_of), net, by))


def _facets(board: Board, as_of: dt.date) -> dict[str, Facet]:
    """The criteria that hang on country, time zone and capital, of stand-ins for all places that share them."""
    making = needed("everyone.making")
    countries = list(stand_ins(board).values())
    blank = countries[0].place if countries else None
    zones = [Profile(blank, hours=hours_of(zone, as_of)) for zone in board.zones] if blank else []
    capitals = [Profile(blank, capital=one) for one in making.CAPITALS] if blank else []
    known = [known_of(code, as_of) for code in board.countries]
    return {
        "country": making.facet(board.country, countries, making.OF_COUNTRIES, known),
        "zone": making.facet(board.zone, zones, making.OF_ZONES, [Known()] * len(zones)),
        "capital": making.facet(making.capital_numbers(board), capitals, making.OF_CAPITALS, [Known()] * len(capitals)),
    }
