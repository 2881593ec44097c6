"""Proposals as sentences in the language of the page."""

from __future__ import annotations

from django.utils.encoding import force_str

from tawam.basics import locales
from tawam.basics.reasons import Reason
from tawam.matching import wording as words
from tawam.matching.values import Match

_COUNTRIES = ("country", "own_country")
# So many reasons make the one sentence of a proposal.
_TOLD = 3


def criterion(code: str) -> str:
    """The name of a criterion."""
    return force_str(words.CRITERIA[code])


def direction(code: str) -> str:
    """What counts as better."""
    return force_str(words.DIRECTIONS[code])


def sentence(reason: Reason, language: str) -> str:
    """A reason with its facts as the language writes them."""
    facts = {name: _fact(name, value, language) for name, value in reason.facts.items()}
    return force_str(words.REASONS[reason.code]) % facts


def why(one: Match, language: str) -> str:
    """What speaks most for a proposal, in one line."""
    known = [row for row in one.weighed if row.contribution > 0]
    first = sorted(known, key=lambda row: -row.contribution)[:_TOLD]
    return locales.listing([criterion(row.criterion) for row in first], language)


def not_known(one: Match, language: str) -> str:
    """Which criteria the record does not answer, in one line."""
    return locales.listing(
        [criterion(row.criterion) for row in one.weighed if row.grounds.value is None and row.weight], language
    )


def programmes_note() -> str:
    """Why no programme is named."""
    return force_str(words.PROGRAMMES_NOTE)


def _fact(name: str, value: str, language: str) -> str:
    if name in _COUNTRIES:
        return locales.country(value, language)
    if name in ("up", "down"):
        return locales.listing([force_str(words.MOVERS[code]) for code in value.split(",") if code], language)
    if name == "language":
        return locales.language_name(value, language)
    if name == "script":
        return locales.script_name(value, language)
    return locales.digits(value, language)
