"""Who somebody is."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator

from tawam.people import models
from tawam.people.values import PlaceRole, Role, Standing

_FIELDS = (
    "pk", "email", "name", "language", "is_editor", "is_administrator", "weekly_digest",
    "memberships__place", "memberships__role",
)  # fmt: skip


class NoSuchAccount(LookupError):
    """No account that can be used has this number."""

    def __init__(self, account_id: int) -> None:
        super().__init__(f"There is no account {account_id}.")


class NoSuchEmail(LookupError):
    """No account has this e-mail address."""

    def __init__(self, email: str) -> None:
        super().__init__(f"There is no account for {email[:80]}.")


def standing(account_id: int) -> Standing:
    """What somebody may do, in one query; raises NoSuchAccount if the account is gone or closed."""
    rows = models.Account.objects.filter(pk=account_id, is_active=True).order_by("memberships__place")
    found = list(rows.values_list(*_FIELDS))
    if not found:
        raise NoSuchAccount(account_id)
    number, email, name, language, is_editor, is_administrator, weekly_digest, *_ = found[0]
    roles = tuple(PlaceRole(row[-2], Role(row[-1])) for row in found if row[-2] is not None)
    return Standing(number, email, name, language, is_editor, is_administrator, roles, weekly_digest)


def account_of(email: str) -> Standing:
    """The standing of whoever signs in with this address; raises NoSuchEmail."""
    number = models.Account.objects.filter(email=email.strip().lower(), is_active=True).values_list("pk").first()
    if number is None:
        raise NoSuchEmail(email)
    return standing(number[0])


def digest_readers() -> list[Standing]:
    """Those who want a digest every week and can be written to, in the order of their numbers."""
    rows = models.Account.objects.filter(is_active=True, weekly_digest=True).order_by("pk")
    return [standing(number) for number in rows.values_list("pk", flat=True)]


def verified_addresses(account_id: int) -> frozenset[str]:
    """The e-mail addresses that somebody has shown to be their own."""
    found = EmailAddress.objects.filter(user_id=account_id, verified=True)
    return frozenset(found.values_list("email", flat=True))


def has_second_factor(account_id: int) -> bool:
    """Whether somebody signs in with a code beside the password."""
    return bool(Authenticator.objects.filter(user_id=account_id, type=Authenticator.Type.TOTP).exists())
