"""One speaks for a place by invitation only: what is written, and what is refused."""

from __future__ import annotations

import datetime as dt

import pytest
from allauth.account.models import EmailAddress
from django.utils import timezone
from tests.rooms.made_people import account, member

from tawam.people import models, queries, rules
from tawam.people.actions import (
    BadEmail,
    InvitationSpent,
    LastHead,
    MemberAlready,
    NotAllowed,
    OtherAddress,
    TooManyInvitations,
    accept_invitation,
    delete_account,
    edit_profile,
    invite,
    remove_member,
    withdraw_invitation,
)
from tawam.people.values import InvitationState, PlaceRole, Role

pytestmark = pytest.mark.django_db
HERE, THERE = "gn:1", "gn:2"


def last_entry() -> models.JournalEntry:
    """The latest entry of the journal."""
    found = models.JournalEntry.objects.order_by("pk").last()
    assert found
    return found


def count() -> int:
    """How many entries the journal has."""
    return models.JournalEntry.objects.count()


class TestInviting:
    def test_is_for_administrators_and_heads_of_the_place(self) -> None:
        for by in (account("ad@example.org", administrator=True), member("he@example.org", HERE, Role.HEAD)):
            made, token = invite(email="Guest@Example.org", place=HERE, role=Role.OFFICER, by=by.account)
            assert (made.email, made.role, made.state) == ("guest@example.org", Role.OFFICER, InvitationState.OPEN)
            assert queries.invitation(token).number == made.number
            entry = last_entry()
            assert (entry.actor, entry.action, entry.about) == (by.actor, "invite", f"invitation:{made.number}")
            assert (entry.before, entry.after) == ({}, {"place": HERE, "role": "officer"})

    @pytest.mark.parametrize("role", [Role.VIEWER, Role.CONTRIBUTOR, Role.OFFICER])
    def test_is_refused_to_lesser_roles(self, role: Role) -> None:
        by, before = member("me@example.org", HERE, role), count()
        with pytest.raises(NotAllowed):
            invite(email="guest@example.org", place=HERE, role=Role.VIEWER, by=by.account)
        assert (count(), queries.invitations(HERE)) == (before, ())

    def test_is_refused_to_heads_of_other_places_and_to_editors(self) -> None:
        for by in (member("he@example.org", THERE, Role.HEAD), account("ed@example.org", editor=True)):
            with pytest.raises(NotAllowed):
                invite(email="guest@example.org", place=HERE, role=Role.VIEWER, by=by.account)

    def test_is_refused_as_soon_as_the_right_is_gone(self) -> None:
        by = member("he@example.org", HERE, Role.HEAD)
        models.Membership.objects.update(role=Role.OFFICER)
        with pytest.raises(NotAllowed):
            invite(email="guest@example.org", place=HERE, role=Role.VIEWER, by=by.account)

    def test_lasts_fourteen_days(self) -> None:
        by = account(administrator=True)
        made, _ = invite(email="guest@example.org", place=HERE, role=Role.VIEWER, by=by.account)
        assert made.expires_at - made.invited_at == dt.timedelta(days=14)

    def test_again_replaces_what_was_sent_before_and_tells_of_it(self) -> None:
        by = account(administrator=True)
        _, first = invite(email="guest@example.org", place=HERE, role=Role.VIEWER, by=by.account)
        _, second = invite(email="guest@example.org", place=HERE, role=Role.HEAD, by=by.account)
        old = queries.invitation(first)
        assert old.state is InvitationState.REPLACED
        assert queries.invitation(second).state is InvitationState.OPEN
        assert [one.role for one in queries.invitations(HERE)] == [Role.HEAD]
        assert queries.replaced_invitations(HERE) == (old,)
        assert old.withdrawn_at == queries.invitation(second).invited_at
        assert last_entry().change == {"replaces": [old.number]}

    def test_to_another_place_or_address_replaces_nothing(self) -> None:
        by = account(administrator=True)
        tokens = [
            invite(email=email, place=place, role=Role.VIEWER, by=by.account)[1]
            for email, place in (("a@example.org", HERE), ("a@example.org", THERE), ("b@example.org", HERE))
        ]
        assert {queries.invitation(token).state for token in tokens} == {InvitationState.OPEN}
        assert last_entry().change == {}

    def test_after_a_withdrawal_replaces_nothing(self) -> None:
        by = account(administrator=True)
        made, token = invite(email="a@example.org", place=HERE, role=Role.VIEWER, by=by.account)
        withdraw_invitation(number=made.number, by=by.account)
        invite(email="a@example.org", place=HERE, role=Role.VIEWER, by=by.account)
        assert queries.invitation(token).state is InvitationState.WITHDRAWN
        assert queries.replaced_invitations(HERE) == ()

    def test_that_replaced_another_is_no_longer_told_of_when_the_older_would_have_run_out(self) -> None:
        by = account(administrator=True)
        for _ in range(2):
            invite(email="a@example.org", place=HERE, role=Role.VIEWER, by=by.account)
        assert len(queries.replaced_invitations(HERE)) == 1
        models.Invitation.objects.update(expires_at=timezone.now())
        assert queries.replaced_invitations(HERE) == ()

    def test_of_a_member_is_refused_unless_it_is_to_a_greater_role(self) -> None:
        by = account("ad@example.org", administrator=True)
        member("guest@example.org", HERE, Role.OFFICER)
        for role in (Role.VIEWER, Role.OFFICER):
            with pytest.raises(MemberAlready):
                invite(email="guest@example.org", place=HERE, role=role, by=by.account)
        assert invite(email="guest@example.org", place=HERE, role=Role.HEAD, by=by.account)

    def test_needs_an_address(self) -> None:
        with pytest.raises(BadEmail):
            invite(email="guest", place=HERE, role=Role.VIEWER, by=account(administrator=True).account)

    def test_has_an_end(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(rules, "MOST_OPEN_INVITATIONS", 2)
        by = account(administrator=True).account
        for number in range(2):
            invite(email=f"guest{number}@example.org", place=HERE, role=Role.VIEWER, by=by)
        with pytest.raises(TooManyInvitations, match="at most 2"):
            invite(email="guest2@example.org", place=HERE, role=Role.VIEWER, by=by)
        assert invite(email="guest2@example.org", place=THERE, role=Role.VIEWER, by=by)

    def test_has_an_end_for_a_day_however_often_they_are_withdrawn(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(rules, "MOST_INVITATIONS_A_DAY", 3)
        by = account(administrator=True).account
        for number in range(3):
            made, _ = invite(email=f"guest{number}@example.org", place=HERE, role=Role.VIEWER, by=by)
            withdraw_invitation(number=made.number, by=by)
        with pytest.raises(TooManyInvitations, match="at most 3 a day"):
            invite(email="more@example.org", place=HERE, role=Role.VIEWER, by=by)
        models.Invitation.objects.update(invited_at=timezone.now() - dt.timedelta(hours=25))
        assert invite(email="more@example.org", place=HERE, role=Role.VIEWER, by=by)

    def test_keeps_the_token_nowhere(self) -> None:
        _, token = invite(email="g@example.org", place=HERE, role=Role.VIEWER, by=account(administrator=True).account)
        kept = [str(value) for row in models.Invitation.objects.values() for value in row.values()]
        kept += [str(value) for row in models.JournalEntry.objects.values() for value in row.values()]
        assert not [value for value in kept if token in value]

    def test_writes_no_address_into_the_journal(self) -> None:
        invite(email="guest@example.org", place=HERE, role=Role.VIEWER, by=account(administrator=True).account)
        assert "example.org" not in str(list(models.JournalEntry.objects.values()))


class TestAccepting:
    def opened(self, role: Role = Role.OFFICER, email: str = "guest@example.org") -> int:
        by = account("ad@example.org", administrator=True)
        return invite(email=email, place=HERE, role=role, by=by.account)[0].number

    def test_gives_the_role_once_and_writes_one_entry(self) -> None:
        number, guest = self.opened(), account("guest@example.org")
        before = count()
        assert accept_invitation(number=number, by=guest.account) == PlaceRole(HERE, Role.OFFICER)
        assert queries.standing(guest.account).roles == (PlaceRole(HERE, Role.OFFICER),)
        assert count() == before + 1
        assert last_entry().actor == guest.actor
        with pytest.raises(InvitationSpent, match="accepted"):
            accept_invitation(number=number, by=guest.account)
        assert count() == before + 1

    def test_is_for_the_address_that_was_invited(self) -> None:
        number, other = self.opened(), account("other@example.org")
        with pytest.raises(OtherAddress):
            accept_invitation(number=number, by=other.account)
        assert queries.standing(other.account).roles == ()

    def test_needs_the_address_to_be_verified(self) -> None:
        number, guest = self.opened(), account("guest@example.org")
        EmailAddress.objects.filter(user_id=guest.account).update(verified=False)
        with pytest.raises(OtherAddress):
            accept_invitation(number=number, by=guest.account)

    def test_is_refused_after_its_time(self) -> None:
        number, guest = self.opened(), account("guest@example.org")
        models.Invitation.objects.update(expires_at=timezone.now())
        with pytest.raises(InvitationSpent, match="expired"):
            accept_invitation(number=number, by=guest.account)
        assert queries.invitations_to(["guest@example.org"]) == ()

    def test_is_refused_once_withdrawn(self) -> None:
        number, guest = self.opened(), account("guest@example.org")
        withdraw_invitation(number=number, by=queries.account_of("ad@example.org").account)
        assert last_entry().action == "withdraw_invitation"
        with pytest.raises(InvitationSpent, match="withdrawn"):
            accept_invitation(number=number, by=guest.account)

    def test_leaves_a_greater_role_as_it_is(self) -> None:
        number, guest = self.opened(Role.OFFICER), account("guest@example.org")
        models.Membership.objects.create(account_id=guest.account, place=HERE, role=Role.HEAD)
        assert accept_invitation(number=number, by=guest.account).role is Role.HEAD
        assert last_entry().before == last_entry().after == {"place": HERE, "role": "head"}

    def test_of_an_unknown_invitation_says_so(self) -> None:
        with pytest.raises(queries.NoSuchInvitation):
            accept_invitation(number=1, by=account().account)
        with pytest.raises(queries.NoSuchInvitation):
            queries.invitation("made-up")


class TestWithdrawing:
    def test_is_for_heads_and_administrators_and_only_while_it_is_open(self) -> None:
        head, officer = member("he@example.org", HERE, Role.HEAD), member("of@example.org", HERE, Role.OFFICER)
        made, _ = invite(email="guest@example.org", place=HERE, role=Role.VIEWER, by=head.account)
        with pytest.raises(NotAllowed):
            withdraw_invitation(number=made.number, by=officer.account)
        assert withdraw_invitation(number=made.number, by=head.account).state is InvitationState.WITHDRAWN
        with pytest.raises(InvitationSpent):
            withdraw_invitation(number=made.number, by=head.account)

    def test_of_another_place_is_refused(self) -> None:
        made, _ = invite(email="g@example.org", place=HERE, role=Role.VIEWER, by=account(administrator=True).account)
        with pytest.raises(NotAllowed):
            withdraw_invitation(number=made.number, by=member("he@example.org", THERE, Role.HEAD).account)


class TestMembers:
    def test_are_listed_heads_first_then_by_name(self) -> None:
        for name, role in (("zoe", Role.VIEWER), ("bea", Role.OFFICER), ("adi", Role.OFFICER), ("kim", Role.HEAD)):
            member(f"{name}@example.org", HERE, role)
        member("far@example.org", THERE, Role.HEAD)
        assert [one.name for one in queries.members(HERE)] == ["Kim", "Adi", "Bea", "Zoe"]

    def test_are_removed_by_a_head_with_one_entry(self) -> None:
        head, officer = member("he@example.org", HERE, Role.HEAD), member("of@example.org", HERE, Role.OFFICER)
        before = count()
        remove_member(account_id=officer.account, place=HERE, by=head.account)
        assert queries.standing(officer.account).roles == ()
        assert count() == before + 1
        assert (last_entry().actor, last_entry().about) == (head.actor, officer.actor)

    def test_may_leave_by_themselves_but_not_remove_others(self) -> None:
        head, officer = member("he@example.org", HERE, Role.HEAD), member("of@example.org", HERE, Role.OFFICER)
        with pytest.raises(NotAllowed):
            remove_member(account_id=head.account, place=HERE, by=officer.account)
        remove_member(account_id=officer.account, place=HERE, by=officer.account)
        assert [one.account for one in queries.members(HERE)] == [head.account]

    def test_keep_their_last_head_until_there_is_another(self) -> None:
        head = member("he@example.org", HERE, Role.HEAD)
        with pytest.raises(LastHead):
            remove_member(account_id=head.account, place=HERE, by=head.account)
        member("second@example.org", HERE, Role.HEAD)
        remove_member(account_id=head.account, place=HERE, by=head.account)
        assert [one.name for one in queries.members(HERE)] == ["Second"]

    def test_lose_even_the_last_head_to_an_administrator(self) -> None:
        head, by = member("he@example.org", HERE, Role.HEAD), account("ad@example.org", administrator=True)
        remove_member(account_id=head.account, place=HERE, by=by.account)
        assert queries.members(HERE) == ()

    def test_of_another_place_cannot_be_removed(self) -> None:
        head, far = member("he@example.org", HERE, Role.HEAD), member("far@example.org", THERE, Role.VIEWER)
        with pytest.raises(queries.NoSuchAccount):
            remove_member(account_id=far.account, place=HERE, by=head.account)
        with pytest.raises(NotAllowed):
            remove_member(account_id=far.account, place=THERE, by=head.account)


class TestOnesOwnAccount:
    def test_is_renamed_with_an_entry_that_does_not_say_the_name(self) -> None:
        one = account()
        changed = edit_profile(account_id=one.account, name="  Sam   the  Second ", language="ar")
        assert (changed.name, changed.language) == ("Sam the Second", "ar")
        assert last_entry().before == {"name": True, "language": "en"}
        assert last_entry().after == {"name": True, "language": "ar"}
        before = count()
        assert edit_profile(account_id=one.account, name="Sam the Second", language="xx").language == "ar"
        assert count() == before

    def test_is_told_whole_and_without_secrets(self) -> None:
        guest, by = account("guest@example.org"), account("ad@example.org", administrator=True)
        made, token = invite(email=guest.email, place=HERE, role=Role.VIEWER, by=by.account)
        accept_invitation(number=made.number, by=guest.account)
        told = queries.held(guest.account)
        assert told["account"]["email"] == "guest@example.org"  # type: ignore[index]
        assert [one["place"] for one in told["roles"]] == [HERE]  # type: ignore[attr-defined]
        assert [one["action"] for one in told["journal_by"]] == ["accept_invitation"]  # type: ignore[attr-defined]
        kept = models.Account.objects.get(pk=guest.account).password
        assert kept not in str(told)
        assert token not in str(told)
        assert "ad@example.org" not in str(told)

    def test_is_deleted_with_everything_that_names_the_person(self) -> None:
        guest = member("guest@example.org", HERE, Role.OFFICER)
        invite(
            email=guest.email, place=THERE, role=Role.VIEWER, by=account("ad@example.org", administrator=True).account
        )
        delete_account(account_id=guest.account)
        with pytest.raises(queries.NoSuchAccount):
            queries.standing(guest.account)
        assert queries.members(HERE) == ()
        assert not EmailAddress.objects.filter(email=guest.email).exists()
        assert not models.Invitation.objects.filter(email=guest.email).exists()
        assert (last_entry().before, last_entry().after) == ({"roles": [[HERE, "officer"]]}, {})
        journal = str(list(models.JournalEntry.objects.values()))
        assert "guest" not in journal.casefold()

    def test_leaves_its_number_to_nobody_else(self) -> None:
        gone = account("guest@example.org").account
        delete_account(account_id=gone)
        assert account("next@example.org").account > gone

    def test_leaves_the_invitations_that_it_made(self) -> None:
        head = member("he@example.org", HERE, Role.HEAD)
        made, token = invite(email="guest@example.org", place=HERE, role=Role.VIEWER, by=head.account)
        assert made.invited_by == "He"
        delete_account(account_id=head.account)
        assert (queries.invitation(token).state, queries.invitation(token).invited_by) == (InvitationState.OPEN, "")
