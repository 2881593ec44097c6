"""What the account library reports of its own writes, put into our journal: one call of an action each."""

from __future__ import annotations

from typing import Protocol

from allauth.account import signals as account
from allauth.mfa import signals as mfa
from django.dispatch import Signal, receiver

from tawam.people import actions


class _Numbered(Protocol):
    pk: int


class _Address(Protocol):
    user_id: int


_REPORTED: dict[str, Signal] = {
    "sign_up": account.user_signed_up,
    "change_password": account.password_changed,
    "reset_password": account.password_reset,
    "add_second_factor": mfa.authenticator_added,
    "remove_second_factor": mfa.authenticator_removed,
    "renew_recovery_codes": mfa.authenticator_reset,
}


def _note(signal: Signal, user: _Numbered, **_: object) -> None:
    action = next(name for name, one in _REPORTED.items() if one is signal)
    actions.note_account_change(account_id=user.pk, action=action)


for _signal in _REPORTED.values():
    _signal.connect(_note, dispatch_uid="tawam.people")


@receiver(account.email_confirmed, dispatch_uid="tawam.people")
def _note_confirmation(email_address: _Address, **_: object) -> None:
    actions.note_account_change(account_id=email_address.user_id, action="confirm_email")


@receiver(account.email_changed, dispatch_uid="tawam.people")
def _note_new_address(user: _Numbered, from_email_address: _Address | None, **_: object) -> None:
    # The first address of an account is reported as a change from none.
    if from_email_address is not None:
        actions.note_account_change(account_id=user.pk, action="change_email")
