"""The words of the matching room."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from tawam.basics.reasons import Reason
from tawam.exchange.values import Theme
from tawam.places.values import Place
from tawam.registry.values import Kind

Pair = tuple[str, str]
# Has each of some batches made by the function, on whatever machine, and gives each that is made.
Engine = Callable[[Callable[[Any], None], Sequence[Any]], Iterable[Any]]


@dataclass(frozen=True, slots=True)
class Grounds:
    """What one criterion says of a candidate: a value between 0 and 1, or None where it is not known, and why."""

    value: float | None
    reason: Reason


class Trait(StrEnum):
    """Where a place lies, as far as its name or the gazetteer says it."""

    COAST = "coast"
    RIVER = "river"
    BORDER = "border"
    MOUNTAIN = "mountain"
    ISLAND = "island"
    PORT = "port"


@dataclass(frozen=True, slots=True)
class TraitGround:
    """Whether a place has a trait, and what says so: a part of its name, or a city that lies near.

    ``says_ar`` is the same in Arabic where it is known; ``km`` how far the city is. A trait of which nothing is known
    has no ground at all.
    """

    holds: bool
    says: str = ""
    says_ar: str = ""
    km: int | None = None


@dataclass(frozen=True, slots=True)
class Near:
    """The nearest city of a country across the land border, and how far it is."""

    name: str
    name_ar: str
    km: float


@dataclass(frozen=True, slots=True)
class Profile:
    """A place as the criteria see it.

    ``rank`` counts from the largest city of the country; None where the population is unknown. ``spoken`` gives the
    share of the country's people that speak a language, ``scripts`` those of its official languages: CLDR knows both
    by country only. ``hours`` is the time of day against UTC. ``capital`` is None where the gazetteer names none.
    ``setting`` holds the traits of which something is known.
    ``inside`` is True for what lies inside a far larger city, as ``rules/suburbs.py`` tells.
    """

    place: Place
    rank: int | None = None
    capital: bool | None = None
    spoken: Mapping[str, float] = field(default_factory=dict)
    scripts: frozenset[str] = frozenset()
    hours: float | None = None
    setting: Mapping[Trait, TraitGround] = field(default_factory=dict)
    inside: bool = False


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a place with ties lies, in degrees."""

    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Network:
    """Who is tied to whom on record, as the criteria ask it. A pair is in the order of its codes or ids.

    ``partners`` holds the twins and friends that are not over; ``loose`` the ties of another kind that are not over;
    ``over`` the pairs whose tie ended. ``between`` counts ties by pair of countries, within one country too.
    """

    partners: Mapping[str, frozenset[str]] = field(default_factory=dict)
    loose: frozenset[Pair] = frozenset()
    over: frozenset[Pair] = frozenset()
    spots: Mapping[str, Spot] = field(default_factory=dict)
    between: Mapping[Pair, int] = field(default_factory=dict)
    of_country: Mapping[str, int] = field(default_factory=dict)
    ties: int = 0


@dataclass(frozen=True, slots=True)
class Needs:
    """What a place seeks and what it offers, in all its notices in force."""

    seeks: frozenset[Theme] = frozenset()
    offers: frozenset[Theme] = frozenset()


@dataclass(frozen=True, slots=True)
class Likely:
    """What a trained model says of the partners of one place.

    ``shares`` gives by id of a candidate how many of pairs like these are linked, ``told`` the same in words. Of
    ``tied``, its partners in what the model learnt from, and of all others it says nothing; ``silence`` says why.
    """

    shares: Mapping[str, float] = field(default_factory=dict)
    tied: frozenset[str] = frozenset()
    silence: Reason = field(default_factory=lambda: Reason("no_model"))
    told: Callable[[str], Reason] = field(default=lambda key: Reason("likely"), compare=False)


@dataclass(frozen=True, slots=True)
class Card:
    """What a kept model was made of and how well it did on pairs that it had not seen.

    ``hit_10`` says of a held-out fifth, for the model and each baseline, how often the partner was among the first
    ten; the model itself was then trained on all pairs. ``times_best`` sets it beside the best baseline, with its
    95 % interval. ``sha256`` is the sum of the model's file.
    """

    made_on: dt.date
    seed: int
    sources: tuple[str, ...]
    pairs: int
    towns: int
    gazetteer: str
    libraries: Mapping[str, str]
    held_out: int
    questions: int
    hit_10: Mapping[str, float]
    best_baseline: str
    times_best: tuple[float, float, float]
    sha256: str


@dataclass(frozen=True, slots=True)
class Known:
    """What the criteria may ask beside the two profiles.

    ``exposure`` says by country of the candidate what the assessment sees between it and the country that asks,
    ``likely`` what a trained model says of the place that asks. ``needs`` holds by place what its notices say,
    ``themes`` those of its notices and of its public activities.
    """

    network: Network = field(default_factory=Network)
    exposure: Mapping[str, Grounds] = field(default_factory=dict)
    needs: Mapping[str, Needs] = field(default_factory=dict)
    themes: Mapping[str, frozenset[Theme]] = field(default_factory=dict)
    likely: Likely = field(default_factory=Likely)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which candidates are admitted; an empty field admits all, but of its own country a place finds none.

    ``exclude`` holds ids of places and codes of countries. A language is wanted if at least a tenth of the
    candidate's country speaks it, a theme if a notice of the candidate or a public activity is about it.
    """

    countries: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    min_population: int = 0
    exclude: frozenset[str] = frozenset()
    themes: frozenset[Theme] = frozenset()


@dataclass(frozen=True, slots=True)
class Weighed:
    """A criterion's grounds with its weight and its share in the score; no share where it is not known."""

    criterion: str
    weight: float
    grounds: Grounds
    contribution: float


@dataclass(frozen=True, slots=True)
class Match:
    """A proposal: the place, its score between 0 and 1, what the score is made of, and what to beware of.

    ``answered`` is the share of the weight that the record answers; ``standing`` the score by which the list is
    ordered, in which what is not known counts as a poor value.
    """

    place: Place
    score: float
    answered: float
    standing: float
    weighed: Sequence[Weighed]
    risks: Sequence[Reason]


@dataclass(frozen=True, slots=True)
class Matches:
    """The proposals for a place, best first, among how many candidates they were found."""

    place: Place
    candidates: int
    items: Sequence[Match]


@dataclass(frozen=True, slots=True)
class Notice:
    """“Partner wanted”: what a place says that it seeks and offers, in its own words; no finding of ours.

    ``hosts`` is how many people it can put up at a time and ``days`` for how long; the budget a range of whole units
    of ``currency`` a year. Each of these is None where nothing is said. ``text`` and ``text_ar`` are free words, of
    which either may be empty. It stands from ``from_on`` until the end of ``until_on``.
    """

    place: str
    from_on: dt.date
    until_on: dt.date
    seeks: tuple[Theme, ...] = ()
    offers: tuple[Theme, ...] = ()
    languages: tuple[str, ...] = ()
    links: tuple[Kind, ...] = ()
    hosts: int | None = None
    days: int | None = None
    budget_from: int | None = None
    budget_to: int | None = None
    currency: str = ""
    text: str = ""
    text_ar: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class StatedNotice:
    """A notice as it stands: which version, and when it was first stated and last changed."""

    notice: Notice
    version: int
    stated_at: dt.datetime
    changed_at: dt.datetime
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class NoticeFilter:
    """Which notices are wanted; an empty field wants all. A theme is sought or offered."""

    theme: Theme | None = None
    country: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """A notice beside the place that states it."""

    stated: StatedNotice
    place: Place
