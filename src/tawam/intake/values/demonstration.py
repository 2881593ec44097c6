"""The made-up town, its partners and its people, as the demonstration's file tells them."""

from __future__ import annotations

from dataclasses import dataclass

from tawam.assessment.values import Task, Told
from tawam.evidence.values import Claim, Source
from tawam.exchange.values import Activity, Agreement
from tawam.people.values import Role
from tawam.places.values import Place
from tawam.registry.values import Declaration


@dataclass(frozen=True, slots=True)
class MadeUpTie:
    """A tie with everything that its towns logged, agreed, reported, planned and declared."""

    partner: Place
    subject: str
    claims: tuple[Claim, ...]
    declarations: tuple[Declaration, ...]
    activities: tuple[Activity, ...]
    agreements: tuple[Agreement, ...]
    circumstances: tuple[Told, ...]
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class MadeUpAccount:
    """An account: with a role at a place, or a right over the site (``administrator``, ``editor``)."""

    email: str
    name: str
    place: str = ""
    role: Role | None = None
    right: str = ""


@dataclass(frozen=True, slots=True)
class Demonstration:
    """The whole: the town, its ties, its people, and the source of what is claimed."""

    town: Place
    source: Source
    ties: tuple[MadeUpTie, ...]
    accounts: tuple[MadeUpAccount, ...]

    @property
    def places(self) -> tuple[Place, ...]:
        """The town and its partners."""
        return (self.town, *(tie.partner for tie in self.ties))
