"""What readers reported as wrong."""

from __future__ import annotations

from tawam.registry import models


def open_error_reports() -> list[tuple[int, str, str, str, str, str]]:
    """Reports not settled yet, oldest first: number, day, page, message, source, contact."""
    rows = models.ErrorReport.objects.filter(settled_at__isnull=True)
    return [(row.pk, row.sent_at.date().isoformat(), row.page, row.message, row.source, row.contact) for row in rows]
