"""Entries of the journal of requests in words: what stood before, and what stands after."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from django.utils.encoding import force_str
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tawam.basics import locales
from tawam.basics.dates import PartialDate
from tawam.basics.languages import page_language
from tawam.exchange.phrases import word as exchange_word
from tawam.matching.phrases.requests import rule, word
from tawam.matching.rules.requests.changes import Changed
from tawam.matching.rules.requests.erasing import ERASED
from tawam.matching.rules.requests.rows import answer_value, rule_value
from tawam.matching.wording import requests as words


def changed(one: Changed) -> tuple[str, str, str]:
    """What was changed, before and after; a dash where nothing stood or stands."""
    title = force_str(words.FIELDS.get(one.field, one.field))
    return title, _told(one.field, one.before), _told(one.field, one.after)


def _told(field: str, value: Any) -> str:  # noqa: ANN401 -- what a column of JSON holds
    return "–" if value in (None, "", [], {}) else _TOLD.get(field, str)(value)


def _rule(row: Mapping[str, Any]) -> str:
    found = rule_value(row)
    asked = _("must") if found.must else _("should")
    told = locales.listing([rule(found), asked, word("rung", found.step)], _language())
    return f"{told}: {found.note}" if found.note else told


def _answer(row: Mapping[str, Any]) -> str:
    found = answer_value(row)
    said = "" if found.met is None else _("yes") if found.met else _("no")
    number = "" if found.number is None else locales.number(found.number, _language())
    parts = [part for part in (word("requirement", found.kind), said, number, found.note, found.url) if part]
    return " · ".join(parts)


def _papers(row: Mapping[str, bool]) -> str:
    said = ((word("paper", code), force_str(words.ATTACHED["yes" if there else "no"])) for code, there in row.items())
    return locales.listing([f"{name} ({there})" for name, there in said], _language())


def _waits(row: Mapping[str, int]) -> str:
    return locales.listing([f"{word('rung', code)} {_number(months)}" for code, months in row.items()], _language())


def _day(text: str) -> str:
    return locales.date(PartialDate.of(dt.date.fromisoformat(text)), _language())


def _number(value: int) -> str:
    return locales.number(value, _language())


def _language() -> str:
    return page_language(get_language())


_TOLD: dict[str, Callable[[Any], str]] = {
    ERASED: lambda fields: locales.listing([force_str(words.FIELDS[one]) for one in fields], _language()),
    "rules": _rule,
    "answers": _answer,
    "papers": _papers,
    "waits": _waits,
    "received_on": _day,
    "decided_on": _day,
    "wanted": lambda code: word("rung", code),
    "state": lambda code: word("request_state", code),
    "steps": lambda codes: locales.listing([word("rung", code) for code in codes], _language()),
    "themes": lambda codes: locales.listing([exchange_word("theme", code) for code in codes], _language()),
}
