"""What a world says of two places is what the criteria say of them, form by form."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.rules.everyone_made import Made, crowds, gapped, large, made
from tests.rules.matched import known, place

from tawam.matching.rules import scoring
from tawam.matching.rules.everyone import bounds, search, standing
from tawam.matching.rules.everyone.bounds import Reach
from tawam.matching.rules.everyone.choosing import Chooser, Rule
from tawam.matching.rules.everyone.world import Likeness, filled
from tawam.matching.rules.network import neighbours_ties, pair, shared_partners
from tawam.matching.rules.scoring import Spotted, Spread
from tawam.places.rules.geography import Point, kilometres

slowly = settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
HUNDRED = large(100)


def columns(told: Made, row: int) -> dict[str, np.ndarray]:
    """Every criterion's values for one place and all."""
    world = told.world
    one = np.array([row])
    ways = {code: matrix.toarray() for code, matrix in search.counted(world, one).items()}
    shape = (1, len(world))
    found = standing.values(world, one[:, None], np.arange(len(world))[None], ways)
    return {code: np.broadcast_to(column, shape)[0] for code, column in found.items()}


class TestEveryValue:
    @slowly
    @given(st.one_of(crowds(), gapped()), st.data())
    def test_is_that_of_the_criterion(self, told, data):
        ids = told.world.ids
        row = data.draw(st.integers(0, len(ids) - 1))
        own, found = told.profiles[ids[row]], columns(told, row)
        for at, key in enumerate(ids):
            if at == row:
                continue
            for code, grounds in scoring.grounds(own, told.profiles[key], told.known).items():
                value = found[code][at]
                shown = None if math.isnan(value) else value
                assert shown == (None if grounds.value is None else pytest.approx(grounds.value, abs=1e-9)), code

    @slowly
    @given(st.one_of(crowds(), gapped()), st.data())
    def test_that_hangs_on_the_kind_alone_is_the_same_for_all_of_a_kind(self, told, data):
        world = told.world
        row = data.draw(st.integers(0, len(world) - 1))
        for other in np.flatnonzero(world.kinds == world.kinds[row]).tolist():
            assert np.array_equal(world.of_kind(row), world.of_kind(other))

    def test_counts_as_a_poor_one_where_it_is_not_known(self):
        assert filled(np.array([math.nan, 0.0, 1.0])).tolist() == [scoring.UNKNOWN_AS, 0.0, 1.0]


class TestWays:
    def test_to_common_partners_are_counted_as_the_criterion_counts(self):
        world, net = HUNDRED.world, HUNDRED.known.network
        counts = world.ways["partners_of_partners"].counts(np.arange(100)).toarray()
        for one, key in enumerate(world.ids):
            assert world.ways["partners_of_partners"].known[one] == bool(net.partners.get(key))
            for two, other in enumerate(world.ids):
                assert counts[one, two] == shared_partners(key, other, net)

    def test_of_neighbours_are_counted_as_the_criterion_counts(self):
        spots = {
            "gn:1": (50.0, 10.0),
            "gn:2": (50.1, 10.0),
            "gn:3": (5.0, 1.0),
            "gn:4": (5.1, 1.1),
            "gn:5": (40.0, 0.0),
        }
        cities = [place(key, "DE" if lat > 45 else "GH", lat, lon) for key, (lat, lon) in spots.items()]
        told = made(cities, {}, known(("gn:1", "gn:3"), ("gn:1", "gn:4"), ("gn:2", "gn:5"), spots=spots))
        ways, net = told.world.ways["neighbours"], told.known.network
        counts = ways.counts(np.arange(5)).toarray()
        for one, key in enumerate(told.world.ids):
            own = told.profiles[key].place
            for two, other in enumerate(told.world.ids):
                expected = neighbours_ties(own, told.profiles[other].place, net)
                assert bool(ways.known[one]) == (expected is not None)
                assert counts[one, two] == (expected or 0)
        assert counts.max() == 2

    def test_of_a_tie_of_another_kind_lead_both_ways_and_say_nothing_elsewhere(self):
        ways, ids = HUNDRED.world.ways["existing_tie"], HUNDRED.world.ids
        counts = ways.counts(np.arange(100)).toarray()
        assert not ways.known.any()
        for one, key in enumerate(ids):
            for two, other in enumerate(ids):
                assert bool(counts[one, two]) == (pair(key, other) in HUNDRED.known.network.loose)

    def test_of_partners_who_are_no_city_are_counted_and_never_proposed(self):
        spots = {"gn:1": (50.0, 10.0), "gn:2": (48.0, 2.0), "gn:region": (49.0, 3.0)}
        cities = [place("gn:1", "DE", 50.0, 10.0), place("gn:2", "FR", 48.0, 2.0)]
        told = made(cities, {}, known(("gn:1", "gn:region"), ("gn:2", "gn:region"), spots=spots))
        counts = told.world.ways["partners_of_partners"].counts(np.arange(2)).toarray()
        assert counts[told.world.ids.index("gn:1"), told.world.ids.index("gn:2")] == 1
        assert told.world.partners.nnz == 0


class TestABoundOfALikeness:
    @given(
        st.lists(st.floats(0, 7) | st.just(math.nan), min_size=1, max_size=8),
        st.lists(st.floats(0, 7), min_size=1, max_size=5),
        st.sampled_from([0.5, 1.0, 2.0]),
    )
    def test_is_what_the_most_alike_of_a_block_gives_or_more(self, others, own, width):
        column = np.array([*own, *others])
        scaled = bounds._Scaled(Likeness(column, width), 0.125)
        bound = np.zeros(len(column), dtype=np.float32)
        rows = np.arange(len(own))
        scaled.add_to(bound, rows)
        for row in rows.tolist():
            alike = filled(np.maximum(0, 1 - np.abs(column - column[row]) / width)) * 0.125
            assert (bound + bounds.SLACK >= alike).all()

    def test_is_exact_for_a_block_of_one(self):
        column = np.array([3.0, 3.5, 5.0, math.nan])
        bound = np.zeros(4, dtype=np.float32)
        bounds._Scaled(Likeness(column, 1.0), 0.5).add_to(bound, np.array([0]))
        assert bound.tolist() == pytest.approx([0.5, 0.25, 0.0, 0.125])

    def test_of_places_of_unknown_size_is_the_same_for_all(self):
        column = np.array([math.nan, 3.0])
        bound = np.zeros(2, dtype=np.float32)
        bounds._Scaled(Likeness(column, 1.0), 0.5).add_to(bound, np.array([0]))
        assert bound.tolist() == [0.125, 0.125]


class TestASpreadList:
    SCORES = st.lists(st.sampled_from([0.1, 0.2, 0.3, 0.4]), min_size=100, max_size=100)

    @slowly
    @given(SCORES, st.integers(1, 12), st.sampled_from([0.0, 500.0, 3_000.0, 30_000.0]), st.sampled_from([0.3, 1.0]))
    def test_is_that_of_the_rule_for_one(self, scores, k, apart_km, share):
        world, rule = HUNDRED.world, Spread(apart_km, share)
        short = bounds.shortlist(world, np.zeros(100, dtype=np.float32), Reach(100, 100))
        order = sorted(range(100), key=lambda row: (-scores[row], world.order[row]))
        spots = [
            Spotted(row, f"{world.country[row]}", Point(float(world.lat[row]), float(world.lon[row]))) for row in order
        ]
        chooser = Chooser(world, short, np.array([scores])[:, short.rows], Rule.of(k, rule))
        assert chooser.lists([0], 100) == [[one.key for one in scoring.spread(spots, k, rule)]]

    def test_is_the_same_among_few_of_a_country_where_it_is_sure(self):
        world = HUNDRED.world
        short = bounds.shortlist(world, np.zeros(100, dtype=np.float32), Reach(100, 100))
        scores = np.random.default_rng(3).random((40, 100))[:, short.rows]
        chooser = Chooser(world, short, scores, Rule(8, 3, 200.0))
        whole = chooser.lists(range(40), 100)
        few = chooser.lists(range(40), 5)
        assert None not in whole
        assert any(one is not None for one in few)
        assert all(one in (None, two) for one, two in zip(few, whole, strict=True))

    def test_keeps_no_two_too_near_and_no_country_too_often(self):
        world = HUNDRED.world
        short = bounds.shortlist(world, np.zeros(100, dtype=np.float32), Reach(100, 100))
        scores = np.random.default_rng(4).random((20, 100))[:, short.rows]
        for chosen in Chooser(world, short, scores, Rule(9, 3, 700.0)).lists(range(20), 100):
            countries = world.country[chosen].tolist()
            assert max(countries.count(code) for code in countries) <= 3
            spots = [Point(float(world.lat[row]), float(world.lon[row])) for row in chosen]
            assert all(kilometres(a, b) > 700.0 for at, a in enumerate(spots) for b in spots[:at])


class TestADistance:
    POINTS = st.builds(Point, st.floats(-89, 89), st.floats(-179, 179))

    @given(POINTS, POINTS)
    def test_is_that_of_the_haversine_formula(self, one: Point, other: Point):
        cities = [place("gn:1", "DE", one.lat, one.lon), place("gn:2", "FR", other.lat, other.lon)]
        points = made(cities, {}, known()).world.directions
        assert standing.kilometres(points[0], points[1]) == pytest.approx(kilometres(one, other), abs=0.01)
