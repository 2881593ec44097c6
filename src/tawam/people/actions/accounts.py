"""Accounts are made, changed, given rights and deleted."""

from __future__ import annotations

from collections.abc import Mapping

from allauth.account.models import EmailAddress
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from tawam.basics.languages import LANGUAGES
from tawam.basics.texts import one_line
from tawam.people import models, queries
from tawam.people.actions.journal import write_journal
from tawam.people.rules import profile_mark
from tawam.people.values import Standing

# As long as the columns hold; the longest address that mail carries has 254 characters (RFC 5321).
_LONGEST_NAME, _LONGEST_ADDRESS = 80, 254


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


class ProfileChanged(ValueError):
    """The profile was changed elsewhere after it was read."""

    def __init__(self, current: Standing) -> None:
        super().__init__("Your profile was changed elsewhere since you opened it. Nothing was saved.")
        self.current = current


@transaction.atomic
def create_account(
    *, email: str, password: str, actor: str, name: str = "", language: str = "en", administrator: bool = False
) -> Standing:
    """An account whose address counts as verified; raises BadEmail, WeakPassword and AccountExists."""
    address = checked_address(email=email)
    if models.Account.objects.filter(email=address).exists():
        raise AccountExists(address)
    account = models.Account(email=address, name=_called(name), language=language, is_administrator=administrator)
    try:
        validate_password(password, account)
    except ValidationError as error:
        raise WeakPassword(error.messages) from None
    account.set_password(password)
    account.save()
    EmailAddress.objects.create(user=account, email=address, verified=True, primary=True)
    after = {"is_administrator": administrator}
    write_journal(actor=actor, action="create_account", about=f"account:{account.pk}", before={}, after=after)
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
        write_journal(
            actor=actor,
            action="appoint",
            about=f"account:{account.pk}",
            before={name: had for name, (had, _) in change.items()},
            after={name: given for name, (_, given) in change.items()},
        )
    return queries.standing(account.pk)


@transaction.atomic
def edit_profile(
    *, account_id: int, name: str, language: str, weekly_digest: bool | None = None, seen: str | None = None
) -> Standing:
    """Change how somebody is called, what they read, and whether they want digests; None leaves that as it is.

    ``seen`` is the mark of the profile that was on the screen (rules' ``profile_mark``), None where nobody looked.
    Raises ProfileChanged.
    """
    account = models.Account.objects.select_for_update().get(pk=account_id)
    if seen is not None and seen != profile_mark(current := queries.standing(account_id)):
        raise ProfileChanged(current)
    given: dict[str, object] = {
        "name": _called(name),
        "language": language if language in LANGUAGES else account.language,
        "weekly_digest": account.weekly_digest if weekly_digest is None else weekly_digest,
    }
    changed = [field for field, value in given.items() if getattr(account, field) != value]
    before = {field: getattr(account, field) for field in changed}
    for field in changed:
        setattr(account, field, given[field])
    if changed:
        account.save(update_fields=changed)
        about, after = f"account:{account_id}", {field: given[field] for field in changed}
        write_journal(actor=about, action="edit_profile", about=about, before=_nameless(before), after=_nameless(after))
    return queries.standing(account_id)


@transaction.atomic
def delete_account(*, account_id: int) -> None:
    """Delete somebody's account with its roles, addresses, second factors and the invitations to its address.

    What stays is the number of the account in the journals, with the roles it had; no name and no address.
    """
    account = models.Account.objects.select_for_update().get(pk=account_id)
    addresses = list(EmailAddress.objects.filter(user_id=account_id, verified=True).values_list("email", flat=True))
    models.Invitation.objects.filter(email__in=addresses).delete()
    roles = list(account.memberships.values_list("place", "role"))
    account.delete()
    about = f"account:{account_id}"
    before = {"roles": [list(one) for one in roles]}
    write_journal(actor=about, action="delete_account", about=about, before=before, after={})


@transaction.atomic
def note_account_change(*, account_id: int, action: str) -> None:
    """Journal what somebody did to their own account through the pages of the account library.

    What stood there before and after are secrets and addresses, which no journal holds.
    """
    about = f"account:{account_id}"
    write_journal(actor=about, action=action, about=about, before={}, after={})


def checked_address(*, email: str) -> str:
    """The address in lower case; raises BadEmail."""
    address = email.strip().lower()
    try:
        validate_email(address)
    except ValidationError:
        raise BadEmail(email) from None
    if len(address) > _LONGEST_ADDRESS:
        raise BadEmail(email)
    return address


def _called(name: str) -> str:
    """A name as others see it: one line, nothing in it that nobody sees."""
    return one_line(name)[:_LONGEST_NAME]


def _nameless(fields: Mapping[str, object]) -> dict[str, object]:
    """What a profile held; of the name only whether there was one, for the row stays when the account is deleted."""
    return {field: bool(value) if field == "name" else value for field, value in fields.items()}
