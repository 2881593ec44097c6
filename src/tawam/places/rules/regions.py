"""The names of first-level regions that their own language has and the gazetteer gives in English only."""

from __future__ import annotations

from functools import lru_cache

from tawam.places.rules.text import region_key

_ALSO = {
    "Bavaria": "Bayern", "Saxony": "Sachsen", "Lower Saxony": "Niedersachsen", "Saxony-Anhalt": "Sachsen-Anhalt",
    "North Rhine-Westphalia": "Nordrhein-Westfalen", "Rhineland-Palatinate": "Rheinland-Pfalz", "Hesse": "Hessen",
    "Thuringia": "Thüringen", "Mecklenburg-Vorpommern": "Mecklenburg-Western Pomerania", "Carinthia": "Kärnten",
    "Upper Austria": "Oberösterreich", "Lower Austria": "Niederösterreich", "Styria": "Steiermark", "Tyrol": "Tirol",
    "Vienna": "Wien", "Tuscany": "Toscana", "Lombardy": "Lombardia", "Piedmont": "Piemonte", "Sicily": "Sicilia",
    "Sardinia": "Sardegna", "Apulia": "Puglia", "Aosta Valley": "Valle d'Aosta", "Brittany": "Bretagne",
    "Normandy": "Normandie", "Corsica": "Corse", "Catalonia": "Catalunya", "Andalusia": "Andalucía",
    "Castille and León": "Castilla y León", "Geneva": "Genève", "Zurich": "Zürich", "Flanders": "Vlaanderen",
    "Wallonia": "Wallonie", "Basilicate": "Basilicata", "The Marche": "Marche",
}  # fmt: skip
_KEYS = {region_key(english): frozenset(map(region_key, (english, own))) for english, own in _ALSO.items()}
_EITHER = _KEYS | {region_key(own): _KEYS[region_key(english)] for english, own in _ALSO.items()}
_NONE: frozenset[str] = frozenset()


@lru_cache(maxsize=8192)
def keys_of_region(name: str) -> frozenset[str]:
    """What a region's name comes down to, in each language that we know it in; empty for no name."""
    key = region_key(name)
    return _EITHER.get(key) or (frozenset([key]) if key else _NONE)
