"""Requests, rules and facts for the tests of the judging, and as hypothesis makes them up."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st
from tests.rules.matched import place

from tawam.basics.dates import PartialDate
from tawam.exchange.values import Theme
from tawam.matching.rules.requests.judging import asks_for_number
from tawam.matching.rules.requests.kinds import REQUIREMENTS
from tawam.matching.rules.requests.table import Entered, Items
from tawam.matching.values.requests import (
    Answer,
    Criteria,
    Facts,
    Paper,
    Partner,
    Request,
    Rule,
    Rung,
    Tie,
)
from tawam.places.values import Place
from tawam.registry.values import LIGHT_OF_STATUS, Kind, Light, Status

TODAY = dt.date(2026, 6, 15)
HOME = place("gn:1", "US", 30.27, -97.74, population=960_000)
ASKING = place("gn:2", "JP", 33.24, 131.61, population=480_000)
CODES = list(REQUIREMENTS.by_code)
SPOKEN = ({"en": 0.95, "es": 0.13}, {"ja": 0.99, "en": 0.2})


def rule(kind: str, threshold: int | None = None, *items: str, **more: object) -> Rule:
    """A rule of a kind."""
    return Rule(**{"key": kind, "kind": kind, "threshold": threshold, "items": items, **more})


def request(**more: object) -> Request:
    """A request of a found place."""
    given = {"place": HOME.id, "name": "Oita", "received_on": dt.date(2026, 5, 1), "asking": ASKING.id}
    return Request(**(given | more))


def facts(asked: Request | None = None, **more: object) -> Facts:
    """What is known; nothing unless it is told."""
    given = {"as_of": TODAY, "home": HOME, "request": asked or request(), "asking": ASKING}
    return Facts(**(given | more))


def answer(kind: str, met: bool | None = None, number: int | None = None) -> Answer:
    """An answer with its grounds."""
    return Answer(kind, met, number, "as the minutes say")


def partner(country: str, light: Light = Light.ALIVE, key: str = "gn:9") -> Partner:
    """A partner of the receiving place."""
    return Partner(f"tie-{key}", key, country, light)


def tie(kind: Kind = Kind.TWINNING, status: Status = Status.ACTIVE, since: str = "", **more: object) -> Tie:
    """What is on record between the two."""
    given = {"since_basis": "signed", "since": PartialDate.parse(since) if since else None, **more}
    return Tie("one--two", kind, status, LIGHT_OF_STATUS[status], **given)


def sized(people: int | None) -> Place:
    """The place that asks with so many people."""
    return place("gn:2", "JP", 33.24, 131.61, population=people)


def helpful(one: Rule) -> Answer:
    """An answer that meets a rule."""
    requirement = REQUIREMENTS.by_code[one.kind]
    number = one.threshold if asks_for_number(one, requirement) else None
    return answer(one.kind, met=True, number=number)


@st.composite
def rules(draw: st.DrawFn, key: str = "r") -> Rule:
    """Any rule that a council may keep."""
    kind = REQUIREMENTS.by_code[draw(st.sampled_from(CODES))]
    figure = kind.figure
    threshold = None
    if figure.unit and (figure.needed or draw(st.booleans())):
        threshold = draw(st.integers(0, min(figure.most, 400)))
    items: tuple[str, ...] = ()
    if kind.items is Items.PAPERS:
        items = tuple(draw(st.lists(st.sampled_from(Paper), min_size=1, unique=True)))
    if kind.items is Items.THEMES:
        items = tuple(draw(st.lists(st.sampled_from(Theme), min_size=1, max_size=4, unique=True)))
    if kind.items is Items.CURRENCY and threshold is not None:
        items = (draw(st.sampled_from(["EUR", "NZD"])),)
    return Rule(key, kind.code, draw(st.booleans()), draw(st.sampled_from(Rung)), threshold, items)


@st.composite
def criteria(draw: st.DrawFn) -> Criteria:
    """Any criteria that a council may keep."""
    found = [draw(rules(f"r{number}")) for number in range(draw(st.integers(0, 6)))]
    steps = draw(st.sets(st.sampled_from(Rung), min_size=1))
    waits = draw(st.dictionaries(st.sampled_from(Rung), st.integers(1, 60), max_size=3))
    return Criteria(tuple(found), tuple(one for one in Rung if one in steps), waits)


@st.composite
def answers(draw: st.DrawFn) -> tuple[Answer, ...]:
    """Answers to some questions, fit or not."""
    asked = [code for code, one in REQUIREMENTS.by_code.items() if one.entered is not Entered.NOT]
    kinds = draw(st.lists(st.sampled_from(asked), max_size=5, unique=True))
    return tuple(answer(kind, draw(st.none() | st.booleans()), draw(st.none() | st.integers(0, 500))) for kind in kinds)


@st.composite
def requests(draw: st.DrawFn) -> Request:
    """Any request, with papers looked at or not, themes named or not."""
    return request(
        wanted=draw(st.sampled_from(Rung)),
        papers=draw(st.dictionaries(st.sampled_from(Paper), st.booleans())),
        themes=tuple(draw(st.lists(st.sampled_from(Theme), max_size=4, unique=True))),
        answers=draw(answers()),
    )


days = st.dates(dt.date(2010, 1, 1), dt.date(2026, 12, 31))


@st.composite
def known(draw: st.DrawFn) -> Facts:
    """Any state of the record, with every gap that it can have."""
    asking = draw(st.none() | st.builds(sized, st.none() | st.integers(1, 20_000_000)))
    lights = st.sampled_from(Light)
    partners = st.lists(st.builds(partner, st.sampled_from(["JP", "FR"]), lights), max_size=4).map(tuple)
    ties = st.lists(
        st.builds(tie, st.sampled_from(Kind), st.sampled_from(Status), st.sampled_from(["", "2020", "2024-05"])),
        max_size=2,
    ).map(tuple)
    held = draw(st.lists(days, max_size=6))
    return facts(
        draw(requests()),
        asking=asking,
        partners=draw(st.none() | partners),
        ties=draw(ties) if asking else (),
        held=tuple((one, one) for one in held),
        reviews=tuple(draw(st.lists(st.integers(1, 120), max_size=2))),
        spoken=draw(st.sampled_from([({}, {}), SPOKEN])),
    )
