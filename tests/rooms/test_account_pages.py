"""Signing up, in and out, passwords, addresses and the second factor, as the pages do it, in both languages."""

from __future__ import annotations

import json

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.contrib.auth import get_user_model
from django.core import mail
from django.core.cache import cache
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from tests.rooms.letters import last_letter, link_in
from tests.rooms.made_people import PASSWORD, account, client_of

from tawam.people import models, queries

pytestmark = pytest.mark.django_db
SAM = "sam@example.org"
NEW = "Orchard-window-77"


@pytest.fixture(autouse=True)
def _fresh_limits() -> None:
    """Attempts of one test are not counted in the next."""
    cache.clear()


@pytest.fixture(params=["en", "ar"])
def language(request: pytest.FixtureRequest) -> str:
    """Every page in both languages."""
    return str(request.param)


def text(response: HttpResponse) -> str:
    """What the page says."""
    return response.content.decode()


def sign_up(client: Client, language: str = "en", email: str = SAM) -> HttpResponse:
    """Send the form of the sign-up page."""
    form = {"email": email, "name": " Sam  Hall ", "password1": PASSWORD}
    return client.post(f"/{language}/account/signup/", form)


def sign_in(client: Client, language: str = "en", password: str = PASSWORD, **more: str) -> HttpResponse:
    """Send the form of the sign-in page."""
    return client.post(f"/{language}/account/login/", {"login": SAM, "password": password, **more})


def enter(client: Client, language: str = "en") -> None:
    """Sign in, and show once more that it is you."""
    sign_in(client, language)
    client.post(f"/{language}/account/reauthenticate/", {"password": PASSWORD})


def actions_of(email: str = SAM) -> list[str]:
    """What the journal says that an account did."""
    about = queries.account_of(email).actor
    return list(models.JournalEntry.objects.filter(about=about).order_by("pk").values_list("action", flat=True))


def code_of(secret: str) -> str:
    """The code that an app shows now."""
    return str(format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time())))))


class TestSigningUp:
    def test_needs_the_address_confirmed_before_anything_else(self, client: Client, language: str) -> None:
        response = sign_up(client, language)
        assert response["Location"] == f"/{language}/account/confirm-email/"
        assert client.get(f"/{language}/account/").status_code == 302, "not signed in yet"
        assert sign_in(Client(), language)["Location"] == f"/{language}/account/confirm-email/", "nor by the password"

    def test_keeps_name_and_language(self, client: Client, language: str) -> None:
        sign_up(client, language)
        found = queries.account_of(SAM)
        assert (found.name, found.language) == ("Sam Hall", language)
        assert (found.is_editor, found.is_administrator, found.roles) == (False, False, ())

    def test_sends_a_link_in_the_language_of_the_page_that_confirms(self, client: Client, language: str) -> None:
        sign_up(client, language)
        letter = last_letter(SAM)
        assert ("confirm your e-mail" in letter.subject) is (language == "en")
        link = link_in(letter)
        assert link.startswith(f"/{language}/account/confirm-email/")
        page = client.get(link)
        assert SAM in text(page)
        assert not EmailAddress.objects.get(email=SAM).verified, "to look at a link, as mail programs do, is not enough"
        assert client.post(link)["Location"] == f"/{language}/account/"
        assert "Sam Hall" in text(client.get(f"/{language}/account/"))
        assert actions_of() == ["sign_up", "confirm_email"]

    def test_from_another_browser_confirms_and_leads_to_signing_in(self, client: Client) -> None:
        sign_up(client)
        other = Client()
        assert other.post(link_in(last_letter(SAM)))["Location"] == "/en/account/login/"
        assert EmailAddress.objects.get(email=SAM).verified
        assert sign_in(other)["Location"] == "/en/account/"

    def test_twice_looks_the_same_but_mails_something_else(self, client: Client, language: str) -> None:
        account(SAM)
        fresh, again = sign_up(Client(), language, "new@example.org"), sign_up(client, language)
        assert (again.status_code, again["Location"]) == (fresh.status_code, fresh["Location"])
        assert "/account/password/reset/" in last_letter(SAM).body
        assert get_user_model().objects.filter(email=SAM).count() == 1

    @pytest.mark.parametrize("password", ["short", "1234567890123", "password1234", "sam@example.org"])
    def test_refuses_weak_passwords_with_a_reason(self, client: Client, language: str, password: str) -> None:
        form = {"email": SAM, "name": "Sam", "password1": password}
        response = client.post(f"/{language}/account/signup/", form)
        assert response.status_code == 200
        assert 'class="wrong-note"' in text(response)
        assert 'aria-invalid="true"' in text(response)
        assert not get_user_model().objects.exists()

    def test_with_a_bad_link_says_what_is_wrong(self, client: Client, language: str) -> None:
        page = client.get(f"/{language}/account/confirm-email/made-up:key/")
        assert 'class="notice problem"' in text(page)


class TestSigningIn:
    def test_leads_to_one_s_own_page_in_one_s_own_language(self, client: Client) -> None:
        account(SAM)
        models.Account.objects.update(language="ar")
        assert sign_in(client, "en")["Location"] == "/ar/account/"

    def test_says_the_same_for_a_wrong_password_and_an_unknown_address(self, client: Client, language: str) -> None:
        account(SAM)
        wrong = sign_in(client, language, "Wrong-password-1")
        unknown = client.post(f"/{language}/account/login/", {"login": "nobody@example.org", "password": PASSWORD})
        said = [list(one.context["form"].non_field_errors()) for one in (wrong, unknown)]
        assert said[0] == said[1] != []
        assert ("wrong" in said[0][0]) is (language == "en")

    def test_can_be_filled_in_by_a_password_manager(self, client: Client, language: str) -> None:
        page = text(client.get(f"/{language}/account/login/"))
        for name in ("username", "current-password"):
            assert f'autocomplete="{name}"' in page
        page = text(client.get(f"/{language}/account/signup/"))
        for name in ("email", "name", "new-password"):
            assert f'autocomplete="{name}"' in page

    def test_lasts_as_long_as_the_browser_unless_asked_to_stay(self, client: Client) -> None:
        account(SAM)
        assert sign_in(client).cookies["sessionid"]["max-age"] == ""
        assert sign_in(Client(), remember="on").cookies["sessionid"]["max-age"] > 86_400

    def test_out_needs_a_form_and_ends_the_session(self, client: Client, language: str) -> None:
        client = client_of(account(SAM))
        assert client.get(f"/{language}/account/logout/").status_code == 200
        assert client.get(f"/{language}/account/").status_code == 200, "a link alone signs nobody out"
        assert client.post(f"/{language}/account/logout/")["Location"] == f"/{language}/"
        assert client.get(f"/{language}/account/").status_code == 302


class TestThePassword:
    def test_is_changed_and_told_by_mail_and_journal(self, client: Client, language: str) -> None:
        account(SAM)
        sign_in(client, language)
        form = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
        assert client.post(f"/{language}/account/password/change/", form)["Location"] == f"/{language}/account/"
        assert get_user_model().objects.get().check_password(NEW)
        assert "127.0.0.1" in last_letter(SAM).body
        assert actions_of()[-1] == "change_password"
        assert client.get(f"/{language}/account/").status_code == 200, "who changed it stays"

    def test_is_not_changed_without_the_old_one(self, client: Client) -> None:
        account(SAM)
        sign_in(client)
        form = {"oldpassword": "wrong", "password1": NEW, "password2": NEW}
        assert "This is not your current password." in text(client.post("/en/account/password/change/", form))

    def test_that_was_forgotten_is_set_by_a_link_that_works_once(self, client: Client, language: str) -> None:
        account(SAM)
        client.post(f"/{language}/account/password/reset/", {"email": SAM})
        link = link_in(last_letter(SAM))
        form_page = client.get(link)["Location"]
        assert "set-password" in form_page, "the key leaves the address, so that it leaks nowhere"
        assert client.get(form_page).status_code == 200
        assert client.post(form_page, {"password1": NEW, "password2": NEW}).status_code == 302
        assert get_user_model().objects.get().check_password(NEW)
        assert actions_of()[-1] == "reset_password"
        assert 'class="notice problem"' in text(Client().get(link, follow=True))

    def test_reset_looks_the_same_for_an_unknown_address(self, client: Client, language: str) -> None:
        account(SAM)
        answers = [
            client.post(f"/{language}/account/password/reset/", {"email": email})["Location"]
            for email in (SAM, "nobody@example.org")
        ]
        assert answers == [f"/{language}/account/password/reset/done/"] * 2
        assert "/account/signup/" in last_letter("nobody@example.org").body


class TestTheAddress:
    def test_changes_once_the_new_one_is_confirmed(self, client: Client, language: str) -> None:
        account(SAM)
        enter(client, language)
        address = f"/{language}/account/email/"
        assert client.post(address, {"email": "sam@new.example", "action_add": ""}).status_code == 302
        assert "sam@new.example" in text(client.get(address))
        assert queries.account_of(SAM).email == SAM, "not yet"
        client.post(link_in(last_letter("sam@new.example")))
        found = queries.account_of("sam@new.example")
        assert queries.verified_addresses(found.account) == {"sam@new.example"}
        assert last_letter(SAM).subject, "the old address is told"
        assert "change_email" in actions_of("sam@new.example")

    def test_of_somebody_else_cannot_be_taken(self, client: Client) -> None:
        account("other@example.org")
        account(SAM)
        enter(client)
        client.post("/en/account/email/", {"email": "other@example.org", "action_add": ""})
        assert not EmailAddress.objects.filter(email="other@example.org", verified=True, user__email=SAM).exists()
        assert queries.account_of("other@example.org").email == "other@example.org"


class TestTheSecondFactor:
    def switch_on(self, client: Client, language: str = "en") -> str:
        """Sign in and switch it on; returns the key that the app keeps."""
        account(SAM)
        enter(client, language)
        page = client.get(f"/{language}/account/second-factor/totp/activate/")
        assert 'src="data:image/svg+xml;base64,' in text(page)
        secret = str(page.context["form"].secret)
        answer = client.post(f"/{language}/account/second-factor/totp/activate/", {"code": code_of(secret)})
        assert answer["Location"] == f"/{language}/account/second-factor/recovery-codes/"
        return secret

    def test_is_switched_on_with_recovery_codes_mail_and_journal(
        self, client: Client, language: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        # The test's own transaction never commits.
        monkeypatch.setattr(transaction, "on_commit", lambda act, **_: act())
        self.switch_on(client, language)
        codes = client.get(f"/{language}/account/second-factor/recovery-codes/").context["unused_codes"]
        assert len(codes) == 10
        assert codes[0] in text(client.get(f"/{language}/account/second-factor/recovery-codes/download/"))
        subject = "Tawam: second factor switched on" if language == "en" else "توأم: فُعّل العامل الثاني"
        assert last_letter(SAM).subject == subject
        assert "add_second_factor" in actions_of()
        assert queries.has_second_factor(queries.account_of(SAM).account)

    def test_is_asked_for_after_the_password_and_lets_in(self, client: Client, language: str) -> None:
        secret = self.switch_on(client, language)
        cache.clear()
        fresh = Client()
        answer = sign_in(fresh, language)
        assert answer["Location"] == f"/{language}/account/second-factor/authenticate/"
        assert fresh.get(f"/{language}/account/").status_code == 302, "the password alone opens nothing"
        wrong = fresh.post(answer["Location"], {"code": "000000"})
        assert wrong.context["form"].errors["code"]
        assert fresh.post(answer["Location"], {"code": code_of(secret)})["Location"] == "/en/account/"
        assert fresh.get(f"/{language}/account/").status_code == 200

    def test_is_stood_in_for_by_a_recovery_code_once(self, client: Client) -> None:
        self.switch_on(client)
        code = client.get("/en/account/second-factor/recovery-codes/").context["unused_codes"][0]
        for left, entered in ((9, True), (9, False)):
            cache.clear()
            fresh = Client()
            answer = fresh.post(sign_in(fresh)["Location"], {"code": code})
            assert (answer.status_code == 302) is entered
            rows = Authenticator.objects.get(type=Authenticator.Type.RECOVERY_CODES)
            assert len(rows.wrap().get_unused_codes()) == left

    def test_is_switched_off_with_an_entry_in_the_journal(self, client: Client, language: str) -> None:
        self.switch_on(client, language)
        assert client.post(f"/{language}/account/second-factor/totp/deactivate/").status_code == 302
        assert not Authenticator.objects.exists()
        assert "remove_second_factor" in actions_of()

    def test_needs_the_password_again_after_a_while(self, client: Client) -> None:
        client = client_of(account(SAM))  # without a moment of authentication
        answer = client.get("/en/account/second-factor/totp/activate/")
        assert answer["Location"].startswith("/en/account/reauthenticate/")
        page = client.get(answer["Location"])
        assert 'autocomplete="current-password"' in text(page)
        there = client.post(answer["Location"], {"password": PASSWORD})
        assert there["Location"] == "/en/account/second-factor/totp/activate/"

    @pytest.mark.parametrize("path", ["", "totp/activate/", "recovery-codes/", "recovery-codes/generate/"])
    def test_is_nobody_else_s_business(self, client: Client, path: str) -> None:
        assert client.get(f"/en/account/second-factor/{path}")["Location"].startswith("/en/account/login/?next=")


class TestOnesOwnPage:
    def test_changes_name_and_language_and_answers_in_the_new_one(self) -> None:
        client = client_of(account(SAM))
        answer = client.post("/en/account/profile/", {"name": "سامي", "language": "ar"})
        assert answer["Location"] == "/ar/account/"
        assert "سامي" in text(client.get("/ar/account/"))

    @pytest.mark.parametrize("form", [{"name": "", "language": "ar"}, {"name": "Sam", "language": "xx"}, {}])
    def test_refuses_what_it_cannot_keep(self, form: dict[str, str]) -> None:
        answer = client_of(account(SAM)).post("/en/account/profile/", form)
        assert answer.status_code == 400
        assert "wrong-note" in text(answer)
        assert queries.account_of(SAM).name == "Sam"

    def test_gives_all_that_is_held_as_a_file(self) -> None:
        answer = client_of(account(SAM)).get("/en/account/data/")
        assert "attachment" in answer["Content-Disposition"]
        assert json.loads(answer.content)["account"]["email"] == SAM
        assert answer["Cache-Control"] == "private, no-store"

    def test_is_deleted_after_the_password_once_more(self, client: Client, language: str) -> None:
        account(SAM)
        stale = client_of(queries.account_of(SAM))
        assert "/account/reauthenticate/" in stale.post(f"/{language}/account/delete/")["Location"]
        assert get_user_model().objects.exists()
        enter(client, language)
        assert client.get(f"/{language}/account/delete/").status_code == 200
        assert client.post(f"/{language}/account/delete/")["Location"] == f"/{language}/"
        assert not get_user_model().objects.exists()
        assert client.get(f"/{language}/account/").status_code == 302
        assert stale.get(f"/{language}/account/").status_code == 302

    @pytest.mark.parametrize("path", ["", "data/", "delete/", "email/", "password/change/", "second-factor/"])
    def test_is_for_whoever_signed_in(self, client: Client, path: str) -> None:
        assert client.get(f"/en/account/{path}")["Location"].startswith("/en/account/login/?next=")


class TestLetters:
    def test_are_arabic_on_arabic_pages_and_show_no_english_sentence(self, client: Client) -> None:
        sign_up(client, "ar")
        client.post("/ar/account/password/reset/", {"email": "nobody@example.org"})
        for letter in mail.outbox:
            words = [word for word in str(letter.body).split() if "://" not in word and "@" not in word]
            latin = [word for word in words if word.isascii() and word.isalpha()]
            assert latin in ([], ["testserver"])
            assert "توأم" in letter.subject
