"""Places with names like those that nobody bears."""

from __future__ import annotations

import string
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from tawam.places import models
from tawam.places.queries.bearing import places_of
from tawam.places.queries.chunks import chunks
from tawam.places.queries.searching import ID_MARKS, LAST_CHARACTER, names_alike
from tawam.places.rules.candidates import Bearer, Context
from tawam.places.rules.deciding import MOST_CANDIDATES
from tawam.places.rules.ranking import LEAST_LIKENESS, alike
from tawam.places.rules.text import name_and_context, normalise, without_title
from tawam.places.values import NameKind, PlaceKind

_SHORTEST = 4

Row = tuple[str, str, int]


def bearers_alike(asked: Sequence[tuple[str, Context]], kind: str = "") -> list[tuple[Bearer, ...]]:
    """For each name up to ten places with a name like it, in the countries that are meant if they are known."""
    wanted = [(without_title(normalise(name_and_context(name)[0])), _codes(context)) for name, context in asked]
    names = _Names(wanted, kind)
    near = [dict(names.near(norm, codes)[:MOST_CANDIDATES]) for norm, codes in wanted]
    known = places_of({key for found in near for key in found})
    return [tuple(Bearer(known[key], None, like) for key, like in found.items() if key in known) for found in near]


def _codes(context: Context) -> frozenset[str]:
    return context.countries or frozenset(filter(None, [context.country]))


class _Names:
    """The names with which some misspelt ones are compared: each two letters of a country are read once for all."""

    def __init__(self, wanted: Iterable[tuple[str, frozenset[str]]], kind: str) -> None:
        self._kind = kind
        self._mark = ID_MARKS[PlaceKind(kind)] if kind else ""
        self._begin = lru_cache(maxsize=None)(_begin)
        self._otherwise = _otherwise(wanted)

    def near(self, norm: str, codes: frozenset[str]) -> list[tuple[str, float]]:
        if len(norm) < _SHORTEST:
            return []
        if not codes:
            return names_alike(norm, "", self._kind)
        # Shorter names are too unlike to be read on.
        shortest = len(norm) * LEAST_LIKENESS / 100
        rows = {row for row in self._begin(codes, norm[:2]) if len(row[1]) >= shortest}
        rows.update(self._otherwise.get((norm, codes), ()))
        return alike(norm, (row for row in rows if row[0].startswith(self._mark)))


def _begin(codes: frozenset[str], letters: str) -> list[Row]:
    """The names in these countries that begin with the letters."""
    names = models.PlaceName.objects.filter(country__in=sorted(codes), norm__gte=letters)
    rows = names.filter(norm__lt=letters + LAST_CHARACTER).exclude(kind=NameKind.WORD)
    return list(rows.values_list("place_id", "norm", "weight"))


def _otherwise(wanted: Iterable[tuple[str, frozenset[str]]]) -> Mapping[tuple[str, frozenset[str]], list[Row]]:
    """The names that are equal to a wanted one but for the first letter."""
    by_codes: dict[frozenset[str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for norm, codes in wanted:
        if codes and len(norm) >= _SHORTEST:
            for other in _other_first_letters(norm):
                by_codes[codes][other].add(norm)
    found: dict[tuple[str, frozenset[str]], list[Row]] = defaultdict(list)
    for codes, variants in by_codes.items():
        for some in chunks(variants):
            rows = models.PlaceName.objects.filter(norm__in=some).exclude(kind=NameKind.WORD)
            for key, norm, weight, country in rows.values_list("place_id", "norm", "weight", "country"):
                for one in variants[norm] if country in codes else ():
                    found[one, codes].append((key, norm, weight))
    return found


def _other_first_letters(norm: str) -> Iterable[str]:
    yield norm[1:]
    yield norm[1] + norm[0] + norm[2:]
    for letter in string.ascii_lowercase:
        yield letter + norm[1:]
        yield letter + norm
