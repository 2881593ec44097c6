"""Held against reality: were links that broke seen as weaker or more exposed two years before than those that lasted?

Nothing is fitted here: the rubrics' weights and levels were set from published work before any case was looked at.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tawam.assessment.rules.cases import case_of, known_by, ties_known
from tawam.assessment.values import Case, Judged
from tawam.registry.values import BREAKS, Cause, Life, LifeEvent, Scope

LEAD = dt.timedelta(days=730)
_ROUNDS = 2000


@dataclass(frozen=True, slots=True)
class Moment:
    """A link on the day on which it is assessed: before its break, or at some time of a link that never broke.

    ``group`` names what belongs together: one decision that ended several links counts as one in the intervals.
    """

    tie: Life
    as_of: dt.date
    broke: bool
    group: str
    cause: Cause | None = None


@dataclass(frozen=True, slots=True)
class Separation:
    """How well a score separates: the area under the curve with its 95 % interval, and what it rests on.

    ``judged`` of ``all_cases`` had enough data for a level; ``broken`` and ``lasting`` are the numbers compared.
    """

    area: float | None
    low: float | None
    high: float | None
    broken: int
    lasting: int
    judged: int
    all_cases: int


def breaks_of(lives: Sequence[Life], causes: frozenset[Cause]) -> list[Moment]:
    """Two years before each first documented break for one of these causes, where the tie then existed on record."""
    found = []
    for life in lives:
        first = next((one for one in life.events if _is_break(one)), None)
        if first is None or first.on is None or first.cause not in causes:
            continue
        as_of = first.on.earliest() - LEAD
        if known_by(life, as_of).events:
            group = first.decision or f"{life.id} {first.on}"
            found.append(Moment(life, as_of, broke=True, group=group, cause=first.cause))
    return found


def matched(moments: Sequence[Moment], lives: Sequence[Life], *, each: int, seed: int) -> list[Moment]:
    """For each break, links that never broke, assessed on the same day: the era then explains nothing.

    Drawn without repetition within a day among the links on record by then (risk-set sampling).
    """
    draw = random.Random(seed)  # noqa: S311 - a sample that can be repeated, no secret
    lasting = [one for one in lives if one.events and not any(_is_break(event) for event in one.events)]
    found = []
    for moment in moments:
        there = [one for one in lasting if known_by(one, moment.as_of).events]
        chosen = draw.sample(there, min(each, len(there)))
        found += [Moment(one, moment.as_of, broke=False, group=one.id) for one in chosen]
    return found


def at_random_times(lives: Sequence[Life], *, until: dt.date, seed: int) -> list[Moment]:
    """Each link that never broke, on a day drawn evenly between its first event and ``until``."""
    draw = random.Random(seed)  # noqa: S311 - a sample that can be repeated, no secret
    found = []
    for life in lives:
        days = [one.on.latest() for one in life.events if one.on]
        if not days or any(_is_break(one) for one in life.events) or min(days) >= until:
            continue
        day = min(days) + dt.timedelta(days=draw.randrange((until - min(days)).days))
        found.append(Moment(life, day, broke=False, group=life.id))
    return found


def separation(
    moments: Sequence[Moment],
    lives: Sequence[Life],
    judge: Callable[[Case], Judged],
    *,
    risk: Callable[[Judged], float | None],
    seed: int,
) -> Separation:
    """The area under the curve of a risk score, with a bootstrap over groups; None with fewer than five on a side."""
    others = {day: ties_known(lives, day, strictly=True) for day in {one.as_of for one in moments}}
    cases = (case_of(one.tie, others[one.as_of], as_of=one.as_of, strictly=True) for one in moments)
    scored = [(one, judge(case)) for one, case in zip(moments, cases, strict=True)]
    known = [(moment, value) for moment, found in scored if (value := risk(found)) is not None]
    points = [(value, moment.broke, moment.group) for moment, value in known]
    broken, lasting = (sum(flag is side for _, flag, _ in points) for side in (True, False))
    if min(broken, lasting) < 5:
        return Separation(None, None, None, broken, lasting, len(points), len(moments))
    low, high = _interval(points, seed)
    return Separation(
        area([value for value, flag, _ in points if flag], [value for value, flag, _ in points if not flag]),
        low,
        high,
        broken,
        lasting,
        len(points),
        len(moments),
    )


def answered_score(found: Judged) -> float | None:
    """The weighted mean of the findings that the record answers, however few; no level may be told from it."""
    known = [(one.weight, one.seen.value) for one in found.findings if one.seen.value is not None]
    return sum(weight * value for weight, value in known) / sum(weight for weight, _ in known) if known else None


def area(cases: Sequence[float], controls: Sequence[float]) -> float:
    """The chance that a case scores above a control, ties counting half (Hanley, McNeil 1982)."""
    ranked = sorted([(value, 1) for value in cases] + [(value, 0) for value in controls])
    total, start = 0.0, 0
    while start < len(ranked):
        end = start
        while end < len(ranked) and ranked[end][0] == ranked[start][0]:
            end += 1
        mean_rank = (start + 1 + end) / 2
        total += mean_rank * sum(flag for _, flag in ranked[start:end])
        start = end
    number = len(cases)
    return (total - number * (number + 1) / 2) / (number * len(controls))


def _interval(points: Sequence[tuple[float, bool, str]], seed: int) -> tuple[float, float]:
    """Percentile bootstrap over groups, drawn apart for broken and lasting ones."""
    draw = random.Random(seed)  # noqa: S311 - a sample that can be repeated, no secret
    sides = [_grouped(points, True), _grouped(points, False)]
    areas = []
    for _ in range(_ROUNDS):
        cases, controls = ([v for group in draw.choices(side, k=len(side)) for v in group] for side in sides)
        areas.append(area(cases, controls))
    areas.sort()
    return areas[int(0.025 * _ROUNDS)], areas[int(0.975 * _ROUNDS) - 1]


def _grouped(points: Sequence[tuple[float, bool, str]], broke: bool) -> list[list[float]]:
    groups: dict[str, list[float]] = {}
    for value, flag, group in points:
        if flag is broke:
            groups.setdefault(group, []).append(value)
    return list(groups.values())


def _is_break(event: LifeEvent) -> bool:
    return event.type in BREAKS and event.scope != Scope.PROGRAMME
