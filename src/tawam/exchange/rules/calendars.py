"""Calendars as iCalendar (RFC 5545): whole days, texts escaped, lines folded at 75 octets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tawam.basics.dates import PartialDate, Precision

_LINE = 75


@dataclass(frozen=True, slots=True)
class Appointment:
    """What stands in a calendar; ``uid`` is the same at each reading, ``version`` counts its changes."""

    uid: str
    first: dt.date
    last: dt.date
    summary: str
    stamp: dt.datetime
    description: str = ""
    url: str = ""
    version: int = 0


def days_of(starts_on: PartialDate, ends_on: PartialDate | None = None) -> tuple[dt.date, dt.date] | None:
    """The first and the last day to mark; the whole month where only that is known, nothing for a mere year."""
    last = ends_on or starts_on
    if Precision.YEAR in (starts_on.precision, last.precision):
        return None
    return starts_on.earliest(), last.latest()


def calendar_text(name: str, appointments: Iterable[Appointment]) -> str:
    """The calendar as a file, lines ended as the standard asks."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Tawam//Exchange//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    lines.append(f"X-WR-CALNAME:{escaped(name)}")
    for one in appointments:
        lines += _event(one)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in folded(line))


def escaped(text: str) -> str:
    """A text as a value: backslashes, semicolons, commas and line ends written so that they end nothing."""
    plain = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    plain = plain.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")
    return "".join(letter for letter in plain if letter >= " " and letter != "\x7f")


def folded(line: str) -> Iterator[str]:
    """A line in parts of 75 octets at most, each but the first after a blank; no letter is torn apart."""
    part, size = "", 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > _LINE:
            yield part
            part, size = " ", 1
        part, size = part + letter, size + octets
    yield part


def _event(one: Appointment) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{escaped(one.uid)}"
    yield f"DTSTAMP:{one.stamp.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"
    yield f"SEQUENCE:{one.version}"
    yield f"DTSTART;VALUE=DATE:{_day(one.first)}"
    # The end is the day after the last one.
    yield f"DTEND;VALUE=DATE:{_day(one.last + dt.timedelta(days=1))}"
    yield f"SUMMARY:{escaped(one.summary)}"
    if one.description:
        yield f"DESCRIPTION:{escaped(one.description)}"
    if one.url:
        yield f"URL:{one.url}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _day(day: dt.date) -> str:
    """Years before 1000 keep their four digits, which ``strftime`` does not promise."""
    return f"{day.year:04d}{day.month:02d}{day.day:02d}"
