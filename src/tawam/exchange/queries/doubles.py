"""Events that both sides logged, and what officers say of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from tawam.exchange import models
from tawam.exchange.rules.doubles import Judged, Telling
from tawam.exchange.values import Activity, Entry

_IDS_AT_ONCE = 400


def judged(ids: Collection[str]) -> Judged:
    """What officers said of pairs of these entries; pairs that nobody judged are not in."""
    asked = sorted(set(ids))
    found: dict[frozenset[str], bool] = {}
    for start in range(0, len(asked), _IDS_AT_ONCE):
        rows = models.Double.objects.filter(one__in=asked[start : start + _IDS_AT_ONCE])
        found |= {frozenset((row.one, row.other)): row.same for row in rows}
    return found


def tellings(entries: Iterable[Entry]) -> list[Telling]:
    """The activities among entries, each with the place that logged it."""
    return [(one.logged_for, one.stated) for one in entries if isinstance(one.stated, Activity)]
