"""The form of a notice: from what is typed to the value and back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from tawam.basics.dates import Precision
from tawam.exchange.rules.checking import fault
from tawam.exchange.values import Fault, FaultCode, Theme
from tawam.matching.rules.noticing import notice_faults
from tawam.matching.values import Notice
from tawam.places.values import Place
from tawam.registry.values import Kind
from tawam.web.logforms.given import Given, LogForm, Reader, words_of_faults

_FIGURES = ("hosts", "days", "budget_from", "budget_to")


def read_notice(given: Given, *, place: str, key: str, as_of: dt.date) -> tuple[Notice, tuple[Fault, ...]]:
    """What was typed, and everything that is wrong with it; where something is wrong the value is not to be kept."""
    reader = Reader(given)
    from_on, until_on = _day(reader, "from_on"), _day(reader, "until_on")
    one = Notice(
        id=key,
        place=place,
        from_on=from_on or as_of,
        until_on=until_on or as_of,
        seeks=reader.codes("seeks", Theme),
        offers=reader.codes("offers", Theme),
        languages=reader.texts("languages"),
        links=reader.codes("links", Kind),
        currency=reader.text("currency").strip().upper(),
        text=reader.text("text"),
        text_ar=reader.text("text_ar"),
        **{name: reader.whole(name) for name in _FIGURES},
    )
    known = {found.field for found in reader.faults}
    dates = {"from_on", "until_on"} if known & {"from_on", "until_on"} else set()
    more = notice_faults(one, as_of=as_of)
    return one, (*reader.faults, *(found for found in more if found.field not in known | dates))


def notice_form(given: Given, place: Place, faults: Sequence[Fault] = ()) -> LogForm:
    """The form as it is shown, each fault at its field."""
    return LogForm(given, (place,), words_of_faults(faults))


def filled_notice(one: Notice) -> dict[str, list[str]]:
    """The form filled in with a notice."""
    figures = {name: getattr(one, name) for name in _FIGURES}
    return {
        "from_on": [one.from_on.isoformat()],
        "until_on": [one.until_on.isoformat()],
        "seeks": list(one.seeks),
        "offers": list(one.offers),
        "languages": list(one.languages),
        "links": list(one.links),
        "currency": [one.currency],
        "text": [one.text],
        "text_ar": [one.text_ar],
        **{name: ["" if value is None else str(value)] for name, value in figures.items()},
    }


def _day(reader: Reader, name: str) -> dt.date | None:
    """A whole day, which a notice needs to end by itself; a month or a year alone is a fault, as is nothing."""
    faults = len(reader.faults)
    found = reader.day(name)
    if found is not None and found.precision is Precision.DAY:
        return found.earliest()
    if len(reader.faults) == faults:
        code = FaultCode.MISSING if found is None else FaultCode.UNREADABLE_DATE
        reader.faults.append(fault(name, code, value=reader.text(name)[:40]))
    return None
