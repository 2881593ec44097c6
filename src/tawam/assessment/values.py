"""The words of the assessment: what is looked at, what each finding saw, and the two judgements."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeVar

from tawam.basics.dates import PartialDate
from tawam.basics.reasons import Reason
from tawam.registry.values import Life

_Count = TypeVar("_Count")


class Question(StrEnum):
    """The two things that are judged apart: slow decay within the link, and shocks from outside it."""

    VITALITY = "vitality"
    EXPOSURE = "exposure"


class Level(StrEnum):
    """The words for vitality and for exposure; one says that the record does not carry a judgement."""

    THRIVING = "thriving"
    STEADY = "steady"
    FADING = "fading"
    DORMANT = "dormant"
    LOW = "low"
    RAISED = "raised"
    HIGH = "high"
    NOT_ENOUGH_DATA = "not_enough_data"


class Sureness(StrEnum):
    """How firmly a finding stands on the record."""

    FIRM = "firm"
    PARTIAL = "partial"
    UNKNOWN = "unknown"


class Circumstance(StrEnum):
    """What a party reports about its surroundings that no register shows."""

    LEADERSHIP_CHANGE = "leadership_change"
    BUDGET_CUT = "budget_cut"
    CHANGED_PRIORITIES = "changed_priorities"
    ECONOMIC_HARDSHIP = "economic_hardship"
    NO_SUCCESSOR = "no_successor"


class TaskState(StrEnum):
    """Whether a next step is still to be done."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that the partners did, from the registry or from their log; what is not recorded is None or empty.

    ``on`` is its last day, ``since`` its first where that is another. ``themes`` and ``organisers`` are codes of
    exchange.values; ``hosts`` are place ids; ``people``, ``young`` (under 30) and ``older`` (over 60) count
    participants.
    """

    on: PartialDate
    logged: bool = False
    themes: frozenset[str] = frozenset()
    hosts: frozenset[str] = frozenset()
    organisers: frozenset[str] = frozenset()
    people: int | None = None
    young: int | None = None
    older: int | None = None
    paid_for: bool | None = None
    goals_met: bool | None = None
    since: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """What the partners agreed: whether goals are written down, and until when the agreement runs."""

    signed_on: PartialDate | None
    goals: bool
    until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """A circumstance that somebody who speaks for a party reported, and from when it holds; ``id`` is its number."""

    circumstance: Circumstance
    on: PartialDate
    side: str = ""
    note: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class Task:
    """A next step for a finding: who does it for which party, and until when."""

    id: str
    partnership: str
    place: str
    feature: str
    title: str
    owner: str
    due_on: dt.date
    state: TaskState = TaskState.OPEN


@dataclass(frozen=True, slots=True)
class Remedy:
    """What others did about a weak finding, documented in the partnership of the casebook that is named."""

    code: str
    partnership: str


@dataclass(frozen=True, slots=True)
class Ties:
    """Ties as they were known on a day, for the cases of all of them: what rules count in them is counted once.

    Without the counts kept here the assessment of a register would look at each tie once for each other tie.
    """

    lives: tuple[Life, ...] = ()
    _counts: dict[Hashable, Any] = field(default_factory=dict, compare=False, repr=False)

    def once(self, key: Hashable, count: Callable[[tuple[Life, ...]], _Count]) -> _Count:
        """The count of this name, worked out from the ties when it is first asked for."""
        if key not in self._counts:
            self._counts[key] = count(self.lives)
        found: _Count = self._counts[key]
        return found

    def __iter__(self) -> Iterator[Life]:
        """The ties, in the order in which they were given."""
        return iter(self.lives)


@dataclass(frozen=True, slots=True)
class Case:
    """Everything that may be looked at: only what was dated on or before ``as_of`` is in it.

    ``others`` are the ties of the register, their events cut at the same day; the case's own tie may be among them.
    ``log_since`` is the first day of the partners' own log; None where they keep none.
    """

    as_of: dt.date
    tie: Life
    acts: tuple[Act, ...] = ()
    others: Ties = Ties()
    terms: tuple[Terms, ...] = ()
    told: tuple[Told, ...] = ()
    log_since: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Support:
    """A published source for a finding's relevance: its code, and where it is read."""

    code: str
    address: str


@dataclass(frozen=True, slots=True)
class Seen:
    """What a finding saw: a value between 0 and 1 (None if the record does not say), how sure, and the facts."""

    value: float | None
    sureness: Sureness
    reason: Reason
    partnerships: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: which rule, its weight, what it saw, what supports its relevance, what would change it.

    For vitality 1 is strong and 0 weak; for exposure 1 is exposed and 0 is not.
    """

    code: str
    question: Question
    weight: int
    seen: Seen
    support: tuple[Support, ...]
    cause: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """One of the two judgements: a level, the score (0 to 1) with the bounds that the unknown leaves open, findings.

    ``sufficiency`` is the share of the weight whose findings the record answers.
    """

    level: Level
    score: float | None
    lowest: float
    highest: float
    sufficiency: float
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Assessment:
    """Vitality and exposure of a partnership as of a day; never one number."""

    partnership: str
    as_of: dt.date
    vitality: Judged
    exposure: Judged

    @property
    def data_sufficiency(self) -> Mapping[str, float]:
        """The share of each judgement's weight that the record answers."""
        return {"vitality": self.vitality.sufficiency, "exposure": self.exposure.sufficiency}


@dataclass(frozen=True, slots=True)
class WhatIf:
    """A planned activity and both judgements on the day after it: if it takes place, and if nothing does."""

    activity: str
    title: str
    if_held: Assessment
    if_not: Assessment


@dataclass(frozen=True, slots=True)
class Outlook:
    """An assessment, and what each planned activity would change."""

    assessment: Assessment
    what_ifs: tuple[WhatIf, ...]
