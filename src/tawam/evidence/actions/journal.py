"""Who did what: one row for every write."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from django.utils import timezone

from tawam.evidence import models


def write_journal(
    *,
    actor: str,
    action: str,
    about: str,
    before: Mapping[str, object],
    after: Mapping[str, object],
    change: Mapping[str, object] | None = None,
) -> None:
    """One row that says who did what; called by every action inside its own transaction.

    ``before`` is empty for what is new, ``after`` for what is gone.
    """
    models.JournalEntry.objects.create(
        at=timezone.now(),
        actor=actor,
        action=action,
        about=about[:160],
        change=dict(change or {}),
        before=dict(before),
        after=dict(after),
    )


def clean_journal(
    *, about: Collection[str], actions: Collection[str], clean: Callable[[Mapping[str, Any]], dict[str, Any]]
) -> bool:
    """Rewrite what entries say before and after; whether any differs now.

    Only to remove a person's data, inside the transaction of an action that leaves an entry of its own for it.
    """
    changed = []
    for entry in models.JournalEntry.objects.filter(about__in=list(about), action__in=list(actions)):
        told = entry.before, entry.after
        entry.before, entry.after = map(clean, told)
        if (entry.before, entry.after) != told:
            changed.append(entry)
    models.JournalEntry.objects.bulk_update(changed, ("before", "after"))
    return bool(changed)
