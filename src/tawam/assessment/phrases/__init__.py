"""Findings as sentences in the language of the page."""

from __future__ import annotations

from django.utils.encoding import force_str

from tawam.assessment import wording as words
from tawam.assessment.values import Finding
from tawam.assessment.wording.works import WORKS
from tawam.basics import locales
from tawam.basics.dates import BadDate, PartialDate
from tawam.basics.reasons import Reason

_DATES = ("on", "since")


def seen(finding: Finding, language: str) -> str:
    """What a finding saw, its facts filled in as the language writes them."""
    return _sentence(finding.seen.reason, language)


def title(code: str) -> str:
    """The name of a feature."""
    return force_str(words.FEATURES[code])


def change(code: str) -> str:
    """What would change a finding."""
    return force_str(words.CHANGES[code])


def work(code: str) -> str:
    """A published work that supports a finding's relevance."""
    return force_str(WORKS[code])


def remedy(code: str) -> str:
    """What others did."""
    return force_str(words.REMEDIES[code])


def _sentence(reason: Reason, language: str) -> str:
    facts = {name: _fact(name, value, language) for name, value in reason.facts.items()}
    return force_str(words.SEEN[reason.code]) % facts


def _fact(name: str, value: str, language: str) -> str:
    if name in _DATES:
        return _date(value, language)
    if name == "country":
        return locales.country_in_a_sentence(value, language)
    if name == "what":
        return force_str(words.CIRCUMSTANCES[value])
    return locales.digits(value, language)


def _date(value: str, language: str) -> str:
    try:
        return locales.date(PartialDate.parse(value), language)
    except BadDate:
        return value
