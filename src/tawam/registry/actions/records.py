"""Records are rebuilt from claims; case files and reports of readers are kept."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Collection, Iterable, Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tawam.basics import locales
from tawam.basics.languages import page_language
from tawam.basics.texts import printable
from tawam.evidence.actions import write_journal
from tawam.evidence.values import SourcedClaim
from tawam.places import queries as places
from tawam.registry import models
from tawam.registry.queries.claims import claims_of_records, homes_of_pairs
from tawam.registry.queries.rows import reason_rows
from tawam.registry.rules.pairs import is_pair, pair_subject, parties_named
from tawam.registry.rules.record import record
from tawam.registry.values import CaseFile, Conflict, Record, Statement

_SUBJECTS_AT_ONCE = 500
# Claims about these are read where they are needed; no partnership is made of them.
_NO_RECORDS = ("topic:", "gn:", "cc:", "rg:", "wd:", "demo:")
LONGEST_REPORT = 5_000


class ReportTooLong(ValueError):
    """The report of an error is longer than the editors will read."""

    def __init__(self, length: int) -> None:
        language = page_language(get_language())
        told = {"length": locales.number(length, language), "most": locales.number(LONGEST_REPORT, language)}
        super().__init__(_("The report has %(length)s characters; at most %(most)s are read.") % told)


class EmptyReport(ValueError):
    """The report of an error says nothing."""

    def __init__(self) -> None:
        super().__init__(_("Please say what is wrong."))


@transaction.atomic
def reconcile(
    *, subjects: Collection[str], actor: str, progress: Callable[[int, int], None] = lambda done, total: None
) -> int:
    """Rebuild the records of these partnerships from their claims in force; returns how many stand now.

    A subject without claims, or one whose parties were all retracted, loses its record. What lists say of a pair of
    places is part of the partnership between just these two, and makes a record of its own where there is none.
    """
    wanted = {one for one in subjects if not one.startswith(_NO_RECORDS)}
    own = sorted(one for one in wanted if not is_pair(one))
    left_alone, stood = _pairs_left_alone(own), models.Partnership.objects.count()
    kept = 0
    for batch in _batches(own):
        kept += _rebuild(batch)
        progress(kept, len(wanted))
    pairs = sorted({one for one in wanted if is_pair(one)} | left_alone)
    for batch in _batches(pairs):
        homes = homes_of_pairs(batch)
        _forget(batch)
        kept += _rebuild(sorted({homes.get(pair, pair) for pair in batch} - set(own)))
        progress(kept, len(wanted))
    write_journal(
        actor=actor,
        action="reconcile",
        about=f"{len(wanted)} subjects",
        before={"partnerships": stood} if stood else {},
        after={"partnerships": models.Partnership.objects.count()},
        change={"records": kept},
    )
    return kept


def _pairs_left_alone(partnership_ids: Collection[str]) -> set[str]:
    """The pairs of these partnerships as they stand: if one loses its record, lists may still name its pair."""
    rows = models.Party.objects.filter(partnership_id__in=list(partnership_ids)).order_by("position")
    parties: dict[str, list[str]] = {}
    for key, place in rows.values_list("partnership_id", "place_id"):
        parties.setdefault(key, []).append(place)
    return {pair_subject(*places) for places in parties.values() if len(places) == 2}


def _rebuild(partnership_ids: Collection[str]) -> int:
    """Build these records anew from all their claims; a pair that has found its partnership loses its own."""
    records = _records(claims_of_records(partnership_ids))
    absorbed = [pair_subject(*one.parties) for one in records if len(one.parties) == 2 and not is_pair(one.id)]
    _forget([*partnership_ids, *absorbed])
    _store(records)
    return len(records)


def _forget(partnership_ids: Iterable[str]) -> None:
    models.Partnership.objects.filter(pk__in=list(partnership_ids)).delete()


@transaction.atomic
def store_case_file(*, case_file: CaseFile, statements: Iterable[Statement], actor: str) -> None:
    """Keep a case file with its statements, in place of an earlier edition of it."""
    before = models.Statement.objects.filter(case_file_id=case_file.slug).count()
    replaced, _ = models.CaseFile.objects.filter(pk=case_file.slug).delete()
    row = models.CaseFile.objects.create(
        slug=case_file.slug, title=dict(case_file.title), about=dict(case_file.about), source_id=case_file.source_id
    )
    rows = [_statement_row(row, position, one) for position, one in enumerate(statements)]
    models.Statement.objects.bulk_create(rows)
    write_journal(
        actor=actor,
        action="store_case_file",
        about=case_file.slug,
        before={"statements": before} if replaced else {},
        after={"statements": len(rows)},
    )


@transaction.atomic
def report_error(*, page: str, partnership_id: str, message: str, source: str = "", contact: str = "") -> int:
    """Keep what a reader says is wrong and return the report's number; raises EmptyReport, ReportTooLong.

    A report that says just what an open one says is that one: somebody went back and sent the form again.
    """
    message, source, contact = (printable(text) for text in (message, source, contact))
    if not message:
        raise EmptyReport
    length = len(message) + len(source) + len(contact)
    if length > LONGEST_REPORT:
        raise ReportTooLong(length)
    known = models.Partnership.objects.filter(pk=partnership_id).first()
    said = {"partnership": known, "message": message, "source": source, "contact": contact}
    if same := models.ErrorReport.objects.filter(**said, settled_at__isnull=True).first():
        return same.pk
    row = models.ErrorReport.objects.create(page=page[:200], sent_at=timezone.now(), **said)
    # What it says stays in its row alone: it may hold the address of whoever wrote it.
    after = {"report": row.pk, "settled": False}
    write_journal(actor="reader", action="report_error", about=page[:160], before={}, after=after)
    return row.pk


@transaction.atomic
def settle_error_report(*, number: int, actor: str) -> bool:
    """Mark a report as dealt with; False if there is no open report of this number."""
    open_ones = models.ErrorReport.objects.filter(pk=number, settled_at__isnull=True)
    settled = open_ones.update(settled_at=timezone.now())
    if settled:
        write_journal(
            actor=actor,
            action="settle_error_report",
            about=str(number),
            before={"settled": False},
            after={"settled": True},
        )
    return settled == 1


def _batches(items: Sequence[str]) -> Iterable[Sequence[str]]:
    return (items[start : start + _SUBJECTS_AT_ONCE] for start in range(0, len(items), _SUBJECTS_AT_ONCE))


def _records(claims: dict[str, list[SourcedClaim]]) -> list[Record]:
    return [record(subject, group) for subject, group in claims.items() if parties_named(group)]


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
