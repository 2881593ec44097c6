"""The words of the places room."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from tawam.basics.reasons import Reason

# With this begin the ids of places that were added to the gazetteer: Wikidata's.
ADDED_MARK = "wd:"
# And with this those of a demonstration: no place on earth bears their names.
DEMO_MARK = "demo:"


class PlaceKind(StrEnum):
    """What a place is. A district or county is a region; whatever GeoNames counts as populated is a city."""

    CITY = "city"
    REGION = "region"
    COUNTRY = "country"


class NameSource(StrEnum):
    """Where an Arabic display name comes from; only the first two are tagged as Arabic by their source.

    A correction stands in place of a tagged name that is misspelt or another place's (data/corrections.csv says why).
    """

    GEONAMES = "gn"
    CLDR = "cldr"
    CORRECTION = "correction"
    CURATED = "curated"
    TRANSLITERATION = "transliteration"
    NONE = ""


class NameKind(StrEnum):
    """How a place bears a name of the index.

    ``main`` is a display name or GeoNames' own; ``alias`` a name of today from our table; ``former`` a name of the
    past from our table; ``alternate`` one that the gazetteer gives without saying its language or its age;
    ``word`` the rest of a display name from its second word on.
    """

    MAIN = "main"
    ALIAS = "alias"
    FORMER = "former"
    ALTERNATE = "alternate"
    WORD = "word"


class Outcome(StrEnum):
    """What can be said of a name: one place bears it, a person must choose, or nothing is known."""

    SURE = "sure"
    ASK = "ask"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Place:
    """A city (``gn:<GeoNames id>``), a country (``cc:<ISO 3166-1>``) or a region (``rg:<ISO 3166-2 or slug>``).

    ``name_ar`` is empty where no Arabic form is known. ``country`` is the code that the gazetteer files the place
    under; who else claims it is said by positions. ``admin1`` and ``admin1_ar`` are the names of the first-level
    region or empty. ``lat`` and ``lon`` are degrees; ``population`` is None where unknown.
    """

    id: str
    kind: PlaceKind
    name_en: str
    name_ar: str
    country: str
    admin1: str
    lat: float
    lon: float
    population: int | None
    timezone: str
    name_ar_source: NameSource = NameSource.NONE
    admin1_ar: str = ""

    def name(self, lang: str) -> str:
        """The Arabic name if the language is Arabic and the name is known, or else the English one."""
        return self.name_ar if self.name_ar and lang.startswith("ar") else self.name_en

    def region_name(self, lang: str) -> str:
        """The name of the first-level region, as ``name`` gives that of the place; empty if unknown."""
        return self.admin1_ar if self.admin1_ar and lang.startswith("ar") else self.admin1


@dataclass(frozen=True, slots=True)
class Position:
    """What one side holds about a disputed place; ``statement`` has it in ``en`` and ``ar``."""

    place_id: str
    held_by: str
    statement: Mapping[str, str]
    source_url: str
    source_title: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean, with a score from 0 to 100 and what the score is made of."""

    place: Place
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Resolution:
    """Which places a name may mean, best first, and whether the first can be taken without asking."""

    outcome: Outcome
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A name to resolve, with whatever else its source says; empty where the source is silent.

    ``lat`` and ``lon`` are the stated coordinates in degrees; ``geonames`` a stated GeoNames id.
    """

    name: str
    country: str = ""
    region: str = ""
    lat: float | None = None
    lon: float | None = None
    geonames: str = ""


@dataclass(frozen=True, slots=True)
class PlacePage:
    """Some of the places found, and how many were found in all."""

    items: tuple[Place, ...]
    total: int


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What loading the gazetteer did; ``fresh`` is False if this edition was there already."""

    edition: str
    fresh: bool
    places: int
    names: int
