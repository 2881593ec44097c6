"""Template filters of the notices: one call each into the matching's phrases and the languages' names."""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.utils.translation import get_language

from tawam.basics import locales
from tawam.basics.languages import LANGUAGES, page_language
from tawam.matching import phrases
from tawam.matching.values import Notice

register = template.Library()


def _language() -> str:
    return page_language(get_language())


@register.filter
def theme_list(codes: Iterable[str]) -> str:
    """Themes in one line."""
    return phrases.themes(codes, _language())


@register.filter
def languages_named(codes: Iterable[str]) -> str:
    """Languages in one line, by their names."""
    return locales.listing(sorted(locales.language_name(code, _language()) for code in codes), _language())


@register.filter
def capacity(one: Notice) -> list[tuple[str, str]]:
    """People, days and money, each with its name."""
    return phrases.capacity(one, _language())


@register.filter
def own_words(one: Notice) -> list[tuple[str, str]]:
    """The free words with their languages, those of the page's language first."""
    texts = {"en": one.text, "ar": one.text_ar}
    order = sorted(LANGUAGES, key=lambda code: code != _language())
    return [(code, texts[code]) for code in order if texts[code]]
