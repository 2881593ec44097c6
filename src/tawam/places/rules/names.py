"""Which names a place can be found by."""

from __future__ import annotations

from collections.abc import Iterable

from tawam.places.rules.text import normalise, spellings, word_tails
from tawam.places.values import NameKind

LONGEST = 200


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
