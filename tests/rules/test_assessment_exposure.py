"""Exposure: what happened to others, and what the parties report."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rules import assessed
from tests.rules.assessed import CN, DE, FR, RU, TODAY, case, event, life, told

from tawam.assessment.rules.cases import case_of, known_by, ties_known
from tawam.assessment.rules.exposure import RUBRIC, exposure
from tawam.assessment.values import Circumstance, Level, Sureness, Ties
from tawam.registry.values import Cause


def seen(code: str, of):
    """What one feature sees."""
    (feature,) = (one for one in RUBRIC.features if one.code == code)
    return feature.look(of)


def around(broken: int, whole: int, *, countries=(FR, DE), on="2024", cause="political_tension"):
    """Other ties between two countries, some of which broke."""
    gone = [
        life(f"g{n}", event("signed", "1990"), event("ended", on, cause=cause), countries=countries)
        for n in range(broken)
    ]
    held = [life(f"h{n}", event("signed", "1990"), countries=countries) for n in range(whole)]
    return (*gone, *held)


class TestOtherLinksOfTheTwoCountries:
    @pytest.mark.parametrize(("broken", "whole", "value"), [(0, 9, 0.0), (1, 8, 1 / 3), (3, 6, 1.0), (9, 0, 1.0)])
    def test_count_by_their_share(self, broken, whole, value):
        found = seen("same_two_countries", case(others=around(broken, whole)))
        assert found.value == pytest.approx(value)
        assert len(found.partnerships) == broken

    def test_are_not_judged_if_there_are_fewer_than_three(self):
        assert seen("same_two_countries", case(others=around(1, 1))).value is None

    @pytest.mark.parametrize("cause", ["resources", "sustained_interest", "agreement_expired", "not_stated"])
    def test_that_broke_for_other_reasons_do_not_count(self, cause):
        assert seen("same_two_countries", case(others=around(3, 3, cause=cause))).value == 0.0

    @pytest.mark.parametrize("cause", ["political_tension", "war_or_insecurity", "human_rights_dispute"])
    def test_that_broke_for_reasons_of_state_do(self, cause):
        assert seen("same_two_countries", case(others=around(3, 3, cause=cause))).value == 1.0

    def test_that_broke_long_ago_are_out_of_sight(self):
        assert seen("same_two_countries", case(others=around(3, 3, on="2010"))).reason.facts["of_all"] == "3"

    def test_of_which_a_programme_stopped_did_not_break(self):
        others = tuple(
            life(
                f"p{n}",
                event("signed", "1990"),
                event("suspended", "2025", cause="political_tension", scope="programme"),
            )
            for n in range(4)
        )
        assert seen("same_two_countries", case(others=others)).value == 0.0

    def test_never_include_the_tie_itself(self):
        tie = life("tie", event("signed", "1990"), event("ended", "2025", cause="political_tension"))
        found = case_of(tie, ties_known((tie, *around(0, 3)), TODAY), as_of=TODAY)
        assert seen("same_two_countries", found).value == 0.0


class TestOtherCitiesOfTheWorld:
    def test_count_against_each_country_and_the_worse_is_told(self):
        others = (*around(3, 0, countries=(CN, RU)), *around(0, 5, countries=(CN, FR)))
        found = seen("same_partner_country", case(others=others, countries=(FR, RU)))
        assert found.value == 1.0
        assert found.reason.facts["country"] == RU

    def test_are_not_asked_within_one_country(self):
        assert seen("same_partner_country", case(countries=(FR, FR))).value is None


class TestWar:
    def test_of_either_country_is_seen(self):
        others = around(1, 4, countries=(DE, CN), cause="war_or_insecurity")
        assert seen("war_or_insecurity", case(others=others)).value == 1.0

    def test_is_not_denied_where_little_is_known(self):
        assert seen("war_or_insecurity", case()).value is None
        assert seen("war_or_insecurity", case(others=around(0, 5))).value == 0.0


class TestTheTieItself:
    def test_that_broke_before_is_exposed(self):
        found = seen("own_history", case(event("suspended", "1999"), event("resumed", "2001")))
        assert (found.value, found.partnerships) == (1.0, ("tie",))

    def test_that_never_broke_is_so_only_as_far_as_is_known(self):
        assert seen("own_history", case()).sureness is Sureness.PARTIAL

    def test_on_which_a_council_voted_is_exposed(self):
        assert seen("call_to_end", case(event("vote", "2024", scope="existing_tie"))).value == 1.0
        assert seen("call_to_end", case(event("vote", "2024"))).value == 0.0
        assert seen("call_to_end", case(event("vote", "2010", scope="existing_tie"))).value == 0.0

    def test_of_a_party_that_left_others_is_exposed(self):
        others = tuple(
            life(f"l{n}", event("ended", "2024", side="tie-a", cause="resources"), places=("tie-a", f"x{n}"))
            for n in range(2)
        )
        assert seen("leaves_partners", case(others=others)).value == pytest.approx(2 / 3)


class TestWhatAPartyReports:
    @pytest.mark.parametrize(
        ("code", "circumstance"),
        [
            ("leadership", Circumstance.LEADERSHIP_CHANGE),
            ("budget", Circumstance.BUDGET_CUT),
            ("economy", Circumstance.ECONOMIC_HARDSHIP),
        ],
    )
    def test_counts_for_three_years_and_is_open_before(self, code, circumstance):
        assert seen(code, case()).value is None
        assert seen(code, case(told=(told(circumstance, "2025"),))).value == 1.0
        assert seen(code, case(told=(told(circumstance, "2019"),))).value == 0.0

    @pytest.mark.parametrize("on", ["2025", "2026", "2025-11", "2025-11-03", "2019"])
    def test_is_told_as_precisely_as_it_was_reported(self, on):
        """A report of a year is no report of its last day, which may even lie ahead."""
        found = seen("budget", case(told=(told(Circumstance.BUDGET_CUT, on),)))
        assert found.reason.facts["on"] == on

    def test_is_the_latest_of_several(self):
        reports = [told(Circumstance.BUDGET_CUT, on) for on in ("2019", "2025-03", "2024")]
        assert seen("budget", case(told=tuple(reports))).reason.facts["on"] == "2025-03"

    def test_for_this_year_without_a_month_counts_already(self):
        assert seen("budget", case(told=(told(Circumstance.BUDGET_CUT, "2026"),))).value == 1.0


class TestTheLevel:
    def test_is_high_where_a_shock_is_under_way(self):
        others = (*around(5, 2), *around(4, 2, countries=(DE, CN), cause="war_or_insecurity"))
        renamed = tuple(replace(one, id=f"{one.id}{number}") for number, one in enumerate(others))
        assert exposure(case(others=renamed)).level is Level.HIGH

    def test_is_low_among_links_that_hold(self):
        others = (*around(0, 6), *around(0, 6, countries=(DE, CN)), *around(0, 6, countries=(FR, CN)))
        renamed = tuple(replace(one, id=f"{one.id}{number}") for number, one in enumerate(others))
        assert exposure(case(others=renamed)).level is Level.LOW

    def test_is_not_told_where_nothing_is_known_of_the_countries(self):
        assert exposure(case(event("signed", "1990"))).level is Level.NOT_ENOUGH_DATA


class TestAnyCase:
    @given(assessed.cases)
    def test_has_values_between_nothing_and_all(self, of):
        found = exposure(of)
        assert all(one.seen.value is None or 0 <= one.seen.value <= 1 for one in found.findings)
        assert found.score is None or found.lowest - 1e-9 <= found.score <= found.highest + 1e-9

    @given(assessed.cases, st.sampled_from(["political_tension", "war_or_insecurity"]))
    def test_never_gets_safer_by_one_more_break_between_the_countries(self, of, cause):
        more = life("one-more", event("signed", "1980"), event("ended", "2026-01", cause=cause))
        worse = replace(of, others=Ties((*of.others, more)))
        before, after = seen("same_two_countries", of).value, seen("same_two_countries", worse).value
        assert before is None or (after is not None and after >= before - 1e-9)

    @given(assessed.cases)
    def test_names_only_partnerships_that_it_looked_at(self, of):
        known = {one.id for one in (*of.others, of.tie)}
        assert {key for one in exposure(of).findings for key in one.seen.partnerships} <= known

    @given(st.lists(assessed.lives, max_size=6), assessed.days)
    def test_sees_nothing_that_came_later(self, others, as_of):
        cut = tuple(known_by(one, as_of) for one in others)
        tie = life("tie", event("signed", "1950"))
        whole, past = (
            exposure(case_of(tie, ties_known(known, as_of, strictly=True), as_of=as_of, strictly=True))
            for known in (others, cut)
        )
        assert whole == past


class TestACaseCut:
    def test_strictly_leaves_out_what_may_lie_ahead(self):
        one = life("tie", event("ended", "2026"))
        assert known_by(one, TODAY).events == ()
        assert len(known_by(one, TODAY, strictly=False).events) == 1

    def test_is_not_moved_by_ties_of_other_countries(self):
        alone, beside = (case(others=(*around(1, 4), *more)) for more in ((), around(3, 3, countries=(CN, RU))))
        assert exposure(alone) == exposure(beside)

    def test_leaves_out_ties_of_which_nothing_had_happened_yet(self):
        assert case(others=(life("new", event("signed", "2027")),)).others == Ties()

    def test_drops_a_log_that_begins_later(self):
        assert case(log_since=dt.date(2026, 7, 1)).log_since is None


class TestTheRubric:
    def test_explains_each_feature_with_its_support(self):
        for feature in RUBRIC.features:
            assert len(feature.meaning) > 40, feature.code
            assert feature.support, feature.code

    def test_watches_every_outside_cause_that_the_article_names(self):
        watched = {feature.cause for feature in RUBRIC.features}
        assert watched >= {
            Cause.POLITICAL_TENSION,
            Cause.WAR_OR_INSECURITY,
            Cause.ECONOMIC_HARDSHIP,
            Cause.LEADERSHIP_CHANGE,
            Cause.RESOURCES,
        }
