"""Where the account library asks us: what it tells people, and where it leads them."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib.auth.base_user import AbstractBaseUser
from django.forms import Form
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

from tawam.basics.languages import LANGUAGES
from tawam.basics.texts import one_line

_WRONG_CODE = _("This code is wrong or has been used. Codes change every 30 seconds.")


class AccountDoor(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts have a name and a language, and errors are told in our words."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("This account is closed."),
        "duplicate_email": _("This is the address of your account already."),
        "email_password_mismatch": _("The e-mail address or the password is wrong."),
        "enter_current_password": _("This is not your current password."),
        "incorrect_code": _WRONG_CODE,
        "incorrect_password": _("This is not your password."),
        "invalid_login": _("The e-mail address or the password is wrong."),
        "invalid_password_reset": _("The link cannot be used: it is too old, or was used before."),
        "rate_limited": _("Too many attempts. Please wait a few minutes."),
        "too_many_login_attempts": _("Too many failed attempts. Please wait five minutes."),
    }

    def save_user(
        self, request: HttpRequest, user: AbstractBaseUser, form: Form, commit: bool = True
    ) -> AbstractBaseUser:
        """Keep the name that was given, and the language in which it was given."""
        user.name = one_line(form.cleaned_data["name"])  # type: ignore[attr-defined]
        user.language = get_language() if get_language() in LANGUAGES else LANGUAGES[0]  # type: ignore[attr-defined]
        saved: AbstractBaseUser = super().save_user(request, user, form, commit)
        return saved

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """One's own page, in one's own language."""
        with override(getattr(request.user, "language", None)):
            return reverse("account")

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to one's own page."""
        return reverse("account")


class SecondFactorDoor(DefaultMFAAdapter):  # type: ignore[misc]
    """Errors of the second factor in our words."""

    error_messages = {**DefaultMFAAdapter.error_messages, "incorrect_code": _WRONG_CODE}
