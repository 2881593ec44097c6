"""Worked by hand: each council's rules from the first letter to the last step, and figures against a slow reckoning."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.requested import TODAY, answer, criteria, facts, helpful, known, partner, request, rule, sized, tie

from tawam.basics.dates import PartialDate
from tawam.exchange.values import Theme
from tawam.matching.files.templates import templates
from tawam.matching.rules.requests.checking import answered
from tawam.matching.rules.requests.judging import counts, finding, findings, overall, reaches
from tawam.matching.rules.requests.kinds import REQUIREMENTS
from tawam.matching.rules.requests.ladder import climb, later
from tawam.matching.rules.requests.table import Entered
from tawam.matching.values.requests import Answer, Criteria, Facts, Met, Overall, Paper, Request, Rung
from tawam.registry.values import Kind, Light, Status

CODES = list(templates())


def own(code: str) -> Criteria:
    """A template's criteria."""
    return templates()[code].criteria


def verdicts(code: str, at: Facts) -> dict[str, Met]:
    """What is seen of each rule of a template, by its key."""
    return {one.rule.key: one.seen.met for one in findings(own(code), at)}


def with_answers(asked: Request, *answers: Answer) -> Request:
    """The request with these answers."""
    return replace(asked, answers=answers)


class TestEveryTemplate:
    @pytest.mark.parametrize("code", CODES)
    def test_can_be_met_by_somebody(self, code):
        helped = tuple({one.kind: helpful(one) for one in own(code).rules if _is_asked(one.kind)}.values())
        asked = request(papers=dict.fromkeys(Paper, True), themes=(Theme.YOUTH, Theme.SPORT), answers=helped)
        at = facts(asked, partners=(partner("FR"),))
        assert set(verdicts(code, at).values()) == {Met.MET}
        assert overall(findings(own(code), at)) is Overall.MET
        assert climb(own(code), at, findings(own(code), at)).needed == ()

    @pytest.mark.parametrize("code", CODES)
    def test_is_all_questions_while_nothing_is_known(self, code):
        at = facts(request(asking=""), asking=None)
        assert set(verdicts(code, at).values()) == {Met.UNKNOWN}
        assert overall(findings(own(code), at)) is Overall.OPEN

    @pytest.mark.parametrize("code", CODES)
    def test_fails_by_each_of_its_musts_alone(self, code):
        for broken in own(code).rules:
            if broken.must and _is_asked(broken.kind):
                no = answer(broken.kind, met=False, number=_worse(broken))
                at = facts(request(answers=(no,)))
                assert finding(broken, at).seen.met is Met.NOT_MET
                assert overall(findings(own(code), at)) is Overall.NOT_MET

    @pytest.mark.parametrize("code", CODES)
    def test_does_not_fail_by_what_only_should_be(self, code):
        no = [answer(one.kind, met=False, number=0) for one in own(code).rules if not one.must]
        musts = {one.kind for one in own(code).rules if one.must}
        told = tuple(one for one in no if one.kind not in musts)
        assert overall(findings(own(code), facts(request(answers=told)))) is Overall.OPEN

    @pytest.mark.parametrize("code", CODES)
    @given(at=known())
    def test_says_the_same_of_a_rule_alone_and_among_the_others(self, code, at):
        for one in findings(own(code), at):
            assert finding(one.rule, at) == one


def _is_asked(kind: str) -> bool:
    return REQUIREMENTS.by_code[kind].entered is not Entered.NOT


def _worse(one: object) -> int:
    """A figure that a rule does not let pass."""
    at_most = REQUIREMENTS.by_code[one.kind].figure.at_most  # type: ignore[attr-defined]
    threshold = one.threshold or 0  # type: ignore[attr-defined]
    return threshold + 1 if at_most else max(0, threshold - 1)


class TestAustin:
    """A committee of 15, two years under a memorandum, two as friends, a report and six meetings."""

    FIRST = request(papers={Paper.MEMORANDUM: True})
    COMMITTEE = answer("committee", number=15)

    def test_asks_for_the_memorandum_and_the_committee_first(self):
        at = facts(self.FIRST)
        step = climb(own("austin"), at, findings(own("austin"), at))
        assert (step.rung, step.next, step.over) == (Rung.CONTACT, Rung.MEMORANDUM, True)
        assert [one.rule.kind for one in step.needed] == ["committee"]

    def test_takes_no_committee_of_fourteen(self):
        at = facts(with_answers(self.FIRST, answer("committee", number=14)))
        assert verdicts("austin", at)["austin-2"] is Met.NOT_MET

    def test_lets_two_years_pass_before_the_friendship(self):
        asked = with_answers(self.FIRST, self.COMMITTEE, answer("signed_by_heads", True))
        for signed, over in (("2024-06-15", True), ("2024-06-16", False)):
            at = facts(asked, ties=(tie(Kind.COOPERATION, since=signed),))
            step = climb(own("austin"), at, findings(own("austin"), at))
            assert (step.rung, step.next, step.over, step.needed) == (Rung.MEMORANDUM, Rung.FRIENDSHIP, over, ())

    def test_asks_friends_for_exchange_a_report_and_six_meetings(self):
        told = with_answers(self.FIRST, self.COMMITTEE, answer("signed_by_heads", True), answer("meetings", number=6))
        at = facts(told, ties=(tie(Kind.FRIENDSHIP, Status.FRIENDSHIP, "2024-01-10"),))
        step = climb(own("austin"), at, findings(own("austin"), at))
        assert (step.next, step.over, str(step.earliest)) == (Rung.TWINNING, True, "2026-01-10")
        assert [one.rule.kind for one in step.needed] == ["years_of_exchange", "yearly_report"]

    def test_reads_the_exchange_from_the_log(self):
        days = tuple((dt.date(year, 3, 1),) * 2 for year in (2025, 2026))
        at = facts(self.FIRST, ties=(tie(Kind.FRIENDSHIP, since="2024"),), held=days)
        assert verdicts("austin", at)["austin-6"] is Met.MET

    def test_has_nothing_to_ask_of_twins(self):
        at = facts(self.FIRST, ties=(tie(Kind.TWINNING, since="1990-10-30"),))
        step = climb(own("austin"), at, findings(own("austin"), at))
        assert (step.rung, step.next, step.needed) == (Rung.TWINNING, None, ())


class TestSanLeandro:
    """No second partner in a country, ties among residents, money and a list of those who commit themselves."""

    @pytest.mark.parametrize(
        ("partners", "met"),
        [
            ((partner("FR"),), Met.MET),
            ((partner("FR"), partner("JP")), Met.NOT_MET),
            ((partner("FR"), partner("JP", Light.OPEN)), Met.UNKNOWN),
            (None, Met.UNKNOWN),
        ],
    )
    def test_takes_no_country_twice(self, partners, met):
        assert verdicts("san_leandro", facts(partners=partners))["san_leandro-8"] is met

    def test_takes_the_council_s_word_where_nothing_of_it_is_on_record(self):
        none = facts(request(answers=(answer("partners_in_country", number=0),)), partners=None)
        assert verdicts("san_leandro", none)["san_leandro-8"] is Met.MET
        against = facts(request(answers=(answer("partners_in_country", number=0),)), partners=(partner("JP"),))
        assert verdicts("san_leandro", against)["san_leandro-8"] is Met.NOT_MET

    def test_leaves_similar_size_to_a_person(self):
        at = facts(asking=sized(2_000))
        assert verdicts("san_leandro", at)["san_leandro-5"] is Met.UNKNOWN
        told = facts(request(answers=(answer("size_alike", True),)), asking=sized(2_000))
        assert verdicts("san_leandro", told)["san_leandro-5"] is Met.MET


class TestClair:
    @pytest.mark.parametrize(
        ("themes", "met"),
        [((), Met.UNKNOWN), ((Theme.YOUTH,), Met.NOT_MET), ((Theme.YOUTH, Theme.SPORT), Met.MET)],
    )
    def test_takes_no_tie_of_one_field(self, themes, met):
        assert verdicts("clair", facts(request(themes=themes)))["clair-2"] is met


class TestChristchurch:
    @pytest.mark.parametrize(("amount", "met"), [(2_999, Met.NOT_MET), (3_000, Met.MET), (None, Met.UNKNOWN)])
    def test_wants_three_thousand_dollars_a_year(self, amount, met):
        told = (answer("funding", number=amount),) if amount else (answer("funding", True),)
        assert verdicts("christchurch", facts(request(answers=told)))["christchurch-2"] is met

    @pytest.mark.parametrize(("months", "met"), [(36, Met.MET), (48, Met.NOT_MET)])
    def test_wants_a_review_every_three_years(self, months, met):
        assert verdicts("christchurch", facts(reviews=(months,)))["christchurch-4"] is met


def slowly_covered(at: Facts, years: int) -> bool:
    """Whether each of the last years has an exchange, day by day."""
    for number in range(years):
        end, start = (_years_before(at.as_of, count) for count in (number, number + 1))
        days = {start + dt.timedelta(days=offset) for offset in range(1, (end - start).days + 1)}
        if not any(first in days and last in days for first, last in at.held):
            return False
    return bool(years)


def _years_before(day: dt.date, years: int) -> dt.date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


class TestTheReckoning:
    @given(known(), st.integers(1, 4), st.dates(dt.date(2024, 2, 1), dt.date(2026, 12, 31)))
    def test_of_years_of_exchange_equals_that_of_days(self, at, years, today):
        dated = replace(at, as_of=today)
        asked = rule("years_of_exchange", years)
        seen = REQUIREMENTS.by_code["years_of_exchange"].look(asked, dated)
        assert (seen.met is Met.MET) == slowly_covered(dated, years)

    @given(st.dates(dt.date(1950, 1, 1), TODAY), st.integers(1, 600))
    def test_of_a_waiting_time_counts_months(self, day, months):
        found = later(PartialDate.of(day), months)
        assert found
        assert (found.year * 12 + (found.month or 0)) - (day.year * 12 + day.month) == months
        assert (found.day or 0) <= day.day

    @given(criteria(), known())
    def test_of_the_three_answers_counts_each_rule_once(self, some, at):
        found = findings(some, at)
        assert sum(counts(found).values()) == len(some.rules)
        assert all(counts(found)[met] == sum(one.seen.met is met for one in found) for met in Met)

    @given(known(), st.sampled_from(CODES))
    def test_of_the_whole_is_that_of_its_worst_must(self, at, code):
        found = findings(own(code), at)
        musts = [one.seen.met for one in found if one.rule.must]
        expected = Overall.NOT_MET if Met.NOT_MET in musts else Overall.OPEN if Met.UNKNOWN in musts else Overall.MET
        assert overall(found) is expected


class TestAStepHigher:
    @given(criteria(), known())
    def test_asks_for_no_less(self, some, at):
        rungs = list(Rung)
        asked = [{one.key for one in some.rules if reaches(one.step, rung)} for rung in rungs]
        assert all(lower <= higher for lower, higher in pairwise(asked))

    @given(criteria(), known())
    def test_is_never_easier(self, some, at):
        order = [Overall.NOT_MET, Overall.OPEN, Overall.MET]
        found = findings(some, at)
        wholes = [overall([one for one in found if reaches(one.rule.step, rung)]) for rung in Rung]
        ranked = [order.index(one) for one in wholes if one is not Overall.NOTHING_ASKED]
        assert ranked == sorted(ranked, reverse=True)


class TestAnswersInTurn:
    @given(st.lists(st.sampled_from(["free_travel", "funding", "committee"]), max_size=6), known())
    def test_end_with_the_last_to_each_question(self, kinds, at):
        kept: tuple[Answer, ...] = ()
        for number, kind in enumerate(kinds):
            kept = answered(kept, answer(kind, met=bool(number % 2), number=number))
        last = {kind: number for number, kind in enumerate(kinds)}
        assert {one.kind: one.number for one in kept} == last
