"""The sums of a year, the agreement's end, digests' weeks, and the geometry of the map."""

from __future__ import annotations

import datetime as dt
import math
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.exchanged import HERE, THERE, activities, activity, agreement, came, logs, money
from tests.reported import judged, link, place

from tawam.assessment.values import Level
from tawam.basics.dates import PartialDate
from tawam.exchange.values import Entry, MoneyTotal, State
from tawam.registry.values import Status
from tawam.reports.rules.arcs import arc, frame, nearer, point, spread
from tawam.reports.rules.digests import asks_for_attention, week_of
from tawam.reports.rules.figures import agreement_until, figures, held_in, seen_by

TODAY = dt.date(2026, 6, 15)
points = st.tuples(st.floats(0, 720), st.floats(0, 360))


def entry(stated: object, logged_for: str = HERE) -> Entry:
    """An entry of the log."""
    return Entry("k", stated, 1, "account:1", logged_for, dt.datetime(2026, 1, 1, tzinfo=dt.UTC))  # type: ignore[arg-type]


class TestAYear:
    def test_of_which_nothing_is_logged_has_no_figures(self) -> None:
        assert figures(2025, (), set()) is None

    def test_in_which_nobody_counted_has_no_number_of_people(self) -> None:
        found = figures(2025, (activity(id="a"),), {"a"})
        assert found is not None
        assert (found.activities, found.people, found.uncounted) == (1, None, 1)

    def test_of_nobody_is_not_a_year_in_which_nobody_counted(self) -> None:
        found = figures(2025, (activity(id="a", participations=(came(0),)),), {"a"})
        assert found is not None
        assert (found.people, found.uncounted) == (0, 0)

    def test_counts_those_that_are_counted_and_says_how_many_are_not(self) -> None:
        held = (activity(id="a", participations=(came(3), came(4, THERE))), activity(id="b"))
        found = figures(2025, held, {"a"})
        assert found is not None
        assert (found.people, found.uncounted, found.from_others) == (7, 1, 1)

    def test_never_adds_up_currencies(self) -> None:
        found = figures(2025, (activity(money=(money("1"), money("2", "GBP"), money("3"))),), set())
        assert found is not None
        assert [(one.currency, str(one.amount)) for one in found.money] == [("EUR", "4"), ("GBP", "2")]

    @given(logs, st.integers(1950, 2025))
    def test_holds_what_was_held_in_it_and_nothing_else(self, log: list, year: int) -> None:
        found = held_in(log, year, TODAY)
        assert all(one.state is State.HELD and one.starts_on.year == year for one in found)
        assert len(found) == sum(one.state is State.HELD and one.starts_on.year == year for one in log)

    @given(st.lists(activities(states=(State.HELD,)), min_size=1, max_size=4))
    def test_has_as_many_activities_as_were_held(self, log: list) -> None:
        found = figures(2025, log, set())
        assert found is not None
        assert found.activities == found.from_others == len(log)
        assert all(isinstance(one, MoneyTotal) for one in found.money)

    def test_that_is_not_over_ends_on_the_day(self) -> None:
        log = [activity("2026-06-15"), activity("2026-06-16"), activity("2026")]
        assert [str(one.starts_on) for one in held_in(log, 2026, TODAY)] == ["2026", "2026-06-15"]


class TestTheLog:
    def test_of_the_other_side_is_seen_as_far_as_it_is_public(self) -> None:
        one = activity(money=(money("5"),), note="for us", participations=(came(3),))
        far = replace(one, id="far", starts_on=PartialDate(2025, 6, 1))
        mine, theirs = seen_by([entry(one), entry(far, THERE), entry(agreement())], HERE, {})
        assert (mine.money, mine.note) == (one.money, "for us")
        assert (theirs.money, theirs.note, theirs.people) == ((), "", 3)

    def test_of_one_event_that_both_sides_logged_is_the_own_one(self) -> None:
        one = replace(activity(money=(money("5"),), note="for us"), id="z")
        far = replace(one, id="a", money=(money("7", side=THERE),), participations=(came(3, THERE),))
        (told,) = seen_by([entry(far, THERE), entry(one)], HERE, {})
        assert (told.id, told.money, told.note, told.people) == ("z", one.money, "for us", 3)


class TestAnAgreement:
    @pytest.mark.parametrize(
        ("more", "expected"),
        [
            ({"term_months": 60}, dt.date(2025, 3, 1)),
            ({"renewal_on": PartialDate(2027, 2)}, dt.date(2027, 2, 28)),
            ({"term_months": 60, "renewal_on": PartialDate(2027)}, dt.date(2025, 3, 1)),
            ({"signed": "2020", "term_months": 18}, dt.date(2022, 6, 30)),
            ({"signed": "2020", "term_months": 24}, dt.date(2022, 12, 31)),
            ({"signed": "2020-02", "term_months": 12}, dt.date(2021, 2, 28)),
            ({}, None),
        ],
    )
    def test_ends_with_its_term_or_with_its_renewal(self, more: dict[str, object], expected: dt.date | None) -> None:
        assert agreement_until([agreement(**more)], TODAY) == expected

    def test_of_several_counts_that_lasts_longest(self) -> None:
        several = [agreement(term_months=12), agreement("2024-01-01", term_months=60)]
        assert agreement_until(several, TODAY) == dt.date(2029, 1, 1)

    def test_without_an_end_outlasts_all_others(self) -> None:
        assert agreement_until([agreement(), agreement(term_months=12)], TODAY) is None

    def test_that_is_signed_later_is_not_known_yet(self) -> None:
        assert agreement_until([agreement("2026-07-01", term_months=12)], TODAY) is None
        assert agreement_until([], TODAY) is None


class TestALinkThatIsOver:
    def test_is_settled_if_it_was_over_before_and_nothing_is_logged(self) -> None:
        over = link(status=Status.ENDED, status_before=Status.ENDED, now=None, before=None)
        assert over.settled

    @pytest.mark.parametrize(
        "more",
        [
            {"status_before": Status.ACTIVE},
            {"status_before": None},
            {"now": figures(2025, (activity(),), set())},
            {"before": figures(2024, (activity(),), set())},
            {"partnership": link().partnership},
        ],
    )
    def test_is_still_told_otherwise(self, more: dict[str, object]) -> None:
        given_: dict[str, object] = {"status_before": Status.ENDED, "now": None, "before": None} | more
        assert not link(status=Status.ENDED, **given_).settled


class TestAWeek:
    @pytest.mark.parametrize(
        ("day", "week"),
        [(dt.date(2026, 11, 25), "2026-W48"), (dt.date(2027, 1, 3), "2026-W53"), (dt.date(2024, 12, 30), "2025-W01")],
    )
    def test_is_that_of_the_iso_calendar(self, day: dt.date, week: str) -> None:
        assert week_of(day) == week

    @given(st.dates(dt.date(1990, 1, 1), dt.date(2090, 1, 1)))
    def test_comes_again_in_seven_days_under_another_name(self, day: dt.date) -> None:
        assert week_of(day) < week_of(day + dt.timedelta(days=7))


class TestALinkInADigest:
    @pytest.mark.parametrize(
        ("vitality", "exposure", "asks"),
        [
            (Level.FADING, Level.LOW, True),
            (Level.DORMANT, Level.LOW, True),
            (Level.THRIVING, Level.HIGH, True),
            (Level.STEADY, Level.RAISED, False),
            (Level.NOT_ENOUGH_DATA, Level.NOT_ENOUGH_DATA, False),
        ],
    )
    def test_asks_for_attention_if_it_fades_or_is_highly_exposed(
        self, vitality: Level, exposure: Level, asks: bool
    ) -> None:
        found = judged(place(2))
        one = replace(
            found,
            vitality=replace(found.vitality, level=vitality),
            exposure=replace(found.exposure, level=exposure),
        )
        assert asks_for_attention(one) is asks


class TestTheMap:
    @given(points, points)
    def test_draws_no_arc_over_more_than_half_of_the_earth(self, home: tuple, end: tuple) -> None:
        x, y = nearer(home, end)
        assert abs(x - home[0]) <= 360
        assert y == end[1]
        assert math.isclose((x - end[0]) % 720, 0, abs_tol=1e-6) or math.isclose((x - end[0]) % 720, 720, abs_tol=1e-6)

    @given(st.lists(points, min_size=1, max_size=20))
    def test_holds_every_place_within_its_frame(self, found: list) -> None:
        x, y, width, height = frame(found)
        assert math.isclose(width / height, 1.8)
        assert all(x <= px <= x + width and y <= py <= y + height for px, py in found)

    @given(st.lists(points, max_size=25))
    def test_lays_no_mark_on_another(self, found: list) -> None:
        marks = spread(found, 5.0)
        assert len(marks) == len(found)
        near = [(a, b) for k, a in enumerate(marks) for b in marks[:k] if math.dist(a, b) < 5.0]
        assert near == []

    def test_leaves_marks_that_are_apart_where_they_are(self) -> None:
        assert spread([(0, 0), (100, 0)], 5.0) == [(0, 0), (100, 0)]

    def test_of_two_hundred_partners_in_one_place_still_has_a_mark_for_each(self) -> None:
        assert len(set(spread([(5.0, 5.0)] * 200, 3.0))) == 200

    @pytest.mark.parametrize(("lat", "lon", "where"), [(0, 0, (360, 180)), (90, -180, (0, 0)), (-90, 180, (720, 360))])
    def test_has_its_origin_in_the_north_west(self, lat: float, lon: float, where: tuple) -> None:
        assert point(lat, lon) == where

    @given(points, points)
    def test_writes_its_arcs_in_plain_numbers(self, start: tuple, end: tuple) -> None:
        assert re.fullmatch(r"M-?[\d.]+ -?[\d.]+Q-?[\d.]+ -?[\d.]+ -?[\d.]+ -?[\d.]+", arc(start, end))
