"""Dates as people write them in a cell, in many languages."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale

from tawam.basics.dates import BadDate, PartialDate
from tawam.places.rules.text import normalise

# Twinnings of a kind are claimed from 836 on (Paderborn and Le Mans); a year before that is a slip.
EARLIEST_YEAR = 800
# ar_LB and ar_MA beside ar: the months have other names in the Levant and in Morocco.
_LANGUAGES = (
    "en", "de", "fr", "es", "it", "pl", "pt", "nl", "tr", "ru", "ar", "ar_LB", "ar_MA", "cs", "sv", "uk", "hu", "fa",
)  # fmt: skip
_FILLING = frozenset({
    "since", "from", "in", "on", "of", "the", "year", "signed", "seit", "dem", "den", "ab", "im", "am", "jahr", "vom",
    "der", "depuis", "le", "la", "en", "lannee", "annee", "de", "du", "des", "dal", "dall", "il", "anno", "del", "di",
    "desde", "ano", "el", "o", "od", "rok", "roku", "r", "dnia", "sinds", "op", "yili", "yilindan", "beri",
    "с", "в", "год", "года", "году", "г", "منذ", "عام", "سنه", "في", "شهر", "از", "سال",
})  # fmt: skip
_ABOUT = frozenset({"c", "ca", "circa", "approx", "about", "around", "um", "etwa", "vers", "environ", "verso", "около",
    "ok", "okolo", "حوالي", "نحو"})  # fmt: skip
_TIME = r"(?:[T ]\d{1,2}:\d{2}\S*)?"
_YEAR_FIRST = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?|[/.](\d{1,2})[/.](\d{1,2}))" + _TIME)
_EAST_ASIAN = re.compile(r"(\d{4})\s*年(?:\s*(\d{1,2})\s*月(?:\s*(\d{1,2})\s*日)?)?")
_YEAR = re.compile(r"\d{3,4}")
_NUMBERS = re.compile(r"(?<![\d./-])(?:(\d{1,2})([./-])(\d{1,2})\2(\d{4})|(\d{1,2})[./-](\d{4}))(?![\d/-]|\.\d)")
_WORDED = re.compile(r"(?:(\d{1,2})\s+)?([^\W\d][^\d]*?)\s+(\d{4})")
_AMERICAN = re.compile(r"(\D+?)\s+(\d{1,2})\s+(\d{4})")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th|er|re|º|ª)\b", re.IGNORECASE)
_TWO_YEARS = re.compile(r"\d\s*[/–-]\s*\d{2,4}\s*$")
_MONTHS_IN_A_YEAR = 12


class UnreadableDate(ValueError):
    """The cell holds no date that could be read without guessing."""


class DoubtfulDate(UnreadableDate):
    """The cell says a year for certain, ``year``, and the rest or its precision is in doubt; ``code`` says why."""

    code = "doubtful_date"

    def __init__(self, year: int, why: str) -> None:
        super().__init__(why)
        self.year = PartialDate(year)


class AmbiguousDay(DoubtfulDate):
    """The cell may mean two days (03/04/1967)."""

    code = "ambiguous_day"

    def __init__(self, year: int) -> None:
        super().__init__(year, "day and month could be either")


class ApproximateYear(DoubtfulDate):
    """The cell itself calls its year a rough one (c. 1967)."""

    code = "approximate_year"

    def __init__(self, year: int) -> None:
        super().__init__(year, "the year is approximate")


def cell_date(text: str, *, latest_year: int) -> PartialDate:
    """The date of a cell: “seit 1967”, “12.05.1967”, “mai 1967”, “منذ ١٩٦٧”.

    Raises UnreadableDate for what is no date, for two years (1967/68), for words that are not about a date (“until
    1967”) and for a year outside 800 to ``latest_year``; AmbiguousDay and ApproximateYear, which hold the year, where
    no more is certain.
    """
    plain = "".join(str(int(char)) if char.isdecimal() else char for char in text.strip())
    try:
        found = _date(plain)
    except DoubtfulDate as doubt:
        _within(doubt.year, latest_year)
        raise
    except BadDate as error:
        raise UnreadableDate(str(error)) from None
    return _within(found, latest_year)


def _within(found: PartialDate, latest_year: int) -> PartialDate:
    if not EARLIEST_YEAR <= found.year <= latest_year:
        raise UnreadableDate("is no year of a twinning")
    return found


def _date(plain: str) -> PartialDate:
    found = _year_first(plain) or _from_numbers(plain) or _from_words(plain)
    if found is None:
        raise UnreadableDate("is no date")
    return found


def _year_first(plain: str) -> PartialDate | None:
    """1967-05-12, 1967-05, 1967/05/12 and 1967年5月12日; 1967/05 may be two years."""
    if match := _YEAR_FIRST.fullmatch(plain):
        year, month, day, slashed_month, slashed_day = match.groups()
        return _partial(year, month or slashed_month, day or slashed_day)
    match = _EAST_ASIAN.fullmatch(plain)
    return _partial(*match.groups()) if match else None


def _partial(year: str, month: str | None, day: str | None) -> PartialDate:
    return PartialDate(int(year), int(month) if month else None, int(day) if day else None)


def _from_numbers(plain: str) -> PartialDate | None:
    match = _NUMBERS.search(plain)
    if not match or not _FILLING.issuperset(normalise(plain[: match.start()] + " " + plain[match.end() :]).split()):
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
    if _TWO_YEARS.search(plain) or "?" in plain or "؟" in plain:
        return None
    words = [word for word in normalise(_ORDINAL.sub("", plain)).split() if word not in _FILLING]
    dated = [word for word in words if word not in _ABOUT]
    if len(dated) == 1 and _YEAR.fullmatch(dated[0]):
        if len(words) > 1 or "~" in plain:
            raise ApproximateYear(int(dated[0]))
        return PartialDate(int(dated[0]))
    return _with_month(" ".join(words))


def _with_month(words: str) -> PartialDate | None:
    if match := _WORDED.fullmatch(words):
        day, name, year = match.groups()
    elif match := _AMERICAN.fullmatch(words):
        name, day, year = match.groups()
    else:
        return None
    month = _months().get(name.strip())
    return _partial(year, str(month), day) if month else None


@cache
def _months() -> dict[str, int]:
    """The number of a month by its name, in the languages of our users (names of the CLDR).

    A name that means different months in two of the languages is left out.
    """
    found: dict[str, set[int]] = {}
    for language in _LANGUAGES:
        for context in Locale.parse(language).months.values():
            for width in ("wide", "abbreviated"):
                for number, name in context[width].items():
                    found.setdefault(normalise(name), set()).add(number)
    return {name: min(numbers) for name, numbers in found.items() if len(numbers) == 1}
