"""The ways to read a name that a list gives: whole, without what was added to it, and written otherwise.

The readings stand in the order in which to try them; a later one counts only where no earlier one is borne by a place
of the country given.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import product

from tawam.places.rules.text import name_and_context, normalise, spellings, without_title

_BRACKETS = re.compile(r"\s*[(\[（][^)\]）]*[)\]）]\s*")
_SEPARATED = re.compile(r"\s+[-–—]\s+|[/,;،]|\s[|]\s")
_PREFIXES = (
    "gemeinde", "markt", "stadt", "hansestadt", "landeshauptstadt", "kreisstadt", "universitatsstadt",
    "verbandsgemeinde",
    "samtgemeinde", "commune de", "commune d", "commune", "comune di", "gmina", "city and county of", "city of",
    "town of", "village of", "municipality of", "borough of", "london borough of", "royal borough of", "metropolitan",
    "greater", "ville de", "ville d", "ciudad de", "villa de", "municipio de", "cidade de", "municipalite de", "obec",
    "mesto", "miasto", "kozseg", "gemeente", "arrondissement de", "مدينه", "بلديه", "بلده", "قضاء", "محافظه",
)  # fmt: skip
_SUFFIXES = (
    "city", "town", "municipality", "district", "borough", "village", "commune", "shi", "si", "gun", "gu", "machi",
    "cho", "ku", "rural municipality", "urban municipality", "parish", "metropolitan city", "county",
)  # fmt: skip
_SAINTS = ("st", "saint", "sankt", "san", "santa", "sveti", "sv", "szent", "ste", "sainte")
_ARTICLES = ("la", "le", "les", "l", "el", "al", "the", "los", "las")
_LONG_LETTERS = (("ae", "a"), ("oe", "o"), ("ue", "u"))
# German lists shorten what lies between a town and its river, wood or country: “Auerbach i. d. OPf.”.
_SHORTENED = {"a": ("am", "an"), "i": ("im", "in"), "b": ("bei",), "v": ("vor",), "d": ("der", "dem"), "o": ("ob",)}
# So few letters make a word that another language may have too.
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Reading:
    """The normalised names to look for, and what else the text said: a country's or region's name, or nothing."""

    norms: tuple[str, ...]
    hint: str = ""


def readings(name: str) -> tuple[Reading, ...]:
    """The name whole, then the part before a bracket or comma with the rest as its hint."""
    found = [Reading(_written(name))]
    head, hint = name_and_context(name)
    if hint:
        found.append(Reading(_written(head), hint))
    return tuple(one for one in found if one.norms)


def loose_readings(name: str) -> tuple[Reading, ...]:
    """What else a name may be when no place bears it as it stands: see the tables of this module."""
    bare, hint = name_and_context(_BRACKETS.sub(" ", name)) if _BRACKETS.sub(" ", name).strip() else (name, "")
    norm = normalise(bare)
    found = [Reading(tuple(dict.fromkeys(_rewritten(norm))), hint)]
    pieces = [normalise(piece) for piece in _SEPARATED.split(bare) if len(normalise(piece)) >= _SHORTEST]
    if len(pieces) > 1:
        found.append(Reading(tuple(pieces), hint))
    return tuple(one for one in found if one.norms)


def _written(name: str) -> tuple[str, ...]:
    norm = normalise(name)
    every = (*spellings(norm), *spellings(without_title(norm)))
    return tuple(dict.fromkeys(one for one in every if one))


def _rewritten(norm: str) -> list[str]:
    bare = _without_ends(norm)
    words = bare.split(" ")
    forms = [bare, "".join(words), *_saints(words), *_plain_letters(bare)]
    if words[0] in _ARTICLES and len(words) > 1:
        forms.append(" ".join(words[1:]))
    forms += _expanded(words)
    return [form for form in forms if len(form) >= _SHORTEST and form != norm]


def _without_ends(norm: str) -> str:
    for prefix in _PREFIXES:
        if norm.startswith(prefix + " "):
            norm = norm.removeprefix(prefix + " ")
    for suffix in _SUFFIXES:
        norm = norm.removesuffix(" " + suffix)
    return norm


def _saints(words: list[str]) -> list[str]:
    if len(words) < 2 or not set(words[:-1]) & set(_SAINTS):
        return []
    choices = [_SAINTS if word in _SAINTS and at < len(words) - 1 else (word,) for at, word in enumerate(words)]
    return [" ".join(chosen) for chosen in list(product(*choices))[:100]]


def _expanded(words: list[str]) -> list[str]:
    """The shortened words written out, and what stands before them."""
    at = next((at for at, word in enumerate(words) if at and word in _SHORTENED), 0)
    if not at:
        return []
    choices = [_SHORTENED.get(word, (word,)) if place >= at else (word,) for place, word in enumerate(words)]
    return [*(" ".join(chosen) for chosen in list(product(*choices))[:20]), " ".join(words[:at])]


def _plain_letters(norm: str) -> list[str]:
    plain = norm
    for pair, letter in _LONG_LETTERS:
        plain = plain.replace(pair, letter)
    return [plain]
