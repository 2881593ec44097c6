"""Every address of the account library answers in our design, in both languages, to whoever comes."""

from __future__ import annotations

import html
import re

import pytest
from allauth.account import urls as account_urls
from allauth.mfa import urls as mfa_urls
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, reverse
from django.utils.translation import override
from pytest_django import DjangoAssertNumQueries
from tests import world
from tests.rooms.made_people import PASSWORD, account, client_of, member

from tawam.people.actions import invite
from tawam.people.values import Role

pytestmark = pytest.mark.django_db
SAM = "sam@example.org"
GIVEN = {
    "account_confirm_email": {"key": "made-up"},
    "account_reset_password_from_key": {"uidb36": "1", "key": "made-up"},
}
# Words that stay as they are in an Arabic page: names, addresses, units.
LATIN = re.compile(r"[A-Za-z][A-Za-z'’-]+(?: [A-Za-z][A-Za-z'’-]+){2,}")


def names(patterns: list[URLPattern | URLResolver]) -> list[str]:
    """The names of all addresses beneath."""
    found: list[str] = []
    for one in patterns:
        found += names(one.url_patterns) if isinstance(one, URLResolver) else [str(one.name)]
    return found


ADDRESSES = sorted(names([*account_urls.urlpatterns, *mfa_urls.urlpatterns]))


@pytest.fixture(autouse=True)
def _fresh_limits() -> None:
    """Attempts of one test are not counted in the next."""
    cache.clear()


def address(name: str, language: str) -> str:
    """The path of a named address."""
    with override(language):
        return reverse(name, kwargs=GIVEN.get(name))


def said(response: HttpResponse) -> str:
    """What a page says, without its markup."""
    body = re.sub(r"<(script|style|svg|code|bdi)\b.*?</\1>", " ", response.content.decode(), flags=re.DOTALL)
    return html.unescape(re.sub(r"<[^>]+>", " ", body.split("<main", 1)[-1].split("</main>", maxsplit=1)[0]))


def entered() -> Client:
    """A browser in which somebody signed in and showed once more that it is them."""
    client = client_of(account(SAM))
    client.post("/en/account/reauthenticate/", {"password": PASSWORD})
    return client


class TestTheAddresses:
    def test_are_all_known_to_this_test(self) -> None:
        assert {"account_login", "account_signup", "mfa_authenticate", "mfa_activate_totp"} <= set(ADDRESSES)
        assert not [name for name in ADDRESSES if "webauthn" in name or "phone" in name or "social" in name]

    @pytest.mark.parametrize("language", ["en", "ar"])
    @pytest.mark.parametrize("name", ADDRESSES)
    def test_show_our_page_or_lead_on(self, client: Client, name: str, language: str) -> None:
        for browser in (client, entered()):
            answer = browser.get(address(name, language))
            assert answer.status_code in (200, 302, 404), name
            if answer.status_code == 200:
                assert 'class="site-head"' in answer.content.decode(), name
            if answer.status_code == 302:
                # Who has signed in is led to their own page, in their own language.
                assert re.match(r"/(en|ar)/", answer["Location"]), name

    @pytest.mark.parametrize("name", ADDRESSES)
    def test_say_nothing_in_english_on_an_arabic_page(self, client: Client, name: str) -> None:
        for browser in (client, entered()):
            answer = browser.get(address(name, "ar"))
            # The library's own words for "there is none", for whoever switches off what was never on.
            expected = ["No Authenticator matches the given query"] if answer.status_code == 404 else []
            assert LATIN.findall(said(answer)) in ([], expected)

    @pytest.mark.parametrize("name", ["account_login", "account_signup", "account_reset_password"])
    def test_say_what_is_missing_in_arabic_where_a_form_is_empty(self, client: Client, name: str) -> None:
        answer = client.post(address(name, "ar"), {})
        assert 'class="wrong-note"' in answer.content.decode()
        assert LATIN.findall(said(answer)) == []


class TestOurOwnPages:
    def test_say_nothing_in_english_on_an_arabic_page(self) -> None:
        head = member("head@example.org", world.COVENTRY, Role.HEAD)
        _, token = invite(email=SAM, place=world.COVENTRY, role=Role.OFFICER, by=head.account)
        browser = client_of(head)
        for path in (
            "account/",
            f"account/invitations/{token}/",
            f"places/{world.COVENTRY}/members/",
            f"places/{world.LEIPZIG}/members/",
        ):
            assert LATIN.findall(said(browser.get(f"/ar/{path}"))) == [], path

    @pytest.mark.parametrize("language", ["en", "ar"])
    def test_stay_within_their_budget_of_queries(
        self, language: str, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        browser = client_of(member("head@example.org", world.COVENTRY, Role.HEAD))
        for path in ("account/", f"places/{world.COVENTRY}/members/", f"places/{world.COVENTRY}/", ""):
            with django_assert_max_num_queries(15):
                assert browser.get(f"/{language}/{path}").status_code == 200

    def test_ask_no_more_of_the_database_for_many_members(
        self, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        head = member("head@example.org", world.COVENTRY, Role.HEAD)
        for number in range(12):
            member(f"m{number}@example.org", world.COVENTRY, Role.VIEWER)
            invite(email=f"g{number}@example.org", place=world.COVENTRY, role=Role.VIEWER, by=head.account)
        browser = client_of(head)
        with django_assert_max_num_queries(7):
            body = browser.get(f"/en/places/{world.COVENTRY}/members/").content.decode()
        assert "M11" in body
        assert "g11@example.org" in body
