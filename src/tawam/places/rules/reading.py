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
# A merged municipality names its parts: “Rijssen-Holten”, “Weymouth and Portland”.
_MERGED = re.compile(r"[-–—/&+]|\s(?:and|und|et|e|y|i|og|och|en)\s")
_PREFIXES = (
    "gemeinde", "markt", "stadt", "hansestadt", "landeshauptstadt", "kreisstadt", "universitatsstadt",
    "verbandsgemeinde", "samtgemeinde", "einheitsgemeinde", "ortschaft", "flecken",
    "grosse kreisstadt", "kurort", "bergstadt", "lutherstadt", "marktgemeinde", "stadtgemeinde",
    "commune de", "commune d", "commune", "comune di", "gmina", "city and county of", "city of",
    "town of", "village of", "municipality of", "borough of", "london borough of", "royal borough of", "metropolitan",
    "greater", "ville de", "ville d", "ciudad de", "villa de", "municipio de", "cidade de", "municipalite de", "obec",
    "mesto", "miasto", "kozseg", "gemeente", "arrondissement de", "kommune", "horad", "gorod",
    "concello de", "concejo de", "ayuntamiento de", "ajuntament de", "municipiul", "orasul", "comuna", "dimos",
    "مدينه", "بلديه", "بلده", "قضاء", "محافظه",
)  # fmt: skip
_SUFFIXES = (
    "city", "town", "municipality", "district", "borough", "village", "commune", "shi", "si", "gun", "gu", "machi",
    "cho", "ku", "rural municipality", "urban municipality", "local municipality", "parish", "metropolitan city",
    "township", "charter township", "kommune", "kommun", "kozseg", "varos", "belediyesi", "stad", "stadt", "kunta",
)  # fmt: skip
# Such a name is an area's, and the place of that name need not lie in it: “Montgomery County” is not Montgomery.
_AREAS = frozenset({
    "county", "kreis", "landkreis", "region", "provinz", "province", "provincia", "provincie", "departement", "oblast",
    "raion", "rayon", "regierungsbezirk", "bezirk", "grafschaft", "comte", "condado", "shire", "prefecture", "okres",
    "powiat", "metropole", "agglomeration", "bundesland", "krai", "governorate",
    "stadtteil", "ortsteil", "stadtbezirk", "quartier", "rion",
})  # fmt: skip
# What stands after one of these tells where a place lies, and the gazetteer may do without: “Rottenburg am Neckar”.
_WHERE = frozenset({
    "am", "an", "im", "in", "bei", "ob", "vor", "auf", "unter", "unterm", "ober", "zu", "vorm", "beim", "a", "i", "b",
    "sur", "sous", "pres", "nad", "pod", "pri", "upon", "on", "under", "aan", "op", "bij", "na", "kolo", "sopra", "sul",
})  # fmt: skip
_SPAS = ("bad ", "badenweiler ", "bagni di ", "terme di ")
_LONGER_HEAD = 4
_SAINTS = ("st", "saint", "sankt", "san", "santa", "sveti", "sv", "szent", "ste", "sainte")
_ARTICLES = ("la", "le", "les", "l", "el", "al", "the", "los", "las")
_LONG_LETTERS = (("ae", "a"), ("oe", "o"), ("ue", "u"))
_LONG = frozenset("äöüÄÖÜøØæÆœŒåÅőŐűŰ")
# German lists shorten what lies between a town and its river, wood or country: “Auerbach i. d. OPf.”.
_SHORTENED = {"a": ("am", "an"), "i": ("im", "in"), "b": ("bei",), "v": ("vor",), "d": ("der", "dem"), "o": ("ob",)}
# So few letters make a word that another language may have too.
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Reading:
    """The normalised names to look for, and what else the text said: a country's or region's name, or nothing.

    ``cut`` says that a word was left out which may tell two places apart, ``head`` that it said where the place lies;
    ``area`` that it made the name an area's;
    ``long_letters`` that “oe” was read as “ö”, so that only a place with such a letter bears it. ``parts`` are the
    names of places that must lie together.
    """

    norms: tuple[str, ...]
    hint: str = ""
    cut: bool = False
    head: bool = False
    area: bool = False
    long_letters: bool = False
    parts: tuple[tuple[str, ...], ...] = ()


def readings(name: str) -> tuple[Reading, ...]:
    """The name whole, then the part before a bracket or comma with the rest as its hint."""
    found = [Reading(_written(name))]
    head, hint = name_and_context(name)
    if hint:
        found.append(Reading(_written(head), hint))
    return tuple(one for one in found if one.norms)


def loose_readings(name: str) -> tuple[Reading, ...]:
    """What else a name may be when no place bears it as it stands: see the tables of this module."""
    bare, hint = _without_brackets(name)
    norm = normalise(bare)
    short = _without_ends(norm)
    found = [
        Reading(tuple(dict.fromkeys(_rewritten(norm))), hint),
        Reading((short,) if short != norm else (), hint, cut=True),
        Reading(tuple(dict.fromkeys(_rewritten(short))) if short != norm else (), hint, cut=True),
        Reading(_plain_letters(norm), hint, long_letters=True),
        *_merged(bare, hint),
    ]
    pieces = [normalise(piece) for piece in _SEPARATED.split(bare) if len(normalise(piece)) >= _SHORTEST]
    if len(pieces) > 1:
        found.append(Reading(tuple(pieces), hint))
    found += [Reading(_heads(norm), hint, cut=True, head=True), *_of_an_area(norm, hint)]
    return tuple(one for one in found if one.norms)


def _without_brackets(name: str) -> tuple[str, str]:
    rest = _BRACKETS.sub(" ", name).strip()
    bare, hint = name_and_context(rest or name)
    within = _BRACKETS.search(name)
    return bare, hint or (normalise(within.group()) if within and rest else "")


def _merged(bare: str, hint: str) -> list[Reading]:
    """Both parts of the name, for each place at which it can be taken apart."""
    found = []
    for mark in _MERGED.finditer(bare):
        parts = _written(bare[: mark.start()]), _written(bare[mark.end() :])
        if all(some and len(some[0]) >= _LONGER_HEAD for some in parts):
            found.append(Reading((*parts[0], *parts[1]), hint, parts=parts))
    return found


def _heads(norm: str) -> tuple[str, ...]:
    """The name without what says where it lies, and without its bath."""
    words = norm.split(" ")
    at = next((at for at, word in enumerate(words) if at and word in _WHERE), 0)
    heads = [" ".join(words[:at])] if 0 < at < len(words) - 1 else []
    heads += [norm.removeprefix(spa) for spa in _SPAS if norm.startswith(spa)]
    return tuple(head for head in heads if len(head) >= _LONGER_HEAD and head not in _SAINTS)


def _of_an_area(norm: str, hint: str) -> list[Reading]:
    rest = " ".join(word for word in norm.split(" ") if word not in _AREAS)
    return [Reading((rest,), hint, area=True)] if rest != norm and len(rest) >= _SHORTEST else []


def _written(name: str) -> tuple[str, ...]:
    norm = normalise(name)
    every = (*spellings(norm), *spellings(without_title(norm)))
    return tuple(dict.fromkeys(one for one in every if one))


def _rewritten(norm: str) -> list[str]:
    words = norm.split(" ")
    forms = ["".join(words), *_saints(words)]
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


def _plain_letters(norm: str) -> tuple[str, ...]:
    plain = norm
    for pair, letter in _LONG_LETTERS:
        plain = plain.replace(pair, letter)
    return (plain,) if plain != norm else ()


def has_long_letters(name: str) -> bool:
    """Whether a name has a letter that “ae”, “oe” or “ue” may stand for."""
    return not _LONG.isdisjoint(name)
