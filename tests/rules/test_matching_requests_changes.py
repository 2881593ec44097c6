"""The journal in words: what an entry changed, with before and after, and nothing that it did not."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.requested import answer, criteria, helpful, request, requests, rule, rules

from tawam.exchange.values import Theme
from tawam.matching.phrases.journal import changed
from tawam.matching.rules.requests.changes import Changed, changes
from tawam.matching.rules.requests.checking import answered
from tawam.matching.rules.requests.erasing import ERASED
from tawam.matching.rules.requests.kinds import REQUIREMENTS
from tawam.matching.rules.requests.rows import criteria_row, request_row
from tawam.matching.rules.requests.table import Entered
from tawam.matching.values.requests import Answer, Criteria, Paper, RequestState, Rung
from tawam.matching.wording import requests as words


def told(before: Criteria, after: Criteria) -> list[tuple[str, str, str]]:
    """What changed between two criteria, in words."""
    return [changed(one) for one in changes(criteria_row(before), criteria_row(after))]


class TestWhatChanged:
    @given(criteria())
    def test_is_nothing_where_nothing_did(self, own):
        assert changes(criteria_row(own), criteria_row(own)) == ()

    @given(requests())
    def test_is_not_told_of_what_was_only_begun(self, one):
        assert changes(None, request_row(one)) == ()

    @given(criteria(), criteria())
    def test_turns_around_with_the_order(self, one, two):
        there, back = (changes(criteria_row(a), criteria_row(b)) for a, b in ((one, two), (two, one)))
        assert {(x.field, str(x.before), str(x.after)) for x in there} == {
            (x.field, str(x.after), str(x.before)) for x in back
        }

    @given(criteria(), criteria())
    def test_is_told_wherever_there_is_a_difference(self, one, two):
        same = {rule.key: rule for rule in one.rules} == {rule.key: rule for rule in two.rules}
        assert bool(changes(criteria_row(one), criteria_row(two))) == (
            not same or (one.steps, dict(one.waits)) != (two.steps, dict(two.waits))
        )

    @given(criteria(), rules("fresh"))
    def test_is_one_rule_where_one_is_added(self, own, fresh):
        after = replace(own, rules=(*own.rules, fresh))
        (only,) = changes(criteria_row(own), criteria_row(after))
        assert (only.field, only.before, only.after["key"]) == ("rules", None, "fresh")
        (back,) = changes(criteria_row(after), criteria_row(own))
        assert (back.before["key"], back.after) == ("fresh", None)

    @given(requests(), rules())
    def test_is_one_answer_where_one_is_entered(self, one, asked):
        if REQUIREMENTS.by_code[asked.kind].entered is Entered.NOT:
            return
        fresh = replace(helpful(asked), note="quite new")
        after = replace(one, answers=answered(one.answers, fresh))
        (only,) = changes(request_row(one), request_row(after))
        assert (only.field, only.after["note"]) == ("answers", "quite new")

    @given(requests(), st.sampled_from(RequestState), st.dates(dt.date(2026, 1, 1), dt.date(2026, 6, 1)))
    def test_is_state_and_day_where_it_was_decided(self, one, state, day):
        after = replace(one, state=state, decided_on=day)
        fields = {two.field for two in changes(request_row(one), request_row(after))}
        assert fields == ({"decided_on"} if state is one.state else {"state", "decided_on"})


class TestItsWords:
    def test_name_every_field_that_is_kept(self):
        full = replace(
            request(contact="x", purpose="x", themes=(Theme.YOUTH,), papers={Paper.PLAN: True}),
            answers=(answer("funding", True),),
            decided_on=dt.date(2026, 6, 1),
            decision="x",
        )
        kept = {*request_row(full), *criteria_row(Criteria())}
        assert {*kept, ERASED} == set(words.FIELDS)

    @pytest.mark.parametrize(
        ("one", "said"),
        [
            (Changed("wanted", "friendship", "twinning"), ("Asked for", "friendship", "twinning")),
            (Changed("state", "open", "declined"), ("State", "open", "declined")),
            (Changed("received_on", "2026-05-04", "2026-05-05"), ("Received on", "4 May 2026", "5 May 2026")),
            (Changed("decided_on", None, "2026-06-01"), ("Decided on", "–", "1 June 2026")),
            (Changed("contact", "", "Mayor"), ("Contact", "–", "Mayor")),
            (Changed("themes", ["youth"], ["youth", "sport"]), ("Themes", "young people", "young people, sport")),
            (
                Changed("papers", {"plan": True}, {"plan": False}),
                ("Papers", "plan for the first year (attached)", "plan for the first year (not attached)"),
            ),
            (Changed("waits", {}, {"memorandum": 24}), ("Months on a step before the next", "–", "memorandum 24")),
            (Changed("steps", ["twinning"], ["contact", "twinning"]), ("The steps", "twinning", "contact, twinning")),
            (Changed("template", "", "austin"), ("Template", "–", "austin")),
            (
                Changed("answers", None, {"kind": "committee", "number": 17, "note": "List"}),
                ("Answer", "–", "Committee · 17 · List"),
            ),
            (
                Changed("answers", {"kind": "funding", "met": False, "url": "https://a.example"}, None),
                ("Answer", "Funding · no · https://a.example", "–"),
            ),
        ],
    )
    def test_are_plain(self, one, said):
        assert changed(one) == said

    def test_of_a_rule_say_what_it_asks_how_firmly_and_when(self):
        before = Criteria((rule("committee", 15, key="r"),))
        after = Criteria((rule("committee", 20, key="r", must=False, step=Rung.MEMORANDUM, note="ours"),))
        (only,) = told(before, after)
        assert only == (
            "Criterion",
            "A committee of at least 15 residents looks after the link, must, twinning",
            "A committee of at least 20 residents looks after the link, should, memorandum: ours",
        )

    def test_of_a_field_that_nobody_knows_are_its_name(self):
        assert changed(Changed("colour", "red", "blue")) == ("colour", "red", "blue")

    @given(criteria(), criteria(), st.sampled_from(["en", "ar"]))
    def test_leave_no_blank_in_either_language(self, one, two, language):
        with override(language):
            for row in told(one, two):
                assert all(row)
                assert not any(re.search(r"%\(|%[sd]|None|\{", text) for text in row)

    @pytest.mark.parametrize(("language", "said"), [("en", "17"), ("ar", "١٧")])
    def test_are_in_the_digits_of_the_language(self, language, said):
        row = {"kind": "committee", "number": 17, "note": "x"}
        with override(language):
            assert said in changed(Changed("answers", None, row))[2]


class TestAnAnswerThatIsRepeated:
    @given(st.booleans())
    def test_changes_nothing(self, met):
        one = request(answers=(Answer("funding", met, note="x"),))
        again = replace(one, answers=answered(one.answers, Answer("funding", met, note="x")))
        assert changes(request_row(one), request_row(again)) == ()
