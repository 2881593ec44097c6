"""What belongs in a digest, and to which week it belongs."""

from __future__ import annotations

import datetime as dt

from tawam.assessment.values import Assessment, Level


def week_of(day: dt.date) -> str:
    """The week of a day as ISO 8601 counts it: 2026-W48."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def asks_for_attention(found: Assessment) -> bool:
    """Whether a link fades, sleeps or is highly exposed; one of which too little is known would be told every week."""
    return found.vitality.level in (Level.FADING, Level.DORMANT) or found.exposure.level is Level.HIGH
