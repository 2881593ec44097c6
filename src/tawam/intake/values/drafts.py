"""The words for drafts: a table on its way from an upload to claims, and what each of its rows would become."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from tawam.evidence.values import SourceKind
from tawam.intake.values.tables import ColumnMapping, RowProblem
from tawam.places.values import Candidate, Place

# The two sides of a row, as fields name them; a table of places has the first alone.
SIDES = ("one", "other")


class DraftState(StrEnum):
    """Where a draft is; in the states of ``AT_WORK`` a job waits for a worker or has one."""

    OPENED = "opened"
    RESOLVING = "resolving"
    PREVIEWED = "previewed"
    RECORDING = "recording"
    RECORDED = "recorded"
    UNDOING = "undoing"
    UNDONE = "undone"
    FAILED = "failed"


AT_WORK = frozenset({DraftState.RESOLVING, DraftState.RECORDING, DraftState.UNDOING})
# In these a person may say anew what the columns hold.
CHANGEABLE = frozenset({DraftState.OPENED, DraftState.PREVIEWED, DraftState.UNDONE, DraftState.FAILED})
# In these the rows stand as they were resolved, and may be settled and confirmed.
CONFIRMABLE = frozenset({DraftState.PREVIEWED, DraftState.UNDONE})


class RowOutcome(StrEnum):
    """What becomes of a row: claims, a question to a person, nothing (it says again what another says), or refusal."""

    USED = "used"
    ASKED = "asked"
    IGNORED = "ignored"
    REFUSED = "refused"


class RowFilter(StrEnum):
    """Which rows of a draft to show: those of an outcome, or used ones of which something is to be noted."""

    USED = "used"
    ASKED = "asked"
    IGNORED = "ignored"
    REFUSED = "refused"
    DIFFERS = "differs"
    LEFT_OUT = "left_out"


class DifferenceCode(StrEnum):
    """How a row speaks against what the registry holds of the pair today."""

    START = "start"
    END = "end"
    ENDED_HERE = "ended_here"
    ENDED_THERE = "ended_there"
    KIND = "kind"
    CONTACT = "contact"


@dataclass(frozen=True, slots=True)
class Difference:
    """One point on which a row and the registry differ: what the row says, what is known, on which partnership.

    ``said`` and ``known`` are dates or codes (of a kind, an event or a status), empty where undated.
    """

    code: DifferenceCode
    said: str
    known: str
    partnership: str


@dataclass(frozen=True, slots=True)
class SourceWords:
    """A source as a person describes it; the title falls back to the file's name, the publisher to “not stated”.

    ``dataset`` is the list's name, the same at each reading; ``published`` is empty or a partial date.
    """

    title: str = ""
    publisher: str = ""
    kind: SourceKind = SourceKind.DATASET
    url: str = ""
    published: str = ""
    dataset: str = ""


@dataclass(frozen=True, slots=True)
class Work:
    """How far a job has got: steps done of all, who works on it, since when; ``waiting`` says that nobody does."""

    done: int
    total: int
    asked_at: dt.datetime
    beat_at: dt.datetime | None
    waiting: bool


@dataclass(frozen=True, slots=True)
class Draft:
    """A table that somebody uploaded or another part of the program found, and what was said of it so far.

    ``samples`` has up to three filled example values for each column; ``problem`` is why the last job ended without
    its result, with its facts; ``reading`` the number of the reading that it became.
    """

    token: str
    owner: str
    state: DraftState
    file: str
    fingerprint: str
    size: int
    header: tuple[str, ...]
    samples: Mapping[str, tuple[str, ...]]
    row_total: int
    mapping: ColumnMapping
    profile: str
    source: SourceWords
    made_at: dt.datetime
    changed_at: dt.datetime
    work: Work
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    problem: Mapping[str, str] = field(default_factory=dict)
    source_id: str = ""
    reading: int = 0


@dataclass(frozen=True, slots=True)
class DraftSide:
    """One side of a row: the place as written, what it was found to be and why, and whom else it may mean.

    ``alike`` counts the rows of the draft that name a place in the very same way; ``chosen`` says that a person
    settled it. ``place`` is None where a person must be asked.
    """

    side: str
    written: str
    place: Place | None
    candidates: tuple[Candidate, ...]
    chosen: bool = False
    alike: int = 1

    @property
    def found(self) -> Candidate | None:
        """The candidate that was taken, with its score and reasons; None if a person chose or must be asked."""
        return next((one for one in self.candidates if self.place and one.place.id == self.place.id), None)


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A row of a draft: what it says, what it means, what becomes of it and why."""

    number: int
    outcome: RowOutcome
    code: str
    cells: tuple[str, ...]
    sides: tuple[DraftSide, ...]
    problems: tuple[RowProblem, ...]
    differences: tuple[Difference, ...]
    same_as: int = 0


@dataclass(frozen=True, slots=True)
class DraftPage:
    """Some rows of a draft and how many there are of their kind."""

    rows: tuple[DraftRow, ...]
    total: int
