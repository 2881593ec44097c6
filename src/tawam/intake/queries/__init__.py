"""What other rooms may read of the intake."""

from __future__ import annotations

from tawam.intake import models
from tawam.intake.queries.draft_rows import NoSuchRow, draft_row, draft_rows, every_row
from tawam.intake.queries.drafts import NoSuchDraft, draft, drafts, row_counts
from tawam.intake.queries.profiles import NoSuchProfile, profile, profile_for, profiles

__all__ = [
    "NoSuchDraft",
    "NoSuchProfile",
    "NoSuchRow",
    "draft",
    "draft_row",
    "draft_rows",
    "drafts",
    "every_row",
    "loaded_edition",
    "loads",
    "profile",
    "profile_for",
    "profiles",
    "row_counts",
]


def loaded_edition(dataset: str) -> str:
    """The edition of the data set that the registry holds; empty if it was never loaded."""
    row = models.Load.objects.filter(dataset=dataset).first()
    return row.edition if row else ""


def loads() -> list[tuple[str, str, int]]:
    """Every data set loaded: its name, the day of its last load, how many claims it made."""
    newest: dict[str, tuple[str, str, int]] = {}
    for row in models.Load.objects.order_by("finished_at", "id"):
        newest[row.dataset] = (row.dataset, row.finished_at.date().isoformat(), row.claims)
    return sorted(newest.values())
