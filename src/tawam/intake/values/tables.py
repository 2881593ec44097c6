"""The words for spreadsheets: what a column holds, and what became of a row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from tawam.intake.values.links import LinkTerms, Mention


class Field(StrEnum):
    """What a column holds: something about one place or the other, something about their tie, or nothing for us."""

    ONE_NAME = "one.name"
    ONE_COUNTRY = "one.country"
    ONE_REGION = "one.region"
    ONE_LAT = "one.lat"
    ONE_LON = "one.lon"
    ONE_POPULATION = "one.population"
    ONE_WIKIDATA = "one.wikidata"
    ONE_GEONAMES = "one.geonames"
    OTHER_NAME = "other.name"
    OTHER_COUNTRY = "other.country"
    OTHER_REGION = "other.region"
    OTHER_LAT = "other.lat"
    OTHER_LON = "other.lon"
    OTHER_POPULATION = "other.population"
    OTHER_WIKIDATA = "other.wikidata"
    OTHER_GEONAMES = "other.geonames"
    SINCE = "since"
    UNTIL = "until"
    ON = "on"
    KIND = "kind"
    STATUS = "status"
    CAUSE = "cause"
    NOTE = "note"
    SOURCE_URL = "source_url"
    IGNORE = "ignore"


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet of text: its column names, and its rows with the numbers that a person sees.

    ``fingerprint`` is the SHA-256 of the file's bytes, in hexadecimal digits.
    """

    file: str
    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """Which column holds what, by column name, and what to assume where a column is missing."""

    columns: Mapping[str, Field]
    defaults: Mapping[Field, str] = field(default_factory=dict)

    @property
    def is_links(self) -> bool:
        """Whether the rows are links; otherwise each is one place."""
        held = set(self.columns.values()) | set(self.defaults)
        return bool(held & {Field.OTHER_NAME, Field.OTHER_WIKIDATA, Field.OTHER_GEONAMES})


@dataclass(frozen=True, slots=True)
class Profile:
    """What a person once said of a list's columns, kept so that its next edition is read alike."""

    name: str
    header: tuple[str, ...]
    mapping: ColumnMapping


@dataclass(frozen=True, slots=True)
class RowProblem:
    """What is wrong with a value: its column, the value, and a code (see rules.tables.rows)."""

    column: str
    value: str
    code: str


@dataclass(frozen=True, slots=True)
class RowReading:
    """A row as read: two places, or one in a table of places, and the terms of the tie.

    ``refused`` says why the row cannot be used at all; ``problems`` name values that were left out.
    """

    number: int
    one: Mention = field(default_factory=Mention)
    other: Mention = field(default_factory=Mention)
    populations: tuple[int | None, int | None] = (None, None)
    terms: LinkTerms = field(default_factory=LinkTerms)
    refused: RowProblem | None = None
    problems: tuple[RowProblem, ...] = ()
