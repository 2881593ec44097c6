"""Tables of the assessment: what parties report about their surroundings. Judgements are never stored."""

from __future__ import annotations

from django.db import models

from tawam.assessment.values import Circumstance


class Report(models.Model):
    """A circumstance that somebody who speaks for a party reported; a row is withdrawn, never deleted.

    The partnership is an id and no foreign key: the registry deletes its rows and builds them anew.
    """

    partnership = models.CharField(max_length=160, db_index=True)
    circumstance = models.CharField(max_length=24, choices=[(one, one) for one in Circumstance])
    on = models.CharField(max_length=10)
    side = models.CharField(max_length=60)
    note = models.TextField(blank=True)
    told_by = models.CharField(max_length=120)
    told_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("on", "pk")
