"""What requests say of a person is removed for good: from the request, and from every entry of its journal."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from tawam.basics.erasing import sought
from tawam.matching import models
from tawam.matching.actions.journal import NothingChanged, allowed, noted
from tawam.matching.queries.requests import NoSuchRequest, request
from tawam.matching.rules.requests.erasing import ERASED, fields_that_differ, without_person
from tawam.matching.values.requests import Request, RequestAct
from tawam.people.values import Standing


@transaction.atomic
def remove_person_from_request(
    *, key: str, standing: Standing | None, words: Sequence[str] = (), contact: bool = False
) -> Request:
    """Take these words out of the texts of a request and of its whole journal; with ``contact``, every contact too.

    The entry that it leaves says from which fields, and not what. Raises NoSuchRequest, NotYours, NothingChanged.
    """
    row = models.PartnerRequest.objects.select_for_update().filter(pk=key).first()
    if row is None:
        raise NoSuchRequest(key)
    who, about, wanted = allowed(standing=standing, place=row.place), f"request:{key}", sought(words)
    entries = list(models.RequestRevision.objects.filter(about=about))
    kept = [row.stated, *(one for entry in entries for one in (entry.before or {}, entry.after))]
    now, *cleaned = (without_person(one, wanted, contact=contact) for one in kept)
    fields = fields_that_differ(kept, [now, *cleaned])
    if not fields:
        raise NothingChanged
    for entry, before, after in zip(entries, cleaned[::2], cleaned[1::2], strict=True):
        entry.before, entry.after = None if entry.before is None else before, after
    models.RequestRevision.objects.bulk_update(entries, ("before", "after"))
    row.stated, row.version = now, row.version + 1
    row.save()
    told = {**now, ERASED: fields}
    noted(about=about, version=row.version, act=RequestAct.ERASED, by=who, before=now, after=told)
    return request(key)
