"""Who has a role at a place, and who was asked to take one."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from tawam.people import models, rules
from tawam.people.values import Invitation, InvitationState, Member, Role


class NoSuchInvitation(LookupError):
    """No invitation has this number or this token."""

    def __init__(self) -> None:
        super().__init__("There is no such invitation.")


def members(place: str) -> tuple[Member, ...]:
    """Who has a role at a place, heads first, then by name."""
    rows = models.Membership.objects.filter(place=place, account__is_active=True).select_related("account")
    found = [Member(row.account_id, row.account.name, row.account.email, Role(row.role), row.since) for row in rows]
    order = list(reversed(Role))
    return tuple(sorted(found, key=lambda one: (order.index(one.role), one.name.casefold(), one.account)))


def invitations(place: str) -> tuple[Invitation, ...]:
    """The invitations to a place that were neither accepted nor withdrawn, latest first."""
    return _values(models.Invitation.objects.filter(place=place, accepted_at=None, withdrawn_at=None))


def replaced_invitations(place: str) -> tuple[Invitation, ...]:
    """The invitations to a place that a newer one replaced before their time was over, latest first."""
    rows = models.Invitation.objects.filter(place=place, withdrawn_at__isnull=False, expires_at__gt=timezone.now())
    return tuple(one for one in _values(rows) if one.state is InvitationState.REPLACED)


def invitations_to(addresses: Iterable[str]) -> tuple[Invitation, ...]:
    """The open invitations to these addresses, latest first."""
    rows = models.Invitation.objects.filter(
        email__in=list(addresses), accepted_at=None, withdrawn_at=None, expires_at__gt=timezone.now()
    )
    return _values(rows)


def invitation(token: str) -> Invitation:
    """The invitation with this token, whatever has become of it; raises NoSuchInvitation."""
    return _one(models.Invitation.objects.filter(fingerprint=rules.fingerprint(token)))


def invitation_numbered(number: int) -> Invitation:
    """The invitation of this number; raises NoSuchInvitation."""
    return _one(models.Invitation.objects.filter(pk=number))


def _one(rows: QuerySet[models.Invitation]) -> Invitation:
    found = _values(rows)
    if not found:
        raise NoSuchInvitation
    return found[0]


def _values(rows: QuerySet[models.Invitation]) -> tuple[Invitation, ...]:
    # The newer one was made at the very moment at which the older one was taken back.
    newer = models.Invitation.objects.filter(
        place=OuterRef("place"), email=OuterRef("email"), invited_at=OuterRef("withdrawn_at")
    )
    found = rows.select_related("invited_by").annotate(replaced=Exists(newer))
    return tuple(_value(row, replaced=row.replaced) for row in found)


def _value(row: models.Invitation, *, replaced: bool) -> Invitation:
    return Invitation(
        number=row.pk,
        place=row.place,
        email=row.email,
        role=Role(row.role),
        invited_by=row.invited_by.name if row.invited_by else "",
        invited_at=row.invited_at,
        expires_at=row.expires_at,
        state=rules.state(
            now=timezone.now(),
            expires_at=row.expires_at,
            accepted=row.accepted_at is not None,
            withdrawn=row.withdrawn_at is not None,
            replaced=replaced,
        ),
        withdrawn_at=row.withdrawn_at,
    )
