"""What becomes of a row once its places were looked for, and when two rows say the same."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from tawam.intake.values.drafts import RowOutcome
from tawam.intake.values.links import Mention
from tawam.intake.values.tables import RowReading

SAID_BEFORE = "said_before"


@dataclass(frozen=True, slots=True)
class Meant:
    """What one side of a row was found to be: the id of its place, or the reason why a person must be asked."""

    place: str = ""
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """What becomes of a row and why; ``doubtful`` is the number of the side that must be asked about."""

    outcome: RowOutcome
    code: str = ""
    doubtful: int = 0


def judged(row: RowReading, sides: Sequence[Meant], *, links: bool) -> Judged:
    """Refused, asked or used; whether another row says the same is seen by ``same_saying``."""
    if row.refused:
        return Judged(RowOutcome.REFUSED, row.refused.code)
    looked_at = sides if links else sides[:1]
    for number, side in enumerate(looked_at):
        if not side.place:
            return Judged(RowOutcome.ASKED, side.doubt or "unknown", number)
    if links and len({side.place for side in looked_at}) < len(looked_at):
        return Judged(RowOutcome.ASKED, "same_place", 1)
    return Judged(RowOutcome.USED)


def same_saying(row: RowReading, places: Sequence[str]) -> str:
    """Twenty hexadecimal digits that are the same for rows that say the same of the same places, in either order."""
    ids = sorted({place for place in places if place})
    item = row.one.wikidata if len(ids) == 1 else ""
    return _digest((ids, repr(row.terms), row.populations, item))


def mention_key(mention: Mention) -> str:
    """Twenty hexadecimal digits that are the same where a place is named in the very same way and context."""
    return _digest(mention)


def written(mention: Mention) -> str:
    """A place as the row names it: name or item, region, country."""
    name = mention.name or mention.wikidata or mention.geonames
    return ", ".join(filter(None, (name, mention.region, mention.country)))


def _digest(said: object) -> str:
    return hashlib.sha256(repr(said).encode()).hexdigest()[:20]
