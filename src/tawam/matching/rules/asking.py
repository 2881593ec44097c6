"""Reading what a reader asks for: lists of codes, and weights."""

from __future__ import annotations

from tawam.matching.rules.scoring import UnfitWeight


def codes(text: str) -> frozenset[str]:
    """The parts between commas or blanks."""
    return frozenset(text.replace(",", " ").split())


def country_codes(text: str) -> frozenset[str]:
    """The codes in capitals, as ISO 3166-1 writes them."""
    return frozenset(code.upper() for code in codes(text))


def changed_weights(text: str) -> dict[str, float]:
    """Reads ``size:3,distance:0``; raises UnfitWeight for what is no pair of a name and a number."""
    return dict(_weight(part) for part in text.replace(",", " ").split())


def _weight(part: str) -> tuple[str, float]:
    name, _, number = part.replace("=", ":").partition(":")
    try:
        return name, float(number)
    except ValueError:
        raise UnfitWeight(part) from None
