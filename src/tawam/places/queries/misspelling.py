"""Places with a name like one that nobody bears."""

from __future__ import annotations

import string
from collections.abc import Iterable

from django.db.models import Q, QuerySet

from tawam.places import models
from tawam.places.queries.bearing import places_of
from tawam.places.queries.searching import ID_MARKS, LAST_CHARACTER, names_alike
from tawam.places.rules.candidates import Bearer, Context
from tawam.places.rules.deciding import MOST_CANDIDATES
from tawam.places.rules.ranking import alike
from tawam.places.rules.text import name_and_context, normalise, without_title
from tawam.places.values import NameKind, PlaceKind

_SHORTEST = 4


def bearers_alike(name: str, context: Context, kind: str = "") -> list[Bearer]:
    """Up to ten places with a name like this one, in the countries that are meant if they are known."""
    norm = without_title(normalise(name_and_context(name)[0]))
    if len(norm) < _SHORTEST:
        return []
    near = dict(_near(norm, context, kind)[:MOST_CANDIDATES])
    known = places_of(near)
    return [Bearer(known[key], None, likeness) for key, likeness in near.items() if key in known]


def _near(norm: str, context: Context, kind: str) -> list[tuple[str, float]]:
    codes = context.countries or frozenset(filter(None, [context.country]))
    if not codes:
        return names_alike(norm, "", kind)
    rows = _of_countries(norm, codes).values_list("place_id", "norm", "weight").distinct()
    mark = ID_MARKS[PlaceKind(kind)] if kind else ""
    return alike(norm, (row for row in rows if row[0].startswith(mark)))


def _of_countries(norm: str, codes: Iterable[str]) -> QuerySet[models.PlaceName]:
    """Names with the same two letters at the start, or equal to it but for the first letter."""
    begins = Q(norm__gte=norm[:2], norm__lt=norm[:2] + LAST_CHARACTER)
    names = models.PlaceName.objects.filter(country__in=list(codes)).exclude(kind=NameKind.WORD)
    return names.filter(begins | Q(norm__in=list(_other_first_letters(norm))))


def _other_first_letters(norm: str) -> Iterable[str]:
    yield norm[1:]
    yield norm[1] + norm[0] + norm[2:]
    for letter in string.ascii_lowercase:
        yield letter + norm[1:]
        yield letter + norm
