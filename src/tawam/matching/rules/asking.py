"""Reading what a reader asks for: lists of codes, themes, and weights."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from tawam.basics.locales import is_country, is_language
from tawam.exchange.values import Theme
from tawam.matching.rules.scoring import UnfitWeight
from tawam.matching.values import Wanted


class Filter(StrEnum):
    """Which of the filters was given something that it does not know."""

    COUNTRY = "country"
    LANGUAGE = "language"
    EXCLUDE = "exclude"


class UnknownCode(ValueError):
    """A filter names something that does not exist: it would find nothing, or leave nothing out, in silence."""

    def __init__(self, code: str, of: Filter) -> None:
        super().__init__(f"“{code[:60]}” is {_UNKNOWN[of]}.")
        self.code, self.of = code, of


_UNKNOWN = {
    Filter.COUNTRY: "no code of a country: write its two letters, such as DE",
    Filter.LANGUAGE: "no code of a language: write one such as en, ar or fr",
    Filter.EXCLUDE: "nothing to leave out: write the id of a city, or the two letters of a country",
}


def codes(text: str) -> frozenset[str]:
    """The parts between commas or blanks."""
    return frozenset(text.replace(",", " ").split())


def country_codes(text: str) -> frozenset[str]:
    """The codes in capitals, as ISO 3166-1 writes them; raises UnknownCode."""
    return frozenset(_country(code, Filter.COUNTRY) for code in codes(text))


def language_codes(text: str) -> frozenset[str]:
    """The codes in small letters; raises UnknownCode."""
    return frozenset(map(_language, codes(text)))


def excluded(text: str) -> frozenset[str]:
    """Ids of places, which the search looks up, and codes of countries; raises UnknownCode."""
    return frozenset(code if ":" in code else _country(code, Filter.EXCLUDE) for code in codes(text))


def _country(code: str, of: Filter) -> str:
    if not is_country(code.upper()):
        raise UnknownCode(code, of)
    return code.upper()


def _language(code: str) -> str:
    if not is_language(code.lower()):
        raise UnknownCode(code, Filter.LANGUAGE)
    return code.lower()


def wanted(
    *,
    country: str = "",
    language: str = "",
    min_population: int = 0,
    exclude: str = "",
    theme: frozenset[str] = frozenset(),
) -> Wanted:
    """What the partner must be, from lists of codes and each theme by itself; raises UnknownCode, UnknownTheme."""
    return Wanted(
        country_codes(country), language_codes(language), min_population, excluded(exclude), themes(sorted(theme))
    )


class UnknownTheme(ValueError):
    """A theme is asked for that is none of the list."""

    def __init__(self, code: str) -> None:
        super().__init__(f"“{code[:60]}” is no theme; known are: {', '.join(Theme)}.")
        self.code = code[:60]


def themes(given: Iterable[str]) -> frozenset[Theme]:
    """The themes of these codes; raises UnknownTheme."""
    return frozenset(map(_theme, given))


def _theme(code: str) -> Theme:
    try:
        return Theme(code)
    except ValueError:
        raise UnknownTheme(code) from None


def changed_weights(text: str) -> dict[str, float]:
    """Reads ``size:3,distance:0``; raises UnfitWeight for what is no pair of a name and a number."""
    return dict(_weight(part) for part in text.replace(",", " ").split())


def _weight(part: str) -> tuple[str, float]:
    name, _, number = part.replace("=", ":").partition(":")
    try:
        return name, float(number)
    except ValueError:
        raise UnfitWeight(part) from None
