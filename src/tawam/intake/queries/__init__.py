"""What other rooms may read of the intake."""

from __future__ import annotations

from tawam.intake import models


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
