"""Writes of criteria and requests: by whom, with one entry of before and after each, and never over somebody else's."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
from tests.rooms.made_requests import (
    CONTRIBUTOR,
    DAY,
    HEAD,
    OFFICER,
    OUTSIDER,
    RECEIVED,
    added,
    answered,
    copied,
    entered,
    full,
    journal,
    stated,
)
from tests.world import LEIPZIG, LYON, PARIS

from tawam.exchange.values import Theme
from tawam.matching import actions, models, queries
from tawam.matching.rules.requests.checking import Wrong
from tawam.matching.rules.requests.rows import criteria_row, request_row
from tawam.matching.values.requests import Answer, Paper, Request, RequestAct, RequestState, Rule, Rung
from tawam.people.values import Standing
from tawam.places.queries import NoSuchPlace

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast")]
CRITERIA = f"criteria:{LEIPZIG}"
YES = Answer("free_travel", met=True, note="looked up on 3 May")
DECIDED = dt.date(2026, 6, 1)


def rule(key: str = "", kind: str = "committee", threshold: int | None = 9, **more: object) -> Rule:
    """A rule as a form gives it."""
    return Rule(key, kind, threshold=threshold, **more)  # type: ignore[arg-type]


def decide(one: Request, state: RequestState = RequestState.DECLINED, **more: object) -> Request:
    """Note a decision."""
    given = {"key": one.id, "state": state, "decided_on": DECIDED, "decision": "", "version": one.version}
    return actions.decide_request(**(given | {"standing": OFFICER} | more))  # type: ignore[arg-type]


class TestATemplate:
    def test_is_copied_whole_with_its_sources(self) -> None:
        made = copied("redwood_city")
        shipped = queries.request_template("redwood_city").criteria
        assert (made.rules, made.steps, made.waits) == (shipped.rules, shipped.steps, shipped.waits)
        assert (made.place, made.template, made.version) == (LEIPZIG, "redwood_city", 1)
        assert queries.criteria_of(LEIPZIG) == made

    def test_takes_the_place_of_another_which_stays_in_the_journal(self) -> None:
        first, second = copied("austin"), copied("clair")
        assert second.version == 2
        one, two = journal(CRITERIA)
        assert (one.before, one.after) == (None, criteria_row(first))
        assert (two.before, two.after) == (criteria_row(first), criteria_row(second))

    def test_that_stands_already_changes_nothing(self) -> None:
        copied("clair")
        with pytest.raises(actions.NothingChanged):
            copied("clair")
        assert len(journal(CRITERIA)) == 1

    def test_that_is_not_there_is_refused_with_those_that_are(self) -> None:
        with pytest.raises(queries.NoSuchTemplate, match="austin, redwood_city, san_leandro"):
            copied("atlantis")

    def test_belongs_to_a_place_that_exists(self) -> None:
        with pytest.raises(NoSuchPlace):
            actions.copy_template(
                place="gn:404", template="clair", version=0, standing=replace(OFFICER, roles=_roles("gn:404"))
            )


def _roles(place: str) -> tuple[object, ...]:
    return tuple(replace(one, place=place) for one in OFFICER.roles)


class TestARule:
    def test_is_added_at_the_end_with_a_key_of_its_own(self) -> None:
        copied("clair")
        made = added("committee", 9, must=False, step=Rung.MEMORANDUM, note="ours")
        assert [one.kind for one in made.rules][-1] == "committee"
        assert len({one.key for one in made.rules}) == 4
        assert (made.rules[-1].must, made.rules[-1].step, made.rules[-1].note) == (False, Rung.MEMORANDUM, "ours")

    def test_is_changed_and_keeps_its_kind_and_its_source(self) -> None:
        first = copied("austin")
        old = first.rules[1]
        fresh = Rule(old.key, "distance", must=False, step=Rung.FRIENDSHIP, threshold=7, note="fewer")
        made = actions.change_rule(place=LEIPZIG, rule=fresh, version=1, standing=HEAD)
        assert made.rules[1] == replace(fresh, kind="committee", cited=old.cited)
        assert made.rules[:1] + made.rules[2:] == first.rules[:1] + first.rules[2:]

    def test_is_removed_and_the_others_stay(self) -> None:
        first = copied("austin")
        made = actions.remove_rule(place=LEIPZIG, key=first.rules[3].key, version=1, standing=OFFICER)
        assert made.rules == first.rules[:3] + first.rules[4:]

    def test_can_be_the_first_of_a_place(self) -> None:
        assert [one.kind for one in added("free_travel").rules] == ["free_travel"]

    @pytest.mark.parametrize(
        ("kind", "threshold", "items", "wrong"),
        [
            ("committee", None, (), Wrong.FIGURE_MISSING),
            ("committee", -1, (), Wrong.FIGURE_UNFIT),
            ("papers", None, (), Wrong.ITEMS_MISSING),
            ("papers", None, ("poem",), Wrong.ITEM_UNKNOWN),
            ("funding", 10, (), Wrong.ITEMS_MISSING),
            ("charm", None, (), Wrong.NO_SUCH_KIND),
        ],
    )
    def test_that_cannot_be_is_refused_and_nothing_is_kept(
        self, kind: str, threshold: int | None, items: tuple[str, ...], wrong: Wrong
    ) -> None:
        with pytest.raises(actions.Unfit) as refused:
            added(kind, threshold, *items)
        assert refused.value.faults == (wrong,)
        assert queries.criteria_of(LEIPZIG).version == 0
        assert journal(CRITERIA) == []

    @pytest.mark.parametrize("act", [actions.change_rule, actions.remove_rule])
    def test_that_is_not_there_is_refused(self, act: Callable[..., object]) -> None:
        copied()
        more = {"key": "nowhere"} if act is actions.remove_rule else {"rule": rule("nowhere")}
        with pytest.raises(actions.NoSuchRule, match="nowhere"):
            act(place=LEIPZIG, version=1, standing=OFFICER, **more)


class TestTheSteps:
    def test_are_set_with_their_waiting_times(self) -> None:
        copied("clair")
        steps, waits = (Rung.MEMORANDUM, Rung.TWINNING), {Rung.MEMORANDUM: 12, Rung.CONTACT: 0}
        made = actions.set_steps(place=LEIPZIG, steps=steps, waits=waits, version=1, standing=OFFICER)
        assert (made.steps, made.waits) == (steps, {Rung.MEMORANDUM: 12})

    @pytest.mark.parametrize(
        ("steps", "waits", "wrong"),
        [
            ((), {}, Wrong.NO_STEPS),
            ((Rung.TWINNING,), {Rung.CONTACT: -1}, Wrong.WAIT_UNFIT),
            ((Rung.TWINNING,), {Rung.CONTACT: 601}, Wrong.WAIT_UNFIT),
        ],
    )
    def test_that_cannot_be_are_refused(self, steps: tuple[Rung, ...], waits: dict[Rung, int], wrong: Wrong) -> None:
        with pytest.raises(actions.Unfit) as refused:
            actions.set_steps(place=LEIPZIG, steps=steps, waits=waits, version=0, standing=OFFICER)
        assert refused.value.faults == (wrong,)


class TestARequest:
    def test_is_kept_as_it_was_stated(self) -> None:
        made = full()
        assert queries.request(made.id) == made
        assert (made.name, made.asking, made.received_on) == ("Lyon", LYON, RECEIVED)
        assert made.papers == {Paper.MEMORANDUM: True, Paper.BUDGET: False}
        assert made.themes == (Theme.YOUTH, Theme.CULTURE)
        assert (made.wanted, made.state, made.version) == (Rung.FRIENDSHIP, RequestState.OPEN, 1)

    def test_of_a_place_that_was_not_found_keeps_its_name(self) -> None:
        made = entered(name="Atlantis", asking="")
        assert (made.name, made.asking) == ("Atlantis", "")

    def test_is_entered_once_by_a_form_that_is_sent_twice(self) -> None:
        key = "a" * 32
        assert entered(id=key).id == key
        with pytest.raises(actions.NothingChanged):
            entered(id=key)
        assert len(queries.requests_of(LEIPZIG)) == 1

    def test_begins_open_and_unanswered_whatever_the_form_says(self) -> None:
        made = entered(state=RequestState.TWINNING, decided_on=DECIDED, decision="x", answers=(YES,))
        assert (made.state, made.decided_on, made.decision, made.answers) == (RequestState.OPEN, None, "", ())

    @pytest.mark.parametrize(
        ("more", "wrong"),
        [
            ({"name": " \x00 "}, Wrong.NAME_MISSING),
            ({"received_on": dt.date(2999, 1, 1)}, Wrong.DAY_AHEAD),
            ({"received_on": dt.date(1800, 1, 1)}, Wrong.DAY_TOO_EARLY),
            ({"contact": "x" * 2001}, Wrong.TOO_LONG),
        ],
    )
    def test_that_cannot_be_is_refused(self, more: dict[str, object], wrong: Wrong) -> None:
        with pytest.raises(actions.Unfit) as refused:
            entered(**more)
        assert refused.value.faults == (wrong,)
        assert queries.requests_of(LEIPZIG) == ()

    def test_names_a_place_that_exists(self) -> None:
        with pytest.raises(NoSuchPlace):
            entered(asking="gn:404")

    def test_is_corrected_with_answers_and_decision_kept(self) -> None:
        one = decide(answered(full(), YES))
        fresh = stated(id=one.id, name="Paris", asking=PARIS, place="gn:1")
        made = actions.correct_request(stated=fresh, version=one.version, standing=HEAD)
        assert (made.name, made.asking, made.place, made.contact) == ("Paris", PARIS, LEIPZIG, "")
        assert (made.answers, made.state, made.decided_on) == (one.answers, RequestState.DECLINED, DECIDED)

    def test_is_told_the_latest_first_and_by_state(self) -> None:
        old = entered(received_on=dt.date(2026, 1, 1))
        new = entered(name="Paris", asking=PARIS)
        assert queries.requests_of(LEIPZIG) == (new, old)
        gone = decide(old)
        assert queries.requests_of(LEIPZIG, state=RequestState.OPEN) == (new,)
        assert queries.requests_of(LEIPZIG, state=RequestState.DECLINED) == (gone,)

    def test_that_is_not_there_is_refused(self) -> None:
        with pytest.raises(queries.NoSuchRequest, match="nowhere"):
            queries.request("nowhere")
        with pytest.raises(queries.NoSuchRequest):
            actions.correct_request(stated=stated(id="nowhere"), version=1, standing=OFFICER)


class TestAnAnswer:
    def test_is_kept_with_who_and_when(self) -> None:
        made = answered(entered(), YES, by=HEAD)
        (kept,) = made.answers
        assert (kept.kind, kept.met, kept.note) == ("free_travel", True, "looked up on 3 May")
        assert kept.by == HEAD.actor
        assert kept.on is not None

    def test_stands_in_the_place_of_an_earlier_one(self) -> None:
        made = answered(answered(entered(), YES), Answer("free_travel", met=False, note="changed in June"))
        assert [(one.kind, one.met) for one in made.answers] == [("free_travel", False)]

    def test_is_taken_away(self) -> None:
        one = answered(answered(entered(), YES), Answer("committee", number=17, note="list"))
        made = actions.remove_answer(key=one.id, kind="free_travel", version=one.version, standing=OFFICER)
        assert [one.kind for one in made.answers] == ["committee"]
        with pytest.raises(actions.NothingChanged):
            actions.remove_answer(key=one.id, kind="free_travel", version=made.version, standing=OFFICER)

    @pytest.mark.parametrize(
        ("answer", "wrong"),
        [
            (Answer("free_travel", met=True), Wrong.NO_GROUNDS),
            (Answer("free_travel", note="x"), Wrong.NOT_ANSWERED),
            (Answer("papers", met=True, note="x"), Wrong.NO_QUESTION),
            (Answer("committee", number=-1, note="x"), Wrong.FIGURE_UNFIT),
            (Answer("free_travel", met=True, url="ftp://x"), Wrong.ADDRESS_UNFIT),
        ],
    )
    def test_without_grounds_or_to_no_question_is_refused(self, answer: Answer, wrong: Wrong) -> None:
        one = entered()
        with pytest.raises(actions.Unfit) as refused:
            answered(one, answer)
        assert refused.value.faults == (wrong,)
        assert queries.request(one.id) == one


class TestADecision:
    @pytest.mark.parametrize("state", [one for one in RequestState if one is not RequestState.OPEN])
    def test_is_noted_with_its_day(self, state: RequestState) -> None:
        made = decide(entered(), state, decision=" as voted ")
        assert (made.state, made.decided_on, made.decision) == (state, DECIDED, "as voted")

    def test_is_taken_back_by_opening_it_again(self) -> None:
        made = decide(decide(entered()), RequestState.OPEN)
        assert (made.state, made.decided_on) == (RequestState.OPEN, None)

    @pytest.mark.parametrize(("on", "wrong"), [(None, Wrong.DAY_MISSING), (dt.date(2999, 1, 1), Wrong.DAY_AHEAD)])
    def test_without_a_day_that_has_come_is_refused(self, on: dt.date | None, wrong: Wrong) -> None:
        with pytest.raises(actions.Unfit) as refused:
            decide(entered(), decided_on=on)
        assert refused.value.faults == (wrong,)


Write = Callable[[Request, Standing | None], object]
WRITES: dict[str, Write] = {
    "copy": lambda one, by: actions.copy_template(place=LEIPZIG, template="clair", version=1, standing=by),
    "add": lambda one, by: actions.add_rule(place=LEIPZIG, rule=rule(), version=1, standing=by),
    "change": lambda one, by: actions.change_rule(place=LEIPZIG, rule=rule("austin-2"), version=1, standing=by),
    "remove": lambda one, by: actions.remove_rule(place=LEIPZIG, key="austin-2", version=1, standing=by),
    "steps": lambda one, by: actions.set_steps(place=LEIPZIG, steps=(Rung.TWINNING,), waits={}, version=1, standing=by),
    "enter": lambda one, by: actions.enter_request(stated=stated(name="Other"), standing=by),
    "correct": lambda one, by: actions.correct_request(stated=stated(id=one.id, name="X"), version=2, standing=by),
    "answer": lambda one, by: actions.answer_question(
        key=one.id, answer=Answer("committee", number=3, note="list"), version=2, standing=by
    ),
    "unanswer": lambda one, by: actions.remove_answer(key=one.id, kind="free_travel", version=2, standing=by),
    "decide": lambda one, by: decide(one, standing=by),
    "forget": lambda one, by: actions.remove_person_from_request(key=one.id, contact=True, standing=by),
}
ACTS = {
    "copy": RequestAct.TEMPLATE_COPIED,
    "add": RequestAct.RULE_ADDED,
    "change": RequestAct.RULE_CHANGED,
    "remove": RequestAct.RULE_REMOVED,
    "steps": RequestAct.STEPS_SET,
    "enter": RequestAct.ENTERED,
    "correct": RequestAct.CORRECTED,
    "answer": RequestAct.ANSWERED,
    "unanswer": RequestAct.ANSWER_REMOVED,
    "decide": RequestAct.DECIDED,
    "forget": RequestAct.ERASED,
}


@pytest.fixture
def one() -> Request:
    """A request with an answer, to a place with criteria."""
    copied()
    return answered(full(), YES)


class TestEveryWrite:
    def test_of_the_room_is_in_this_table(self) -> None:
        # Notices and models stand in the same room; test_notices.py, test_likely.py and test_every_write.py try theirs.
        elsewhere = ("_notice", "_notices", "_model")
        written = {name for name in actions.__all__ if name.islower() and not name.endswith(elsewhere)}
        assert len(written) == len(WRITES)
        assert set(ACTS) == set(WRITES)
        assert set(ACTS.values()) == set(RequestAct)

    @pytest.mark.parametrize("name", WRITES)
    @pytest.mark.parametrize("by", [OFFICER, HEAD], ids=["officer", "head"])
    def test_is_open_to_those_who_speak_for_the_place(self, one: Request, name: str, by: Standing) -> None:
        assert WRITES[name](one, by)

    @pytest.mark.parametrize("name", WRITES)
    @pytest.mark.parametrize("by", [None, CONTRIBUTOR, OUTSIDER], ids=["nobody", "contributor", "head elsewhere"])
    def test_is_closed_to_all_others_and_leaves_nothing(self, one: Request, name: str, by: Standing | None) -> None:
        before = models.RequestRevision.objects.count()
        with pytest.raises(actions.NotYours):
            WRITES[name](one, by)
        assert models.RequestRevision.objects.count() == before
        assert queries.request(one.id) == one

    @pytest.mark.parametrize("name", WRITES)
    def test_leaves_one_entry_with_who_when_before_and_after(self, one: Request, name: str) -> None:
        known = set(models.RequestRevision.objects.values_list("pk", flat=True))
        standing_before = criteria_row(queries.criteria_of(LEIPZIG)), request_row(one)
        made = WRITES[name](one, HEAD) if name != "decide" else decide(one, standing=HEAD)
        (entry,) = models.RequestRevision.objects.exclude(pk__in=known)
        assert (entry.act, entry.by) == (ACTS[name], HEAD.actor)
        assert entry.at.date() >= DAY
        if isinstance(made, Request):
            assert entry.about == f"request:{made.id}"
            # What was removed stands in no entry.
            stood = {"enter": None, "forget": request_row(made)}.get(name, standing_before[1])
            told = {"erased": ["contact"]} if name == "forget" else {}
            assert (entry.before, entry.after) == (stood, request_row(made) | told)
        else:
            assert (entry.about, entry.before) == (CRITERIA, standing_before[0])
            assert entry.after == criteria_row(queries.criteria_of(LEIPZIG))

    # A removal counts of whatever stands now.
    @pytest.mark.parametrize("name", [name for name in WRITES if name not in ("enter", "forget")])
    def test_made_of_an_older_version_is_a_conflict_and_loses_nothing(self, one: Request, name: str) -> None:
        added("free_travel")
        newer = answered(one, Answer("meetings", number=6, note="letter"), by=HEAD)
        criteria = queries.criteria_of(LEIPZIG)
        with pytest.raises(actions.ChangedMeanwhile) as refused:
            WRITES[name](one, OFFICER)
        assert refused.value.version in (newer.version, criteria.version)
        assert queries.request(one.id) == newer
        assert queries.criteria_of(LEIPZIG) == criteria

    def test_is_told_in_the_order_in_which_it_was_made(self, one: Request) -> None:
        decide(one)
        acts = [entry.act for entry in queries.history_of_request(one.id)]
        assert acts == [RequestAct.ENTERED, RequestAct.ANSWERED, RequestAct.DECIDED]
        assert [entry.version for entry in queries.history_of_request(one.id)] == [1, 2, 3]
        assert [entry.act for entry in queries.history_of_criteria(LEIPZIG)] == [RequestAct.TEMPLATE_COPIED]
        assert queries.history_of_request("nowhere") == ()
