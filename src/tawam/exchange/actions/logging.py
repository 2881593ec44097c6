"""Entries of the log: each write is a new version, made by somebody who may log for a party."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tawam.basics.keys import fresh_key, key_of
from tawam.basics.texts import one_line
from tawam.exchange import models
from tawam.exchange.phrases import fault_sentence
from tawam.exchange.queries import NoSuchEntry, entry, same_entry
from tawam.exchange.queries.rows import stated_row
from tawam.exchange.rules.checking import TITLE, activity_faults, agreement_faults, fault
from tawam.exchange.rules.cleaning import cleaned_activity, cleaned_agreement
from tawam.exchange.values import Act, Activity, Agreement, Entry, Fault, FaultCode, What
from tawam.people.rules import may_log_for
from tawam.people.values import Standing
from tawam.places import queries as places
from tawam.places.rules.days import day_at
from tawam.registry import queries as registry
from tawam.registry.rules.pairs import pair_subject


class NotYours(PermissionError):
    """Somebody writes for a place that they do not log for."""

    def __init__(self, place: str) -> None:
        told = {"place": place[:60]}
        super().__init__(_("You may not log for “%(place)s”: ask its officers for the role of a contributor.") % told)


class BadEntry(ValueError):
    """What was to be logged has faults."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("; ".join(f"{one.field}: {fault_sentence(one)}" for one in faults))
        self.faults = tuple(faults)


class AlreadyLogged(ValueError):
    """The same form was sent twice, or the place has logged just this already; ``key`` is the entry."""

    def __init__(self, key: str) -> None:
        super().__init__("This has been logged already; correct that entry if something is wrong.")
        self.key = key


class ChangedMeanwhile(ValueError):
    """Somebody else changed the entry after it was read."""

    def __init__(self, current: Entry) -> None:
        super().__init__("Somebody else has changed this entry since you opened it. Nothing of yours was saved.")
        self.current = current


class NothingChanged(ValueError):
    """The entry stands already as somebody wants it."""

    def __init__(self) -> None:
        super().__init__("Nothing was changed.")


@transaction.atomic
def log_entry(*, stated: Activity | Agreement, for_place: str, standing: Standing | None, once: bool = False) -> Entry:
    """Log an activity or agreement in the name of a party; returns it with its id.

    An ``id`` that is given (32 hexadecimal digits) makes that sending the same form again logs nothing twice; what
    says something else gets an id of its own. With ``once``, nor does a fresh form that says exactly what the place
    has logged. Raises NoSuchPartnership, NotYours, BadEntry, AlreadyLogged.
    """
    partnership, parties = _partnership(stated.partnership)
    who = _allowed(standing, for_place, parties)
    key = key_of(stated.id)
    stated = _checked(replace(stated, id=key, partnership=partnership), parties, for_place)
    if known := models.Entry.objects.filter(pk=key).first():
        if (known.logged_for, known.stated) == (for_place, stated_row(stated)):
            raise AlreadyLogged(key)
        # A form that was filled in anew after it had been sent says something else.
        key = fresh_key()
    if once and (same := same_entry(stated, for_place=for_place)):
        raise AlreadyLogged(same)
    row = models.Entry(
        id=key,
        what=What.ACTIVITY if isinstance(stated, Activity) else What.AGREEMENT,
        partnership=partnership,
        pair=pair_subject(*parties) if len(parties) == 2 else "",
        on=_first_day(stated),
        stated=stated_row(stated),
        logged_by=who.actor,
        logged_for=for_place,
        changed_at=timezone.now(),
    )
    try:
        row.save(force_insert=True)
    except IntegrityError:
        # The same form, sent twice within a moment, passes the question above twice.
        raise AlreadyLogged(key) from None
    return _revised(row, Act.LOGGED, who, "")


@transaction.atomic
def correct_entry(*, stated: Activity | Agreement, version: int, standing: Standing | None, why: str = "") -> Entry:
    """Put a new version in place of the one that was read; the earlier one is kept.

    Raises NoSuchEntry, NotYours, BadEntry, NothingChanged; ChangedMeanwhile if ``version`` is not the latest.
    """
    row, current, who = _mine(stated.id, version, standing)
    partnership, parties = _partnership(current.stated.partnership)
    stated = _checked(replace(stated, partnership=partnership), parties, row.logged_for)
    if isinstance(stated, Activity) is not isinstance(current.stated, Activity):
        raise NoSuchEntry(stated.id)
    if stated_row(stated) == row.stated:
        raise NothingChanged
    row.stated, row.on = stated_row(stated), _first_day(stated)
    return next_version(row=row, act=Act.CORRECTED, who=who, why=why)


@transaction.atomic
def withdraw_entry(*, key: str, version: int, why: str, standing: Standing | None) -> Entry:
    """Hide an entry and keep it, with the reason; raises as ``correct_entry`` does."""
    row, _, who = _mine(key, version, standing)
    if not one_line(why):
        raise BadEntry([fault("why", FaultCode.MISSING)])
    if row.withdrawn:
        raise NothingChanged
    row.withdrawn = True
    return next_version(row=row, act=Act.WITHDRAWN, who=who, why=why)


@transaction.atomic
def restore_entry(*, key: str, version: int, standing: Standing | None) -> Entry:
    """Show a withdrawn entry again; raises as ``correct_entry`` does."""
    row, _, who = _mine(key, version, standing)
    if not row.withdrawn:
        raise NothingChanged
    row.withdrawn = False
    return next_version(row=row, act=Act.RESTORED, who=who, why="")


def _partnership(asked: str) -> tuple[str, tuple[str, ...]]:
    """The partnership's id today and the places that are its parties."""
    found = registry.dossier(asked, as_of=dt.date.max).partnership
    return found.id, tuple(place.id for place in found.parties)


def _allowed(standing: Standing | None, for_place: str, parties: Sequence[str]) -> Standing:
    if standing is None or for_place not in parties or not may_log_for(standing, for_place):
        raise NotYours(for_place)
    return standing


def _mine(key: str, version: int, standing: Standing | None) -> tuple[models.Entry, Entry, Standing]:
    """The row, locked, if it is that version and belongs to a place for which somebody may log."""
    row = models.Entry.objects.select_for_update().filter(pk=key).first()
    if row is None:
        raise NoSuchEntry(key)
    current = entry(key)
    who = _allowed(standing, row.logged_for, [row.logged_for])
    if row.version != version:
        raise ChangedMeanwhile(current)
    return row, current, who


def _checked(stated: Activity | Agreement, parties: Sequence[str], home: str) -> Activity | Agreement:
    today = day_at(places.place(home).timezone, timezone.now())
    clean: Activity | Agreement
    if isinstance(stated, Activity):
        clean = cleaned_activity(stated)
        faults = [*activity_faults(clean, parties=parties, as_of=today), *_unknown_hosts(clean)]
    else:
        clean = cleaned_agreement(stated)
        faults = list(agreement_faults(clean, as_of=today))
    if faults:
        raise BadEntry(faults)
    return clean


def _unknown_hosts(one: Activity) -> list[Fault]:
    known = places.places(one.hosts)
    return [fault("hosts", FaultCode.NO_SUCH_PLACE, place=key[:60]) for key in one.hosts if key not in known]


def _first_day(stated: Activity | Agreement) -> str:
    return str(stated.starts_on if isinstance(stated, Activity) else stated.signed_on)


def next_version(*, row: models.Entry, act: Act, who: Standing, why: str) -> Entry:
    """The row as its next version, with the revision that says who did what; for this room's actions only."""
    row.version += 1
    row.changed_at = timezone.now()
    row.save()
    return _revised(row, act, who, why)


def _revised(row: models.Entry, act: Act, who: Standing, why: str) -> Entry:
    models.Revision.objects.create(
        entry=row,
        version=row.version,
        act=act,
        by=who.actor,
        at=row.changed_at,
        why=one_line(why)[: TITLE * 2],
        stated=row.stated,
    )
    return entry(row.pk)
