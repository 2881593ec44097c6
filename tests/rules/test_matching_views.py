"""What a town sees of all others, held against the same worked out link by link and kilometre by kilometre."""

from __future__ import annotations

import dataclasses
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse
from tests.rules.learnt import OFFICIAL, graph, made_links, made_towns, networks
from tests.rules.matched import place

from tawam.matching.rules.learning.features import GROUPS, features
from tawam.matching.rules.learning.graph import NEAR_KM, ROUND_KM, WIDE_KM, Surroundings, belts, kernel, nearness
from tawam.matching.rules.learning.model import marked
from tawam.matching.rules.learning.rankers import Lifts, makers, shortlisted
from tawam.matching.rules.learning.spectrum import graph_of, spectrum
from tawam.matching.rules.learning.towns import Towns, far, towns
from tawam.matching.rules.learning.views import View, guests, members

EVERY = np.arange(8)
SLOW = settings(max_examples=20, deadline=None)
NOWHERE_KM = 20_000


def close_towns(number: int = 8) -> Towns:
    """Towns of two countries within a hundred kilometres, so that most have neighbours."""
    rng = np.random.default_rng(5)
    return towns(
        [
            place(
                f"gn:{key}",
                ("DE", "FR")[key % 2],
                49 + rng.uniform(0, 0.5),
                7 + rng.uniform(0, 0.7),
                population=int(10 ** rng.uniform(3, 6)),
                admin1=f"region {key % 3}",
            )
            for key in range(number)
        ],
        OFFICIAL,
    )


CLOSE = close_towns()
AROUND = Surroundings(CLOSE)


def seen(links: list[tuple[int, int]], some: np.ndarray = EVERY) -> View:
    """What some of the close towns see."""
    made = graph_of(CLOSE, AROUND, np.array(links, dtype=np.int64).reshape(-1, 2))
    return View(made, members(CLOSE, some))


def partners_by_hand(links: list[tuple[int, int]]) -> dict[int, set[int]]:
    """The partners of every town."""
    found: dict[int, set[int]] = {row: set() for row in range(8)}
    for one, other in links:
        found[one].add(other)
        found[other].add(one)
    return found


def km(one: int, other: int) -> float:
    """The distance of two of the close towns."""
    return float(far(CLOSE.directions[one], CLOSE.directions[other]))


def near(one: int, other: int, within: float) -> float:
    """How near two of them are."""
    return 0.0 if one == other else float(nearness(np.array(km(one, other)), within))


class TestTheSurroundings:
    @SLOW
    @given(networks())
    def test_count_what_neighbours_are_tied_to(self, links):
        view, tied = seen(links), partners_by_hand(links)
        for name, within in (("near_ends", NEAR_KM), ("round_ends", ROUND_KM)):
            for one in range(8):
                for two in range(8):
                    wanted = sum(near(one, end, within) for end in tied[two])
                    assert getattr(view, name)[one, two] == pytest.approx(wanted, abs=1e-3), name

    @SLOW
    @given(networks())
    def test_count_own_ties_to_the_neighbours_of_another(self, links):
        view, tied = seen(links), partners_by_hand(links)
        for name, within in (("near_back", NEAR_KM), ("round_back", ROUND_KM)):
            for one in range(8):
                for two in range(8):
                    wanted = sum(near(end, two, within) for end in tied[one])
                    assert getattr(view, name)[one, two] == pytest.approx(wanted, abs=1e-3), name

    @SLOW
    @given(networks())
    def test_count_ties_between_both_and_are_the_same_both_ways(self, links):
        view, tied = seen(links), partners_by_hand(links)
        for name, within in (("near_both", NEAR_KM), ("round_both", ROUND_KM)):
            found = getattr(view, name)
            assert found == pytest.approx(found.T, abs=1e-3)
            wanted = sum(near(0, one, within) * near(other, 1, within) for one in range(8) for other in tied[one])
            assert found[0, 1] == pytest.approx(wanted, abs=1e-3)

    @SLOW
    @given(networks())
    def test_share_their_ties_out_among_countries(self, links):
        view = seen(links)
        for mine, theirs in (("round_to_country", "round_from_country"), ("wide_to_country", "wide_from_country")):
            to, back = getattr(view, mine), getattr(view, theirs)
            assert (to >= 0).all()
            assert (to < 1).all()
            for one in range(8):
                for two in range(8):  # what it sees of another is what the other sees of it
                    assert to[one, two] == pytest.approx(back[two, one], abs=1e-4)

    def test_are_wide_only_in_products(self):
        ones = sparse.identity(8, dtype=np.float32, format="csr")
        assert AROUND.wide(ones).toarray() == pytest.approx(kernel(CLOSE, WIDE_KM).toarray(), abs=1e-6)

    @pytest.mark.parametrize("within", [NEAR_KM, ROUND_KM, WIDE_KM])
    def test_come_in_belts_that_hold_every_town_once(self, within: float):
        many = made_towns(130)
        rows = [row for some, _ in belts(many, within) for row in some.tolist()]
        assert sorted(rows) == list(range(130))

    def test_hold_pairs_across_a_belt(self):
        # Of three hundred towns in a column some neighbours always fall into different portions.
        column = towns([place(f"gn:{row}", lat=row * 0.1, lon=10.0) for row in range(300)], OFFICIAL)
        near_ones = kernel(column, 20.0).toarray() > 0
        assert (near_ones.sum(axis=1)[1:-1] == 2).all()
        assert (near_ones == near_ones.T).all()


class TestTheNearestPartner:
    @SLOW
    @given(networks())
    def test_is_the_nearest_of_all(self, links):
        view, tied = seen(links), partners_by_hand(links)
        for one in range(8):
            for two in range(8):
                there = min((km(end, two) for end in tied[one]), default=NOWHERE_KM)
                assert view.partner_km[one, two] == pytest.approx(there, abs=0.5)
                here = min((km(end, one) for end in tied[two]), default=NOWHERE_KM)
                assert view.back_km[one, two] == pytest.approx(here, abs=0.5)

    def test_is_nowhere_in_a_network_without_links(self):
        view = seen([])
        assert (view.partner_km == NOWHERE_KM).all()
        assert (view.back_km == NOWHERE_KM).all()


class TestTheGroups:
    @SLOW
    @given(networks())
    def test_count_partners_by_country_and_region(self, links):
        view, tied = seen(links), partners_by_hand(links)
        for mine, theirs, column in (
            ("to_country", "from_country", CLOSE.country),
            ("to_region", "from_region", CLOSE.region),
        ):
            for one in range(8):
                for two in range(8):
                    to = sum(column[end] == column[two] for end in tied[one])
                    back = sum(column[end] == column[one] for end in tied[two])
                    assert getattr(view, mine)[one, two] == to
                    assert getattr(view, theirs)[one, two] == back


class TestAWalk:
    @SLOW
    @given(networks())
    def test_from_the_surroundings_begins_at_the_neighbours(self, links):
        found = seen(links).pagerank_round
        assert found.min() >= 0
        assert (found.sum(axis=1) <= 1 + 1e-4).all()

    def test_from_the_surroundings_reaches_what_a_neighbour_is_tied_to(self):
        order = sorted(range(1, 8), key=lambda other: km(0, other))
        nearest, farthest = order[0], order[-1]
        found = seen([(nearest, farthest)]).pagerank_round[0]
        assert found[farthest] > 0


class TestAGuest:
    @SLOW
    @given(networks(7))
    def test_sees_what_a_town_without_links_sees_that_lies_where_it_lies(self, links):
        alone = seen(links, np.array([7])).asking.towns  # nobody is linked to the last one
        made = graph_of(CLOSE, AROUND, np.array(links, dtype=np.int64).reshape(-1, 2))
        inside, outside = View(made, members(CLOSE, np.array([7]))), View(made, guests(alone))
        for name in ("shared", "allocation", "three", "round_back", "partner_km", "to_country", "from_country", "km"):
            one, other = (getattr(view, name)[0, :7] for view in (inside, outside))
            assert one == pytest.approx(other, abs=1e-4), name
        assert outside.degree.tolist() == [0]
        assert not outside.known.any()
        assert inside.known[0].tolist() == [False] * 7 + [True]

    @SLOW
    @given(networks())
    def test_gets_a_number_for_every_feature(self, links):
        stranger = towns([place("gn:x", "JP", 49.2, 7.3, population=None)], OFFICIAL, CLOSE.codes)
        made = graph_of(CLOSE, AROUND, np.array(links, dtype=np.int64).reshape(-1, 2))
        view, lifts = View(made, guests(stranger)), Lifts(made)
        scores = makers(view, lifts)
        cell = marked(shortlisted(view, scores, 5))
        found = features(view, lifts, scores, cell)
        assert list(found) == list(GROUPS)
        assert all(np.isfinite(column).all() for column in found.values())
        assert not found["same_country"].any()
        assert not found["same_name"].any()

    def test_is_known_by_the_codes_of_its_hosts(self):
        guest = towns([place("gn:x", "FR", admin1="region 1", name_en="GN:3")], OFFICIAL, CLOSE.codes)
        assert guest.country[0] == CLOSE.codes.countries["FR"]
        assert guest.name[0] == CLOSE.name[3]
        assert guest.region[0] == CLOSE.codes.regions["FR.region 1"]
        stranger = towns([place("gn:y", "JP", admin1="region 1")], OFFICIAL, CLOSE.codes)
        assert stranger.country[0] == len(CLOSE.codes.countries)
        assert stranger.region[0] == len(CLOSE.codes.regions)


class TestALink:
    @SLOW
    @given(networks(), st.data())
    def test_would_be_seen_if_it_were_given_and_is_not_if_it_is_hidden(self, links, data):
        one, other = data.draw(st.sampled_from(links))
        rest = [link for link in links if link != (one, other)]
        given_view, hidden_view = seen(links), seen(rest)
        assert given_view.known[one, other]
        assert not hidden_view.known[one, other]
        assert given_view.partner_km[one, other] < 0.1
        assert hidden_view.partner_km[one, other] > 0.1
        assert given_view.degree[one] == hidden_view.degree[one] + 1
        assert given_view.to_region[one, other] == hidden_view.to_region[one, other] + 1


class TestTheSpectrum:
    FEW = made_towns(60)
    LINKS = made_links(FEW, 50)

    def test_is_the_same_twice(self):
        one, other = (spectrum(self.LINKS, 60) for _ in range(2))
        assert (one == other).all()

    def test_has_a_row_for_each_town_and_directions_that_are_even(self):
        found = spectrum(self.LINKS, 60)
        assert found.shape == (60, 30)
        assert found.T @ found == pytest.approx(np.eye(30), abs=1e-4)

    def test_gives_a_pair_that_is_linked_to_nobody_else_less_weight_than_a_town_of_many(self):
        made = graph([(0, 1), (2, 3), (2, 4), (2, 5), (2, 6), (2, 7)])
        assert made.damped[2] < made.damped[0] < 1

    def test_makes_towns_alike_that_share_partners(self):
        view = View(graph([(0, 2), (0, 3), (1, 2), (1, 3), (4, 5)]), members(made_towns(8), EVERY))
        assert view.spectral[0, 2] > view.spectral[0, 5]


class TestNearness:
    @given(st.floats(0, 500), st.floats(0, 500), st.sampled_from([NEAR_KM, ROUND_KM, WIDE_KM]))
    def test_falls_with_the_distance_from_one_to_nothing(self, one: float, other: float, within: float):
        low, high = (nearness(np.array(far_off), within) for far_off in sorted((one, other)))
        assert 0 <= high <= low <= 1
        assert (high == 0) == (max(one, other) > within)

    def test_is_one_next_door_and_an_eighth_at_the_edge(self):
        assert nearness(np.array(0.0), 60.0) == 1.0
        assert nearness(np.array(60.0), 60.0) == pytest.approx(math.exp(-2))


class TestMembers:
    def test_are_seen_as_they_stand_in_the_universe(self):
        some = members(CLOSE, np.array([5, 2]))
        assert some.towns.ids == [CLOSE.ids[5], CLOSE.ids[2]]
        for name in (field.name for field in dataclasses.fields(Towns) if field.name not in ("ids", "kin", "codes")):
            assert (getattr(some.towns, name) == getattr(CLOSE, name)[[5, 2]]).all(), name
        assert some.rows.tolist() == [5, 2]
