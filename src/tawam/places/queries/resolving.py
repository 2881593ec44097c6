"""Which place a name in a text means."""

from __future__ import annotations

from collections.abc import Iterable

import countrynames

from tawam.places import files, models
from tawam.places.queries.lookup import places
from tawam.places.queries.searching import ID_MARKS, names_alike
from tawam.places.rules.candidates import Bearer, Context
from tawam.places.rules.deciding import MOST_CANDIDATES, decide
from tawam.places.rules.text import name_and_context, normalise, spellings, without_title
from tawam.places.values import NameKind, Outcome, Place, Resolution

_STRENGTH = (NameKind.MAIN, NameKind.ALIAS, NameKind.FORMER, NameKind.ALTERNATE)
_LONGEST_NAME = 200
_SHORTEST_MISSPELT = 4


def resolve(
    name: str, *, country: str = "", region: str = "", partner: str = "", lang: str = "", kind: str = ""
) -> Resolution:
    """The places that a name may mean, best first, and whether the first can be taken without asking.

    ``country`` is an ISO 3166-1 code or a country's name in any language, ``region`` the name of a first-level
    region, ``partner`` the id or name of the place it is twinned with, ``kind`` a PlaceKind that it must be;
    ``lang`` is the language in which the reasons name places. “Paris (Texas)” and “Paris, France” carry their
    context with them.
    """
    name = name[:_LONGEST_NAME]
    found = _bearers(normalise(name), kind)
    if not found:
        name, hint = name_and_context(name)
        found = _bearers(normalise(name), kind)
        country, region = country or hint, region or hint
    context = _context(country, region, partner, lang)
    if not found and not context.unread:
        found = _bearers_alike(without_title(normalise(name)), context.country, kind)
    return decide(found, context, regions_of_name(normalise(name)))


def country_code(text: str) -> str:
    """The ISO 3166-1 code that a code or a country's name stands for, or an empty text; “Scotland, UK” is read too."""
    parts = [text.strip(), text.rpartition(",")[2].strip()]
    codes = (part.upper() if len(part) == 2 and part.isascii() else countrynames.to_code(part) for part in parts)
    return (next(filter(None, codes), "") or "")[:2]


def regions_of_name(norm: str) -> frozenset[str]:
    """The countries that have a first-level region of this name, which may not be a place of ours: Georgia, Limburg."""
    return files.region_countries().get(norm, frozenset())


def _context(country: str, region: str, partner: str, lang: str) -> Context:
    code = country_code(country.strip()) if country.strip() else ""
    unread = bool(country.strip()) and not code and country != region
    return Context(code, region, _partner(partner) if partner else None, lang or "en", unread)


def _partner(text: str) -> Place | None:
    """The partner by its id, or by a name that leaves no doubt."""
    if text.startswith(tuple(ID_MARKS.values())):
        return places([text]).get(text)
    meant = resolve(text)
    return meant.candidates[0].place if meant.outcome == Outcome.SURE else None


def _bearers(norm: str, kind: str) -> list[Bearer]:
    """Every place that bears the name, each once, in the way that tells most."""
    found = _bearing({*spellings(norm), *spellings(without_title(norm))} - {""})
    known = places(found)
    return [Bearer(place, found[key]) for key, place in known.items() if not kind or place.kind == kind]


def _bearing(norms: Iterable[str]) -> dict[str, NameKind]:
    rows = models.PlaceName.objects.filter(norm__in=list(norms)).exclude(kind=NameKind.WORD)
    found: dict[str, NameKind] = {}
    for key, written in rows.values_list("place_id", "kind"):
        found[key] = min(found.get(key, NameKind.ALTERNATE), NameKind(written), key=_STRENGTH.index)
    return found


def _bearers_alike(norm: str, country: str, kind: str) -> list[Bearer]:
    if len(norm) < _SHORTEST_MISSPELT:
        return []
    near = dict(names_alike(norm, country, kind)[:MOST_CANDIDATES])
    known = places(near)
    return [Bearer(known[key], None, likeness) for key, likeness in near.items() if key in known]
