"""The options of the filter menus, in the order of the language."""

from __future__ import annotations

from enum import StrEnum

from tawam.basics import locales
from tawam.registry import phrases
from tawam.registry import queries as registry
from tawam.web import requests


def word_choices(vocabulary: str, codes: type[StrEnum]) -> list[tuple[str, str]]:
    """Codes with what a person reads for them."""
    return [(code.value, phrases.word(vocabulary, code)) for code in codes]


def country_choices() -> list[tuple[str, str]]:
    """The countries that have a partnership, by name."""
    language = requests.language()
    named = [(code, locales.country(code, language)) for code, _ in registry.countries_with_ties() if code]
    return sorted(named, key=lambda choice: choice[1])
