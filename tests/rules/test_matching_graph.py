"""What a network says of pairs, held against the same worked out link by link."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rules.learnt import COUNTRIES, OFFICIAL, graph, made_links, made_towns, networks
from tests.rules.matched import place

from tawam.matching.rules.learning import towns
from tawam.matching.rules.learning.features import GROUPS, features
from tawam.matching.rules.learning.graph import Surroundings, dense_rows, kernel
from tawam.matching.rules.learning.model import marked
from tawam.matching.rules.learning.rankers import BASELINES, Lifts, baselines, makers, shortlisted
from tawam.matching.rules.learning.spectrum import graph_of
from tawam.matching.rules.learning.training import partners
from tawam.matching.rules.learning.views import View, members
from tawam.places.rules.geography import Point, kilometres

EVERY = np.arange(8)
SLOW = settings(max_examples=25, deadline=None)


def tied(links: list[tuple[int, int]]) -> dict[int, set[int]]:
    """The partners of every town."""
    found: dict[int, set[int]] = {row: set() for row in range(8)}
    for one, other in links:
        found[one].add(other)
        found[other].add(one)
    return found


def seen(links: list[tuple[int, int]]) -> View:
    """What every one of eight towns sees."""
    made = graph(links)
    return View(made, members(made.towns, EVERY))


class TestThePaths:
    @SLOW
    @given(networks())
    def test_of_two_links_count_shared_partners_each_by_how_many_ways_lead_on(self, links):
        made, by_hand = seen(links), tied(links)
        one, two = (axis.ravel() for axis in np.meshgrid(EVERY, EVERY))
        shared = [by_hand[a] & by_hand[b] for a, b in zip(one, two, strict=True)]
        assert made.shared[one, two] == pytest.approx([len(some) for some in shared])
        wanted = [sum(1 / len(by_hand[middle]) for middle in some) for some in shared]
        assert made.allocation[one, two] == pytest.approx(wanted, abs=1e-5)
        wanted = [sum(1 / math.log(max(2, len(by_hand[middle]))) for middle in some) for some in shared]
        assert made.adamic_adar[one, two] == pytest.approx(wanted, abs=1e-5)

    @SLOW
    @given(networks())
    def test_of_three_links_go_through_two_partners(self, links):
        made, by_hand = seen(links), tied(links)
        for one in range(4):
            for two in range(8):
                wanted = sum(
                    1 / math.sqrt(len(by_hand[a]) * len(by_hand[b]))
                    for a in by_hand[one]
                    for b in by_hand[two]
                    if b in by_hand[a]
                )
                assert made.three[one, two] == pytest.approx(wanted, abs=1e-5)

    @SLOW
    @given(networks())
    def test_of_a_walk_share_out_one_town_among_those_it_reaches(self, links):
        by_hand, found = tied(links), seen(links).pagerank
        assert found.min() >= 0
        for town in range(8):
            if by_hand[town]:
                assert found[town].sum() == pytest.approx(1.0, abs=1e-4)
                assert found[town].argmax() == town or len(by_hand[town]) < 3
            else:
                assert np.flatnonzero(found[town]).tolist() == [town]

    @SLOW
    @given(networks())
    def test_know_each_link_both_ways(self, links):
        made = graph(links)
        assert made.degree.tolist() == [len(some) for some in tied(links).values()]
        assert (made.links != made.links.T).nnz == 0
        assert made.by_country.sum() == 2 * len(links)


class TestTheKernel:
    def test_is_what_the_distance_says(self):
        few = made_towns(40)
        near = kernel(few, 200.0).toarray()
        for one in range(0, 40, 7):
            for two in range(40):
                km = towns.far(few.directions[one], few.directions[two])
                inside = one != two and km <= 200
                assert near[one, two] == pytest.approx(math.exp(-2 * (km / 200) ** 2) if inside else 0.0, abs=1e-4)

    @given(st.floats(-80, 80), st.floats(-179, 179), st.floats(-80, 80), st.floats(-179, 179))
    def test_measures_as_the_places_room_does(self, lat, lon, other_lat, other_lon):
        two = towns.towns([place("a", "DE", lat, lon), place("b", "FR", other_lat, other_lon)], OFFICIAL)
        km = kilometres(Point(lat, lon), Point(other_lat, other_lon))
        assert towns.far(two.directions[0], two.directions[1]) == pytest.approx(km, rel=1e-4, abs=0.01)
        assert towns.all_far(two.directions, two.directions)[0, 1] == pytest.approx(km, rel=1e-3, abs=0.5)


class TestTheTowns:
    def test_are_in_columns_with_their_groups(self):
        few = towns.towns(
            [
                place("a", "DE", population=999, admin1="Saxony", name_en="Toledo"),
                place("b", "BE", population=None, admin1="Saxony", name_en="TOLEDO"),
                place("c", "FR", population=3_000_000, admin1="Saxony", name_en="Paris"),
            ],
            OFFICIAL,
        )
        assert len(few) == 3
        assert few.name[0] == few.name[1] != few.name[2]
        assert len(set(few.region)) == 3  # regions of one name in three countries are three
        assert few.size == pytest.approx([math.log10(999), math.log10(500), math.log10(3e6)])
        assert len(set(few.kind)) == 3
        assert few.kin[few.country[1], few.country[2]]
        assert not few.kin[few.country[0], few.country[2]]

    @given(st.sets(st.tuples(st.sampled_from("abcdef"), st.sampled_from("uvwxyz")), max_size=30), st.integers(0, 5))
    def test_are_held_out_by_the_pair_alone(self, pairs, seed):
        learnt, hidden = towns.held_out(pairs, seed)
        assert sorted([*learnt, *hidden]) == sorted(pairs)
        assert not set(learnt) & set(hidden)
        for one in pairs:  # what else the list holds does not matter
            assert (one in hidden) == (towns.held_out([one], seed)[1] == [one])

    def test_are_held_out_to_a_fifth_and_otherwise_with_another_seed(self):
        pairs = [(f"gn:{one}", f"gn:{other}") for one in range(60) for other in range(60)]
        _, hidden = towns.held_out(pairs, 0)
        assert len(hidden) / len(pairs) == pytest.approx(0.2, abs=0.02)
        assert set(towns.held_out(pairs, 1)[1]) != set(hidden)

    def test_are_numbered_by_the_row_of_their_id(self):
        few = made_towns(4)
        assert towns.numbered([("gn:0003", "gn:0001")], few).tolist() == [[3, 1]]
        assert towns.numbered([], few).shape == (0, 2)


class TestTheRankers:
    FEW = made_towns(60)
    LINKS = made_links(FEW, 50)

    def whole(self):
        made = graph_of(self.FEW, Surroundings(self.FEW), self.LINKS)
        lifts, view = Lifts(made), View(made, members(self.FEW, np.arange(60)))
        return view, lifts, makers(view, lifts)

    def test_score_every_town_with_a_number(self):
        view, lifts, found = self.whole()
        found |= baselines(view, lifts, found, np.random.default_rng(0))
        assert set(BASELINES) <= found.keys()
        for name, scores in found.items():
            assert scores.shape == (60, 60), name
            assert np.isfinite(scores).all(), name

    def test_score_some_towns_as_they_do_among_all(self):
        view, lifts, found = self.whole()
        some = np.array([3, 17, 40])
        for name, scores in makers(View(view.graph, members(self.FEW, some)), lifts).items():
            assert scores == pytest.approx(found[name][some], abs=1e-4), name

    def test_rank_as_their_names_say(self):
        view, lifts, found = self.whole()
        told = baselines(view, lifts, found, np.random.default_rng(0))
        assert told["popularity"][0].argmax() == view.graph.degree.argmax()
        apart = np.abs(self.FEW.size - self.FEW.size[0])
        assert told["population"][0].argsort().tolist() == (-apart).argsort().tolist()
        assert told["same_language"].max() == 1.0
        assert told["distance"][5].argmax() == 5

    def test_do_not_hang_on_chance_but_for_random(self):
        view, lifts, found = self.whole()
        first, second = (baselines(view, lifts, found, np.random.default_rng(seed)) for seed in (1, 2))
        same = {name for name in BASELINES if (first[name] == second[name]).all()}
        assert same == set(BASELINES) - {"random"}

    def test_shortlist_no_known_partner_and_not_the_town_itself(self):
        view, _, found = self.whole()
        mask = shortlisted(view, found, 10)
        assert not (mask & view.known).any()
        assert not mask.diagonal().any()
        assert (mask.sum(axis=1) >= 10 - view.graph.degree - 1).all()

    def test_shortlist_everybody_where_more_are_asked_for_than_there_are(self):
        view, _, found = self.whole()
        mask = shortlisted(view, found, 500)
        assert (mask | view.known).sum() >= 60 * 59

    def test_see_a_lift_where_two_countries_twin_more_than_chance(self):
        _, lifts, _ = self.whole()
        code = {name: row for row, name in enumerate(sorted(COUNTRIES))}
        assert lifts.country[code["DE"], code["FR"]] > 0 > lifts.country[code["DE"], code["PL"]]
        assert lifts.country == pytest.approx(lifts.country.T)


class TestTheFeatures:
    FEW = made_towns(60)
    LINKS = made_links(FEW, 50)

    def told(self, links):
        some = np.array([1, 2, 9])
        made = graph_of(self.FEW, Surroundings(self.FEW), links)
        lifts, view = Lifts(made), View(made, members(self.FEW, some))
        scores = makers(view, lifts)
        cell = marked(shortlisted(view, scores, 12))
        return features(view, lifts, scores, cell), cell, some

    def test_are_numbers_for_every_pair(self):
        found, cell, _ = self.told(self.LINKS)
        assert all(column.shape == cell[0].shape and np.isfinite(column).all() for column in found.values())
        assert list(found) == list(GROUPS)  # each is about something that a reader is told

    def test_say_what_their_names_say(self):
        found, (number, two), some = self.told(self.LINKS)
        one = some[number]
        assert found["partners_here"] == pytest.approx([(one_ == self.LINKS).sum() for one_ in one])
        assert found["size_apart"] == pytest.approx(np.abs(self.FEW.size[one] - self.FEW.size[two]))
        assert found["same_country"].tolist() == (self.FEW.country[one] == self.FEW.country[two]).tolist()
        assert found["place_in_distance"].min() >= 0

    def test_see_no_link_that_is_not_given(self):
        # The same graph without a link gives the same features, whatever the link that is left out was.
        hidden, rest = self.LINKS[:10], self.LINKS[10:]
        alone, _, _ = self.told(rest)
        again, _, _ = self.told(np.concatenate((rest, hidden))[: len(rest)])
        for name, column in alone.items():
            assert column == pytest.approx(again[name]), name


class TestThePartners:
    @given(networks(), st.lists(st.sampled_from(range(8)), unique=True, min_size=1))
    def test_of_some_towns_are_marked_both_ways(self, links, some):
        mask = partners(np.array(some), np.array(links), 8)
        by_hand = tied(links)
        for row, town in enumerate(some):
            assert set(np.flatnonzero(mask[row])) == by_hand[town]

    def test_are_rows_and_columns(self):
        rows, columns = marked(np.array([[False, True], [True, True]]))
        assert list(zip(rows, columns, strict=True)) == [(0, 1), (1, 0), (1, 1)]

    def test_are_dense_where_rows_are_asked_for(self):
        made = graph([(0, 1), (0, 2)])
        assert dense_rows(made.links, np.array([0])).tolist() == [[0, 1, 1, 0, 0, 0, 0, 0]]
