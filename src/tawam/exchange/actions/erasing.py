"""What the log says of a person is removed for good: from an entry, and from every version that it had."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from tawam.basics.erasing import sought, without
from tawam.exchange import models
from tawam.exchange.actions.logging import NothingChanged, NotYours, next_version
from tawam.exchange.queries import NoSuchEntry
from tawam.exchange.rules.erasing import without_person
from tawam.exchange.values import Act, Entry
from tawam.people.rules import may_speak_for
from tawam.people.values import Standing


@transaction.atomic
def remove_person_from_entry(*, key: str, words: Sequence[str], standing: Standing | None) -> Entry:
    """Take these words out of an entry, its versions with their reasons, and the names of its documents.

    Those who speak for the place do so, for it changes what others wrote; the version that it leaves says who did it
    and when, and not what was removed. Raises NoSuchEntry, NotYours, NothingChanged.
    """
    row = models.Entry.objects.select_for_update().filter(pk=key).first()
    if row is None:
        raise NoSuchEntry(key)
    if standing is None or not may_speak_for(standing, row.logged_for):
        raise NotYours(row.logged_for)
    wanted = sought(words)
    revisions = list(models.Revision.objects.filter(entry=row))
    documents = list(models.Document.objects.filter(entry=row))
    before = [row.stated, *((one.stated, one.why) for one in revisions), *(one.name for one in documents)]
    row.stated = without_person(row.stated, wanted)
    for version in revisions:
        version.stated, version.why = without_person(version.stated, wanted), without(version.why, wanted)
    for document in documents:
        document.name = without(document.name, wanted)
    if before == [row.stated, *((one.stated, one.why) for one in revisions), *(one.name for one in documents)]:
        raise NothingChanged
    models.Revision.objects.bulk_update(revisions, ("stated", "why"))
    models.Document.objects.bulk_update(documents, ("name",))
    return next_version(row=row, act=Act.ERASED, who=standing, why="")
