"""Who did what: one row for every write."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils import timezone

from tawam.evidence import models


def write_journal(*, actor: str, action: str, about: str, change: Mapping[str, object]) -> None:
    """One row that says who did what; called by every action inside its own transaction."""
    models.JournalEntry.objects.create(
        at=timezone.now(), actor=actor, action=action, about=about[:160], change=dict(change)
    )
