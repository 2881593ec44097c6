"""How the registry's values are kept in JSON columns, both ways."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypedDict

from tawam.basics.dates import PartialDate
from tawam.basics.reasons import Reason


class ReasonRow(TypedDict):
    """A reason as kept."""

    code: str
    facts: dict[str, str]
    claims: list[str]


def reason_rows(reasons: Iterable[Reason]) -> list[ReasonRow]:
    """Reasons as kept in a column."""
    return [ReasonRow(code=one.code, facts=dict(one.facts), claims=list(one.claims)) for one in reasons]


def reason_values(rows: Iterable[ReasonRow]) -> tuple[Reason, ...]:
    """Reasons as read from a column."""
    return tuple(Reason(row["code"], row["facts"], tuple(row["claims"])) for row in rows)


def partial(text: str) -> PartialDate | None:
    """A date column that may be empty."""
    return PartialDate.parse(text) if text else None
