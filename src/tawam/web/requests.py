"""Reading what a reader's address asks for; a wrong value is a clear 400, never a guess."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import TypeVar

from django.core.exceptions import BadRequest
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tawam.basics import locales, reading
from tawam.basics.keys import is_key
from tawam.basics.languages import page_language
from tawam.places.rules.days import day_at
from tawam.places.values import Place

Code = TypeVar("Code", bound=StrEnum)
LONGEST_TEXT = 200
PER_PAGE = 50
# The largest number of a row has 19 digits; of more than 4,300 Python makes no number at all.
_LONGEST_NUMBER = 18


def language() -> str:
    """The language of the page: ``en`` or ``ar``."""
    return page_language(get_language())


def today() -> dt.date:
    """The day as of which pages speak."""
    return timezone.now().date()


def today_at(place: Place) -> dt.date:
    """The day at a place: what was held there this morning lies in no future."""
    return day_at(place.timezone, timezone.now())


def text(request: HttpRequest, name: str) -> str:
    """A text from the query string, at most 200 characters."""
    value = request.GET.get(name, "").strip()
    if len(value) > LONGEST_TEXT:
        raise BadRequest(
            _("“%(name)s” has %(length)s characters; at most %(most)s are read.")
            % {
                "name": name,
                "length": locales.number(len(value), language()),
                "most": locales.number(LONGEST_TEXT, language()),
            }
        )
    if "\x00" in value:
        raise BadRequest(_("“%(name)s” holds a character that no name has.") % {"name": name})
    return value


def code(request: HttpRequest, name: str, codes: type[Code]) -> Code | None:
    """A code of a closed list, or None if not asked for."""
    value = text(request, name)
    try:
        return codes(value) if value else None
    except ValueError:
        known = locales.listing([str(one) for one in codes], language())
        raise BadRequest(
            _("“%(value)s” is no %(name)s; known are: %(known)s") % {"value": value[:40], "name": name, "known": known}
        ) from None


def country(request: HttpRequest, name: str = "country") -> str:
    """A two-letter country code, or nothing."""
    value = text(request, name).upper()
    if value and not (len(value) == 2 and value.isascii() and value.isalpha()):
        raise BadRequest(_("“%(value)s” is no country code of two letters.") % {"value": value[:40]})
    return value


def day(request: HttpRequest, name: str = "as_of") -> dt.date:
    """The last day that a partial date means, in digits of either language, or today."""
    value = text(request, name)
    if not value:
        return today()
    try:
        return reading.day(value).latest()
    except reading.Unreadable:
        raise BadRequest(
            _("“%(value)s” is no date: write YYYY, YYYY-MM or YYYY-MM-DD.") % {"value": value[:40]}
        ) from None


def own_number(text: str) -> int:
    """A number of ours that a form carried; 0, which is nobody's, for what is none or longer than any of ours."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _LONGEST_NUMBER else 0


def own_key(text: str) -> str:
    """The id that a form carried; none if somebody changed it."""
    return text if is_key(text) else ""


def offset(request: HttpRequest) -> int:
    """How many lines to skip: those of the pages before this one."""
    value = text(request, "page") or "1"
    if not (value.isascii() and value.isdigit() and 1 <= int(value) <= 100_000):
        raise BadRequest(_("“%(value)s” is no page number.") % {"value": value[:40]})
    return (int(value) - 1) * PER_PAGE
