"""Small samples worked out by hand, each with the point that it makes."""

from __future__ import annotations

import math

import numpy as np
import pytest
from tests.rules.watched import slow_incidence, slow_share, times

from tawam.assessment.rules import cox
from tawam.assessment.rules.estimators import Times, incidence, product_limit, share_errors

ONE_CAUSE = [
    # watches, ages of the breaks, share unbroken after each
    ("all from birth", [(0, 1, 1), (0, 2, 1), (0, 3, 1), (0, 4, 0)], [1, 2, 3], [3 / 4, 1 / 2, 1 / 4]),
    ("one is lost between", [(0, 1, 1), (0, 2, 0), (0, 3, 1), (0, 4, 0)], [1, 3], [3 / 4, 3 / 8]),
    ("a loss at the age of a break counts as at risk", [(0, 2, 1), (0, 2, 0), (0, 3, 0)], [2], [2 / 3]),
    ("two break together", [(0, 2, 1), (0, 2, 1), (0, 5, 0), (0, 5, 0)], [2], [1 / 2]),
    ("a late comer counts from its entry on", [(0, 2, 1), (0, 6, 0), (3, 5, 1), (3, 6, 0)], [2, 5], [1 / 2, 1 / 3]),
    ("and not at the age of its entry", [(0, 3, 1), (0, 6, 0), (3, 6, 0)], [3], [1 / 2]),
    ("nor one that left before", [(0, 1, 0), (0, 3, 1), (0, 6, 0)], [3], [1 / 2]),
]
TWO_CAUSES = [
    # watches, incidence of the first cause, of the second
    ("take turns", [(0, 1, 1), (0, 2, 2), (0, 3, 1), (0, 4, 0)], [1 / 4, 1 / 4, 1 / 2], [0, 1 / 4, 1 / 4]),
    ("strike at the same age", [(0, 2, 1), (0, 2, 2), (0, 5, 0), (0, 5, 0)], [1 / 4], [1 / 4]),
    ("and one is lost", [(0, 1, 1), (0, 2, 0), (0, 3, 2), (0, 4, 0)], [1 / 4, 1 / 4], [0, 3 / 8]),
    ("and one comes late", [(0, 2, 1), (0, 6, 0), (3, 5, 2), (3, 6, 0)], [1 / 2, 1 / 2], [0, 1 / 6]),
]


def clustered(watches: list[tuple[int, int, int]]) -> list[tuple[float, float, int, int]]:
    """The watches, each its own cluster."""
    return [(float(entry), float(leave), cause, number) for number, (entry, leave, cause) in enumerate(watches)]


class TestTheShareUnbroken:
    @pytest.mark.parametrize(
        ("watches", "ages", "shares"), [row[1:] for row in ONE_CAUSE], ids=[row[0] for row in ONE_CAUSE]
    )
    def test_is_as_worked_out_by_hand(self, watches, ages, shares):
        seen = times(clustered(watches))
        assert seen.ages.tolist() == ages
        assert product_limit(seen)[0].tolist() == pytest.approx(shares)

    @pytest.mark.parametrize(
        ("watches", "ages", "shares"), [row[1:] for row in ONE_CAUSE], ids=[row[0] for row in ONE_CAUSE]
    )
    def test_is_so_in_the_slow_version_too(self, watches, ages, shares):
        assert {age: float(share) for age, share in slow_share(clustered(watches)).items()} == pytest.approx(
            dict(zip(map(float, ages), shares, strict=True))
        )

    def test_has_greenwoods_error_as_worked_out_by_hand(self):
        # 3/4 after one of four: variance 9/16 * 1/12; then 1/2 after one of three: 1/4 * (1/12 + 1/6).
        seen = times(clustered([(0, 1, 1), (0, 2, 1), (0, 3, 0), (0, 4, 0)]))
        assert share_errors(seen).tolist() == pytest.approx([math.sqrt(9 / 16 / 12), math.sqrt(1 / 16)])


class TestCausesThatCompete:
    @pytest.mark.parametrize(
        ("watches", "first", "second"), [row[1:] for row in TWO_CAUSES], ids=[row[0] for row in TWO_CAUSES]
    )
    def test_have_the_incidence_worked_out_by_hand(self, watches, first, second):
        seen = times(clustered(watches))
        assert incidence(seen, 1).tolist() == pytest.approx(first)
        assert incidence(seen, 2).tolist() == pytest.approx(second)

    @pytest.mark.parametrize(
        ("watches", "first", "second"), [row[1:] for row in TWO_CAUSES], ids=[row[0] for row in TWO_CAUSES]
    )
    def test_have_it_in_the_slow_version_too(self, watches, first, second):
        for cause, expected in ((1, first), (2, second)):
            found = slow_incidence(clustered(watches), cause)
            assert [float(one) for one in found.values()] == pytest.approx(expected)


class TestCoxsModel:
    def test_of_three_links_has_the_coefficient_worked_out_by_hand(self):
        # With x = 1, 0, 1 breaking in this order the likelihood is e^b / (2 e^b + 1) * 1 / (e^b + 1): at its top
        # e^b is the root of 2 x^2 = 1.
        seen = times(clustered([(0, 1, 1), (0, 2, 1), (0, 3, 1)]))
        fitted = cox.fit(seen, np.array([[1.0], [0.0], [1.0]]))
        assert fitted.coefficients[0] == pytest.approx(-math.log(2) / 2, abs=1e-6)

    def test_of_one_that_comes_late_leaves_it_out_of_the_earlier_risk_set(self):
        # The third enters at 1.5: e^b / (e^b + 1) at first, then 1 / (e^b + 1): the top is at b = 0.
        seen = times([(0.0, 1.0, 1, 0), (0.0, 2.0, 1, 1), (1.5, 3.0, 0, 2)])
        assert cox.fit(seen, np.array([[1.0], [0.0], [1.0]])).coefficients[0] == pytest.approx(0, abs=1e-6)

    def test_has_schoenfelds_residuals_worked_out_by_hand(self):
        # At b = 0 each residual is the property of who breaks less the mean of those at risk.
        seen = times([(0.0, 1.0, 1, 0), (0.0, 2.0, 1, 1), (1.5, 3.0, 0, 2)])
        _, at_breaks = cox.residuals(seen, np.array([[1.0], [0.0], [1.0]]), np.zeros(1))
        assert at_breaks[:, 0].tolist() == pytest.approx([1 - 1 / 2, 0 - 1 / 2])

    def test_has_efrons_residuals_for_two_that_break_together(self):
        # Of x = 1, 0 (broken) and 0: the mean is 1/3, then, with half the weight of the broken, (1/2) / 2 = 1/4.
        seen = times(clustered([(0, 1, 1), (0, 1, 1), (0, 2, 0)]))
        _, at_breaks = cox.residuals(seen, np.array([[1.0], [0.0], [0.0]]), np.zeros(1))
        assert at_breaks[:, 0].tolist() == pytest.approx([1 - (1 / 3 + 1 / 4) / 2, 0 - (1 / 3 + 1 / 4) / 2])


# A register of eight links as somebody might keep it on paper: age at entry, age at exit, how it ended, its vote.
ON_PAPER = [
    (0.0, 4.0, "ended", "vote-1"),
    (0.0, 9.0, "", "b"),
    (1.0, 6.0, "suspended", "c"),
    (2.0, 6.0, "ended", "vote-1"),
    (3.0, 12.0, "", "d"),
    (5.0, 8.0, "lapsed", "e"),
    (5.0, 12.0, "", "f"),
    (7.0, 11.0, "ended", "g"),
]
# Age: watched, broken. At 4 those that entered at 0, 0, 1, 2, 3; at 6 the six that are left or came; and so on.
WATCHED = {4.0: (5, 1), 6.0: (6, 2), 8.0: (5, 1), 11.0: (3, 1)}


class TestARegisterOnPaper:
    @staticmethod
    def read() -> Times:
        """The register as columns, the manner of the ending as its cause."""
        votes = {vote: number for number, vote in enumerate(sorted({row[3] for row in ON_PAPER}))}
        ended = {"": 0, "ended": 1, "suspended": 2, "lapsed": 3}
        return times([(entry, leave, ended[how], votes[vote]) for entry, leave, how, vote in ON_PAPER])

    def test_has_the_numbers_at_risk_and_broken_that_one_counts(self):
        seen = self.read()
        counted = zip(seen.at_risk(seen.ages).tolist(), seen.breaks(seen.ages).tolist(), strict=True)
        assert dict(zip(seen.ages.tolist(), counted, strict=True)) == WATCHED

    def test_has_the_share_that_one_multiplies(self):
        shares = product_limit(self.read())[0].tolist()
        assert shares == pytest.approx([4 / 5, 4 / 5 * 2 / 3, 4 / 5 * 2 / 3 * 4 / 5, 4 / 5 * 2 / 3 * 4 / 5 * 2 / 3])

    def test_has_the_incidence_of_each_manner(self):
        ended, suspended, lapsed = (incidence(self.read(), manner).tolist() for manner in (1, 2, 3))
        second, third, fourth = 4 / 5, 4 / 5 * 2 / 3, 4 / 5 * 2 / 3 * 4 / 5
        assert ended == pytest.approx([1 / 5, 1 / 5 + second / 6, 1 / 5 + second / 6, 1 / 5 + second / 6 + fourth / 3])
        assert suspended == pytest.approx([0, second / 6, second / 6, second / 6])
        assert lapsed == pytest.approx([0, 0, third / 5, third / 5])

    def test_has_the_error_that_one_adds_up_for_links_and_for_votes(self):
        # At the age of 4 one of five broke: it moves the share by -0.16, each of the four others by 0.04. The one
        # that broke and one of the others belong to one vote and move it together, by -0.12.
        seen = self.read()
        apart = Times(seen.entry, seen.exit, seen.cause, np.arange(len(ON_PAPER)))
        assert share_errors(apart)[0] == pytest.approx(math.sqrt(0.16**2 + 4 * 0.04**2))
        assert share_errors(seen)[0] == pytest.approx(math.sqrt(0.12**2 + 3 * 0.04**2))
