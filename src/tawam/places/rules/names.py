"""Which names a place can be found by."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from tawam.places.rules.text import normalise, spellings, word_tails
from tawam.places.values import NameKind, Place

LONGEST = 200
# What the gazetteer adds to a town's name and nobody says: “Makati City”, “Almere Stad”, “Sariwŏn-si”.
_ADMINISTRATIVE = frozenset({
    "city", "town", "municipality", "stad", "stadt", "si", "shi", "center", "centre", "centro", "poblacion", "urban",
    "i", "metropolitan city", "municipal", "capital", "commune", "kommun", "village", "township",
})  # fmt: skip
# In these countries the gazetteer gives small towns the names of what was there before them, untagged.
_OFTEN_RENAMED = frozenset({"US"})
_SMALL = 15_000


def index_names(
    main: Iterable[str], aliases: Iterable[tuple[str, NameKind]], alternates: Iterable[str]
) -> dict[str, NameKind]:
    """The normalised names of one place, each with the best way in which the place bears it.

    An alternate that is equal to another name after normalisation, or that ``is_machine_made``, adds nothing.
    """
    found: dict[str, NameKind] = {}
    for name in main:
        _add(found, name, NameKind.MAIN)
    tails = [tail for norm in found for tail in word_tails(norm)]
    for name, kind in aliases:
        _add(found, name, kind)
    for name in alternates:
        if not is_machine_made(name):
            _add(found, name, NameKind.ALTERNATE)
    for tail in tails:
        found.setdefault(tail, NameKind.WORD)
    return found


def is_machine_made(alternate: str) -> bool:
    """Whether an alternate name is one that no one writes.

    GeoNames carries letter-by-letter romanisations such as “lndn” for لندن; they are all lower case, which no Latin
    name is, and a third of what is written in Latin script.
    """
    return alternate.isascii() and alternate == alternate.lower()


def _add(found: dict[str, NameKind], name: str, kind: NameKind) -> None:
    for norm in spellings(normalise(name)):
        if norm and len(norm) <= LONGEST:
            found.setdefault(norm, kind)


def is_administrative(rest: str) -> bool:
    """Whether the rest of a place's name (normalised) only says what kind of place it is."""
    return rest in _ADMINISTRATIVE


def is_bygone(place: Place, norms: Collection[str]) -> bool:
    """Whether these alternate names of a place may be anything that it or its surroundings were ever called.

    Those in another script are today's name as others write it.
    """
    small = (place.population or 0) < _SMALL
    return small and place.country in _OFTEN_RENAMED and all(norm.isascii() for norm in norms)
