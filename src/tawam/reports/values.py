"""The words of the reports: the facts of a year, the document that is made of them once, the digest of a week.

The facts know no language. The document is the facts in one language, as blocks that every form of file can show; PDF,
DOCX and HTML are written from it and from nothing else, so that they cannot disagree.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from tawam.assessment.values import Assessment, Task
from tawam.basics.dates import PartialDate
from tawam.basics.reasons import Reason
from tawam.evidence.values import Source
from tawam.exchange.values import Activity, Agreement, Due, MoneyTotal, Theme
from tawam.places.values import Place
from tawam.registry.values import LIGHT_OF_STATUS, Conflict, Life, LifeEvent, Light, Partnership, Status


class Advice(StrEnum):
    """What is proposed to the council for a link; the council decides."""

    CONTINUE = "continue"
    RENEW = "renew"
    REVIVE = "revive"
    PAUSE = "pause"
    END = "end"
    CLARIFY = "clarify"


class HardCase(StrEnum):
    """What makes a council decide on a link out of turn."""

    WAR = "war"
    POLITICS = "politics"
    HUMAN_RIGHTS = "human_rights"
    DEAD = "dead"


class Option(StrEnum):
    """What a council can decide, always in this order; the last two are asked only where the exchange is dead."""

    GO_ON = "go_on"
    PAUSE = "pause"
    PEOPLE = "people"
    END = "end"
    RENEW = "renew"
    LAPSE = "lapse"


class Answer(StrEnum):
    """What a city did first in a like case."""

    KEPT = "kept"
    HELPED = "helped"
    PROGRAMME = "programme"
    PAUSED = "paused"
    PEOPLE = "people"
    ENDED = "ended"
    LAPSED = "lapsed"


class Ring(StrEnum):
    """How near a case is: counted for the country, counted for the cause, or set aside for a reason that is told."""

    SAME_COUNTRY = "same_country"
    SAME_CAUSE = "same_cause"
    OTHER_CAUSE = "other_cause"
    PARTNER_ACTED = "partner_acted"


class Fate(StrEnum):
    """What happened to a link after the first answer."""

    RESUMED = "resumed"
    PAUSED = "paused"
    ENDED = "ended"
    LAPSED = "lapsed"
    HELD = "held"
    MET = "met"


class Form(StrEnum):
    """The kinds of file that a report is written as."""

    PDF = "pdf"
    DOCX = "docx"
    HTML = "html"


class Tone(StrEnum):
    """How a paragraph is set."""

    PLAIN = "plain"
    LEAD = "lead"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the rule proposes for a link, and why."""

    advice: Advice
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """What the log holds of a year. ``people`` is None where nobody counted; ``uncounted`` activities are not in it.

    A year of which nothing is logged has no figures at all: that is not zero. ``from_others`` counts the activities
    that the other side logged, of which no money is told.
    """

    activities: int
    people: int | None
    uncounted: int
    money: tuple[MoneyTotal, ...]
    from_others: int
    themes: Mapping[Theme, int]


@dataclass(frozen=True, slots=True)
class LinkYear:
    """One link in the year: how it stands and stood, what happened, what was logged, what is judged and proposed."""

    partnership: Partnership
    others: tuple[Place, ...]
    status_before: Status | None
    events: tuple[LifeEvent, ...]
    held: tuple[Activity, ...]
    now: Figures | None
    before: Figures | None
    agreement_until: dt.date | None
    assessment: Assessment | None
    tasks: tuple[Task, ...]
    coming: tuple[Due, ...]
    proposal: Proposal

    @property
    def settled(self) -> bool:
        """Whether it was over before the year began and nothing is logged since: nothing is left to tell or decide."""
        was_over = self.status_before is not None and LIGHT_OF_STATUS[self.status_before] is Light.OVER
        return was_over and self.partnership.light is Light.OVER and self.now is None and self.before is None


@dataclass(frozen=True, slots=True)
class CouncilReport:
    """Everything that the report of a place for a year says, in no language yet.

    ``as_of`` is the last day that it looks at; ``made_on`` the day that stands on the title page. ``years`` has the
    sums of the log by year for the charts, with None where nothing is logged.
    """

    place: Place
    year: int
    as_of: dt.date
    made_on: dt.date
    made_by: str
    links: tuple[LinkYear, ...]
    now: Figures | None
    before: Figures | None
    years: tuple[tuple[int, Figures | None], ...]
    sources: tuple[Source, ...]

    @property
    def open_links(self) -> list[tuple[int, LinkYear]]:
        """The links of which there is something to tell or decide, each with its number among all."""
        return [(number, one) for number, one in enumerate(self.links, start=1) if not one.settled]


@dataclass(frozen=True, slots=True)
class Course:
    """One link in a like case: what was done first, and what is on record since, each with its event."""

    life: Life
    ring: Ring
    answer: Answer
    act: LifeEvent
    later: tuple[tuple[Fate, LifeEvent], ...] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """Some courses counted: links, separate decisions behind them, and how many of the links had which fate.

    ``waits`` are the years from the first act to the taking up again, shortest first; ``alone`` are the acts for
    which one side is named as acting; ``nothing`` are the links of which nothing is on record since.
    """

    links: int
    decisions: int
    alone: int
    fates: Mapping[Fate, int]
    waits: tuple[float, ...]
    nothing: int


@dataclass(frozen=True, slots=True)
class LikeCases:
    """What other cities did: the days between which the same country is looked at, and every course found.

    ``shock_on`` is the first documented break of this kind with the country in the period: what was said or sent
    before it is no answer to it. ``own`` counts the links of the deciding place itself, which are left out.
    """

    first: dt.date
    shock_on: PartialDate | None
    courses: tuple[Course, ...]
    own: int

    def of(self, ring: Ring) -> tuple[Course, ...]:
        """The courses of one ring."""
        return tuple(one for one in self.courses if one.ring is ring)


@dataclass(frozen=True, slots=True)
class DecisionPaper:
    """Everything that the paper on a hard case says, in no language yet.

    ``home`` decides about ``others``. ``chosen`` says that a person named the case; else it was read off the record.
    ``within`` says that the paper looks at what the log keeps for those who have a role; ``agreements`` are empty
    without it. ``disputed`` are the counted links on whose state or end sources disagree. ``site`` is the address
    before the id of a partnership's page, empty where none is known.
    """

    partnership: Partnership
    home: Place
    others: tuple[Place, ...]
    case: HardCase
    chosen: bool
    as_of: dt.date
    made_on: dt.date
    made_by: str
    within: bool
    events: tuple[LifeEvent, ...]
    conflicts: tuple[Conflict, ...]
    assessment: Assessment
    agreements: tuple[Agreement, ...]
    like: LikeCases
    named: Mapping[str, tuple[Place, ...]]
    disputed: frozenset[str]
    sources: tuple[Source, ...]
    site: str = ""

    @property
    def options(self) -> tuple[Option, ...]:
        """What is to be decided upon, in the fixed order."""
        more = (Option.RENEW, Option.LAPSE)
        return tuple(one for one in Option if one not in more or self.case is HardCase.DEAD)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. In every text of a document names from outside stand between the Unicode marks of isolation."""

    text: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list without an order."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tiles:
    """A few figures, large: what is counted, the figure, and what stands beside it."""

    items: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column, whether it holds figures, and its share of the width."""

    title: str
    figures: bool = False
    share: int = 2


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its caption; the first cell of each row names the row.

    ``links`` has an address for each row, to which its last cell leads; none where there are no addresses.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Spot:
    """A partner on the map: its number in the tables, where it lies, how the link stands."""

    label: str
    lat: float
    lon: float
    light: Light


@dataclass(frozen=True, slots=True)
class MapDrawing:
    """A map of arcs from a place to its partners."""

    home: tuple[float, float]
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its name, its length (None where nothing is known), and the figure that is written at it."""

    name: str
    value: int | None
    shown: str


@dataclass(frozen=True, slots=True)
class BarDrawing:
    """Bars that stand side by side, or with ``lying`` below one another."""

    bars: tuple[Bar, ...]
    lying: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing, what it shows for those who do not see it, its caption, and the meaning of its colours."""

    drawing: MapDrawing | BarDrawing
    alt: str
    caption: str
    key: tuple[tuple[Light, str], ...] = ()


Block = Paragraph | Bullets | Tiles | Table | Figure


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it; ``level`` 1 begins a page.

    ``language`` is empty where it is that of the document.
    """

    title: str
    blocks: tuple[Block, ...]
    level: int = 1
    language: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """The report in one language. ``cover`` holds the lines of the title page, as name and value."""

    language: str
    title: str
    place: str
    subtitle: str
    cover: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    foot: str
    contents: str
    made_on: dt.date


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who wants digests: number of the account, address, language, the places that they speak for."""

    account: int
    email: str
    name: str
    language: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Attention:
    """A link that asks for attention, with its judgements."""

    partnership: Partnership
    others: tuple[Place, ...]
    assessment: Assessment


@dataclass(frozen=True, slots=True)
class Dated:
    """Something with a day, of the link between a place and others."""

    others: tuple[Place, ...]
    what: Task | Due | Activity
    on: PartialDate


@dataclass(frozen=True, slots=True)
class PlaceDigest:
    """What a place has before it: links, steps overdue and due, dates, planned entries that nobody confirmed."""

    place: Place
    attention: tuple[Attention, ...]
    overdue: tuple[Dated, ...]
    due: tuple[Dated, ...]
    coming: tuple[Dated, ...]
    unconfirmed: tuple[Dated, ...]

    @property
    def empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.attention or self.overdue or self.due or self.coming or self.unconfirmed)


@dataclass(frozen=True, slots=True)
class Letter:
    """A digest as it is sent: for whom, for which week, and what it says."""

    reader: Reader
    week: str
    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class Sent:
    """What sending did: letters sent now, those of the week that had gone before, and those that could not leave.

    ``unknown`` went out or did not: an earlier run was stopped while it sent them. They are not sent again.
    """

    sent: tuple[str, ...]
    before: tuple[str, ...]
    failed: tuple[str, ...]
    unknown: tuple[str, ...]
