"""Every write to the people room leaves one entry that says who, what, when, and no name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from allauth.account import signals as account_signals
from allauth.mfa import signals as mfa_signals
from django.dispatch import Signal
from django.utils import timezone
from tests.rooms.made_people import account, member

from tawam.people import actions, models, queries
from tawam.people.values import Role

pytestmark = pytest.mark.django_db
HERE = "gn:1"


def entries() -> list[models.JournalEntry]:
    """The journal, oldest first."""
    return list(models.JournalEntry.objects.order_by("pk"))


def added_by(act: Callable[[], object]) -> list[models.JournalEntry]:
    """The entries that an act adds."""
    before = len(entries())
    act()
    return entries()[before:]


class TestEveryAction:
    def acts(self) -> dict[str, tuple[Callable[[], object], str, str]]:
        """Each action once: what it does, the actor and the subject of its entry."""
        root, head = account("root@example.org", administrator=True), member("he@example.org", HERE, Role.HEAD)
        guest, other = account("guest@example.org"), member("other@example.org", HERE, Role.VIEWER)
        first, _ = actions.invite(email=guest.email, place=HERE, role=Role.OFFICER, by=head.account)
        second, _ = actions.invite(email="x@example.org", place=HERE, role=Role.VIEWER, by=head.account)
        return {
            "appoint": (lambda: actions.appoint(email=guest.email, editor=True, actor="cli"), "cli", guest.actor),
            "edit_profile": (
                lambda: actions.edit_profile(account_id=guest.account, name="Gus", language="ar"),
                guest.actor,
                guest.actor,
            ),
            "invite": (
                lambda: actions.invite(email="y@example.org", place=HERE, role=Role.HEAD, by=root.account),
                root.actor,
                f"invitation:{second.number + 1}",
            ),
            "accept_invitation": (
                lambda: actions.accept_invitation(number=first.number, by=guest.account),
                guest.actor,
                f"invitation:{first.number}",
            ),
            "withdraw_invitation": (
                lambda: actions.withdraw_invitation(number=second.number, by=head.account),
                head.actor,
                f"invitation:{second.number}",
            ),
            "remove_member": (
                lambda: actions.remove_member(account_id=other.account, place=HERE, by=head.account),
                head.actor,
                other.actor,
            ),
            "delete_account": (
                lambda: actions.delete_account(account_id=other.account),
                other.actor,
                other.actor,
            ),
        }

    def test_leaves_one_entry_with_who_what_and_when(self) -> None:
        for name, (act, actor, about) in self.acts().items():
            (entry,) = added_by(act)
            assert (entry.action, entry.actor, entry.about) == (name, actor, about)
            assert timezone.now() - entry.at < dt.timedelta(minutes=1)

    def test_writes_neither_name_nor_address(self) -> None:
        for act, *_ in self.acts().values():
            act()
        told = str([(one.actor, one.about, one.change, one.before, one.after) for one in entries()])
        for secret in ("@", "Guest", "Gus", "Root", "He'"):
            assert secret not in told

    def test_is_among_those_tried_here(self) -> None:
        writing = {name for name in actions.__all__ if name[0].islower()}
        assert writing == self.acts().keys() | {"create_account", "note_account_change"}

    def test_that_fails_leaves_no_entry(self) -> None:
        guest = account("guest@example.org")
        refused: tuple[Callable[[], object], ...] = (
            lambda: actions.invite(email="y@example.org", place=HERE, role=Role.HEAD, by=guest.account),
            lambda: actions.remove_member(account_id=guest.account, place=HERE, by=guest.account),
            lambda: actions.appoint(email="nobody@example.org", editor=True, actor="cli"),
            lambda: actions.accept_invitation(number=999_999, by=guest.account),
            lambda: actions.create_account(email="guest@example.org", password="Lantern-harbour-42", actor="cli"),
        )
        before = len(entries())
        for act in refused:
            with pytest.raises((LookupError, ValueError, PermissionError)):
                act()
        assert len(entries()) == before


class TestWhatTheAccountLibraryReports:
    @pytest.mark.parametrize(
        ("signal", "action"),
        [
            (account_signals.user_signed_up, "sign_up"),
            (account_signals.password_changed, "change_password"),
            (account_signals.password_reset, "reset_password"),
            (mfa_signals.authenticator_added, "add_second_factor"),
            (mfa_signals.authenticator_removed, "remove_second_factor"),
            (mfa_signals.authenticator_reset, "renew_recovery_codes"),
        ],
    )
    def test_becomes_one_entry_of_the_account(self, signal: Signal, action: str) -> None:
        one = account()
        row = models.Account.objects.get(pk=one.account)
        (entry,) = added_by(lambda: signal.send(sender=models.Account, request=None, user=row))
        assert (entry.actor, entry.action, entry.about, entry.change) == (one.actor, action, one.actor, {})

    def test_of_a_first_address_is_no_change_of_address(self) -> None:
        row = models.Account.objects.get(pk=account().account)
        signal = account_signals.email_changed
        for before, number in ((None, 0), (object(), 1)):
            found = added_by(
                lambda before=before: signal.send(  # type: ignore[misc]
                    sender=models.Account, user=row, from_email_address=before, to_email_address=None
                )
            )
            assert len(found) == number


class TestAPlace:
    def test_keeps_one_role_for_each_person(self) -> None:
        guest, root = account("guest@example.org"), account("root@example.org", administrator=True)
        for role in (Role.VIEWER, Role.CONTRIBUTOR, Role.OFFICER, Role.HEAD):
            made, _ = actions.invite(email=guest.email, place=HERE, role=role, by=root.account)
            actions.accept_invitation(number=made.number, by=guest.account)
            assert [(one.account, one.role) for one in queries.members(HERE)] == [(guest.account, role)]
