"""Template filters of the pages: one call each into ``phrases`` and ``locales``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from urllib.parse import urlencode

from django import template
from django.template.context import Context
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tawam.assessment.phrases import lasting as lasting_phrases
from tawam.assessment.rules.lasting import Curve, Incidence
from tawam.basics import locales
from tawam.basics.dates import PartialDate
from tawam.basics.languages import direction, page_language
from tawam.basics.reasons import Reason
from tawam.evidence.rules import host_of
from tawam.evidence.values import Claim, Source
from tawam.exchange.phrases import word as exchange_word
from tawam.exchange.wording import VOCABULARIES as EXCHANGE_WORDS
from tawam.people.wording import ROLES
from tawam.places.values import Place
from tawam.registry import phrases
from tawam.registry.values import Bearing, LifeEvent, NearMatch, Spoken

register = template.Library()


def _language() -> str:
    return page_language(get_language())


@register.filter
def word(code: str, vocabulary: str) -> str:
    """``{{ partnership.status|word:"status" }}``: what a person reads for a code."""
    if vocabulary in EXCHANGE_WORDS:
        return exchange_word(vocabulary, code)
    return phrases.word(vocabulary, code)


@register.filter
def role(code: str) -> str:
    """What a person reads for a role."""
    return str(ROLES[code])


@register.filter
def said(wording: Mapping[str, str]) -> str:
    """Our own text in the language of the page."""
    return phrases.said(wording, _language())


@register.filter
def titled(source: Source) -> str:
    """What a source is called."""
    return phrases.source_title(source.title, _language())


@register.filter
def titled_in(source: Source) -> str:
    """The language in which ``titled`` answers, for the lang attribute."""
    return phrases.title_language(source, _language())


@register.filter
def published_by(source: Source) -> str:
    """Who publishes a source."""
    return phrases.publisher(source.publisher, _language())


@register.filter
def said_in(wording: Mapping[str, str]) -> str:
    """The language in which ``said`` answers, for the lang attribute."""
    return phrases.said_in(wording, _language())


@register.filter
def named(place: Place) -> str:
    """A place's name in the language of the page."""
    return place.name(_language())


@register.filter
def name_language(place: Place) -> str:
    """The language of the name that ``named`` shows."""
    return "ar" if _language() == "ar" and place.name_ar else "en"


@register.filter
def region(place: Place) -> str:
    """The name of the first-level region in which a place lies; nothing where it is not known in this language."""
    return place.admin1_ar if _language() == "ar" else place.admin1


@register.filter
def day(value: PartialDate | None) -> str:
    """A partial date in words."""
    return locales.date(value, _language()) if value else ""


@register.filter
def differing_date(claim: Claim, event: LifeEvent) -> str:
    """The date that a claim gives where it is not the event's: a source must not seem to say more than it does."""
    if claim.value == str(event.on or ""):
        return ""
    return locales.date(claim.on, _language()) if claim.on else _("no date")


@register.filter
def on_day(value: dt.datetime) -> str:
    """The day of a moment, in words."""
    return locales.date(PartialDate.of(value.date()), _language())


@register.filter
def number(value: float | None) -> str:
    """A number as the language writes it."""
    return "" if value is None else locales.number(value, _language())


@register.filter
def in_digits(value: object) -> str:
    """Any text with the language's digits; for years, which take no grouping."""
    return locales.digits(str(value), _language())


@register.filter
def holder(code: str) -> str:
    """Who holds a position: a country, or another body by its code."""
    return phrases.holder(code, _language())


@register.filter
def rounded(value: float) -> str:
    """A number without decimals, as the language writes it."""
    return locales.number(round(value), _language())


@register.filter
def years(value: float) -> str:
    """Years to one decimal at most, as the language writes them."""
    return locales.number(round(value, 1), _language())


@register.filter
def decimal(value: float) -> str:
    """A number to two decimals, as the language writes it."""
    return locales.number(round(value, 2), _language())


@register.filter
def percent(share: float) -> str:
    """A share between 0 and 1 in whole per cent."""
    return locales.digits(f"{round(share * 100)}%", _language())


@register.filter
def group(one: Curve | Incidence) -> str:
    """The name of the group that a figure on lasting is about."""
    return lasting_phrases.group(one.by, one.group)


@register.filter
def country(code: str) -> str:
    """A country's name."""
    return locales.country(code, _language())


@register.filter
def host(url: str) -> str:
    """The host of an address."""
    return host_of(url)


@register.filter
def text_direction(language: str) -> str:
    """``rtl`` or ``ltr``."""
    return direction(language)


@register.simple_tag
def reasons(found: Iterable[Reason], places: Iterable[Place]) -> list[str]:
    """Reasons as sentences."""
    return phrases.sentences(found, _language(), places)


@register.filter
def declared_facts(one: Spoken) -> list[str]:
    """What a side declares beside its word."""
    return phrases.declared_facts(one, _language())


@register.simple_tag
def comma() -> str:
    """What parts two things in a list, with its space."""
    return locales.listing(["", ""], _language())


@register.simple_tag
def near_reasons(match: NearMatch, named: Iterable[Place]) -> str:
    """Why a near match is near, in one line."""
    return " · ".join(phrases.sentences(match.reasons, _language(), [*named, *match.parties]))


@register.filter
def bearing_reason(bearing: Bearing) -> str:
    """How a claim bears on a statement."""
    return phrases.sentence(bearing.reason, _language(), {})


@register.simple_tag(takes_context=True)
def query(context: Context, **changes: object) -> str:
    """The page's query string with some values changed; an empty value drops its name."""
    kept = {name: value for name, value in context["request"].GET.items() if value}
    kept.update({name: str(value) for name, value in changes.items()})
    return urlencode({name: value for name, value in kept.items() if value})
