"""A row of a table of places, as claims about the place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tawam.evidence.values import Claim, Source
from tawam.intake.rules.wikidata_links import ITEM_PROPERTY
from tawam.intake.values.tables import RowReading


def place_claims(row: RowReading, place_id: str, *, dataset: str, source: Source) -> Iterator[Claim]:
    """What the row says of the place: its ids, the name as written, coordinates and population."""
    one = row.one
    plain = Claim(
        subject=place_id,
        property="name",
        value=one.name or one.wikidata,
        source_id=source.id,
        dataset=dataset,
        position=row.number,
    )
    yield plain
    if one.wikidata:
        yield replace(plain, property=ITEM_PROPERTY, value=one.wikidata)
    if one.geonames:
        yield replace(plain, property="identifier:geonames", value=one.geonames)
    if one.lat is not None and one.lon is not None:
        yield replace(plain, property="coordinates", value=f"{one.lat:.5f},{one.lon:.5f}")
    if row.populations[0] is not None:
        yield replace(plain, property="population", value=str(row.populations[0]))
