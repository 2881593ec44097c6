"""What the account library and Django say to people is said in Arabic too, and in our forms as we want it."""

from __future__ import annotations

import re

import pytest
from allauth.account.forms import PasswordVerificationMixin
from django import forms as plain
from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, override

from tawam.people import actions
from tawam.people.values import InvitationState
from tawam.web import forms, refusals
from tawam.web.adapter import AccountDoor, SecondFactorDoor

ARABIC = re.compile(r"[\u0600-\u06ff]")
# Phones and user names, which our accounts do not have.
NEVER_SHOWN = {
    "phone_password_mismatch",
    "phone_taken",
    "unknown_phone",
    "username_blacklisted",
    "username_password_mismatch",
    "username_taken",
    # Only for sites that tell whether an address has an account, or that keep several addresses.
    "email_taken",
    "unknown_email",
    "max_email_addresses",
    "select_only_one",
    "same_as_current",
    "invalid_or_expired_key",
    "cannot_remove_primary_email",
    "unverified_primary_email",
    # The pages that could say so are not reached without what they ask for.
    "add_email_blocked",
    "cannot_delete_authenticator",
    "cannot_generate_recovery_codes",
    "unverified_email",
}
SAID = {**AccountDoor.error_messages, **SecondFactorDoor.error_messages}
FORMS = (
    forms.SignIn,
    forms.SignUp,
    forms.ChangePassword,
    forms.AskForNewPassword,
    forms.SetNewPassword,
    forms.ChangeEmail,
    forms.ConfirmPassword,
)


def in_arabic(text: object) -> str:
    """A text in Arabic."""
    with override("ar"):
        return str(text)


class TestAnError:
    @pytest.mark.parametrize("code", sorted(set(SAID) - NEVER_SHOWN))
    def test_of_the_account_library_is_said_in_both_languages(self, code):
        assert ARABIC.search(in_arabic(SAID[code]))
        with override("en"):
            assert not ARABIC.search(str(SAID[code]))

    def test_is_known_to_this_test_by_its_code(self):
        assert set(SAID) >= NEVER_SHOWN

    @pytest.mark.parametrize("password", ["short", "1234567890", "password123", "sam@example.org"])
    def test_of_a_weak_password_is_said_in_arabic(self, password):
        somebody = get_user_model()(email="sam@example.org", name="Sam")
        with override("ar"), pytest.raises(ValidationError) as refused:
            validate_password(password, somebody)
        assert [text for text in refused.value.messages if not ARABIC.search(text)] == []

    def test_of_two_passwords_that_differ_is_said_in_arabic(self):
        class Twice(PasswordVerificationMixin, plain.Form):
            password1, password2 = plain.CharField(), plain.CharField()

        with override("ar"):
            form = Twice({"password1": "a", "password2": "b"})
            assert ARABIC.search(str(form.errors["password2"]))

    @pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__)
    def test_of_an_empty_field_is_said_in_arabic(self, form):
        with override("ar"):
            for field in form.base_fields.values():
                if field.required:
                    assert ARABIC.search(str(field.error_messages["required"]))


class TestARefusal:
    @pytest.mark.parametrize("state", [one for one in InvitationState if one is not InvitationState.OPEN])
    def test_of_a_spent_invitation_says_what_became_of_it(self, state):
        error = actions.InvitationSpent(state)
        assert refusals.told(error) == gettext(str(refusals.SPENT[state]))
        with override("ar"):
            assert ARABIC.search(refusals.told(error))

    @pytest.mark.parametrize("kind", refusals.REFUSALS, ids=lambda kind: kind.__name__)
    def test_of_every_kind_has_its_sentence(self, kind):
        assert str(refusals.REFUSALS[kind]).endswith(".")
        assert ARABIC.search(in_arabic(refusals.REFUSALS[kind]))

    def test_of_every_state_but_the_open_one_has_its_sentence(self):
        assert set(refusals.SPENT) == set(InvitationState) - {InvitationState.OPEN}


class TestAForm:
    @pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__)
    def test_has_labels_that_say_what_to_fill_in(self, form):
        given = {"user": None} if form in (forms.ChangePassword, forms.ConfirmPassword, forms.ChangeEmail) else {}
        given |= {"temp_key": ""} if form is forms.SetNewPassword else {}
        with override("ar"):
            made = form(**given)
            for name, field in made.fields.items():
                assert ARABIC.search(str(field.label)), name
                assert "placeholder" not in field.widget.attrs

    def test_writes_addresses_and_passwords_from_left_to_right_in_arabic_too(self):
        fields = forms.SignUp().fields
        assert {name: field.widget.attrs["dir"] for name, field in fields.items()} == {
            "email": "ltr",
            "name": "auto",
            "password1": "ltr",
        }

    @pytest.mark.parametrize(
        ("given", "good"),
        [
            ({"email": "a@example.org", "role": "head", "language": "ar"}, True),
            ({"email": "a@example.org", "role": "mayor", "language": "ar"}, False),
            ({"email": "a@example.org", "role": "head", "language": "de"}, False),
            ({"email": "a", "role": "head", "language": "en"}, False),
            ({}, False),
        ],
    )
    def test_to_invite_takes_an_address_a_role_and_a_language(self, given, good):
        assert forms.Invite(given).is_valid() is good
