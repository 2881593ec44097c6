"""A request held against criteria: each rule by itself, and what must be met decides together."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.rules.requested import answer, criteria, facts, helpful, known, request, rule, rules, sized

from tawam.matching.rules.requests.checking import answered
from tawam.matching.rules.requests.judging import asks_for_number, finding, findings, overall, reaches
from tawam.matching.rules.requests.kinds import REQUIREMENTS
from tawam.matching.rules.requests.table import Entered
from tawam.matching.values.requests import Basis, Criteria, Finding, Met, Overall, Rung, Seen

WORST_FIRST = [Met.NOT_MET, Met.UNKNOWN, Met.MET]
OVERALL_WORST_FIRST = [Overall.NOT_MET, Overall.OPEN, Overall.MET]


def seen(*mets: Met, must: bool = True) -> list[Finding]:
    """Findings of rules."""
    return [
        Finding(rule("funding", must=must), Seen(met, finding(rule("funding"), facts()).seen.reason)) for met in mets
    ]


class TestAFinding:
    def test_rests_on_the_record_where_it_knows(self):
        asked = request(answers=(answer("distance", number=1),))
        found = finding(rule("distance", 20_000), facts(asked))
        assert (found.seen.basis, found.answer) == (Basis.GAZETTEER, None)

    @pytest.mark.parametrize(("said", "met"), [(True, Met.MET), (False, Met.NOT_MET)])
    def test_rests_on_the_answer_where_the_record_is_silent(self, said, met):
        told = answer("free_travel", said)
        found = finding(rule("free_travel"), facts(request(answers=(told,))))
        assert (found.seen.met, found.seen.basis, found.answer) == (met, Basis.ANSWER, told)

    @pytest.mark.parametrize(
        ("kind", "threshold", "number", "met"),
        [
            ("committee", 15, 15, Met.MET),
            ("committee", 15, 14, Met.NOT_MET),
            ("meetings", 6, 7, Met.MET),
            ("review", 3, 3, Met.MET),
            ("review", 3, 4, Met.NOT_MET),
            ("partners_in_country", 0, 1, Met.NOT_MET),
            ("funding", 3000, 2999, Met.NOT_MET),
        ],
    )
    def test_holds_a_figure_against_the_rule(self, kind, threshold, number, met):
        items = ("NZD",) if kind == "funding" else ()
        told = answer(kind, number=number)
        assert finding(rule(kind, threshold, *items), facts(request(answers=(told,)))).seen.met is met

    @pytest.mark.parametrize("told", [answer("committee", True), answer("committee", False)])
    def test_takes_no_yes_where_a_figure_is_asked_for(self, told):
        found = finding(rule("committee", 15), facts(request(answers=(told,))))
        assert (found.seen.met, found.seen.reason.code) == (Met.UNKNOWN, "no_record")

    def test_takes_no_figure_where_yes_or_no_is_asked_for(self):
        found = finding(rule("free_travel"), facts(request(answers=(answer("free_travel", number=1),))))
        assert found.seen.met is Met.UNKNOWN

    def test_of_a_size_without_a_measure_is_a_person_s_to_make(self):
        asked = facts(request(answers=(answer("size_alike", True),)), asking=sized(5))
        assert finding(rule("size_alike"), asked).seen.met is Met.MET
        assert finding(rule("size_alike", 2), asked).seen.met is Met.NOT_MET

    @given(rules(), known())
    def test_is_unknown_without_a_record_and_without_an_answer(self, one, at):
        found = finding(one, at)
        if found.seen.basis is Basis.NOTHING:
            assert found.seen.met is Met.UNKNOWN
        if found.seen.basis is Basis.ANSWER:
            assert found.answer is not None
            assert found.answer.kind == one.kind


class TestAnAnswerThatMeetsARule:
    @given(criteria(), known(), st.data())
    def test_turns_no_verdict_worse(self, own, at, data):
        assume(own.rules)
        met = helpful(data.draw(st.sampled_from(own.rules)))
        assume(REQUIREMENTS.by_code[met.kind].entered is not Entered.NOT)
        # An answer in the place of another may serve one rule and not another of the same kind.
        assume(sum(one.kind == met.kind for one in own.rules) == 1)
        before = findings(own, at)
        after = findings(own, replace(at, request=replace(at.request, answers=answered(at.request.answers, met))))
        for one, two in zip(before, after, strict=True):
            assert WORST_FIRST.index(two.seen.met) >= WORST_FIRST.index(one.seen.met)
        worse = (overall(before), overall(after))
        if Overall.NOTHING_ASKED not in worse:
            assert OVERALL_WORST_FIRST.index(worse[1]) >= OVERALL_WORST_FIRST.index(worse[0])

    @given(rules(), known())
    def test_leaves_no_question_of_its_kind_open(self, one, at):
        requirement = REQUIREMENTS.by_code[one.kind]
        assume(requirement.entered is not Entered.NOT)
        told = replace(at, request=replace(at.request, answers=answered(at.request.answers, helpful(one))))
        assert finding(one, told).seen.met is not Met.UNKNOWN


class TestARuleThatIsRemoved:
    @given(criteria(), known(), st.data())
    def test_leaves_what_is_seen_of_the_others_alone(self, own, at, data):
        assume(own.rules)
        gone = data.draw(st.sampled_from(own.rules))
        left = replace(own, rules=tuple(one for one in own.rules if one != gone))
        assert findings(left, at) == tuple(one for one in findings(own, at) if one.rule != gone)

    @given(criteria(), known(), st.data())
    def test_never_turns_the_whole_from_met_to_not_met(self, own, at, data):
        assume(own.rules)
        gone = data.draw(st.sampled_from(own.rules))
        if overall(findings(own, at)) is Overall.MET:
            left = [one for one in findings(own, at) if one.rule != gone]
            assert overall(left) in (Overall.MET, Overall.NOTHING_ASKED)


class TestTheWhole:
    @pytest.mark.parametrize(
        ("mets", "whole"),
        [
            ((), Overall.NOTHING_ASKED),
            ((Met.MET, Met.MET), Overall.MET),
            ((Met.MET, Met.UNKNOWN), Overall.OPEN),
            ((Met.UNKNOWN, Met.NOT_MET, Met.MET), Overall.NOT_MET),
        ],
    )
    def test_is_what_must_be_met(self, mets, whole):
        assert overall(seen(*mets)) is whole

    @given(st.lists(st.sampled_from(Met)), st.lists(st.sampled_from(Met)))
    def test_is_not_decided_by_what_only_should_be_met(self, must, should):
        assert overall([*seen(*must), *seen(*should, must=False)]) is overall(seen(*must))

    @given(st.lists(st.sampled_from(Met), min_size=1))
    def test_is_neither_met_nor_failed_by_what_is_unknown(self, mets):
        known_ones = [one for one in mets if one is not Met.UNKNOWN]
        whole = overall(seen(*mets))
        assert (whole is Overall.NOT_MET) == (Met.NOT_MET in known_ones)
        assert (whole is Overall.MET) == (known_ones == mets and Met.NOT_MET not in mets)

    @given(st.lists(st.sampled_from(Met)), st.randoms())
    def test_does_not_depend_on_the_order(self, mets, random):
        mixed = [*mets]
        random.shuffle(mixed)
        assert overall(seen(*mixed)) is overall(seen(*mets))


class TestAStep:
    def test_asks_for_the_rules_of_those_below_it(self):
        assert [reaches(one, Rung.FRIENDSHIP) for one in Rung] == [True, True, True, False]

    @given(st.sampled_from(Rung))
    def test_asks_for_its_own(self, one):
        assert reaches(one, one)


class TestAFigure:
    @pytest.mark.parametrize(
        ("one", "asked"),
        [
            (rule("committee", 3), True),
            (rule("funding"), False),
            (rule("funding", 5), True),
            (rule("size_alike", 2), False),
        ],
    )
    def test_is_asked_for_where_the_rule_sets_one(self, one, asked):
        assert asks_for_number(one, REQUIREMENTS.by_code[one.kind]) is asked

    def test_of_an_empty_list_of_criteria_is_not_there(self):
        assert findings(Criteria(), facts()) == ()
