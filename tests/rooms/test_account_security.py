"""What an attacker tries at the doors of accounts."""

from __future__ import annotations

import datetime as dt
from urllib.parse import quote

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.core import signing
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from tests import world
from tests.rooms.letters import last_letter, link_in
from tests.rooms.made_people import PASSWORD, account, client_of, member

from tawam.people import models, queries
from tawam.people.actions import invite
from tawam.people.values import Role

pytestmark = pytest.mark.django_db
SAM = "sam@example.org"
ELSEWHERE = (
    "https://evil.example/",
    "//evil.example/",
    "///evil.example",
    "https:evil.example",
    "\\\\evil.example",
    "/\\evil.example",
    "javascript:alert(1)",
    "http://testserver@evil.example/",
    " https://evil.example/",
)


@pytest.fixture(autouse=True)
def _fresh_limits() -> None:
    """Attempts of one test are not counted in the next."""
    cache.clear()


def sign_in(client: Client, password: str = PASSWORD, **more: str) -> str:
    """Sign in; returns where that leads, or nothing where it was refused."""
    answer = client.post("/en/account/login/", {"login": SAM, "password": password, **more})
    return str(answer.get("Location", ""))


class TestTheWayBack:
    @pytest.mark.parametrize("address", ELSEWHERE)
    def test_never_leads_to_another_site(self, client: Client, address: str) -> None:
        account(SAM)
        for where in (f"?next={quote(address)}", ""):
            cache.clear()
            answer = Client().post(
                f"/en/account/login/{where}",
                {"login": SAM, "password": PASSWORD, **({} if where else {"next": address})},
            )
            assert answer["Location"] == "/en/account/"

    @pytest.mark.parametrize("address", ELSEWHERE)
    def test_is_as_narrow_when_signing_out_or_already_in(self, client: Client, address: str) -> None:
        inside = client_of(account(SAM))
        assert inside.get(f"/en/account/login/?next={quote(address)}")["Location"] == "/en/account/"
        assert inside.post("/en/account/logout/", {"next": address})["Location"] == "/en/"

    def test_leads_to_the_page_that_was_asked_for(self, client: Client) -> None:
        account(SAM)
        asked = client.get("/ar/account/data/?x=1")["Location"]
        assert asked == "/ar/account/login/?next=/ar/account/data/%3Fx%3D1"
        form = client.get(asked).content.decode()
        assert '<input type="hidden" name="next" value="/ar/account/data/?x=1"' in form
        assert sign_in(client, next="/ar/account/data/?x=1") == "/ar/account/data/?x=1"


class TestASession:
    def test_gets_a_new_key_when_somebody_signs_in(self, client: Client) -> None:
        account(SAM)
        planted = client.session
        planted["seed"] = 1
        planted.save()
        client.cookies["sessionid"] = str(planted.session_key)
        sign_in(client)
        assert client.cookies["sessionid"].value != planted.session_key
        thief = Client()
        thief.cookies["sessionid"] = str(planted.session_key)
        assert thief.get("/en/account/").status_code == 302

    def test_key_of_a_stranger_s_making_is_not_taken_over(self, client: Client) -> None:
        account(SAM)
        client.cookies["sessionid"] = "a" * 32
        sign_in(client)
        assert client.cookies["sessionid"].value != "a" * 32

    def test_is_worth_nothing_after_signing_out(self, client: Client) -> None:
        account(SAM)
        sign_in(client)
        kept = client.cookies["sessionid"].value
        client.post("/en/account/logout/")
        thief = Client()
        thief.cookies["sessionid"] = kept
        assert thief.get("/en/account/").status_code == 302
        assert not Session.objects.filter(pk=kept).exists()

    def test_cookie_is_kept_from_scripts_and_other_sites(self, client: Client) -> None:
        account(SAM)
        sign_in(client)
        cookie = client.cookies["sessionid"]
        assert cookie["httponly"]
        assert cookie["samesite"] == "Lax"

    def test_elsewhere_ends_when_the_password_changes(self, client: Client) -> None:
        account(SAM)
        other = client_of(queries.account_of(SAM))
        sign_in(client)
        new = "Orchard-window-77"
        client.post("/en/account/password/change/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
        assert other.get("/en/account/").status_code == 302
        assert client.get("/en/account/").status_code == 200


WRITING = (
    "account/login/",
    "account/logout/",
    "account/signup/",
    "account/email/",
    "account/password/change/",
    "account/password/reset/",
    "account/profile/",
    "account/delete/",
    "account/second-factor/totp/activate/",
    "account/second-factor/totp/deactivate/",
    "account/second-factor/recovery-codes/generate/",
    "account/invitations/1/accept/",
    f"places/{world.COVENTRY}/members/invite/",
    f"places/{world.COVENTRY}/members/1/remove/",
    f"places/{world.COVENTRY}/invitations/1/withdraw/",
)


class TestAForm:
    @pytest.mark.parametrize("language", ["en", "ar"])
    @pytest.mark.parametrize("path", WRITING)
    def test_of_another_site_is_refused(self, path: str, language: str) -> None:
        strict = Client(enforce_csrf_checks=True)
        strict.cookies = client_of(account(SAM)).cookies
        answer = strict.post(f"/{language}/{path}", {})
        assert answer.status_code == 403
        assert f'lang="{language}"' in answer.content.decode()
        assert get_user_model().objects.filter(email=SAM).exists()

    @pytest.mark.parametrize("path", [path for path in WRITING if "/members/" in path or "invitation" in path])
    def test_is_needed_to_write(self, path: str) -> None:
        assert client_of(account(SAM, administrator=True)).get(f"/en/{path}").status_code == 405


class TestGuessing:
    def test_of_a_password_is_stopped_after_five_failures(self, client: Client) -> None:
        account(SAM)
        for _ in range(5):
            assert sign_in(client, "Wrong-password-1") == ""
        answer = client.post("/en/account/login/", {"login": SAM, "password": PASSWORD})
        assert "Too many failed attempts" in answer.content.decode()
        assert client.get("/en/account/").status_code == 302, "not even the right one opens now"

    def test_of_one_account_does_not_lock_another_out(self, client: Client) -> None:
        account(SAM)
        for _ in range(6):
            client.post("/en/account/login/", {"login": "other@example.org", "password": "x"})
        assert sign_in(client) == "/en/account/"

    @pytest.mark.parametrize("language", ["en", "ar"])
    def test_in_bulk_meets_a_page_that_says_to_wait(self, client: Client, language: str) -> None:
        for number in range(20):
            form = {"email": f"a{number}@example.org"}
            assert client.post(f"/{language}/account/password/reset/", form).status_code == 302
        answer = client.post(f"/{language}/account/password/reset/", {"email": "last@example.org"})
        assert answer.status_code == 429
        assert f'lang="{language}"' in answer.content.decode()
        assert 'class="page narrow"' in answer.content.decode()

    def test_of_a_code_is_stopped(self, client: Client) -> None:
        account(SAM)
        sign_in(client)
        client.post("/en/account/reauthenticate/", {"password": PASSWORD})
        for _ in range(12):
            answer = client.post("/en/account/second-factor/totp/activate/", {"code": "000000"})
        assert "Too many" in answer.content.decode()

    def test_behind_a_header_of_one_s_own_does_not_help(self, client: Client) -> None:
        statuses = [
            client.post(
                "/en/account/password/reset/",
                {"email": f"a{number}@example.org"},
                headers={"x-forwarded-for": f"10.0.0.{number}"},
            ).status_code
            for number in range(21)
        ]
        assert statuses[-1] == 429


class TestALink:
    def test_that_confirms_is_bound_to_its_address_and_cannot_be_made(self, client: Client) -> None:
        form = {"email": SAM, "name": "Sam", "password1": PASSWORD}
        client.post("/en/account/signup/", form)
        row = EmailAddress.objects.get(email=SAM)
        forged = signing.dumps(obj=row.pk, salt="another")
        assert client.post(f"/en/account/confirm-email/{forged}/").status_code == 404
        assert not EmailAddress.objects.get(email=SAM).verified

    def test_that_resets_is_dead_once_the_password_changed_otherwise(self, client: Client) -> None:
        account(SAM)
        client.post("/en/account/password/reset/", {"email": SAM})
        link = link_in(last_letter(SAM))
        row = get_user_model().objects.get()
        row.set_password("Orchard-window-77")
        row.save()
        assert "notice problem" in client.get(link, follow=True).content.decode()

    def test_in_a_mail_leads_to_the_host_that_was_asked_and_that_is_allowed(self, client: Client) -> None:
        account(SAM)
        bad = client.post("/en/account/password/reset/", {"email": SAM}, headers={"host": "evil.example"})
        assert bad.status_code == 400
        client.post("/en/account/password/reset/", {"email": SAM})
        assert "http://testserver/en/account/password/reset/key/" in last_letter(SAM).body


class TestAnInvitationLink:
    def made(self, email: str = SAM) -> tuple[int, str]:
        by = account("root@example.org", administrator=True)
        found, token = invite(email=email, place=world.COVENTRY, role=Role.OFFICER, by=by.account)
        return found.number, f"/en/account/invitations/{token}/"

    def test_shows_the_way_in_to_who_has_not_signed_in(self, client: Client) -> None:
        number, link = self.made()
        page = client.get(link).content.decode()
        assert f"/en/account/login/?next={quote(link)}" in page
        assert client.post(f"/en/account/invitations/{number}/accept/")["Location"].startswith("/en/account/login/")
        assert queries.members(world.COVENTRY) == ()

    def test_is_accepted_once(self) -> None:
        number, link = self.made()
        client = client_of(account(SAM))
        assert f"/en/account/invitations/{number}/accept/" in client.get(link).content.decode()
        client.post(f"/en/account/invitations/{number}/accept/")
        assert [one.role for one in queries.members(world.COVENTRY)] == [Role.OFFICER]
        assert "has been accepted" in client.get(link).content.decode()
        again = client.post(f"/en/account/invitations/{number}/accept/", follow=True)
        assert "has been accepted" in again.content.decode()

    def test_is_nothing_to_another_address(self) -> None:
        number, link = self.made()
        other = client_of(account("other@example.org"))
        page = other.get(link).content.decode()
        assert "other@example.org" in page
        assert f"invitations/{number}/accept" not in page
        answer = other.post(f"/en/account/invitations/{number}/accept/", follow=True)
        assert "another e-mail address" in answer.content.decode()
        assert queries.members(world.COVENTRY) == ()

    def test_is_nothing_after_fourteen_days(self) -> None:
        number, link = self.made()
        models.Invitation.objects.update(expires_at=timezone.now() - dt.timedelta(seconds=1))
        client = client_of(account(SAM))
        assert "too old" in client.get(link).content.decode()
        assert "too old" in client.post(f"/en/account/invitations/{number}/accept/", follow=True).content.decode()
        assert queries.members(world.COVENTRY) == ()

    @pytest.mark.parametrize("token", ["made-up", "1", "x" * 3000, "%00"])
    def test_that_was_never_sent_is_not_found(self, client: Client, token: str) -> None:
        assert client.get(f"/en/account/invitations/{token}/").status_code == 404


PRIVATE = (
    "account/",
    "account/data/",
    "account/login/",
    "account/email/",
    "account/second-factor/",
    f"places/{world.COVENTRY}/members/",
    "",
    "about/",
    "nothing-here/",
)


class TestAPageOfSomebody:
    @pytest.mark.parametrize("path", PRIVATE)
    def test_is_kept_by_no_cache(self, path: str) -> None:
        client = client_of(member(SAM, world.COVENTRY, Role.HEAD))
        answer = client.get(f"/en/{path}")
        assert answer["Cache-Control"] == "private, no-store"
        assert "Cookie" in answer["Vary"]

    @pytest.mark.parametrize("path", ["account/login/", "account/signup/", "account/password/reset/"])
    def test_is_private_from_the_form_on(self, client: Client, path: str) -> None:
        assert client.get(f"/en/{path}")["Cache-Control"] == "private, no-store"

    @pytest.mark.parametrize("path", ["/nothing-here", "/", "/de/about/"])
    def test_is_kept_by_no_cache_even_where_no_page_is(self, path: str) -> None:
        answer = client_of(account(SAM)).get(path)
        assert answer["Cache-Control"] == "private, no-store"

    @pytest.mark.parametrize("path", ["/map/links.bin", "/map/picture.svg", "/healthz", "/api/v1/places"])
    def test_is_not_what_everybody_gets(self, path: str) -> None:
        answer = client_of(account(SAM)).get(path)
        assert "no-store" not in answer.get("Cache-Control", "")
        assert "Cookie" not in answer.get("Vary", "")

    def test_tells_no_other_site_where_its_reader_came_from(self) -> None:
        assert client_of(account(SAM)).get("/en/account/")["Referrer-Policy"] == "same-origin"


class TestTheSettings:
    @pytest.mark.parametrize("name", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>'])
    def test_of_a_name_are_text_and_never_markup(self, name: str) -> None:
        client = client_of(account(SAM))
        client.post("/en/account/profile/", {"name": name, "language": "en"})
        body = client.get("/en/account/").content.decode()
        assert name not in body
        assert "&lt;" in body or "&quot;" in body
