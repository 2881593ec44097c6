"""Who speaks for a place, as the pages show and change it; who may open them stands in doors.py."""

from __future__ import annotations

import re

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from tests import world
from tests.rooms.letters import last_letter, link_in
from tests.rooms.made_people import account, client_of, member

from tawam.people import queries
from tawam.people.actions import invite
from tawam.people.values import Role
from tawam.web import letters

pytestmark = pytest.mark.django_db
MEMBERS = f"places/{world.COVENTRY}/members/"
FORM = {"email": "guest@example.org", "role": "officer", "language": "en"}


@pytest.fixture(autouse=True)
def _fresh_limits() -> None:
    """Attempts of one test are not counted in the next."""
    cache.clear()


def browser(who: str) -> Client:
    """A browser of one of the cast."""
    if who == "nobody":
        return Client()
    if who in ("administrator", "editor"):
        return client_of(account(f"{who}@example.org", **{who: True}))
    if who == "stranger":
        return client_of(member("stranger@example.org", world.LEIPZIG, Role.HEAD))
    return client_of(member(f"{who}@example.org", world.COVENTRY, Role(who)))


class TestARole:
    @pytest.mark.parametrize("who", ["nobody", "stranger", "editor", "viewer", "contributor", "officer"])
    def test_below_head_neither_withdraws_nor_removes(self, who: str) -> None:
        head = member("boss@example.org", world.COVENTRY, Role.HEAD)
        member("second@example.org", world.COVENTRY, Role.HEAD)
        made, _ = invite(email="guest@example.org", place=world.COVENTRY, role=Role.VIEWER, by=head.account)
        client = browser(who)
        client.post(f"/en/places/{world.COVENTRY}/invitations/{made.number}/withdraw/")
        client.post(f"/en/{MEMBERS}{head.account}/remove/")
        assert [one.number for one in queries.invitations(world.COVENTRY)] == [made.number]
        assert head.account in [one.account for one in queries.members(world.COVENTRY)]


@pytest.mark.parametrize("language", ["en", "ar"])
class TestThePage:
    def test_shortens_a_long_name_at_its_own_end(self, language: str) -> None:
        # Where a line is cut is decided by the direction of the element, which must be that of the name.
        head = browser("head").get(f"/{language}/{MEMBERS}").content.decode().partition("</header>")[0]
        assert re.search('<a class="account"[^>]*>.*<span dir="auto">Head</span></a>', head)

    def test_keeps_a_blank_between_the_words_of_a_button_that_is_a_row_of_boxes(self, language: str) -> None:
        body = browser("head").get(f"/{language}/{MEMBERS}").content.decode()
        other = {"en": "العربية", "ar": "English"}[language]
        assert re.search(f'name="_language"[^>]*><span>[^<]+: <bdi lang="[a-z]+">{other}</bdi></span></button>', body)

    def test_lists_members_with_addresses_only_for_those_who_manage_them(self, language: str) -> None:
        head, officer = browser("head"), browser("officer")
        for client, managed in ((head, True), (officer, False)):
            body = client.get(f"/{language}/{MEMBERS}").content.decode()
            assert "Head" in body
            assert "Officer" in body
            assert ("officer@example.org" in body) is True, "one's own, or any for a head"
            assert ("head@example.org" in body) is managed
            assert ("members/invite/" in body) is managed

    def test_is_reached_from_the_place_by_members_only(self, language: str) -> None:
        place = f"/{language}/places/{world.COVENTRY}/"
        assert "members/" in browser("viewer").get(place).content.decode()
        for client in (browser("nobody"), browser("stranger")):
            assert "members/" not in client.get(place).content.decode()

    def test_of_an_unknown_place_is_not_found(self, language: str) -> None:
        client = browser("administrator")
        assert client.get(f"/{language}/places/gn:0/members/").status_code == 404
        assert client.post(f"/{language}/places/gn:0/members/invite/", FORM).status_code == 404

    def test_says_what_is_wrong_with_a_form_and_keeps_what_was_typed(self, language: str) -> None:
        client = browser("head")
        answer = client.post(f"/{language}/{MEMBERS}invite/", FORM | {"email": "guest at example"})
        assert answer.status_code == 400
        assert "wrong-note" in answer.content.decode()
        assert "guest at example" in answer.content.decode()
        taken = client.post(f"/{language}/{MEMBERS}invite/", FORM | {"email": "head@example.org"})
        assert taken.status_code == 400
        assert 'role="alert"' in taken.content.decode()

    def test_refuses_roles_that_there_are_not(self, language: str) -> None:
        assert browser("head").post(f"/{language}/{MEMBERS}invite/", FORM | {"role": "mayor"}).status_code == 400
        assert queries.invitations(world.COVENTRY) == ()

    def test_removes_and_withdraws_with_a_word(self, language: str) -> None:
        client, officer = browser("head"), member("of@example.org", world.COVENTRY, Role.OFFICER)
        client.post(f"/{language}/{MEMBERS}invite/", FORM)
        (made,) = queries.invitations(world.COVENTRY)
        for path in (
            f"places/{world.COVENTRY}/invitations/{made.number}/withdraw/",
            f"{MEMBERS}{officer.account}/remove/",
        ):
            page = client.post(f"/{language}/{path}", follow=True).content.decode()
            assert '<li class="notice">' in page
            assert client.post(f"/{language}/{path}").status_code in (302, 404), "a second click does no harm"
        assert queries.invitations(world.COVENTRY) == ()
        assert [one.role for one in queries.members(world.COVENTRY)] == [Role.HEAD]

    def test_keeps_the_last_head_and_says_why(self, language: str) -> None:
        client = browser("head")
        head = queries.account_of("head@example.org")
        assert "remove/" not in client.get(f"/{language}/{MEMBERS}").content.decode()
        page = client.post(f"/{language}/{MEMBERS}{head.account}/remove/", follow=True).content.decode()
        assert "notice problem" in page
        assert len(queries.members(world.COVENTRY)) == 1

    def test_lets_a_member_leave(self, language: str) -> None:
        client = browser("viewer")
        viewer = queries.account_of("viewer@example.org")
        answer = client.post(f"/{language}/{MEMBERS}{viewer.account}/remove/")
        assert answer["Location"] == f"/{language}/account/"
        assert queries.members(world.COVENTRY) == ()


@pytest.mark.parametrize(
    ("language", "told", "listed"),
    [("en", "does not hold any more", "its link opens nothing any more"), ("ar", "لم تعد سارية", "لم يعد رابطها")],
)
class TestANewerInvitation:
    def test_says_that_the_older_one_holds_no_more_and_lists_it(self, language: str, told: str, listed: str) -> None:
        head = browser("head")
        for role in ("viewer", "officer"):
            page = head.post(f"/{language}/{MEMBERS}invite/", FORM | {"role": role}, follow=True).content.decode()
            assert (told in page) is (role == "officer")
            assert (listed in page) is (role == "officer")
        old, new = (link_in(letter) for letter in mail.outbox[-2:])
        guest = client_of(account("guest@example.org"))
        assert "latest mail" in guest.get(old).content.decode()
        assert "accept" in guest.get(new).content.decode()

    def test_whose_mail_cannot_leave_says_so_too(
        self, language: str, told: str, listed: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        head = browser("head")
        head.post(f"/{language}/{MEMBERS}invite/", FORM)
        monkeypatch.setattr(letters, "send_mail", _broken)
        page = head.post(f"/{language}/{MEMBERS}invite/", FORM).content.decode()
        assert told in page
        assert listed in page
        assert queries.invitations(world.COVENTRY) == ()

    def test_is_announced_where_it_is_made(self, language: str, told: str, listed: str) -> None:
        page = browser("head").get(f"/{language}/{MEMBERS}").content.decode()
        assert ("then holds no more" if language == "en" else "تبطل حينئذ") in page
        assert listed not in page


def _broken(*_: object, **__: object) -> None:
    """No mail leaves."""
    raise ConnectionRefusedError


class TestTheLetter:
    @pytest.mark.parametrize(
        ("language", "place", "role", "address"),
        [("en", "Coventry", "officer", "/en/account/"), ("ar", "كوفنتري", "مسؤول", "/ar/account/")],
    )
    def test_is_in_the_language_chosen_for_it_and_its_link_opens(
        self, language: str, place: str, role: str, address: str
    ) -> None:
        browser("head").post(f"/en/{MEMBERS}invite/", FORM | {"language": language})
        letter = last_letter("guest@example.org")
        assert place in letter.subject
        for expected in (place, role, "Head"):
            assert expected in letter.body
        assert link_in(letter).startswith(address)
        guest = client_of(account("guest@example.org"))
        assert guest.get(link_in(letter)).status_code == 200

    def test_that_cannot_leave_invites_nobody(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(letters, "send_mail", _broken)
        answer = browser("head").post(f"/en/{MEMBERS}invite/", FORM)
        assert answer.status_code == 400
        assert "could not be sent" in answer.content.decode()
        assert queries.invitations(world.COVENTRY) == ()

    def test_cannot_be_made_to_carry_another_line(self) -> None:
        client = browser("head")
        client.post("/en/account/profile/", {"name": "Head\r\nBcc: all@example.org", "language": "en"})
        mail.outbox.clear()
        client.post(f"/en/{MEMBERS}invite/", FORM)
        assert [one.recipients() for one in mail.outbox] == [["guest@example.org"]]


class TestOnesOwnPlaces:
    @pytest.mark.parametrize("language", ["en", "ar"])
    def test_are_shown_with_role_and_open_invitations(self, language: str) -> None:
        client = browser("officer")
        by = account("root@example.org", administrator=True)
        made, _ = invite(email="officer@example.org", place=world.LEIPZIG, role=Role.VIEWER, by=by.account)
        body = client.get(f"/{language}/account/").content.decode()
        assert f"/{language}/places/{world.COVENTRY}/members/" in body
        assert f"/{language}/account/invitations/{made.number}/accept/" in body
        client.post(f"/{language}/account/invitations/{made.number}/accept/")
        assert f"/{language}/places/{world.LEIPZIG}/members/" in client.get(f"/{language}/account/").content.decode()
