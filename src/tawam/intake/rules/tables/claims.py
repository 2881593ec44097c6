"""A row whose places are sure, as claims."""

from __future__ import annotations

from collections.abc import Iterator

from tawam.evidence.values import Claim, Source
from tawam.intake.rules.links import link_claims
from tawam.intake.rules.tables.places import place_claims
from tawam.intake.values.links import Link
from tawam.intake.values.tables import RowReading


def row_claims(row: RowReading, one: str, other: str, *, dataset: str, source: Source) -> Iterator[Claim]:
    """What a row says of a pair of places, by their ids; or of one place, where ``other`` is empty."""
    if not other:
        yield from place_claims(row, one, dataset=dataset, source=source)
        return
    names = (row.one.name or row.one.wikidata, row.other.name or row.other.wikidata)
    yield from link_claims(Link(one, other, *names, row.terms, position=row.number), dataset=dataset, source=source)
