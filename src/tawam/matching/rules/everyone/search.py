"""Every place of a cell gets its list: bounds, a shortlist, full scores, the spread; further where it is not sure."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from tawam.matching.rules.everyone import standing
from tawam.matching.rules.everyone.bounds import Bounds, Reach, Singles, shortlist
from tawam.matching.rules.everyone.cells import Cell, blocks, cell_of
from tawam.matching.rules.everyone.choosing import Chooser, Rule
from tawam.matching.rules.everyone.world import Matrix, Rows, World
from tawam.matching.rules.scoring import UNKNOWN_AS

# Whom a block looks at, and whom each of its places looks at among them; the second grows by the step.
FIRST_REACH, FIRST_EACH, STEP = Reach(each=768, countries=8), 32, 8


@dataclass(frozen=True, slots=True)
class Proposal:
    """A candidate, by its row, with its score, the share of the weight that is answered, and its standing."""

    row: int
    score: float
    answered: float
    standing: float


@dataclass(frozen=True, slots=True)
class Proposals:
    """The list of a place, by its row, best first."""

    row: int
    items: Sequence[Proposal]


class Search:
    """The search for everyone in a world, cell by cell."""

    def __init__(self, world: World, rule: Rule) -> None:
        self._world, self._rule, self._bounds = world, rule, Bounds(world)

    def proposals(self, cell: Cell) -> Iterator[Proposals]:
        """The lists of all places of a cell."""
        so_far = self._bounds.of_cell(cell)
        for rows in blocks(self._world, cell):
            yield from _told(self._world, rows, self._chosen(so_far, rows, FIRST_REACH))

    def _chosen(self, so_far: Singles, rows: Rows, reach: Reach) -> dict[int, Sequence[int]]:
        """The lists of the places of a block; those that are not sure look further, with bounds of their own."""
        counts = counted(self._world, rows)
        short = shortlist(self._world, self._bounds.of_block(so_far, rows, counts), reach)
        found, unsure = dict[int, Sequence[int]](), list[int]()
        for some, scores in standing.in_parts(self._world, rows, short.rows, counts):
            part = rows[some]
            made = _sure(Chooser(self._world, short, scores, self._rule), len(part), reach)
            found |= {int(part[at]): one for at, one in made.items()}
            unsure += [at for at in range(some.start, some.start + len(part)) if at - some.start not in made]
        if not unsure:
            return found
        left = rows[unsure]
        return found | self._chosen(self._bounds.of_cell(cell_of(self._world, left)), left, reach.further())


def _sure(chooser: Chooser, places: int, reach: Reach) -> dict[int, Sequence[int]]:
    """By number the lists of those of so many places that are sure, looked for further and further."""
    found: dict[int, Sequence[int]] = {}
    unsure, each = list(range(places)), FIRST_EACH
    while unsure and each < reach.each * STEP:
        made = zip(unsure, chooser.lists(unsure, each), strict=True)
        found |= {at: one for at, one in made if one is not None}
        unsure, each = [at for at in unsure if at not in found], each * STEP
    return found


def counted(world: World, rows: Rows) -> dict[str, Matrix]:
    """The ways from some places to all."""
    return {code: ways.counts(rows) for code, ways in world.ways.items()}


def _told(world: World, rows: Rows, found: Mapping[int, Sequence[int]]) -> Iterator[Proposals]:
    """The lists with the figures of each proposal, as ``scoring.match`` gives them."""
    chosen = [found[row] for row in rows.tolist()]
    at = np.repeat(np.arange(len(rows)), [len(one) for one in chosen])
    others = np.array([one for some in chosen for one in some], dtype=np.int64)
    if not len(at):
        yield from (Proposals(row, []) for row in rows.tolist())
        return
    ways = {code: np.asarray(matrix[at, others], dtype=float).ravel() for code, matrix in counted(world, rows).items()}
    answered, earned = np.zeros(len(at)), np.zeros(len(at))
    for code, column in standing.values(world, rows[at], others, ways).items():
        answered += world.weights[code] * ~np.isnan(column)
        earned += world.weights[code] * np.nan_to_num(column)
    score = np.divide(earned, answered, out=np.zeros(len(at)), where=answered > 0)
    stands = earned + (math.fsum(world.weights.values()) - answered) * UNKNOWN_AS
    told = iter(zip(others.tolist(), score.tolist(), answered.tolist(), stands.tolist(), strict=True))
    for row, some in zip(rows.tolist(), chosen, strict=True):
        yield Proposals(row, [Proposal(*next(told)) for _ in some])
