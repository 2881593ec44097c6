"""How activities and agreements are kept in JSON columns, both ways."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

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
    What,
)

Row = dict[str, Any]
# Looking a code up in a table is several times faster than calling its class, and an assessment reads 100,000 rows.
_KINDS = {one.value: one for one in ActivityKind}
_THEMES = {one.value: one for one in Theme}
_STATES = {one.value: one for one in State}
_AGES = {one.value: one for one in AgeGroup}
_BODIES = {one.value: one for one in OrganiserType}
_DIRECTIONS = {one.value: one for one in Direction}
_SOURCES = {one.value: one for one in MoneySource}


def stated_row(one: Activity | Agreement) -> Row:
    """What was stated, as kept; what is empty is left out. Amounts are texts: JSON has no exact decimals."""
    full = _activity_row(one) if isinstance(one, Activity) else _agreement_row(one)
    return {name: value for name, value in full.items() if value not in ("", None, [], False)}


def stated_value(what: str, partnership: str, key: str, row: Mapping[str, Any]) -> Activity | Agreement:
    """What was stated, as read."""
    made = activity_value if what == What.ACTIVITY else agreement_value
    return made(partnership, key, row)


def _activity_row(one: Activity) -> Row:
    return {
        "title": one.title,
        "kind": one.kind.value,
        "starts_on": str(one.starts_on),
        "ends_on": _text(one.ends_on),
        "state": one.state.value,
        "themes": [theme.value for theme in one.themes],
        "hosts": list(one.hosts),
        "online": one.online,
        "participations": [[came.side, came.age.value, came.people] for came in one.participations],
        "organisers": [[body.type.value, body.name, body.side] for body in one.organisers],
        "money": [
            [sum_.direction.value, str(sum_.amount), sum_.currency, sum_.side, sum_.source.value] for sum_ in one.money
        ],
        "outcomes": [
            [result.indicator, result.unit, _text(result.target), _text(result.actual)] for result in one.outcomes
        ],
        "sdg_targets": list(one.sdg_targets),
        "note": one.note,
        "language": one.language,
    }


def _agreement_row(one: Agreement) -> Row:
    return {
        "title": one.title,
        "signed_on": str(one.signed_on),
        "signatories": list(one.signatories),
        "goals": list(one.goals),
        "text": one.text,
        "term_months": one.term_months,
        "renewal_on": _text(one.renewal_on),
        "notice_on": _text(one.notice_on),
        "review_months": one.review_months,
        "language": one.language,
    }


def activity_value(partnership: str, key: str, row: Mapping[str, Any]) -> Activity:
    """An activity as read."""
    return Activity(
        partnership=partnership,
        id=key,
        title=row["title"],
        kind=_KINDS[row["kind"]],
        starts_on=PartialDate.parse(row["starts_on"]),
        ends_on=_date(row.get("ends_on")),
        state=_STATES[row["state"]],
        themes=tuple(_THEMES[theme] for theme in row.get("themes", ())),
        hosts=tuple(row.get("hosts", ())),
        online=row.get("online", False),
        participations=tuple(
            Participation(side, _AGES[age], people) for side, age, people in row.get("participations", ())
        ),
        organisers=tuple(Organiser(_BODIES[kind], name, side) for kind, name, side in row.get("organisers", ())),
        money=tuple(_money(*line) for line in row.get("money", ())),
        outcomes=tuple(
            Outcome(indicator, unit, _decimal(target), _decimal(actual))
            for indicator, unit, target, actual in row.get("outcomes", ())
        ),
        sdg_targets=tuple(row.get("sdg_targets", ())),
        note=row.get("note", ""),
        language=row["language"],
    )


def agreement_value(partnership: str, key: str, row: Mapping[str, Any]) -> Agreement:
    """An agreement as read."""
    return Agreement(
        partnership=partnership,
        id=key,
        title=row["title"],
        signed_on=PartialDate.parse(row["signed_on"]),
        signatories=tuple(row.get("signatories", ())),
        goals=tuple(row.get("goals", ())),
        text=row.get("text", ""),
        term_months=row.get("term_months"),
        renewal_on=_date(row.get("renewal_on")),
        notice_on=_date(row.get("notice_on")),
        review_months=row.get("review_months"),
        language=row["language"],
    )


def _money(direction: str, amount: str, currency: str, side: str, source: str) -> Money:
    return Money(_DIRECTIONS[direction], Decimal(amount), currency, side, _SOURCES[source])


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _date(text: str | None) -> PartialDate | None:
    return PartialDate.parse(text) if text else None


def _decimal(text: str) -> Decimal | None:
    return Decimal(text) if text else None
