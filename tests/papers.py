"""Hard cases made up without a database: links of Homeburg's kind of town with a partner, and what others did."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from tawam.assessment.rules.outlook import assessment
from tawam.assessment.values import Case
from tawam.basics.dates import PartialDate
from tawam.evidence.values import Source, SourcedClaim
from tawam.exchange.values import Agreement
from tawam.places.values import Place, PlaceKind
from tawam.registry.values import (
    Answer,
    Cause,
    Confidence,
    Conflict,
    EventType,
    Kind,
    Life,
    LifeEvent,
    Partnership,
    Status,
    Topic,
)
from tawam.reports.rules.likeness import Asked, like_cases
from tawam.reports.values import DecisionPaper, HardCase, LikeCases
from tests.told import source, told

AS_OF = dt.date(2026, 6, 15)
WAR, TENSION, INTEREST = "war_or_insecurity", "political_tension", "sustained_interest"


def place(key: str, country: str, name: str = "", arabic: str = "") -> Place:
    """A town in a country."""
    return Place(key, PlaceKind.CITY, name or key.title(), arabic, country, "", 50.0, 10.0, 1000, "Europe/Berlin")


HOME = place("gn:1", "DE", "Homeburg", "هومبورغ")
AWAY = place("gn:2", "RU", "Awaygrad", "بعيدغراد")


def event(kind: str, on: str = "", *, by: SourcedClaim | None = None, **more: Any) -> LifeEvent:
    """An event on a day, with the claim that it rests on where one is given."""
    cause = more.pop("cause", None)
    claims = (by,) if by else ()
    dated = PartialDate.parse(on) if on else None
    return LifeEvent(EventType(kind), dated, claims, cause=Cause(cause) if cause else None, **more)


def life(key: str, *events: LifeEvent, countries: tuple[str, str] = ("FR", "RU"), kind: Kind = Kind.TWINNING) -> Life:
    """A link of two towns that are named after it."""
    return Life(key, kind, tuple(zip((f"{key}-a", f"{key}-b"), countries, strict=True)), events)


def paused(key: str, on: str = "2022-03-01", *later: LifeEvent, cause: str | None = WAR, **more: Any) -> Life:
    """A link that the first side put on hold."""
    return life(key, event("signed", "1990"), event("suspended", on, cause=cause, side=f"{key}-a"), *later, **more)


def ended(key: str, on: str = "2022-03-02", *later: LifeEvent, cause: str | None = WAR, **more: Any) -> Life:
    """A link that the first side ended."""
    return life(key, event("signed", "1990"), event("ended", on, cause=cause, side=f"{key}-a"), *later, **more)


def asked(case: HardCase = HardCase.WAR, **more: Any) -> Asked:
    """Homeburg asks about its partner in Russia."""
    given: dict[str, Any] = {
        "tie": "home--away",
        "home": frozenset({HOME.id}),
        "own_countries": frozenset({"DE"}),
        "partner_countries": frozenset({"RU"}),
        "case": case,
        "as_of": AS_OF,
    }
    return Asked(**(given | more))


def found(*lives: Life, case: HardCase = HardCase.WAR, **more: Any) -> LikeCases:
    """The like cases among some links."""
    return like_cases(lives, asked(case, **more))


PRESS, MINUTES = source("The Gazette", url="https://gazette.example/a"), source("Minutes", url="https://town.example/m")
SIGNED = told("signed", "1990-05-01", by=PRESS, subject="home--away")
BROKE = told("suspended", "2022-03-22", by=MINUTES, subject="home--away", position=1)
OTHERS = (
    paused("alpha", "2022-03-01", event("resumed", "2024-03-01")),
    paused("beta", "2022-04", cause="not_stated"),
    ended("gamma", "2022-03-05", event("activity", "2023")),
    life("delta", event("signed", "1990"), event("reaffirmed", "2022-06", side="delta-a")),
    ended("epsilon", "2012-01-01", countries=("JP", "CN")),
    paused("zeta", "2023-01-01", cause=INTEREST),
    life("eta", event("ended", "2023-02-01", cause=WAR, side="eta-b")),
)


def cited(one: Life, by: Source = PRESS) -> Life:
    """The link with a claim for each of its events."""
    claims = [told(event.type.value, str(event.on or "yes"), by=by, subject=one.id) for event in one.events]
    events = [replace(event, claims=(claim,)) for event, claim in zip(one.events, claims, strict=True)]
    return replace(one, events=tuple(events))


def conflict() -> Conflict:
    """A disagreement about the start."""
    answers = tuple(Answer({"date": year}, (told("answer", year, by=PRESS),)) for year in ("1989", "1990"))
    return Conflict(Topic.START, {"code": "when_signed"}, answers)


def partnership(status: Status = Status.SUSPENDED) -> Partnership:
    """The link of Homeburg with Awaygrad."""
    return Partnership(
        id="home--away",
        kind=Kind.TWINNING,
        parties=(HOME, AWAY),
        status=status,
        confidence=Confidence.MEDIUM,
        reasons=(),
        since=PartialDate(1990, 5, 1),
        since_basis="signed",
        until=None,
        conflicts=1,
        last_sign=None,
    )


def paper(case: HardCase = HardCase.WAR, *lives: Life, status: Status = Status.SUSPENDED, **more: Any) -> DecisionPaper:
    """The paper on the link of Homeburg with Awaygrad."""
    like = found(*(cited(one) for one in lives or OTHERS), case=case)
    events = (
        event("signed", "1990-05-01", by=SIGNED),
        event("suspended", "2022-03-22", by=BROKE, side=HOME.id, cause=WAR),
    )
    tie = Life("home--away", Kind.TWINNING, ((HOME.id, "DE"), (AWAY.id, "RU")), events)
    names = {one.life.id: tuple(place(key, code) for key, code in one.life.parties) for one in like.courses}
    given: dict[str, Any] = {
        "partnership": partnership(status),
        "home": HOME,
        "others": (AWAY,),
        "case": case,
        "chosen": True,
        "as_of": AS_OF,
        "made_on": AS_OF,
        "made_by": "Samira Haddad",
        "within": False,
        "events": events,
        "conflicts": (conflict(),),
        "assessment": assessment(Case(as_of=AS_OF, tie=tie)),
        "agreements": (),
        "like": like,
        "named": names,
        "disputed": frozenset({"gamma"}),
        "sources": (PRESS, MINUTES),
    }
    return DecisionPaper(**(given | more))


def agreement(**more: Any) -> Agreement:
    """What Homeburg and Awaygrad signed."""
    given: dict[str, Any] = {
        "partnership": "home--away",
        "title": "Charter of 1990",
        "signed_on": PartialDate(1990, 5, 1),
        "term_months": 120,
        "notice_on": PartialDate(2026, 11, 30),
    }
    return Agreement(**(given | more))
