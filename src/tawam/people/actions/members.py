"""One speaks for a place by invitation: invitations are made, withdrawn and accepted, memberships end."""

from __future__ import annotations

import datetime as dt
import secrets

from django.db import transaction
from django.utils import timezone

from tawam.people import models, queries, rules
from tawam.people.actions.accounts import checked_address
from tawam.people.actions.journal import write_journal
from tawam.people.values import Invitation, InvitationState, PlaceRole, Role, Standing


class NotAllowed(PermissionError):
    """Somebody asked for what their role does not allow."""

    def __init__(self) -> None:
        super().__init__("Only a head of this place or an administrator can do that.")


class MemberAlready(ValueError):
    """The address belongs to a member who has this role or a greater one."""

    def __init__(self, role: Role) -> None:
        super().__init__("This address belongs to a member with this role or a greater one.")
        self.role = role


class TooManyInvitations(ValueError):
    """The place has as many open invitations as it may, or has sent enough for a day."""

    def __init__(self) -> None:
        super().__init__(
            f"A place has at most {rules.MOST_OPEN_INVITATIONS} open invitations at a time and sends at most "
            f"{rules.MOST_INVITATIONS_A_DAY} a day."
        )


class InvitationSpent(ValueError):
    """The invitation was accepted, withdrawn or left too long."""

    def __init__(self, state: InvitationState) -> None:
        super().__init__(f"This invitation cannot be accepted any more: {state}.")
        self.state = state


class OtherAddress(PermissionError):
    """The invitation was sent to an address that the account has not shown to be its own."""

    def __init__(self) -> None:
        super().__init__("This invitation was sent to another e-mail address.")


class LastHead(ValueError):
    """A place keeps its last head."""

    def __init__(self) -> None:
        super().__init__("The last head of a place stays: invite another head first, or ask an administrator.")


class RoleChanged(ValueError):
    """The member was given another role after the list was read."""

    def __init__(self, role: Role) -> None:
        super().__init__(f"This member has another role meanwhile: {role}. Nothing was changed.")
        self.role = role


@transaction.atomic
def invite(*, email: str, place: str, role: Role, by: int) -> tuple[Invitation, str]:
    """Invite an address to a role; returns the invitation and the token, which is kept nowhere.

    An older invitation of the address to the place is withdrawn. Raises NotAllowed, BadEmail, MemberAlready and
    TooManyInvitations.
    """
    standing = _allowed(by, place)
    address = checked_address(email=email)
    _refuse_member(address, place, role)
    now = timezone.now()
    earlier = models.Invitation.objects.filter(place=place, accepted_at=None, withdrawn_at=None)
    replaced = list(earlier.filter(email=address).values_list("pk", flat=True))
    earlier.filter(pk__in=replaced).update(withdrawn_at=now)
    today = models.Invitation.objects.filter(place=place, invited_at__gt=now - dt.timedelta(days=1)).count()
    opened = earlier.filter(expires_at__gt=now).count()
    if opened >= rules.MOST_OPEN_INVITATIONS or today >= rules.MOST_INVITATIONS_A_DAY:
        raise TooManyInvitations
    token = secrets.token_urlsafe(32)
    row = models.Invitation.objects.create(
        place=place,
        email=address,
        role=role,
        fingerprint=rules.fingerprint(token),
        invited_by_id=by,
        invited_at=now,
        expires_at=now + dt.timedelta(days=rules.INVITATION_DAYS),
    )
    about, after, change = f"invitation:{row.pk}", _told(place, role), {"replaces": replaced} if replaced else {}
    write_journal(actor=standing.actor, action="invite", about=about, before={}, after=after, change=change)
    return queries.invitation_numbered(row.pk), token


@transaction.atomic
def withdraw_invitation(*, number: int, by: int) -> Invitation:
    """Take an open invitation back. Raises NoSuchInvitation, NotAllowed and InvitationSpent."""
    row, found = _locked(number)
    standing = _allowed(by, found.place)
    if found.state not in (InvitationState.OPEN, InvitationState.EXPIRED):
        raise InvitationSpent(found.state)
    row.withdrawn_at = timezone.now()
    row.save(update_fields=["withdrawn_at"])
    about, before = f"invitation:{number}", _told(found.place, found.role)
    write_journal(actor=standing.actor, action="withdraw_invitation", about=about, before=before, after={})
    return queries.invitation_numbered(number)


@transaction.atomic
def accept_invitation(*, number: int, by: int) -> PlaceRole:
    """Take the role that one was invited to; once. Raises NoSuchInvitation, OtherAddress and InvitationSpent.

    Whoever has a greater role keeps it.
    """
    row, found = _locked(number)
    if found.email not in queries.verified_addresses(by):
        raise OtherAddress
    if found.state is not InvitationState.OPEN:
        raise InvitationSpent(found.state)
    standing = queries.standing(by)
    had = rules.role_at(standing, found.place)
    role = rules.higher(found.role, had)
    models.Membership.objects.update_or_create(account_id=by, place=found.place, defaults={"role": role})
    row.accepted_at = timezone.now()
    row.save(update_fields=["accepted_at"])
    write_journal(
        actor=standing.actor,
        action="accept_invitation",
        about=f"invitation:{number}",
        before=_told(found.place, had) if had else {},
        after=_told(found.place, role),
    )
    return PlaceRole(found.place, role)


@transaction.atomic
def remove_member(*, account_id: int, place: str, by: int, seen: Role | None = None) -> None:
    """End somebody's role at a place; one's own, or another's as head.

    ``seen`` is the role that was on the screen, None where nobody looked. Raises NotAllowed, LastHead, RoleChanged,
    NoSuchAccount.
    """
    rows = {row.account_id: row for row in models.Membership.objects.select_for_update().filter(place=place)}
    if account_id not in rows:
        raise queries.NoSuchAccount(account_id)
    standing = queries.standing(by)
    role = Role(rows[account_id].role)
    heads = sum(row.role == Role.HEAD for row in rows.values())
    if not rules.may_remove(standing, place, PlaceRole(place, role), account_id, heads):
        raise LastHead if rules.may_invite(standing, place) else NotAllowed
    if seen is not None and seen is not role:
        raise RoleChanged(role)
    rows[account_id].delete()
    about, before = f"account:{account_id}", _told(place, role)
    write_journal(actor=standing.actor, action="remove_member", about=about, before=before, after={})


def _allowed(by: int, place: str) -> Standing:
    # Read again inside the transaction: rights may have been taken since the page was opened. The lock lets a form that
    # was sent twice be dealt with once.
    models.Account.objects.select_for_update().filter(pk=by).first()
    standing = queries.standing(by)
    if not rules.may_invite(standing, place):
        raise NotAllowed
    return standing


def _locked(number: int) -> tuple[models.Invitation, Invitation]:
    row = models.Invitation.objects.select_for_update().filter(pk=number).first()
    if row is None:
        raise queries.NoSuchInvitation
    return row, queries.invitation_numbered(number)


def _refuse_member(address: str, place: str, role: Role) -> None:
    rows = models.Membership.objects.filter(place=place, account__email=address)
    held = rows.values_list("role", flat=True).first()
    if held is not None and rules.includes(Role(held), role):
        raise MemberAlready(Role(held))


def _told(place: str, role: Role) -> dict[str, object]:
    return {"place": place, "role": role}
