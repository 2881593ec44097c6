"""What every page's template knows."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from tawam import __version__
from tawam.basics.languages import LANGUAGES, direction, page_language
from tawam.web import kept
from tawam.web.gates import standing_of


def page(request: HttpRequest) -> dict[str, object]:
    """Language, direction, the same page in the other language, who reads it, the version, whether it is made up."""
    language = page_language(get_language())
    other = "en" if language == "ar" else "ar"
    return {
        "language": language,
        "direction": direction(language),
        "other_language": other,
        "other_direction": direction(other),
        "other_url": translate_url(request.get_full_path(), other),
        "kept": SimpleLazyObject(lambda: kept.waits(request)),
        "standing": SimpleLazyObject(lambda: standing_of(request)),
        "version": __version__,
        "demonstration": _in_every_language() if settings.DEMONSTRATION else (),
    }


def _in_every_language() -> tuple[tuple[str, str, str], ...]:
    """The word that marks a made-up page, for readers of each language: its code, its direction, the word."""
    found = []
    for code in LANGUAGES:
        with override(code):
            found.append((code, direction(code), _("Demonstration")))
    return tuple(found)
