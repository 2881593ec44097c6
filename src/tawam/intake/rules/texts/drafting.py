"""What a text states as rows of a table, for an editor who looks at each before it becomes a claim."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tawam.intake.values.tables import ColumnMapping, Field
from tawam.intake.values.texts import Relation, Said
from tawam.places.values import Place
from tawam.registry.values import EventType

LONGEST_NOTE = 500
_COLUMNS = {
    "one": Field.ONE_NAME,
    "one country": Field.ONE_COUNTRY,
    "other": Field.OTHER_NAME,
    "other country": Field.OTHER_COUNTRY,
    "since": Field.SINCE,
    "until": Field.UNTIL,
    "status": Field.STATUS,
    "cause": Field.CAUSE,
    "note": Field.NOTE,
}
HEADER = tuple(_COLUMNS)
MAPPING = ColumnMapping(_COLUMNS)
_STATUS = {
    Relation.TWINNED: "",
    Relation.ENDED: EventType.ENDED.value,
    Relation.SUSPENDED: EventType.SUSPENDED.value,
}


@dataclass(frozen=True, slots=True)
class DraftRows:
    """Rows under ``HEADER``, and by row number (from 1) and side the place that is meant.

    ``left_out`` statements are no claim that a table can make: that a tie failed, or that there is none.
    """

    rows: tuple[tuple[str, ...], ...]
    settled: dict[tuple[int, str], str]
    left_out: int


def draft_rows(text: str, statements: Iterable[tuple[Said, tuple[Place, Place]]]) -> DraftRows:
    """Each statement as a row: its year is the start of a tie, or the end where the text says that it ended."""
    rows: list[tuple[str, ...]] = []
    settled: dict[tuple[int, str], str] = {}
    left_out = 0
    for said, pair in statements:
        if said.relation not in _STATUS:
            left_out += 1
            continue
        rows.append(_row(text, said, pair))
        settled |= {(len(rows), side): place.id for side, place in zip(("one", "other"), pair, strict=True)}
    return DraftRows(tuple(rows), settled, left_out)


def _row(text: str, said: Said, pair: Sequence[Place]) -> tuple[str, ...]:
    year = str(said.year or "")
    over = said.relation is not Relation.TWINNED
    one, other = pair
    note = " ".join(text[said.start : said.end].split())[:LONGEST_NOTE]
    since, until = ("", year) if over else (year, "")
    return (
        one.name_en,
        one.country,
        other.name_en,
        other.country,
        since,
        until,
        _STATUS[said.relation],
        said.cause,
        note,
    )
