"""Dates as sources give them: a year, a month or a day, and never more than was said."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import total_ordering

_WRITTEN = re.compile(r"(\d{3,4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


class BadDate(ValueError):
    """The text is not a year, a month or a day."""

    def __init__(self, text: str) -> None:
        shown = text if len(text) <= 40 else text[:40] + "…"
        super().__init__(f"“{shown}” is not a date: write YYYY, YYYY-MM or YYYY-MM-DD")
        self.shown = shown


class Precision(StrEnum):
    """How much of a date is known."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date known to the year, to the month or to the day.

    Partial dates are ordered by the first day that they can mean.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise BadDate(f"{self.year}-?-{self.day}")
        try:
            dt.date(self.year, 1 if self.month is None else self.month, 1 if self.day is None else self.day)
        except ValueError as error:
            raise BadDate(str(self)) from error

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; raises BadDate for anything else."""
        found = _WRITTEN.fullmatch(text)
        if found is None:
            raise BadDate(text)
        year, month, day = found.groups()
        return cls(int(year), int(month) if month else None, int(day) if day else None)

    @classmethod
    def of(cls, day: dt.date) -> PartialDate:
        """The partial date that means exactly this day."""
        return cls(day.year, day.month, day.day)

    @property
    def precision(self) -> Precision:
        """The finest part that is known."""
        if self.month is None:
            return Precision.YEAR
        return Precision.MONTH if self.day is None else Precision.DAY

    def earliest(self) -> dt.date:
        """The first day that this date can mean."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    def latest(self) -> dt.date:
        """The last day that this date can mean."""
        month = self.month or 12
        return dt.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def agrees_with(self, other: PartialDate) -> bool:
        """Whether both can mean the same day: one is a coarser wording of the other."""
        return self.earliest() <= other.latest() and other.earliest() <= self.latest()

    def __lt__(self, other: PartialDate) -> bool:
        return (self.earliest(), self.latest()) < (other.earliest(), other.latest())

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)
