"""The documented breaks, for the page that asks why twinnings end."""

from __future__ import annotations

from tawam.registry import models
from tawam.registry.queries.rows import partial
from tawam.registry.values import BREAKS, Break, Cause, EventType, Scope


def documented_breaks() -> list[Break]:
    """Every break on record, oldest first within its partnership; ``first`` marks the first of each.

    A single programme put on hold leaves the tie in force and is no break.
    """
    rows = models.Event.objects.filter(type__in=BREAKS).exclude(scope=Scope.PROGRAMME).select_related("partnership")
    seen: set[str] = set()
    found: list[Break] = []
    for row in rows.order_by("partnership_id", "position"):
        found.append(_break(row, first=row.partnership_id not in seen))
        seen.add(row.partnership_id)
    return found


def _break(row: models.Event, *, first: bool) -> Break:
    kept = row.partnership
    return Break(
        partnership=kept.pk,
        type=EventType(row.type),
        on=partial(row.on),
        cause=Cause(row.cause or Cause.NOT_STATED),
        decision=row.decision,
        began=partial(kept.since) if kept.since_basis == "signed" else None,
        first=first,
    )
