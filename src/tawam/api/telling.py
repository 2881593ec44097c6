"""Refusals as sentences in the language of the answer: those of rules, which know no language, and of fields."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from tawam.basics.dates import BadDate
from tawam.basics.languages import LANGUAGES, page_language
from tawam.exchange.values import Theme
from tawam.intake.values.texts import MOST_CHARACTERS, TextTooLong
from tawam.matching import phrases
from tawam.matching.rules.asking import UnknownCode, UnknownTheme
from tawam.matching.rules.scoring import UnfitWeight

# What pydantic finds wrong with a field, by its codes; in English its own sentences stand, which programs know.
_FIELDS: Mapping[str, str | Promise] = {
    "missing": lazy("it is missing"),
    "string_too_long": lazy("at most %(max_length)s characters"),
    "string_too_short": lazy("at least %(min_length)s characters"),
    "string_pattern_mismatch": lazy("it must look like this pattern: %(pattern)s"),
    "string_type": lazy("it must be a text"),
    "int_parsing": lazy("it must be a whole number"),
    "int_type": lazy("it must be a whole number"),
    "greater_than_equal": lazy("at least %(ge)s"),
    "less_than_equal": lazy("at most %(le)s"),
    "enum": lazy("it must be one of these: %(expected)s"),
    "literal_error": lazy("it must be one of these: %(expected)s"),
    "json_invalid": lazy("this is no JSON"),
}


def told(error: Exception) -> str:
    """A refusal of the rules in the language that is active; in English as the rules tell it."""
    if isinstance(error, BadDate):
        return _("“%(text)s” is not a date: write YYYY, YYYY-MM or YYYY-MM-DD") % {"text": error.shown}
    if isinstance(error, TextTooLong):
        found = _("The text has %(length)d characters; at most %(most)d are read. Check it in parts.")
        return found % {"length": error.length, "most": MOST_CHARACTERS}
    if isinstance(error, UnfitWeight):
        found = _("“%(name)s” is no weight: write criterion=number with a number from 0 to 10, of %(known)s.")
        return found % {"name": error.name, "known": error.known}
    if isinstance(error, UnknownCode):
        return phrases.unknown_code(error)
    if isinstance(error, UnknownTheme):
        return _("“%(code)s” is no theme; known are: %(known)s.") % {"code": error.code, "known": ", ".join(Theme)}
    return str(error)


def unfit(found: Mapping[str, Any]) -> str:
    """What is wrong with a field."""
    sentence = _FIELDS.get(found["type"])
    if sentence is None or page_language(get_language()) == LANGUAGES[0]:
        return str(found["msg"])
    given = {name: str(value).replace(" or ", ", ") for name, value in found.get("ctx", {}).items()}
    return str(str(sentence) % given)
