"""Which places bear many names at once: few queries for any number of names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any

from tawam.places import models
from tawam.places.queries.chunks import chunks
from tawam.places.rules.candidates import Bearer
from tawam.places.rules.names import is_administrative, is_bygone
from tawam.places.rules.text import normalise
from tawam.places.values import NameKind, NameSource, Place, PlaceKind

_STRENGTH = {NameKind.MAIN: 0, NameKind.ALIAS: 1, NameKind.FORMER: 2, NameKind.ALTERNATE: 3}
COLUMNS = (
    "pk", "kind", "name_en", "name_ar", "country", "admin1", "lat", "lon", "population", "timezone", "name_ar_source",
    "admin1_ar",
)  # fmt: skip

Bearing = Mapping[str, Mapping[str, NameKind]]


def bearing(norms: Collection[str]) -> Bearing:
    """Normalised name -> the ids of the places that bear it, each in the way that tells most."""
    found: dict[str, dict[str, NameKind]] = defaultdict(dict)
    for some in chunks(norms):
        rows = models.PlaceName.objects.filter(norm__in=some).exclude(kind=NameKind.WORD)
        for norm, key, kind in rows.values_list("norm", "place_id", "kind"):
            keep_strongest(found[norm], key, NameKind(kind))
    return found


def keep_strongest(kinds: dict[str, NameKind], key: str, kind: NameKind) -> None:
    """Note that a place bears a name in this way, unless it does so in a way that tells more."""
    if key not in kinds or _STRENGTH[kind] < _STRENGTH[kinds[key]]:
        kinds[key] = kind


def places_of(ids: Collection[str]) -> dict[str, Place]:
    """The places of these ids, built without Django's rows, which take most of the time for many."""
    found: dict[str, Place] = {}
    for some in chunks(ids):
        rows = models.Place.objects.filter(pk__in=some).values_list(*COLUMNS)
        found |= {row[0]: place_of_row(row) for row in rows}
    return found


def place_of_row(row: tuple[Any, ...]) -> Place:
    """The place of the columns above."""
    key, kind, english, arabic, country, admin1, lat, lon, people, zone, source, admin1_ar = row
    return Place(
        key, _KINDS[kind], english, arabic, country, admin1, lat, lon, people, zone, _SOURCES[source], admin1_ar
    )


def bearers(norms: Collection[str], known: Bearing, places: Mapping[str, Place]) -> list[Bearer]:
    """The places that bear any of these names, each once."""
    kinds: dict[str, NameKind] = {}
    for norm in norms:
        for key, kind in known.get(norm, {}).items():
            keep_strongest(kinds, key, kind)
    return [_bearer(places[key], kind, norms) for key, kind in kinds.items() if key in places]


def _bearer(place: Place, kind: NameKind, norms: Collection[str]) -> Bearer:
    if kind != NameKind.ALTERNATE:
        return Bearer(place, kind)
    whole = normalise(place.name_en)
    rests = [whole.removeprefix(f"{norm} ") for norm in norms if whole.startswith(f"{norm} ")]
    if any(is_administrative(rest) for rest in rests):
        return Bearer(place, NameKind.ALIAS)
    return Bearer(place, kind, shortened=bool(rests), bygone=is_bygone(place, norms))


_KINDS = {kind.value: kind for kind in PlaceKind}
_SOURCES = {source.value: source for source in NameSource}
