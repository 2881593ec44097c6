"""The weeks of digests."""

from __future__ import annotations

import datetime as dt


def week_of(day: dt.date) -> str:
    """The week of a day as ISO 8601 counts it: 2026-W48."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"
