"""What is typed into forms of notices, requests and criteria comes back, after signing in or in the other language."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.core.cache import cache
from django.test import Client
from tests.rooms.made_people import client_of, member
from tests.rooms.made_requests import added, answered, copied, entered
from tests.rooms.made_town import wanted
from tests.rooms.test_nothing_typed_is_lost import signed_in, text_of
from tests.rooms.test_second_writers import hidden
from tests.world import BETHLEHEM, LEIPZIG

from tawam.matching import actions, queries
from tawam.matching.values import StatedNotice
from tawam.matching.values.requests import Answer, Paper, RequestState, Rung
from tawam.people.values import Role, Standing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast")]
PLACE = f"workbench/places/{LEIPZIG}/"
LONG = "A note that took ten minutes to type"
KEY = "a" * 32
YES = Answer("funding", met=True, note="budget")


@pytest.fixture(autouse=True)
def kim() -> Standing:
    """Who signs in here, and who has signed in on another desk."""
    cache.clear()
    return member("kim@example.org", LEIPZIG, Role.OFFICER)


@pytest.fixture
def desk(kim: Standing) -> Client:
    """A browser in which Kim has signed in."""
    return client_of(kim)


@pytest.fixture
def notice(kim: Standing) -> StatedNotice:
    """A notice of Leipzig that stands."""
    return actions.state_notice(notice=wanted(), standing=kim)


def seeks(**more: object) -> dict[str, object]:
    """The form of a notice as somebody types it."""
    days = {"from_on": str(wanted().from_on), "until_on": str(wanted().until_on)}
    return {"key": KEY, "seeks": ["sport", "youth"], "hosts": "40", "text": LONG, **days} | more


def asks(**more: object) -> dict[str, object]:
    """The form of a request as somebody types it."""
    given = {"name": "Xyzzyville", "received_on": "2026-05-04", "wanted": "friendship", "purpose": LONG, "key": KEY}
    return given | {"themes": ["youth", "climate"], "paper_budget": "no"} | more


def back(client: Client, address: str, given: dict[str, object]) -> str:
    """The page to which signing in leads after a form was sent without it."""
    page = signed_in(client, client.post(address, given))
    assert page.status_code in (200, 409)
    return unescape(text_of(page))


def form_with(page: str, text: str) -> str:
    """The one form of a page that holds a text."""
    (found,) = [one for one in re.findall(r"<form.*?</form>", page, re.DOTALL) if text in one]
    return found


@pytest.mark.parametrize("language", ["en", "ar"])
class TestANewForm:
    def test_of_a_notice_comes_back_whole_and_is_stated_then(self, client: Client, language: str) -> None:
        address = f"/{language}/{PLACE}notices/new/"
        page = back(client, address, seeks())
        assert f">{LONG}</textarea>" in page
        assert 'name="hosts" value="40"' in page
        assert len(re.findall(r'name="seeks" value="(?:sport|youth)" checked', page)) == 2
        assert hidden(page, "key") == KEY
        assert queries.notices_of(LEIPZIG) == ()
        assert client.post(address, seeks()).status_code == 302
        assert [one.notice.text for one in queries.notices_of(LEIPZIG)] == [LONG]
        assert LONG not in text_of(client.get(address))

    def test_of_a_request_comes_back_whole_and_is_entered_then(self, client: Client, language: str) -> None:
        address = f"/{language}/{PLACE}requests/new/"
        page = back(client, address, asks())
        assert f">{LONG}</textarea>" in page
        assert 'value="Xyzzyville"' in page
        assert 'value="friendship" selected' in page
        assert 'value="2026-05-04"' in page
        assert len(re.findall(r'name="themes" value="(?:youth|climate)" checked', page)) == 2
        assert 'value="no" selected' in page
        assert hidden(page, "key") == KEY
        assert queries.requests_of(LEIPZIG) == ()
        assert client.post(address, asks()).status_code == 302
        (made,) = queries.requests_of(LEIPZIG)
        assert (made.purpose, made.papers) == (LONG, {Paper.BUDGET: False})
        assert LONG not in text_of(client.get(address))

    @pytest.mark.parametrize(
        ("path", "given"), [("notices/new/", seeks()), ("requests/new/", asks())], ids=["notice", "request"]
    )
    def test_goes_along_into_the_other_language(
        self, desk: Client, language: str, path: str, given: dict[str, object]
    ) -> None:
        other = "ar" if language == "en" else "en"
        assert f'name="_language" value="{other}"' in text_of(desk.get(f"/{language}/{PLACE}{path}"))
        page = desk.post(f"/{language}/{PLACE}{path}", given | {"_language": other}, follow=True)
        assert page.redirect_chain == [(f"/{other}/{PLACE}{path}", 302)]
        assert LONG in text_of(page)
        assert (queries.notices_of(LEIPZIG), queries.requests_of(LEIPZIG)) == ((), ())


class TestARequestThatComesBack:
    def test_asks_which_place_is_meant_at_once(self, client: Client) -> None:
        page = back(client, f"/en/{PLACE}requests/new/", asks(name="Bethlehem"))
        assert f'name="asking" value="{BETHLEHEM}"' in page
        assert 'role="alert"' not in page

    def test_keeps_a_day_that_cannot_be_read_and_blames_nobody_yet(self, client: Client) -> None:
        page = back(client, f"/en/{PLACE}requests/new/", asks(received_on="soon"))
        assert 'value="soon"' in page
        assert 'role="alert"' not in page


class TestAChange:
    def test_of_a_notice_meets_what_others_changed_meanwhile(
        self, client: Client, kim: Standing, notice: StatedNotice
    ) -> None:
        address = f"/en/workbench/notices/{notice.notice.id}/edit/"
        answer = client.post(address, seeks(version="1"))
        actions.change_notice(notice=wanted(id=notice.notice.id, hosts=3), version=1, standing=kim)
        page = text_of(signed_in(client, answer))
        assert LONG in page
        assert hidden(page, "version") == "1"
        late = client.post(address, seeks(version="1"))
        assert (late.status_code, LONG in text_of(late)) == (409, True)
        assert queries.notice(notice.notice.id).notice.hosts == 3

    def test_of_a_notice_that_was_withdrawn_meanwhile_shows_what_was_typed(
        self, client: Client, desk: Client, kim: Standing, notice: StatedNotice
    ) -> None:
        address = f"/en/workbench/notices/{notice.notice.id}/edit/"
        answer = client.post(address, seeks(version="1"))
        actions.withdraw_notice(key=notice.notice.id, version=1, standing=kim)
        late = desk.post(address, seeks(version="1"))
        for page in (late, signed_in(client, answer)):
            assert page.status_code == 409
            assert LONG in text_of(page)
            assert "This notice is withdrawn; state a new one." in text_of(page)
        assert queries.notice(notice.notice.id).version == 2

    def test_of_a_request_meets_what_others_changed_meanwhile(self, client: Client) -> None:
        one = entered()
        address = f"/en/{PLACE}requests/{one.id}/edit/"
        answer = client.post(address, asks(version="1"))
        answered(one, YES)
        page = text_of(signed_in(client, answer))
        assert LONG in page
        assert hidden(page, "version") == "1"
        late = client.post(address, asks(version="1"))
        assert (late.status_code, LONG in text_of(late)) == (409, True)
        assert hidden(text_of(late), "version") == "2"
        assert queries.request(one.id).name == "Lyon"


@pytest.mark.parametrize("language", ["en", "ar"])
class TestAnAnswer:
    def test_comes_back_open_under_its_own_criterion(self, client: Client, language: str) -> None:
        copied()
        one = entered()
        page = f"/{language}/{PLACE}requests/{one.id}/"
        given = {"kind": "committee", "number": "17", "note": LONG, "url": "https://a.example/", "version": "1"}
        found = back(client, f"{page}answer/", given)
        assert found.count(LONG) == 1
        form = form_with(found, LONG)
        assert 'name="kind" value="committee"' in form
        assert 'value="17"' in form
        assert 'value="https://a.example/"' in form
        assert re.search(rf"<details open>(?:(?!</details>).)*{LONG}", found, re.DOTALL)
        assert client.post(f"{page}answer/", given).status_code == 302
        assert queries.request(one.id).answers[0].note == LONG

    def test_meets_what_others_changed_meanwhile(self, client: Client, language: str) -> None:
        copied()
        one = entered()
        page = f"/{language}/{PLACE}requests/{one.id}/"
        given = {"kind": "committee", "number": "17", "note": LONG, "version": "1"}
        answer = client.post(f"{page}answer/", given)
        answered(one, YES)
        found = text_of(signed_in(client, answer))
        assert hidden(form_with(found, LONG), "version") == "1"
        assert hidden(form_with(found, 'name="decided_on"'), "version") == "2"
        late = client.post(f"{page}answer/", given)
        assert (late.status_code, LONG in text_of(late)) == (409, True)
        assert hidden(form_with(text_of(late), LONG), "version") == "2"
        assert [one.kind for one in queries.request(one.id).answers] == ["funding"]

    def test_of_the_council_comes_back_as_its_decision(self, client: Client, language: str) -> None:
        copied()
        one = entered()
        page = f"/{language}/{PLACE}requests/{one.id}/"
        given = {"state": "declined", "decided_on": "2026-06-01", "decision": LONG, "version": "1"}
        found = back(client, f"{page}decide/", given)
        assert found.count(LONG) == 1
        form = form_with(found, LONG)
        assert 'value="declined" selected' in form
        assert 'value="2026-06-01"' in form
        assert client.post(f"{page}decide/", given).status_code == 302
        assert queries.request(one.id).state is RequestState.DECLINED

    def test_of_the_council_meets_what_others_changed_meanwhile(self, client: Client, language: str) -> None:
        one = entered()
        page = f"/{language}/{PLACE}requests/{one.id}/"
        given = {"state": "declined", "decided_on": "2026-06-01", "decision": LONG, "version": "1"}
        answer = client.post(f"{page}decide/", given)
        decided = {"state": RequestState.TWINNING, "decided_on": one.received_on, "decision": "yes"}
        by = member("lee@example.org", LEIPZIG, Role.HEAD)
        actions.decide_request(key=one.id, version=1, standing=by, **decided)
        found = text_of(signed_in(client, answer))
        form = form_with(found, LONG)
        assert hidden(form, "version") == "1"
        assert re.search(r"<details open><summary>[^<]*</summary><form[^>]*#decision", found)
        assert client.post(f"{page}decide/", given).status_code == 409
        assert queries.request(one.id).decision == "yes"


class TestCriteria:
    PAGE = f"/en/{PLACE}requests/criteria/"

    def back(self, client: Client, **given: object) -> str:
        """The page of the criteria after a form of it was sent without signing in."""
        return back(client, f"{self.PAGE}change/", given)

    def test_that_were_to_be_added_come_back_in_the_form_of_their_kind(self, client: Client) -> None:
        copied("clair")
        given = {"kind": "papers", "items": ["budget", "plan"], "must": "no", "step": "friendship", "note": LONG}
        found = self.back(client, act="add", version="1", **given)
        form = form_with(found, LONG)
        assert 'name="kind" value="papers"' in form
        assert len(re.findall(r'name="items" value="(?:budget|plan)" checked', form)) == 2
        assert 'value="no" selected' in form
        assert 'value="friendship" selected' in form
        assert hidden(form, "version") == "1"

    def test_that_were_to_be_changed_come_back_open_and_alone(self, client: Client) -> None:
        copied("austin")
        given = {"key": "austin-2", "threshold": "23", "must": "yes", "step": "twinning", "note": LONG}
        answer = client.post(f"{self.PAGE}change/", {"act": "change", "version": "1", **given})
        added("free_travel")
        found = text_of(signed_in(client, answer))
        form = form_with(found, LONG)
        assert 'name="key" value="austin-2"' in form
        assert 'value="23"' in form
        assert hidden(form, "version") == "1"
        assert found.count("<details open>") == 1
        others = [one for one in re.findall(r"<form.*?</form>", found, re.DOTALL) if "rule-note" in one and one != form]
        assert {hidden(one, "version") for one in others} == {"2"}
        assert client.post(f"{self.PAGE}change/", {"act": "change", "version": "1", **given}).status_code == 409

    def test_of_steps_come_back_with_their_months(self, client: Client) -> None:
        copied("austin")
        found = self.back(client, act="steps", version="1", steps=["contact", "twinning"], wait_contact="7")
        form = form_with(found, 'name="wait_contact"')
        ticks = re.findall(r'name="steps" value="(\w+)" checked', form)
        assert ticks == [Rung.CONTACT, Rung.TWINNING]
        assert re.search(r'name="wait_contact"[^>]*value="7"', form)
        assert queries.criteria_of(LEIPZIG).version == 1

    def test_are_never_copied_by_signing_in(self, client: Client) -> None:
        self.back(client, act="copy", template="clair", version="0")
        assert queries.criteria_of(LEIPZIG).version == 0


class TestAWithdrawal:
    def test_of_a_notice_leads_to_the_workbench_and_withdraws_nothing(
        self, client: Client, notice: StatedNotice
    ) -> None:
        page = signed_in(client, client.post(f"/en/workbench/notices/{notice.notice.id}/withdraw/", {"version": "1"}))
        assert page.redirect_chain[-1][0] == f"/en/{PLACE}"
        assert page.status_code == 200
        assert not queries.notice(notice.notice.id).withdrawn
