"""The only writes to the people room: each is one transaction and leaves one entry in the room's journal."""

from __future__ import annotations

from collections.abc import Mapping

from allauth.account.models import EmailAddress
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from tawam.people import models, queries
from tawam.people.values import Standing


class BadEmail(ValueError):
    """What was given is no e-mail address."""

    def __init__(self, email: str) -> None:
        super().__init__(f"“{email[:80]}” is no e-mail address.")


class WeakPassword(ValueError):
    """The password is too easy to guess; the message says why."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__("The password is too weak. " + " ".join(reasons))


class AccountExists(ValueError):
    """The address has an account already."""

    def __init__(self, email: str) -> None:
        super().__init__(f"There is an account for {email} already.")


@transaction.atomic
def create_account(*, email: str, password: str, actor: str, name: str = "", language: str = "en") -> Standing:
    """An account whose address counts as verified; raises BadEmail, WeakPassword and AccountExists."""
    address = _address(email)
    if models.Account.objects.filter(email=address).exists():
        raise AccountExists(address)
    account = models.Account(email=address, name=name, language=language)
    try:
        validate_password(password, account)
    except ValidationError as error:
        raise WeakPassword(error.messages) from None
    account.set_password(password)
    account.save()
    EmailAddress.objects.create(user=account, email=address, verified=True, primary=True)
    _journal(actor, "create_account", account.pk, {})
    return queries.standing(account.pk)


@transaction.atomic
def appoint(*, email: str, actor: str, editor: bool | None = None, administrator: bool | None = None) -> Standing:
    """Give or take the rights of editors and administrators; None leaves as it is. Raises NoSuchEmail."""
    account = models.Account.objects.select_for_update().filter(email=email.strip().lower()).first()
    if account is None:
        raise queries.NoSuchEmail(email)
    wanted = {"is_editor": editor, "is_administrator": administrator}
    change = {
        name: [getattr(account, name), given]
        for name, given in wanted.items()
        if given is not None and given != getattr(account, name)
    }
    for name, (_, given) in change.items():
        setattr(account, name, given)
    if change:
        account.save(update_fields=list(change))
        _journal(actor, "appoint", account.pk, change)
    return queries.standing(account.pk)


def _address(email: str) -> str:
    address = email.strip().lower()
    try:
        validate_email(address)
    except ValidationError:
        raise BadEmail(email) from None
    return address


def _journal(actor: str, action: str, account: int, change: Mapping[str, object]) -> None:
    models.JournalEntry.objects.create(
        at=timezone.now(), actor=actor, action=action, about=f"account:{account}", change=dict(change)
    )
