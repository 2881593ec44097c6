"""One row of a table as places and terms; what cannot be read is named, never dropped."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar
from urllib.parse import urlsplit

from tawam.basics.dates import PartialDate
from tawam.evidence.rules import described_source, host_of
from tawam.evidence.values import Source, SourceKind, Weakness
from tawam.intake.rules.links import CONTACT
from tawam.intake.rules.tables.dates import DoubtfulDate, UnreadableDate, cell_date
from tawam.intake.rules.tables.words import ALIVE_WORDS, CONTACT_WORDS, break_of, cause_of, is_one_of, kind_of
from tawam.intake.values.links import LinkTerms, Mention
from tawam.intake.values.tables import ColumnMapping, Field, RowProblem, RowReading

Read = TypeVar("Read")
ITEM = re.compile(r"Q[1-9]\d{0,9}")
# Wikidata's exports write an unknown value as a blank node: t123456, _:b0, …/.well-known/genid/….
_BLANK_NODE = re.compile(r"t\d{5,}|_:\w+|\S*/\.well-known/genid/\S*")
_MOST_PEOPLE = 60_000_000
_ITEM_WRITTEN = re.compile(r"(?:(?:https?://)?(?:www\.)?wikidata\.org/(?:wiki|entity)/|wd:)?(Q[1-9]\d{0,9})")
_GEONAMES_WRITTEN = re.compile(r"(?:(?:https?://)?(?:sws\.|www\.)?geonames\.org/|gn:)?(\d{1,10})(?:/.*)?")
_PEOPLE = re.compile(r"(\d{1,3}(?:[\s.,'’]\d{3})+|\d+)(?:\.0+)?")
_LONGEST_NOTE = 500
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


def read_rows(
    header: Sequence[str], rows: Iterable[tuple[int, Sequence[str]]], mapping: ColumnMapping, *, latest_year: int
) -> list[RowReading]:
    """Numbered rows, each as ``read_row`` reads it."""
    return [read_row(number, header, cells, mapping, latest_year=latest_year) for number, cells in rows]


def _refusal(row: _Cells, one: Mention, other: Mention, is_links: bool) -> RowProblem | None:
    for side, field in ((one, Field.ONE_NAME), (other, Field.OTHER_NAME)):
        if field is Field.OTHER_NAME and not is_links:
            continue
        if not (side.name or side.wikidata or side.geonames):
            return row.problem(field, "name_missing")
        if _BLANK_NODE.fullmatch(side.name) and not (side.wikidata or side.geonames):
            return row.problem(field, "unknown_value")
    if is_links and one == other:
        return row.problem(Field.OTHER_NAME, "same_place")
    return None


def _mention(row: _Cells, side: str) -> Mention:
    name, item = row.text(Field(f"{side}.name")), row.read(Field(f"{side}.wikidata"), _item, "no_item")
    if found := _item(name):
        name, item = "", item or found
    lat, lon = _point(row, side)
    return Mention(
        name=name,
        country=row.read(Field(f"{side}.country"), _known, "unknown_value") or "",
        region=row.read(Field(f"{side}.region"), _known, "unknown_value") or "",
        lat=lat,
        lon=lon,
        wikidata=item or "",
        geonames=row.read(Field(f"{side}.geonames"), _geonames, "no_geonames_id") or "",
    )


def _known(text: str) -> str | None:
    return None if _BLANK_NODE.fullmatch(text) else text


def _item(text: str) -> str | None:
    found = _ITEM_WRITTEN.fullmatch(text)
    return found[1] if found else None


def _geonames(text: str) -> str | None:
    found = _GEONAMES_WRITTEN.fullmatch(text)
    return found[1] if found else None


def _point(row: _Cells, side: str) -> tuple[float | None, float | None]:
    """Both degrees or none: half a point is named as a problem."""
    north, east = Field(f"{side}.lat"), Field(f"{side}.lon")
    lat, lon = _degrees(row, north, 90.0), _degrees(row, east, 180.0)
    if (lat is None) == (lon is None):
        return lat, lon
    alone, lacking = (north, east) if lon is None else (east, north)
    if not row.text(lacking):
        row.problems.append(row.problem(alone, "half_a_point"))
    return None, None


def _degrees(row: _Cells, field: Field, most: float) -> float | None:
    def read(text: str) -> float | None:
        plain = text.replace(",", ".")
        return float(plain) if _NUMBER.fullmatch(plain) and abs(float(plain)) <= most else None

    return row.read(field, read, "no_coordinate")


def _people(row: _Cells, field: Field) -> int | None:
    def read(text: str) -> int | None:
        found = _PEOPLE.fullmatch(text)
        people = int(re.sub(r"\D", "", found[1])) if found and len(found[1]) < 20 else _MOST_PEOPLE + 1
        return people if people <= _MOST_PEOPLE else None

    return row.read(field, read, "no_population")


def _terms(row: _Cells, latest_year: int) -> LinkTerms:
    form, status = row.text(Field.KIND), row.text(Field.STATUS)
    contact = is_one_of(form, CONTACT_WORDS)
    alive = is_one_of(status, ALIVE_WORDS)
    return LinkTerms(
        since=_date(row, Field.SINCE, latest_year),
        until=_date(row, Field.UNTIL, latest_year),
        on=_date(row, Field.ON, latest_year),
        kind=None if contact else row.read(Field.KIND, kind_of, "unknown_word"),
        broke=None if alive else row.read(Field.STATUS, break_of, "unknown_word"),
        cause=row.read(Field.CAUSE, cause_of, "unknown_word"),
        note=_note(row),
        extras={"form": CONTACT} if contact else {},
        cites=_cites(row),
    )


def _note(row: _Cells) -> str:
    text = row.text(Field.NOTE)
    if len(text) > _LONGEST_NOTE:
        row.problems.append(row.problem(Field.NOTE, "cut_short"))
    return text[:_LONGEST_NOTE]


def _cites(row: _Cells) -> tuple[Source, ...]:
    url = row.read(Field.SOURCE_URL, _address, "no_address")
    if not url:
        return ()
    publisher = host_of(url)
    return (
        described_source(title=url, publisher=publisher, kind=SourceKind.DATASET, url=url, weakness=Weakness.DIGEST),
    )


def _address(text: str) -> str | None:
    """The text if it is an address of the web."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return None
    is_address = parts.scheme in ("http", "https") and "." in parts.netloc and not re.search(r"\s", text)
    return text if is_address else None


def _date(row: _Cells, field: Field, latest_year: int) -> PartialDate | None:
    text = row.text(field)
    if not text:
        return None
    try:
        return cell_date(text, latest_year=latest_year)
    except DoubtfulDate as doubt:
        row.problems.append(row.problem(field, doubt.code))
        return doubt.year
    except UnreadableDate:
        row.problems.append(row.problem(field, "no_date"))
        return None
