"""“Partner wanted”: what may be stated, when it stands, and what it says of a place's needs."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from tawam.basics.erasing import Wanted, without
from tawam.basics.locales import is_currency, is_language
from tawam.basics.texts import printable
from tawam.exchange.rules.checking import fault
from tawam.exchange.values import Fault, FaultCode, Theme
from tawam.matching.values import Needs, Notice, NoticeFilter
from tawam.registry.values import Kind

# What a place can look for; treaties are made by states, EU projects by ministries.
LINKS = (Kind.TWINNING, Kind.FRIENDSHIP, Kind.COOPERATION, Kind.PACT, Kind.PROJECT)
LONGEST_TEXT = 2_000
MOST_LANGUAGES = 12
MOST_PEOPLE, MOST_DAYS = 10_000, 365
MOST_MONEY = 1_000_000_000
# A notice that nobody has looked at for longer says nothing of today.
LONGEST_DAYS = 731
# So many stand at once; more would fill the list of all places.
MOST_OF_A_PLACE = 5


def cleaned(one: Notice) -> Notice:
    """The notice with its texts put in order; a currency without an amount is dropped."""
    money = one.budget_from is not None or one.budget_to is not None
    return replace(
        one,
        text=printable(one.text),
        text_ar=printable(one.text_ar),
        currency=one.currency.strip().upper() if money else "",
    )


def without_person(row: Mapping[str, Any], wanted: Wanted) -> dict[str, Any]:
    """A notice as it is kept, in its row or in the journal, without what is sought."""
    return {name: without(value, wanted) if name in ("text", "text_ar") else value for name, value in row.items()}


def notice_faults(one: Notice, *, as_of: dt.date) -> tuple[Fault, ...]:
    """Everything that forbids to state the notice on a day."""
    found = [*_themes(one), *_days(one, as_of), *_languages(one), *_capacity(one), *_budget(one)]
    for name, text in (("text", one.text), ("text_ar", one.text_ar)):
        if len(text) > LONGEST_TEXT:
            found.append(fault(name, FaultCode.TOO_LONG, length=len(text), most=LONGEST_TEXT))
    found += [fault("links", FaultCode.UNKNOWN_CODE, value=kind) for kind in one.links if kind not in LINKS]
    return tuple(found)


def stands(one: Notice, as_of: dt.date) -> bool:
    """Whether the notice stands on a day, if it is not withdrawn; both its days belong to it."""
    return one.from_on <= as_of <= one.until_on


def wants(asked: NoticeFilter, one: Notice, country: str) -> bool:
    """Whether the filter lets a notice through."""
    return (
        (asked.theme is None or asked.theme in (*one.seeks, *one.offers))
        and (not asked.country or asked.country == country)
        and (not asked.language or asked.language in one.languages)
    )


def needs_of(notices: Iterable[Notice]) -> dict[str, Needs]:
    """By place what all its notices seek and offer."""
    sought: dict[str, set[Theme]] = defaultdict(set)
    offered: dict[str, set[Theme]] = defaultdict(set)
    for one in notices:
        sought[one.place].update(one.seeks)
        offered[one.place].update(one.offers)
    return {place: Needs(frozenset(sought[place]), frozenset(offered[place])) for place in sorted(sought)}


def themes_of_places(needs: Mapping[str, Needs], active: Mapping[str, frozenset[Theme]]) -> dict[str, frozenset[Theme]]:
    """By place the themes of its notices and of its public activities; a place without any has no key."""
    stated = {place: active.get(place, frozenset()) | one.seeks | one.offers for place, one in needs.items()}
    found = {**active, **stated}
    return {place: themes for place, themes in found.items() if themes}


def _themes(one: Notice) -> Iterator[Fault]:
    if not one.seeks and not one.offers:
        yield fault("seeks", FaultCode.NOTHING_SAID)
    for name, codes in (("seeks", one.seeks), ("offers", one.offers), ("links", one.links)):
        if len(set(codes)) < len(codes):
            yield fault(name, FaultCode.TWICE)


def _days(one: Notice, as_of: dt.date) -> Iterator[Fault]:
    if one.until_on < one.from_on:
        yield fault("until_on", FaultCode.ENDS_BEFORE_START, on=one.until_on, start=one.from_on)
    elif one.until_on < as_of:
        yield fault("until_on", FaultCode.OVER_ALREADY, on=one.until_on)
    last = as_of + dt.timedelta(days=LONGEST_DAYS)
    if one.until_on > last:
        yield fault("until_on", FaultCode.TOO_FAR, on=one.until_on, last=last)


def _languages(one: Notice) -> Iterator[Fault]:
    for code in one.languages:
        if not is_language(code):
            yield fault("languages", FaultCode.UNKNOWN_CODE, value=code[:40])
    if len(one.languages) > MOST_LANGUAGES:
        yield fault("languages", FaultCode.TOO_MANY, number=len(one.languages), most=MOST_LANGUAGES)
    if len(set(one.languages)) < len(one.languages):
        yield fault("languages", FaultCode.TWICE)


def _capacity(one: Notice) -> Iterator[Fault]:
    for name, number, most in (("hosts", one.hosts, MOST_PEOPLE), ("days", one.days, MOST_DAYS)):
        yield from _figure(name, number, most)


def _budget(one: Notice) -> Iterator[Fault]:
    yield from _figure("budget_from", one.budget_from, MOST_MONEY)
    yield from _figure("budget_to", one.budget_to, MOST_MONEY)
    if one.budget_from is not None and one.budget_to is not None and one.budget_from > one.budget_to:
        yield fault("budget_to", FaultCode.TURNED_ROUND)
    if one.budget_from is None and one.budget_to is None:
        return
    if not one.currency:
        yield fault("currency", FaultCode.MISSING)
    elif not is_currency(one.currency):
        yield fault("currency", FaultCode.NO_CURRENCY, value=one.currency[:10])


def _figure(name: str, number: int | None, most: int) -> Iterator[Fault]:
    if number is not None and number < 1:
        yield fault(name, FaultCode.NOT_POSITIVE)
    if number is not None and number > most:
        yield fault(name, FaultCode.ABSURD, most=most)
