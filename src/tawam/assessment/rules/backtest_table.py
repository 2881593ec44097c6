"""The table of the back-test: which breaks, against which controls, by which score."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tawam.assessment.rules.backtest import (
    Moment,
    Separation,
    answered_score,
    at_random_times,
    breaks_of,
    matched,
    separation,
)
from tawam.assessment.rules.exposure import STATE_CAUSES, exposure
from tawam.assessment.rules.vitality import vitality
from tawam.assessment.values import Case, Judged
from tawam.registry.values import Cause, Life

CONTROLS_EACH = 2
SEED = 20261125


@dataclass(frozen=True, slots=True)
class Row:
    """One comparison of the back-test."""

    breaks: str
    controls: str
    judgement: str
    result: Separation


def table(lives: Sequence[Life], *, until: dt.date, seed: int = SEED) -> list[Row]:
    """Every comparison that the product reports; none is left out because it looks bad.

    Exposure should separate breaks for reasons of state, vitality the others. Of vitality the score of the answered
    findings is taken, for the casebook alone never answers half of them.
    """
    found: list[Row] = []
    for name, causes in (("state", STATE_CAUSES), ("other", frozenset(Cause) - STATE_CAUSES)):
        broken = breaks_of(lives, causes)
        controls = {
            "same day": matched(broken, lives, each=CONTROLS_EACH, seed=seed),
            "random day": at_random_times(lives, until=until, seed=seed),
        }
        for against, lasting in controls.items():
            found += _compared(name, against, [*broken, *lasting], lives, seed)
    return found


def _compared(name: str, against: str, moments: Sequence[Moment], lives: Sequence[Life], seed: int) -> list[Row]:
    return [
        Row(name, against, judgement, separation(moments, lives, judge, risk=risk, seed=seed))
        for judgement, judge, risk in _JUDGES
    ]


def _weakness(found: Judged) -> float | None:
    score = answered_score(found)
    return None if score is None else 1 - score


_JUDGES: tuple[tuple[str, Callable[[Case], Judged], Callable[[Judged], float | None]], ...] = (
    ("exposure, with a level", exposure, lambda found: found.score),
    ("exposure, answered findings", exposure, answered_score),
    ("vitality, with a level", vitality, lambda found: None if found.score is None else 1 - found.score),
    ("vitality, answered findings", vitality, _weakness),
)
