"""How the model is trained: on hidden links only, the same with the same seed, blind to what is held out for good."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rules.learnt import made_links, made_towns
from tests.rules.modelled import LINKS, PLAN, TOWNS, packed

from tawam.matching.rules.learning import evaluation, training
from tawam.matching.rules.learning.evaluation import MODEL
from tawam.matching.rules.learning.features import features
from tawam.matching.rules.learning.graph import Surroundings
from tawam.matching.rules.learning.model import table
from tawam.matching.rules.learning.packed import Packed, pack
from tawam.matching.rules.learning.rankers import BASELINES, Lifts, makers, shortlisted
from tawam.matching.rules.learning.spectrum import graph_of, spectrum
from tawam.matching.rules.learning.training import partners, trained
from tawam.matching.rules.learning.views import View, members

AROUND = Surroundings(TOWNS)
SOME = np.arange(0, 40)
PART = np.arange(len(LINKS)) % 3 == 0


def asked(kept: float, seed: int = 0, each: int = PLAN.each):
    """Features and answers of some towns, a third of whose links are hidden."""
    graph = graph_of(TOWNS, AROUND, LINKS[~PART])
    view, plan = View(graph, members(TOWNS, SOME)), replace(PLAN, kept=kept, each=each)
    rng = np.random.default_rng(seed)
    return view, *training._asked(view, Lifts(graph), SOME, LINKS[PART], plan, rng)


def candidates(view: View, each: int = PLAN.each):
    """Whom the rankers propose."""
    return shortlisted(view, makers(view, Lifts(view.graph)), each)


def content(plan=PLAN, links=LINKS) -> bytes:
    """A trained model as bytes."""
    model = trained(TOWNS, AROUND, links, plan)
    return pack(Packed(TOWNS.ids, links, spectrum(links, len(TOWNS)), model))


class TestWhatIsLearntFrom:
    def test_holds_every_hidden_partner_that_is_a_candidate_and_says_so(self):
        view, _, answers = asked(kept=0.0)
        hidden = partners(SOME, LINKS[PART], len(TOWNS)) & candidates(view)
        assert answers.all()
        assert len(answers) == hidden.sum() > 10

    @settings(deadline=None, max_examples=10)
    @given(st.integers(1, 30), st.floats(0, 1))
    def test_holds_no_hidden_partner_whom_no_ranker_proposes(self, each, kept):
        view, columns, answers = asked(kept, each=each)
        listed, hidden = candidates(view, each), partners(SOME, LINKS[PART], len(TOWNS))
        assert answers.sum() == (hidden & listed).sum()
        assert len(answers) <= listed.sum()
        best = np.min([column for name, column in columns.items() if name.startswith("place_in_")], axis=0)
        # Of known partners, who stand in the lists too, none is a candidate.
        assert (np.expm1(best) < each).all()

    def test_holds_a_share_of_the_wrong_candidates(self):
        view, columns, answers = asked(kept=1.0)
        mask = shortlisted(view, makers(view, Lifts(view.graph)), PLAN.each)
        wrong = mask & ~partners(SOME, LINKS[PART], len(TOWNS))
        assert (~answers).sum() == wrong.sum()
        _, _, fewer = asked(kept=0.3)
        assert (~fewer).sum() == pytest.approx(0.3 * wrong.sum(), rel=0.2)
        assert all(len(column) == len(answers) for column in columns.values())

    def test_holds_no_partner_that_is_known(self):
        view, columns, _ = asked(kept=1.0)
        # A known partner of a town has a walk of one link to it; the features of such a pair are never shown.
        assert len(next(iter(columns.values()))) <= (~view.known).sum()
        assert not (shortlisted(view, makers(view, Lifts(view.graph)), 10) & view.known).any()

    def test_is_drawn_anew_with_another_seed(self):
        one, other, again = (asked(kept=0.3, seed=seed)[2] for seed in (1, 2, 1))
        assert one.tolist() == again.tolist()
        assert one.tolist() != other.tolist()


class TestAPlan:
    def test_makes_the_same_model_twice(self):
        assert content() == content()

    def test_makes_another_model_with_another_seed(self):
        assert content(replace(PLAN, seed=1)) != content()

    def test_of_several_judges_has_the_trees_of_all(self):
        one, three = (trained(TOWNS, AROUND, LINKS, replace(PLAN, judges=judges)) for judges in (1, 3))
        assert len(three.trees.roots) == 3 * len(one.trees.roots) == 3 * PLAN.rounds
        rows = np.zeros((2, len(one.names)), dtype=np.float32)
        assert np.isfinite(three.shares(rows)).all()

    def test_asks_for_so_many_towns_of_each_fold_and_for_all_where_there_are_fewer(self, monkeypatch):
        plain, asked_for = training._asked, []
        monkeypatch.setattr(training, "_asked", lambda view, *rest: asked_for.append(rest[1]) or plain(view, *rest))
        for most in (7, 50, 10_000):
            asked_for.clear()
            trained(TOWNS, AROUND, LINKS, replace(PLAN, towns_a_fold=most, rounds=1))
            assert len(asked_for) == PLAN.folds
            ends = len(np.unique(LINKS))
            assert all(len(np.unique(some)) == len(some) <= min(most, ends) for some in asked_for)
            assert (max(map(len, asked_for)) == most) == (most < 10_000)

    def test_names_the_features_in_the_order_of_the_columns(self):
        view, columns, _ = asked(kept=0.1)
        assert list(packed().model.names) == list(columns)
        assert table(columns).shape == (len(next(iter(columns.values()))), len(columns))
        assert table(columns).dtype == np.float32
        assert view.graph.towns is TOWNS


class TestWhoeverNoRankerProposes:
    def test_is_not_taken_for_linked_because_he_stands_far_down_in_every_list(self):
        # Links that nothing announces, so that most hidden partners are no candidates.
        rng = np.random.default_rng(3)
        drawn = np.unique(np.sort(rng.integers(0, len(TOWNS), (300, 2)), axis=1), axis=0)
        links = drawn[drawn[:, 0] != drawn[:, 1]]
        model = trained(TOWNS, AROUND, links, replace(PLAN, each=3))
        view = View(graph_of(TOWNS, AROUND, links), members(TOWNS, SOME))
        lifts = Lifts(view.graph)
        made = makers(view, lifts)
        listed = shortlisted(view, made, 3)
        shares = model.shares(table(features(view, lifts, made, np.nonzero(~view.known))))
        assert shares[~listed[~view.known]].mean() < 1.5 * shares[listed[~view.known]].mean()


class TestAShare:
    def test_told_of_candidates_is_about_the_share_of_them_that_is_linked(self):
        # Learnt on two thirds of the links; told of candidates among whom the other third is.
        plan = replace(PLAN, each=8, kept=0.3, towns_a_fold=len(TOWNS))
        model = trained(TOWNS, AROUND, LINKS[~PART], plan)
        view = View(graph_of(TOWNS, AROUND, LINKS[~PART]), members(TOWNS, np.arange(len(TOWNS))))
        lifts = Lifts(view.graph)
        made = makers(view, lifts)
        cell = np.nonzero(shortlisted(view, made, plan.each))
        linked = partners(np.arange(len(TOWNS)), LINKS[PART], len(TOWNS))[cell].mean()
        assert 0.01 < linked < 0.1
        assert model.shares(table(features(view, lifts, made, cell))).mean() == pytest.approx(linked, rel=0.3)


class TestWhatIsHeldOutForGood:
    def test_does_not_change_how_others_of_it_are_ranked(self):
        learnt, hidden = LINKS[np.arange(len(LINKS)) % 5 != 0], LINKS[np.arange(len(LINKS)) % 5 == 0]
        graph, model = graph_of(TOWNS, AROUND, learnt), trained(TOWNS, AROUND, learnt, PLAN)
        few = hidden[: len(hidden) // 2]
        whole = evaluation._ranked(graph, model, np.unique(hidden), hidden, 0)
        part = evaluation._ranked(graph, model, np.unique(few), few, 0)
        for name in {MODEL, *BASELINES} - {"random"}:
            ranks = dict(zip(zip(whole.asking, whole.partner, strict=True), whole.ranks[name], strict=True))
            for one, other, rank in zip(part.asking, part.partner, part.ranks[name], strict=True):
                assert ranks[one, other] == pytest.approx(rank, abs=0.51), name

    def test_is_found_among_all_towns_that_are_no_known_partners(self):
        learnt, hidden = LINKS[np.arange(len(LINKS)) % 5 != 0], LINKS[np.arange(len(LINKS)) % 5 == 0]
        graph, model = graph_of(TOWNS, AROUND, learnt), trained(TOWNS, AROUND, learnt, PLAN)
        found = evaluation._ranked(graph, model, np.unique(hidden), hidden, 0)
        assert len(found.asking) == 2 * len(hidden)
        for name, ranks in found.ranks.items():
            assert ranks.min() >= 1, name
            assert (ranks <= len(TOWNS) - 1 - graph.degree[found.asking]).all(), name


class TestTheLifts:
    FEW = made_towns(60)
    GRAPH = graph_of(FEW, Surroundings(FEW), made_links(FEW, 50))
    LIFTS = Lifts(GRAPH)

    def test_of_kinds_set_observed_beside_expected_links(self):
        graph, lifts = self.GRAPH, self.LIFTS
        one, other = int(self.FEW.kind[0]), int(self.FEW.kind[1])
        seen, sums = graph.by_kind.toarray(), graph.by_kind.toarray().sum(axis=1)
        wanted = np.log((seen[one, other] + 0.1) * seen.sum() / ((sums[one] + 2) * (sums[other] + 2)))
        assert lifts.kinds(graph, np.array([one]))[0, other] == pytest.approx(wanted, rel=1e-4)

    @settings(deadline=None)
    @given(st.integers(0, 59), st.integers(0, 59))
    def test_of_kinds_are_the_same_both_ways(self, one, other):
        kinds = self.FEW.kind[[one, other]]
        found = self.LIFTS.kinds(self.GRAPH, kinds)
        assert found[0, kinds[1]] == pytest.approx(found[1, kinds[0]], abs=1e-4)

    @given(st.integers(0, 20), st.integers(0, 20))
    def test_of_regions_grow_with_the_links_between_them(self, few, more):
        regions = np.array([0]), np.array([1])
        low, high = (self.LIFTS.region(np.array([float(count)]), *regions)[0] for count in sorted((few, more)))
        assert low <= high

    def test_lean_to_where_the_links_of_a_region_go(self):
        graph, found = self.GRAPH, []
        for country in range(len(self.FEW.codes.countries)):
            asks = (np.array([self.FEW.region[0]]), np.array([country]), np.array([self.FEW.country[0]]))
            found.append((self.LIFTS.towards(graph, *asks)[0], graph.region_to_country[self.FEW.region[0], country]))
        assert max(found)[1] == max(count for _, count in found)

    def test_are_numbers_for_a_country_that_nobody_knows(self):
        stranger = len(self.FEW.codes.countries)
        assert np.isfinite(self.LIFTS.country[stranger]).all()
        assert np.isfinite(self.LIFTS.per_town[stranger]).all()
        assert np.isfinite(self.LIFTS.kinds(self.GRAPH, np.array([stranger * 7]))).all()


class TestTheFeaturesOfAPair:
    def test_count_what_the_graph_counts(self):
        view, columns, _ = asked(kept=1.0)
        mask = shortlisted(view, makers(view, Lifts(view.graph)), PLAN.each)
        number, two = np.nonzero(mask | (partners(SOME, LINKS[PART], len(TOWNS)) & ~view.known))
        graph, home = view.graph, TOWNS.country[SOME][number]
        abroad = TOWNS.country[two]
        assert columns["countries_ties"] == pytest.approx(np.log1p(graph.by_country[home, abroad]))
        assert columns["partners_there"] == pytest.approx(graph.degree[two])
        assert columns["country_ties_here"] == pytest.approx(graph.by_country[home].sum(axis=1))
        regions = graph.by_region.toarray()[TOWNS.region[SOME][number], TOWNS.region[two]]
        assert columns["regions_ties"] == pytest.approx(regions)
        kinds = graph.by_kind.toarray()[TOWNS.kind[SOME][number], TOWNS.kind[two]]
        assert columns["kinds_ties"] == pytest.approx(np.log1p(kinds), rel=1e-5)
        together = columns["shared_partners"] / np.maximum(1, columns["partners_here"] + columns["partners_there"])
        assert (columns["shared_of_all_partners"] >= together - 1e-6).all()
        assert columns["shared_of_all_partners"].max() <= 1

    def test_place_a_candidate_in_the_list_of_each_ranker(self):
        view, columns, _ = asked(kept=1.0)
        made = makers(view, Lifts(view.graph))
        mask = shortlisted(view, made, PLAN.each) | (partners(SOME, LINKS[PART], len(TOWNS)) & ~view.known)
        number, two = np.nonzero(mask)
        for name, scores in made.items():
            above = (scores[number] > scores[number, two][:, None]).sum(axis=1)
            assert columns[f"place_in_{name}"] == pytest.approx(np.log1p(above)), name
