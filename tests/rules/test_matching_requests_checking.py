"""What is wrong with criteria, requests and answers, and how they are kept and read again."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.requested import TODAY, answer, answers, criteria, request, requests, rule, rules

from tawam.matching.rules.requests import checking
from tawam.matching.rules.requests.checking import Wrong
from tawam.matching.rules.requests.rows import (
    answer_row,
    answer_value,
    criteria_row,
    criteria_value,
    request_row,
    request_value,
    rule_row,
    rule_value,
)
from tawam.matching.values.requests import Answer, Cited, Criteria, Paper, RequestState, Rung

days = st.dates(dt.date(1900, 1, 1), TODAY)


def kept(row: dict[str, object]) -> dict[str, object]:
    """What a column gives back."""
    return json.loads(json.dumps(row))


class TestWhatIsKept:
    @given(criteria(), st.integers(0, 9))
    def test_of_criteria_is_read_again_whole(self, own, version):
        named = replace(own, place="gn:1", template="austin", version=version)
        assert criteria_value(kept(criteria_row(named)), "gn:1", version) == named

    @given(rules(), st.text(max_size=9), st.none() | st.builds(Cited, *[st.text(min_size=1, max_size=9)] * 4))
    def test_of_a_rule_is_read_again_whole(self, one, note, cited):
        full = replace(one, note=note, cited=cited)
        assert rule_value(kept(rule_row(full))) == full

    @given(requests(), st.sampled_from(RequestState), st.none() | days, st.text(max_size=9))
    def test_of_a_request_is_read_again_whole(self, one, state, on, text):
        full = replace(one, state=state, decided_on=on, decision=text, contact=text, purpose=text, id="k", version=3)
        assert request_value(kept(request_row(full)), full.place, "k", 3) == full

    @given(answers(), st.text(max_size=9), st.none() | days)
    def test_of_an_answer_is_read_again_whole(self, some, text, on):
        for one in some:
            full = replace(one, url=text, by=text, on=on)
            assert answer_value(kept(answer_row(full))) == full

    def test_holds_a_no_and_a_nought(self):
        assert answer_row(Answer("committee", met=False, number=0)) == {"kind": "committee", "met": False, "number": 0}
        assert rule_row(rule("partners_in_country", 0, must=False))["threshold"] == 0
        assert request_row(request(papers={Paper.PLAN: False}))["papers"] == {"plan": False}


class TestCriteria:
    @given(criteria())
    def test_that_can_be_are_found_without_fault(self, own):
        assert list(checking.criteria_faults(own)) == []

    @pytest.mark.parametrize(
        ("own", "fault"),
        [
            (Criteria(steps=()), Wrong.NO_STEPS),
            (Criteria(steps=(Rung.TWINNING, Rung.CONTACT)), Wrong.NO_STEPS),
            (Criteria(waits={Rung.CONTACT: 601}), Wrong.WAIT_UNFIT),
            (Criteria(waits={Rung.CONTACT: -1}), Wrong.WAIT_UNFIT),
            (Criteria((rule("funding"), rule("funding"))), Wrong.TWICE),
            (Criteria(tuple(rule("funding", key=str(number)) for number in range(61))), Wrong.TOO_MANY),
            (Criteria((rule("charm"),)), Wrong.NO_SUCH_KIND),
        ],
    )
    def test_that_cannot_be_are_refused(self, own, fault):
        assert fault in list(checking.criteria_faults(own))


class TestARule:
    @pytest.mark.parametrize(
        ("one", "fault"),
        [
            (rule("committee"), Wrong.FIGURE_MISSING),
            (rule("committee", -1), Wrong.FIGURE_UNFIT),
            (rule("common_language", 101), Wrong.FIGURE_UNFIT),
            (rule("free_travel", 3), Wrong.FIGURE_UNFIT),
            (rule("papers"), Wrong.ITEMS_MISSING),
            (rule("papers", None, "poem"), Wrong.ITEM_UNKNOWN),
            (rule("purpose"), Wrong.ITEMS_MISSING),
            (rule("purpose", None, "charm"), Wrong.ITEM_UNKNOWN),
            (rule("funding", 3000), Wrong.ITEMS_MISSING),
            (rule("funding", 3000, "XXX"), Wrong.ITEMS_MISSING),
            (rule("free_travel", None, "plan"), Wrong.ITEM_UNKNOWN),
            (rule("free_travel", note="x" * 2001), Wrong.TOO_LONG),
        ],
    )
    def test_has_the_figure_and_the_items_of_its_kind_and_no_others(self, one, fault):
        assert list(checking.rule_faults(one)) == [fault]

    def test_may_leave_an_amount_open_and_need_not_name_a_currency_then(self):
        assert list(checking.rule_faults(rule("funding"))) == []
        assert list(checking.rule_faults(rule("funding", 3000, "NZD"))) == []


class TestARequest:
    def test_that_can_be_is_found_without_fault(self):
        assert list(checking.request_faults(request(), today=TODAY)) == []

    @pytest.mark.parametrize(
        ("more", "fault"),
        [
            ({"name": ""}, Wrong.NAME_MISSING),
            ({"name": "x" * 201}, Wrong.TOO_LONG),
            ({"purpose": "x" * 2001}, Wrong.TOO_LONG),
            ({"contact": "x" * 2001}, Wrong.TOO_LONG),
            ({"received_on": dt.date(2026, 6, 16)}, Wrong.DAY_AHEAD),
            ({"received_on": dt.date(1899, 12, 31)}, Wrong.DAY_TOO_EARLY),
        ],
    )
    def test_that_cannot_be_is_refused(self, more, fault):
        assert list(checking.request_faults(request(**more), today=TODAY)) == [fault]

    def test_is_kept_without_what_nobody_can_see(self):
        found = checking.cleaned_request(
            request(name=" Oi\x00ta \n city", contact="\u202eMayor \n line ", purpose=" a\nb ")
        )
        assert (found.name, found.contact, found.purpose) == ("Oita city", "Mayor \n line", "a\nb")

    @pytest.mark.parametrize(
        ("state", "on", "note", "faults"),
        [
            (RequestState.OPEN, None, "", []),
            (RequestState.DECLINED, TODAY, "why", []),
            (RequestState.TWINNING, None, "", [Wrong.DAY_MISSING]),
            (RequestState.TWINNING, dt.date(2027, 1, 1), "", [Wrong.DAY_AHEAD]),
            (RequestState.OPEN, None, "x" * 2001, [Wrong.TOO_LONG]),
        ],
    )
    def test_is_decided_on_a_day_that_has_come(self, state, on, note, faults):
        assert list(checking.decision_faults(state, on, note, today=TODAY)) == faults

    @given(days, days)
    def test_is_never_decided_before_it_was_received(self, received, decided):
        early = [Wrong.DECIDED_EARLY] if decided < received else []
        asked = request(received_on=received, decided_on=decided, state=RequestState.DECLINED)
        assert list(checking.request_faults(asked, today=TODAY)) == early
        faults = checking.decision_faults(RequestState.DECLINED, decided, "", today=TODAY, received_on=received)
        assert list(faults) == early

    def test_comes_from_another_place(self):
        one = request(place="gn:1", asking="gn:1")
        assert list(checking.request_faults(one, today=TODAY)) == [Wrong.ITSELF]


class TestAnAnswer:
    def test_that_can_be_is_found_without_fault(self):
        assert list(checking.answer_faults(answer("free_travel", False))) == []
        assert list(checking.answer_faults(Answer("committee", number=15, url="https://example.org/list"))) == []

    @pytest.mark.parametrize(
        ("one", "fault"),
        [
            (answer("papers", True), Wrong.NO_QUESTION),
            (answer("purpose", True), Wrong.NO_QUESTION),
            (answer("charm", True), Wrong.NO_QUESTION),
            (answer("free_travel"), Wrong.NOT_ANSWERED),
            (answer("committee", number=-1), Wrong.FIGURE_UNFIT),
            (Answer("free_travel", True), Wrong.NO_GROUNDS),
            (Answer("free_travel", True, url="javascript:1"), Wrong.ADDRESS_UNFIT),
            (Answer("free_travel", True, note="x" * 2001), Wrong.TOO_LONG),
        ],
    )
    def test_says_yes_no_or_a_figure_and_what_it_rests_on(self, one, fault):
        assert list(checking.answer_faults(one)) == [fault]

    @given(answers(), answers())
    def test_stands_once_for_each_question(self, some, fresh):
        found = some
        for one in fresh:
            found = checking.answered(found, one)
        kinds = [one.kind for one in found]
        assert len(set(kinds)) == len(kinds)
        assert set(fresh) <= set(found)
        assert [one for one in found if one not in fresh] == [
            one for one in some if one.kind not in {two.kind for two in fresh}
        ]

    def test_is_kept_without_what_nobody_can_see(self):
        found = checking.cleaned_answer(Answer("committee", number=1, note=" a\x00\nb ", url=" https://a.example/ x "))
        assert (found.note, found.url) == ("a\nb", "https://a.example/ x")
        assert checking.cleaned_text(" a\x00 ") == "a"
