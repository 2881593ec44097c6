"""Proposals as sentences in the language of the page."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from django.utils.encoding import force_str

from tawam.basics import locales
from tawam.basics.reasons import Reason
from tawam.exchange.wording import THEMES
from tawam.matching import wording as words
from tawam.matching.rules.asking import UnknownCode
from tawam.matching.values import Match, Notice, Weighed

_COUNTRIES = ("country", "own_country")
_THEMES = ("themes", "themes_own", "themes_other")
# So many reasons make the one sentence of a proposal.
_TOLD = 3


def criterion(code: str) -> str:
    """The name of a criterion."""
    return force_str(words.CRITERIA[code])


def direction(code: str) -> str:
    """What counts as better."""
    return force_str(words.DIRECTIONS[code])


def unknown_code(error: UnknownCode) -> str:
    """What a filter was given that it does not know."""
    return force_str(words.UNKNOWN[error.of]) % {"value": error.code[:40]}


def sentence(reason: Reason, language: str) -> str:
    """A reason with its facts as the language writes them."""
    given = reason.facts
    told = {name: given.get(f"{name}_{language}", value) for name, value in given.items()}
    return force_str(words.REASONS[reason.code]) % {name: _fact(name, value, language) for name, value in told.items()}


def themes(codes: Iterable[str], language: str) -> str:
    """Themes in one line, in the order of the words; “none” where there is none."""
    named = sorted(force_str(THEMES[code]) for code in codes)
    return locales.listing(named, language) if named else force_str(words.NO_THEME)


def why(one: Match, language: str) -> str:
    """What speaks most for a proposal, in one line."""
    return locales.listing([criterion(row.criterion) for row in _first(one)], language)


def grounds_for(one: Match, language: str) -> list[str]:
    """What the record says of each of the criteria that ``why`` names, a sentence each."""
    return [sentence(row.grounds.reason, language) for row in _first(one)]


def _first(one: Match) -> list[Weighed]:
    known = [row for row in one.weighed if row.contribution > 0]
    return sorted(known, key=lambda row: -row.contribution)[:_TOLD]


def not_known(one: Match, language: str) -> str:
    """Which criteria the record does not answer, in one line."""
    return locales.listing(
        [criterion(row.criterion) for row in one.weighed if row.grounds.value is None and row.weight], language
    )


def capacity(one: Notice, language: str) -> list[tuple[str, str]]:
    """What a notice says of people, days and money, each with its name; what it does not say is left out."""
    figures = [(name, getattr(one, name)) for name in ("hosts", "days")]
    told = [(force_str(words.CAPACITY[name]), locales.number(value, language)) for name, value in figures if value]
    if one.budget_from is None and one.budget_to is None:
        return told
    return [*told, (force_str(words.CAPACITY["budget"]), _budget(one, language))]


def _budget(one: Notice, language: str) -> str:
    amounts = {"least": one.budget_from, "most": one.budget_to}
    told = {
        name: locales.money(Decimal(amount), one.currency, language)
        for name, amount in amounts.items()
        if amount is not None
    }
    return force_str(words.RANGES["both" if len(told) > 1 else next(iter(told))]) % told


def programmes_note() -> str:
    """Why no programme is named."""
    return force_str(words.PROGRAMMES_NOTE)


def _fact(name: str, value: str, language: str) -> str:
    if name in _COUNTRIES:
        return locales.country_in_a_sentence(value, language)
    if name in ("up", "down"):
        return locales.listing([force_str(words.MOVERS[code]) for code in value.split(",") if code], language)
    if name == "language":
        return locales.language_name(value, language)
    if name in _THEMES:
        return themes(filter(None, value.split(",")), language)
    if name == "trait":
        return force_str(words.TRAITS[value])
    if name == "script":
        return locales.script_name(value, language)
    return locales.digits(value, language)
