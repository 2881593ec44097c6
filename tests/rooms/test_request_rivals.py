"""Two officers at the same moment: one is kept, the other meets a clear conflict, and nothing is lost in silence."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.rooms.made_requests import HEAD, OFFICER, answered, copied, entered, journal
from tests.rooms.rivals import names, together
from tests.world import LEIPZIG

from tawam.matching import actions, queries
from tawam.matching.values.requests import Answer, RequestState, Rule, Rung

YES = Answer("free_travel", met=True, note="looked up")
LIST = Answer("committee", number=5, note="list")


@pytest.mark.usefixtures("rivals")
class TestTwoOfficers:
    def test_who_answer_one_version_keep_one_answer(self) -> None:
        one = entered()
        told = together(lambda: answered(one, YES), lambda: answered(one, LIST, by=HEAD))
        assert names(told) == ["ChangedMeanwhile", "Request"]
        assert len(queries.request(one.id).answers) == 1
        assert [entry.version for entry in journal(f"request:{one.id}")] == [1, 2]

    def test_who_decide_differently_keep_one_decision(self) -> None:
        one = entered()

        def decide(state: RequestState) -> object:
            return actions.decide_request(
                key=one.id, state=state, decided_on=one.received_on, decision="", version=1, standing=OFFICER
            )

        told = together(lambda: decide(RequestState.DECLINED), lambda: decide(RequestState.TWINNING))
        assert names(told) == ["ChangedMeanwhile", "Request"]
        (kept,) = journal(f"request:{one.id}")[1:]
        assert kept.after["state"] == queries.request(one.id).state

    def test_of_whom_one_removes_a_person_leave_nothing_of_the_person_behind(self) -> None:
        one = entered(contact="Ann Lee", purpose="Music")
        corrected = replace(one, purpose="Sport")
        told = together(
            lambda: actions.remove_person_from_request(key=one.id, words=["Ann Lee"], standing=OFFICER),
            lambda: actions.correct_request(stated=corrected, version=1, standing=HEAD),
        )
        assert names(told) in (["ChangedMeanwhile", "Request"], ["Request", "Request"])
        assert queries.request(one.id).contact == "[…]"
        assert "Ann Lee" not in str([(entry.before, entry.after) for entry in journal(f"request:{one.id}")])

    def test_who_remove_one_person_leave_one_entry(self) -> None:
        one = entered(contact="Ann Lee")
        told = together(
            *(lambda: actions.remove_person_from_request(key=one.id, contact=True, standing=HEAD) for _ in range(2))
        )
        assert names(told) == ["NothingChanged", "Request"]
        assert [entry.act for entry in journal(f"request:{one.id}")] == ["entered", "erased"]

    def test_who_begin_with_two_templates_have_one(self) -> None:
        def copy(template: str) -> object:
            return actions.copy_template(place=LEIPZIG, template=template, version=0, standing=OFFICER)

        told = together(lambda: copy("clair"), lambda: copy("austin"))
        assert names(told) == ["ChangedMeanwhile", "Criteria"]
        (kept,) = journal(f"criteria:{LEIPZIG}")
        assert kept.after["template"] == queries.criteria_of(LEIPZIG).template

    def test_who_add_a_rule_to_one_version_have_one_rule_more(self) -> None:
        copied("clair")

        def add(kind: str) -> object:
            return actions.add_rule(place=LEIPZIG, rule=Rule("", kind), version=1, standing=OFFICER)

        assert names(together(lambda: add("free_travel"), lambda: add("funding"))) == ["ChangedMeanwhile", "Criteria"]
        assert len(queries.criteria_of(LEIPZIG).rules) == 4

    def test_of_whom_one_removes_what_the_other_changes_end_in_one_order_or_the_other(self) -> None:
        copied("austin")
        fresh = Rule("austin-2", "committee", threshold=20, step=Rung.MEMORANDUM)
        told = together(
            lambda: actions.remove_rule(place=LEIPZIG, key="austin-2", version=1, standing=OFFICER),
            lambda: actions.change_rule(place=LEIPZIG, rule=fresh, version=1, standing=HEAD),
        )
        assert names(told) == ["ChangedMeanwhile", "Criteria"]
        assert len(journal(f"criteria:{LEIPZIG}")) == 2

    def test_who_send_one_form_twice_enter_one_request(self) -> None:
        told = together(lambda: entered(id="b" * 32), lambda: entered(id="b" * 32))
        assert names(told) == ["AlreadyEntered", "Request"]
        assert len(queries.requests_of(LEIPZIG)) == 1
