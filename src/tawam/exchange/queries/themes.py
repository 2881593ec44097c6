"""What places are active in, as far as everybody may know it.

Each write to the log changes the themes of one link. So what was read is kept, and only links that were written to
since are read again: to read all logs takes a second, and a search asks after each write.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

from django.db.models import Max, Q

from tawam.exchange import models
from tawam.exchange.queries.entries import Log, parties_of_logs
from tawam.exchange.rules.patterns import ticked_or_implied
from tawam.exchange.values import ActivityKind, State, Theme, What
from tawam.registry import queries as registry

Themes = frozenset[Theme]
_OPEN = (State.HELD, State.PLANNED)
_ROWS_AT_ONCE = 2_000
# Two parameters each in a statement; after the import of a whole table all logs are read anew.
_MOST_WRITES = 200
_READING = Lock()


@dataclass(slots=True)
class _Read:
    """What was read: by log its themes and its parties, by place its logs and its themes.

    ``newest`` is the last revision that it knows, with the moment of that, and ``count`` how many there were.
    """

    newest: tuple[int, dt.datetime] | None = None
    count: int = 0
    edition: str = ""
    themes: dict[Log, Themes] = field(default_factory=dict)
    parties: dict[Log, tuple[str, ...]] = field(default_factory=dict)
    logs: dict[str, set[Log]] = field(default_factory=lambda: defaultdict(set))
    by_place: dict[str, Themes] = field(default_factory=dict)


_KEPT = _Read()


def log_edition() -> int:
    """A number that changes with every write to the log."""
    return models.Revision.objects.aggregate(newest=Max("pk"))["newest"] or 0


def open_themes() -> dict[str, Themes]:
    """By place the themes of the activities that its partnerships held or plan; a place without any has no key."""
    with _READING:
        # In this order: whatever is written between these questions makes the next count disagree, and is read then.
        count = models.Revision.objects.count()
        newest = models.Revision.objects.order_by("-pk").values_list("pk", "at").first()
        changed, edition = _written_since(_KEPT, count), registry.edition()
        if changed is None or edition != _KEPT.edition:
            _begin(_KEPT, edition)
        _read(_KEPT, changed)
        _KEPT.newest, _KEPT.count = newest, count
        return dict(_KEPT.by_place)


def _written_since(kept: _Read, count: int) -> set[Log] | None:
    """The logs that were written to since; None where only reading everything can tell.

    A transaction that ends late brings a revision with a number below the newest, and one that was taken back takes
    numbers away: then the count does not agree. Numbers that were taken back are given again at another moment.
    """
    if kept.newest is None or count - kept.count > _MOST_WRITES:
        return None
    rows = models.Revision.objects.filter(pk__gte=kept.newest[0]).order_by("pk")
    found = list(rows.values_list("pk", "at", "entry__partnership", "entry__pair"))
    if not found or found[0][:2] != kept.newest or len(found) - 1 != count - kept.count:
        return None
    return {(partnership, pair) for _, _, partnership, pair in found[1:]}


def _begin(kept: _Read, edition: str) -> None:
    """Forget which places are party to which log: the registry may see that otherwise now."""
    kept.edition = edition
    kept.parties.clear()
    kept.logs.clear()
    kept.by_place.clear()


def _read(kept: _Read, changed: Collection[Log] | None) -> None:
    """Read these logs anew, all if it is None, and what hangs on them."""
    if changed is None:
        kept.themes = _themes_of(models.Entry.objects.filter())
    elif changed:
        for log in changed:
            kept.themes.pop(log, None)
        kept.themes |= _themes_of(models.Entry.objects.filter(_any(changed)))
    unknown = kept.themes.keys() - kept.parties.keys()
    kept.parties |= parties_of_logs(unknown)
    for log in unknown:
        for place in kept.parties[log]:
            kept.logs[place].add(log)
    touched = {place for log in (*unknown, *(changed or ())) for place in kept.parties.get(log, ())}
    for place in touched:
        kept.by_place[place] = frozenset().union(*(kept.themes.get(log, ()) for log in kept.logs[place]))
        if not kept.by_place[place]:
            del kept.by_place[place]


def _any(logs: Iterable[Log]) -> Q:
    found = Q()
    for partnership, pair in sorted(logs):
        found |= Q(partnership=partnership, pair=pair)
    return found


def _themes_of(rows: Any) -> dict[Log, Themes]:  # noqa: ANN401 -- a queryset of entries
    """By log the themes of what was held or is planned, row by row: a hundred thousand at once need much memory."""
    found: dict[Log, set[Theme]] = defaultdict(set)
    rows = rows.filter(what=What.ACTIVITY, withdrawn=False).order_by()
    for partnership, pair, stated in rows.values_list("partnership", "pair", "stated").iterator(_ROWS_AT_ONCE):
        if stated["state"] in _OPEN:
            found[partnership, pair].update(_themes(stated))
    return {log: frozenset(themes) for log, themes in found.items()}


def _themes(stated: dict[str, Any]) -> tuple[Theme, ...]:
    """The themes alone: a search reads those of all logs, and making whole activities would take most of its time."""
    return ticked_or_implied(tuple(map(Theme, stated.get("themes", ()))), ActivityKind(stated["kind"]))
