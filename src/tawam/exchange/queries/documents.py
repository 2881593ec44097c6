"""The files of an entry."""

from __future__ import annotations

from django.utils.translation import gettext as _

from tawam.exchange import models
from tawam.exchange.values import Document, FileKind


class NoSuchDocument(LookupError):
    """No document of this id is kept."""

    def __init__(self, key: str) -> None:
        super().__init__(_("There is no document “%(key)s”.") % {"key": key[:40]})


def documents_of(entry_id: str) -> tuple[Document, ...]:
    """The files of an entry, the first first; removed ones are left out."""
    return tuple(map(document_value, models.Document.objects.filter(entry_id=entry_id, detached=False)))


def document(key: str) -> Document:
    """One file; raises NoSuchDocument, also for one that was removed."""
    row = models.Document.objects.filter(pk=key, detached=False).first()
    if row is None:
        raise NoSuchDocument(key)
    return document_value(row)


def document_value(row: models.Document) -> Document:
    """A row as a value."""
    return Document(row.pk, row.entry_id, FileKind(row.kind), row.name, row.size, row.added_by, row.added_at)
