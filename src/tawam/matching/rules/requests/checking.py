"""What is wrong with a rule, a request or an answer before it is kept."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from enum import StrEnum

from tawam.basics.locales import is_currency
from tawam.basics.texts import is_blank, one_line, printable
from tawam.exchange.values import Theme
from tawam.matching.rules.requests.kinds import REQUIREMENTS
from tawam.matching.rules.requests.table import Entered, Items
from tawam.matching.values.requests import Answer, Criteria, Paper, Request, RequestState, Rule, Rung

LONGEST_LINE, LONGEST_TEXT, LONGEST_ADDRESS = 200, 2_000, 500
MOST_RULES = 60
LONGEST_WAIT = 600
FIRST_DAY = dt.date(1900, 1, 1)


class Wrong(StrEnum):
    """What can be wrong, each with its sentence in ``wording.requests``."""

    NO_SUCH_KIND = "no_such_kind"
    FIGURE_MISSING = "figure_missing"
    FIGURE_UNFIT = "figure_unfit"
    ITEMS_MISSING = "items_missing"
    ITEM_UNKNOWN = "item_unknown"
    TOO_LONG = "too_long"
    TOO_MANY = "too_many"
    TWICE = "twice"
    NO_STEPS = "no_steps"
    WAIT_UNFIT = "wait_unfit"
    NAME_MISSING = "name_missing"
    DAY_AHEAD = "day_ahead"
    DAY_TOO_EARLY = "day_too_early"
    ADDRESS_UNFIT = "address_unfit"
    NOT_ANSWERED = "not_answered"
    NO_QUESTION = "no_question"
    NO_GROUNDS = "no_grounds"
    DAY_MISSING = "day_missing"
    DECIDED_EARLY = "decided_early"
    ITSELF = "itself"


def criteria_faults(one: Criteria) -> Iterator[Wrong]:
    """What is wrong with criteria as a whole, and with each rule."""
    if len(one.rules) > MOST_RULES:
        yield Wrong.TOO_MANY
    if max(Counter(rule.key for rule in one.rules).values(), default=0) > 1:
        yield Wrong.TWICE
    if not one.steps or one.steps != tuple(step for step in Rung if step in one.steps):
        yield Wrong.NO_STEPS
    if any(not 0 < months <= LONGEST_WAIT for months in one.waits.values()):
        yield Wrong.WAIT_UNFIT
    for rule in one.rules:
        yield from rule_faults(rule)


def rule_faults(one: Rule) -> Iterator[Wrong]:
    """What is wrong with a rule."""
    requirement = REQUIREMENTS.by_code.get(one.kind)
    if requirement is None:
        yield Wrong.NO_SUCH_KIND
        return
    figure = requirement.figure
    if one.threshold is None and figure.needed:
        yield Wrong.FIGURE_MISSING
    if one.threshold is not None and not (figure.unit and 0 <= one.threshold <= figure.most):
        yield Wrong.FIGURE_UNFIT
    yield from _item_faults(one, requirement.items)
    if len(one.note) > LONGEST_TEXT:
        yield Wrong.TOO_LONG


def _item_faults(one: Rule, items: Items) -> Iterator[Wrong]:
    known = {Items.PAPERS: {*Paper}, Items.THEMES: {*Theme}}.get(items)
    if known is not None and not one.items:
        yield Wrong.ITEMS_MISSING
    if known is not None and not set(one.items) <= known:
        yield Wrong.ITEM_UNKNOWN
    if (
        items is Items.CURRENCY
        and one.threshold is not None
        and not (len(one.items) == 1 and is_currency(one.items[0]))
    ):
        yield Wrong.ITEMS_MISSING
    if items is Items.NONE and one.items:
        yield Wrong.ITEM_UNKNOWN


def request_faults(one: Request, *, today: dt.date) -> Iterator[Wrong]:
    """What is wrong with a request."""
    if is_blank(one.name):
        yield Wrong.NAME_MISSING
    if one.asking == one.place:
        yield Wrong.ITSELF
    if one.decided_on and one.decided_on < one.received_on:
        yield Wrong.DECIDED_EARLY
    yield from _day_faults(one.received_on, today)
    if len(one.name) > LONGEST_LINE or max(len(one.contact), len(one.purpose)) > LONGEST_TEXT:
        yield Wrong.TOO_LONG


def decision_faults(
    state: RequestState, on: dt.date | None, note: str, *, today: dt.date, received_on: dt.date = FIRST_DAY
) -> Iterator[Wrong]:
    """What is wrong with a decision. An open request has none; no other is decided before it was received."""
    if len(note) > LONGEST_TEXT:
        yield Wrong.TOO_LONG
    if state is not RequestState.OPEN:
        if on is None:
            yield Wrong.DAY_MISSING
        else:
            yield from _day_faults(on, today)
        if on and FIRST_DAY <= on < received_on:
            yield Wrong.DECIDED_EARLY


def answer_faults(one: Answer) -> Iterator[Wrong]:
    """What is wrong with an answer: it says yes, no or a figure, and what it rests on."""
    requirement = REQUIREMENTS.by_code.get(one.kind)
    if requirement is None or requirement.entered is Entered.NOT:
        yield Wrong.NO_QUESTION
    if one.met is None and one.number is None:
        yield Wrong.NOT_ANSWERED
    if one.number is not None and not 0 <= one.number <= 1_000_000_000:
        yield Wrong.FIGURE_UNFIT
    if not (one.note or one.url):
        yield Wrong.NO_GROUNDS
    if one.url and not one.url.startswith(("https://", "http://")):
        yield Wrong.ADDRESS_UNFIT
    if len(one.note) > LONGEST_TEXT or len(one.url) > LONGEST_ADDRESS:
        yield Wrong.TOO_LONG


def cleaned_request(one: Request) -> Request:
    """The request with its texts put in order; nothing that was said is changed."""
    return replace(one, name=one_line(one.name), contact=printable(one.contact), purpose=printable(one.purpose))


def cleaned_answer(one: Answer) -> Answer:
    """The answer with its texts put in order."""
    return replace(one, note=printable(one.note), url=one_line(one.url))


def cleaned_text(text: str) -> str:
    """A text of several lines put in order."""
    return printable(text)


def answered(answers: tuple[Answer, ...], fresh: Answer) -> tuple[Answer, ...]:
    """The answers with one put in the place of an earlier one to the same question, or at the end."""
    found: Mapping[str, Answer] = {**{one.kind: one for one in answers}, fresh.kind: fresh}
    return tuple(found.values())


def _day_faults(day: dt.date, today: dt.date) -> Iterator[Wrong]:
    if day > today:
        yield Wrong.DAY_AHEAD
    if day < FIRST_DAY:
        yield Wrong.DAY_TOO_EARLY
