"""Lives, acts and cases made for tests of the assessment."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st

from tawam.assessment.rules.cases import case_of, ties_known
from tawam.assessment.values import Act, Case, Circumstance, Terms, Told
from tawam.basics.dates import PartialDate
from tawam.registry.values import Cause, EventType, Kind, Life, LifeEvent

TODAY = dt.date(2026, 6, 1)
FR, DE, RU, CN = "FR", "DE", "RU", "CN"


def event(kind: str, on: str = "", **more: object) -> LifeEvent:
    """An event of this type on this day."""
    cause = more.pop("cause", None)
    return LifeEvent(
        EventType(kind), PartialDate.parse(on) if on else None, (), cause=Cause(cause) if cause else None, **more
    )


def life(key: str, *events: LifeEvent, countries: tuple[str, str] = (FR, DE), places: tuple[str, ...] = ()) -> Life:
    """A partnership of two places that are named after it, unless said otherwise."""
    named = places or (f"{key}-a", f"{key}-b")
    return Life(key, Kind.TWINNING, tuple(zip(named, countries, strict=True)), events)


def act(on: str, **more: object) -> Act:
    """A logged act."""
    return Act(PartialDate.parse(on), logged=True, **more)


def case(*events: LifeEvent, others: tuple[Life, ...] = (), as_of: dt.date = TODAY, **more: object) -> Case:
    """The case of a made tie between France and Germany."""
    countries = more.pop("countries", (FR, DE))
    return case_of(life("tie", *events, countries=countries), ties_known(others, as_of), as_of=as_of, **more)


def logged(*acts: Act, since: str = "2019-01-01", **more: object) -> Case:
    """The case of a tie whose partners have kept a log since a day."""
    return case(acts=acts, log_since=dt.date.fromisoformat(since), **more)


def told(circumstance: Circumstance, on: str) -> Told:
    """A report of one side."""
    return Told(circumstance, PartialDate.parse(on), "tie-a")


days = st.dates(min_value=dt.date(1950, 1, 1), max_value=dt.date(2026, 5, 31))
partial_dates = days.map(PartialDate.of)
codes = st.frozensets(st.sampled_from(["culture", "youth", "economy", "sport", "climate"]), max_size=4)
numbers = st.one_of(st.none(), st.integers(0, 500))
acts = st.builds(
    Act,
    on=partial_dates,
    logged=st.just(True),
    themes=codes,
    hosts=st.frozensets(st.sampled_from(["tie-a", "tie-b", "elsewhere"]), max_size=2),
    organisers=st.frozensets(st.sampled_from(["town_hall", "school", "club", "firm", "other"]), max_size=3),
    people=numbers,
    young=numbers,
    older=numbers,
    paid_for=st.sampled_from([None, True, False]),
    goals_met=st.sampled_from([None, True, False]),
)
breaks = st.builds(
    event,
    st.sampled_from(["suspended", "ended", "lapsed", "revoked"]),
    days.map(str),
    cause=st.sampled_from(["war_or_insecurity", "political_tension", "resources", "sustained_interest"]),
    side=st.sampled_from(["tie-a", "tie-b", "", "x"]),
)
signs = st.builds(event, st.sampled_from(["signed", "renewed", "activity", "vote", "reaffirmed"]), days.map(str))
lives = st.builds(
    lambda number, found, countries: life(
        f"other{number}", *sorted(found, key=lambda one: one.on), countries=countries
    ),
    st.integers(0, 30),
    st.lists(st.one_of(breaks, signs), min_size=1, max_size=4),
    st.sampled_from([(FR, DE), (FR, RU), (DE, RU), (RU, CN)]),
)
cases = st.builds(
    lambda events, others, found, reports, since: case(
        *sorted(events, key=lambda one: one.on),
        others=tuple({one.id: one for one in others}.values()),
        acts=found,
        told=tuple(reports),
        terms=(Terms(PartialDate(1990), goals=bool(found)),) if len(found) % 2 else (),
        log_since=since,
    ),
    st.lists(st.one_of(breaks, signs), max_size=4),
    st.lists(lives, max_size=8),
    st.lists(acts, max_size=8),
    st.lists(st.builds(told, st.sampled_from(Circumstance), days.map(str)), max_size=3),
    st.one_of(st.none(), days),
)
