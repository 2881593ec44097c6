"""What can be logged: every fault at once, each with the field that it is in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from decimal import Decimal

from tawam.basics.dates import PartialDate
from tawam.basics.languages import LANGUAGES
from tawam.basics.locales import is_currency
from tawam.basics.texts import is_blank
from tawam.exchange.rules.sdg_targets import SDG_TARGETS
from tawam.exchange.values import Activity, Agreement, Fault, FaultCode, Money, Outcome, State

TITLE, NAME, UNIT, NOTE, TEXT = 160, 160, 40, 4_000, 20_000
MOST_LINES = 40
MOST_PEOPLE = 100_000
MOST_MONEY = Decimal(1_000_000_000)
MOST_OUTCOME = Decimal(1_000_000_000_000)
LONGEST_REVIEW, LONGEST_TERM = 240, 1_200
FIRST_YEAR = 1800
FURTHEST_YEARS = 100
# The dinar and the rial of several Arab states have three decimals.
FINEST = -3


def fault(field: str, code: FaultCode, **facts: object) -> Fault:
    """A fault with whatever its sentence names."""
    return Fault(field, code, {name: str(value) for name, value in facts.items()})


def activity_faults(one: Activity, *, parties: Collection[str], as_of: dt.date) -> tuple[Fault, ...]:
    """Everything that forbids to log the activity on a day; ``parties`` are the places of its partnership."""
    found = [*_texts(one), *_activity_dates(one, as_of), *_lines(one), *_language(one.language)]
    for number, came in enumerate(one.participations):
        field = f"participations.{number}"
        found += [*_party(f"{field}.side", came.side, parties), *_people(f"{field}.people", came.people)]
    for number, body in enumerate(one.organisers):
        found += _party(f"organisers.{number}.side", body.side, [*parties, ""])
        found += _text(f"organisers.{number}.name", body.name, NAME)
    for number, money in enumerate(one.money):
        found += _money(f"money.{number}", money, parties)
    for number, outcome in enumerate(one.outcomes):
        found += _outcome(f"outcomes.{number}", outcome)
    found += [fault("sdg_targets", FaultCode.NO_SDG_TARGET, value=code) for code in _strange(one.sdg_targets)]
    return tuple(found)


def agreement_faults(one: Agreement, *, as_of: dt.date) -> tuple[Fault, ...]:
    """Everything that forbids to log the agreement on a day."""
    found = [*_text("title", one.title, TITLE, needed=True), *_text("text", one.text, TEXT), *_language(one.language)]
    found += _year("signed_on", one.signed_on, as_of)
    if one.signed_on.earliest() > as_of:
        found.append(fault("signed_on", FaultCode.HELD_IN_FUTURE, on=one.signed_on))
    for name, texts in (("signatories", one.signatories), ("goals", one.goals)):
        found += _number_of(name, texts)
        for text in texts:
            found += _text(name, text, NAME * 2, needed=True)
    for name, day in (("renewal_on", one.renewal_on), ("notice_on", one.notice_on)):
        found += _year(name, day, as_of)
        if day and day.latest() < one.signed_on.earliest():
            found.append(fault(name, FaultCode.BEFORE_SIGNATURE, on=day, signed=one.signed_on))
    if one.renewal_on and one.notice_on and one.notice_on.earliest() > one.renewal_on.latest():
        found.append(fault("notice_on", FaultCode.NOTICE_AFTER_RENEWAL, on=one.notice_on, renewal=one.renewal_on))
    found += _months("term_months", one.term_months, LONGEST_TERM)
    found += _months("review_months", one.review_months, LONGEST_REVIEW)
    return tuple(found)


def _texts(one: Activity) -> Iterator[Fault]:
    yield from _text("title", one.title, TITLE, needed=True)
    yield from _text("note", one.note, NOTE)


def _text(field: str, text: str, most: int, *, needed: bool = False) -> Iterator[Fault]:
    if needed and is_blank(text):
        yield fault(field, FaultCode.MISSING)
    if len(text) > most:
        yield fault(field, FaultCode.TOO_LONG, length=len(text), most=most)


def _language(code: str) -> Iterator[Fault]:
    if code not in LANGUAGES:
        yield fault("language", FaultCode.UNKNOWN_CODE, value=code[:40])


def _activity_dates(one: Activity, as_of: dt.date) -> Iterator[Fault]:
    yield from _year("starts_on", one.starts_on, as_of)
    yield from _year("ends_on", one.ends_on, as_of)
    if one.ends_on and one.ends_on.latest() < one.starts_on.earliest():
        yield fault("ends_on", FaultCode.ENDS_BEFORE_START, on=one.ends_on, start=one.starts_on)
    if one.state is State.HELD:
        for field, day in (("starts_on", one.starts_on), ("ends_on", one.ends_on)):
            if day and day.earliest() > as_of:
                yield fault(field, FaultCode.HELD_IN_FUTURE, on=day)
    if one.state is State.PLANNED and one.last_on.latest() < as_of:
        yield fault("state", FaultCode.PLANNED_IN_PAST, on=one.last_on)


def _year(field: str, day: PartialDate | None, as_of: dt.date) -> Iterator[Fault]:
    if day and day.year < FIRST_YEAR:
        yield fault(field, FaultCode.TOO_LONG_AGO, on=day, first=FIRST_YEAR)
    if day and day.year > as_of.year + FURTHEST_YEARS:
        yield fault(field, FaultCode.TOO_FAR, on=day, last=as_of.year + FURTHEST_YEARS)


def _lines(one: Activity) -> Iterator[Fault]:
    several: dict[str, Sequence[Hashable]] = {
        "themes": one.themes,
        "hosts": one.hosts,
        "participations": [(came.side, came.age) for came in one.participations],
        "organisers": one.organisers,
        "money": one.money,
        "outcomes": [outcome.indicator.casefold() for outcome in one.outcomes],
        "sdg_targets": one.sdg_targets,
    }
    for name, lines in several.items():
        yield from _number_of(name, lines)
        # Two equal sums can both be right; of everything else the second is a slip.
        if name != "money" and len(set(lines)) < len(lines):
            yield fault(name, FaultCode.TWICE)


def _number_of(field: str, lines: Sequence[object]) -> Iterator[Fault]:
    if len(lines) > MOST_LINES:
        yield fault(field, FaultCode.TOO_MANY, number=len(lines), most=MOST_LINES)


def _party(field: str, side: str, parties: Collection[str]) -> Iterator[Fault]:
    if side not in parties:
        yield fault(field, FaultCode.NOT_A_PARTY, place=side[:60])


def _people(field: str, people: int) -> Iterator[Fault]:
    if people < 0:
        yield fault(field, FaultCode.NEGATIVE)
    if people > MOST_PEOPLE:
        yield fault(field, FaultCode.ABSURD, most=MOST_PEOPLE)


def _money(field: str, one: Money, parties: Collection[str]) -> Iterator[Fault]:
    yield from _party(f"{field}.side", one.side, parties)
    if not one.currency:
        yield fault(f"{field}.currency", FaultCode.MISSING)
    elif not is_currency(one.currency):
        yield fault(f"{field}.currency", FaultCode.NO_CURRENCY, value=one.currency[:10])
    if not one.amount.is_finite() or one.amount > MOST_MONEY:
        yield fault(f"{field}.amount", FaultCode.ABSURD, most=MOST_MONEY)
    elif one.amount <= 0:
        yield fault(f"{field}.amount", FaultCode.NOT_POSITIVE)
    elif _finer(one.amount):
        yield fault(f"{field}.amount", FaultCode.TOO_FINE, most=-FINEST)


def _outcome(field: str, one: Outcome) -> Iterator[Fault]:
    yield from _text(f"{field}.indicator", one.indicator, NAME, needed=True)
    yield from _text(f"{field}.unit", one.unit, UNIT)
    for name, value in (("target", one.target), ("actual", one.actual)):
        if value is not None and (not value.is_finite() or abs(value) > MOST_OUTCOME):
            yield fault(f"{field}.{name}", FaultCode.ABSURD, most=MOST_OUTCOME)
        elif value is not None and _finer(value):
            yield fault(f"{field}.{name}", FaultCode.TOO_FINE, most=-FINEST)


def _finer(value: Decimal) -> bool:
    exponent = value.normalize().as_tuple().exponent
    return isinstance(exponent, int) and exponent < FINEST


def _months(field: str, months: int | None, most: int) -> Iterator[Fault]:
    if months is not None and months < 1:
        yield fault(field, FaultCode.NOT_POSITIVE)
    if months is not None and months > most:
        yield fault(field, FaultCode.ABSURD, most=most)


def _strange(codes: Iterable[str]) -> list[str]:
    return [code[:10] for code in codes if code not in SDG_TARGETS]
