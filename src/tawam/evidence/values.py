"""The words of the evidence room: sources, claims, retractions."""

from __future__ import annotations

import builtins
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from tawam.basics.dates import PartialDate


class SourceKind(StrEnum):
    """Who speaks in a source."""

    AGREEMENT = "agreement"
    OFFICIAL = "official"
    COUNCIL_RECORD = "council_record"
    ASSOCIATION_LIST = "association_list"
    RESEARCH = "research"
    NEWS = "news"
    DATASET = "dataset"
    ENCYCLOPEDIA = "encyclopedia"
    ASSOCIATION = "association"
    PARTY_STATEMENT = "party_statement"


class Weakness(StrEnum):
    """What makes a source weaker than its kind."""

    NONE = ""
    COPY = "copy"
    BLOG = "blog"
    PARTY_OR_STATE = "party_or_state"
    ENCYCLOPEDIA = "encyclopedia"
    DIGEST = "digest"


class Grade(StrEnum):
    """How far a source can carry a fact, A (a deciding body's own record) to D (hearsay)."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


class Stance(StrEnum):
    """Whether the source says that it is so, or that it is not so."""

    ASSERTS = "asserts"
    DENIES = "denies"


@dataclass(frozen=True, slots=True)
class Source:
    """A document that says something: one row of the bibliography.

    ``id`` is derived from the content (see rules.source_id); ``published`` is None when the page shows no date.
    """

    id: str
    title: str
    publisher: str
    kind: SourceKind
    grade: Grade
    url: str = ""
    published: PartialDate | None = None
    language: str = ""
    weakness: Weakness = Weakness.NONE
    note: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that one source says about one subject.

    ``subject`` is a partnership id, a place id or ``topic:…``; ``property`` and ``value`` are stored codes
    (``event:signed`` = ``1957``); ``side`` is the place whose side acts or speaks; ``question`` groups answers to
    one question that the sources answer differently; ``wording`` is our own sentence by language; ``qualifiers``
    hold what else the source says, as codes. ``position`` keeps the order in which the source tells its facts.
    ``gone_on`` is the day of the first whole reading of the data set that no longer had the claim; empty if it has.
    """

    subject: str
    property: str
    value: str
    source_id: str
    dataset: str
    stance: Stance = Stance.ASSERTS
    side: str = ""
    language: str = ""
    question: str = ""
    wording: Mapping[str, str] = field(default_factory=dict)
    qualifiers: Mapping[str, str] = field(default_factory=dict)
    position: int = 0
    id: str = ""
    first_seen_on: str = ""
    last_seen_on: str = ""
    gone_on: str = ""

    @builtins.property
    def on(self) -> PartialDate | None:
        """The value read as a date; None where the source says only that it happened."""
        try:
            return PartialDate.parse(self.value)
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class SourcedClaim:
    """A claim together with the source that makes it."""

    claim: Claim
    source: Source


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a recording changed: rows new, rows that were known already, rows withdrawn."""

    sources: int
    added: int
    known: int
    withdrawn: int
    subjects: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Bounds:
    """How many claims the next reading of a list may make without a question."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of a whole list: claims it made in all, those that were new, went missing or came back.

    ``report`` has the importer's own counts; ``subjects`` is filled only where the reading has just been made.
    """

    number: int
    dataset: str
    source_id: str
    file: str
    actor: str
    at: dt.datetime
    seen_on: PartialDate
    claims: int
    added: int
    gone: int
    back: int
    undone: bool = False
    report: Mapping[str, int] = field(default_factory=dict)
    subjects: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class SourceUse:
    """A source and how much the registry took from it."""

    source: Source
    claims: int
    subjects: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the journal: who did what when, what stood before and after, and what else there is to tell."""

    actor: str
    action: str
    at: dt.datetime
    change: Mapping[str, Any]
    before: Mapping[str, Any]
    after: Mapping[str, Any]
