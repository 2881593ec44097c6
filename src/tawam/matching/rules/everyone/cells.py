"""Places cut into cells (alike in every facet, and near each other), and cells into blocks of about the same size."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from tawam.matching.rules.board import kilometres_from
from tawam.matching.rules.everyone.world import Rows, World

# Larger cells reach wider, so that their bounds say less; smaller ones are more work each.
CELL, BLOCK = 1_024, 64


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """Places of one kind within ``radius`` km of a point of the unit sphere."""

    rows: Rows
    centre: tuple[float, float, float]
    radius: float


def cells(world: World, asking: Rows) -> list[Cell]:
    """All places that ask, each in one cell; the same for the same world."""
    kinds = world.kinds[asking]
    order = np.lexsort((asking, kinds))
    firsts = np.flatnonzero(np.diff(kinds[order], prepend=-1))
    groups = np.split(asking[order], firsts[1:]) if len(asking) else []
    return [cell_of(world, part) for group in groups for part in _halved(world, group, _most(world, group))]


def _most(world: World, rows: Rows) -> int:
    """Places whose numbers are not known differ by where they lie alone, so their cells are no larger than a block."""
    return BLOCK if any(np.isnan(one.of[rows[0]]) for one in world.likeness.values()) else CELL


def _halved(world: World, rows: Rows, most: int) -> Iterator[Rows]:
    """The places cut in two across the direction in which they reach furthest, until every part is small."""
    if len(rows) <= most:
        yield rows
        return
    points = world.directions[rows]
    widest = int(np.argmax(points.max(axis=0) - points.min(axis=0)))
    order = np.argsort(points[:, widest], kind="stable")
    half = len(rows) // 2
    yield from _halved(world, rows[order[:half]], most)
    yield from _halved(world, rows[order[half:]], most)


def cell_of(world: World, rows: Rows) -> Cell:
    """The cell of these places, which are of one kind."""
    points = world.directions[rows]
    centre = points.mean(axis=0)
    length = float(np.linalg.norm(centre))
    # Places all round the globe may have no centre; any point with its radius is right.
    centre = centre / length if length > 1e-6 else points[0]
    radius = float(kilometres_from(centre, points).max())
    return Cell(rows, (float(centre[0]), float(centre[1]), float(centre[2])), radius)


def blocks(world: World, cell: Cell) -> list[Rows]:
    """The places of a cell in blocks, in the order of the numbers whose likeness counts most."""
    keys = [world.likeness[code].of[cell.rows] for code in sorted(world.likeness, key=lambda one: world.weights[one])]
    order = np.lexsort((cell.rows, *keys))
    return [cell.rows[order[start : start + BLOCK]] for start in range(0, len(order), BLOCK)]
