"""Resolving the lists and counting what is right."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import lru_cache
from pathlib import Path

from tawam.config.quality.halves import Half, half
from tawam.config.quality.lists import SAME_KM, DataSet, Question, data_sets
from tawam.config.quality.truths import Flaw, checked, located_again
from tawam.places import queries
from tawam.places.rules.geography import kilometres
from tawam.places.values import Asked, Outcome, Resolution

RIGHT_KM = 60.0
ALL = "all"
COLUMNS = (
    "names", "with_truth", "precision", "recall", "recall_of_held", "ask", "unknown", "names_per_second",
    "names_per_cpu_second",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Answer:
    """What was resolved, and whether it is right: None where no truth is known or nothing was claimed."""

    question: Question
    resolution: Resolution
    right: bool | None


@dataclass(frozen=True, slots=True)
class Figures:
    """The counts of one data set, or of several added up; ``held`` are names with truth that the gazetteer holds.

    ``seconds`` are those of the clock, ``cpu_seconds`` those that the process worked.
    """

    names: int = 0
    with_truth: int = 0
    held: int = 0
    right: int = 0
    wrong: int = 0
    sure: int = 0
    ask: int = 0
    unknown: int = 0
    seconds: float = 0.0
    cpu_seconds: float = 0.0

    def __add__(self, other: Figures) -> Figures:
        return Figures(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))

    @property
    def precision(self) -> float:
        """The share of the sure names with truth that lie within 60 km of it."""
        return _share(self.right, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """The share of all names with truth that are sure and right."""
        return _share(self.right, self.with_truth)

    @property
    def recall_of_held(self) -> float:
        """The same among names whose place the gazetteer holds at all."""
        return _share(self.right, self.held)

    @property
    def speed(self) -> float:
        """Names in a second."""
        return self.names / self.seconds if self.seconds else 0.0

    @property
    def cpu_speed(self) -> float:
        """Names in a second of the processor's time, which other work on the machine hardly changes."""
        return self.names / self.cpu_seconds if self.cpu_seconds else 0.0

    def told(self) -> dict[str, float]:
        """The figures as a report shows them: shares in per cent."""
        shares = (self.precision, self.recall, self.recall_of_held)
        outcomes = (_share(self.ask, self.names), _share(self.unknown, self.names))
        percents = (round(100 * share, 2) for share in (*shares, *outcomes))
        speeds = (round(self.speed), round(self.cpu_speed))
        return dict(zip(COLUMNS, (self.names, self.with_truth, *percents, *speeds), strict=True))


@dataclass(frozen=True, slots=True)
class Report:
    """What a list shows: with the truths that are shown to be wrong left out, with them, and for each half.

    Only ``counted`` and ``as_stated`` know how long it took.
    """

    counted: Figures = Figures()
    as_stated: Figures = Figures()
    halves: Mapping[Half, Figures] = field(default_factory=lambda: {one: Figures() for one in Half})
    flaws: Mapping[Question, Flaw] = field(default_factory=dict)

    def __add__(self, other: Report) -> Report:
        return Report(
            self.counted + other.counted,
            self.as_stated + other.as_stated,
            {one: self.halves[one] + other.halves[one] for one in Half},
            {**self.flaws, **other.flaws},
        )

    def views(self) -> dict[str, Figures]:
        """Every way to count, by the name that a report gives it."""
        return {"counted": self.counted, "as_stated": self.as_stated, **{one.value: self.halves[one] for one in Half}}


def measured(folder: Path) -> dict[str, Report]:
    """The figures of every list in the folder, and of all together under “all”; raises NoTwinnings."""
    wrong = lru_cache(maxsize=None)(checked)
    sets = data_sets(folder, wrong)
    timed = {one.name: measure(one) for one in sets}
    held = _held([answer for answers, _ in timed.values() for answer in answers])
    found = {one.name: _report(*timed[one.name], wrong(one), held) for one in sets}
    return found | {ALL: sum(found.values(), Report())}


def measure(data_set: DataSet) -> tuple[list[Answer], Figures]:
    """Resolve the pairs of a list and compare with the truth; the figures hold nothing but how long it took."""
    clock, worked = time.perf_counter(), time.process_time()
    resolved = queries.resolve_pairs([(one.asked, other.asked) for one, other in data_set.pairs])
    spent = Figures(seconds=time.perf_counter() - clock, cpu_seconds=time.process_time() - worked)
    answers = [
        Answer(question, found, _right(question, found))
        for pair, both in zip(data_set.pairs, resolved, strict=True)
        for question, found in zip(pair, both, strict=True)
    ]
    return answers, spent


def _right(question: Question, found: Resolution) -> bool | None:
    if question.truth is None or found.outcome != Outcome.SURE:
        return None
    return kilometres(question.truth, found.candidates[0].place) <= RIGHT_KM


def _report(
    answers: Sequence[Answer], spent: Figures, flaws: Mapping[Question, Flaw], held: Collection[Asked]
) -> Report:
    def figures(wanted: Callable[[Answer], bool]) -> Figures:
        return count([one for one in answers if wanted(one)], flaws, held)

    halves = {part: figures(lambda one, part=part: half(one.question.asked.name) == part) for part in Half}  # type: ignore[misc]
    return Report(
        counted=sum(halves.values(), spent),
        as_stated=count(answers, {}, held) + spent,
        halves=halves,
        flaws=flaws,
    )


def count(answers: Sequence[Answer], flaws: Mapping[Question, Flaw], held: Collection[Asked]) -> Figures:
    """The counts of some answers; those whose coordinates are flawed count as names without truth."""
    outcomes = Counter(one.resolution.outcome for one in answers)
    judged = [one for one in answers if one.question.truth is not None and one.question not in flaws]
    rights = Counter(one.right for one in judged)
    return Figures(
        names=len(answers),
        with_truth=len(judged),
        held=sum(one.right is True or located_again(one.question) in held for one in judged),
        right=rights[True],
        wrong=rights[False],
        sure=outcomes[Outcome.SURE],
        ask=outcomes[Outcome.ASK],
        unknown=outcomes[Outcome.UNKNOWN],
    )


def _held(answers: Iterable[Answer]) -> set[Asked]:
    """Of the questions with truth that are not answered rightly, those whose place the gazetteer holds."""
    missed = {one.question for one in answers if one.question.truth is not None and not one.right}
    return queries.held({located_again(one) for one in missed}, SAME_KM)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
