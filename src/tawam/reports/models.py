"""The only table of the reports: which digest went to whom for which week."""

from __future__ import annotations

from django.db import models


class Digest(models.Model):
    """A digest of a week for an account. The row is there before the mail leaves, so that none leaves twice.

    ``sent_at`` is empty while the mail is on its way; a row that stays so is of a run that was stopped.
    """

    account = models.ForeignKey("people.Account", on_delete=models.CASCADE, related_name="+")
    week = models.CharField(max_length=8)
    begun_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("account", "week"), name="digest_once_a_week"),)
