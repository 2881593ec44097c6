"""Which day it is at a place: in Auckland a new one has begun half a day before it does in Greenwich."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def day_at(zone: str, now: dt.datetime) -> dt.date:
    """The day at this moment in a time zone; that of Greenwich where the zone is not known."""
    try:
        there = ZoneInfo(zone) if zone else dt.UTC
    except (ZoneInfoNotFoundError, ValueError):
        there = dt.UTC
    return now.astimezone(there).date()
