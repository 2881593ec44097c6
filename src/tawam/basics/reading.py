"""Figures and days as people type them: in Arabic or Western digits, and never guessed."""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum

from tawam.basics.dates import BadDate, PartialDate

_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫", "01234567890123456789.")
_BLANKS = re.compile("[\\s٬'’_\u00a0\u202f\u200e\u200f\u061c]")
_PLAIN = re.compile(r"-?\d{1,15}(?:\.\d{1,6})?", re.ASCII)
_GROUPED = re.compile(r"-?\d{1,3}(?:,\d{3}){2,}(?:\.\d{1,3})?|-?\d{1,3},\d{3}\.\d{1,3}", re.ASCII)
_COMMA = re.compile(r"-?\d{1,15},\d{1,2}", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?", re.ASCII)


class Misread(StrEnum):
    """What was expected, and could not be read."""

    NUMBER = "unreadable_number"
    DATE = "unreadable_date"


class Unreadable(ValueError):
    """What was typed is no number or no date, or it can be read in two ways."""

    def __init__(self, code: Misread, text: str) -> None:
        super().__init__(f"{code.value}: {text[:40]}")
        self.code, self.text = code, text[:40]


def decimal(text: str) -> Decimal:
    """A number; 1,234 can be two numbers and is refused, as is 1.234 where a group of thousands may be meant."""
    plain = _BLANKS.sub("", text.translate(_DIGITS))
    if re.fullmatch(r"-?\d{1,3}\.\d{3}", plain, re.ASCII) and not plain.lstrip("-").startswith("0"):
        raise Unreadable(Misread.NUMBER, text)
    if _PLAIN.fullmatch(plain):
        return Decimal(plain)
    if _GROUPED.fullmatch(plain):
        return Decimal(plain.replace(",", ""))
    if _COMMA.fullmatch(plain):
        return Decimal(plain.replace(",", "."))
    raise Unreadable(Misread.NUMBER, text)


def whole(text: str) -> int:
    """A whole number."""
    found = decimal(text)
    if found % 1:
        raise Unreadable(Misread.NUMBER, text)
    return int(found)


def day(text: str) -> PartialDate:
    """A year, a month or a day: 2026, 2026-05, 2026-05-17, 2026/5/17 or 17.5.2026; 5/6/2026 can be two days."""
    plain = text.translate(_DIGITS).replace("٫", ".").strip()
    plain = _BLANKS.sub("", plain)
    first, last = _YEAR_FIRST.fullmatch(plain), _DAY_FIRST.fullmatch(plain)
    if last:
        plain = f"{last[3]}-{last[2]:0>2}-{last[1]:0>2}"
    elif first:
        plain = "-".join(part.zfill(2) for part in first.groups() if part)
    try:
        return PartialDate.parse(plain)
    except BadDate:
        raise Unreadable(Misread.DATE, text) from None
