"""Single values of a Wikidata document (snaks): each read strictly, or refused with a sentence."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from tawam.basics.dates import BadDate, PartialDate

ITEM = re.compile(r"Q[1-9]\d{0,9}", re.ASCII)
PROPERTY = re.compile(r"P[1-9]\d{0,9}", re.ASCII)
# The Earth has eight billion people, and no place has more.
MOST_PEOPLE = 10_000_000_000
MOST_TEXT = 1_000
YEAR, MONTH, DAY = 9, 10, 11
_TIME = re.compile(r"([+-]?)(\d{1,16})-(\d\d)-(\d\d)T\d\d:\d\d:\d\dZ", re.ASCII)
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)T\d\d:\d\d:\d\dZ", re.ASCII)
_AMOUNT = re.compile(r"([+-]?)(\d{1,40})(?:\.0{1,40})?", re.ASCII)
_GREGORIAN, _JULIAN = "/Q1985727", "/Q1985786"
_EARTH = "/Q2"
_SPAN = {8: "decade", 7: "century", 6: "millennium"}


class Unusable(ValueError):
    """A value that we do not use; the text says why, in a few words."""


def mapping(value: object) -> Mapping[str, object]:
    """The value if it is a mapping, otherwise an empty one: Wikibase writes empty mappings as ``[]``."""
    return value if isinstance(value, Mapping) else {}


def sequence(value: object) -> list[object]:
    """The value if it is a list, otherwise an empty one."""
    return value if isinstance(value, list) else []


def text(value: object) -> str:
    """The value without surrounding blanks if it is text, cut to a bearable length; otherwise an empty text."""
    return value.replace("\x00", "").strip()[:MOST_TEXT].strip() if isinstance(value, str) else ""


def shown(value: object) -> str:
    """A value as a complaint quotes it."""
    written = value if isinstance(value, str) else type(value).__name__
    return f"“{written[:40]}”"


def value_of(snak: object) -> object:
    """What a snak says; None for ``novalue``, ``somevalue`` and anything malformed."""
    fields = mapping(snak)
    return mapping(fields.get("datavalue")).get("value") if fields.get("snaktype") == "value" else None


def item(value: object) -> str:
    """The QID that a value names; raises Unusable."""
    fields = mapping(value)
    found, number = fields.get("id"), fields.get("numeric-id")
    if found is None and type(number) is int and fields.get("entity-type", "item") == "item":
        found = f"Q{number}" if 0 < number < 10**10 else None
    if not isinstance(found, str) or not ITEM.fullmatch(found):
        raise Unusable(f"{shown(found)} is no id of an item")
    return found


def date(value: object) -> PartialDate:
    """The date that a time value means; raises Unusable for all that is coarser than a year, before the year 1,
    after 9999 or of another calendar."""
    fields = mapping(value)
    found = _TIME.fullmatch(text(fields.get("time")))
    precision = fields.get("precision")
    if found is None or type(precision) is not int:
        raise Unusable(f"{shown(fields.get('time'))} is no time")
    calendar = fields.get("calendarmodel", _GREGORIAN)
    if not isinstance(calendar, str) or not calendar.endswith(_GREGORIAN):
        raise Unusable(f"{readable_time(fields)} is not of the Gregorian calendar")
    if precision < YEAR:
        raise Unusable(f"{readable_time(fields)} is less precise than a year")
    if found[1] == "-":
        raise Unusable(f"{readable_time(fields)} is before the year 1")
    return _partial(int(found[2]), int(found[3]), int(found[4]), precision)


def _partial(year: int, month: int, day: int, precision: int) -> PartialDate:
    try:
        return PartialDate(year, month if precision >= MONTH else None, day if precision >= DAY else None)
    except (BadDate, OverflowError):
        raise Unusable(f"{year}-{month:02d}-{day:02d} is no day that a calendar has") from None


def readable_time(value: object) -> str:
    """A time as written, with what keeps it from being a date."""
    fields = mapping(value)
    written = text(fields.get("time")).removeprefix("+").partition("T")[0][:40]
    precision, calendar = fields.get("precision"), fields.get("calendarmodel")
    notes = [_SPAN.get(precision, "")] if type(precision) is int else []
    notes += ["Julian calendar"] if isinstance(calendar, str) and calendar.endswith(_JULIAN) else []
    told = ", ".join(note for note in notes if note)
    return f"{written} ({told})" if told else written


def day_of(moment: object) -> str:
    """The day of a moment as Wikidata writes when something was changed; empty for anything else."""
    found = _MOMENT.fullmatch(moment) if isinstance(moment, str) else None
    try:
        return dt.date.fromisoformat(found[1]).isoformat() if found else ""
    except ValueError:
        return ""


def people(value: object) -> int:
    """A number of people; raises Unusable for fractions, units and more than the Earth has."""
    fields = mapping(value)
    found = _AMOUNT.fullmatch(text(fields.get("amount")))
    if found is None or fields.get("unit", "1") != "1":
        raise Unusable(f"{shown(fields.get('amount'))} is no number of people")
    if found[1] == "-" or int(found[2]) > MOST_PEOPLE:
        raise Unusable(f"{shown(fields.get('amount'))} people are not possible")
    return int(found[2])


def coordinates(value: object) -> tuple[float, float]:
    """Latitude and longitude in degrees; raises Unusable off the Earth or off the scale."""
    fields = mapping(value)
    globe = fields.get("globe") or _EARTH
    if not isinstance(globe, str) or not globe.endswith(_EARTH):
        raise Unusable(f"the coordinates are not on the Earth but on {shown(globe)}")
    return _degrees(fields.get("latitude"), 90), _degrees(fields.get("longitude"), 180)


def _degrees(value: object, most: int) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Unusable(f"{shown(value)} is no number of degrees")
    # Compared before it becomes a float: an int of 400 digits does not fit into one.
    if not -most <= value <= most or math.isnan(value):
        raise Unusable(f"the coordinates are beyond {most} degrees")
    return float(value)


def matching(value: object, pattern: re.Pattern[str]) -> str:
    """A code of a known form; raises Unusable."""
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise Unusable(f"{shown(value)} has not the form of this code")
    return value


def address(value: object) -> str:
    """A web address; raises Unusable."""
    found = text(value)
    try:
        parts = urlsplit(found)
    except ValueError:
        raise Unusable(f"{shown(value)} is no web address") from None
    cut = isinstance(value, str) and len(value.strip()) > MOST_TEXT
    if parts.scheme not in ("http", "https") or "." not in parts.netloc or " " in found or cut:
        raise Unusable(f"{shown(value)} is no web address")
    return found


def readable(snak: object) -> str:
    """What a snak says as text for a person to read; an item is named by its QID."""
    kind = mapping(snak).get("snaktype")
    if kind in ("novalue", "somevalue"):
        return "no value" if kind == "novalue" else "unknown value"
    value = value_of(snak)
    if not isinstance(value, Mapping):
        return text(value)
    if "time" in value:
        return _readable_date(value)
    if "latitude" in value:
        return ", ".join(str(value.get(part))[:20] for part in ("latitude", "longitude"))
    return text(value.get("id") or value.get("text")) or text(value.get("amount")).removeprefix("+")


def _readable_date(value: object) -> str:
    try:
        return str(date(value))
    except Unusable:
        return readable_time(value)
