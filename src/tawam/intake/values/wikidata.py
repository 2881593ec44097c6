"""What we take from a Wikidata entity document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tawam.basics.dates import PartialDate


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference of a statement: an address (P854), a work (P248), the day it was read (P813), a title (P1476)."""

    url: str = ""
    stated_in: str = ""
    read_on: PartialDate | None = None
    title: str = ""
    published: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class TwinStatement:
    """One P190 statement. ``target`` is a QID, or empty for ``novalue`` and ``somevalue`` (``snak`` tells which).

    ``rank`` is preferred, normal or deprecated; ``qualifiers`` hold every qualifier that has no field of its own,
    by property, its values joined with “; ”.
    """

    id: str
    target: str
    snak: str = "value"
    rank: str = "normal"
    since: PartialDate | None = None
    until: PartialDate | None = None
    on: PartialDate | None = None
    cause: str = ""
    qualifiers: Mapping[str, str] = field(default_factory=dict)
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """A Wikidata item that lists twins, or that such an item may list: identity and statements.

    ``labels`` has the languages of the interface and the item's own English-like fallbacks (``mul``);
    ``population`` goes with the day of which it speaks; ``country`` is a QID (P17), ``iso`` a country's own code
    (P297); ``kinds`` the items of what it is (P31); ``modified`` the day of its last change where the document tells
    it; ``problems`` say what in the document could not be read.
    """

    qid: str
    labels: Mapping[str, str] = field(default_factory=dict)
    geonames: str = ""
    lat: float | None = None
    lon: float | None = None
    population: int | None = None
    population_on: PartialDate | None = None
    country: str = ""
    iso: str = ""
    kinds: tuple[str, ...] = ()
    modified: str = ""
    statements: tuple[TwinStatement, ...] = ()
    problems: tuple[str, ...] = ()
