"""The criteria are a table: each is a function whose docstring says what it means, with its source and its weight."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from tawam.basics.declared import Declared
from tawam.basics.reasons import Reason
from tawam.matching.values import Grounds, Known, Profile

Look = Callable[[Profile, Profile, Known], Grounds]


class Direction(StrEnum):
    """What counts as better."""

    ALIKE = "alike"
    NEARER = "nearer"
    MORE = "more"
    FEWER = "fewer"
    CALMER = "calmer"


@dataclass(frozen=True, slots=True)
class Criterion(Declared[Look]):
    """One row of the table. ``source`` is the work or the practice that names the factor.

    The weight is a choice of ours before any list was looked at: 3 where a council's written rule or a study names
    the factor, 2 where a study of the network does, 1 for what a reader may care about. A reader moves it.
    """

    source: str
    direction: Direction
    weight: float


class Table:
    """The criteria in the order in which they are told."""

    def __init__(self) -> None:
        self.criteria: list[Criterion] = []

    def criterion(self, source: str, direction: Direction, weight: float) -> Callable[[Look], Look]:
        """Adds the decorated rule to the table."""

        def add(look: Look) -> Look:
            self.criteria.append(Criterion(look, source, direction, weight))
            return look

        return add


def ground(value: float, code: str, **facts: str) -> Grounds:
    """A value between 0 and 1 with the sentence that tells it."""
    return Grounds(min(1.0, max(0.0, value)), Reason(code, facts))


def silent(code: str, **facts: str) -> Grounds:
    """What is not known, and why."""
    return Grounds(None, Reason(code, facts))
