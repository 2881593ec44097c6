"""Reading what a reader asks for: lists of codes, themes, and weights."""

from __future__ import annotations

from collections.abc import Iterable

from tawam.exchange.values import Theme
from tawam.matching.rules.scoring import UnfitWeight


def codes(text: str) -> frozenset[str]:
    """The parts between commas or blanks."""
    return frozenset(text.replace(",", " ").split())


def country_codes(text: str) -> frozenset[str]:
    """The codes in capitals, as ISO 3166-1 writes them."""
    return frozenset(code.upper() for code in codes(text))


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
