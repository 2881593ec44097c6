"""Codes and faults of the exchange as words and sentences in the language of the page."""

from __future__ import annotations

from django.utils.encoding import force_str
from django.utils.translation import get_language

from tawam.basics import locales
from tawam.basics.dates import BadDate, PartialDate
from tawam.basics.languages import page_language
from tawam.exchange import wording as words
from tawam.exchange.values import Fault

_DATES = ("on", "start", "signed", "renewal", "last")
_COUNTED = ("length", "most", "number")


def word(vocabulary: str, code: str) -> str:
    """What a person reads for a code."""
    return locales.digits(force_str(words.VOCABULARIES[vocabulary].get(code, code)), _language())


def column(name: str) -> str:
    """What a column of a table of activities holds; its name where we know none. A part of it is told as the whole."""
    people, _, rest = name.partition("_")
    side, _, age = rest.partition("_")
    if people == "people" and side in words.PEOPLE_OF:
        return f"{force_str(words.PEOPLE_OF[side])}: {word('age_group', age)}"
    return force_str(words.COLUMNS.get(name.partition(".")[0], name))


def fault_sentence(fault: Fault) -> str:
    """What is wrong, as a sentence in the language that is active."""
    language = _language()
    facts = {name: _fact(name, value, language) for name, value in fault.facts.items()}
    return force_str(words.FAULTS[fault.code]) % facts


def _language() -> str:
    return page_language(get_language())


def _fact(name: str, value: str, language: str) -> str:
    if name in _DATES:
        try:
            return locales.date(PartialDate.parse(value), language)
        except BadDate:
            return value
    if name in _COUNTED:
        return locales.number(int(value), language)
    return locales.digits(value, language) if value.isdigit() else value
