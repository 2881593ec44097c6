"""Tables of the intake: which edition of which data set was loaded, and spreadsheets on their way to claims."""

from __future__ import annotations

from django.db import models

from tawam.intake.values.drafts import DraftState, RowOutcome


class Load(models.Model):
    """A finished load; the newest row of a data set says which edition the registry holds."""

    dataset = models.CharField(max_length=80)
    edition = models.CharField(max_length=64)
    claims = models.IntegerField()
    finished_at = models.DateTimeField()

    class Meta:
        ordering = ("-finished_at", "-id")
        indexes = (models.Index(fields=("dataset", "-finished_at"), name="load_by_dataset"),)


class TableProfile(models.Model):
    """What somebody said of a list's columns, under a name, so that its next edition is read alike."""

    name = models.CharField(max_length=80, unique=True)
    header = models.JSONField()
    columns = models.JSONField()
    defaults = models.JSONField(default=dict)
    made_by = models.CharField(max_length=120)
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ("name",)


class TableDraft(models.Model):
    """A table on its way from an upload to claims. The token is all that its address tells, and cannot be guessed."""

    token = models.CharField(primary_key=True, max_length=32)
    owner = models.CharField(max_length=120, db_index=True)
    state = models.CharField(max_length=12, choices=[(state, state) for state in DraftState])
    # The file under its random name in the data folder; empty where the rows were given, which are kept here then.
    kept_as = models.CharField(max_length=40, blank=True)
    given = models.JSONField(default=list)
    file = models.CharField(max_length=200)
    fingerprint = models.CharField(max_length=64)
    size = models.BigIntegerField(default=0)
    encoding = models.CharField(max_length=40, blank=True)
    delimiter = models.CharField(max_length=4, blank=True)
    sheet = models.TextField(blank=True)
    sheets = models.JSONField(default=list)
    header = models.JSONField()
    samples = models.JSONField(default=dict)
    row_total = models.IntegerField()
    columns = models.JSONField()
    defaults = models.JSONField(default=dict)
    profile = models.CharField(max_length=80, blank=True)
    source = models.JSONField(default=dict)
    accept_change = models.BooleanField(default=False)
    acting = models.CharField(max_length=120, blank=True)
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    # A job: who works on it and when it was last heard of. One that fell silent is taken up by another worker.
    worker = models.CharField(max_length=80, blank=True)
    beat_at = models.DateTimeField(null=True)
    asked_at = models.DateTimeField(null=True)
    attempts = models.IntegerField(default=0)
    done = models.IntegerField(default=0)
    problem = models.JSONField(default=dict)
    source_id = models.CharField(max_length=16, blank=True)
    reading = models.BigIntegerField(null=True)

    class Meta:
        ordering = ("-changed_at", "token")
        indexes = (models.Index(fields=("state", "asked_at"), name="draft_by_state"),)


class TableChoice(models.Model):
    """A place that a person settled: for every row that names it so, or for one row and side alone."""

    draft = models.ForeignKey(TableDraft, on_delete=models.CASCADE, related_name="choices")
    key = models.CharField(max_length=20)
    number = models.IntegerField(default=0)
    place = models.CharField(max_length=60)
    chosen_by = models.CharField(max_length=120)
    chosen_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("draft", "key", "number"), name="one_choice_for_a_name"),)


class TableRow(models.Model):
    """A row of a draft as it was resolved; made anew whenever the columns are mapped anew."""

    draft = models.ForeignKey(TableDraft, on_delete=models.CASCADE, related_name="rows")
    position = models.IntegerField()
    number = models.IntegerField()
    outcome = models.CharField(max_length=8, choices=[(outcome, outcome) for outcome in RowOutcome])
    code = models.CharField(max_length=20, blank=True)
    one_key = models.CharField(max_length=20)
    other_key = models.CharField(max_length=20, blank=True)
    says = models.CharField(max_length=20, blank=True)
    same_as = models.IntegerField(default=0)
    differs = models.BooleanField(default=False)
    left_out = models.BooleanField(default=False)
    cells = models.JSONField()
    sides = models.JSONField()
    problems = models.JSONField(default=list)
    differences = models.JSONField(default=list)

    class Meta:
        ordering = ("position",)
        constraints = (models.UniqueConstraint(fields=("draft", "position"), name="one_row_at_a_position"),)
        indexes = (
            models.Index(fields=("draft", "outcome", "position"), name="row_by_outcome"),
            models.Index(fields=("draft", "says"), name="row_by_saying"),
            models.Index(fields=("draft", "one_key"), name="row_by_one"),
            models.Index(fields=("draft", "other_key"), name="row_by_other"),
        )
