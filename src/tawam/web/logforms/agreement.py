"""The form of an agreement: from what is typed to the value and back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from tawam.basics.dates import PartialDate
from tawam.exchange.rules.checking import agreement_faults, fault
from tawam.exchange.values import Agreement, Fault, FaultCode
from tawam.places.values import Place
from tawam.web.logforms.given import Given, LogForm, Reader, words_of_faults


def read_agreement(given: Given, *, partnership: str, key: str, as_of: dt.date) -> tuple[Agreement, tuple[Fault, ...]]:
    """What was typed, and everything that is wrong with it; where something is wrong the value is not to be kept."""
    reader = Reader(given)
    signed_on = reader.day("signed_on")
    if signed_on is None and not reader.faults:
        reader.faults.append(fault("signed_on", FaultCode.MISSING))
    one = Agreement(
        id=key,
        partnership=partnership,
        title=reader.text("title"),
        signed_on=signed_on or PartialDate.of(as_of),
        signatories=_lines(reader.text("signatories")),
        goals=_lines(reader.text("goals")),
        text=reader.text("text"),
        term_months=reader.whole("term_months"),
        renewal_on=reader.day("renewal_on"),
        notice_on=reader.day("notice_on"),
        review_months=reader.whole("review_months"),
        language=reader.text("language"),
    )
    known = {found.field for found in reader.faults}
    dates = {"renewal_on", "notice_on"} if "signed_on" in known else set()
    more = agreement_faults(one, as_of=as_of)
    return one, (*reader.faults, *(found for found in more if found.field not in known | dates))


def agreement_form(given: Given, parties: tuple[Place, ...], faults: Sequence[Fault] = ()) -> LogForm:
    """The form as it is shown, each fault at its field."""
    return LogForm(given, parties, words_of_faults(faults))


def filled_agreement(one: Agreement) -> dict[str, list[str]]:
    """The form filled in with an agreement."""
    return {
        "title": [one.title],
        "signed_on": [str(one.signed_on)],
        "signatories": ["\n".join(one.signatories)],
        "goals": ["\n".join(one.goals)],
        "text": [one.text],
        "term_months": [str(one.term_months or "")],
        "renewal_on": [str(one.renewal_on or "")],
        "notice_on": [str(one.notice_on or "")],
        "review_months": [str(one.review_months or "")],
        "language": [one.language],
    }


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
