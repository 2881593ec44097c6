"""The words of a request for a partnership: a council's own criteria, what asked, and how the one meets the other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from tawam.basics.dates import PartialDate
from tawam.basics.reasons import Reason
from tawam.exchange.values import Theme
from tawam.matching.values import Match
from tawam.places.values import Place
from tawam.registry.values import Kind, Light, Status


class Met(StrEnum):
    """Whether a criterion is met. What nobody knows is neither met nor not met."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"


class Overall(StrEnum):
    """What the criteria that must be met say together; no figure is made of them."""

    MET = "met"
    NOT_MET = "not_met"
    OPEN = "open"
    NOTHING_ASKED = "nothing_asked"


class Rung(StrEnum):
    """The steps of the ladder, the lowest first."""

    CONTACT = "contact"
    MEMORANDUM = "memorandum"
    FRIENDSHIP = "friendship"
    TWINNING = "twinning"


class RequestState(StrEnum):
    """Whether a request is decided, and as what it was accepted."""

    OPEN = "open"
    DECLINED = "declined"
    CONTACT = "contact"
    MEMORANDUM = "memorandum"
    FRIENDSHIP = "friendship"
    TWINNING = "twinning"


class Paper(StrEnum):
    """What a council wants to see attached to a request."""

    MEMORANDUM = "memorandum"
    PROFILE = "profile"
    SUPPORT = "support"
    SUPPORTERS = "supporters"
    PLAN = "plan"
    BUDGET = "budget"
    YEARLY_PLAN = "yearly_plan"


class Basis(StrEnum):
    """What a finding rests on."""

    REGISTRY = "registry"
    LOG = "log"
    GAZETTEER = "gazetteer"
    CLDR = "cldr"
    REQUEST = "request"
    ANSWER = "answer"
    NOTHING = "nothing"


class RequestAct(StrEnum):
    """What somebody did with criteria or with a request, for the journal."""

    TEMPLATE_COPIED = "template_copied"
    RULE_ADDED = "rule_added"
    RULE_CHANGED = "rule_changed"
    RULE_REMOVED = "rule_removed"
    STEPS_SET = "steps_set"
    ENTERED = "entered"
    CORRECTED = "corrected"
    ANSWERED = "answered"
    ANSWER_REMOVED = "answer_removed"
    DECIDED = "decided"
    ERASED = "erased"


@dataclass(frozen=True, slots=True)
class Cited:
    """Where a rule of a template stands: who wrote it, in what, at which address, of which date (empty: undated)."""

    publisher: str
    title: str
    address: str
    dated: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One criterion of a council: of which kind, whether it must be met, and before which step it is asked for.

    ``threshold`` is the figure that the rule sets, in the unit of its kind; ``items`` the papers, themes or the
    currency that it names; ``note`` the council's own words.
    """

    key: str
    kind: str
    must: bool = True
    step: Rung = Rung.TWINNING
    threshold: int | None = None
    items: tuple[str, ...] = ()
    note: str = ""
    cited: Cited | None = None


@dataclass(frozen=True, slots=True)
class Criteria:
    """A council's own criteria: its rules, the steps that it knows, and the months to stay on one before the next.

    ``template`` names the example from which they were copied; ``version`` 0 was never kept.
    """

    rules: tuple[Rule, ...] = ()
    steps: tuple[Rung, ...] = tuple(Rung)
    waits: Mapping[Rung, int] = field(default_factory=dict)
    place: str = ""
    template: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class Template:
    """Criteria of a real council, to be copied; ``left_out`` says what its rules hold and this example does not."""

    code: str
    publisher: str
    country: str
    criteria: Criteria
    left_out: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody entered on a question that no record answers: yes or no, or a figure, with what it rests on."""

    kind: str
    met: bool | None = None
    number: int | None = None
    note: str = ""
    url: str = ""
    by: str = ""
    on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """A request as a place received it. ``asking`` is the id of the place that asks, empty where none was found.

    ``papers`` holds what was looked at: attached or not. What is not in it, nobody has looked at.
    """

    place: str
    name: str
    received_on: dt.date
    wanted: Rung = Rung.TWINNING
    asking: str = ""
    contact: str = ""
    purpose: str = ""
    themes: tuple[Theme, ...] = ()
    papers: Mapping[Paper, bool] = field(default_factory=dict)
    answers: tuple[Answer, ...] = ()
    state: RequestState = RequestState.OPEN
    decided_on: dt.date | None = None
    decision: str = ""
    id: str = ""
    version: int = 0

    def answer_to(self, kind: str) -> Answer | None:
        """What was entered on a question."""
        return next((one for one in self.answers if one.kind == kind), None)


@dataclass(frozen=True, slots=True)
class Tie:
    """What is on record between the two places: its kind and status, since when, and what that date means."""

    partnership: str
    kind: Kind
    status: Status
    light: Light
    since: PartialDate | None
    since_basis: str
    approached_on: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Partner:
    """A partner that the receiving place has on record and that is not over."""

    partnership: str
    place: str
    country: str
    light: Light


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that the rules may ask.

    ``partners`` is None where no partnership of the receiving place is on record: that does not mean that it has
    none. ``held`` are the days of the exchanges that are logged, as the first and the last that each can mean;
    ``reviews`` the months after which logged agreements are reviewed. ``spoken`` is what CLDR says of both countries.
    """

    as_of: dt.date
    home: Place
    request: Request
    asking: Place | None = None
    partners: tuple[Partner, ...] | None = None
    ties: tuple[Tie, ...] = ()
    held: tuple[tuple[dt.date, dt.date], ...] = ()
    reviews: tuple[int, ...] = ()
    spoken: tuple[Mapping[str, float], Mapping[str, float]] = ({}, {})


@dataclass(frozen=True, slots=True)
class Seen:
    """What a rule sees: met or not or unknown, why, what it rests on, and the partnership where that is on record."""

    met: Met
    reason: Reason
    basis: Basis = Basis.NOTHING
    partnership: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """A council's rule with what was seen, and the answer that it rests on, if it does."""

    rule: Rule
    seen: Seen
    answer: Answer | None = None


@dataclass(frozen=True, slots=True)
class Climb:
    """Where the two stand on the ladder, since when, and what comes next.

    ``exact`` says whether ``since`` is the day of the act itself. ``earliest`` is the first day of the next step, as
    precise as it can be known; ``over`` whether the waiting time is over, None where that cannot be told.
    """

    rung: Rung
    since: PartialDate | None
    exact: bool
    reason: Reason
    partnership: str = ""
    next: Rung | None = None
    wait: int | None = None
    earliest: PartialDate | None = None
    over: bool | None = None
    needed: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Compared:
    """The place that asks beside the proposals of the search.

    ``rank`` is its place among all candidates; None where the search would not propose it, for the ``reason``.
    """

    asking: Match
    candidates: int
    proposals: tuple[Match, ...]
    rank: int | None = None
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """A request held against a council's criteria on a day.

    ``later`` are rules of steps beyond the one that is asked for. ``why_not`` says why there is no comparison.
    """

    as_of: dt.date
    request: Request
    home: Place
    asking: Place | None
    criteria: Criteria
    overall: Overall
    findings: tuple[Finding, ...]
    later: tuple[Finding, ...]
    climb: Climb
    compared: Compared | None = None
    why_not: Reason | None = None


@dataclass(frozen=True, slots=True)
class RequestRevision:
    """One entry of the journal: who did what, when, what stood there before (None: nothing) and after."""

    version: int
    act: RequestAct
    by: str
    at: dt.datetime
    before: Mapping[str, object] | None
    after: Mapping[str, object]
