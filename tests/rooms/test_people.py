"""Accounts and their rights in the database."""

from __future__ import annotations

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.db import IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries
from tests.rooms.made_people import PASSWORD, account

from tawam.people import models, queries
from tawam.people.actions import AccountExists, BadEmail, WeakPassword, appoint, create_account, edit_profile
from tawam.people.values import PlaceRole, Role

pytestmark = pytest.mark.django_db


def entries() -> list[tuple[str, str, str]]:
    """The journal, oldest first."""
    return list(models.JournalEntry.objects.order_by("pk").values_list("actor", "action", "about"))


class TestAnAccount:
    def test_is_known_by_its_address_in_lower_case_which_counts_as_verified(self) -> None:
        made = create_account(email=" Sam@Example.ORG ", password=PASSWORD, name="Sam", language="ar", actor="test")
        assert (made.email, made.name, made.language, made.roles) == ("sam@example.org", "Sam", "ar", ())
        assert EmailAddress.objects.filter(email="sam@example.org", verified=True, primary=True).count() == 1
        assert entries() == [("test", "create_account", made.actor)]

    def test_keeps_no_readable_password(self) -> None:
        kept = get_user_model().objects.get(pk=account().account)
        assert PASSWORD not in kept.password
        assert kept.check_password(PASSWORD)

    def test_is_made_once_for_an_address(self) -> None:
        account("sam@example.org")
        with pytest.raises(AccountExists, match=r"sam@example\.org"):
            account("SAM@example.org")
        assert len(entries()) == 1

    def test_is_made_once_even_where_the_database_is_asked_directly(self) -> None:
        account("sam@example.org")
        with pytest.raises(IntegrityError), transaction.atomic():
            models.Account.objects.create(email="Sam@example.org")

    def test_is_called_as_others_can_read_it(self) -> None:
        made = create_account(
            email="sam@example.org", password=PASSWORD, name=f" Sam\x00 \u202e{'x' * 90}", actor="test"
        )
        assert made.name == f"Sam {'x' * 76}"
        assert edit_profile(account_id=made.account, name="\u202eKim\n Lee", language="en").name == "Kim Lee"

    @pytest.mark.parametrize(
        "email",
        ["", "sam", "sam@", "@example.org", "sam@example.org\nBcc: x@example.org", f"{'x' * 300}@example.org"],
    )
    def test_needs_an_address(self, email: str) -> None:
        with pytest.raises(BadEmail):
            create_account(email=email, password=PASSWORD, actor="test")

    @pytest.mark.parametrize("password", ["short-1", "1234567890", "password123", "sam@example.org", ""])
    def test_needs_a_password_that_is_hard_to_guess(self, password: str) -> None:
        with pytest.raises(WeakPassword, match="too weak"):
            create_account(email="sam@example.org", password=password, actor="test")
        assert entries() == []


class TestAStanding:
    def test_is_read_in_one_query_with_all_its_roles(self, django_assert_num_queries: DjangoAssertNumQueries) -> None:
        number = account(editor=True).account
        for place, role in (("gn:2", Role.HEAD), ("gn:1", Role.VIEWER)):
            models.Membership.objects.create(account_id=number, place=place, role=role)
        with django_assert_num_queries(1):
            found = queries.standing(number)
        assert found.roles == (PlaceRole("gn:1", Role.VIEWER), PlaceRole("gn:2", Role.HEAD))
        assert found.is_editor

    def test_is_nobody_s_where_the_account_is_closed_or_was_never_there(self) -> None:
        number = account().account
        models.Account.objects.update(is_active=False)
        for unknown in (number, number + 1):
            with pytest.raises(queries.NoSuchAccount):
                queries.standing(unknown)


class TestAppointing:
    def test_gives_and_takes_rights_and_writes_what_was_before(self) -> None:
        made = account()
        given = appoint(email="SAM@example.org", editor=True, actor="root")
        assert (given.is_editor, given.is_administrator) == (True, False)
        taken = appoint(email=made.email, editor=False, administrator=True, actor="root")
        assert (taken.is_editor, taken.is_administrator) == (False, True)
        last = models.JournalEntry.objects.order_by("pk").last()
        assert last
        assert (last.actor, last.about) == ("root", made.actor)
        assert last.before == {"is_editor": True, "is_administrator": False}
        assert last.after == {"is_editor": False, "is_administrator": True}

    def test_again_changes_nothing_and_writes_nothing(self) -> None:
        account(editor=True)
        before = entries()
        assert appoint(email="sam@example.org", editor=True, actor="root").is_editor
        assert entries() == before

    def test_of_an_unknown_address_says_so(self) -> None:
        with pytest.raises(queries.NoSuchEmail, match=r"nobody@example\.org"):
            appoint(email="nobody@example.org", editor=True, actor="root")
