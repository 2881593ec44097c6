"""Tables of the assessment: what parties report, and the next steps they took on. Judgements are never stored."""

from __future__ import annotations

from django.db import models

from tawam.assessment.values import Circumstance, TaskState


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


class Task(models.Model):
    """A next step that somebody took on: for which finding, by whom, until when; settled, never deleted."""

    id = models.CharField(primary_key=True, max_length=32)
    partnership = models.CharField(max_length=160, db_index=True)
    place = models.CharField(max_length=60, db_index=True)
    feature = models.CharField(max_length=40)
    title = models.CharField(max_length=300)
    owner = models.CharField(max_length=120)
    due_on = models.DateField()
    state = models.CharField(max_length=8, choices=[(one, one) for one in TaskState], default=TaskState.OPEN)
    set_by = models.CharField(max_length=120)
    set_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("due_on", "id")
