"""Tables of the exchange: entries of the log as they stand, and every version that they had."""

from __future__ import annotations

from django.db import models

from tawam.exchange.values import Act, FileKind, What


class Entry(models.Model):
    """An activity or an agreement as it stands.

    ``partnership`` and ``pair`` are ids and no foreign keys: the registry deletes its rows and builds them anew
    from the claims, and what was logged must outlive that. ``pair`` is that of the two parties, empty for a network.
    """

    id = models.CharField(primary_key=True, max_length=32)
    what = models.CharField(max_length=12, choices=[(one, one) for one in What])
    partnership = models.CharField(max_length=160, db_index=True)
    pair = models.CharField(max_length=160, blank=True, db_index=True)
    on = models.CharField(max_length=10)
    stated = models.JSONField()
    version = models.PositiveIntegerField(default=1)
    logged_by = models.CharField(max_length=120)
    logged_for = models.CharField(max_length=40)
    changed_at = models.DateTimeField()
    withdrawn = models.BooleanField(default=False)

    class Meta:
        ordering = ("on", "id")
        indexes = (models.Index(fields=("logged_by", "logged_for", "-changed_at"), name="entry_last_logged"),)


class Revision(models.Model):
    """One version of an entry, never changed: the room's journal says who did what, when, and what stood there then."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="revisions")
    version = models.PositiveIntegerField()
    act = models.CharField(max_length=12, choices=[(one, one) for one in Act])
    by = models.CharField(max_length=120)
    at = models.DateTimeField()
    why = models.TextField(blank=True)
    stated = models.JSONField()

    class Meta:
        ordering = ("entry", "version")
        constraints = (models.UniqueConstraint(fields=("entry", "version"), name="revision_once"),)


class Double(models.Model):
    """What an officer says of two entries of different sides: one event, or two. By ids, the smaller first."""

    one = models.CharField(max_length=32)
    other = models.CharField(max_length=32, db_index=True)
    same = models.BooleanField()
    by = models.CharField(max_length=120)
    at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("one", "other"), name="double_judged_once"),)


class Document(models.Model):
    """A file of an entry. Its id is random and the name on disk; what its sender called it is only shown."""

    id = models.CharField(primary_key=True, max_length=32)
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="documents")
    kind = models.CharField(max_length=8, choices=[(one, one) for one in FileKind])
    name = models.CharField(max_length=120)
    size = models.PositiveIntegerField()
    added_by = models.CharField(max_length=120)
    added_at = models.DateTimeField()
    detached = models.BooleanField(default=False)

    class Meta:
        ordering = ("added_at", "id")
