"""Trees in arrays: they score as the library that grew them, say what moved a score, and refuse what is no tree."""

from __future__ import annotations

import dataclasses
import functools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.ensemble import HistGradientBoostingClassifier

from tawam.matching.rules.learning import trees as rules
from tawam.matching.rules.learning.trees import Trees, UnfitTrees, checked, trees_of

FEATURES = 4
ROWS = st.lists(
    st.lists(st.floats(-3, 3, width=32), min_size=FEATURES, max_size=FEATURES), min_size=1, max_size=20
).map(lambda rows: np.array(rows, dtype=np.float32))


@functools.cache
def judge(seed: int = 0) -> HistGradientBoostingClassifier:
    """A judge of made rows, whose answers hang on two of four features."""
    rng = np.random.default_rng(seed)
    rows = rng.normal(size=(500, FEATURES)).astype(np.float32)
    right = rows[:, 0] + rows[:, 1] ** 2 + rng.normal(scale=0.3, size=500) > 1
    return HistGradientBoostingClassifier(max_iter=12, max_leaf_nodes=9, random_state=seed).fit(rows, right)


def grown() -> Trees:
    """Its trees."""
    return trees_of([judge()])


class TestTheScore:
    @settings(deadline=None)
    @given(ROWS)
    def test_is_that_of_the_library(self, rows):
        assert grown().score(rows) == pytest.approx(judge().decision_function(rows), abs=1e-9)

    @settings(deadline=None)
    @given(ROWS)
    def test_of_several_judges_is_their_mean(self, rows):
        judges = [judge(0), judge(1)]
        wanted = np.mean([one.decision_function(rows) for one in judges], axis=0)
        assert trees_of(judges).score(rows) == pytest.approx(wanted, abs=1e-9)

    @settings(deadline=None)
    @given(ROWS, st.integers(1, 40))
    def test_does_not_hang_on_how_many_rows_are_worked_out_at_once(self, rows, cells):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(rules, "_CELLS", cells)
            assert grown().score(rows) == pytest.approx(judge().decision_function(rows), abs=1e-9)


class TestWhatMovesAScore:
    @settings(deadline=None)
    @given(ROWS)
    def test_adds_up_to_it(self, rows):
        made = grown()
        start = made.first + made.worth[made.roots].sum()
        assert start + made.moves(rows).sum(axis=1) == pytest.approx(made.score(rows), abs=1e-9)

    @settings(deadline=None)
    @given(ROWS)
    def test_is_nothing_but_a_feature_that_a_tree_looks_at(self, rows):
        made = grown()
        looked_at = set(made.feature[made.left != np.arange(len(made.left))].tolist())
        unseen = [number for number in range(FEATURES) if number not in looked_at]
        assert (made.moves(rows)[:, unseen] == 0).all()

    def test_speaks_for_a_row_that_has_what_counts(self):
        moved = grown().moves(np.array([[2.5, 2.5, 0.0, 0.0], [-2.5, 0.0, 0.0, 0.0]], dtype=np.float32))
        assert moved[0, :2].sum() > 0 > moved[1, :2].sum()


class TestTrees:
    def test_of_the_library_are_fit(self):
        made = grown()
        assert checked(made, FEATURES) is made

    @pytest.mark.parametrize(
        ("change", "told"),
        [
            ({"left": lambda one: np.zeros_like(one)}, "leads nowhere"),  # round and round, for ever
            ({"right": lambda one: one + 10_000}, "leads nowhere"),
            ({"roots": lambda one: one - 1}, "leads nowhere"),
            ({"roots": lambda one: one[:0]}, "one length"),
            ({"feature": lambda one: one[:-1]}, "one length"),
            ({"feature": lambda one: one + FEATURES}, "a feature"),
            ({"feature": lambda one: one - 1}, "a feature"),
            ({"worth": lambda one: one * np.nan}, "no number"),
            ({"threshold": lambda one: one * np.nan}, "no number"),
            ({"first": lambda one: float("inf")}, "no number"),
        ],
        ids=lambda one: next(iter(one)) if isinstance(one, dict) else None,
    )
    def test_that_are_none_are_refused(self, change, told):
        made = grown()
        broken = dataclasses.replace(made, **{name: how(getattr(made, name)) for name, how in change.items()})
        with pytest.raises(UnfitTrees, match=told):
            checked(broken, FEATURES)
