"""The pages of what asks for attention: who sees them, what they keep, what they say when something is wrong."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.rooms.made_people import account, client_of, member
from tests.world import COVENTRY, HOUSTON, LEIPZIG

from tawam.assessment import queries
from tawam.assessment.values import TaskState
from tawam.people.values import Role

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast")]
LINK = "leipzig--houston"
PLAN = f"/en/workbench/places/{LEIPZIG}/links/{LINK}/plan/"
STEP = {"feature": "recency", "title": "Write to Houston", "owner": "Kim", "due_on": "2030-09-01", "key": "a" * 32}
CUT = {"circumstance": "budget_cut", "on": "2025", "note": "Half is gone."}
THEIRS = f"/en/workbench/places/{HOUSTON}/links/{LINK}/plan/"


@pytest.fixture
def officer() -> Client:
    """The browser of an officer of Leipzig."""
    return client_of(member("kim@example.org", LEIPZIG, Role.OFFICER))


@pytest.fixture
def contributor() -> Client:
    """The browser of a contributor of Leipzig."""
    return client_of(member("sam@example.org", LEIPZIG, Role.CONTRIBUTOR))


class TestTheList:
    @pytest.mark.parametrize("language", ["en", "ar"])
    def test_shows_each_link_with_both_judgements_and_its_steps(self, officer: Client, language: str) -> None:
        officer.post(f"{PLAN}steps/", STEP)
        page = officer.get(f"/{language}/workbench/places/{LEIPZIG}/attention/").content.decode()
        assert "Write to Houston" in page
        assert page.count("level-word") == 2

    def test_is_for_those_who_have_a_role(self, client: Client) -> None:
        address = f"/en/workbench/places/{LEIPZIG}/attention/"
        assert client.get(address).status_code == 302
        assert client_of(account("lee@example.org")).get(address).status_code == 403

    def test_is_reached_from_the_page_of_the_place(self, officer: Client) -> None:
        page = officer.get(f"/en/workbench/places/{LEIPZIG}/").content.decode()
        assert f"/en/workbench/places/{LEIPZIG}/attention/" in page


class TestAStep:
    def test_is_taken_on_once_even_if_it_is_sent_twice(self, contributor: Client) -> None:
        for _ in range(2):
            assert contributor.post(f"{PLAN}steps/", STEP).status_code == 302
        (kept,) = queries.tasks([LINK])
        assert (kept.title, kept.owner, str(kept.due_on), kept.place) == (
            "Write to Houston",
            "Kim",
            "2030-09-01",
            LEIPZIG,
        )

    def test_sent_again_after_going_back_is_taken_on_once_while_it_is_open(self, contributor: Client) -> None:
        for key in ("a" * 32, "b" * 32):
            contributor.post(f"{PLAN}steps/", STEP | {"key": key})
        assert len(queries.tasks([LINK])) == 1
        contributor.post(f"{PLAN}settle/", {"task": "a" * 32, "state": "done"})
        contributor.post(f"{PLAN}steps/", STEP | {"key": "c" * 32})
        assert len(queries.tasks([LINK])) == 2

    @pytest.mark.parametrize("wrong", [{"title": " "}, {"owner": ""}, {"due_on": "soon"}, {"feature": "x"}])
    def test_that_lacks_something_comes_back_with_what_was_typed(
        self, contributor: Client, wrong: dict[str, str]
    ) -> None:
        page = contributor.post(f"{PLAN}steps/", STEP | wrong | {"note": "x"})
        assert page.status_code == 400
        assert 'role="alert"' in page.content.decode()
        assert (STEP | wrong)["owner"] in page.content.decode()
        assert queries.tasks([LINK]) == []

    def test_is_done_and_opened_again(self, contributor: Client) -> None:
        contributor.post(f"{PLAN}steps/", STEP)
        for state in (TaskState.DONE, TaskState.OPEN, TaskState.DROPPED):
            contributor.post(f"{PLAN}settle/", {"task": STEP["key"], "state": state.value})
            assert queries.tasks([LINK])[0].state is state

    @pytest.mark.parametrize("given", [{"task": "none", "state": "done"}, {"task": "a" * 32, "state": "burnt"}, {}])
    def test_that_is_not_there_or_a_state_that_is_not_known_changes_nothing(
        self, contributor: Client, given: dict[str, str]
    ) -> None:
        contributor.post(f"{PLAN}steps/", STEP)
        assert contributor.post(f"{PLAN}settle/", given).status_code == 302
        assert queries.tasks([LINK])[0].state is TaskState.OPEN

    def test_is_not_for_viewers_and_strangers(self, client: Client) -> None:
        viewer = client_of(member("vi@example.org", LEIPZIG, Role.VIEWER))
        stranger = client_of(member("co@example.org", COVENTRY, Role.HEAD))
        assert [one.post(f"{PLAN}steps/", STEP).status_code for one in (viewer, stranger)] == [403, 403]
        assert client.post(f"{PLAN}steps/", STEP).status_code == 302
        assert queries.tasks([LINK]) == []


class TestTheOtherSide:
    """Houston's people see the same link, and nothing of what Leipzig's people are or may."""

    @pytest.fixture
    def other(self) -> Client:
        """The browser of the head of Houston."""
        return client_of(member("ho@example.org", HOUSTON, Role.HEAD))

    def test_cannot_settle_a_step_and_reads_so(self, contributor: Client, other: Client) -> None:
        contributor.post(f"{PLAN}steps/", STEP)
        answer = other.post(f"{THEIRS}settle/", {"task": STEP["key"], "state": "done"})
        assert answer.status_code == 403
        assert queries.tasks([LINK])[0].state is TaskState.OPEN

    def test_reads_whose_step_it_is_and_not_who_does_it(self, contributor: Client, other: Client) -> None:
        contributor.post(f"{PLAN}steps/", STEP | {"owner": "Kim Person"})
        attention = f"/en/workbench/places/{HOUSTON}/attention/"
        for page in (other.get(THEIRS).content.decode(), other.get(attention).content.decode()):
            assert "Write to Houston" in page
            assert "Kim Person" not in page
            assert "<bdi>Leipzig</bdi>" in page.split("Write to Houston")[1][:160]
        assert "Kim Person" in contributor.get(PLAN).content.decode()

    @pytest.mark.parametrize("address", [PLAN, THEIRS])
    def test_cannot_withdraw_a_report(self, officer: Client, other: Client, address: str) -> None:
        officer.post(f"{PLAN}report/", CUT)
        (kept,) = queries.circumstances([LINK])[LINK]
        assert other.post(f"{address}withdraw/", {"report": str(kept.id)}).status_code == 403
        assert queries.circumstances([LINK])[LINK] == (kept,)

    def test_is_not_told_by_a_viewer_s_errand_whether_there_is_a_report(self, officer: Client) -> None:
        officer.post(f"{PLAN}report/", CUT)
        (kept,) = queries.circumstances([LINK])[LINK]
        viewer = client_of(member("vi@example.org", LEIPZIG, Role.VIEWER))
        for number in (kept.id, 999_999):
            assert viewer.post(f"{PLAN}withdraw/", {"report": str(number)}).status_code == 403


class TestAReport:
    def test_that_is_sent_twice_is_kept_once(self, officer: Client) -> None:
        for _ in range(2):
            assert officer.post(f"{PLAN}report/", CUT).status_code == 302
        assert len(queries.circumstances([LINK])[LINK]) == 1
        officer.post(f"{PLAN}report/", CUT | {"on": "2024"})
        assert len(queries.circumstances([LINK])[LINK]) == 2

    def test_is_dated_in_either_digits(self, officer: Client) -> None:
        assert officer.post(f"{PLAN}report/", CUT | {"on": "٢٠٢٥-٠٣"}).status_code == 302
        (kept,) = queries.circumstances([LINK])[LINK]
        assert str(kept.on) == "2025-03"

    def test_holds_no_character_that_no_database_keeps(self, officer: Client, contributor: Client) -> None:
        assert officer.post(f"{PLAN}report/", CUT | {"note": "Half\x00 is\x07 gone."}).status_code == 302
        assert queries.circumstances([LINK])[LINK][0].note == "Half is gone."
        given = STEP | {"title": "Write\x00 to\u202e Houston", "owner": "K\x00im"}
        assert contributor.post(f"{PLAN}steps/", given).status_code == 302
        (kept,) = queries.tasks([LINK])
        assert (kept.title, kept.owner) == ("Write to Houston", "Kim")
        assert contributor.post(f"{PLAN}settle/", {"task": "\x00", "state": "done"}).status_code == 302

    def test_is_kept_shown_and_withdrawn(self, officer: Client) -> None:
        assert officer.post(f"{PLAN}report/", CUT).status_code == 302
        (kept,) = queries.circumstances([LINK])[LINK]
        assert "Half is gone." in officer.get(PLAN).content.decode()
        officer.post(f"{PLAN}withdraw/", {"report": str(kept.id)})
        assert queries.circumstances([LINK]) == {}

    @pytest.mark.parametrize("wrong", [{"circumstance": "rain"}, {"on": "lately"}, {"on": "2999"}, {"on": ""}])
    def test_that_cannot_be_read_comes_back_with_what_was_typed(self, officer: Client, wrong: dict[str, str]) -> None:
        page = officer.post(f"{PLAN}report/", CUT | wrong)
        assert page.status_code == 400
        assert "Half is gone." in page.content.decode()
        assert queries.circumstances([LINK]) == {}

    def test_is_not_for_contributors(self, contributor: Client) -> None:
        assert contributor.post(f"{PLAN}report/", CUT).status_code == 403
        assert "circumstance" not in contributor.get(PLAN).content.decode()

    @pytest.mark.parametrize("number", ["", "x", "²", "999999", "9" * 30, "9" * 5_000])
    def test_that_is_not_there_is_withdrawn_in_silence(self, officer: Client, number: str) -> None:
        assert officer.post(f"{PLAN}withdraw/", {"report": number}).status_code == 302


class TestThePlan:
    @pytest.mark.parametrize("language", ["en", "ar"])
    def test_shows_what_others_did(self, officer: Client, language: str) -> None:
        officer.post(f"{PLAN}report/", CUT)
        page = officer.get(PLAN.replace("/en/", f"/{language}/"))
        assert page.status_code == 200
        assert "eureka--kamisu" in page.content.decode()

    def test_of_another_places_link_is_not_found(self, officer: Client) -> None:
        address = f"/en/workbench/places/{LEIPZIG}/links/coventry--volgograd/plan/"
        assert officer.get(address).status_code == 404
