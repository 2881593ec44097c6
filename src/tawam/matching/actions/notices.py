"""“Partner wanted”: each write makes a version and one entry in the journal, by somebody who speaks for the place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from tawam.basics.erasing import sought
from tawam.basics.keys import fresh_key, key_of
from tawam.evidence.actions import clean_journal, write_journal
from tawam.evidence.queries import journal_of
from tawam.exchange.phrases import fault_sentence
from tawam.exchange.values import Fault
from tawam.matching import models
from tawam.matching.actions.journal import ChangedMeanwhile, NothingChanged, allowed
from tawam.matching.queries import NoSuchNotice, notices_of
from tawam.matching.queries.notices import NOTICE_ACTS, notice_row, notice_value, notices_naming
from tawam.matching.rules.noticing import MOST_OF_A_PLACE, cleaned, notice_faults, without_person
from tawam.matching.values import Notice, StatedNotice
from tawam.people.values import Standing
from tawam.places import queries as places


class BadNotice(ValueError):
    """What was to be stated has faults."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("; ".join(f"{one.field}: {fault_sentence(one)}" for one in faults))
        self.faults = tuple(faults)


class AlreadyStated(ValueError):
    """The same form was sent twice, or the place states just this already; ``key`` is the notice."""

    def __init__(self, key: str) -> None:
        super().__init__("This notice has been stated already; change that one if something is wrong.")
        self.key = key


class TooManyNotices(ValueError):
    """The place has as many notices as may stand at once."""

    def __init__(self) -> None:
        super().__init__(f"A place has {MOST_OF_A_PLACE} notices at most: withdraw one, or change one.")


@transaction.atomic
def state_notice(*, notice: Notice, standing: Standing | None, once: bool = False) -> StatedNotice:
    """State in the name of a place what it seeks and offers; returns it with its id.

    An ``id`` that is given (32 hexadecimal digits) makes that sending the same form again states nothing twice; with
    ``once``, nor does a fresh form that says just what a notice of the place says that is not withdrawn. Raises
    NotYours, BadNotice, AlreadyStated, TooManyNotices, and the places room's NoSuchPlace.
    """
    who, place = allowed(standing=standing, place=notice.place), places.place(notice.place)
    key = key_of(notice.id)
    one, now = _checked(notice), timezone.now()
    if old := models.Notice.objects.filter(pk=key).first():
        if old.place == place.id and _first(old) == _said(one):
            raise AlreadyStated(key)
        # A form that was filled in anew after it had been sent says something else.
        key = fresh_key()
    if once:
        _refuse_twice(place.id, one)
    _need_room(place.id, key, now.date())
    row = models.Notice(id=key, place=place.id, stated_at=now, changed_at=now, **_columns(one))
    try:
        row.save(force_insert=True)
    except IntegrityError:
        # The same form, sent twice within a moment, passes the question above twice.
        raise AlreadyStated(key) from None
    _journal(row, who, "state_notice", None)
    return notice_value(row)


@transaction.atomic
def change_notice(*, notice: Notice, version: int, standing: Standing | None) -> StatedNotice:
    """Put a new version in place of the one that was read; the journal keeps the earlier one.

    Raises NoSuchNotice, NotYours, BadNotice, NothingChanged, TooManyNotices; ChangedMeanwhile if ``version`` is not
    the latest.
    """
    row, who = _mine(notice.id, version, standing)
    _need_room(row.place, row.pk, timezone.now().date())
    before = _told(row)
    for name, value in _columns(_checked(replace(notice, place=row.place))).items():
        setattr(row, name, value)
    if _told(row) == before:
        raise NothingChanged
    return _next_version(row, who, "change_notice", before)


@transaction.atomic
def withdraw_notice(*, key: str, version: int, standing: Standing | None) -> StatedNotice:
    """Take a notice back; it stays on record. Raises as ``change_notice`` does."""
    row, who = _mine(key, version, standing)
    before = _told(row)
    row.withdrawn = True
    return _next_version(row, who, "withdraw_notice", before)


@transaction.atomic
def remove_person_from_notices(*, place: str, words: Sequence[str], standing: Standing | None) -> int:
    """Take these words out of all notices of a place and out of what the journal tells of them.

    Returns how many notices were changed; the entry that it leaves says which, and not what was removed. Raises
    NotYours.
    """
    who, wanted = allowed(standing=standing, place=place), sought(words)
    rows = models.Notice.objects.select_for_update().in_bulk([one.notice.id for one in notices_naming(place, wanted)])
    if not rows:
        return 0
    for row in rows.values():
        row.stated, row.version = without_person(row.stated, wanted), row.version + 1
    models.Notice.objects.bulk_update(rows.values(), ("stated", "version"))
    clean_journal(about=[place], actions=NOTICE_ACTS, clean=lambda told: without_person(told, wanted))
    changed = {"notices": sorted(rows)}
    write_journal(actor=who.actor, action="remove_person_from_notices", about=place, before=changed, after=changed)
    return len(rows)


def _mine(key: str, version: int, standing: Standing | None) -> tuple[models.Notice, Standing]:
    """The row, locked, if it is that version, stands, and belongs to a place for which somebody speaks."""
    row = models.Notice.objects.select_for_update().filter(pk=key).first()
    if row is None:
        raise NoSuchNotice(key)
    who = allowed(standing=standing, place=row.place)
    if row.version != version:
        raise ChangedMeanwhile(row.version)
    if row.withdrawn:
        raise NothingChanged
    return row, who


def _refuse_twice(place: str, one: Notice) -> None:
    """Raise AlreadyStated if a notice of the place that is not withdrawn says just this."""
    rows = models.Notice.objects.filter(place=place, from_on=one.from_on, until_on=one.until_on, withdrawn=False)
    if same := next((row.pk for row in rows if row.stated == notice_row(one)), ""):
        raise AlreadyStated(same)


def _need_room(place: str, key: str, today: dt.date) -> None:
    """A notice that is over leaves its room to another, and finds it taken when it is to stand again.

    Until the transaction ends nobody else counts the notices of the place.
    """
    models.NoticeBoard.objects.get_or_create(place=place)
    models.NoticeBoard.objects.select_for_update().get(place=place)
    others = (old for old in notices_of(place) if not old.withdrawn and old.notice.id != key)
    if sum(old.notice.until_on >= today for old in others) >= MOST_OF_A_PLACE:
        raise TooManyNotices


def _checked(one: Notice) -> Notice:
    clean = cleaned(one)
    faults = notice_faults(clean, as_of=timezone.now().date())
    if faults:
        raise BadNotice(faults)
    return clean


def _columns(one: Notice) -> dict[str, Any]:
    return {"from_on": one.from_on, "until_on": one.until_on, "stated": notice_row(one)}


def _told(row: models.Notice) -> dict[str, Any]:
    """What a row says, as the journal keeps it."""
    days = {"from_on": str(row.from_on), "until_on": str(row.until_on)}
    return {**row.stated, **days, "withdrawn": row.withdrawn}


def _said(one: Notice) -> dict[str, Any]:
    """What the journal keeps of a notice that is stated."""
    return _told(models.Notice(**_columns(one)))


def _first(row: models.Notice) -> Mapping[str, Any]:
    """What a notice said when it was stated."""
    told = journal_of(row.place, ("state_notice",))
    return next((entry.after for entry in told if entry.change.get("notice") == row.pk), {})


def _next_version(row: models.Notice, who: Standing, act: str, before: dict[str, Any]) -> StatedNotice:
    row.version += 1
    row.changed_at = timezone.now()
    row.save()
    _journal(row, who, act, before)
    return notice_value(row)


def _journal(row: models.Notice, who: Standing, act: str, before: dict[str, Any] | None) -> None:
    change = {"notice": row.pk, "version": row.version}
    write_journal(actor=who.actor, action=act, about=row.place, before=before or {}, after=_told(row), change=change)
