"""Documents and photos of an entry: looked at byte by byte, kept under random names."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from tawam.basics.keys import fresh_key
from tawam.exchange import files, models
from tawam.exchange.actions.logging import BadEntry, NotYours, next_version
from tawam.exchange.queries import NoSuchEntry
from tawam.exchange.queries.documents import NoSuchDocument, document_value
from tawam.exchange.rules.checking import fault
from tawam.exchange.rules.sniffing import file_faults, kind_of, safe_name
from tawam.exchange.values import Act, Document, FaultCode, FileKind
from tawam.people.rules import may_log_for
from tawam.people.values import Standing

MOST_OF_ENTRY = 20


def attach_document(*, entry_id: str, content: bytes, name: str, standing: Standing | None) -> Document:
    """Keep a file with an entry; raises NoSuchEntry, NotYours, BadEntry (too large, not on the list, broken)."""
    _mine(entry_id, standing)
    kind, kept = _looked_at(content)
    key = fresh_key()
    files.keep(folder(), key, kept)
    try:
        return _attached(entry_id, key, kind, len(kept), safe_name(name, kind), standing)
    except Exception:
        # Without its row the file would lie there for ever, and nobody would know of it.
        files.path_of(folder(), key).unlink(missing_ok=True)
        raise


@transaction.atomic
def detach_document(*, key: str, standing: Standing | None) -> None:
    """Take a file away from an entry, and from the disk: it may hold what must not be kept."""
    row = models.Document.objects.select_for_update().filter(pk=key, detached=False).first()
    if row is None:
        raise NoSuchDocument(key)
    entry, who = _mine(row.entry_id, standing)
    row.detached = True
    row.save()
    next_version(row=entry, act=Act.DETACHED, who=who, why=row.name)
    transaction.on_commit(lambda: files.path_of(folder(), key).unlink(missing_ok=True))


def folder() -> Path:
    """Where the files lie."""
    return Path(settings.DATA) / "documents"


@transaction.atomic
def _attached(entry_id: str, key: str, kind: FileKind, size: int, name: str, standing: Standing | None) -> Document:
    entry, who = _mine(entry_id, standing)
    number = models.Document.objects.filter(entry=entry, detached=False).count()
    if number >= MOST_OF_ENTRY:
        raise BadEntry([fault("document", FaultCode.TOO_MANY, number=number + 1, most=MOST_OF_ENTRY)])
    row = models.Document.objects.create(
        id=key, entry=entry, kind=kind, name=name, size=size, added_by=who.actor, added_at=timezone.now()
    )
    next_version(row=entry, act=Act.ATTACHED, who=who, why=name)
    return document_value(row)


def _mine(entry_id: str, standing: Standing | None) -> tuple[models.Entry, Standing]:
    rows = models.Entry.objects.filter(pk=entry_id)
    row = (rows.select_for_update() if transaction.get_connection().in_atomic_block else rows).first()
    if row is None:
        raise NoSuchEntry(entry_id)
    if standing is None or not may_log_for(standing, row.logged_for):
        raise NotYours(row.logged_for)
    return row, standing


def _looked_at(content: bytes) -> tuple[FileKind, bytes]:
    """The kind, and what is kept of the file: of a photo the picture alone."""
    faults, kind = file_faults(content), kind_of(content)
    if faults or kind is None:
        raise BadEntry(faults)
    if kind not in (FileKind.JPEG, FileKind.PNG, FileKind.WEBP):
        return kind, content
    try:
        return kind, files.bare_picture(content, kind)
    except files.BrokenImage:
        raise BadEntry([fault("document", FaultCode.BROKEN_IMAGE)]) from None
