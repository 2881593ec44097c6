"""What places are active in, as far as everybody may know it."""

from __future__ import annotations

from collections import defaultdict

from django.db.models import Max

from tawam.exchange import models
from tawam.exchange.queries.entries import stated_homes
from tawam.exchange.queries.rows import activity_value
from tawam.exchange.rules.patterns import themes_of
from tawam.exchange.values import State, Theme
from tawam.registry import queries as registry

_OPEN = (State.HELD, State.PLANNED)


def log_edition() -> int:
    """A number that changes with every write to the log."""
    return models.Revision.objects.aggregate(newest=Max("pk"))["newest"] or 0


def open_themes() -> dict[str, frozenset[Theme]]:
    """By place the themes of the activities that its partnerships held or plan; a place without any has no key."""
    found: dict[str, set[Theme]] = defaultdict(set)
    for home, key, stated in stated_homes():
        one = activity_value(home, key, stated)
        if one.state in _OPEN:
            found[home].update(themes_of(one))
    by_place: dict[str, set[Theme]] = defaultdict(set)
    for home, parties in registry.party_ids(found).items():
        for place in parties:
            by_place[place] |= found[home]
    return {place: frozenset(themes) for place, themes in by_place.items() if themes}
