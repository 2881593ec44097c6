"""The countries that a text names, in any language and of any time."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

import countrynames
from django.db.models.functions import Left

from tawam.places import models
from tawam.places.queries.chunks import chunks
from tawam.places.rules.countries import REGIONS_CALLED_COUNTRIES, WRITTEN
from tawam.places.rules.former_countries import codes_today
from tawam.places.rules.text import normalise

_MARKS = re.compile(r"[,;/()\[\]،]+")


@dataclass(frozen=True, slots=True)
class Named:
    """What a text about a country says: the codes it may stand for (none: not understood) and a region in it."""

    codes: frozenset[str] = frozenset()
    region: str = ""


NOTHING = Named()


def read_countries(texts: Iterable[str]) -> dict[str, Named]:
    """What each text says of a country, with one query for 900 of them; “Scotland, UK” names a region too."""
    split = {text: _parts(text) for text in set(texts) if text.strip()}
    known = _in_gazetteer({normalise(part) for parts in split.values() for part in parts} - {""})
    return {text: _named(parts, known) for text, parts in split.items()}


def _parts(text: str) -> list[str]:
    """The text itself, then its parts from the last, where a country stands oftenest."""
    pieces = [piece.strip() for piece in _MARKS.split(text) if piece.strip()]
    return [text.strip(), *reversed(pieces)] if len(pieces) > 1 else [text.strip()]


def _named(parts: list[str], known: dict[str, frozenset[str]]) -> Named:
    for part in parts:
        codes = _codes(part, known)
        if codes:
            region = next((one for one in map(_home_nation, reversed(parts)) if one), "")
            others = [one for one in parts[1:] if one != part]
            return Named(codes, region or next(iter(others), ""))
    return NOTHING


def _home_nation(part: str) -> str:
    return REGIONS_CALLED_COUNTRIES.get(normalise(part), "")


def _codes(part: str, known: dict[str, frozenset[str]]) -> frozenset[str]:
    norm = normalise(part)
    found = WRITTEN.get(norm) or (None if len(part) == 2 and part.isascii() else known.get(norm))
    if found and len(found) == 1:
        return found
    code = part.upper() if len(part) == 2 and part.isascii() and part.isalpha() else countrynames.to_code(part)
    if found:
        # “China” is among the names of several; the plain reading decides between them. States of the past have none.
        return frozenset([code]) if code in found and norm not in WRITTEN else found
    return codes_today(code) if code and len(code) == 2 else frozenset()


def _in_gazetteer(norms: Collection[str]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for some in chunks(norms):
        names = models.PlaceName.objects.filter(norm__in=some)
        rows = names.alias(head=Left("place_id", 3)).filter(head="cc:")
        for norm, country in rows.values_list("norm", "country"):
            found.setdefault(norm, set()).add(country)
    return {norm: frozenset(codes) for norm, codes in found.items()}
