"""Tables of the evidence room. Rows are added; only the days on which a claim was seen or missed ever move."""

from __future__ import annotations

from django.db import models

from tawam.evidence.values import SourceKind, Stance, Weakness


class Source(models.Model):
    """A document that says something."""

    id = models.CharField(primary_key=True, max_length=16)
    url = models.TextField(blank=True)
    title = models.TextField()
    publisher = models.TextField(db_index=True)
    published = models.CharField(max_length=10, blank=True)
    language = models.CharField(max_length=8, blank=True)
    kind = models.CharField(max_length=20, choices=[(kind, kind) for kind in SourceKind])
    weakness = models.CharField(max_length=20, blank=True, choices=[(weak, weak) for weak in Weakness])
    note = models.TextField(blank=True)

    class Meta:
        ordering = ("publisher", "title", "id")


class Claim(models.Model):
    """One thing that one source says about one subject."""

    id = models.CharField(primary_key=True, max_length=20)
    subject = models.CharField(max_length=160)
    property = models.CharField(max_length=80)
    value = models.TextField()
    stance = models.CharField(max_length=8, choices=[(stance, stance) for stance in Stance])
    side = models.CharField(max_length=60, blank=True)
    language = models.CharField(max_length=8, blank=True)
    question = models.TextField(blank=True)
    wording = models.JSONField(default=dict)
    qualifiers = models.JSONField(default=dict)
    position = models.IntegerField(default=0)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="claims")
    dataset = models.CharField(max_length=80, db_index=True)
    first_seen_on = models.DateField()
    last_seen_on = models.DateField()
    gone_on = models.DateField(null=True)

    class Meta:
        indexes = (
            models.Index(fields=("subject", "position"), name="claim_by_subject"),
            models.Index(fields=("property",), name="claim_by_property"),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(last_seen_on__gte=models.F("first_seen_on")), name="claim_seen_in_order"
            ),
        )


class Retraction(models.Model):
    """A claim taken back: a row of its own, so that what was once said stays on record."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="retractions")
    reason = models.TextField()
    retracted_at = models.DateTimeField()


class Restatement(models.Model):
    """A retracted claim that its data set makes again."""

    retraction = models.OneToOneField(Retraction, on_delete=models.PROTECT, related_name="restatement")
    restated_at = models.DateTimeField()


class Reading(models.Model):
    """One reading of a whole list: what it brought, so that it can be undone as one step."""

    dataset = models.CharField(max_length=80, db_index=True)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="readings")
    file = models.CharField(max_length=200, blank=True)
    actor = models.CharField(max_length=120)
    at = models.DateTimeField()
    seen_on = models.DateField()
    claims = models.IntegerField()
    report = models.JSONField(default=dict)
    added = models.IntegerField()
    gone = models.IntegerField()
    back = models.IntegerField()
    # The ids, megabytes of them after a large list: read only to undo.
    changes = models.JSONField(default=dict)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-pk",)


class JournalEntry(models.Model):
    """Who changed what, when: one row for every write to the evidence and to the rooms above it.

    ``before`` is what stood there, empty for what is new; ``after`` what stands there now, empty for what is gone;
    ``change`` holds what else there is to tell.
    """

    at = models.DateTimeField()
    actor = models.CharField(max_length=120)
    action = models.CharField(max_length=60)
    about = models.CharField(max_length=160)
    change = models.JSONField(default=dict)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)

    class Meta:
        ordering = ("-at", "-id")
