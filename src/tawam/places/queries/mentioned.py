"""Which of many phrases of a text are names of places: few queries for any number of phrases."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from tawam.places import models
from tawam.places.queries.chunks import chunks
from tawam.places.queries.resolving import regions_of_name
from tawam.places.values import NameKind, PlaceKind

# Its id, its kind, and its population, 0 where unknown.
Bearer = tuple[str, PlaceKind, int]
_KIND_OF_MARK = {"cc": PlaceKind.COUNTRY, "rg": PlaceKind.REGION}


def mentioned(norms: Collection[str]) -> dict[str, tuple[Bearer, ...]]:
    """Normalised phrase -> who bears it; a first-level region that is no place of ours has an empty id.

    Phrases that nobody bears have no key; the rest of a display name (“Francisco”) does not count as a name.
    """
    found: dict[str, list[Bearer]] = defaultdict(list)
    for some in chunks(norms):
        rows = models.PlaceName.objects.filter(norm__in=some).exclude(kind=NameKind.WORD)
        for norm, key, weight in rows.values_list("norm", "place_id", "weight"):
            found[norm].append((key, _KIND_OF_MARK.get(key[:2], PlaceKind.CITY), weight))
    for norm in norms:
        if regions_of_name(norm):
            found[norm].append(("", PlaceKind.REGION, 0))
    return {norm: tuple(borne) for norm, borne in found.items()}
