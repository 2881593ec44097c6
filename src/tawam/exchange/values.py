"""The words of the exchange: what partners do together, who came, what it cost, and what they agreed on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from tawam.basics.dates import PartialDate


class ActivityKind(StrEnum):
    """What sort of thing partners did; docs/exchange.md holds the list against the article's and the surveys'."""

    ART_EXHIBITION = "art_exhibition"
    MUSIC_FESTIVAL = "music_festival"
    CULTURAL_EVENT = "cultural_event"
    CREATIVE_INDUSTRIES = "creative_industries"
    LANGUAGE_PROGRAMME = "language_programme"
    SCHOOL_EXCHANGE = "school_exchange"
    STUDENT_EXCHANGE = "student_exchange"
    SCHOLARSHIP = "scholarship"
    YOUTH_CAMP = "youth_camp"
    INTERNSHIP = "internship"
    SPORT = "sport"
    CITIZENS_VISIT = "citizens_visit"
    TOURISM = "tourism"
    REMEMBRANCE = "remembrance"
    ANNIVERSARY = "anniversary"
    JOINT_RESEARCH = "joint_research"
    MEDICAL_COOPERATION = "medical_cooperation"
    TRADE_CONTACT = "trade_contact"
    INVESTMENT = "investment"
    EXPERT_EXCHANGE = "expert_exchange"
    TRAINING = "training"
    DELEGATION = "delegation"
    COMMITTEE_WORK = "committee_work"
    CONFERENCE = "conference"
    ONLINE_MEETING = "online_meeting"
    SUSTAINABILITY_PROJECT = "sustainability_project"
    CLIMATE_PROJECT = "climate_project"
    URBAN_PLANNING = "urban_planning"
    INFRASTRUCTURE = "infrastructure"
    HUMAN_RIGHTS = "human_rights"
    DIALOGUE = "dialogue"
    AID_SUPPLIES = "aid_supplies"
    AID_MEDICAL = "aid_medical"
    AID_TEAM = "aid_team"
    AID_MONEY = "aid_money"
    STATE_COOPERATION = "state_cooperation"
    OTHER = "other"


class Theme(StrEnum):
    """What an activity was about; one activity may have several."""

    PEACE = "peace"
    CULTURE = "culture"
    HERITAGE = "heritage"
    DIVERSITY = "diversity"
    EQUALITY = "equality"
    LANGUAGE = "language"
    EDUCATION = "education"
    YOUTH = "youth"
    SPORT = "sport"
    TOURISM = "tourism"
    ECONOMY = "economy"
    INVESTMENT = "investment"
    CREATIVE_INDUSTRIES = "creative_industries"
    RESEARCH = "research"
    HEALTH = "health"
    ENERGY = "energy"
    INNOVATION = "innovation"
    CLIMATE = "climate"
    ENVIRONMENT = "environment"
    URBAN_PLANNING = "urban_planning"
    INFRASTRUCTURE = "infrastructure"
    HUMAN_RIGHTS = "human_rights"
    GOVERNANCE = "governance"
    SOCIAL = "social"
    POVERTY = "poverty"
    DISASTER = "disaster"
    DIPLOMACY = "diplomacy"
    SECURITY = "security"
    SPACE = "space"


class State(StrEnum):
    """Whether an activity is still to come, took place, or was called off."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


class AgeGroup(StrEnum):
    """The age groups of the survey of French and German communes (dfi and Bertelsmann Stiftung 2018)."""

    UNDER_30 = "under_30"
    FROM_30_TO_60 = "from_30_to_60"
    OVER_60 = "over_60"
    NOT_KNOWN = "not_known"


class OrganiserType(StrEnum):
    """Who carries an activity: a tie that rests on the town hall alone has a narrow base."""

    TOWN_HALL = "town_hall"
    ASSOCIATION = "association"
    SCHOOL = "school"
    UNIVERSITY = "university"
    CLUB = "club"
    CHURCH = "church"
    FIRM = "firm"
    OTHER = "other"


class Direction(StrEnum):
    """Whether money was received or spent."""

    IN = "in"
    OUT = "out"


class MoneySource(StrEnum):
    """From which kind of purse money came."""

    TOWN_HALL = "town_hall"
    STATE = "state"
    EU = "eu"
    SPONSOR = "sponsor"
    PARTICIPANTS = "participants"
    OTHER = "other"


class DueKind(StrEnum):
    """What falls on a coming day."""

    PLANNED = "planned"
    ANNIVERSARY = "anniversary"
    NOTICE = "notice"
    RENEWAL = "renewal"
    TERM_END = "term_end"
    REVIEW = "review"


class Act(StrEnum):
    """What somebody did to an entry of the log."""

    LOGGED = "logged"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"
    RESTORED = "restored"
    ATTACHED = "attached"
    DETACHED = "detached"
    ERASED = "erased"


class What(StrEnum):
    """What an entry of the log is."""

    ACTIVITY = "activity"
    AGREEMENT = "agreement"


class FileKind(StrEnum):
    """The kinds of files that are kept: none of them can run in a page. The kind is told by the content alone."""

    PDF = "pdf"
    JPEG = "jpeg"
    PNG = "png"
    WEBP = "webp"
    ODT = "odt"
    DOCX = "docx"


class FaultCode(StrEnum):
    """What can be wrong with something that is to be logged; ``wording`` has the sentences."""

    MISSING = "missing"
    TOO_LONG = "too_long"
    TOO_MANY = "too_many"
    UNREADABLE_DATE = "unreadable_date"
    UNREADABLE_NUMBER = "unreadable_number"
    UNKNOWN_CODE = "unknown_code"
    HELD_IN_FUTURE = "held_in_future"
    PLANNED_IN_PAST = "planned_in_past"
    ENDS_BEFORE_START = "ends_before_start"
    TOO_FAR = "too_far"
    TOO_LONG_AGO = "too_long_ago"
    NOT_A_PARTY = "not_a_party"
    NO_SUCH_PLACE = "no_such_place"
    WHICH_PLACE = "which_place"
    NOT_POSITIVE = "not_positive"
    NEGATIVE = "negative"
    ABSURD = "absurd"
    TOO_FINE = "too_fine"
    NO_CURRENCY = "no_currency"
    NO_SDG_TARGET = "no_sdg_target"
    TWICE = "twice"
    BEFORE_SIGNATURE = "before_signature"
    NOTICE_AFTER_RENEWAL = "notice_after_renewal"
    TOO_LARGE = "too_large"
    STRANGE_FILE = "strange_file"
    BROKEN_IMAGE = "broken_image"
    HAS_MACROS = "has_macros"
    OVER_ALREADY = "over_already"
    TURNED_ROUND = "turned_round"
    NOTHING_SAID = "nothing_said"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: in which field (``money.2.currency``), what, and what its sentence names."""

    field: str
    code: FaultCode
    facts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Participation:
    """How many people of one side and one age group took part; ``side`` is the id of a party's place."""

    side: str
    age: AgeGroup
    people: int


@dataclass(frozen=True, slots=True)
class Organiser:
    """A body that carried the activity. The name is for those who keep the log and is never public."""

    type: OrganiserType
    name: str = ""
    side: str = ""


@dataclass(frozen=True, slots=True)
class Money:
    """An amount that one side received or spent; ``currency`` is an ISO 4217 code. Currencies are never added up."""

    direction: Direction
    amount: Decimal
    currency: str
    side: str
    source: MoneySource = MoneySource.TOWN_HALL


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was to come of it and what came of it; a figure that nobody has taken yet is None, not 0."""

    indicator: str
    unit: str = ""
    target: Decimal | None = None
    actual: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Activity:
    """One thing that partners did or plan together.

    ``id`` is empty until it is logged. ``hosts`` are the places where it took place, whether parties or not; with
    ``online`` it took place on the net as well or only there. ``note`` is for those who keep the log.
    """

    partnership: str
    title: str
    kind: ActivityKind
    starts_on: PartialDate
    state: State = State.HELD
    ends_on: PartialDate | None = None
    themes: tuple[Theme, ...] = ()
    hosts: tuple[str, ...] = ()
    online: bool = False
    participations: tuple[Participation, ...] = ()
    organisers: tuple[Organiser, ...] = ()
    money: tuple[Money, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    sdg_targets: tuple[str, ...] = ()
    note: str = ""
    language: str = "en"
    id: str = ""

    @property
    def last_on(self) -> PartialDate:
        """The day on which it ends: that of its start where no end is stated."""
        return self.ends_on or self.starts_on

    @property
    def people(self) -> int | None:
        """How many people took part in all; None where nobody counted."""
        return sum(one.people for one in self.participations) if self.participations else None


@dataclass(frozen=True, slots=True)
class Agreement:
    """What partners signed. ``term_months`` is None where the paper sets no term, ``review_months`` where no review."""

    partnership: str
    title: str
    signed_on: PartialDate
    signatories: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    text: str = ""
    term_months: int | None = None
    renewal_on: PartialDate | None = None
    notice_on: PartialDate | None = None
    review_months: int | None = None
    language: str = "en"
    id: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """An activity or agreement as it stands in the log: which version, by whom, for which place, since when."""

    id: str
    stated: Activity | Agreement
    version: int
    logged_by: str
    logged_for: str
    changed_at: dt.datetime
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Revision:
    """One version of an entry: what was done, by whom, when, why, and what it said then."""

    version: int
    act: Act
    by: str
    at: dt.datetime
    why: str
    stated: Activity | Agreement


@dataclass(frozen=True, slots=True)
class Document:
    """A file that belongs to an entry: under a random id, with the name that its sender gave it."""

    id: str
    entry: str
    kind: FileKind
    name: str
    size: int
    added_by: str
    added_at: dt.datetime

    @property
    def is_photo(self) -> bool:
        """Whether it can be shown as a picture."""
        return self.kind in (FileKind.JPEG, FileKind.PNG, FileKind.WEBP)


@dataclass(frozen=True, slots=True)
class MoneyTotal:
    """All money of one direction and one currency."""

    direction: Direction
    currency: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class YearTotals:
    """What was held in a year. ``uncounted`` activities state no people: the sums are without them."""

    year: int
    activities: int
    people: int
    uncounted: int
    by_side: Mapping[str, int]
    by_age: Mapping[AgeGroup, int]
    money: tuple[MoneyTotal, ...]


@dataclass(frozen=True, slots=True)
class Balance:
    """Where activities took place: at each party, only elsewhere, only on the net, or nowhere that is stated.

    ``share`` is the hosting of the party that hosted least against that of the one that hosted most, from 0 to 1;
    None while no party hosted anything.
    """

    at_party: Mapping[str, int]
    elsewhere: int
    online: int
    not_stated: int
    share: float | None


@dataclass(frozen=True, slots=True)
class Breadth:
    """In how many activities each theme, kind and type of organiser appears; what does not appear has no key."""

    themes: Mapping[Theme, int]
    kinds: Mapping[ActivityKind, int]
    organisers: Mapping[OrganiserType, int]


@dataclass(frozen=True, slots=True)
class Silence:
    """A time in which surely nothing that is logged was held."""

    from_on: dt.date
    until_on: dt.date

    @property
    def days(self) -> int:
        """How long it was."""
        return (self.until_on - self.from_on).days


@dataclass(frozen=True, slots=True)
class Due:
    """Something that falls on a coming day; ``about`` is the id of the entry, ``years`` counts for anniversaries."""

    kind: DueKind
    on: PartialDate
    title: str = ""
    about: str = ""
    years: int = 0
