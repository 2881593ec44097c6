"""Dates as people write them in a cell, in many languages."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale

from tawam.basics.dates import BadDate, PartialDate
from tawam.places.rules.text import normalise

# Twinnings of a kind are claimed from 836 on (Paderborn and Le Mans); a year before that is a slip.
EARLIEST_YEAR = 800
_LANGUAGES = ("en", "de", "fr", "es", "it", "pl", "pt", "nl", "tr", "ru", "ar", "cs", "sv")
_FILLING = frozenset({
    "since", "from", "in", "year", "signed", "seit", "ab", "im", "am", "jahr", "vom", "der", "depuis", "le", "la", "en",
    "annee", "de", "du", "dal", "dall", "anno", "del", "di", "desde", "ano", "el", "od", "rok", "roku", "r", "sinds",
    "с", "год", "года", "г", "منذ", "عام", "سنه",
})  # fmt: skip
_ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?:[T ].*)?")
_YEAR = re.compile(r"\d{3,4}")
_NUMBERS = re.compile(r"(\d{1,2})([./-])(\d{1,2})[./-](\d{4})|(\d{1,2})[./-](\d{4})")
_WORDED = re.compile(r"(?:(\d{1,2})\s+)?(\D+?)\s+(\d{4})")
_MONTHS_IN_A_YEAR = 12


class UnreadableDate(ValueError):
    """The cell holds no date that could be read without guessing."""


class AmbiguousDay(UnreadableDate):
    """The cell may mean two days (03/04/1967); ``year`` is what it says for certain."""

    def __init__(self, year: int) -> None:
        super().__init__("day and month could be either")
        self.year = PartialDate(year)


def cell_date(text: str, *, latest_year: int) -> PartialDate:
    """The date of a cell: “seit 1967”, “12.05.1967”, “mai 1967”, “منذ ١٩٦٧”.

    Raises UnreadableDate for what is no date, for two years (1967/68) and for a year outside 800 to ``latest_year``;
    AmbiguousDay, which holds the year, where day and month could be either.
    """
    plain = "".join(str(int(char)) if char.isdecimal() else char for char in text.strip())
    try:
        found = _from_numbers(plain) or _from_words(plain)
    except BadDate as error:
        raise UnreadableDate(str(error)) from None
    if found is None:
        raise UnreadableDate("is no date")
    if not EARLIEST_YEAR <= found.year <= latest_year:
        raise UnreadableDate("is no year of a twinning")
    return found


def _from_numbers(plain: str) -> PartialDate | None:
    if match := _ISO.fullmatch(plain):
        return PartialDate(int(match[1]), int(match[2]), int(match[3]) if match[3] else None)
    if not (match := _NUMBERS.search(plain)) or len(re.findall(r"\d{4}", plain)) > 1:
        return None
    first, mark, second, year_of_day, month, year_of_month = match.groups()
    if month:
        return PartialDate(int(year_of_month), int(month))
    if mark != "." and int(first) <= _MONTHS_IN_A_YEAR and int(second) <= _MONTHS_IN_A_YEAR and first != second:
        raise AmbiguousDay(int(year_of_day))
    day, month_of_day = (int(first), int(second)) if int(second) <= _MONTHS_IN_A_YEAR else (int(second), int(first))
    return PartialDate(int(year_of_day), month_of_day, day)


def _from_words(plain: str) -> PartialDate | None:
    """A year alone, or with the name of a month and a day, once filling words are left out."""
    words = [word for word in normalise(plain).split() if word not in _FILLING]
    if len(words) == 1 and _YEAR.fullmatch(words[0]) and not set("/?") & set(plain):
        return PartialDate(int(words[0]))
    match = _WORDED.fullmatch(" ".join(words))
    if match is None or match[2].strip() not in _months():
        return None
    return PartialDate(int(match[3]), _months()[match[2].strip()], int(match[1]) if match[1] else None)


@cache
def _months() -> dict[str, int]:
    """The number of a month by its name, in the languages of our users (names of the CLDR)."""
    found: dict[str, int] = {}
    for language in _LANGUAGES:
        for context in Locale.parse(language).months.values():
            for width in ("wide", "abbreviated"):
                for number, name in context[width].items():
                    found.setdefault(normalise(name), number)
    return found
