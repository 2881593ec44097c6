"""What places are active in, as far as everybody may know it."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.db.models import Max

from tawam.exchange import models
from tawam.exchange.queries.entries import stated_homes
from tawam.exchange.rules.patterns import ticked_or_implied
from tawam.exchange.values import ActivityKind, State, Theme
from tawam.registry import queries as registry

_OPEN = (State.HELD, State.PLANNED)


def log_edition() -> int:
    """A number that changes with every write to the log."""
    return models.Revision.objects.aggregate(newest=Max("pk"))["newest"] or 0


def open_themes() -> dict[str, frozenset[Theme]]:
    """By place the themes of the activities that its partnerships held or plan; a place without any has no key."""
    found: dict[str, set[Theme]] = defaultdict(set)
    for home, stated in stated_homes():
        if stated["state"] in _OPEN:
            found[home].update(_themes(stated))
    by_place: dict[str, set[Theme]] = defaultdict(set)
    for home, parties in registry.party_ids(found).items():
        for place in parties:
            by_place[place] |= found[home]
    return {place: frozenset(themes) for place, themes in by_place.items() if themes}


def _themes(stated: dict[str, Any]) -> tuple[Theme, ...]:
    """The themes alone: a search reads those of all logs, and making whole activities would take most of its time."""
    return ticked_or_implied(tuple(map(Theme, stated.get("themes", ()))), ActivityKind(stated["kind"]))
