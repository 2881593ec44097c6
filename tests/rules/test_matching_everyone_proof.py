"""Why a list made of few is the list made of all: whatever the scores, if no bound is below what it bounds."""

from __future__ import annotations

import io
import math
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.rules.everyone_made import Made, crowds, gapped, large, made, narrow
from tests.rules.matched import known, place

from tawam.matching.rules import scoring
from tawam.matching.rules.everyone import bounds, cells, choosing, search, standing
from tawam.matching.rules.everyone.bounds import SLACK, Bounds, Reach
from tawam.matching.rules.everyone.choosing import Chooser, Rule
from tawam.matching.rules.everyone.world import World, arrays_of, world_from
from tawam.matching.rules.scoring import Spotted, Spread
from tawam.places.rules.geography import Point

slowly = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
SIXTY = large(60).world
SCORES = st.lists(st.sampled_from([-math.inf, 0.1, 0.25, 0.4, 0.7]), min_size=60, max_size=60)
ABOVE = st.lists(st.sampled_from([0.0, 0.0, 0.05, 0.3]), min_size=60, max_size=60)
SPREADS = st.builds(Spread, st.sampled_from([0.0, 500.0, 3_000.0]), st.sampled_from([0.2, 0.5, 1.0]))


@dataclass(frozen=True)
class Looked:
    """A list from a shortlist, or None where it was not sure, beside the list from all."""

    few: list[int] | None
    all: list[int]


def looked(scores: list[float], above: list[float], reach: Reach, each: int, k: int, rule: Spread) -> Looked:
    """A list of sixty candidates with these scores, each bounded by so much above its own."""
    told = np.array(scores)
    bound = (told + np.array(above) + SLACK).astype(np.float32)
    short = bounds.shortlist(SIXTY, bound, reach)
    [few] = Chooser(SIXTY, short, told[None][:, short.rows], Rule.of(k, rule)).lists([0], each)
    order = sorted(np.flatnonzero(told > -math.inf).tolist(), key=lambda row: (-told[row], SIXTY.order[row]))
    spots = [
        Spotted(row, f"{SIXTY.country[row]}", Point(float(SIXTY.lat[row]), float(SIXTY.lon[row]))) for row in order
    ]
    return Looked(None if few is None else list(few), [one.key for one in scoring.spread(spots, k, rule)])


class TestAListOfFew:
    @slowly
    @given(SCORES, ABOVE, st.builds(Reach, st.integers(1, 8), st.integers(1, 4)), st.integers(1, 8), st.integers(1, 9))
    def test_is_that_of_all_or_not_sure(self, scores, above, reach, each, k):
        found = looked(scores, above, reach, each, k, Spread(500.0, 0.4))
        assert found.few is None or found.few == found.all

    @slowly
    @given(SCORES, ABOVE, SPREADS, st.integers(1, 9))
    def test_is_sure_where_nobody_is_left_out(self, scores, above, rule, k):
        found = looked(scores, above, Reach(60, 4), 60, k, rule)
        assert found.few == found.all

    @slowly
    @given(SCORES, SPREADS, st.integers(1, 9), st.integers(1, 20))
    def test_stays_sure_where_it_looks_further(self, scores, rule, k, each):
        level = [0.0] * 60
        near, far = (looked(scores, level, Reach(more, 4), more, k, rule) for more in (each, each * 3))
        assert near.few is None or far.few == near.few

    @slowly
    @given(SCORES, SPREADS, st.integers(1, 9), st.sampled_from([1, 2, 7, 59, 60, 61]))
    def test_is_the_same_in_whatever_pieces_it_is_read(self, scores, rule, k, piece):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(choosing, "_PIECE", piece)
            found = looked(scores, [0.0] * 60, Reach(60, 4), 60, k, rule)
        assert found.few == found.all

    def test_would_be_wrong_if_a_bound_were_too_low(self):
        # So that the first property above does not hold for some other reason than the bounds.
        scores = [0.6] + [0.1] * 58 + [0.7]
        too_low = [0.0] * 59 + [-0.7]
        found = looked(scores, too_low, Reach(2, 4), 2, 1, Spread(0.0, 1.0))
        assert (found.few, found.all) == ([0], [59])

    def test_of_candidates_who_may_not_be_proposed_is_empty_and_sure(self):
        found = looked([-math.inf] * 60, [0.0] * 60, Reach(1, 1), 1, 5, Spread())
        assert found.few == found.all == []


class TestScoresInParts:
    @slowly
    @given(st.one_of(crowds(), gapped()), st.integers(1, 400))
    def test_are_those_of_the_whole_block_to_the_last_digit(self, told, pairs):
        world, every = told.world, np.arange(len(told.world))
        for cell in cells.cells(world, every):
            counts = search.counted(world, cell.rows)
            whole = standing.standings(world, cell.rows, every, counts)
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(standing, "AT_ONCE", pairs)
                parts = list(standing.in_parts(world, cell.rows, every, counts))
            assert np.array_equal(np.concatenate([scores for _, scores in parts]), whole)
            assert [at for some, _ in parts for at in range(len(cell.rows))[some]] == list(range(len(cell.rows)))
            assert all(scores.size <= max(pairs, len(every)) for _, scores in parts)

    @slowly
    @given(st.one_of(crowds(), gapped()), st.integers(1, 100))
    def test_make_the_same_lists(self, told, pairs):
        world, every = told.world, np.arange(len(told.world))
        rule = Rule(4, 2, 100.0)
        found = []
        for at_once in (standing.AT_ONCE, pairs):
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(standing, "AT_ONCE", at_once)
                made = search.Search(world, rule)
                lists = {one.row: one.items for cell in cells.cells(world, every) for one in made.proposals(cell)}
            found.append(lists)
        assert found[0] == found[1]
        assert len(found[0]) == len(every)


class TestABoundOfABlock:
    @slowly
    @given(st.one_of(crowds(), gapped()), st.integers(1, 6))
    def test_is_never_below_a_score_however_places_are_cut(self, told, size):
        world, every = told.world, np.arange(len(told.world))
        found = Bounds(world)
        with narrow(cell=size, block=max(1, size // 2)):
            for cell in cells.cells(world, every):
                so_far = found.of_cell(cell)
                for rows in cells.blocks(world, cell):
                    counts = search.counted(world, rows)
                    scores = standing.standings(world, rows, every, counts)
                    assert (scores <= found.of_block(so_far, rows, counts)[None]).all()

    @slowly
    @given(st.one_of(crowds(), gapped()), st.data())
    def test_of_one_place_alone_is_hardly_above_its_scores(self, told, data):
        world, every = told.world, np.arange(len(told.world))
        row = np.array([data.draw(st.integers(0, len(every) - 1))])
        counts, found = search.counted(world, row), Bounds(world)
        bound = found.of_block(found.of_cell(cells.cell_of(world, row)), row, counts)
        scores = standing.standings(world, row, every, counts)[0]
        open_to = scores > -math.inf
        # The straight way through the globe is shorter than the way round it, up to a third at the far end.
        straight = 2 * np.sin(standing.kilometres(world.directions[row[0]], world.directions) / 6371.0088 / 2)
        round_it = 2 * np.arcsin(np.minimum(1, straight / 2))
        gain = 1 / (1 + straight * 6371 / world.half_km) - 1 / (1 + round_it * 6371 / world.half_km)
        assert (bound[open_to] - scores[open_to] <= (world.weights["distance"] * gain)[open_to] + 1e-4).all()

    def test_grows_with_the_places_that_it_is_for(self):
        world = SIXTY
        kind = np.flatnonzero(world.kinds == np.bincount(world.kinds).argmax())
        found = Bounds(world)

        def bound(rows: np.ndarray) -> np.ndarray:
            return found.of_block(found.of_cell(cells.cell_of(world, rows)), rows, search.counted(world, rows))

        assert len(kind) > 1
        assert all((bound(kind) >= bound(kind[at : at + 1]) - SLACK).all() for at in range(len(kind)))


class TestACell:
    @slowly
    @given(st.lists(st.tuples(st.floats(-90, 90), st.floats(-180, 180)), min_size=1, max_size=20))
    def test_reaches_to_all_of_its_places_wherever_on_the_globe(self, spots):
        world = of_spots(spots)
        cell = cells.cell_of(world, np.arange(len(world)))
        far = standing.kilometres(np.array(cell.centre), world.directions)
        assert far.max() <= cell.radius + 1e-6
        assert math.isclose(sum(part**2 for part in cell.centre), 1.0)

    def test_of_antipodes_has_a_centre_all_the_same(self):
        cell = cells.cell_of(of_spots([(0.0, 0.0), (0.0, 180.0)]), np.arange(2))
        assert cell.radius == pytest.approx(math.pi * 6371.0088, rel=1e-3)

    @slowly
    @given(st.permutations(range(60)), st.integers(1, 20))
    def test_is_the_same_in_whatever_order_places_ask(self, order, size):
        with narrow(cell=size):
            one, two = (cells.cells(SIXTY, np.array(rows)) for rows in (sorted(order), order))
        assert [cell.rows.tolist() for cell in one] == [cell.rows.tolist() for cell in two]

    @slowly
    @given(st.one_of(crowds(), gapped()), st.integers(1, 4))
    def test_is_cut_into_blocks_of_places_of_about_one_size(self, told, size):
        world = told.world
        heaviest = max(world.likeness, key=lambda code: world.weights[code])
        with narrow(cell=99, block=size):
            for cell in cells.cells(world, np.arange(len(world))):
                numbers = [world.likeness[heaviest].of[rows] for rows in cells.blocks(world, cell)]
                ends = [(one.min(), one.max()) for one in numbers if not np.isnan(one).any()]
                assert all(before[1] <= after[0] for before, after in pairwise(ends))


class TestAWorldThatTravelled:
    @slowly
    @given(st.one_of(crowds(), gapped()), st.integers(1, 5))
    def test_gives_the_lists_of_the_one_that_stayed(self, told, k):
        file = io.BytesIO()
        np.savez(file, allow_pickle=False, **arrays_of(told.world))
        file.seek(0)
        with np.load(file, allow_pickle=False) as arrays:
            there = world_from(dict(arrays))
        again = Made(there, told.board, told.profiles, told.known, told.by)
        assert again.together(k, Spread()) == told.together(k, Spread())


def of_spots(spots: list[tuple[float, float]]) -> World:
    """A world of cities that lie there."""
    return made([place(f"gn:{at:02}", "DE", lat, lon) for at, (lat, lon) in enumerate(spots)], {}, known()).world
