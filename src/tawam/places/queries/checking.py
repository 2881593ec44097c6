"""What the gazetteer has around coordinates and under names: for checking other people's lists, not for answering."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from tawam.places import models
from tawam.places.queries.bearing import bearing, places_of
from tawam.places.queries.countries import NOTHING, read_countries
from tawam.places.queries.holding import cells, places_by_cell
from tawam.places.rules.countries import instead, with_possessions
from tawam.places.rules.geography import Point, kilometres
from tawam.places.rules.reading import readings
from tawam.places.values import Asked, NameSource, Place, PlaceKind


def countries_named(texts: Iterable[str]) -> dict[str, frozenset[str]]:
    """The codes under which the gazetteer may have the places of each country named; none for a text not understood."""
    return {text: instead(with_possessions(named.codes)) for text, named in read_countries(texts).items()}


def countries_around(points: Collection[Point], within_km: float) -> dict[Point, frozenset[str]]:
    """The countries that have places so near to each point."""
    here: dict[tuple[int, int], set[Point]] = defaultdict(set)
    for point in points:
        for cell in cells(point, within_km):
            here[cell].add(point)
    found: dict[Point, set[str]] = defaultdict(set)
    for cell, country, place in places_by_cell():
        for point in here.get(cell, ()):
            if country not in found[point] and kilometres(point, place) <= within_km:
                found[point].add(country)
    return {point: frozenset(found[point]) for point in points}


def bearers_at_home(asked: Iterable[Asked]) -> dict[Asked, tuple[Place, ...]]:
    """The places of the stated country that bear the name as it is written."""
    norms = {one: {norm for reading in readings(one.name) for norm in reading.norms} for one in asked}
    known = bearing({norm for some in norms.values() for norm in some})
    places = places_of({key for kinds in known.values() for key in kinds})
    named = read_countries(one.country for one in norms)
    found: dict[Asked, tuple[Place, ...]] = {}
    for one, some in norms.items():
        codes = with_possessions(named.get(one.country, NOTHING).codes)
        keys = {key for norm in some for key in known.get(norm, ()) if key in places and places[key].country in codes}
        found[one] = tuple(places[key] for key in sorted(keys))
    return found


def tagged_in_arabic() -> tuple[Place, ...]:
    """The cities whose Arabic name the gazetteer's source tags as Arabic."""
    rows = models.Place.objects.filter(kind=PlaceKind.CITY, name_ar_source=NameSource.GEONAMES, retired=False)
    found = places_of(list(rows.values_list("pk", flat=True)))
    return tuple(found[key] for key in sorted(found))
