"""The words of the registry: what a partnership is, what happens to it, and how it stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from tawam.basics.dates import PartialDate
from tawam.basics.reasons import Reason
from tawam.evidence.values import SourcedClaim
from tawam.places.values import Place


class Kind(StrEnum):
    """What sort of tie the parties entered."""

    TWINNING = "twinning"
    FRIENDSHIP = "friendship"
    COOPERATION = "cooperation"
    PACT = "pact"
    PROJECT = "project"
    STATE_TREATY = "state_treaty"
    EU_INSTITUTIONAL = "eu_institutional"


class EventType(StrEnum):
    """What happens in the life of a partnership."""

    CONTACT = "contact"
    VOTE = "vote"
    SIGNED = "signed"
    BEGAN = "began"
    RENEWED = "renewed"
    REAFFIRMED = "reaffirmed"
    SUSPENDED = "suspended"
    RESUMED = "resumed"
    LAPSED = "lapsed"
    ENDED = "ended"
    REVOKED = "revoked"
    MERGED = "merged"
    ANNIVERSARY = "anniversary"
    ACTIVITY = "activity"
    AID = "aid"
    CONFIRMED = "confirmed"
    DENIED = "denied"


# What a side says of the tie in its own name: words, and no acts.
WORDS = frozenset({EventType.CONFIRMED, EventType.DENIED})
BREAKS = frozenset({EventType.SUSPENDED, EventType.LAPSED, EventType.ENDED, EventType.REVOKED})
FOUNDINGS = frozenset({EventType.SIGNED, EventType.BEGAN})
SIGNS_OF_LIFE = frozenset(
    {
        EventType.SIGNED,
        EventType.BEGAN,
        EventType.RENEWED,
        EventType.REAFFIRMED,
        EventType.RESUMED,
        EventType.ANNIVERSARY,
        EventType.ACTIVITY,
        EventType.AID,
    }
)
# Acts that need both sides: one side's word alone makes none of them.
MUTUAL = frozenset({EventType.SIGNED, EventType.BEGAN, EventType.RENEWED, EventType.RESUMED})
# Acts that happen once and that several sources may report; two reports of them can be one event.
ACTS = frozenset(
    {
        EventType.VOTE,
        EventType.SIGNED,
        EventType.BEGAN,
        EventType.RENEWED,
        EventType.SUSPENDED,
        EventType.RESUMED,
        EventType.LAPSED,
        EventType.ENDED,
        EventType.REVOKED,
        EventType.MERGED,
    }
)


class Cause(StrEnum):
    """Why a partnership broke, in the casebook's codes."""

    POLITICAL_TENSION = "political_tension"
    WAR_OR_INSECURITY = "war_or_insecurity"
    HUMAN_RIGHTS_DISPUTE = "human_rights_dispute"
    RESOURCES = "resources"
    SUSTAINED_INTEREST = "sustained_interest"
    CHANGED_PRIORITIES = "changed_priorities"
    LEADERSHIP_CHANGE = "leadership_change"
    ECONOMIC_HARDSHIP = "economic_hardship"
    PERCEIVED_BENEFIT = "perceived_benefit"
    PARTNER_COMMITMENT = "partner_commitment"
    RESIDENTS_PARTICIPATION = "residents_participation"
    ADMINISTRATIVE_CHANGE = "administrative_change"
    AGREEMENT_EXPIRED = "agreement_expired"
    OTHER = "other"
    NOT_STATED = "not_stated"


class Scope(StrEnum):
    """Which part of a tie an event concerns, where it is not the whole."""

    WHOLE = ""
    PROGRAMME = "programme"
    TOWN_HALL_CONTACT = "town_hall_contact"
    EXISTING_TIE = "existing_tie"


class DateBasis(StrEnum):
    """What a date rests on, where the source does not state it as the date of a thing done."""

    STATED = ""
    INFERRED = "inferred"
    APPROXIMATE = "approximate"
    REPORT = "report"
    PLANNED = "planned"


class Status(StrEnum):
    """How a partnership stands on a day."""

    PROPOSED = "proposed"
    FRIENDSHIP = "friendship"
    ACTIVE = "active"
    DORMANT = "dormant"
    SUSPENDED = "suspended"
    EXPIRED = "expired"
    ENDED = "ended"
    HISTORICAL = "historical"
    DISPUTED = "disputed"
    NEVER_CONFIRMED = "never_confirmed"


class Light(StrEnum):
    """The four colours in which the atlas shows the ten statuses."""

    ALIVE = "alive"
    PAUSED = "paused"
    OVER = "over"
    OPEN = "open"


LIGHT_OF_STATUS = {
    Status.ACTIVE: Light.ALIVE,
    Status.FRIENDSHIP: Light.ALIVE,
    Status.SUSPENDED: Light.PAUSED,
    Status.DORMANT: Light.PAUSED,
    Status.EXPIRED: Light.OVER,
    Status.ENDED: Light.OVER,
    Status.HISTORICAL: Light.OVER,
    Status.PROPOSED: Light.OPEN,
    Status.DISPUTED: Light.OPEN,
    Status.NEVER_CONFIRMED: Light.OPEN,
}


class Confidence(StrEnum):
    """How firmly the evidence carries a status."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Topic(StrEnum):
    """What sources disagree about."""

    START = "start"
    END = "end"
    STATUS = "status"
    KIND = "kind"
    PARTIES = "parties"
    CAUSE = "cause"
    SCOPE = "scope"
    ACTOR = "actor"
    AMOUNT = "amount"
    OTHER = "other"


class Declared(StrEnum):
    """What a side does when it speaks of its partnership."""

    CONFIRM = "confirm"
    DISPUTE = "dispute"
    AMEND = "amend"


class Verdict(StrEnum):
    """What the other sources make of a statement."""

    AGREED = "agreed"
    PARTLY = "partly"
    CONFLICTING = "conflicting"
    CONTRADICTED = "contradicted"
    UNSUPPORTED = "unsupported"


@dataclass(frozen=True, slots=True)
class LifeEvent:
    """One thing that happened, as all claims together tell it.

    ``on`` is None where no source gives a date; ``side`` is the place that acted, ``body`` an acting body that is
    no party (a court, an association); ``date_basis`` is empty where the source states the date.
    """

    type: EventType
    on: PartialDate | None
    claims: tuple[SourcedClaim, ...]
    side: str = ""
    body: str = ""
    cause: Cause | None = None
    scope: str = ""
    date_basis: str = ""
    decision: str = ""
    wording: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    """One of several answers to a question, with everybody who gives it."""

    wording: Mapping[str, str]
    claims: tuple[SourcedClaim, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A question that sources answer differently; the answers stand side by side, none is preferred."""

    topic: Topic
    question: Mapping[str, str]
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """How a partnership stands from a day on (until the next judgement), and why."""

    from_on: dt.date
    status: Status
    confidence: Confidence
    reasons: tuple[Reason, ...]
    until: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """A partnership as its claims support it: what the rules derive and what the tables hold.

    ``since`` is the date of the oldest act that founds the tie; ``since_basis`` says what the date means:
    ``signed``; ``began`` where lists give a start without saying what happened then; or ``first_seen`` where only
    later life is documented.
    """

    id: str
    kind: Kind
    parties: tuple[str, ...]
    events: tuple[LifeEvent, ...]
    conflicts: tuple[Conflict, ...]
    judgements: tuple[Judgement, ...]
    since: PartialDate | None
    since_basis: str
    last_sign: PartialDate | None


@dataclass(frozen=True, slots=True)
class Partnership:
    """One line of the register as of a day."""

    id: str
    kind: Kind
    parties: tuple[Place, ...]
    status: Status
    confidence: Confidence
    reasons: tuple[Reason, ...]
    since: PartialDate | None
    since_basis: str
    until: PartialDate | None
    conflicts: int
    last_sign: PartialDate | None

    @property
    def light(self) -> Light:
        """The colour group of the status."""
        return LIGHT_OF_STATUS[self.status]


@dataclass(frozen=True, slots=True)
class PartnershipPage:
    """Some lines of the register and how many there are in all."""

    items: tuple[Partnership, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything known about one partnership."""

    partnership: Partnership
    events: tuple[LifeEvent, ...]
    conflicts: tuple[Conflict, ...]
    judgements: tuple[Judgement, ...]
    side_claims: tuple[SourcedClaim, ...]
    links_beneath: int = 0


@dataclass(frozen=True, slots=True)
class Declaration:
    """What a side says of its partnership in its own name, on a day; ``key`` makes that saying it twice is once.

    ``about`` is what is disputed. ``starts``, ``kind`` and ``broke`` (with ``broke_on`` and ``cause``) are what it
    adds; ``url`` names a document that it refers to; ``note`` is in the ``language`` of the page.
    """

    what: Declared
    side: str
    on: dt.date
    key: str
    about: Topic = Topic.STATUS
    starts: PartialDate | None = None
    kind: Kind | None = None
    broke: EventType | None = None
    broke_on: PartialDate | None = None
    cause: Cause | None = None
    note: str = ""
    language: str = "en"
    url: str = ""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A declaration as it stands on record: its source, and its claims beside the names of the parties."""

    what: Declared
    side: str
    on: PartialDate
    source_id: str
    claims: tuple[SourcedClaim, ...]
    about: Topic | None = None
    note: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class OneSided:
    """A tie that only the list of one side names; ``other_read`` tells whether that of the other side was read too."""

    partnership: str
    parties: tuple[Place, ...]
    lister: Place
    other: Place
    other_read: bool


@dataclass(frozen=True, slots=True)
class MapLink:
    """One arc of the atlas: two places, a kind, and from which year it had which status."""

    place_a: str
    place_b: str
    kind: Kind
    spans: tuple[tuple[int, Status], ...]


@dataclass(frozen=True, slots=True)
class Break:
    """One documented break, for the statistics of endings."""

    partnership: str
    type: EventType
    on: PartialDate | None
    cause: Cause
    decision: str
    began: PartialDate | None
    first: bool


@dataclass(frozen=True, slots=True)
class Life:
    """What happened to a partnership: its parties as (place, country), its events without their claims."""

    id: str
    kind: Kind
    parties: tuple[tuple[str, str], ...]
    events: tuple[LifeEvent, ...]

    @property
    def countries(self) -> frozenset[str]:
        """The countries of the parties."""
        return frozenset(country for _, country in self.parties)

    @property
    def places(self) -> frozenset[str]:
        """The parties."""
        return frozenset(place for place, _ in self.parties)


@dataclass(frozen=True, slots=True)
class Sighting:
    """One document that names a partnership: since when it existed, and on which day it shows the tie alive.

    ``known_on`` is None where the document bears no date; ``alive_on`` where it tells of no sign of life, or of an
    undated one. ``by_list`` marks a list, which shows its links alive on its own day; ``tells_break`` a document
    that reports a break of the tie.
    """

    source: str
    known_on: PartialDate | None
    alive_on: PartialDate | None
    by_list: bool
    tells_break: bool


@dataclass(frozen=True, slots=True)
class Change:
    """An act that changed how a partnership stands."""

    partnership: str
    parties: tuple[Place, ...]
    type: EventType
    on: PartialDate | None
    wording: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class CountryTies:
    """How many partnerships a country has, in all and with each partner country."""

    country: str
    total: int
    by_light: Mapping[Light, int]
    partners: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Facet:
    """One checkable part of a statement: a property and the value that the text gives it."""

    property: str
    value: str
    question: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Bearing:
    """A claim that speaks for or against a facet."""

    sourced: SourcedClaim
    supports: bool
    reason: Reason


@dataclass(frozen=True, slots=True)
class FacetFinding:
    """A facet, its verdict, and what speaks for and against it."""

    facet: Facet
    verdict: Verdict
    support: tuple[Bearing, ...]
    against: tuple[Bearing, ...]


@dataclass(frozen=True, slots=True)
class NearMatch:
    """A partnership that the text may have meant."""

    partnership: str
    score: float
    reasons: tuple[Reason, ...]
    parties: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of a checked text, in our own words."""

    ref: str
    section: str
    wording: Mapping[str, str]
    subject: str
    facets: tuple[Facet, ...]
    code_kind: str = ""
    code: str = ""
    comment: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CheckedStatement:
    """A statement with the verdict that the rule computes from the claims."""

    statement: Statement
    verdict: Verdict
    findings: tuple[FacetFinding, ...]
    near_matches: tuple[NearMatch, ...]
    named: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A text that is checked, claim by claim."""

    slug: str
    title: Mapping[str, str]
    about: Mapping[str, str]
    source_id: str


@dataclass(frozen=True, slots=True)
class CheckedCaseFile:
    """A case file with every statement held against the evidence."""

    case_file: CaseFile
    statements: tuple[CheckedStatement, ...]
