"""Links made up with a known life: what the estimators find, and what a careless reading would find instead."""

from __future__ import annotations

import math

import numpy as np
import pytest
from tests.rules.watched import times

from tawam.assessment.rules import cox
from tawam.assessment.rules.estimators import (
    Times,
    band,
    incidence,
    incidence_errors,
    product_limit,
    share_errors,
    window,
)

# Years; the chance to break in a year is the same at every age, so that half are broken at 30 * log 2 = 20.8.
MEAN_LIFE = 30.0


def made_up(number: int, seed: int, *, mean: float = MEAN_LIFE) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """When links come under watch, when they would break, and when their watch would end without a break."""
    draw = np.random.default_rng(seed)
    entry, leave = draw.uniform(0, 40, number), draw.exponential(mean, number)
    return entry, leave, entry + draw.uniform(5, 40, number)


def watched(entry: np.ndarray, leave: np.ndarray, end: np.ndarray) -> Times:
    """Only those that live until they come under watch are ever seen."""
    seen = leave > entry
    entry, leave, end = entry[seen], leave[seen], end[seen]
    broke = (leave <= end).astype(np.int64)
    return Times(entry, np.minimum(leave, end), broke, np.arange(len(entry)))


def share_by(seen: Times, age: float) -> float:
    """The share unbroken at an age."""
    shares, _, _ = product_limit(seen)
    return float(shares[np.searchsorted(seen.ages, age, side="right") - 1])


class TestDelayedEntry:
    @pytest.mark.parametrize("age", [10.0, 20.0, 40.0])
    def test_gives_back_the_life_that_the_links_were_made_with(self, age):
        seen = watched(*made_up(6000, seed=1))
        assert share_by(seen, age) == pytest.approx(math.exp(-age / MEAN_LIFE), abs=0.04)

    def test_ignored_would_make_links_look_longer_lived(self):
        # Whoever counts late comers as watched from the signature forgets those that broke before they could be seen.
        seen = watched(*made_up(6000, seed=1))
        careless = Times(np.zeros(len(seen.entry)), seen.exit, seen.cause, seen.cluster)
        assert share_by(careless, 20.0) > share_by(seen, 20.0) + 0.1

    def test_lets_the_band_hold_the_truth_about_as_often_as_it_says(self):
        hits = []
        for seed in range(60):
            seen = watched(*made_up(300, seed=seed))
            shares, _, _ = product_limit(seen)
            low, high = band(shares, share_errors(seen))
            place = np.searchsorted(seen.ages, 20.0, side="right") - 1
            hits.append(low[place] <= math.exp(-20.0 / MEAN_LIFE) <= high[place])
        assert 0.87 <= np.mean(hits) <= 1

    def test_from_the_news_of_the_end_alone_would_find_a_life_that_is_no_life(self):
        # The sample of a newspaper: every link that it writes of has just broken.
        _, leave, _ = made_up(2000, seed=3)
        seen = leave > 0
        careless = times([(0.0, float(age), 1, n) for n, age in enumerate(leave[seen][leave[seen] < 20])])
        assert share_by(careless, 15.0) < math.exp(-15.0 / MEAN_LIFE) - 0.3


class TestCompetingCauses:
    def test_give_back_the_shares_that_the_links_were_made_with(self):
        # Two causes strike at steady rates, one three times as often: three quarters of all breaks are its own.
        draw = np.random.default_rng(4)
        entry, leave, end = made_up(6000, seed=5)
        seen = watched(entry, leave, end)
        seen = Times(
            seen.entry, seen.exit, seen.cause * np.where(draw.uniform(size=len(seen.entry)) < 0.75, 1, 2), seen.cluster
        )
        place = np.searchsorted(seen.ages, 30.0, side="right") - 1
        broken = 1 - math.exp(-1)
        assert incidence(seen, 1)[place] == pytest.approx(0.75 * broken, abs=0.04)
        assert incidence(seen, 2)[place] == pytest.approx(0.25 * broken, abs=0.04)

    def test_taken_for_censoring_would_add_up_to_more_than_all_that_broke(self):
        # One minus Kaplan and Meier for each cause alone: the common mistake with competing ends.
        entry, leave, end = made_up(3000, seed=6)
        seen = watched(entry, leave, end)
        cause = seen.cause * (1 + np.arange(len(seen.cause)) % 2)
        alone = []
        for one in (1, 2):
            only = Times(seen.entry, seen.exit, (cause == one).astype(np.int64), seen.cluster)
            alone.append(1 - share_by(only, 40.0))
        assert sum(alone) > 1 - share_by(seen, 40.0) + 0.1

    def test_have_a_band_that_holds_the_truth_about_as_often_as_it_says(self):
        hits = []
        for seed in range(60):
            seen = watched(*made_up(300, seed=100 + seed))
            mixed = Times(seen.entry, seen.exit, seen.cause * (1 + np.arange(len(seen.cause)) % 2), seen.cluster)
            low, high = band(incidence(mixed, 1), incidence_errors(mixed, 1))
            place = np.searchsorted(mixed.ages, 20.0, side="right") - 1
            hits.append(low[place] <= 0.5 * (1 - math.exp(-20.0 / MEAN_LIFE)) <= high[place])
        assert 0.87 <= np.mean(hits) <= 1


class TestOneDecisionOverManyLinks:
    @staticmethod
    def series(seed: int, size: int) -> Times:
        """Sixty towns with so many links each, of the same age, that one vote breaks together."""
        draw = np.random.default_rng(seed)
        leave = np.repeat(draw.exponential(MEAN_LIFE, 60), size)
        return times([(0.0, float(age), 1, n // size) for n, age in enumerate(leave)])

    def test_widens_the_band_as_if_it_were_one_link(self):
        alone, together = self.series(1, 1), self.series(1, 5)
        assert share_errors(together) == pytest.approx(share_errors(alone), rel=1e-9)

    def test_would_be_a_false_certainty_counted_link_by_link(self):
        together = self.series(1, 5)
        each = Times(together.entry, together.exit, together.cause, np.arange(len(together.exit)))
        assert (share_errors(each)[:-1] < share_errors(together)[:-1] / 2).all()


class TestCoxWithDelayedEntry:
    @staticmethod
    def two_groups(seed: int, number: int = 3000) -> tuple[Times, np.ndarray]:
        """Links with and without a property that doubles the chance to break in a year."""
        draw = np.random.default_rng(seed)
        has_it = draw.integers(0, 2, number).astype(float)
        entry, leave, end = made_up(number, seed + 1)
        leave = leave / np.where(has_it == 1, 2.0, 1.0)
        seen = leave > entry
        return watched(entry, leave, end), has_it[seen][:, None]

    def test_gives_back_the_ratio_that_the_links_were_made_with(self):
        fitted = cox.fit(*self.two_groups(7))
        assert fitted.coefficients[0] == pytest.approx(math.log(2), abs=0.12)
        assert fitted.proportional[0] > 0.01

    def test_has_robust_errors_like_plain_ones_where_every_link_is_its_own(self):
        fitted = cox.fit(*self.two_groups(8))
        assert fitted.errors == pytest.approx(fitted.plain_errors, rel=0.1)

    def test_has_wider_errors_where_links_are_copies_of_each_other(self):
        seen, has_it = self.two_groups(9, 400)
        copied = Times(*(np.tile(column, 4) for column in (seen.entry, seen.exit, seen.cause, seen.cluster)))
        fitted = cox.fit(copied, np.tile(has_it, (4, 1)))
        assert fitted.errors[0] > 1.7 * fitted.plain_errors[0]


class TestTheWindow:
    def test_of_a_large_sample_holds_nearly_all_of_it(self):
        seen = watched(*made_up(3000, seed=10))
        first, last = window(seen)
        assert first < 1
        assert seen.between(first, last).broke.sum() > 0.98 * seen.broke.sum()
