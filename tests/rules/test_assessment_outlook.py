"""Next steps, what-if, the order of concern, and what the log brings into a case."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from tests.rules import assessed
from tests.rules.assessed import act, logged

from tawam.assessment import phrases, wording
from tawam.assessment.rules import assessment, exposure, vitality
from tawam.assessment.rules.log import act_of, acts_logged, log_began, terms_of
from tawam.assessment.rules.outlook import by_concern, if_held
from tawam.assessment.rules.remedies import KNOWN_FEATURES, REMEDIES, WEAK, next_steps
from tawam.assessment.values import Assessment, Judged, Level, Question
from tawam.basics.dates import PartialDate
from tawam.exchange.values import (
    Activity,
    ActivityKind,
    AgeGroup,
    Agreement,
    Direction,
    Money,
    Organiser,
    OrganiserType,
    Outcome,
    Participation,
    State,
    Theme,
)
from tawam.intake.files import CASEBOOK
from tawam.reports.rules.figures import agreement_until


def activity(on: str = "2025-05", **more: object) -> Activity:
    """A youth camp."""
    return Activity("tie", "Camp", ActivityKind.YOUTH_CAMP, PartialDate.parse(on), **more)


class TestTheLog:
    def test_brings_what_was_held_and_nothing_planned_or_called_off(self):
        found = acts_logged([activity(), activity(state=State.PLANNED), activity(state=State.CANCELLED)])
        assert [(str(one.on), one.logged) for one in found] == [("2025-05", True)]

    def test_brings_everything_that_the_findings_ask_for(self):
        one = act_of(
            activity(
                ends_on=PartialDate.parse("2025-06"),
                themes=(Theme.YOUTH, Theme.PEACE),
                hosts=("tie-a",),
                organisers=(Organiser(OrganiserType.SCHOOL), Organiser(OrganiserType.TOWN_HALL)),
                participations=(
                    Participation("tie-a", AgeGroup.UNDER_30, 12),
                    Participation("tie-b", AgeGroup.OVER_60, 3),
                ),
                money=(Money(Direction.OUT, Decimal(100), "EUR", "tie-a"),),
                outcomes=(Outcome("visits", target=Decimal(2), actual=Decimal(3)), Outcome("press")),
            )
        )
        assert (str(one.on), one.people, one.young, one.older) == ("2025-06", 15, 12, 3)
        assert (one.themes, one.organisers) == ({"youth", "peace"}, {"school", "town_hall"})
        assert (one.hosts, one.paid_for, one.goals_met) == ({"tie-a"}, True, True)

    def test_leaves_open_what_nobody_wrote(self):
        one = act_of(activity())
        assert (one.people, one.young, one.paid_for, one.goals_met) == (None, None, None, None)

    def test_counts_no_ages_where_some_are_not_known(self):
        came = (Participation("tie-a", AgeGroup.UNDER_30, 12), Participation("tie-b", AgeGroup.NOT_KNOWN, 3))
        one = act_of(activity(participations=came))
        assert (one.people, one.young) == (15, None)

    def test_counts_the_theme_that_the_kind_implies_where_none_was_ticked(self):
        assert act_of(activity()).themes == {"youth"}

    def test_knows_what_was_under_way_on_the_day_and_nothing_that_began_later(self):
        over_new_year = act_of(activity("2025-12-28", ends_on=PartialDate.parse("2026-01-03")))
        later = act_of(activity("2026-01-01", ends_on=PartialDate.parse("2026-01-03")))
        found = logged(over_new_year, later, as_of=dt.date(2025, 12, 31))
        assert [str(one.on) for one in found.acts] == ["2025-12-31"]

    def test_misses_a_goal_if_one_of_several_is_missed(self):
        goals = (Outcome("a", target=Decimal(2), actual=Decimal(3)), Outcome("b", target=Decimal(9), actual=Decimal(3)))
        assert act_of(activity(outcomes=goals)).goals_met is False

    def test_begins_with_the_earliest_activity(self):
        assert log_began([activity("2024-03"), activity("2021")]) == dt.date(2021, 1, 1)
        assert log_began([]) is None

    @pytest.mark.parametrize(
        ("months", "until"),
        [(None, None), (12, dt.date(2021, 1, 31)), (1, dt.date(2020, 2, 29)), (60, dt.date(2025, 1, 31))],
    )
    def test_tells_until_when_an_agreement_runs(self, months, until):
        paper = Agreement("tie", "Treaty", PartialDate.parse("2020-01-31"), goals=("peace",), term_months=months)
        (found,) = terms_of([paper])
        assert (found.until, found.goals) == (until, True)

    def test_tells_of_an_agreement_until_what_the_report_tells(self):
        """One document holds both: what it says of a term in two places must be one thing."""
        for more in ({"term_months": 18}, {"renewal_on": PartialDate.parse("2022-06")}, {}):
            paper = Agreement("tie", "Treaty", PartialDate.parse("2020"), **more)
            (found,) = terms_of([paper])
            assert found.until == agreement_until([paper], dt.date(2026, 6, 1))


class TestAPlannedActivity:
    def test_is_judged_on_its_last_day_both_ways(self):
        held, not_held = if_held(logged(act("2024-05")), act("2026-09-15", themes=frozenset({"youth"})))
        assert held.as_of == not_held.as_of == dt.date(2026, 9, 15)
        recency = [found.vitality.findings[0].seen.value for found in (held, not_held)]
        assert recency[0] == 1.0
        assert recency[1] < 1.0

    @given(assessed.cases, assessed.acts)
    def test_never_makes_the_last_sign_older(self, of, planned):
        held, not_held = if_held(of, planned)
        before, after = (found.vitality.findings[0].seen.value for found in (not_held, held))
        assert after is not None
        assert before is None or after >= before

    @given(assessed.cases, assessed.acts)
    def test_changes_nothing_about_shocks(self, of, planned):
        held, not_held = if_held(of, planned)
        assert held.exposure == not_held.exposure


def judged(level: Level) -> Judged:
    """A judgement of this level."""
    return Judged(level, None, 0, 1, 0, ())


class TestTheOrderOfConcern:
    def test_begins_with_links_that_fade_and_are_exposed(self):
        levels = [
            ("calm", Level.STEADY, Level.LOW),
            ("worst", Level.DORMANT, Level.HIGH),
            ("unknown", Level.NOT_ENOUGH_DATA, Level.NOT_ENOUGH_DATA),
            ("fading", Level.FADING, Level.LOW),
            ("shock", Level.STEADY, Level.HIGH),
        ]
        found = [Assessment(key, assessed.TODAY, judged(one), judged(other)) for key, one, other in levels]
        assert by_concern(found)[0].partnership == "worst"
        assert by_concern(found)[-1].partnership == "calm"
        assert by_concern(found) == by_concern(reversed(found))


class TestTheNextSteps:
    @given(assessed.cases)
    def test_are_for_weak_and_pressing_findings_only(self, of):
        found = assessment(of)
        for one, remedies in next_steps((*found.vitality.findings, *found.exposure.findings)):
            assert (one.seen.value < WEAK) == (one.question is Question.VITALITY)
            assert remedies == REMEDIES.get(one.code, ())

    def test_put_the_heaviest_first(self):
        found = vitality.vitality(logged(since="2015-01-01")).findings
        weights = [one.weight for one, _ in next_steps(found) if one.seen.value == 0]
        assert weights == sorted(weights, reverse=True)

    def test_name_cases_that_ship(self):
        shipped = CASEBOOK.read_text(encoding="utf-8")
        named = {one.partnership for several in REMEDIES.values() for one in several}
        assert [key for key in sorted(named) if f"- id: {key}\n" not in shipped] == []


class TestTheWords:
    def test_cover_each_feature_and_remedy_and_nothing_else(self):
        codes = [one.code for one in (*vitality.RUBRIC.features, *exposure.RUBRIC.features)]
        assert set(wording.FEATURES) == set(wording.CHANGES) == set(codes) == KNOWN_FEATURES
        assert set(REMEDIES) <= KNOWN_FEATURES
        assert set(wording.REMEDIES) == {one.code for several in REMEDIES.values() for one in several}

    @given(assessed.cases)
    def test_fill_every_sentence_in_both_languages(self, of):
        found = assessment(of)
        for one in (*found.vitality.findings, *found.exposure.findings):
            for language in ("en", "ar"):
                text = phrases.seen(one, language)
                assert text
                assert "%(" not in text
