"""All that is held about one person, for that person."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator

from tawam.people import models


def held(account_id: int) -> dict[str, object]:
    """What the database holds about somebody, secrets left out: nobody needs to see a password's hash."""
    account = models.Account.objects.get(pk=account_id)
    addresses = EmailAddress.objects.filter(user_id=account_id)
    names = list(addresses.filter(verified=True).values_list("email", flat=True))
    journal, told = models.JournalEntry.objects, ("action", "change", "before", "after")
    return {
        "account": {
            "number": account.pk,
            "email": account.email,
            "name": account.name,
            "language": account.language,
            "weekly_digest": account.weekly_digest,
            "is_editor": account.is_editor,
            "is_administrator": account.is_administrator,
            "joined_at": account.joined_at,
            "last_sign_in_at": account.last_login,
        },
        "addresses": list(addresses.values("email", "verified", "primary")),
        "second_factors": list(
            Authenticator.objects.filter(user_id=account_id).values("type", "created_at", "last_used_at")
        ),
        "roles": list(account.memberships.values("place", "role", "since")),
        "invitations": list(
            models.Invitation.objects.filter(email__in=names).values(
                "place", "role", "invited_at", "expires_at", "accepted_at", "withdrawn_at"
            )
        ),
        "journal_about": list(journal.filter(about=f"account:{account_id}").values("at", "actor", *told)),
        "journal_by": list(journal.filter(actor=f"account:{account_id}").values("at", "about", *told)),
    }
