"""Two who write at the same time: the second is told what changed meanwhile, and keeps what was typed."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client
from tests import world
from tests.exchanged import activity, agreement
from tests.rooms.made_people import account, client_of, member
from tests.rooms.rivals import names, together
from tests.world import LEIPZIG

from tawam.assessment import actions as assessment
from tawam.assessment import queries as plans
from tawam.assessment.values import Task, TaskState
from tawam.exchange import actions as exchange
from tawam.exchange import queries as log
from tawam.intake import actions as intake
from tawam.intake import queries as kept
from tawam.intake.values.tables import ColumnMapping, Field, Profile
from tawam.people import actions as people
from tawam.people import queries
from tawam.people.rules import profile_mark
from tawam.people.values import Role, Standing
from tawam.registry import actions as registry
from tawam.registry import queries as register
from tawam.registry.rules.declaring import mark_of, said_by
from tawam.registry.values import Declaration, Declared, Topic

LINK = "leipzig--houston"
TODAY = activity().starts_on.earliest()
BENCH = f"/en/workbench/places/{LEIPZIG}/links/{LINK}/"
FORM = {"title": "Choir visit", "kind": "music_festival", "starts_on": "2025-05-01", "state": "held", "language": "en"}


def hidden(page: str, name: str) -> str:
    """What stands in a hidden field of a page."""
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found, f"no field {name}"
    return found[1]


def officer(email: str = "of@example.org") -> Standing:
    """An officer of Leipzig."""
    return member(email, LEIPZIG, Role.OFFICER)


@pytest.fixture
def desk(cast: None) -> Client:
    """The browser of an officer."""
    return client_of(officer())


@pytest.fixture
def rival(cast: None) -> Standing:
    """Another officer, who is a moment faster."""
    return officer("faster@example.org")


@pytest.mark.django_db
class TestTheSecondToCorrect:
    def test_an_activity_reads_what_stands_there_now(self, desk: Client, rival: Standing) -> None:
        key = exchange.log_entry(stated=activity(partnership=LINK), for_place=LEIPZIG, standing=rival).id
        faster = activity("2025-05-02", partnership=LINK, id=key, title="Choirs", online=True)
        exchange.correct_entry(stated=faster, version=1, standing=rival)
        late = desk.post(f"/en/workbench/entries/{key}/edit/", FORM | {"version": "1", "note": "Typed for long"})
        page = late.content.decode()
        assert late.status_code == 409
        told = page.split("What stands there now")[1].split("</ul>")[0]
        assert "Choirs" in told
        assert "2025-05-02" in told
        assert "online" in told
        assert "Outcomes" not in told
        assert "Typed for long" in page
        assert hidden(page, "version") == "2"
        assert log.entry(key).stated == faster

    def test_an_agreement_reads_it_too(self, desk: Client, rival: Standing) -> None:
        key = exchange.log_entry(stated=agreement(partnership=LINK), for_place=LEIPZIG, standing=rival).id
        exchange.correct_entry(stated=agreement(partnership=LINK, id=key, title="Treaty"), version=1, standing=rival)
        given = {"title": "Pact", "signed_on": "2020-03-01", "language": "en", "version": "1"}
        late = desk.post(f"/en/workbench/entries/{key}/edit/", given)
        assert late.status_code == 409
        assert "Treaty" in late.content.decode()
        assert 'value="Pact"' in late.content.decode()

    def test_what_was_never_there_is_told_without_a_comparison(self, desk: Client, rival: Standing) -> None:
        key = exchange.log_entry(stated=activity(partnership=LINK), for_place=LEIPZIG, standing=rival).id
        late = desk.post(f"/en/workbench/entries/{key}/edit/", FORM | {"version": "77", "title": "Other"})
        assert late.status_code == 409
        assert "What stands there now" not in late.content.decode()


@pytest.mark.django_db
class TestTheSecondToDeclare:
    def page(self, desk: Client) -> str:
        """The form as it opens."""
        return desk.get(f"{BENCH}declare/").content.decode()

    def faster(self, rival: Standing, key: str = "a" * 32) -> str:
        """Another officer denies a point of the tie."""
        said = Declaration(Declared.DISPUTE, LEIPZIG, TODAY, key, about=Topic.START, note="It was 1992.")
        return registry.declare(declaration=said, partnership_id=LINK, standing=rival)

    def test_sees_what_was_declared_meanwhile_and_keeps_the_words(self, desk: Client, rival: Standing) -> None:
        opened = self.page(desk)
        self.faster(rival)
        given = {"what": "dispute", "about": "kind", "note": "A friendship only.", "key": hidden(opened, "key")}
        late = desk.post(f"{BENCH}declare/", given | {"seen": hidden(opened, "seen")})
        page = late.content.decode()
        assert late.status_code == 409
        assert "It was 1992." in page
        assert "A friendship only." in page
        again = desk.post(f"{BENCH}declare/", given | {"seen": hidden(page, "seen")})
        assert again.status_code == 302
        assert len(said_by(register.dossier(LINK, as_of=TODAY), LEIPZIG)) == 2

    def test_is_told_too_when_a_word_was_taken_back(self, desk: Client, rival: Standing) -> None:
        source = self.faster(rival)
        opened = self.page(desk)
        registry.take_back(source_id=source, place=LEIPZIG, reason="slip", standing=rival)
        given = {"what": "confirm", "key": hidden(opened, "key"), "seen": hidden(opened, "seen")}
        assert desk.post(f"{BENCH}declare/", given).status_code == 409

    def test_who_sends_the_same_form_again_declares_once(self, desk: Client) -> None:
        opened = self.page(desk)
        given = {"what": "confirm", "key": hidden(opened, "key"), "seen": hidden(opened, "seen")}
        for _ in range(2):
            assert desk.post(f"{BENCH}declare/", given).status_code == 302
        assert len(said_by(register.dossier(LINK, as_of=TODAY), LEIPZIG)) == 1

    def test_is_not_stopped_by_what_the_other_side_says(self, desk: Client) -> None:
        opened = self.page(desk)
        other = member("ho@example.org", world.HOUSTON, Role.OFFICER)
        said = Declaration(Declared.CONFIRM, world.HOUSTON, TODAY, "b" * 32)
        registry.declare(declaration=said, partnership_id=LINK, standing=other)
        given = {"what": "confirm", "key": hidden(opened, "key"), "seen": hidden(opened, "seen")}
        assert desk.post(f"{BENCH}declare/", given).status_code == 302


@pytest.mark.django_db
class TestTheSecondToMark:
    def step(self, rival: Standing) -> Task:
        """A step that somebody took on."""
        one = Task("c" * 32, LINK, LEIPZIG, "recency", "Call", "Kim", TODAY)
        return assessment.set_task(task=one, standing=rival)

    def test_a_step_reads_how_it_was_marked(self, desk: Client, rival: Standing) -> None:
        key = self.step(rival).id
        assessment.settle_task(key=key, state=TaskState.DROPPED, standing=rival)
        given = {"task": key, "state": "done", "seen": "open"}
        page = desk.post(f"{BENCH}plan/settle/", given, follow=True).content.decode()
        assert "Somebody else has marked this step meanwhile" in page
        assert plans.tasks([LINK])[0].state is TaskState.DROPPED

    def test_a_step_as_it_stands_changes_nothing_and_writes_nothing(self, rival: Standing) -> None:
        key = self.step(rival).id
        first = assessment.settle_task(key=key, state=TaskState.DONE, standing=rival, seen=TaskState.OPEN)
        assert assessment.settle_task(key=key, state=TaskState.DONE, standing=rival, seen=TaskState.OPEN) == first

    def test_a_report_as_withdrawn_is_told_that_it_was(self, desk: Client) -> None:
        given = {"circumstance": "budget_cut", "on": "2025", "note": ""}
        desk.post(f"{BENCH}plan/report/", given)
        (one,) = plans.circumstances([LINK])[LINK]
        for told in ("The report is withdrawn.", "This report was withdrawn already."):
            page = desk.post(f"{BENCH}plan/withdraw/", {"report": str(one.id)}, follow=True).content.decode()
            assert told in page


@pytest.mark.django_db
class TestTheSecondToChange:
    def test_a_role_reads_which_it_is_now(self) -> None:
        head, other = member("he@example.org", LEIPZIG, Role.HEAD), member("vi@example.org", LEIPZIG, Role.VIEWER)
        world.places()
        desk, address = client_of(head), f"/en/places/{LEIPZIG}/members/"
        opened = desk.get(address).content.decode()
        assert 'name="seen" value="viewer"' in opened
        asked, _ = people.invite(email="vi@example.org", place=LEIPZIG, role=Role.OFFICER, by=head.account)
        people.accept_invitation(number=asked.number, by=other.account)
        page = desk.post(f"{address}{other.account}/remove/", {"seen": "viewer"}, follow=True).content.decode()
        assert "another role meanwhile" in page
        assert [one.account for one in queries.members(LEIPZIG)] == [head.account, other.account]
        desk.post(f"{address}{other.account}/remove/", {"seen": "officer"})
        assert [one.account for one in queries.members(LEIPZIG)] == [head.account]

    @pytest.mark.parametrize("language", ["en", "ar"])
    def test_the_profile_reads_what_it_is_now_and_keeps_what_was_typed(self, language: str) -> None:
        me = account("me@example.org")
        desk = client_of(me)
        seen = hidden(desk.get(f"/{language}/account/").content.decode(), "seen")
        assert seen == profile_mark(me)
        people.edit_profile(account_id=me.account, name="Changed elsewhere", language="en", weekly_digest=True)
        given = {"name": "Typed here", "language": "en", "seen": seen}
        late = desk.post(f"/{language}/account/profile/", given)
        page = late.content.decode()
        assert late.status_code == 409
        assert "Changed elsewhere" in page
        assert 'value="Typed here"' in page
        assert queries.standing(me.account).weekly_digest
        assert desk.post(f"/{language}/account/profile/", given | {"seen": hidden(page, "seen")}).status_code == 302
        assert queries.standing(me.account).name == "Typed here"
        assert not queries.standing(me.account).weekly_digest

    def test_a_profile_of_tables_keeps_what_was_chosen(self) -> None:
        by = account("ed@example.org", editor=True)
        first = Profile("P", ("a", "b"), ColumnMapping({"a": Field.ONE_NAME, "b": Field.OTHER_NAME}, {}))
        intake.save_profile(profile=first, actor=by.actor)
        desk, address = client_of(by), "/en/workbench/tables/profiles/edit/?name=P"
        seen = hidden(desk.get(address).content.decode(), "seen")
        swapped = Profile("P", first.header, ColumnMapping({"a": Field.OTHER_NAME, "b": Field.ONE_NAME}, {}))
        intake.save_profile(profile=swapped, actor="account:9")
        given = {"name": "Typed", "column-0": "one.name", "column-1": "one.country", "do": "keep"}
        late = desk.post(address, given | {"seen": seen})
        page = late.content.decode()
        assert late.status_code == 409
        assert 'value="Typed"' in page
        assert '<option value="one.country" selected>' in page
        assert kept.profile("P") == swapped
        assert desk.post(address, given | {"seen": hidden(page, "seen")}).status_code == 302
        assert kept.profile("Typed").mapping.columns["b"] is Field.ONE_COUNTRY


@pytest.fixture
def rivals(rivals: None) -> None:
    """The rivals meet in the whole cast."""
    world.build()


def outcomes(*calls: Callable[[], object]) -> list[str]:
    """What each answered, by its type."""
    return names(together(*calls))


@pytest.mark.usefixtures("rivals")
class TestTwoAtTheSameMoment:
    def test_correct_an_entry_once(self) -> None:
        by = officer()
        key = exchange.log_entry(stated=activity(partnership=LINK), for_place=LEIPZIG, standing=by).id

        def correct(title: str) -> object:
            stated = activity(partnership=LINK, id=key, title=title)
            return exchange.correct_entry(stated=stated, version=1, standing=by)

        assert outcomes(lambda: correct("One"), lambda: correct("Two")) == ["ChangedMeanwhile", "Entry"]

    def test_declare_for_a_place_once(self) -> None:
        by = officer()
        seen = mark_of(())

        def declare(key: str, note: str) -> object:
            said = Declaration(Declared.CONFIRM, LEIPZIG, TODAY, key, note=note)
            return registry.declare(declaration=said, partnership_id=LINK, standing=by, seen=seen)

        found = outcomes(*(lambda one=one: declare(one * 32, f"Says {one}") for one in "abc"))
        assert found == ["ChangedMeanwhile", "ChangedMeanwhile", "str"]

    def test_declare_the_same_once_and_are_told_that_it_stands(self) -> None:
        by = officer()

        def declare(key: str) -> object:
            said = Declaration(Declared.CONFIRM, LEIPZIG, TODAY, key)
            return registry.declare(declaration=said, partnership_id=LINK, standing=by, seen=mark_of(()))

        found = outcomes(*(lambda one=one: declare(one * 32) for one in "abc"))
        assert found == ["AlreadyDeclared", "AlreadyDeclared", "str"]

    def test_change_a_profile_once(self) -> None:
        me = account("me@example.org")

        def change(name: str) -> object:
            return people.edit_profile(account_id=me.account, name=name, language="en", seen=profile_mark(me))

        assert outcomes(lambda: change("One"), lambda: change("Two")) == ["ProfileChanged", "Standing"]

    def test_mark_a_step_once(self) -> None:
        by = officer()
        key = assessment.set_task(task=Task("", LINK, LEIPZIG, "recency", "Call", "Kim", TODAY), standing=by).id

        def mark(state: TaskState) -> object:
            return assessment.settle_task(key=key, state=state, standing=by, seen=TaskState.OPEN)

        assert outcomes(lambda: mark(TaskState.DONE), lambda: mark(TaskState.DROPPED)) == ["ChangedMeanwhile", "Task"]

    def test_log_the_same_form_once(self) -> None:
        by = officer()

        def log_it() -> object:
            one = activity(partnership=LINK, id="d" * 32)
            return exchange.log_entry(stated=one, for_place=LEIPZIG, standing=by)

        assert outcomes(log_it, log_it, log_it) == ["AlreadyLogged", "AlreadyLogged", "Entry"]
