"""The only writes of the reports: a digest leaves, and that it left is kept."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.mail import send_mail
from django.db import transaction
from django.utils import timezone

from tawam.people.actions.journal import write_journal
from tawam.reports import models
from tawam.reports.values import Letter, Sent


def send_digests(*, letters: Iterable[Letter]) -> Sent:
    """Send each letter unless one of its week went to its reader before; what cannot leave can be sent later.

    A run that is stopped can be started again: it sends the rest.
    """
    found: dict[str, list[str]] = {"sent": [], "before": [], "failed": [], "unknown": []}
    for one in letters:
        found[_sent(one)].append(one.reader.email)
    return Sent(**{name: tuple(addresses) for name, addresses in found.items()})


def _sent(letter: Letter) -> str:
    row, fresh = models.Digest.objects.get_or_create(
        account_id=letter.reader.account, week=letter.week, defaults={"begun_at": timezone.now()}
    )
    if not fresh:
        return "before" if row.sent_at else "unknown"
    try:
        send_mail(letter.subject, letter.body, None, [letter.reader.email])
    except OSError:
        row.delete()
        return "failed"
    _note(row)
    return "sent"


@transaction.atomic
def _note(row: models.Digest) -> None:
    row.sent_at = timezone.now()
    row.save(update_fields=["sent_at"])
    about = f"account:{row.account_id}"
    write_journal(actor="digest", action="send_digest", about=about, before={}, after={"week": row.week})
