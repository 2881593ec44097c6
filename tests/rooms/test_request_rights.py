"""Who may open which page of the requests, from one table: what a place received is nobody else's."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.rooms.made_people import account, client_of, member
from tests.rooms.made_requests import answered, copied, entered
from tests.world import COVENTRY, HOUSTON, LEIPZIG

from tawam.matching import models
from tawam.matching.values.requests import Answer, Request
from tawam.people.values import Role

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast")]
HOME = f"/en/workbench/places/{LEIPZIG}/requests/"
ROLES = ("nobody", "stranger", "viewer", "contributor", "officer", "head", "head elsewhere", "editor", "administrator")
READ = (302, 403, 200, 200, 200, 200, 403, 403, 403)
WRITE = (302, 403, 403, 403, 200, 200, 403, 403, 403)
DONE = (302, 403, 403, 403, 302, 302, 403, 403, 403)
# What each of ROLES gets: for reading the page, then for sending its form.
GETS = {
    "": READ,
    "new/": WRITE,
    "criteria/": READ,
    "criteria/?kind=papers": READ,
    "{key}/": READ,
    "{key}/edit/": WRITE,
    "{key}/paper.html": READ,
    "{key}/paper.pdf": READ,
    "{key}/paper.docx": READ,
}
POSTS = {
    "new/": ({"name": "Atlantis", "asking": "not-found", "received_on": "2026-05-04"}, DONE),
    "criteria/change/": ({"act": "copy", "template": "clair", "version": "1"}, DONE),
    "{key}/edit/": ({"name": "Lyon!", "asking": "not-found", "received_on": "2026-05-04", "version": "2"}, DONE),
    "{key}/answer/": ({"kind": "funding", "said": "yes", "note": "x", "version": "2"}, DONE),
    "{key}/decide/": ({"state": "declined", "decided_on": "2026-06-01", "version": "2"}, DONE),
}
NOT_BY_GET = ("criteria/change/", "{key}/answer/", "{key}/decide/")
NOT_BY_POST = ("", "criteria/", "{key}/", "{key}/paper.pdf")


@pytest.fixture
def kept() -> Request:
    """A request with an answer, to Leipzig, which has criteria."""
    copied()
    return answered(entered(), Answer("free_travel", met=True, note="looked up"))


def visitor(name: str) -> Client:
    """The browser of somebody."""
    if name == "nobody":
        return Client()
    if name == "stranger":
        return client_of(account("st@example.org"))
    if name in ("editor", "administrator"):
        return client_of(account(f"{name}@example.org", **{name: True}))
    if name == "head elsewhere":
        return client_of(member("el@example.org", HOUSTON, Role.HEAD))
    return client_of(member(f"{name}@example.org", LEIPZIG, Role(name)))


def written() -> int:
    """How many writes there were."""
    return models.RequestRevision.objects.count()


class TestReading:
    @pytest.mark.parametrize("page", GETS)
    @pytest.mark.parametrize("who", ROLES)
    def test_is_open_to_whom_the_table_says(self, kept: Request, page: str, who: str) -> None:
        before = written()
        answer = visitor(who).get(HOME + page.format(key=kept.id))
        assert answer.status_code == GETS[page][ROLES.index(who)]
        assert written() == before, "reading changes nothing"

    @pytest.mark.parametrize("who", ["viewer", "officer"])
    def test_is_kept_by_no_cache(self, kept: Request, who: str) -> None:
        browser = visitor(who)
        for page in GETS:
            assert "no-store" in browser.get(HOME + page.format(key=kept.id))["Cache-Control"]

    @pytest.mark.parametrize("page", GETS)
    def test_leads_a_stranger_to_the_sign_in_page_and_back(self, kept: Request, page: str) -> None:
        answer = Client().get(HOME + page.format(key=kept.id))
        assert answer["Location"].startswith("/en/account/login/?next=/en/workbench/places/")

    @pytest.mark.parametrize("page", ["{key}/", "{key}/edit/", "{key}/paper.pdf"])
    def test_of_one_place_s_request_under_another_place_finds_nothing(self, kept: Request, page: str) -> None:
        browser = visitor("head elsewhere")
        elsewhere = HOME.replace(LEIPZIG, HOUSTON)
        assert browser.get(elsewhere + page.format(key=kept.id)).status_code == 404

    @pytest.mark.parametrize(
        "page", ["nowhere/", "nowhere/edit/", "nowhere/paper.pdf", "{key}/paper.exe", "{key}/paper.json"]
    )
    def test_of_what_is_not_there_finds_nothing(self, kept: Request, page: str) -> None:
        assert visitor("head").get(HOME + page.format(key=kept.id)).status_code == 404

    @pytest.mark.parametrize("who", ["viewer", "contributor"])
    def test_shows_no_form_to_those_who_may_not_write(self, kept: Request, who: str) -> None:
        browser = visitor(who)
        for page in ("", "criteria/", "{key}/"):
            body = browser.get(HOME + page.format(key=kept.id)).content.decode()
            main = body.split("<main", maxsplit=1)[1].split("</main>", maxsplit=1)[0]
            assert 'method="post"' not in main
            assert "/new/" not in main


class TestWriting:
    @pytest.mark.parametrize("page", POSTS)
    @pytest.mark.parametrize("who", ROLES)
    def test_is_open_to_whom_the_table_says(self, kept: Request, page: str, who: str) -> None:
        given, expected = POSTS[page]
        before = written()
        answer = visitor(who).post(HOME + page.format(key=kept.id), given)
        assert answer.status_code == expected[ROLES.index(who)]
        assert written() - before == (1 if who in ("officer", "head") else 0)

    @pytest.mark.parametrize("page", [page for page in POSTS if "{key}" in page])
    def test_to_one_place_s_request_under_another_place_finds_nothing(self, kept: Request, page: str) -> None:
        before = written()
        answer = visitor("head elsewhere").post(
            HOME.replace(LEIPZIG, HOUSTON) + page.format(key=kept.id), POSTS[page][0]
        )
        assert (answer.status_code, written()) == (404, before)

    @pytest.mark.parametrize("page", NOT_BY_GET)
    def test_is_never_done_by_reading(self, kept: Request, page: str) -> None:
        assert visitor("head").get(HOME + page.format(key=kept.id)).status_code == 405

    @pytest.mark.parametrize("page", NOT_BY_POST)
    def test_is_not_done_where_there_is_only_reading(self, kept: Request, page: str) -> None:
        assert visitor("head").post(HOME + page.format(key=kept.id)).status_code == 405

    @pytest.mark.parametrize("page", POSTS)
    def test_asks_for_the_token_of_the_form(self, kept: Request, page: str) -> None:
        browser = Client(enforce_csrf_checks=True)
        browser.cookies = visitor("head").cookies
        before = written()
        assert browser.post(HOME + page.format(key=kept.id), POSTS[page][0]).status_code == 403
        assert written() == before


class TestTheWorkbench:
    @pytest.mark.parametrize("who", ["viewer", "officer"])
    @pytest.mark.parametrize("language", ["en", "ar"])
    def test_leads_to_the_requests(self, who: str, language: str) -> None:
        body = visitor(who).get(f"/{language}/workbench/places/{LEIPZIG}/").content.decode()
        assert f'href="/{language}/workbench/places/{LEIPZIG}/requests/"' in body

    def test_of_another_place_does_not(self) -> None:
        assert visitor("head elsewhere").get(HOME.replace(LEIPZIG, COVENTRY)).status_code == 403


class TestTheApi:
    @pytest.mark.parametrize("who", ["nobody", "head"])
    def test_never_tells_what_a_place_received(self, kept: Request, who: str) -> None:
        browser = visitor(who)
        assert browser.get(f"/api/v1/places/{LEIPZIG}/requests").status_code == 404
        assert browser.get(f"/api/v1/places/{LEIPZIG}/requests/{kept.id}").status_code == 404
        address = f"/api/v1/places/{LEIPZIG}/requests/judgement?candidate={kept.asking}&template=redwood_city"
        told = browser.get(address).json()
        free = next(one for one in told["findings"] if one["rule"]["kind"] == "free_travel")
        assert (free["verdict"], free["answer"]) == ("unknown", None), "answers are the place's own"
