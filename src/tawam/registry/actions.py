"""The only writes to the registry: records are rebuilt from claims, case files and reports are kept."""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Callable, Collection, Iterable, Sequence

from django.db import transaction
from django.utils import timezone

from tawam.evidence import queries as evidence
from tawam.evidence.actions import write_journal
from tawam.evidence.values import SourcedClaim
from tawam.places import queries as places
from tawam.registry import models
from tawam.registry.queries.rows import reason_rows
from tawam.registry.rules.record import PARTY_PROPERTY, record
from tawam.registry.values import CaseFile, Conflict, Record, Statement

_SUBJECTS_AT_ONCE = 500
LONGEST_REPORT = 5_000


class ReportTooLong(ValueError):
    """The report of an error is longer than the editors will read."""

    def __init__(self, length: int) -> None:
        super().__init__(f"The report has {length} characters; please keep to {LONGEST_REPORT}.")


class EmptyReport(ValueError):
    """The report of an error says nothing."""

    def __init__(self) -> None:
        super().__init__("Please say what is wrong.")


@transaction.atomic
def reconcile(
    *, subjects: Collection[str], actor: str, progress: Callable[[int, int], None] = lambda done, total: None
) -> int:
    """Rebuild the records of these partnerships from their claims in force; returns how many stand now.

    A subject without claims, or one whose parties were all retracted, loses its record.
    """
    wanted = sorted(one for one in set(subjects) if not one.startswith("topic:"))
    kept = 0
    for batch in _batches(wanted):
        records = _records(evidence.claims_about(batch))
        models.Partnership.objects.filter(pk__in=batch).delete()
        _store(records)
        kept += len(records)
        progress(kept, len(wanted))
    write_journal(actor=actor, action="reconcile", about=f"{len(wanted)} subjects", change={"records": kept})
    return kept


@transaction.atomic
def store_case_file(*, case_file: CaseFile, statements: Iterable[Statement], actor: str) -> None:
    """Keep a case file with its statements, in place of an earlier edition of it."""
    models.CaseFile.objects.filter(pk=case_file.slug).delete()
    row = models.CaseFile.objects.create(
        slug=case_file.slug, title=dict(case_file.title), about=dict(case_file.about), source_id=case_file.source_id
    )
    rows = [_statement_row(row, position, one) for position, one in enumerate(statements)]
    models.Statement.objects.bulk_create(rows)
    write_journal(actor=actor, action="store_case_file", about=case_file.slug, change={"statements": len(rows)})


@transaction.atomic
def report_error(*, page: str, partnership_id: str, message: str, source: str = "", contact: str = "") -> int:
    """Keep what a reader says is wrong and return the report's number; raises EmptyReport, ReportTooLong."""
    message, source, contact = (_printable(text) for text in (message, source, contact))
    if not message.strip():
        raise EmptyReport
    length = len(message) + len(source) + len(contact)
    if length > LONGEST_REPORT:
        raise ReportTooLong(length)
    known = models.Partnership.objects.filter(pk=partnership_id).first()
    row = models.ErrorReport.objects.create(
        page=page[:200], partnership=known, message=message, source=source, contact=contact, sent_at=timezone.now()
    )
    write_journal(actor="reader", action="report_error", about=page[:160], change={"report": row.pk})
    return row.pk


@transaction.atomic
def settle_error_report(*, number: int, actor: str) -> bool:
    """Mark a report as dealt with; False if there is no open report of this number."""
    open_ones = models.ErrorReport.objects.filter(pk=number, settled_at__isnull=True)
    settled = open_ones.update(settled_at=timezone.now())
    if settled:
        write_journal(actor=actor, action="settle_error_report", about=str(number), change={})
    return settled == 1


def _printable(text: str) -> str:
    """The text without control characters: the editors read it on a terminal, and PostgreSQL stores no NUL."""
    return "".join(letter for letter in text if letter in "\n\t" or unicodedata.category(letter) not in ("Cc", "Cs"))


def _batches(items: Sequence[str]) -> Iterable[Sequence[str]]:
    return (items[start : start + _SUBJECTS_AT_ONCE] for start in range(0, len(items), _SUBJECTS_AT_ONCE))


def _records(claims: dict[str, list[SourcedClaim]]) -> list[Record]:
    named = {subject: group for subject, group in claims.items() if _has_parties(group)}
    return [record(subject, group) for subject, group in named.items()]


def _has_parties(claims: list[SourcedClaim]) -> bool:
    return any(one.claim.property == PARTY_PROPERTY for one in claims)


def _store(records: list[Record]) -> None:
    known = places.places({place for one in records for place in one.parties})
    models.Partnership.objects.bulk_create([_partnership_row(one) for one in records])
    models.Party.objects.bulk_create(
        models.Party(partnership_id=one.id, place_id=place, country=known[place].country, position=position)
        for one in records
        for position, place in enumerate(one.parties)
    )
    models.Event.objects.bulk_create(itertools.chain.from_iterable(map(_event_rows, records)))
    models.Judgement.objects.bulk_create(itertools.chain.from_iterable(map(_judgement_rows, records)))
    models.Conflict.objects.bulk_create(itertools.chain.from_iterable(map(_conflict_rows, records)))


def _partnership_row(one: Record) -> models.Partnership:
    return models.Partnership(
        id=one.id,
        kind=one.kind,
        since=str(one.since or ""),
        since_basis=one.since_basis,
        last_sign=str(one.last_sign or ""),
        conflict_count=len(one.conflicts),
    )


def _event_rows(one: Record) -> list[models.Event]:
    return [
        models.Event(
            partnership_id=one.id,
            position=position,
            type=event.type,
            on=str(event.on or ""),
            side=event.side,
            body=event.body,
            cause=event.cause or "",
            scope=event.scope,
            date_basis=event.date_basis,
            decision=event.decision,
            wording=dict(event.wording),
            claims=[sourced.claim.id for sourced in event.claims],
        )
        for position, event in enumerate(one.events)
    ]


def _judgement_rows(one: Record) -> list[models.Judgement]:
    ends = [judged.from_on for judged in one.judgements[1:]]
    return [
        models.Judgement(
            partnership_id=one.id,
            from_on=judged.from_on,
            until_on=end,
            status=judged.status,
            confidence=judged.confidence,
            reasons=reason_rows(judged.reasons),
            until=str(judged.until or ""),
        )
        for judged, end in zip(one.judgements, [*ends, None], strict=True)
    ]


def _conflict_rows(one: Record) -> list[models.Conflict]:
    return [
        models.Conflict(
            partnership_id=one.id,
            position=position,
            topic=conflict.topic,
            question=dict(conflict.question),
            answers=_answers(conflict),
        )
        for position, conflict in enumerate(one.conflicts)
    ]


def _answers(conflict: Conflict) -> list[dict[str, object]]:
    return [
        {"wording": dict(answer.wording), "claims": [sourced.claim.id for sourced in answer.claims]}
        for answer in conflict.answers
    ]


def _statement_row(case_file: models.CaseFile, position: int, one: Statement) -> models.Statement:
    return models.Statement(
        case_file=case_file,
        position=position,
        ref=one.ref,
        section=one.section,
        wording=dict(one.wording),
        comment=dict(one.comment),
        subject=one.subject,
        code_kind=one.code_kind,
        code=one.code,
        facets=[
            {"property": facet.property, "value": facet.value, "question": dict(facet.question)} for facet in one.facets
        ],
    )
