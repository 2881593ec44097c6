"""Kinds of criteria: what the record knows is judged by it, and what nobody knows is neither met nor not met."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.matched import place
from tests.rules.requested import (
    ASKING,
    CODES,
    HOME,
    SPOKEN,
    facts,
    known,
    partner,
    request,
    rule,
    rules,
    sized,
    tie,
)

from tawam.exchange.values import Theme
from tawam.matching.rules.requests.kinds import REQUIREMENTS
from tawam.matching.rules.requests.table import Entered
from tawam.matching.values.requests import Basis, Facts, Met, Paper, Rule, Seen
from tawam.registry.values import Light

BARE = facts(request(asking=""), asking=None)


def look(one: Rule, at: Facts) -> Seen:
    """What the kind of a rule sees."""
    return REQUIREMENTS.by_code[one.kind].look(one, at)


def year(number: int, month: int = 3) -> tuple[dt.date, dt.date]:
    """An exchange on one day."""
    day = dt.date(number, month, 1)
    return day, day


class TestEveryKind:
    @pytest.mark.parametrize("code", CODES)
    def test_says_what_it_means_and_who_asks_for_it(self, code):
        one = REQUIREMENTS.by_code[code]
        assert one.meaning.endswith(".")
        assert one.source
        assert one.code == code

    @pytest.mark.parametrize("code", CODES)
    def test_is_unknown_where_nothing_is_known(self, code):
        figure = REQUIREMENTS.by_code[code].figure
        asked = {"papers": ("budget",), "purpose": ("youth",)}.get(code, ())
        found = look(rule(code, 1 if figure.needed else None, *asked), BARE)
        assert (found.met, found.basis) == (Met.UNKNOWN, Basis.NOTHING)

    @given(rules(), known())
    def test_rests_on_something_unless_it_is_unknown(self, one, at):
        found = look(one, at)
        assert (found.met is Met.UNKNOWN) == (found.basis is Basis.NOTHING)

    @given(rules(), known())
    def test_looks_at_no_answer(self, one, at):
        unanswered = replace(at, request=replace(at.request, answers=()))
        assert look(one, at) == look(one, unanswered)


class TestPapers:
    ASKED = rule("papers", None, "plan", "budget")

    @pytest.mark.parametrize(
        ("attached", "met", "code", "named"),
        [
            ({}, Met.UNKNOWN, "papers_unseen", "plan,budget"),
            ({Paper.PLAN: True}, Met.UNKNOWN, "papers_unseen", "budget"),
            ({Paper.PLAN: True, Paper.BUDGET: True}, Met.MET, "papers_attached", "plan,budget"),
            ({Paper.PLAN: False}, Met.NOT_MET, "papers_missing", "plan"),
            ({Paper.PLAN: True, Paper.BUDGET: False, Paper.PROFILE: True}, Met.NOT_MET, "papers_missing", "budget"),
        ],
    )
    def test_are_met_when_all_are_attached(self, attached, met, code, named):
        found = look(self.ASKED, facts(request(papers=attached)))
        assert (found.met, found.reason.code, found.reason.facts["papers"]) == (met, code, named)


class TestYearsOfExchange:
    TWO = rule("years_of_exchange", 2)

    def test_are_met_by_an_exchange_in_each_of_the_last_years(self):
        found = look(self.TWO, facts(held=(year(2026), year(2025)), ties=(tie(),)))
        assert (found.met, found.basis, found.partnership) == (Met.MET, Basis.LOG, "one--two")

    @pytest.mark.parametrize("held", [(year(2026),), (year(2026), year(2026, 1)), (year(2025), year(2023)), ()])
    def test_leave_a_year_without_an_entry_open(self, held):
        found = look(self.TWO, facts(held=held))
        assert found.met is Met.UNKNOWN
        assert found.reason.code == ("exchange_gaps" if held else "exchange_not_logged")

    def test_count_back_from_the_day(self):
        held = (year(2025, 7), year(2024, 7))
        assert look(self.TWO, facts(held=held)).met is Met.MET
        assert look(self.TWO, facts(held=held, as_of=dt.date(2026, 7, 2))).met is Met.UNKNOWN

    def test_do_not_take_a_date_for_more_than_it_says(self):
        whole_year = (dt.date(2025, 1, 1), dt.date(2025, 12, 31))
        assert look(rule("years_of_exchange", 1), facts(held=(whole_year,))).met is Met.UNKNOWN
        assert look(rule("years_of_exchange", 1), facts(held=(whole_year,), as_of=dt.date(2025, 12, 31))).met is Met.MET

    @given(known(), st.integers(1, 8), st.dates(dt.date(2018, 1, 1), dt.date(2026, 6, 1)))
    def test_never_get_fewer_by_one_more_exchange(self, at, years, day):
        one = rule("years_of_exchange", years)
        if look(one, at).met is Met.MET:
            assert look(one, replace(at, held=(*at.held, (day, day)))).met is Met.MET

    @given(known(), st.integers(1, 8))
    def test_are_met_for_fewer_years_where_they_are_for_more(self, at, years):
        if look(rule("years_of_exchange", years + 1), at).met is Met.MET:
            assert look(rule("years_of_exchange", years), at).met is Met.MET


class TestSize:
    @pytest.mark.parametrize(
        ("people", "threshold", "met", "code"),
        [
            (480_000, 2, Met.MET, "size_within"),
            (1_920_000, 2, Met.MET, "size_within"),
            (479_999, 2, Met.NOT_MET, "size_beyond"),
            (1_920_001, 2, Met.NOT_MET, "size_beyond"),
            (None, 2, Met.UNKNOWN, "size_unknown"),
            (0, 2, Met.UNKNOWN, "size_unknown"),
            (480_000, None, Met.UNKNOWN, "size_without_measure"),
        ],
    )
    def test_is_a_multiple_both_ways_and_no_measure_of_ours(self, people, threshold, met, code):
        found = look(rule("size_alike", threshold), facts(asking=sized(people)))
        assert (found.met, found.reason.code) == (met, code)

    @given(st.integers(1, 10**7), st.integers(1, 10**7), st.integers(1, 1000))
    def test_is_the_same_from_both_sides(self, one, other, threshold):
        asked = rule("size_alike", threshold)
        here = facts(home=place("gn:1", population=one), asking=place("gn:2", population=other))
        there = facts(home=place("gn:1", population=other), asking=place("gn:2", population=one))
        assert look(asked, here).met is look(asked, there).met


class TestPartnersThatAreThereAlready:
    NONE = rule("partners_in_country", 0)

    @pytest.mark.parametrize(
        ("partners", "met", "code"),
        [
            (None, Met.UNKNOWN, "partners_not_on_record"),
            ((partner("FR"),), Met.MET, "partners_there"),
            ((partner("JP"),), Met.NOT_MET, "partners_there"),
            ((partner("JP", Light.PAUSED),), Met.NOT_MET, "partners_there"),
            ((partner("JP", Light.OPEN),), Met.UNKNOWN, "partners_unsettled"),
            ((partner("JP", Light.OPEN), partner("JP")), Met.NOT_MET, "partners_there"),
            ((partner("JP", key=ASKING.id),), Met.MET, "partners_there"),
        ],
    )
    def test_count_beside_the_one_that_asks(self, partners, met, code):
        found = look(self.NONE, facts(partners=partners))
        assert (found.met, found.reason.code) == (met, code)

    def test_lead_to_the_partnership_that_stands_in_the_way(self):
        assert look(self.NONE, facts(partners=(partner("FR"), partner("JP", key="gn:77")))).partnership == "tie-gn:77"

    def test_are_unknown_for_a_place_that_was_not_found(self):
        found = look(self.NONE, facts(request(asking=""), asking=None, partners=(partner("JP"),)))
        assert found.reason.code == "place_not_found"

    @pytest.mark.parametrize(("most", "met"), [(1, Met.NOT_MET), (2, Met.MET), (3, Met.MET)])
    def test_count_in_all_countries_too(self, most, met):
        two = (partner("FR"), partner("JP"), partner("JP", key=ASKING.id))
        assert look(rule("partners_in_all", most), facts(partners=two)).met is met

    @given(known(), st.integers(0, 5))
    def test_fit_a_higher_bound_where_they_fit_a_lower(self, at, most):
        for kind in ("partners_in_country", "partners_in_all"):
            if look(rule(kind, most), at).met is Met.MET:
                assert look(rule(kind, most + 1), at).met is Met.MET


class TestDistance:
    def test_is_measured_as_the_crow_flies(self):
        near, far = (look(rule("distance", most), facts()) for most in (12_000, 5_000))
        assert (near.met, far.met) == (Met.MET, Met.NOT_MET)
        assert near.reason.facts["km"] == far.reason.facts["km"]
        assert near.basis is Basis.GAZETTEER

    def test_is_nothing_from_a_place_to_itself(self):
        assert look(rule("distance", 0), facts(asking=HOME)).met is Met.MET


class TestALanguage:
    @pytest.mark.parametrize(("percent", "met"), [(20, Met.MET), (21, Met.NOT_MET)])
    def test_is_the_one_that_most_of_both_speak(self, percent, met):
        found = look(rule("common_language", percent), facts(spoken=SPOKEN))
        assert (found.met, found.reason.facts["language"], found.reason.facts["share"]) == (met, "en", "20%")


class TestThemes:
    BOTH = facts(request(themes=(Theme.YOUTH, Theme.SPORT)))

    def test_of_the_request_meet_a_purpose_that_names_one(self):
        assert look(rule("purpose", None, "youth", "climate"), self.BOTH).reason.facts == {"themes": "youth"}
        assert look(rule("purpose", None, "climate"), self.BOTH).met is Met.NOT_MET

    @pytest.mark.parametrize(("least", "met"), [(2, Met.MET), (3, Met.NOT_MET)])
    def test_are_counted_as_fields(self, least, met):
        assert look(rule("several_fields", least), self.BOTH).met is met


class TestAReview:
    @pytest.mark.parametrize(("reviews", "met"), [((36,), Met.MET), ((60, 12), Met.MET), ((37,), Met.NOT_MET)])
    def test_is_the_most_frequent_that_an_agreement_sets(self, reviews, met):
        assert look(rule("review", 3), facts(reviews=reviews)).met is met


class TestWhatNoRecordKnows:
    SILENT = (
        *("committee", "local_committee", "diplomatic_relations", "free_travel", "funding", "community_support"),
        *("community_ties", "not_only_economic", "signed_by_heads", "council_approval", "yearly_report", "meetings"),
    )

    @given(known(), st.sampled_from(SILENT))
    def test_is_never_assumed(self, at, code):
        assert look(rule(code, 1 if REQUIREMENTS.by_code[code].figure.needed else None), at).met is Met.UNKNOWN

    def test_can_be_answered(self):
        assert all(REQUIREMENTS.by_code[code].entered is not Entered.NOT for code in self.SILENT)
