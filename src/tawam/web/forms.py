"""The forms of accounts: the account library's, in our words, for password managers and screen readers."""

from __future__ import annotations

from collections.abc import Mapping

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tawam.people.values import Role
from tawam.people.wording import ROLES

_EMAIL = _("E-mail address")
_LABELS: Mapping[str, str | Promise] = {
    "login": _EMAIL,
    "email": _EMAIL,
    "password": _("Password"),
    "oldpassword": _("Current password"),
    "remember": _("Stay signed in on this device"),
    "code": _("Code"),
}
_HINT = _("At least 10 characters; no common password, not digits alone, not like your name or address.")
_MORE: Mapping[str, dict[str, str]] = {
    "login": {"autocomplete": "username", "inputmode": "email"},
    "email": {"autocomplete": "email", "inputmode": "email"},
    "code": {"autocomplete": "one-time-code", "inputmode": "numeric"},
}


class _InOurWords:
    """Labels instead of placeholders, which vanish while one types."""

    fields: dict[str, forms.Field]
    labels: Mapping[str, str | Promise] = {}

    def __init__(self, *given: object, **named: object) -> None:
        super().__init__(*given, **named)
        for name, field in self.fields.items():
            words = {**_LABELS, "password1": _("Password"), "password2": _("The password once more"), **self.labels}
            field.label = words.get(name, field.label)  # type: ignore[assignment]
            field.help_text = _HINT if name == "password1" else ""
            field.widget.attrs.pop("placeholder", None)
            field.widget.attrs.update({**_MORE.get(name, {}), "dir": "ltr"} if name != "name" else {"dir": "auto"})


class SignIn(_InOurWords, account.LoginForm):  # type: ignore[misc]
    """Address and password."""


class SignUp(_InOurWords, account.SignupForm):  # type: ignore[misc]
    """Address, name and a password."""

    name = forms.CharField(label=_("Your name"), max_length=80, widget=forms.TextInput({"autocomplete": "name"}))
    field_order = ("email", "name", "password1")


class ChangePassword(_InOurWords, account.ChangePasswordForm):  # type: ignore[misc]
    """The old password and the new one."""

    labels = {"password1": _("New password"), "password2": _("The new password once more")}


class AskForNewPassword(_InOurWords, account.ResetPasswordForm):  # type: ignore[misc]
    """The address to which the link goes."""


class SetNewPassword(_InOurWords, account.ResetPasswordKeyForm):  # type: ignore[misc]
    """The new password, for whoever came by the link."""

    labels = ChangePassword.labels


class ChangeEmail(_InOurWords, account.AddEmailForm):  # type: ignore[misc]
    """The new address."""

    labels = {"email": _("New e-mail address")}


class ConfirmPassword(_InOurWords, account.ReauthenticateForm):  # type: ignore[misc]
    """The password once more, before something that matters."""


class EnterCode(_InOurWords, mfa.AuthenticateForm):  # type: ignore[misc]
    """A code of the second factor, or a recovery code."""


class ConfirmCode(_InOurWords, mfa.ReauthenticateForm):  # type: ignore[misc]
    """The same, before something that matters."""


class ActivateCodes(_InOurWords, totp.ActivateTOTPForm):  # type: ignore[misc]
    """The first code of an app."""


class Invite(forms.Form):
    """Whom, and to what."""

    email = forms.EmailField(
        label=_EMAIL, max_length=254, widget=forms.EmailInput({"dir": "ltr", "autocomplete": "off"})
    )
    role = forms.ChoiceField(label=_("Role"), choices=list(ROLES.items()), initial=Role.CONTRIBUTOR)
    language = forms.ChoiceField(label=_("Language of the mail"), choices=[("en", "English"), ("ar", "العربية")])


class Profile(forms.Form):
    """How somebody is called and which language they read."""

    name = forms.CharField(
        label=_("Your name"), max_length=80, widget=forms.TextInput({"dir": "auto", "autocomplete": "name"})
    )
    language = forms.ChoiceField(label=_("Your language"), choices=[("en", "English"), ("ar", "العربية")])
    weekly_digest = forms.BooleanField(
        label=_("Weekly mail on what asks for attention"),
        help_text=_("For officers and heads: links that fade, steps that are due, dates that come."),
        required=False,
    )
