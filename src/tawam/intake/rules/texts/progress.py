"""What has been read of a text so far, and how one more statement is noted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tawam.intake.rules.texts.causes import cause_of
from tawam.intake.rules.texts.context import Context
from tawam.intake.rules.texts.lines import Line
from tawam.intake.rules.texts.telling import relation_of
from tawam.intake.rules.texts.ties import Tie
from tawam.intake.rules.texts.windows import Window
from tawam.intake.rules.texts.years import year_of_beginning, year_of_end, year_of_start, years_of
from tawam.intake.values.texts import BROKEN, Mention, NotUnderstood, Relation, Said

_SAME_REASON = re.compile(
    r" (?:(?:for|over|by reason of) the same reasons?|on the same grounds|لل?سبب نفسه|للسبب ذاته) "
)


@dataclass(slots=True)
class Progress:
    """What the sentences so far leave to the next."""

    said: list[Said] = field(default_factory=list)
    unclear: list[NotUnderstood] = field(default_factory=list)
    spoke_of_link: bool = False
    year: int | None = None
    # The names of the sentences before in this paragraph, and the first statement that the last of them made.
    before: tuple[Mention, ...] = ()
    latest: int = 0
    context: Context = field(default_factory=Context)
    # Where the statements and doubts of this paragraph begin, and its lines as far as they may be read as one.
    first: int = 0
    doubts: int = 0
    lines: list[str] = field(default_factory=list)
    span: tuple[int, int] = (0, 0)
    # The name that the sentence of the last statement began with, and whether partners are being listed.
    subject: str = ""
    listing: bool = False

    def begin(self, context: Context) -> None:
        """A new paragraph, of which nothing is known yet."""
        self.before, self.context, self.lines, self.listing = (), context, [], False
        self.first, self.doubts, self.span = len(self.said), len(self.unclear), (0, 0)

    @property
    def cause(self) -> str:
        """The last cause that this paragraph has given, for “the same reason”."""
        some = range(len(self.said) - 1, self.first - 1, -1)
        return next((self.said[at].cause for at in some if self.said[at].cause), "")

    @property
    def stated(self) -> bool:
        """Whether this paragraph has stated anything."""
        return len(self.said) > self.first


def said_of(
    line: Line,
    tie: Tie,
    window: Window,
    span: tuple[int, int],
    relation: Relation,
    parties: tuple[Mention, Mention],
    last_year: int | None,
    last_cause: str,
) -> Said:
    """What a line says of two names in the words that speak of their tie."""
    years = [one for one in years_of(line.words, last_year) if window.start <= one.start < window.end]
    bracketed = next((line.years[one] for one in reversed(tie.parties) if one in line.years), None)
    if relation in BROKEN:
        year = year_of_end(line.words, years, (window.start, window.end))
    else:
        year = bracketed or year_of_start(line.words, years, (tie.start, tie.end), (window.start, window.end))
    cause = ""
    if relation in BROKEN:
        same = bool(_SAME_REASON.search(line.words[window.start :]))
        cause = last_cause if same else cause_of(line.words[window.start : window.own_end])
    began = bracketed or year_of_beginning(line.words, years) if relation in BROKEN else None
    return Said(*span, parties, relation, year, cause, began if began != year else None)


def note_all(line: Line, span: tuple[int, int], pairs: Sequence[tuple[Mention, Mention]], progress: Progress) -> bool:
    """Note every pair; whether any was stated."""
    return sum(note(line, span, pair, progress) for pair in pairs) > 0


def note(line: Line, span: tuple[int, int], parties: tuple[Mention, Mention], progress: Progress) -> bool:
    """Note what a whole line says of two names that it does not name itself; whether it states anything."""
    relation = relation_of(line.words, "", "", Relation.TWINNED)
    if relation is None or parties[0].name == parties[1].name:
        return False
    place = min(span[0], *(one.start for one in parties)), max(span[1], *(one.end for one in parties))
    tie, window = Tie((-1, -1), 0, len(line.words)), Window(0, len(line.words), len(line.words), shares_verb=False)
    progress.said.append(said_of(line, tie, window, place, relation, parties, progress.year, progress.cause))
    return True
