"""How well texts are read, measured on paragraphs of our own: one half tuned on, the other put aside before."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from tawam.intake.files import PARAGRAPHS
from tawam.intake.queries import texts
from tawam.intake.values.texts import BROKEN, Relation, Said

SETS = ("tuning", "held_out", "blind", "other_seen")
# Their years are those in which a tie began, also where the text says that it ended.
OF_BEGINNINGS = frozenset({"other_seen"})
COLUMNS = (
    "paragraphs", "pairs", "pair_precision", "pair_recall", "relation_right", "year_precision", "year_recall",
    "cause_precision", "cause_recall", "silent", "silent_kept",
)  # fmt: skip

Pair = frozenset[str]


@dataclass(frozen=True, slots=True)
class Stated:
    """What a paragraph states of a pair; ``year`` and ``cause`` are empty where it is silent."""

    pair: Pair
    relation: str
    year: str = ""
    cause: str = ""

    @property
    def denied(self) -> bool:
        """Whether it says that there is no tie."""
        return self.relation == Relation.NOT_TWINNED


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text with all that it states; ``states`` is empty where it must yield no pair."""

    text: str
    lang: str
    states: tuple[Stated, ...]


@dataclass(slots=True)
class Tally:
    """Of things that a text has and things that were found: how many are both."""

    right: int = 0
    found: int = 0
    there: int = 0

    def add(self, found: Collection[object], there: Collection[object]) -> None:
        """Count what one text adds."""
        self.right += len(set(found) & set(there))
        self.found += len(set(found))
        self.there += len(set(there))

    @property
    def precision(self) -> float:
        """The share of what was found that is there."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of what is there that was found."""
        return self.right / self.there if self.there else 1.0


@dataclass(slots=True)
class ReadingFigures:
    """The figures of one half; a pair counts as right with both its places, and as a tie or as the denial of one."""

    paragraphs: int = 0
    pairs: Tally = field(default_factory=Tally)
    relations: Tally = field(default_factory=Tally)
    years: Tally = field(default_factory=Tally)
    causes: Tally = field(default_factory=Tally)
    silent: int = 0
    silent_kept: int = 0

    def add(self, there: Collection[Stated], found: Collection[Stated]) -> None:
        """Count one paragraph."""
        self.paragraphs += 1
        self.pairs.add([(one.pair, one.denied) for one in found], [(one.pair, one.denied) for one in there])
        known = {(one.pair, one.denied) for one in there}
        met = [one for one in found if (one.pair, one.denied) in known]
        self.relations.add([(one.pair, one.relation) for one in met], [(one.pair, one.relation) for one in there])
        for tally, name in ((self.years, "year"), (self.causes, "cause")):
            tally.add(_valued(found, name), _valued(there, name))
        self.silent += not there
        self.silent_kept += not there and not found

    def told(self) -> dict[str, float]:
        """The figures by the names of COLUMNS, shares as percentages."""
        shares = (
            self.pairs.precision, self.pairs.recall, self.relations.precision, self.years.precision,
            self.years.recall, self.causes.precision, self.causes.recall,
        )  # fmt: skip
        percents = [round(100 * share, 1) for share in shares]
        figures = [self.paragraphs, self.pairs.there, *percents, self.silent, self.silent_kept]
        return dict(zip(COLUMNS, figures, strict=True))


def _valued(stated: Iterable[Stated], name: str) -> list[tuple[Pair, str]]:
    return [(one.pair, str(getattr(one, name))) for one in stated if getattr(one, name)]


def paragraphs(half: str, folder: Path = PARAGRAPHS) -> list[Paragraph]:
    """The paragraphs of one half."""
    rows = yaml.safe_load((folder / f"{half}.yaml").read_text(encoding="utf-8"))
    return [Paragraph(row["text"], row["lang"], tuple(map(_stated, row["states"]))) for row in rows]


def _stated(row: dict[str, object]) -> Stated:
    parties = row["parties"]
    pair = frozenset(parties) if isinstance(parties, list) else frozenset[str]()
    return Stated(pair, str(row["relation"]), str(row.get("year", "")), str(row.get("cause", "")))


def found_in(text: str, *, began: bool = False) -> list[Stated]:
    """What is found in a text, in the terms in which the paragraphs tell what they state.

    With ``began`` the year of a tie that ended is that of its beginning.
    """
    return [
        Stated(frozenset(place.id for place in one.places), one.said.relation, _year(one.said, began), one.said.cause)
        for one in texts.check(text).findings
    ]


def _year(said: Said, began: bool) -> str:
    return str((said.began if began and said.relation in BROKEN else said.year) or "")


def measured(half: str) -> ReadingFigures:
    """The figures of one half."""
    figures = ReadingFigures()
    for paragraph in paragraphs(half):
        figures.add(paragraph.states, found_in(paragraph.text, began=half in OF_BEGINNINGS))
    return figures
