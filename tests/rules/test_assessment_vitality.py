"""Vitality: what each finding sees, and what moves it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rules import assessed
from tests.rules.assessed import act, case, event, logged, told

from tawam.assessment.rules import vitality as rules
from tawam.assessment.rules.cases import case_of
from tawam.assessment.rules.vitality import RUBRIC, vitality
from tawam.assessment.values import Act, Circumstance, Level, Sureness, Terms
from tawam.basics.dates import PartialDate

LIVELY = tuple(
    act(
        f"{year}-0{month}",
        themes=frozenset({"culture", "economy", "youth", "climate"}),
        hosts=frozenset({"tie-a" if month == 5 else "tie-b"}),
        organisers=frozenset({"town_hall", "school", "club", "firm"}),
        people=100,
        young=40,
        older=20,
        paid_for=True,
        goals_met=True,
    )
    for year in range(2020, 2027)
    for month in (3, 5)
)


def seen(code: str, of):
    """What one feature sees."""
    (feature,) = (one for one in RUBRIC.features if one.code == code)
    return feature.look(of)


class TestALivelyLink:
    def test_is_thriving(self):
        found = vitality(logged(*LIVELY, terms=(Terms(PartialDate(2020), goals=True),)))
        assert found.level is Level.THRIVING
        assert found.sufficiency > 0.9

    def test_fades_when_nothing_more_happens(self):
        terms = (Terms(PartialDate(2020), goals=True),)
        levels = [
            vitality(logged(*LIVELY, terms=terms, as_of=dt.date(year, 6, 1))).level for year in (2026, 2029, 2031, 2034)
        ]
        assert levels[0] is Level.THRIVING
        assert levels[-1] in (Level.DORMANT, Level.FADING, Level.NOT_ENOUGH_DATA)

    def test_that_lapsed_since_is_dormant_whatever_its_past(self):
        found = vitality(case(event("lapsed", "2026-02"), acts=LIVELY[:6]))
        assert found.level is Level.DORMANT

    def test_that_woke_after_a_lapse_is_not(self):
        woken = logged(*LIVELY)
        lapsed = replace(woken, tie=replace(woken.tie, events=(event("lapsed", "2019"),)))
        assert vitality(lapsed).level is not Level.DORMANT


class TestALinkOfWhichOnlyTheSignatureIsKnown:
    found = vitality(case(event("signed", "1975")))

    def test_is_not_judged(self):
        assert (self.found.level, self.found.score) == (Level.NOT_ENOUGH_DATA, None)

    def test_leaves_wide_bounds(self):
        assert self.found.lowest < 0.2 < 0.7 < self.found.highest

    def test_says_of_each_finding_why_it_is_open(self):
        assert {one.seen.reason.code for one in self.found.findings if one.seen.value is None} >= {
            "log_too_short",
            "too_few_hosted",
            "no_theme_known",
            "no_organiser_known",
            "no_ages_known",
            "no_money_known",
            "no_outcome_known",
        }


class TestTheLastSignOfLife:
    @pytest.mark.parametrize(
        ("on", "value"),
        [("2026-05-20", 1.0), ("2025-07-01", 1.0), ("2022-06-01", 0.4), ("2020-05-01", 0.0), ("1990", 0.0)],
    )
    def test_counts_less_the_older_it_is(self, on, value):
        assert seen("recency", logged(act(on))).value == pytest.approx(value, abs=0.02)

    def test_of_the_last_weeks_is_told_without_a_number_of_years(self):
        for on in ("2026", "2026-06-01", "2026-05-15"):
            found = seen("recency", logged(act(on))).reason
            assert (found.code, found.facts) == ("last_act_lately", {"on": on})
        assert seen("recency", logged(act("2026-01-01"))).reason.code == "last_act"

    def test_is_told_as_precisely_as_it_is_known(self):
        assert seen("recency", case(event("signed", "1947"))).reason.facts["on"] == "1947"

    def test_rests_on_the_registry_alone_where_nobody_logs(self):
        assert seen("recency", case(event("activity", "2025"))).sureness is Sureness.PARTIAL
        assert seen("recency", logged(act("2025"))).sureness is Sureness.FIRM

    def test_is_open_where_nothing_is_known_and_none_where_a_log_is_empty(self):
        assert seen("recency", case()).value is None
        assert seen("recency", logged()).value == 0.0

    def test_is_no_start_that_a_list_dates(self):
        assert seen("recency", case(event("began", "2025"))).value is None

    @given(assessed.cases, st.integers(1, 4000))
    def test_never_counts_more_later(self, of, days):
        later = replace(of, as_of=of.as_of + dt.timedelta(days=days))
        before, after = seen("recency", of).value, seen("recency", later).value
        assert after is None or before is None or after <= before


class TestRegularity:
    def test_counts_years_with_something_in_them(self):
        of = logged(act("2022-05"), act("2022-06"), act("2024-01"))
        assert seen("regularity", of).value == pytest.approx(2 / 5)

    def test_counts_both_years_of_an_exchange_over_new_year(self):
        of = logged(act("2026-01-03", since=PartialDate.parse("2025-12-28")))
        assert seen("regularity", of).reason.facts["years"] == "2"

    def test_is_not_judged_on_a_log_of_one_year(self):
        assert seen("regularity", logged(act("2026-02"), since="2026-01-01")).value is None

    def test_of_a_short_log_is_judged_by_its_years(self):
        of = logged(act("2025-03"), act("2026-03"), since="2025-01-01")
        assert seen("regularity", of).value == 1.0

    def test_does_not_count_what_the_press_reported(self):
        of = replace(logged(act("2022")), acts=(Act(PartialDate(2023)), act("2022")))
        assert seen("regularity", of).reason.facts["years"] == "1"


class TestReciprocity:
    @pytest.mark.parametrize(("hosts", "value"), [("ab", 1.0), ("aabb", 1.0), ("aaab", 0.5), ("aaaa", 0.0)])
    def test_is_full_where_both_host_alike(self, hosts, value):
        of = logged(*(act("2025-05", hosts=frozenset({f"tie-{side}"})) for side in hosts))
        assert seen("reciprocity", of).value == pytest.approx(value)

    def test_is_open_with_one_meeting_or_none_at_home(self):
        assert seen("reciprocity", logged(act("2025", hosts=frozenset({"tie-a"})))).value is None
        assert seen("reciprocity", logged(*(act("2025", hosts=frozenset({"x"})) for _ in range(5)))).value is None


class TestBreadthAndCommunity:
    def test_count_themes_and_bodies_beside_the_town_hall(self):
        of = logged(act("2025", themes=frozenset({"culture", "sport"}), organisers=frozenset({"town_hall", "club"})))
        assert seen("breadth", of).value == pytest.approx(0.5)
        assert seen("community", of).value == pytest.approx(1 / 3)

    def test_of_a_town_hall_alone_is_nothing(self):
        assert seen("community", logged(act("2025", organisers=frozenset({"town_hall"})))).value == 0.0

    def test_forget_what_is_older_than_five_years(self):
        assert seen("breadth", logged(act("2019", themes=frozenset({"culture"})))).value is None

    @given(assessed.cases, assessed.codes.filter(bool))
    def test_never_fall_by_one_more_act(self, of, more):
        added = replace(of, acts=(*of.acts, act("2026-05", themes=more, organisers=more)))
        for code in ("breadth", "community"):
            assert (seen(code, added).value or 0) >= (seen(code, of).value or 0)


class TestYoungPeople:
    @pytest.mark.parametrize(("young", "value"), [(0, 0.0), (10, 10 / 23), (23, 1.0), (90, 1.0)])
    def test_are_held_against_the_share_of_the_survey(self, young, value):
        assert seen("young_people", logged(act("2025", people=100, young=young))).value == pytest.approx(value)

    def test_are_not_counted_where_ages_are_not_known(self):
        assert seen("young_people", logged(act("2025", people=100))).value is None

    def test_do_not_help_where_nobody_takes_over(self):
        of = logged(act("2025", people=10, young=10), told=(told(Circumstance.NO_SUCCESSOR, "2025"),))
        assert seen("young_people", of).value == 0.0


class TestParticipants:
    def test_are_compared_with_the_years_before(self):
        of = logged(act("2026-01", people=60), act("2025-01", people=60), act("2022-09", people=90))
        assert seen("awareness", of).value == pytest.approx(1.0)

    def test_that_fall_to_a_quarter_weigh_an_eighth(self):
        of = logged(act("2025-12", people=20), act("2023-01", people=120))
        assert seen("awareness", of).value == pytest.approx((10 / 40) / 2)

    def test_are_not_compared_without_five_years_of_log(self):
        assert seen("awareness", logged(act("2026-01", people=60), since="2023-01-01")).value is None


class TestTheAgreement:
    def test_with_goals_is_full_and_one_without_is_not(self):
        with_goals, without = (case(terms=(Terms(PartialDate(1990), goals=goals),)) for goals in (True, False))
        assert seen("agreement", with_goals).value == 1.0
        assert seen("agreement", without).value == pytest.approx(0.6)

    def test_that_ran_out_is_nothing(self):
        of = case(event("signed", "1990"), terms=(Terms(PartialDate(1990), goals=True, until=dt.date(2000, 1, 1)),))
        assert seen("agreement", of).value == 0.0

    def test_of_which_only_the_press_knows_is_partial(self):
        assert seen("agreement", case(event("signed", "1990"))).sureness is Sureness.PARTIAL
        assert seen("agreement", case(event("activity", "1990"))).value is None


class TestMoneyAndBenefit:
    def test_are_shares_of_what_is_known(self):
        of = logged(
            act("2025", paid_for=True, goals_met=False), act("2026", paid_for=True, goals_met=True), act("2026")
        )
        assert seen("resources", of).value == 1.0
        assert seen("benefit", of).value == pytest.approx(0.5)

    def test_fall_to_nothing_with_a_reported_cut(self):
        of = logged(act("2025", paid_for=True), told=(told(Circumstance.BUDGET_CUT, "2026-01"),))
        assert seen("resources", of).value == 0.0

    def test_forget_a_cut_of_long_ago(self):
        of = logged(act("2025", paid_for=True), told=(told(Circumstance.BUDGET_CUT, "2019"),))
        assert seen("resources", of).value == 1.0


class TestCommitment:
    @pytest.mark.parametrize(("on", "value"), [("2025", 1.0), ("2014", 0.3), ("1990", 0.0)])
    def test_fades_over_the_years_since_the_councils_spoke(self, on, value):
        assert seen("commitment", case(event("renewed", on))).value == pytest.approx(value, abs=0.1)

    def test_is_gone_where_other_priorities_are_reported(self):
        of = case(event("renewed", "2025"), told=(told(Circumstance.CHANGED_PRIORITIES, "2026"),))
        assert seen("commitment", of).value == 0.0


class TestFocus:
    def test_is_less_with_many_partners(self):
        others = tuple(
            assessed.life(f"o{number}", event("signed", "1990"), places=("tie-a", f"p{number}")) for number in range(20)
        )
        assert seen("focus", case(others=others)).value == pytest.approx(1 - 16 / 25)
        assert seen("focus", case()).value == 1.0


class TestAnyCase:
    @given(assessed.cases)
    def test_has_values_between_nothing_and_all_and_bounds_around_the_score(self, of):
        found = vitality(of)
        assert all(one.seen.value is None or 0 <= one.seen.value <= 1 for one in found.findings)
        assert 0 <= found.lowest <= found.highest <= 1
        assert found.score is None or found.lowest - 1e-9 <= found.score <= found.highest + 1e-9
        assert (found.score is None) == (found.level is Level.NOT_ENOUGH_DATA) or found.level is Level.DORMANT

    @given(assessed.cases)
    def test_is_never_judged_on_less_than_half_of_what_matters(self, of):
        found = vitality(of)
        assert found.sufficiency >= 0.5 or found.level in (Level.NOT_ENOUGH_DATA, Level.DORMANT)

    @given(assessed.cases, st.sampled_from(["2026-05-01", "2026-05-31"]))
    def test_never_gets_weaker_by_a_fresh_full_act(self, of, on):
        fresh = act(
            on,
            themes=frozenset({"culture", "youth", "economy", "sport"}),
            organisers=frozenset({"school", "club", "firm"}),
            paid_for=True,
            goals_met=True,
        )
        before, after = vitality(of), vitality(replace(of, acts=(*of.acts, fresh)))
        assert after.lowest >= before.lowest - 0.1

    @given(assessed.cases)
    def test_sees_nothing_of_the_future(self, of):
        ahead = of.as_of + dt.timedelta(days=1)
        more = (act(str(ahead)),)
        events = (*of.tie.events, event("lapsed", str(ahead)))
        again = case_of(
            replace(of.tie, events=events),
            of.others,
            as_of=of.as_of,
            acts=(*(one for one in of.acts if one.logged), *more),
            terms=of.terms,
            told=of.told,
            log_since=of.log_since,
        )
        assert vitality(again) == vitality(of)


class TestTheRubric:
    def test_explains_each_feature_with_its_support(self):
        for feature in RUBRIC.features:
            assert len(feature.meaning) > 40, feature.code
            assert feature.support, feature.code
            assert feature.weight == len({work.code for work in feature.support})

    def test_has_each_feature_once(self):
        codes = [feature.code for feature in RUBRIC.features]
        assert len(codes) == len(set(codes)) == 12

    def test_has_levels_in_order(self):
        order = [rules._level(score / 100) for score in range(101)]
        assert list(dict.fromkeys(order)) == [Level.DORMANT, Level.FADING, Level.STEADY, Level.THRIVING]
