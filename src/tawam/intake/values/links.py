"""Links as a list states them, before and after its names were turned into places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tawam.basics.dates import PartialDate
from tawam.evidence.values import Source, Stance
from tawam.registry.values import Cause, EventType, Kind


@dataclass(frozen=True, slots=True)
class Mention:
    """A place as a list names it; empty where the list is silent. Degrees for ``lat`` and ``lon``."""

    name: str = ""
    country: str = ""
    region: str = ""
    lat: float | None = None
    lon: float | None = None
    wikidata: str = ""
    geonames: str = ""


@dataclass(frozen=True, slots=True)
class LinkTerms:
    """What a list says of a link beside its parties.

    ``on`` is the day of which the list speaks; ``broke`` how the list says that the link broke, dated by ``until``
    where known; ``extras`` hold what else it says, as codes; ``cites`` the documents that it refers to.
    """

    since: PartialDate | None = None
    until: PartialDate | None = None
    on: PartialDate | None = None
    kind: Kind | None = None
    broke: EventType | None = None
    cause: Cause | None = None
    stance: Stance = Stance.ASSERTS
    note: str = ""
    extras: Mapping[str, str] = field(default_factory=dict)
    cites: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A link with its two places found; ``listed_by`` is the place whose own list it stands in, or empty.

    ``position`` is the row or statement number within the list.
    """

    one: str
    other: str
    one_name: str
    other_name: str
    terms: LinkTerms = LinkTerms()
    listed_by: str = ""
    position: int = 0
