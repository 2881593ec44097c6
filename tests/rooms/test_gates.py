"""Doors: who reads, what it costs to know, and what is said to those who may not enter."""

from __future__ import annotations

import pytest
from django.conf import LazySettings
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.utils.translation import override
from pytest_django import DjangoAssertNumQueries
from tests.rooms.made_people import PASSWORD, account, client_of, member

from tawam.people import models
from tawam.people.values import Role, Standing
from tawam.web.gates import editors_only, signed_in, standing_of
from tawam.web.views.errors import forbidden

pytestmark = pytest.mark.django_db
OPEN = ("/en/", "/ar/about/", "/en/partnerships/")


def asked(standing: Standing | None, path: str = "/en/secret/?a=1&b=2") -> HttpRequest:
    """A request as the middleware leaves it."""
    request = RequestFactory().get(path)
    request.user, request.session = AnonymousUser(), SessionStore()
    if standing is not None:
        request.user = models.Account.objects.get(pk=standing.account)
        request.COOKIES["sessionid"] = "x"
    return request


@editors_only
def secret(request: HttpRequest) -> HttpResponse:
    """A view for editors."""
    return HttpResponse("secret")


class TestAReader:
    @pytest.mark.parametrize("path", OPEN)
    def test_gets_no_cookie_and_a_page_that_may_be_kept(self, client: Client, path: str) -> None:
        response = client.get(path)
        assert response.cookies == {}
        assert "no-store" not in response.get("Cache-Control", "")
        assert "Cookie" in response["Vary"], "a page for a reader is not for one who signed in"

    def test_costs_no_query(self, django_assert_num_queries: DjangoAssertNumQueries) -> None:
        with django_assert_num_queries(0):
            assert standing_of(asked(None)) is None

    def test_is_offered_to_sign_in(self, client: Client) -> None:
        assert 'href="/en/account/login/"' in client.get("/en/about/").content.decode()
        assert 'href="/ar/account/login/"' in client.get("/ar/about/").content.decode()

    def test_with_a_made_up_session_is_nobody(self, client: Client) -> None:
        client.cookies["sessionid"] = "abcdefghijklmnopqrstuvwxyz012345"
        assert "/en/account/login/" in client.get("/en/about/").content.decode()


class TestWhoSignedIn:
    def test_is_asked_for_once_in_a_request(self, django_assert_num_queries: DjangoAssertNumQueries) -> None:
        standing = account()
        request = asked(standing)
        with django_assert_num_queries(1):
            assert standing_of(request) == standing
            assert standing_of(request) == standing

    @pytest.mark.parametrize("path", OPEN)
    def test_gets_pages_that_no_cache_keeps(self, path: str) -> None:
        response = client_of(account()).get(path)
        assert response["Cache-Control"] == "private, no-store"

    def test_is_named_in_the_head_of_the_page(self) -> None:
        body = client_of(account("sam@example.org")).get("/en/about/").content.decode()
        assert '<span dir="auto">Sam</span>' in body
        assert 'href="/en/account/"' in body

    def test_pays_three_queries_for_it(self, django_assert_num_queries: DjangoAssertNumQueries) -> None:
        client = client_of(account())
        with django_assert_num_queries(3):  # the session, the account, its roles
            client.get("/en/search/")

    def test_is_nobody_once_the_account_is_closed(self) -> None:
        client = client_of(account())
        models.Account.objects.update(is_active=False)
        assert client.get("/en/account/").status_code == 302

    def test_is_nobody_once_the_password_was_changed_elsewhere(self) -> None:
        standing = account()
        client = client_of(standing)
        row = models.Account.objects.get(pk=standing.account)
        row.set_password(PASSWORD + "!")
        row.save()
        assert client.get("/en/account/").status_code == 302


class TestTheGateOfTheEditors:
    def test_leads_a_reader_to_the_sign_in_page_and_back(self) -> None:
        with override("en"):
            response = secret(asked(None))
        assert response.status_code == 302
        assert response["Location"] == "/en/account/login/?next=/en/secret/%3Fa%3D1%26b%3D2"

    def test_lets_editors_and_administrators_in(self) -> None:
        for email, right in (("ed@example.org", "editor"), ("ad@example.org", "administrator")):
            assert secret(asked(account(email, **{right: True}))).content == b"secret"

    @pytest.mark.parametrize(("language", "says"), [("en", "Only editors of the registry"), ("ar", "محرر")])
    def test_tells_others_which_role_is_needed_and_whom_to_ask(
        self, language: str, says: str, settings: LazySettings
    ) -> None:
        settings.CONTACT = "hall@example.org"
        request = asked(account())
        with override(language):
            with pytest.raises(PermissionDenied) as refused:
                secret(request)
            response = forbidden(request, refused.value)
        assert response.status_code == 403
        body = response.content.decode()
        assert says in body
        assert "mailto:hall@example.org" in body
        assert "sam@example.org" in body


class TestAGatedView:
    @pytest.mark.parametrize("method", ["get", "post", "delete"])
    def test_does_nothing_for_a_reader_whatever_the_method(self, method: str) -> None:
        request = getattr(RequestFactory(), method)("/en/secret/")
        request.user = AnonymousUser()
        with override("en"):
            answer = secret(request)
        assert answer.status_code == 302
        assert answer["Location"] == "/en/account/login/?next=/en/secret/"

    def test_never_runs_without_somebody_even_if_its_gate_was_forgotten(self) -> None:
        with pytest.raises(PermissionDenied):
            signed_in(asked(None))
        standing = account()
        assert signed_in(asked(standing)) == standing

    @pytest.mark.parametrize("language", ["en", "ar"])
    def test_names_somebody_to_ask_even_where_no_address_is_set(self, language: str, settings: LazySettings) -> None:
        settings.CONTACT = ""
        with override(language):
            response = forbidden(asked(account()), PermissionDenied("why"))
        assert response.status_code == 403
        assert "mailto:" not in response.content.decode()
        assert "why" in response.content.decode()

    def test_takes_a_role_at_a_place_for_no_right_over_the_registry(self) -> None:
        head = member("he@example.org", "gn:1", Role.HEAD)
        with pytest.raises(PermissionDenied):
            secret(asked(head))


class TestTheApi:
    @pytest.mark.parametrize("path", ["/api/v1/partnerships", "/api/v1/openapi.json", "/healthz"])
    def test_is_the_same_for_all_and_knows_no_cookie(self, client: Client, path: str) -> None:
        alone, signed_in = client.get(path), client_of(account()).get(path)
        assert alone.content == signed_in.content
        for response in (alone, signed_in):
            assert response.cookies == {}
            assert "Cookie" not in response.get("Vary", "")

    def test_is_readable_from_everywhere_without_credentials(self) -> None:
        response = client_of(account()).get("/api/v1/partnerships", headers={"origin": "https://elsewhere.example"})
        assert response["Access-Control-Allow-Origin"] == "*"
        assert "Access-Control-Allow-Credentials" not in response
