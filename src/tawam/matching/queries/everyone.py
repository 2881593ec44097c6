"""Proposals for every place: the gazetteer and the register as one world, and the run that answers for all of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from tawam.matching.queries.knowing import kept_board, known_without_model
from tawam.matching.queries.loading import needed
from tawam.matching.queries.matches import hours_of, stand_ins
from tawam.matching.rules import scoring
from tawam.matching.rules.scoring import Spread
from tawam.matching.values import Engine, Wanted

if TYPE_CHECKING:
    from tawam.matching.files.batches import Task
    from tawam.matching.rules.board import Board
    from tawam.matching.rules.everyone.world import World


class NobodyAsks(LookupError):
    """No city is in a country that is named, or none of them has so many people; nothing is written."""

    def __init__(self, empty: Iterable[str], asking: Wanted) -> None:
        if codes := ", ".join(sorted(empty)):
            told = f"The gazetteer has no city in {codes}: name countries by the two letters of ISO 3166-1, such as FR."
        else:
            told = f"No city that is asked for has {asking.min_population:,} people: ask for fewer."
        super().__init__(f"{told} Nothing was written.")


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

    Each list is the one that ``matches`` gives without a filter, where no model of likely links is asked; the file
    says so. Raises NoMatchingLibrary without the extra, NobodyAsks.
    """
    batches = needed("batches", "files")
    return int(batches.write(everyone(as_of=as_of, k=k, asking=asking), out, engine or batches.here(workers), watch))


def look_around() -> Callable[[Any], str]:
    """What a machine is asked before its first batch; raises NoMatchingLibrary."""
    return cast("Callable[[Any], str]", needed("batches", "files").look_around)


def everyone(*, as_of: dt.date, k: int = 20, asking: Wanted | None = None) -> Task:
    """What a run works out: for which cities, in which world, by which rule. Raises NoMatchingLibrary, NobodyAsks."""
    board, by, asking = kept_board(), scoring.weights({}), asking or Wanted()
    if empty := asking.countries - frozenset(board.countries):
        raise NobodyAsks(empty, asking)
    made = _world(board, by, as_of)
    rows = needed("everyone.making").asking(made, board, asking)
    if not len(rows) and len(board.ids):
        raise NobodyAsks((), asking)
    rule = needed("everyone.choosing").Rule.of(k, Spread())
    about = {
        "tawam": "proposals",
        "as_of": f"{as_of}",
        "k": k,
        "places": len(rows),
        "weights": by,
        "unknown": list(needed("everyone.making").LEFT_OUT),
    }
    return cast("Task", needed("batches", "files").Task(made, rows, rule, about))


def _world(board: Board, by: Mapping[str, float], as_of: dt.date) -> World:
    making = needed("everyone.making")
    known = [known_without_model(code, as_of) for code in board.countries]
    hours = [hours_of(zone, as_of) for zone in board.zones]
    found = making.facets(board, list(stand_ins(board).values()), hours, known)
    return cast("World", making.world_of(board, found, known_without_model("", as_of).network, by))
