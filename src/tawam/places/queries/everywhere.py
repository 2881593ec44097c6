"""All cities at once, for rules that compare one place with every other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tawam.places import models
from tawam.places.queries.bearing import COLUMNS, place_of_row
from tawam.places.queries.chunks import chunks
from tawam.places.rules.text import normalise
from tawam.places.values import Place, PlaceKind

_ROWS_AT_ONCE = 20_000


def every_city() -> Iterator[Place]:
    """Every city in the order of the ids; about two seconds for all."""
    rows = models.Place.objects.filter(kind=PlaceKind.CITY, retired=False).order_by("pk").values_list(*COLUMNS)
    return map(place_of_row, rows.iterator(_ROWS_AT_ONCE))


def cities_named(names: Mapping[str, str]) -> dict[str, str]:
    """Country code -> the id of its largest city that bears the name given for it; no key where none does."""
    wanted = {code: normalise(name) for code, name in names.items()}
    found: dict[str, tuple[int, str]] = {}
    for some in chunks(set(wanted.values())):
        rows = models.PlaceName.objects.filter(norm__in=some, place__kind=PlaceKind.CITY, place__retired=False)
        for norm, code, key, weight in rows.values_list("norm", "country", "place_id", "weight"):
            if wanted.get(code) == norm:
                found[code] = max(found.get(code, (-1, "")), (weight, key))
    return {code: key for code, (_, key) in found.items()}
