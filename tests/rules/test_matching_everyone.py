"""All places against all gives what the search for one place gives, whatever is left out on the way."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.rules.everyone_made import DECLARED, Made, crowds, gapped, large, made, narrow
from tests.rules.matched import known, place

from tawam.matching.rules.criteria import TABLE
from tawam.matching.rules.everyone import bounds, cells, choosing, making, search, standing
from tawam.matching.rules.everyone.bounds import Bounds, Reach
from tawam.matching.rules.everyone.choosing import Rule
from tawam.matching.rules.everyone.world import arrays_of, world_from
from tawam.matching.rules.scoring import Spread
from tawam.matching.values import Wanted

WORLD = large(30)
SPREADS = st.builds(Spread, st.sampled_from([0.0, 30.0, 2_000.0]), st.sampled_from([0.3, 0.5, 1.0]))
LISTS = st.integers(1, 6)
REACHES = st.tuples(st.integers(1, 4), st.integers(1, 3))
slowly = settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])


def same(world: Made, k: int, rule: Spread) -> None:
    """Every list is that of the plain search, in order, with its standings."""
    for key, items in world.together(k, rule).items():
        plain = world.plainly(key, k, rule)
        assert [one for one, _ in items] == [one for one, _ in plain], key
        assert [stands for _, stands in items] == pytest.approx([stands for _, stands in plain], abs=1e-9)


class TestEveryList:
    @slowly
    @given(crowds(), LISTS, SPREADS, REACHES)
    def test_is_that_of_the_plain_search_where_many_are_equal(self, world, k, rule, reach):
        with narrow(*reach):
            same(world, k, rule)

    @slowly
    @given(gapped(), LISTS, SPREADS, REACHES)
    def test_is_that_of_the_plain_search_whatever_is_not_known_and_whatever_the_weights(self, world, k, rule, reach):
        with narrow(*reach):
            same(world, k, rule)

    @pytest.mark.parametrize("reach", [(2, 1), (24, 8)], ids=["narrow", "as it is"])
    def test_is_that_of_the_plain_search_among_some_hundred(self, reach):
        world, rule = large(90), Spread(50.0, 0.3)
        with narrow(*reach, cell=20, block=7):
            same(world, 10, rule)

    def test_of_a_place_alone_in_the_world_is_empty(self):
        assert made([place("gn:1")], {}, known()).together(5, Spread()) == {"gn:1": []}

    def test_holds_the_figures_of_the_search_for_one(self):
        world = made([place("gn:1", population=500), place("gn:2", "FR", population=500)], {}, known())
        [cell] = cells.cells(world.world, np.array([world.world.ids.index("gn:1")]))
        [found] = search.Search(world.world, Rule(1, 1, 0.0)).proposals(cell)
        [item] = found.items
        assert 0 < item.answered < 1
        assert item.standing == pytest.approx(item.answered * item.score + (1 - item.answered) * 0.25)


class TestABound:
    @slowly
    @given(st.one_of(crowds(), gapped()))
    def test_is_never_below_what_it_bounds(self, made_world):
        world = made_world.world
        every = np.arange(len(world))
        for cell in cells.cells(world, every):
            given_bounds = Bounds(world)
            so_far = given_bounds.of_cell(cell)
            for rows in cells.blocks(world, cell):
                counts = search.counted(world, rows)
                bound = given_bounds.of_block(so_far, rows, counts)
                scores = standing.standings(world, rows, every, counts)
                assert (np.isneginf(scores) | (scores <= bound[None])).all()

    def test_tells_what_a_shortlist_left_out(self):
        world = large(60).world
        bound = np.linspace(0, 1, len(world)).astype(np.float32)
        short = bounds.shortlist(world, bound, Reach(3, 2))
        left = np.setdiff1d(np.arange(len(world)), short.rows)
        inside = {part.country: part.left for part in short.parts}
        assert len(short.rows) == 6
        for row in left.tolist():
            country = int(world.country[row])
            assert bound[row] <= (inside.get(country, short.elsewhere))

    def test_of_a_shortlist_that_holds_all_leaves_nothing(self):
        short = bounds.shortlist(large(60).world, np.zeros(60, dtype=np.float32), Reach(60, 60))
        assert short.elsewhere == -math.inf
        assert {part.left for part in short.parts} == {-math.inf}
        assert len(short.rows) == 60

    def test_reaches_further_with_every_try(self):
        reach = Reach(24, 8)
        for _ in range(12):
            assert reach.further().each > reach.each
            assert reach.further().countries > reach.countries
            reach = reach.further()
        assert reach.each > 170_000
        assert reach.countries > 250


class TestCells:
    @slowly
    @given(st.one_of(crowds(), gapped()), st.data())
    def test_hold_every_place_that_asks_once_and_places_of_one_kind(self, made_world, data):
        world = made_world.world
        asks = np.array(data.draw(st.lists(st.booleans(), min_size=len(world), max_size=len(world))))
        asking = np.flatnonzero(asks)
        with narrow():
            found = cells.cells(world, asking)
            assert sorted(row for cell in found for row in cell.rows.tolist()) == asking.tolist()
            for cell in found:
                assert len(set(world.kinds[cell.rows].tolist())) == 1
                assert len(cell.rows) <= cells.CELL
                parts = cells.blocks(world, cell)
                assert sorted(row for part in parts for row in part.tolist()) == sorted(cell.rows.tolist())
                assert max(len(part) for part in parts) <= cells.BLOCK

    def test_reach_to_every_place_of_theirs(self):
        world = large().world
        with narrow(cell=30):
            for cell in cells.cells(world, np.arange(len(world))):
                far = standing.kilometres(np.array(cell.centre), world.directions[cell.rows])
                assert far.max() <= cell.radius + 1e-6

    def test_of_nobody_are_none(self):
        assert cells.cells(large(10).world, np.array([], dtype=np.int64)) == []


class TestAChooser:
    @given(st.lists(st.sampled_from([-math.inf, 0.0, 0.25, 0.5, 1.0]), min_size=30, max_size=30), st.integers(1, 30))
    def test_puts_the_highest_score_first_and_of_equals_the_first_id(self, scores, each):
        world = WORLD.world
        short = bounds.shortlist(world, np.zeros(len(world), dtype=np.float32), Reach(30, 30))
        row = np.array(scores)[world.order[short.rows]]
        [found] = choosing.Chooser(world, short, row[None], Rule(30, 30, -1.0)).lists([0], each)
        ordered = sorted(range(30), key=lambda one: (-scores[one], one))
        whole = [one for one in ordered if scores[one] > -math.inf]
        assert found is None or [int(world.order[one]) for one in found] == whole
        assert found is not None or each < 30

    def test_is_not_sure_while_somebody_left_out_may_stand_higher(self):
        world = WORLD.world
        short = bounds.shortlist(world, np.full(len(world), 0.5, dtype=np.float32), Reach(2, 4))
        for score, sure in ((0.6, True), (0.5, False), (0.4, False)):
            made = choosing.Chooser(world, short, np.full((1, len(short.rows)), score), Rule(1, 1, 0.0))
            assert (made.lists([0], 2)[0] is not None) is sure


class TestTheWorld:
    def test_is_the_same_again_from_its_arrays(self):
        world = large(50).world
        again = world_from(arrays_of(world))
        assert list(again.ids) == list(world.ids)
        one, two = arrays_of(world), arrays_of(again)
        assert list(one) == list(two)
        assert all(np.array_equal(one[name], two[name], equal_nan=one[name].dtype.kind == "f") for name in one)

    def test_has_a_form_for_every_criterion_of_the_table(self):
        assert large(10).world.codes == {one.code for one in TABLE.criteria}

    def test_is_not_made_where_a_criterion_has_no_form(self):
        with pytest.raises(making.NoFormForAll, match="know no form of charm"):
            made([place("gn:1")], {}, known(), {**DECLARED, "charm": 1.0})

    def test_asks_for_whom_it_is_told(self):
        cities = [place("gn:1", "DE", population=10), place("gn:2", "FR", population=1_000), place("gn:3", "FR")]
        world = made(cities, {}, known())

        def asked(**wanted: object) -> list[str]:
            return [world.world.ids[row] for row in making.asking(world.world, world.board, Wanted(**wanted))]

        assert asked() == ["gn:1", "gn:2", "gn:3"]
        assert asked(countries=frozenset({"FR"})) == ["gn:2", "gn:3"]
        assert asked(min_population=1_000) == ["gn:2"]
        assert asked(countries=frozenset({"DE"}), min_population=11) == []
