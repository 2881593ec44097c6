"""Who did what: one row for every write."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils import timezone

from tawam.people import models

COMMAND_LINE = "command line"


def write_journal(
    *,
    actor: str,
    action: str,
    about: str,
    before: Mapping[str, object],
    after: Mapping[str, object],
    change: Mapping[str, object] | None = None,
) -> None:
    """One row that says who did what; no names and no addresses, for the rows outlive the accounts.

    ``before`` is empty for what is new, ``after`` for what is gone.
    """
    models.JournalEntry.objects.create(
        at=timezone.now(),
        actor=actor,
        action=action,
        about=about,
        change=dict(change or {}),
        before=dict(before),
        after=dict(after),
    )
