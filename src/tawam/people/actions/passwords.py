"""What a password must be, where Django has no words for it in Arabic."""

from __future__ import annotations

from django.contrib.auth.password_validation import MinimumLengthValidator
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tawam.basics import locales
from tawam.basics.languages import page_language


class LongEnough(MinimumLengthValidator):
    """Django's rule with a sentence that is translated: its own has no Arabic in Django 5.2."""

    def get_error_message(self) -> str:
        """Why the password was refused."""
        least = locales.number(self.min_length, page_language(get_language()))
        return _("This password is too short: it needs at least %(least)s characters.") % {"least": least}
