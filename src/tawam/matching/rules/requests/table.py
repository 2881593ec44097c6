"""Kinds of criteria are a table: each is a function whose docstring says what it means, with its source."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from tawam.basics.declared import Declared
from tawam.basics.reasons import Reason
from tawam.matching.values.requests import Basis, Facts, Met, Rule, Seen

Look = Callable[[Rule, Facts], Seen]


class Unit(StrEnum):
    """What the figure of a rule counts."""

    NONE = ""
    PEOPLE = "people"
    YEARS = "years"
    TIMES = "times"
    PARTNERS = "partners"
    KILOMETRES = "kilometres"
    PERCENT = "percent"
    THEMES = "themes"
    MEETINGS = "meetings"
    MONEY = "money"


class Items(StrEnum):
    """What a rule may name beside its figure."""

    NONE = ""
    PAPERS = "papers"
    THEMES = "themes"
    CURRENCY = "currency"


class Entered(StrEnum):
    """How a person answers where the record is silent; what the request itself states nobody answers apart."""

    NOT = ""
    YES_NO = "yes_no"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Figure:
    """The figure of a kind: what it counts, whether a rule must set one, and whether less is better."""

    unit: Unit = Unit.NONE
    needed: bool = False
    at_most: bool = False
    most: int = 1_000_000


@dataclass(frozen=True, slots=True)
class Requirement(Declared[Look]):
    """One kind of criterion. ``source`` is the council or the work whose rules have it."""

    source: str
    figure: Figure
    items: Items
    entered: Entered


class Requirements:
    """The kinds in the order in which they are told."""

    def __init__(self) -> None:
        self.by_code: dict[str, Requirement] = {}

    def kind(
        self, source: str, figure: Figure | None = None, items: Items = Items.NONE, entered: Entered = Entered.YES_NO
    ) -> Callable[[Look], Look]:
        """Adds the decorated rule to the table."""

        def add(look: Look) -> Look:
            made = Requirement(look, source, figure or Figure(), items, entered)
            self.by_code[made.code] = made
            return look

        return add


def settled(ok: bool, basis: Basis, code: str, partnership: str = "", /, **facts: str) -> Seen:
    """Met or not met by something that is known."""
    return Seen(Met.MET if ok else Met.NOT_MET, Reason(code, facts), basis, partnership)


def open_question(code: str, partnership: str = "", /, **facts: str) -> Seen:
    """What is not known, and why."""
    return Seen(Met.UNKNOWN, Reason(code, facts), Basis.NOTHING, partnership)
