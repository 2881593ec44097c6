"""Places by their id, and the lists of them that are always the same."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.db.models import Count
from django.utils.translation import gettext as _

from tawam.places import models
from tawam.places.values import NameSource, Place, PlaceKind, Position

# SQLite before 3.32 takes 999 parameters in a statement.
_IDS_AT_ONCE = 900


class NoSuchPlace(LookupError):
    """No place has this id."""

    def __init__(self, place_id: str) -> None:
        shown = place_id if len(place_id) <= 60 else place_id[:60] + "…"
        super().__init__(_("There is no place “%(id)s”.") % {"id": shown})
        self.place_id = place_id


def place(place_id: str) -> Place:
    """The place of this id; raises NoSuchPlace."""
    found = places([place_id])
    if place_id not in found:
        raise NoSuchPlace(place_id)
    return found[place_id]


def places(ids: Iterable[str]) -> dict[str, Place]:
    """The places of these ids; an unknown id is left out. One query for every 900 ids."""
    # A form may send a NUL, with which PostgreSQL refuses to compare anything.
    wanted = sorted({one for one in ids if "\x00" not in one})
    found: dict[str, Place] = {}
    for start in range(0, len(wanted), _IDS_AT_ONCE):
        rows = models.Place.objects.filter(pk__in=wanted[start : start + _IDS_AT_ONCE])
        found |= {row.pk: value(row) for row in rows}
    return found


def country_places() -> tuple[Place, ...]:
    """Every country, the largest first."""
    rows = models.Place.objects.filter(kind=PlaceKind.COUNTRY, retired=False).order_by("-weight", "id")
    return tuple(map(value, rows))


def largest_cities(n: int) -> tuple[Place, ...]:
    """The n most populous cities."""
    rows = models.Place.objects.filter(kind=PlaceKind.CITY, retired=False).order_by("-weight", "id")
    return tuple(map(value, rows[:n]))


def place_counts() -> dict[PlaceKind, int]:
    """How many places of each kind there are."""
    rows = models.Place.objects.filter(retired=False).values_list("kind").annotate(number=Count("pk"))
    return dict.fromkeys(PlaceKind, 0) | {PlaceKind(kind): number for kind, number in rows}


def positions_on(place_id: str) -> tuple[Position, ...]:
    """What the sides hold about a disputed place; empty for a place that our table does not call disputed."""
    return tuple(
        Position(row.place_id, row.held_by, row.statement, row.source_url, row.source_title)
        for row in models.Position.objects.filter(place_id=place_id)
    )


def edition() -> str:
    """The edition of the gazetteer that was loaded last; empty before the first."""
    return models.Load.objects.order_by("-finished_at", "-pk").values_list("edition", flat=True).first() or ""


def disputed_among(place_ids: Collection[str]) -> frozenset[str]:
    """Those of the places whose country is disputed, in one query; for lists that show countries."""
    found = models.Position.objects.filter(place_id__in=list(place_ids))
    return frozenset(found.values_list("place_id", flat=True))


def value(row: models.Place) -> Place:
    """The row as a value."""
    return Place(
        id=row.id,
        kind=PlaceKind(row.kind),
        name_en=row.name_en,
        name_ar=row.name_ar,
        country=row.country,
        admin1=row.admin1,
        lat=row.lat,
        lon=row.lon,
        population=row.population,
        timezone=row.timezone,
        name_ar_source=NameSource(row.name_ar_source),
        admin1_ar=row.admin1_ar,
    )
