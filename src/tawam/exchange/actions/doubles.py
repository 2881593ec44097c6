"""An officer says whether two entries of different sides tell of one event."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from tawam.evidence.actions import write_journal
from tawam.exchange import models
from tawam.exchange.actions.logging import NotYours
from tawam.exchange.queries import NoSuchEntry, entry
from tawam.exchange.values import Activity
from tawam.people.rules import may_speak_for
from tawam.people.values import Standing


@transaction.atomic
def judge_double(*, one: str, other: str, same: bool, standing: Standing | None) -> None:
    """Say that two activities of one partnership, logged by different sides, are one event or two.

    The latest word counts, whichever of the two sides says it. Raises NoSuchEntry, also where the two are no such
    pair, and NotYours.
    """
    first, second = sorted((one, other))
    entries = [entry(key) for key in (first, second)]
    if standing is None or not any(may_speak_for(standing, found.logged_for) for found in entries):
        raise NotYours(entries[0].logged_for)
    homes = {found.stated.partnership for found in entries if isinstance(found.stated, Activity)}
    sides = {found.logged_for for found in entries if not found.withdrawn and isinstance(found.stated, Activity)}
    if len(homes) != 1 or len(sides) != 2:
        raise NoSuchEntry(other)
    row = models.Double.objects.select_for_update().filter(one=first, other=second).first()
    if row is not None and row.same == same:
        return
    before = {} if row is None else {"same": row.same}
    given = {"same": same, "by": standing.actor, "at": timezone.now()}
    models.Double.objects.update_or_create(one=first, other=second, defaults=given)
    about, after = homes.pop(), {"same": same}
    entries_told = {"entries": [first, second]}
    write_journal(
        actor=standing.actor, action="judge_double", about=about, before=before, after=after, change=entries_told
    )
