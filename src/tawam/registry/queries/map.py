"""The links of the atlas."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from itertools import combinations

from django.db.models import QuerySet

from tawam.evidence import queries as evidence
from tawam.places.values import DEMO_MARK
from tawam.registry import models
from tawam.registry.values import Kind, MapLink, Status


def map_links() -> list[MapLink]:
    """Every link of two parties with its history by year; a network gives one link for each pair of its parties.

    What is made up for a demonstration is on no map.
    """
    spans = _spans(models.Judgement.objects.all())
    parties: dict[str, list[str]] = defaultdict(list)
    for key, place in models.Party.objects.order_by("position").values_list("partnership_id", "place_id"):
        parties[key].append(place)
    kinds = models.Partnership.objects.order_by("pk").values_list("pk", "kind")
    return [
        MapLink(one, other, Kind(kind), tuple(spans[key]))
        for key, kind in kinds
        for one, other in combinations(parties[key], 2)
        if not one.startswith(DEMO_MARK)
    ]


def histories(partnership_ids: Collection[str]) -> dict[str, tuple[tuple[int, Status], ...]]:
    """From which year each partnership had which status; year 0 where the first status has no known start."""
    found = _spans(models.Judgement.objects.filter(partnership_id__in=list(partnership_ids)))
    return {key: tuple(spans) for key, spans in found.items()}


def edition() -> str:
    """A word that changes with every change to the evidence or the registry."""
    return evidence.journal_edition()


def _spans(rows: QuerySet[models.Judgement]) -> dict[str, list[tuple[int, Status]]]:
    spans: dict[str, list[tuple[int, Status]]] = defaultdict(list)
    for key, day, status in rows.order_by("from_on").values_list("partnership_id", "from_on", "status"):
        _add_span(spans[key], 0 if day.year == 1 else day.year, Status(status))
    return spans


def _add_span(spans: list[tuple[int, Status]], year: int, status: Status) -> None:
    """Add a year's status; of several in one year the last stays, and a status that goes on is not repeated."""
    if spans and spans[-1][0] == year:
        spans.pop()
    if not spans or spans[-1][1] is not status:
        spans.append((year, status))
