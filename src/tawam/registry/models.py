"""Tables of the registry: what the rules derived from the claims. Rebuilt from them at any time."""

from __future__ import annotations

from django.db import models

from tawam.registry.values import Cause, Confidence, EventType, Kind, Status, Topic


class Partnership(models.Model):
    """A tie between two or more places."""

    id = models.CharField(primary_key=True, max_length=160)
    kind = models.CharField(max_length=20, choices=[(kind, kind) for kind in Kind])
    since = models.CharField(max_length=10, blank=True)
    since_basis = models.CharField(max_length=12, blank=True)
    last_sign = models.CharField(max_length=10, blank=True)
    conflict_count = models.IntegerField(default=0)


class Party(models.Model):
    """A place as one side of a partnership."""

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="parties")
    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    country = models.CharField(max_length=2, db_index=True)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(fields=("partnership", "place"), name="party_once"),
            models.UniqueConstraint(fields=("partnership", "position"), name="party_position_once"),
        )


class Event(models.Model):
    """A life event with the claims that report it."""

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="events")
    position = models.PositiveIntegerField()
    type = models.CharField(max_length=12, choices=[(kind, kind) for kind in EventType], db_index=True)
    on = models.CharField(max_length=10, blank=True)
    side = models.CharField(max_length=60, blank=True)
    body = models.TextField(blank=True)
    cause = models.CharField(max_length=24, blank=True, choices=[(cause, cause) for cause in Cause], db_index=True)
    scope = models.CharField(max_length=24, blank=True)
    date_basis = models.CharField(max_length=12, blank=True)
    decision = models.CharField(max_length=80, blank=True)
    wording = models.JSONField(default=dict)
    claims = models.JSONField(default=list)

    class Meta:
        ordering = ("partnership", "position")
        constraints = (models.UniqueConstraint(fields=("partnership", "position"), name="event_position_once"),)


class Judgement(models.Model):
    """A status with its confidence and reasons, in force from a day until the next judgement."""

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="judgements")
    from_on = models.DateField()
    until_on = models.DateField(null=True)
    status = models.CharField(max_length=16, choices=[(status, status) for status in Status])
    confidence = models.CharField(max_length=8, choices=[(level, level) for level in Confidence])
    reasons = models.JSONField(default=list)
    until = models.CharField(max_length=10, blank=True)

    class Meta:
        ordering = ("partnership", "from_on")
        indexes = (models.Index(fields=("from_on", "until_on"), name="judgement_in_force"),)
        constraints = (models.UniqueConstraint(fields=("partnership", "from_on"), name="judgement_day_once"),)


class Conflict(models.Model):
    """A question that sources answer differently."""

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="conflicts")
    position = models.PositiveIntegerField()
    topic = models.CharField(max_length=12, choices=[(topic, topic) for topic in Topic], db_index=True)
    question = models.JSONField()
    answers = models.JSONField()

    class Meta:
        ordering = ("partnership", "position")


class CaseFile(models.Model):
    """A text that is checked, claim by claim."""

    slug = models.SlugField(primary_key=True, max_length=80)
    title = models.JSONField()
    about = models.JSONField()
    source = models.ForeignKey("evidence.Source", on_delete=models.PROTECT, related_name="+")


class Statement(models.Model):
    """One statement of a checked text, in our own words, with its checkable parts."""

    case_file = models.ForeignKey(CaseFile, on_delete=models.CASCADE, related_name="statements")
    position = models.PositiveIntegerField()
    ref = models.CharField(max_length=12)
    section = models.CharField(max_length=20)
    wording = models.JSONField()
    comment = models.JSONField(default=dict)
    subject = models.CharField(max_length=160)
    code_kind = models.CharField(max_length=20, blank=True)
    code = models.CharField(max_length=60, blank=True)
    facets = models.JSONField()

    class Meta:
        ordering = ("case_file", "position")
        constraints = (models.UniqueConstraint(fields=("case_file", "ref"), name="statement_ref_once"),)


class ErrorReport(models.Model):
    """What a reader says is wrong on a page; never shown, read by the editors."""

    partnership = models.ForeignKey(Partnership, on_delete=models.SET_NULL, null=True, related_name="+")
    page = models.CharField(max_length=200)
    message = models.TextField()
    source = models.TextField(blank=True)
    contact = models.TextField(blank=True)
    sent_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("sent_at",)
