"""Which places the rows of a table mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tawam.evidence import queries as evidence
from tawam.intake.rules.tables.judging import Meant
from tawam.intake.rules.wikidata_links import ITEM_PROPERTY
from tawam.intake.values.links import Mention
from tawam.intake.values.tables import RowReading
from tawam.places import queries as places
from tawam.places.values import Asked, Outcome, Place, Resolution


@dataclass(frozen=True, slots=True)
class Found:
    """What one side of a row means: its place if that is sure, else whom to ask about."""

    place: Place | None
    resolution: Resolution

    @property
    def doubt(self) -> str:
        """Why a person must be asked: several places fit, or none is known; empty if none must."""
        if self.place:
            return ""
        return "ambiguous" if self.resolution.candidates else "unknown"

    @property
    def meant(self) -> Meant:
        """The same for the rules."""
        return Meant(self.place.id if self.place else "", self.doubt)


_NOTHING = Found(None, Resolution(Outcome.UNKNOWN, ()))


def found_places(rows: Sequence[RowReading], *, links: bool) -> list[tuple[Found, Found]]:
    """Both sides of each row as places; in a table of places the second says nothing.

    A Wikidata item that was met before is its place, whatever the name.
    """
    items = _items(rows)
    if not links:
        answers = places.resolve_many([_asked(row.one) for row in rows])
        return [(_side(row.one, answer, items), _NOTHING) for row, answer in zip(rows, answers, strict=True)]
    pairs = places.resolve_pairs([(_asked(row.one), _asked(row.other)) for row in rows])
    return [
        (_side(row.one, one, items), _side(row.other, other, items))
        for row, (one, other) in zip(rows, pairs, strict=True)
    ]


def _items(rows: Sequence[RowReading]) -> Mapping[str, Place]:
    wanted = {side.wikidata for row in rows for side in (row.one, row.other)} - {""}
    known = evidence.claims_with_value(ITEM_PROPERTY, wanted)
    found = places.places(known.values())
    return {item: found[place_id] for item, place_id in known.items() if place_id in found}


def _side(mention: Mention, answer: Resolution, items: Mapping[str, Place]) -> Found:
    sure = answer.candidates[0].place if answer.outcome is Outcome.SURE else None
    return Found(items.get(mention.wikidata) or sure, answer)


def _asked(mention: Mention) -> Asked:
    return Asked(
        mention.name, mention.country, mention.region, mention.lat, mention.lon, mention.geonames.removeprefix("gn:")
    )
