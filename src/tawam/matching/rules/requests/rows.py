"""Criteria and requests as they are kept in JSON columns and in files, both ways. What is empty is left out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from tawam.exchange.values import Theme
from tawam.matching.values.requests import Answer, Cited, Criteria, Paper, Request, RequestState, Rule, Rung

Row = dict[str, Any]


def criteria_row(one: Criteria) -> Row:
    """Rules, steps and waiting times."""
    return {
        "template": one.template,
        "steps": [step.value for step in one.steps],
        "waits": {step.value: months for step, months in one.waits.items()},
        "rules": [rule_row(rule) for rule in one.rules],
    }


def criteria_value(row: Mapping[str, Any], place: str = "", version: int = 0) -> Criteria:
    """Criteria as read."""
    return Criteria(
        rules=tuple(rule_value(rule) for rule in row.get("rules", ())),
        steps=tuple(Rung(step) for step in row.get("steps", Rung)),
        waits={Rung(step): int(months) for step, months in row.get("waits", {}).items()},
        place=place,
        template=row.get("template", ""),
        version=version,
    )


def rule_row(one: Rule) -> Row:
    """One rule."""
    cited = one.cited
    return _filled(
        key=one.key,
        kind=one.kind,
        must=one.must,
        step=one.step.value,
        threshold=one.threshold,
        items=list(one.items),
        note=one.note,
        cited=cited and [cited.publisher, cited.title, cited.address, cited.dated],
    )


def rule_value(row: Mapping[str, Any]) -> Rule:
    """A rule as read."""
    threshold, cited = row.get("threshold"), row.get("cited")
    return Rule(
        key=row["key"],
        kind=row["kind"],
        must=bool(row.get("must", True)),
        step=Rung(row.get("step", Rung.TWINNING)),
        threshold=None if threshold is None else int(threshold),
        items=tuple(row.get("items", ())),
        note=row.get("note", ""),
        cited=Cited(*cited) if cited else None,
    )


def request_row(one: Request) -> Row:
    """What is stated of a request; its place and its version stand in columns."""
    return _filled(
        name=one.name,
        asking=one.asking,
        received_on=one.received_on.isoformat(),
        wanted=one.wanted.value,
        contact=one.contact,
        purpose=one.purpose,
        themes=[theme.value for theme in one.themes],
        papers={paper.value: attached for paper, attached in one.papers.items()},
        answers=[answer_row(answer) for answer in one.answers],
        state=one.state.value,
        decided_on=one.decided_on and one.decided_on.isoformat(),
        decision=one.decision,
    )


def request_value(row: Mapping[str, Any], place: str, key: str = "", version: int = 0) -> Request:
    """A request as read."""
    return Request(
        place=place,
        name=row["name"],
        received_on=dt.date.fromisoformat(row["received_on"]),
        wanted=Rung(row.get("wanted", Rung.TWINNING)),
        asking=row.get("asking", ""),
        contact=row.get("contact", ""),
        purpose=row.get("purpose", ""),
        themes=tuple(Theme(theme) for theme in row.get("themes", ())),
        papers={Paper(paper): bool(attached) for paper, attached in row.get("papers", {}).items()},
        answers=tuple(answer_value(answer) for answer in row.get("answers", ())),
        state=RequestState(row.get("state", RequestState.OPEN)),
        decided_on=_day(row.get("decided_on")),
        decision=row.get("decision", ""),
        id=key,
        version=version,
    )


def answer_row(one: Answer) -> Row:
    """One answer."""
    return _filled(
        kind=one.kind,
        met=one.met,
        number=one.number,
        note=one.note,
        url=one.url,
        by=one.by,
        on=one.on and one.on.isoformat(),
    )


def answer_value(row: Mapping[str, Any]) -> Answer:
    """An answer as read."""
    number = row.get("number")
    return Answer(
        kind=row["kind"],
        met=row.get("met"),
        number=None if number is None else int(number),
        note=row.get("note", ""),
        url=row.get("url", ""),
        by=row.get("by", ""),
        on=_day(row.get("on")),
    )


def _filled(**fields: object) -> Row:
    """What was said. False and 0 are said."""
    return {name: value for name, value in fields.items() if value not in ("", None, [], {})}


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
