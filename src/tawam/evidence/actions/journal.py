"""Who did what: one row for every write."""

from __future__ import annotations

from collections.abc import Mapping

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
