"""Activities and agreements in one line, and as hypothesis makes them up."""

from __future__ import annotations

import dataclasses
import datetime as dt
from decimal import Decimal

from hypothesis import strategies as st

from tawam.basics.dates import PartialDate
from tawam.exchange.values import (
    Activity,
    ActivityKind,
    AgeGroup,
    Agreement,
    Direction,
    Money,
    MoneySource,
    Organiser,
    OrganiserType,
    Outcome,
    Participation,
    State,
    Theme,
)
from tawam.people.values import PlaceRole, Role, Standing
from tests.rules.made import partial_dates

HERE, THERE = "gn:1", "gn:2"
TIE = "here--there"
TODAY = dt.date(2026, 6, 15)


def activity(on: str = "2025-05-01", until: str = "", **more: object) -> Activity:
    """An activity that was held."""
    given: dict[str, object] = {"title": "Choir visit", "kind": ActivityKind.MUSIC_FESTIVAL, "partnership": TIE}
    end = PartialDate.parse(until) if until else None
    return Activity(**(given | {"starts_on": PartialDate.parse(on), "ends_on": end} | more))  # type: ignore[arg-type]


def agreement(signed: str = "2020-03-01", **more: object) -> Agreement:
    """A signed agreement."""
    given: dict[str, object] = {"title": "Charter", "partnership": TIE, "signed_on": PartialDate.parse(signed)}
    return Agreement(**(given | more))  # type: ignore[arg-type]


def came(people: int, side: str = HERE, age: AgeGroup = AgeGroup.NOT_KNOWN) -> Participation:
    """So many people of a side."""
    return Participation(side, age, people)


def money(amount: str, currency: str = "EUR", side: str = HERE, direction: Direction = Direction.OUT) -> Money:
    """An amount that a side spent."""
    return Money(direction, Decimal(amount), currency, side)


def member(*places: str, role: Role = Role.CONTRIBUTOR, account: int = 7) -> Standing:
    """Somebody with a role for these places; no such account need exist."""
    return Standing(account, "sam@example.org", "Sam", roles=tuple(PlaceRole(place, role) for place in places))


sides = st.sampled_from([HERE, THERE])
words = st.text("abcdefghij éأبتثج", max_size=20).map(str.strip)
amounts = st.decimals(Decimal("0.01"), Decimal("1000000"), places=2)
participations = st.lists(
    st.builds(Participation, sides, st.sampled_from(AgeGroup), st.integers(0, 500)),
    max_size=8,
    unique_by=lambda one: (one.side, one.age),
).map(tuple)
sums = st.lists(
    st.builds(
        Money,
        st.sampled_from(Direction),
        amounts,
        st.sampled_from(["EUR", "GBP", "KWD"]),
        sides,
        st.sampled_from(MoneySource),
    ),
    max_size=4,
).map(tuple)
outcomes = st.lists(
    st.builds(Outcome, words.filter(bool), words, st.none() | amounts, st.none() | amounts),
    max_size=3,
    unique_by=lambda one: one.indicator.casefold(),
).map(tuple)
organisers = st.lists(
    st.builds(Organiser, st.sampled_from(OrganiserType), words, st.just("") | sides), max_size=3, unique=True
).map(tuple)


def activities(states: tuple[State, ...] = (State.HELD, State.CANCELLED)) -> st.SearchStrategy[Activity]:
    """Any activity of the past that can be logged, not yet with an id."""
    return st.builds(
        dataclasses.replace,
        counted(states),
        title=words.filter(bool),
        organisers=organisers,
        outcomes=outcomes,
        sdg_targets=st.lists(st.sampled_from(["11.4", "4.a", "4.7"]), max_size=2, unique=True).map(tuple),
        note=words,
        language=st.sampled_from(["en", "ar"]),
    )


@st.composite
def counted(draw: st.DrawFn, states: tuple[State, ...] = (State.HELD, State.CANCELLED)) -> Activity:
    """Any activity of the past as the sums see it: without what is only told, which takes longest to make up."""
    start = draw(partial_dates(1950, 2025))
    end = draw(st.none() | partial_dates(1950, 2025).filter(lambda day: day.latest() >= start.earliest()))
    return Activity(
        partnership=TIE,
        title="Choir visit",
        kind=draw(st.sampled_from(ActivityKind)),
        starts_on=start,
        ends_on=end,
        state=draw(st.sampled_from(states)),
        themes=tuple(draw(st.lists(st.sampled_from(Theme), max_size=3, unique=True))),
        hosts=tuple(draw(st.lists(st.sampled_from([HERE, THERE, "gn:3"]), max_size=2, unique=True))),
        online=draw(st.booleans()),
        participations=draw(participations),
        money=draw(sums),
    )


logs = st.lists(counted(), max_size=4)
