"""Tables of the matching: notices, a council's own criteria, requests as received, and the journal of both."""

from __future__ import annotations

from django.db import models

from tawam.matching.values.requests import RequestAct, RequestState


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


class NoticeBoard(models.Model):
    """The one row of a place that is locked while its notices are counted, so that two never take the last room."""

    place = models.CharField(primary_key=True, max_length=60)


class RequestCriteria(models.Model):
    """The criteria of a place as they stand; ``place`` is an id, as everywhere outside the room of the places."""

    place = models.CharField(primary_key=True, max_length=40)
    stated = models.JSONField()
    version = models.PositiveIntegerField(default=1)


class PartnerRequest(models.Model):
    """A request as it stands, with the answers that were entered."""

    id = models.CharField(primary_key=True, max_length=32)
    place = models.CharField(max_length=40, db_index=True)
    received_on = models.DateField()
    state = models.CharField(max_length=12, choices=[(one, one) for one in RequestState])
    stated = models.JSONField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-received_on", "id")


class RequestRevision(models.Model):
    """One entry of the journal, never changed: who did what with criteria or a request, when, what before and after.

    ``about`` is ``criteria:<place>`` or ``request:<id>``.
    """

    about = models.CharField(max_length=60)
    version = models.PositiveIntegerField()
    act = models.CharField(max_length=16, choices=[(one, one) for one in RequestAct])
    by = models.CharField(max_length=120)
    at = models.DateTimeField()
    before = models.JSONField(null=True)
    after = models.JSONField()

    class Meta:
        ordering = ("about", "version")
        constraints = (models.UniqueConstraint(fields=("about", "version"), name="request_revision_once"),)
