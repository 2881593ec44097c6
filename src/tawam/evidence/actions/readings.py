"""Reading a whole list: what is new is added, what is missing is marked, and the whole can be undone as one step."""

from __future__ import annotations

import datetime as dt
import itertools
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from django.db import transaction
from django.utils import timezone

from tawam.evidence import models, rules
from tawam.evidence.actions.journal import write_journal
from tawam.evidence.actions.rows import add_claims, add_sources, retract, see_again
from tawam.evidence.queries.readings import last_reading, reading_value
from tawam.evidence.values import Claim, Reading, Source

_CLAIMS_AT_ONCE = 2_000


class ListChangedTooMuch(ValueError):
    """A list makes far fewer or far more claims than at its last reading; somebody must say that this is right."""

    def __init__(self, dataset: str, before: int, now: int) -> None:
        super().__init__(
            f"{dataset} made {before:,} claims at its last reading and now makes {now:,}. Nothing was written. "
            "Check the file; if it is right, read it again and accept the change."
        )
        self.before, self.now = before, now


class NothingToUndo(LookupError):
    """The data set has no reading that could be undone."""

    def __init__(self, dataset: str) -> None:
        super().__init__(f"There is no reading of {dataset} to undo.")


@dataclass(slots=True)
class _Tally:
    """Claims met so far, by what became of them."""

    seen: set[str] = field(default_factory=set)
    added: list[str] = field(default_factory=list)
    back: list[str] = field(default_factory=list)
    subjects: set[str] = field(default_factory=set)
    parts: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True)
class _Before:
    """The claims of the lists now read that the last readings left in force, with their subjects and parts.

    ``total`` counts those of the whole data set.
    """

    total: int = 0
    subjects: dict[str, str] = field(default_factory=dict)
    parts: set[str] = field(default_factory=set)


@transaction.atomic
def record_reading(
    *,
    dataset: str,
    source: Source,
    claims: Iterable[Claim],
    actor: str,
    cited: Iterable[Source] = (),
    seen_on: dt.date | None = None,
    file: str = "",
    report: Mapping[str, int] | None = None,
    accept_change: bool = False,
    lists_of: Collection[str] | None = None,
    progress: Callable[[int], None] = lambda done: None,
) -> Reading:
    """Record a whole list as read on a day (default today), claim by claim, in bounded memory.

    Claims that are new are added; known ones are seen again; those that the list no longer makes are marked with the
    day and stay on record. Reading the same list twice adds nothing. ``lists_of`` are the places whose lists were
    read, where these are not all of the data set: what other lists say is not missing, lists read for the first time
    are no growth, and the bounds are those of the whole. Raises ListChangedTooMuch,
    unless the change is accepted, where the claims are far fewer or far more than before; nothing is written then.
    """
    day = seen_on or timezone.now().date()
    before = _read_before(dataset, lists_of)
    add_sources(sources=[source, *cited])
    tally, found = _Tally(), iter(claims)
    while batch := list(itertools.islice(found, _CLAIMS_AT_ONCE)):
        _record_batch(batch, day, tally)
        progress(len(tally.seen))
    if before.subjects and not accept_change:
        _check_size(dataset, before.total, len(tally.seen) if lists_of is None else _updated(before, tally))
    gone = _mark_gone(before.subjects, tally, day)
    row = models.Reading.objects.create(
        dataset=dataset,
        source_id=source.id,
        file=file[:200],
        actor=actor,
        at=timezone.now(),
        seen_on=day,
        claims=len(tally.seen),
        report=dict(report or {}),
        added=len(tally.added),
        gone=len(gone),
        back=len(tally.back),
        changes={"added": tally.added, "gone": gone, "back": tally.back},
    )
    counts = {"claims": row.claims, "added": row.added, "gone": row.gone, "back": row.back}
    total = before.total + row.added + row.back - row.gone
    write_journal(
        actor=actor,
        action="record_reading",
        about=dataset,
        before={"claims": before.total} if before.total else {},
        after={"claims": total},
        change={"reading": row.pk, **counts},
    )
    return replace(reading_value(row), subjects=frozenset(tally.subjects))


@transaction.atomic
def undo_reading(*, dataset: str, actor: str) -> Reading:
    """Undo the last reading of a data set as one step; raises NothingToUndo. Its claims stay on record, taken back."""
    row = models.Reading.objects.filter(dataset=dataset, undone_at__isnull=True).first()
    if row is None:
        raise NothingToUndo(dataset)
    added, gone, back = (row.changes[name] for name in ("added", "gone", "back"))
    subjects = _subjects([*added, *gone, *back])
    retract(claim_ids=added, reason=f"reading {row.pk} of {dataset} was undone")
    _set_gone(gone, None)
    _set_gone(back, row.seen_on)
    row.undone_at = timezone.now()
    row.save(update_fields=["undone_at"])
    _see_as_before(dataset, row.seen_on)
    write_journal(
        actor=actor,
        action="undo_reading",
        about=dataset,
        before={"reading": row.pk, "added": row.added, "gone": row.gone, "back": row.back},
        after={},
        change={"reading": row.pk},
    )
    return replace(reading_value(row), subjects=subjects)


def _record_batch(batch: Iterable[Claim], day: dt.date, tally: _Tally) -> None:
    stated = {claim.id: claim for claim in map(rules.identified, batch)}
    fresh = {key: claim for key, claim in stated.items() if key not in tally.seen}
    standing = models.Claim.objects.filter(pk__in=fresh).exclude(pk__in=_taken_back(fresh))
    known = dict(standing.values_list("pk", "gone_on"))
    added = [claim for key, claim in fresh.items() if key not in known]
    back = [key for key, gone_on in known.items() if gone_on is not None]
    add_claims(claims=added, day=day)
    _set_gone([claim.id for claim in added], None)
    _set_gone(back, None)
    see_again(claim_ids=fresh, day=day)
    tally.seen.update(fresh)
    tally.added += [claim.id for claim in added]
    tally.back += back
    tally.parts.update(_part(claim.subject, claim.qualifiers) for claim in fresh.values())
    tally.subjects.update(claim.subject for claim in added)
    tally.subjects.update(fresh[key].subject for key in back)


def _taken_back(ids: Collection[str]) -> set[str]:
    rows = models.Retraction.objects.filter(claim_id__in=ids, restatement__isnull=True)
    return set(rows.values_list("claim_id", flat=True))


def _updated(before: _Before, tally: _Tally) -> int:
    """How many claims the lists of before make after an update of some of them."""
    return before.total - len(before.subjects) + sum(tally.parts[part] for part in before.parts)


def _check_size(dataset: str, before: int, now: int) -> None:
    allowed = rules.bounds(before)
    if not allowed.least <= now <= allowed.most:
        raise ListChangedTooMuch(dataset, before, now)


def _part(subject: str, qualifiers: Mapping[str, str]) -> str:
    """What a claim belongs to: the list of a place, or what is said of one subject."""
    place = qualifiers.get(rules.LIST_OF)
    return f"list {place}" if place else subject


def _read_before(dataset: str, lists_of: Collection[str] | None) -> _Before:
    """What the last readings left in force: of the whole data set or of some lists."""
    taken_back = models.Retraction.objects.filter(restatement__isnull=True).values("claim_id")
    rows = models.Claim.objects.filter(dataset=dataset, gone_on__isnull=True).exclude(pk__in=taken_back)
    wanted, found = None if lists_of is None else set(lists_of), _Before()
    for key, subject, said in rows.values_list("pk", "subject", "qualifiers").iterator():
        found.total += 1
        if wanted is None or said.get(rules.LIST_OF, subject) in wanted:
            found.subjects[key] = subject
            found.parts.add(_part(subject, said))
    return found


def _mark_gone(before: Mapping[str, str], tally: _Tally, day: dt.date) -> list[str]:
    """Mark what the list made before and makes no more, and count its subjects among those that changed."""
    gone = [key for key in before if key not in tally.seen]
    tally.subjects.update(before[key] for key in gone)
    _set_gone(gone, day)
    return gone


def _set_gone(ids: Collection[str], day: dt.date | None) -> None:
    for batch in _batches(ids):
        models.Claim.objects.filter(pk__in=batch).exclude(gone_on=day).update(gone_on=day)


def _see_as_before(dataset: str, day: dt.date) -> None:
    """What only the undone reading saw on its day was last seen at the reading before it."""
    before = last_reading(dataset)
    if before is None or before.seen_on.earliest() >= day:
        return
    seen_on = before.seen_on.earliest()
    rows = models.Claim.objects.filter(dataset=dataset, last_seen_on=day, first_seen_on__lte=seen_on)
    rows.update(last_seen_on=seen_on)


def _subjects(ids: Collection[str]) -> frozenset[str]:
    found: set[str] = set()
    for batch in _batches(ids):
        found.update(models.Claim.objects.filter(pk__in=batch).values_list("subject", flat=True))
    return frozenset(found)


def _batches(ids: Collection[str]) -> Iterable[list[str]]:
    every = list(ids)
    return (every[start : start + _CLAIMS_AT_ONCE] for start in range(0, len(every), _CLAIMS_AT_ONCE))
