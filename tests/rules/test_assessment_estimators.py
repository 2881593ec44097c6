"""The estimators against printed results, against a slow textbook version, and against what must always hold."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from lifelines import AalenJohansenFitter, KaplanMeierFitter
from lifelines.datasets import load_leukemia, load_multicenter_aids_cohort_study
from lifelines.exceptions import StatError
from tests.rules.watched import Watch, slow_greenwood, slow_incidence, slow_share, times, watches

from tawam.assessment.rules import estimators
from tawam.assessment.rules.estimators import (
    Times,
    band,
    incidence,
    incidence_errors,
    product_limit,
    share_errors,
    told_ages,
    window,
)
from tawam.assessment.rules.lasting import FEWEST_AT_RISK

# Freireich et al. 1963, the children on 6-MP, as in Klein, Moeschberger 2003, table 4.1: weeks, share in remission,
# Greenwood's standard error, children at risk.
SIX_MP = [
    (6, 0.857, 0.076, 21),
    (7, 0.807, 0.087, 17),
    (10, 0.753, 0.096, 15),
    (13, 0.690, 0.107, 12),
    (16, 0.627, 0.114, 11),
    (22, 0.538, 0.128, 7),
    (23, 0.448, 0.135, 6),
]
EXACT = pytest.approx


def six_mp() -> Times:
    """The children on 6-MP."""
    table = load_leukemia()
    treated = table[table.Rx == 0]
    rows = zip(treated.t, treated.status, strict=True)
    return times([(0.0, float(weeks), int(relapsed), number) for number, (weeks, relapsed) in enumerate(rows)])


def apart(found: list[Watch]) -> list[Watch]:
    """The same watches, each a cluster of its own."""
    return [(entry, leave, cause, number) for number, (entry, leave, cause, _) in enumerate(found)]


def never_empties(found: list[Watch]) -> bool:
    """Whether no age sees all break that are at risk, which ends a product limit for good."""
    return all(slow_share(found).values())


# With one link that outlives all others nobody's leaving empties the risk set, which lifelines cannot pass.
CARRIED = watches().map(lambda found: [(0.0, 3.0, 1, 8), (0.0, 13.0, 0, 9), *found])


class TestThePrintedExample:
    def test_has_the_printed_shares_and_numbers_at_risk(self):
        seen = six_mp()
        shares, _, _ = product_limit(seen)
        assert seen.ages.tolist() == [row[0] for row in SIX_MP]
        assert shares.tolist() == EXACT([row[1] for row in SIX_MP], abs=6e-4)
        assert seen.at_risk(seen.ages).tolist() == [row[3] for row in SIX_MP]

    def test_has_the_printed_standard_errors(self):
        assert share_errors(six_mp()).tolist() == EXACT([row[2] for row in SIX_MP], abs=6e-4)

    def test_has_the_log_log_band_of_the_textbook(self):
        # Klein, Moeschberger 2003, formula 4.3.2: the share to the powers theta and 1 / theta.
        seen = six_mp()
        shares, low, high = product_limit(seen)
        theta = np.exp(1.959964 * share_errors(seen) / (shares * np.log(shares)))
        assert low == EXACT(shares ** (1 / theta), rel=1e-6)
        assert high == EXACT(shares**theta, rel=1e-6)
        assert band(shares, share_errors(seen)) == (EXACT(low, rel=1e-9), EXACT(high, rel=1e-9))

    def test_with_delayed_entry_agrees_with_lifelines_where_no_entry_meets_a_break(self):
        table = load_multicenter_aids_cohort_study()
        entry, leave = table["W"].to_numpy(float), table["T"].to_numpy(float)
        seen = Times(entry, leave, table["D"].to_numpy(np.int64), np.arange(len(table)))
        fitted = KaplanMeierFitter().fit(leave, event_observed=table["D"], entry=entry)
        assert (entry > 0).any()
        shares, _, _ = product_limit(seen)
        assert shares == EXACT(fitted.survival_function_.iloc[:, 0].loc[seen.ages].to_numpy(), rel=1e-9)


class TestTheProductLimit:
    @given(CARRIED)
    def test_and_its_band_are_those_of_the_slow_textbook(self, found):
        shares, low, high = product_limit(times(found))
        expected = band(shares, np.array(list(slow_greenwood(found).values())))
        assert shares.tolist() == EXACT([float(one) for one in slow_share(found).values()], abs=1e-9)
        assert (low, high) == (EXACT(expected[0], abs=1e-9), EXACT(expected[1], abs=1e-9))

    def test_counts_nobody_at_the_age_of_entering(self):
        # Of two at risk at the age of 5 one breaks; the third enters at 5 and is watched from then on.
        seen = times([(0, 5, 1, 0), (0, 9, 0, 1), (5, 9, 0, 2)])
        assert product_limit(seen)[0].tolist() == EXACT([0.5])
        assert seen.at_risk(seen.ages).tolist() == [2]

    def test_says_so_where_all_break_before_others_enter(self):
        with pytest.raises(StatError):
            product_limit(times([(0, 2, 1, 0), (3, 5, 1, 1), (3, 6, 1, 2)]))


class TestTheIncidence:
    @given(watches(), st.integers(1, 3))
    def test_is_that_of_the_slow_textbook(self, found, cause):
        expected = [float(one) for one in slow_incidence(found, cause).values()]
        assert incidence(times(found), cause).tolist() == EXACT(expected, abs=1e-9)

    @given(watches())
    def test_of_all_causes_and_the_share_unbroken_make_up_the_whole(self, found):
        unbroken = np.array([float(one) for one in slow_share(found).values()])
        total = sum(incidence(times(found), cause) for cause in (1, 2, 3))
        assert total + unbroken == EXACT(np.ones(len(unbroken)))

    @given(watches(), st.integers(1, 3))
    def test_never_falls(self, found, cause):
        assert (np.diff(incidence(times(found), cause), prepend=0) >= 0).all()

    def test_without_ties_is_that_of_lifelines(self):
        found = [(float(n % 4), 5.0 + 1.37 * n, n % 3, n) for n in range(30)]
        seen = times(found)
        fitter = AalenJohansenFitter(calculate_variance=False)
        fitter.fit(seen.exit, seen.cause, event_of_interest=1, entry=seen.entry)
        assert incidence(seen, 1) == EXACT(fitter.cumulative_density_.iloc[:, 0].loc[seen.ages].to_numpy(), rel=1e-9)

    def test_with_ties_is_the_same_every_time(self):
        seen = times([(0, 3, 1, 0), (0, 3, 2, 1), (0, 3, 0, 2), (1, 4, 1, 3), (2, 6, 0, 4)])
        assert incidence(seen, 1).tolist() == incidence(seen, 1).tolist() == EXACT([1 / 5, 1 / 5 + 3 / 5 / 2])


class TestTheErrors:
    @given(watches())
    def test_are_greenwoods_without_clusters_and_delayed_entry(self, found):
        plain = apart([(0.0, leave, cause, cluster) for _, leave, cause, cluster in found])
        assume(never_empties(plain))
        assert share_errors(times(plain)).tolist() == EXACT(list(slow_greenwood(plain).values()), abs=1e-9)

    @given(watches(least=2))
    def test_are_those_of_small_changes_of_the_weight_of_each_cluster(self, found):
        # The jackknife by its definition: how the estimate moves when a cluster weighs a little more.
        assume(never_empties(found))
        assert share_errors(times(found)).tolist() == EXACT(nudged(found, 0), abs=1e-5)
        assert incidence_errors(times(found), 1).tolist() == EXACT(nudged(found, 1), abs=1e-5)

    def test_grow_when_links_break_by_one_decision(self):
        each = [(0.0, 3.0, 1, 0), (0.0, 4.0, 1, 1), (0.0, 5.0, 1, 2), *((0.0, 9.0, 0, n) for n in range(3, 10))]
        one_decision = [(entry, leave, cause, 0 if cause else cluster) for entry, leave, cause, cluster in each]
        assert share_errors(times(one_decision))[-1] > 1.3 * share_errors(times(each))[-1]

    def test_at_some_ages_are_those_of_all_ages_there(self):
        seen = times([(float(n % 5), 6.0 + n % 7, n % 3, n % 11) for n in range(60)])
        some = seen.ages[[1, 4]]
        assert share_errors(seen, some).tolist() == EXACT(share_errors(seen)[[1, 4]].tolist())
        assert incidence_errors(seen, 2, some).tolist() == EXACT(incidence_errors(seen, 2)[[1, 4]].tolist())
        assert product_limit(seen, some)[0].tolist() == EXACT(product_limit(seen)[0][[1, 4]].tolist())

    def test_of_links_that_never_broke_are_nothing(self):
        seen = times([(0.0, 9.0, 0, 0), (0.0, 8.0, 0, 1)])
        ages = np.array([5.0])
        assert share_errors(seen, ages).tolist() == incidence_errors(seen, 1, ages).tolist() == [0.0]


class TestTheToldAges:
    @given(watches(most=40, ages=400), st.integers(2, 30))
    def test_are_few_and_end_with_the_last(self, found, most):
        seen = times(found)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(estimators, "MOST_AGES", most)
            told = told_ages(seen)
        assert len(told) <= max(most, 0)
        assert set(told) <= set(seen.ages)
        assert told[-1:].tolist() == seen.ages[-1:].tolist()

    def test_are_all_where_they_are_not_too_many(self):
        seen = six_mp()
        assert told_ages(seen).tolist() == seen.ages.tolist()


def nudged(found: list[Watch], cause: int) -> list[float]:
    """The jackknife errors of the share (cause 0) or of an incidence, by numbers."""
    small, total = 1e-6, 0.0
    for cluster in sorted({one[3] for one in found}):
        up, down = (weighted(found, {cluster: 1 + sign * small}, cause) for sign in (1, -1))
        total = total + ((up - down) / (2 * small)) ** 2
    return np.sqrt(np.zeros(len(slow_share(found))) + total).tolist()


def weighted(found: list[Watch], weight: dict[int, float], wanted: int) -> np.ndarray:
    """The share unbroken, or the incidence of a cause, with clusters that weigh more or less than one."""
    share, total, rows = 1.0, 0.0, []
    for age in slow_share(found):
        at_risk = sum(weight.get(cluster, 1) for entry, leave, _, cluster in found if entry < age <= leave)
        gone = [(cause, weight.get(cluster, 1)) for _, leave, cause, cluster in found if cause and leave == age]
        total += share * sum(heavy for cause, heavy in gone if cause == wanted) / at_risk
        share *= 1 - sum(heavy for _, heavy in gone) / at_risk
        rows.append(total if wanted else share)
    return np.array(rows)


class TestTheBand:
    @given(st.floats(0.001, 0.999), st.floats(0, 0.5))
    def test_holds_the_share_and_stays_between_nothing_and_all(self, share, error):
        low, high = band(np.array([share]), np.array([error]))
        assert 0 <= low[0] <= share * (1 + 1e-12)
        assert share * (1 - 1e-12) <= high[0] <= 1

    @pytest.mark.parametrize("share", [0.0, 1.0])
    def test_has_no_width_where_all_or_none_broke(self, share):
        assert band(np.array([share]), np.array([0.1])) == (np.array([share]), np.array([share]))


class TestTheWindow:
    @given(watches(most=40))
    def test_has_enough_at_risk_throughout_and_a_break(self, found):
        seen = times(found)
        stretch = window(seen)
        if stretch is not None:
            first, last = stretch
            inside = np.arange(first + 0.5, last, 0.5)
            assert (seen.at_risk(inside) >= FEWEST_AT_RISK).all()
            assert seen.between(first, last).broke.any()

    @given(watches(most=40))
    def test_leaves_a_curve_that_does_not_come_to_nothing(self, found):
        seen = times(found)
        stretch = window(seen)
        if stretch is not None:
            shares, _, _ = product_limit(seen.between(*stretch))
            assert (shares > 0).all()

    @given(watches(most=FEWEST_AT_RISK - 1))
    def test_is_none_for_fewer_than_are_needed(self, found):
        assert window(times(found)) is None

    def test_passes_over_a_thin_beginning(self):
        thin = [(0.0, 2.0, 1, 0), (1.0, 30.0, 0, 1)]
        thick = [(10.0, 20.0 + n, 1, 2 + n) for n in range(8)]
        assert window(times(thin + thick)) == (10.0, 24.0)

    def test_is_the_stretch_with_most_breaks(self):
        early = [(0.0, 5.0, int(n < 2), n) for n in range(10)]
        late = [(20.0, 25.0 + n / 100, int(n < 4), 10 + n) for n in range(10)]
        assert window(times(early + late))[0] == 20.0

    def test_of_nothing_is_none(self):
        assert window(times([])) is None


class TestWatchesBetweenTwoAges:
    @given(watches(), st.integers(0, 6), st.integers(7, 12))
    def test_have_the_same_numbers_at_risk_and_breaks_within(self, found, first, last):
        seen = times(found)
        part = seen.between(first, last)
        within = seen.ages[(seen.ages > first) & (seen.ages <= last)]
        assert part.ages.tolist() == within.tolist()
        assert part.at_risk(within).tolist() == seen.at_risk(within).tolist()
        assert part.breaks(within).tolist() == seen.breaks(within).tolist()
        assert part.breaks(within, 2).tolist() == seen.breaks(within, 2).tolist()
