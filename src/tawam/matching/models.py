"""Tables of the matching: what places state in notices. Proposals are never stored."""

from __future__ import annotations

from django.db import models


class Notice(models.Model):
    """“Partner wanted” as it stands; withdrawn, never deleted. Every version is in the journal, with who wrote it."""

    id = models.CharField(primary_key=True, max_length=32)
    place = models.CharField(max_length=60, db_index=True)
    stated = models.JSONField()
    from_on = models.DateField()
    until_on = models.DateField(db_index=True)
    version = models.PositiveIntegerField(default=1)
    stated_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    withdrawn = models.BooleanField(default=False)

    class Meta:
        ordering = ("-changed_at", "id")
