"""What a reader finds in a text: names of places, ties that it states, and what stays open."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, Protocol

from tawam.places.values import PlaceKind

MOST_CHARACTERS = 50_000
# So many statements of one text are held against the registry; no article makes more.
MOST_STATEMENTS = 200


class Borne(NamedTuple):
    """That a place bears a name: its id (empty for a region that is no place of ours), kind, population or 0."""

    id: str
    kind: PlaceKind
    weight: int


# Words that no list has, each with the name of the only place that sounds so and with who bears it.
BySound = Callable[[Collection[str]], Mapping[str, tuple[str, tuple[Borne, ...]]]]
Gazetteer = Callable[[Collection[str]], Mapping[str, tuple[Borne, ...]]]


class Relation(StrEnum):
    """What a text says of two places."""

    TWINNED = "twinned"
    ENDED = "ended"
    FAILED = "failed"
    SUSPENDED = "suspended"
    NOT_TWINNED = "not_twinned"


BROKEN = frozenset({Relation.ENDED, Relation.FAILED, Relation.SUSPENDED})


class Open(StrEnum):
    """Why something in a text was not understood."""

    NO_PAIR = "no_pair"
    AMBIGUOUS = "ambiguous"
    YEAR_ALONE = "year_alone"
    UNLIKE = "unlike"
    PLANNED = "planned"
    TOO_MANY = "too_many"
    LANGUAGE = "language"


class TextTooLong(ValueError):
    """The text has more characters than are read."""

    def __init__(self, length: int) -> None:
        super().__init__(f"The text has {length} characters; at most {MOST_CHARACTERS} are read. Check it in parts.")
        self.length = length


@dataclass(frozen=True, slots=True)
class Span:
    """A part of the text: from ``start`` up to but without ``end``, counted in characters."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mention(Span):
    """A name in the text, without the conjunction or preposition that Arabic attaches to it.

    ``name`` is its normalised form, ``within`` the country or region that the text gives it. ``by_sound`` says that no
    list has it as written, and ``name`` is that of a place which sounds so.
    """

    name: str
    borne: tuple[Borne, ...]
    within: str = ""
    by_sound: bool = False

    @property
    def may_hold_cities(self) -> bool:
        """Whether it may name a country or region."""
        return any(one.kind != PlaceKind.CITY for one in self.borne)

    @property
    def is_city(self) -> bool:
        """Whether its largest bearer is a city."""
        return bool(self.borne) and max(self.borne, key=lambda one: one.weight).kind == PlaceKind.CITY

    @property
    def is_country(self) -> bool:
        """Whether its largest bearer is a country."""
        return bool(self.borne) and max(self.borne, key=lambda one: one.weight).kind == PlaceKind.COUNTRY


@dataclass(frozen=True, slots=True)
class Said(Span):
    """A tie between two names as the text states it; ``year`` and ``cause`` are None and empty where it is silent.

    ``year`` is that of the end where the tie ended, and ``began`` the one of its beginning.
    """

    parties: tuple[Mention, Mention]
    relation: Relation
    year: int | None = None
    cause: str = ""
    began: int | None = None


@dataclass(frozen=True, slots=True)
class NotUnderstood(Span):
    """A part of the text that seems to matter and was not understood."""

    reason: Open


@dataclass(frozen=True, slots=True)
class TextReading:
    """All that was read in a text; ``language`` is ``und`` for one that our reader does not know."""

    language: str
    mentions: tuple[Mention, ...] = ()
    said: tuple[Said, ...] = ()
    not_understood: tuple[NotUnderstood, ...] = ()


class Reader(Protocol):
    """Whoever reads a text: ours reads by rules; a language model would take its place by having this one method.

    What it says is not believed: places are resolved and statements held against the registry after it, and every span
    must lie in the text.
    """

    def read(self, text: str, lang: str = "") -> TextReading:
        """What the text states, in order; an empty ``lang`` means that the script decides."""
