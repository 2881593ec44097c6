"""Tables of the intake: which edition of which data set was loaded, and when."""

from __future__ import annotations

from django.db import models


class Load(models.Model):
    """A finished load; the newest row of a data set says which edition the registry holds."""

    dataset = models.CharField(max_length=80)
    edition = models.CharField(max_length=64)
    claims = models.IntegerField()
    finished_at = models.DateTimeField()

    class Meta:
        ordering = ("-finished_at", "-id")
        indexes = (models.Index(fields=("dataset", "-finished_at"), name="load_by_dataset"),)
