"""The long work on drafts: a job is claimed in the database, done in steps or at once, and survives its worker.

Rows are resolved a thousand at a time, each thousand in a transaction of its own; a worker that comes after goes on
where the last one stopped. Claims are recorded, and a reading is undone, together with the state of the draft: the
draft says “recorded” if and only if its claims are there.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Iterator

from django.db import OperationalError, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from tawam.evidence.actions import ListChangedTooMuch
from tawam.evidence.queries import last_reading
from tawam.evidence.values import Claim, Source
from tawam.intake import models
from tawam.intake.actions.draft_rows import add_rows, choices_of
from tawam.intake.actions.drafts import draft_table
from tawam.intake.actions.lists import record_list, undo_list
from tawam.intake.files.tables import BadTable
from tawam.intake.queries.drafts import row_counts, source_words
from tawam.intake.queries.profiles import mapping_value
from tawam.intake.rules.tables.claims import row_claims
from tawam.intake.rules.tables.describing import source_of
from tawam.intake.rules.tables.rows import read_rows
from tawam.intake.values.drafts import AT_WORK, DraftState, RowOutcome
from tawam.intake.values.tables import RowReading, Table

_log = logging.getLogger(__name__)
CHUNK = 1_000
# A worker that was not heard of for so long is taken for dead.
SILENT = dt.timedelta(seconds=60)
# A job that has brought so many workers down is given up.
MOST_ATTEMPTS = 3
_READ_AT_ONCE = 500


class _Overtaken(Exception):
    """The draft was deleted, or its job is no longer this worker's."""


def claim_job(*, worker: str) -> str:
    """Take up the job that has waited longest, or one whose worker fell silent; the draft's token, or nothing."""
    if not _open_jobs().exists():
        return ""
    with transaction.atomic():
        row = _open_jobs().select_for_update(skip_locked=True).order_by("asked_at", "token").first()
        if row is None:
            return ""
        row.worker, row.beat_at, row.attempts = worker, timezone.now(), row.attempts + 1
        if row.attempts > MOST_ATTEMPTS:
            _fail(row, "gave_up", times=str(MOST_ATTEMPTS))
            return ""
        row.save(update_fields=["worker", "beat_at", "attempts"])
        return row.pk


def do_job(*, token: str, worker: str) -> None:
    """Do what was asked of a draft that this worker claimed; what goes wrong is told on the draft's page."""
    row = models.TableDraft.objects.filter(pk=token, worker=worker).first()
    try:
        if row is not None:
            _DOING[DraftState(row.state)](row, worker)
    except _Overtaken:
        _log.info("draft %s was taken from worker %s", token, worker)
    except OperationalError:
        # The database is busy or away: the job stays claimed, and is taken up again once its worker seems dead.
        raise
    except BadTable as error:
        _end_badly(token, worker, "bad_table", told=str(error))
    except Exception:  # noqa: BLE001 -- logged whole; the draft must not stay at work for ever
        _log.exception("the work on draft %s ended in an error", token)
        _end_badly(token, worker, "error")


def _open_jobs() -> QuerySet[models.TableDraft]:
    free = Q(worker="") | Q(beat_at__lt=timezone.now() - SILENT)
    return models.TableDraft.objects.filter(free, state__in=AT_WORK)


def _resolve(row: models.TableDraft, worker: str) -> None:
    table = draft_table(row=row)
    while _resolve_some(row.pk, worker, table):
        pass


@transaction.atomic
def _resolve_some(token: str, worker: str, table: Table) -> bool:
    """Resolve the next thousand rows; whether there are more."""
    row = _mine(token, worker, DraftState.RESOLVING)
    some = table.rows[row.done : row.done + CHUNK]
    add_rows(draft=row, start=row.done, rows=some, choices=choices_of(draft=row), today=timezone.now().date())
    row.done, row.beat_at = row.done + len(some), timezone.now()
    if row.done >= len(table.rows):
        row.state, row.worker, row.changed_at = DraftState.PREVIEWED, "", timezone.now()
    row.save(update_fields=["done", "beat_at", "state", "worker", "changed_at"])
    return row.state == DraftState.RESOLVING


def _record(row: models.TableDraft, worker: str) -> None:
    try:
        with transaction.atomic():
            _record_all(_mine(row.pk, worker, DraftState.RECORDING))
    except ListChangedTooMuch as error:
        facts = {"before": str(error.before), "now": str(error.now)}
        _end_badly(row.pk, worker, "list_changed", state=DraftState.PREVIEWED, **facts)


def _record_all(row: models.TableDraft) -> None:
    words = source_words(row.source)
    source = source_of(words, row.file)
    if not row.rows.filter(outcome=RowOutcome.USED).exists():
        row.state, row.worker, row.problem = DraftState.PREVIEWED, "", {"code": "nothing_to_use"}
        row.save(update_fields=["state", "worker", "problem"])
        return
    counts = {name: number for name, number in row_counts(row.pk).items() if name not in ("differs", "left_out")}
    reading = record_list(
        dataset=words.dataset,
        source=source,
        claims=_claims(row, source, words.dataset),
        cited=(cited for reading, _ in _used(row) for cited in reading.terms.cites),
        actor=row.acting,
        file=row.file,
        report=counts,
        accept_change=row.accept_change,
        lists_of=None,
        progress=lambda step, done, total: None,
    )
    row.state, row.worker, row.changed_at = DraftState.RECORDED, "", timezone.now()
    row.reading, row.source_id, row.problem = reading.number, source.id, {}
    row.save(update_fields=["state", "worker", "changed_at", "reading", "source_id", "problem"])


def _claims(row: models.TableDraft, source: Source, dataset: str) -> Iterator[Claim]:
    for reading, ids in _used(row):
        yield from row_claims(reading, ids[0], ids[1] if len(ids) > 1 else "", dataset=dataset, source=source)


def _used(row: models.TableDraft) -> Iterator[tuple[RowReading, list[str]]]:
    """The rows that are used, as read, with the places that they were found to mean."""
    mapping, year = mapping_value(row.columns, row.defaults), (row.asked_at or timezone.now()).year
    used, start = row.rows.filter(outcome=RowOutcome.USED), -1
    while some := list(used.filter(position__gt=start)[:_READ_AT_ONCE]):
        numbered = [(one.number, one.cells) for one in some]
        readings = read_rows(row.header, numbered, mapping, latest_year=year + 1)
        yield from ((reading, [side["id"] for side in one.sides]) for reading, one in zip(readings, some, strict=True))
        start = some[-1].position


def _undo(row: models.TableDraft, worker: str) -> None:
    """Undo the reading, if it is still the last of its list: undoing takes the last one back."""
    with transaction.atomic():
        mine = _mine(row.pk, worker, DraftState.UNDOING)
        dataset = source_words(mine.source).dataset
        latest = last_reading(dataset)
        mine.worker, mine.changed_at = "", timezone.now()
        if latest is None or latest.number != mine.reading:
            mine.state, mine.problem = DraftState.RECORDED, {"code": "not_the_last"}
        else:
            undo_list(dataset=dataset, actor=mine.acting)
            mine.state, mine.problem = DraftState.UNDONE, {}
        mine.save(update_fields=["state", "problem", "worker", "changed_at"])


_DOING = {DraftState.RESOLVING: _resolve, DraftState.RECORDING: _record, DraftState.UNDOING: _undo}
# Where a draft stands again after its job ended in an error.
_BACK = {
    DraftState.RESOLVING: DraftState.FAILED,
    DraftState.RECORDING: DraftState.PREVIEWED,
    DraftState.UNDOING: DraftState.RECORDED,
}


def _mine(token: str, worker: str, state: DraftState) -> models.TableDraft:
    """The draft, locked until the end of the transaction; raises if the job is not this worker's any more."""
    row = models.TableDraft.objects.select_for_update().filter(pk=token, worker=worker, state=state).first()
    if row is None:
        raise _Overtaken
    return row


def _end_badly(token: str, worker: str, code: str, *, state: DraftState | None = None, **facts: str) -> None:
    with transaction.atomic():
        row = models.TableDraft.objects.select_for_update().filter(pk=token, worker=worker).first()
        if row is not None:
            _fail(row, code, state=state, **facts)


def _fail(row: models.TableDraft, code: str, *, state: DraftState | None = None, **facts: str) -> None:
    row.state, row.problem = state or _BACK[DraftState(row.state)], {"code": code, **facts}
    row.worker, row.changed_at = "", timezone.now()
    row.save(update_fields=["state", "problem", "worker", "changed_at", "beat_at", "attempts"])
