"""Requests to Leipzig for the tests of the rooms: who may enter them, criteria that stand, one request of each kind."""

from __future__ import annotations

import datetime as dt

from tests.exchanged import member
from tests.world import HOUSTON, LEIPZIG, LYON

from tawam.exchange.values import Theme
from tawam.matching import actions, models, queries
from tawam.matching.values.requests import Answer, Criteria, Paper, Request, Rule, Rung
from tawam.people.values import Role, Standing

DAY = dt.date(2026, 6, 15)
RECEIVED = dt.date(2026, 5, 4)
OFFICER = member(LEIPZIG, role=Role.OFFICER)
HEAD = member(LEIPZIG, role=Role.HEAD, account=8)
CONTRIBUTOR = member(LEIPZIG, role=Role.CONTRIBUTOR, account=9)
OUTSIDER = member(HOUSTON, role=Role.HEAD, account=10)


def stated(**more: object) -> Request:
    """A request of Lyon, whose tie with Leipzig ended."""
    given = {"place": LEIPZIG, "name": "Lyon", "received_on": RECEIVED, "asking": LYON}
    return Request(**(given | more))  # type: ignore[arg-type]


def entered(by: Standing = OFFICER, **more: object) -> Request:
    """One that is kept."""
    return actions.enter_request(stated=stated(**more), standing=by)


def full(**more: object) -> Request:
    """One with everything that can be stated."""
    told = {
        "contact": "Mayor's office\n+33 4 00 00 00 00",
        "purpose": "Young musicians",
        "themes": (Theme.YOUTH, Theme.CULTURE),
        "papers": {Paper.MEMORANDUM: True, Paper.BUDGET: False},
        "wanted": Rung.FRIENDSHIP,
    }
    return entered(**(told | more))


def copied(template: str = "austin", by: Standing = OFFICER) -> Criteria:
    """The criteria of Leipzig as a copy."""
    version = queries.criteria_of(LEIPZIG).version
    return actions.copy_template(place=LEIPZIG, template=template, version=version, standing=by)


def added(kind: str, threshold: int | None = None, *items: str, by: Standing = OFFICER, **more: object) -> Criteria:
    """The criteria of Leipzig with one rule more."""
    rule = Rule("", kind, threshold=threshold, items=items, **more)  # type: ignore[arg-type]
    version = queries.criteria_of(LEIPZIG).version
    return actions.add_rule(place=LEIPZIG, rule=rule, version=version, standing=by)


def answered(one: Request, answer: Answer, by: Standing = OFFICER) -> Request:
    """The request with an answer."""
    return actions.answer_question(key=one.id, answer=answer, version=one.version, standing=by)


def journal(about: str) -> list[models.RequestRevision]:
    """The entries on something, the first first."""
    return list(models.RequestRevision.objects.filter(about=about))
