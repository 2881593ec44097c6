"""From which day on an update of Wikidata must compare, and up to which day all is known after a reading."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from tawam.evidence.queries import last_reading
from tawam.intake.rules.wikidata_links import DATASET
from tawam.intake.values.wikidata import Entity

LAST = "last"
# In the report of a reading: all that changed in Wikidata up to this day (20261130) is known here.
KNOWN_UNTIL = "known_until"

# A dump takes days to be made, and so do its documents to be fetched: an item may have changed after its turn, on a
# day before the newest change that the dump knows of. What changed within these days is compared once more.
_MADE_WITHIN = dt.timedelta(days=7)


class NoEarlierReading(LookupError):
    """An update since the last reading, where no reading was of the whole and told its day."""

    def __init__(self) -> None:
        super().__init__(
            "No earlier reading tells up to which day all of Wikidata is known: none was of a whole dump (--whole) "
            "whose items tell when they were changed. Give a day with --since YYYY-MM-DD."
        )


def since_day(since: str) -> str:
    """The day that is asked for; for “last” the day up to which earlier readings know everything.

    Raises NoEarlierReading.
    """
    if since != LAST:
        return since
    known = _known_before()
    if known is None:
        raise NoEarlierReading
    return known.isoformat()


def _known_before() -> dt.date | None:
    before = last_reading(DATASET)
    number = before.report.get(KNOWN_UNTIL, 0) if before else 0
    return dt.date(number // 10_000, number // 100 % 100, number % 100) if number else None


def known_until(entities: Iterable[Entity], since: str, *, whole: bool) -> int:
    """Up to which day all is known now: a whole dump and an update that leaves no gap bring it forward."""
    before = _known_before()
    newest = max((one.modified for one in entities), default="")
    no_gap = bool(since) and before is not None and since <= before.isoformat()
    days = [before] if before else []
    if newest and (whole or no_gap):
        days.append(dt.date.fromisoformat(newest) - _MADE_WITHIN)
    return int(f"{max(days):%Y%m%d}") if days else 0
