"""What happened last."""

from __future__ import annotations

import datetime as dt

from tawam.registry import models
from tawam.registry.queries.register import parties_of
from tawam.registry.queries.rows import partial
from tawam.registry.values import ACTS, Change, EventType


def latest_changes(*, as_of: dt.date, most: int) -> list[Change]:
    """The newest acts on record up to the day, newest first; of one decision on many partners only one."""
    rows = models.Event.objects.filter(type__in=ACTS, on__lte=as_of.isoformat()).exclude(on="")
    newest: dict[str, models.Event] = {}
    for row in rows.order_by("-on", "partnership_id", "position")[: most * 10]:
        newest.setdefault(row.decision or f"{row.partnership_id}/{row.position}", row)
    chosen = list(newest.values())[:most]
    parties = parties_of({row.partnership_id for row in chosen})
    return [
        Change(row.partnership_id, parties[row.partnership_id], EventType(row.type), partial(row.on), row.wording)
        for row in chosen
    ]
