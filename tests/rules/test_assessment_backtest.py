"""The back-test: what it compares, what it may not see, and its figures against an independent count."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rules import assessed
from tests.rules.assessed import event, life

from tawam.assessment.rules.backtest import (
    LEAD,
    Moment,
    answered_score,
    area,
    at_random_times,
    breaks_of,
    matched,
    separation,
)
from tawam.assessment.rules.cases import case_of, ties_known
from tawam.assessment.rules.exposure import STATE_CAUSES, exposure
from tawam.assessment.values import Judged, Level
from tawam.registry.values import Cause

scores = st.lists(st.sampled_from([0.0, 0.1, 0.25, 0.5, 0.75, 1.0]), min_size=1, max_size=30)
WAR = "war_or_insecurity"


def counted(cases, controls):
    """The same area by comparing each with each."""
    wins = sum((one > other) + (one == other) / 2 for one in cases for other in controls)
    return wins / (len(cases) * len(controls))


class TestTheArea:
    @given(scores, scores)
    def test_equals_the_count_of_all_pairs(self, cases, controls):
        assert area(cases, controls) == pytest.approx(counted(cases, controls))

    @given(scores, scores)
    def test_of_the_sides_exchanged_is_the_rest(self, cases, controls):
        assert area(cases, controls) + area(controls, cases) == pytest.approx(1.0)

    def test_of_perfect_order_is_one(self):
        assert area([0.9, 0.8], [0.1, 0.2, 0.3]) == 1.0

    def test_equals_a_published_example(self):
        # Hanley and McNeil 1982, table I: 58 normal and 51 abnormal images rated 1 to 5, area 0.893.
        normal = [rating for rating, number in enumerate((33, 6, 6, 11, 2), 1) for _ in range(number)]
        abnormal = [rating for rating, number in enumerate((3, 2, 2, 11, 33), 1) for _ in range(number)]
        assert area(abnormal, normal) == pytest.approx(0.893, abs=0.0005)


class TestTheMomentsBeforeABreak:
    def test_lie_two_years_before_the_first_one(self):
        tie = life("t", event("signed", "1990"), event("suspended", "2014-03-01", cause=WAR), event("ended", "2022"))
        (moment,) = breaks_of([tie], STATE_CAUSES)
        assert (moment.as_of, moment.broke) == (dt.date(2014, 3, 1) - LEAD, True)

    def test_leave_out_links_that_were_not_on_record_by_then(self):
        assert breaks_of([life("t", event("signed", "2021"), event("ended", "2022", cause=WAR))], STATE_CAUSES) == []

    def test_leave_out_other_causes_and_undated_breaks(self):
        ties = [
            life("a", event("signed", "1990"), event("ended", "2010", cause="resources")),
            life("b", event("signed", "1990"), event("ended", cause=WAR)),
        ]
        assert breaks_of(ties, STATE_CAUSES) == []
        assert len(breaks_of(ties, frozenset(Cause))) == 1

    def test_of_one_decision_share_a_group(self):
        ties = [
            life(key, event("signed", "1990"), event("ended", "2022", cause=WAR, decision="kyiv-2022")) for key in "abc"
        ]
        assert {one.group for one in breaks_of(ties, STATE_CAUSES)} == {"kyiv-2022"}


class TestTheLinksThatLasted:
    held = [life(f"h{number}", event("signed", str(1960 + number))) for number in range(40)]

    def test_are_drawn_for_the_same_day(self):
        moment = Moment(self.held[0], dt.date(1980, 1, 1), broke=True, group="g")
        found = matched([moment], self.held, each=3, seed=1)
        assert len(found) == 3
        assert {one.as_of for one in found} == {moment.as_of}
        assert all(one.tie.events[0].on.latest() <= moment.as_of for one in found)

    def test_never_include_one_that_broke(self):
        broken = life("x", event("signed", "1950"), event("ended", "2020", cause=WAR))
        moment = Moment(broken, dt.date(2018, 1, 1), broke=True, group="g")
        assert matched([moment], [broken], each=3, seed=1) == []
        assert at_random_times([broken], until=dt.date(2026, 1, 1), seed=1) == []

    @given(st.integers(0, 1000))
    def test_are_the_same_for_the_same_seed(self, seed):
        until = dt.date(2026, 1, 1)
        found = at_random_times(self.held, until=until, seed=seed)
        assert found == at_random_times(self.held, until=until, seed=seed)
        assert all(one.tie.events[0].on.latest() <= one.as_of < until for one in found)


class TestTheSeparation:
    lives = [
        *(
            life(f"b{n}", event("signed", "1990"), event("ended", f"20{10 + n}", cause=WAR), countries=("DE", "RU"))
            for n in range(12)
        ),
        *(life(f"h{n}", event("signed", "1990"), countries=("FR", "GB")) for n in range(12)),
    ]

    def test_is_measured_with_an_interval_around_it(self):
        broken = breaks_of(self.lives, STATE_CAUSES)
        found = separation(
            [*broken, *matched(broken, self.lives, each=1, seed=3)],
            self.lives,
            exposure,
            risk=lambda one: one.score,
            seed=3,
        )
        assert found.low <= found.area <= found.high
        assert found.area > 0.8
        assert (found.broken, found.all_cases) == (12, 24)

    def test_is_not_told_for_fewer_than_five_on_a_side(self):
        broken = breaks_of(self.lives, STATE_CAUSES)[:3]
        found = separation(broken, self.lives, exposure, risk=lambda one: one.score, seed=1)
        assert (found.area, found.low, found.high) == (None, None, None)

    def test_does_not_see_the_break_itself(self):
        tie = self.lives[0]
        (moment,) = breaks_of([tie], STATE_CAUSES)
        alone = exposure(
            case_of(tie, ties_known([tie], moment.as_of, strictly=True), as_of=moment.as_of, strictly=True)
        )
        assert alone.level is Level.NOT_ENOUGH_DATA


class TestTheAnsweredScore:
    @given(assessed.cases)
    def test_is_the_mean_of_what_is_known_and_nothing_else(self, of):
        found: Judged = exposure(of)
        known = [(one.weight, one.seen.value) for one in found.findings if one.seen.value is not None]
        mean = sum(w * v for w, v in known) / sum(w for w, _ in known) if known else None
        assert answered_score(found) == (mean if mean is None else pytest.approx(mean))
