"""One row of a table as places and terms; what cannot be read is named, never dropped."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from tawam.basics.dates import PartialDate
from tawam.evidence.rules import described_source, host_of
from tawam.evidence.values import SourceKind, Weakness
from tawam.intake.rules.links import CONTACT
from tawam.intake.rules.tables.dates import AmbiguousDay, UnreadableDate, cell_date
from tawam.intake.rules.tables.words import ALIVE_WORDS, CONTACT_WORDS, break_of, cause_of, is_one_of, kind_of
from tawam.intake.values.links import LinkTerms, Mention
from tawam.intake.values.tables import ColumnMapping, Field, RowProblem, RowReading

Read = TypeVar("Read")
ITEM = re.compile(r"Q[1-9]\d{0,9}")
# Wikidata's exports write an unknown value as a blank node: t123456, _:b0, …/.well-known/genid/….
_BLANK_NODE = re.compile(r"t\d{5,}|_:\w+|\S*/\.well-known/genid/\S*")
_MOST_PEOPLE = 60_000_000
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


class _Cells:
    """The cells of a row by what they hold, and the problems met in reading them."""

    def __init__(self, header: Sequence[str], cells: Sequence[str], mapping: ColumnMapping) -> None:
        named = zip(header, cells, strict=False)
        self.held = {mapping.columns[name]: (name, cell.strip()) for name, cell in named if name in mapping.columns}
        self.defaults = mapping.defaults
        self.problems: list[RowProblem] = []

    def text(self, field: Field) -> str:
        return self.held.get(field, ("", ""))[1] or self.defaults.get(field, "")

    def problem(self, field: Field, code: str) -> RowProblem:
        return RowProblem(self.held.get(field, (field.value, ""))[0], self.text(field)[:80], code)

    def read(self, field: Field, read: Callable[[str], Read | None], code: str) -> Read | None:
        """The value that the cell holds; a problem is noted for one that cannot be read."""
        text = self.text(field)
        found = read(text) if text else None
        if text and found is None:
            self.problems.append(self.problem(field, code))
        return found


def read_row(
    number: int, header: Sequence[str], cells: Sequence[str], mapping: ColumnMapping, *, latest_year: int
) -> RowReading:
    """The row as two places and the terms of their tie, or as one place in a table of places.

    A row without a name, with a blank node for one, or with the same name on both sides is refused.
    """
    row = _Cells(header, cells, mapping)
    one, other = _mention(row, "one"), _mention(row, "other")
    people = (_people(row, Field.ONE_POPULATION), _people(row, Field.OTHER_POPULATION))
    terms = _terms(row, latest_year)
    reading = RowReading(number, one, other, people, terms, problems=tuple(row.problems))
    return replace(reading, refused=_refusal(row, one, other, mapping.is_links))


def _refusal(row: _Cells, one: Mention, other: Mention, is_links: bool) -> RowProblem | None:
    for side, field in ((one, Field.ONE_NAME), (other, Field.OTHER_NAME)):
        if field is Field.OTHER_NAME and not is_links:
            continue
        if not (side.name or side.wikidata or side.geonames):
            return row.problem(field, "name_missing")
        if _BLANK_NODE.fullmatch(side.name):
            return row.problem(field, "unknown_value")
    if is_links and one == other:
        return row.problem(Field.OTHER_NAME, "same_place")
    return None


def _mention(row: _Cells, side: str) -> Mention:
    name, item = row.text(Field(f"{side}.name")), row.text(Field(f"{side}.wikidata"))
    if ITEM.fullmatch(name):
        name, item = "", item or name
    lat, lon = _degrees(row, Field(f"{side}.lat"), 90.0), _degrees(row, Field(f"{side}.lon"), 180.0)
    return Mention(
        name=name,
        country=row.text(Field(f"{side}.country")),
        region=row.text(Field(f"{side}.region")),
        lat=lat if lon is not None else None,
        lon=lon if lat is not None else None,
        wikidata=item if ITEM.fullmatch(item) else "",
        geonames=row.text(Field(f"{side}.geonames")),
    )


def _degrees(row: _Cells, field: Field, most: float) -> float | None:
    def read(text: str) -> float | None:
        plain = text.replace(",", ".")
        return float(plain) if _NUMBER.fullmatch(plain) and abs(float(plain)) <= most else None

    return row.read(field, read, "no_coordinate")


def _people(row: _Cells, field: Field) -> int | None:
    def read(text: str) -> int | None:
        plain = re.sub(r"[\s.,'’]", "", re.sub(r"\.0$", "", text))
        return int(plain) if plain.isdecimal() and int(plain) <= _MOST_PEOPLE else None

    return row.read(field, read, "no_population")


def _terms(row: _Cells, latest_year: int) -> LinkTerms:
    form, status = row.text(Field.KIND), row.text(Field.STATUS)
    contact = is_one_of(form, CONTACT_WORDS)
    alive = is_one_of(status, ALIVE_WORDS)
    url = row.text(Field.SOURCE_URL)
    cited = described_source(
        title=url, publisher=host_of(url), kind=SourceKind.DATASET, url=url, weakness=Weakness.DIGEST
    )
    return LinkTerms(
        since=_date(row, Field.SINCE, latest_year),
        until=_date(row, Field.UNTIL, latest_year),
        on=_date(row, Field.ON, latest_year),
        kind=None if contact else row.read(Field.KIND, kind_of, "unknown_word"),
        broke=None if alive else row.read(Field.STATUS, break_of, "unknown_word"),
        cause=row.read(Field.CAUSE, cause_of, "unknown_word"),
        note=row.text(Field.NOTE)[:500],
        extras={"form": CONTACT} if contact else {},
        cites=(cited,) if host_of(url) else (),
    )


def _date(row: _Cells, field: Field, latest_year: int) -> PartialDate | None:
    text = row.text(field)
    if not text:
        return None
    try:
        return cell_date(text, latest_year=latest_year)
    except AmbiguousDay as doubt:
        row.problems.append(row.problem(field, "ambiguous_day"))
        return doubt.year
    except UnreadableDate:
        row.problems.append(row.problem(field, "no_date"))
        return None
