"""Dates, sources, lives of partnerships and places as hypothesis makes them up."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st
from tests.told import source, told

from tawam.basics.dates import PartialDate, Precision
from tawam.evidence.values import SourcedClaim, SourceKind
from tawam.places.values import Place, PlaceKind
from tawam.registry.values import BREAKS, Cause, EventType

HERE, THERE = "gn:1", "gn:2"
VOICES = (
    source("City of Here", SourceKind.OFFICIAL),
    source("The Gazette"),
    source("The Courier"),
    source("The List", SourceKind.ENCYCLOPEDIA),
    source("The Table", SourceKind.DATASET),
    source("A letter", SourceKind.PARTY_STATEMENT),
)


def coarser(day: dt.date, precision: Precision) -> PartialDate:
    """The day, told no finer than this."""
    if precision is Precision.YEAR:
        return PartialDate(day.year)
    return PartialDate(day.year, day.month) if precision is Precision.MONTH else PartialDate.of(day)


def days(first: int = 1900, last: int = 2040) -> st.SearchStrategy[dt.date]:
    """Any day between two years."""
    return st.dates(dt.date(first, 1, 1), dt.date(last, 12, 31))


def partial_dates(first: int = 1900, last: int = 2040) -> st.SearchStrategy[PartialDate]:
    """Any year, month or day between two years."""
    return st.builds(coarser, days(first, last), st.sampled_from(Precision))


@st.composite
def event_claims(
    draw: st.DrawFn, types: tuple[EventType, ...] = tuple(EventType), undated: bool = True
) -> SourcedClaim:
    """One source's report of one event."""
    kind = draw(st.sampled_from(types))
    dates = partial_dates().map(str)
    value = draw(st.one_of(st.just("yes"), dates)) if undated else draw(dates)
    more = {"cause": draw(st.sampled_from(Cause)).value} if kind in BREAKS else {}
    if kind is EventType.SUSPENDED:
        more["scope"] = draw(st.sampled_from(("", "programme", "town_hall_contact")))
    if draw(st.booleans()):
        more["date_basis"] = draw(st.sampled_from(("inferred", "approximate", "report")))
    side = draw(st.sampled_from(("", HERE, THERE)))
    return told(kind.value, value, by=draw(st.sampled_from(VOICES)), side=side, **more)


@st.composite
def lives(
    draw: st.DrawFn, types: tuple[EventType, ...] = tuple(EventType), undated: bool = True, most: int = 7
) -> list[SourcedClaim]:
    """Reports of events, each with a position of its own."""
    found = draw(st.lists(event_claims(types, undated), max_size=most))
    return [at(one, 100 + number) for number, one in enumerate(found)]


def at(sourced: SourcedClaim, position: int) -> SourcedClaim:
    """The same report at another place of the story."""
    claim = sourced.claim
    return told(
        claim.property,
        claim.value,
        by=sourced.source,
        side=claim.side,
        stance=claim.stance,
        dataset=claim.dataset,
        position=position,
        question=claim.question,
        **claim.qualifiers,
    )


def parties() -> list[SourcedClaim]:
    """The two parties of a record."""
    return [told("party", HERE, position=0), told("party", THERE, position=1)]


def place(key: str, name: str, country: str = "XX", lat: float = 0.0, lon: float = 0.0, arabic: str = "") -> Place:
    """A city."""
    return Place(key, PlaceKind.CITY, name, arabic, country, "", lat, lon, None, "UTC")
