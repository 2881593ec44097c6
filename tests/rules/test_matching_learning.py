"""The model and its evaluation: equal seeds, equal results; what can be learnt is learnt; ranks by hand."""

from __future__ import annotations

import functools
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rules.learnt import made_links, made_towns

from tawam.matching.rules.learning import evaluation, training
from tawam.matching.rules.learning.evaluation import MODEL, PAGERANK, Ranks, Result, evaluated, ranks_in, size_names
from tawam.matching.rules.learning.graph import Graph, Surroundings
from tawam.matching.rules.learning.rankers import BASELINES, Lifts, makers, shortlisted
from tawam.matching.rules.learning.spectrum import graph_of
from tawam.matching.rules.learning.training import Plan, portions, trained
from tawam.matching.rules.learning.views import View, members

TOWNS = made_towns(160)
LINKS = made_links(TOWNS, 420)
HIDDEN = np.arange(len(LINKS)) % 5 == 0
PLAN = Plan(folds=3, towns_a_fold=80, each=20, kept=0.5, rounds=40)
GROUPS = {"size": size_names(TOWNS)}


@functools.cache
def result(seed: int = 0, most: int = 0) -> Result:
    """The evaluation of the made universe."""
    plan = replace(PLAN, seed=seed)
    return evaluated(TOWNS, LINKS[~HIDDEN], LINKS[HIDDEN], GROUPS, plan, most)


def asked(some: np.ndarray):
    """The view of some towns, the lifts, and what every ranker says."""
    graph = graph_of(TOWNS, Surroundings(TOWNS), LINKS[~HIDDEN])
    view, lifts = View(graph, members(TOWNS, some)), Lifts(graph)
    return view, lifts, makers(view, lifts)


class TestTheModel:
    def test_made_twice_gives_the_same_scores(self):
        question = asked(np.arange(12))
        around = Surroundings(TOWNS)
        one, other = (trained(TOWNS, around, LINKS[~HIDDEN], PLAN).scores(*question) for _ in range(2))
        assert (one == other).all()

    def test_puts_every_candidate_before_whoever_is_none(self):
        view, lifts, made = asked(np.arange(5))
        scores = trained(TOWNS, Surroundings(TOWNS), LINKS[~HIDDEN], PLAN).scores(view, lifts, made)
        mask = shortlisted(view, made, PLAN.each)
        assert scores[mask].min() >= 0 > scores[~mask].max()

    def test_names_each_of_its_features_once(self):
        names = result().features
        assert len(names) == len(set(names)) > 40

    @given(st.lists(st.integers(0, 99), max_size=50), st.integers(1, 9))
    def test_works_in_portions_that_leave_nothing_out(self, rows, at_once):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(training, "_AT_ONCE", at_once)
            assert [row for some in portions(np.array(rows, dtype=int)) for row in some] == rows


class TestTheEvaluation:
    def test_finds_what_can_be_learnt_far_more_often_than_chance(self):
        told = result().rankers
        assert told[MODEL].hit_10.value > 2 * told["random"].hit_10.value
        assert told[MODEL].hit_10.low > told["random"].hit_10.high
        assert told[MODEL].median_rank.value < told["random"].median_rank.value

    def test_asks_in_both_directions_and_every_ranker_the_same(self):
        told = result()
        assert set(told.rankers) == {MODEL, *BASELINES}
        assert {one.questions for one in told.rankers.values()} == {2 * HIDDEN.sum()}
        assert (told.towns, told.links, told.held_out) == (160, (~HIDDEN).sum(), HIDDEN.sum())

    def test_is_the_same_with_the_same_seed(self):
        assert evaluated(TOWNS, LINKS[~HIDDEN], LINKS[HIDDEN], GROUPS, PLAN) == result()

    def test_names_the_best_baseline_and_how_many_times_better_the_model_is(self):
        told = result()
        best = told.rankers[told.best_baseline].hit_10.value
        assert best == max(told.rankers[name].hit_10.value for name in BASELINES)
        assert told.times_best.value == pytest.approx(told.rankers[MODEL].hit_10.value / best)
        assert told.times_best.low <= told.times_best.value <= told.times_best.high
        assert told.times[told.best_baseline].value == told.times_best.value

    def test_sets_the_model_beside_the_listed_baselines_and_beside_pagerank_apart(self):
        told = result()
        listed, ours = told.times
        assert ours == PAGERANK != listed
        least = max(told.rankers[name].hit_10.value for name in BASELINES if name != PAGERANK)
        assert told.rankers[listed].hit_10.value == least
        for name, one in told.times.items():
            times = told.rankers[MODEL].hit_10.value / told.rankers[name].hit_10.value
            assert one.value == pytest.approx(times)
            assert one.low <= one.value <= one.high

    def test_puts_every_figure_into_its_interval(self):
        for one in result().rankers.values():
            for figure in (one.hit_10, one.hit_50, one.mrr):
                assert figure.low <= figure.value <= figure.high
            assert one.hit_10.value <= one.hit_50.value
            assert one.median_rank.low <= one.median_rank.high

    def test_shares_the_questions_out_among_the_groups(self):
        told = result()
        assert all(key.startswith("size: ") for key in told.groups)
        assert sum(rows[MODEL].questions for rows in told.groups.values() if rows) == 2 * HIDDEN.sum()

    def test_of_few_towns_asks_for_these_alone(self):
        told = result(most=20)
        assert 0 < told.rankers[MODEL].questions < result().rankers[MODEL].questions

    def test_tells_apart_where_neither_end_has_a_link(self):
        lonely = np.array([[0, 1]])
        links = np.array([row for row in LINKS if not {0, 1} & set(row)])
        told = evaluated(TOWNS, links, lonely, GROUPS, PLAN)
        assert {one.questions for one in told.cold.values()} == {2}
        assert told.cold["adamic_adar"].hit_10.value == 0.0
        assert told.cold.keys() == told.rankers.keys()

    def test_knows_no_hidden_link_when_it_learns(self, monkeypatch: pytest.MonkeyPatch):
        seen: list[set[tuple[int, int]]] = []
        plain = Graph.__init__

        def watched(self, towns, around, links, spectrum):
            seen.append({tuple(sorted(row)) for row in links.tolist()})
            plain(self, towns, around, links, spectrum)

        monkeypatch.setattr(Graph, "__init__", watched)
        evaluated(TOWNS, LINKS[~HIDDEN], LINKS[HIDDEN], GROUPS, PLAN)
        hidden = {tuple(sorted(row)) for row in LINKS[HIDDEN].tolist()}
        assert len(seen) == PLAN.folds + 1
        assert all(not links & hidden for links in seen)
        assert all(len(links) < (~HIDDEN).sum() for links in seen[:-1])  # each fold hides links of its own


class TestRanks:
    @settings(deadline=None)
    @given(st.lists(st.lists(st.sampled_from([0.0, 0.5, 1.0]), min_size=6, max_size=6), min_size=1, max_size=4))
    def test_are_counted_from_one_and_equals_share_the_middle(self, rows):
        scores = np.array(rows)
        cell = tuple(axis.ravel() for axis in np.indices(scores.shape))
        for rank, row, column in zip(ranks_in(scores, cell), *cell, strict=True):
            above = (scores[row] > scores[row, column]).sum()
            equal = (scores[row] == scores[row, column]).sum()
            assert rank == above + (equal + 1) / 2

    def test_leave_out_those_who_are_no_candidates(self):
        scores = np.array([[-np.inf, 3.0, 1.0, -np.inf]])
        assert ranks_in(scores, (np.array([0, 0]), np.array([1, 2]))).tolist() == [1.0, 2.0]


class TestTheSamples:
    RANKS = Ranks(np.array([0, 1, 2, 5]), np.array([1, 0, 3, 4]), {})

    def test_keep_both_directions_of_a_pair_together(self):
        for one in evaluation._samples(self.RANKS, np.random.default_rng(0))[:50]:
            assert (one == 0).sum() == (one == 1).sum()
            pairs = (one == 0).sum() + (one == 2).sum() + (one == 3).sum()
            assert pairs == 3

    def test_are_the_same_with_the_same_seed(self):
        one, other = (evaluation._samples(self.RANKS, np.random.default_rng(7)) for _ in range(2))
        assert all((a == b).all() for a, b in zip(one, other, strict=True))
        assert len(one) == evaluation.TIMES


class TestTheSizes:
    def test_have_four_names(self):
        names = size_names(TOWNS)
        assert set(names) <= {name for _, name in evaluation.SIZES}
        for size, name in zip(TOWNS.size, names, strict=True):
            assert (size < 4) == (name == "below 10,000")
