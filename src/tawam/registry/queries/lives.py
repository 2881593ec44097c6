"""What happened to each partnership, without the texts: for counting what others did."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from django.db.models import Q

from tawam.registry import models
from tawam.registry.queries.rows import partial
from tawam.registry.values import WORDS, Cause, EventType, Kind, Life, LifeEvent


def lives(*, countries: Collection[str] | None = None, or_causes: Collection[Cause] = ()) -> list[Life]:
    """Every partnership that touches one of the countries (all if None), with its events; three queries.

    ``or_causes`` adds those that broke over one of the causes, wherever they are. The events carry no claims: who says
    so stands on the page of the partnership.
    """
    rows = models.Partnership.objects.order_by("pk")
    if countries is not None:
        touching = models.Party.objects.filter(country__in=list(countries)).values("partnership_id")
        broken = models.Event.objects.filter(cause__in=list(or_causes)).values("partnership_id")
        rows = rows.filter(Q(pk__in=touching) | Q(pk__in=broken))
    kinds = dict(rows.values_list("pk", "kind"))
    parties: dict[str, list[tuple[str, str]]] = defaultdict(list)
    members = models.Party.objects.filter(partnership__in=rows).order_by("position")
    for key, place, country in members.values_list("partnership_id", "place_id", "country"):
        parties[key].append((place, country))
    events: dict[str, list[LifeEvent]] = defaultdict(list)
    for row in models.Event.objects.filter(partnership__in=rows).exclude(type__in=WORDS).order_by("position"):
        events[row.partnership_id].append(_bare(row))
    return [Life(key, Kind(kind), tuple(parties[key]), tuple(events[key])) for key, kind in kinds.items()]


def _bare(row: models.Event) -> LifeEvent:
    return LifeEvent(
        type=EventType(row.type),
        on=partial(row.on),
        claims=(),
        side=row.side,
        body=row.body,
        cause=Cause(row.cause) if row.cause else None,
        scope=row.scope,
        date_basis=row.date_basis,
        decision=row.decision,
    )
