"""The only writes to the evidence: claims are recorded and taken back, never changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from django.db import transaction
from django.utils import timezone

from tawam.evidence import models, rules
from tawam.evidence.queries import claims_of_dataset
from tawam.evidence.values import Claim, Recorded, Source

_ROWS_AT_ONCE = 500


@transaction.atomic
def record_dataset(
    *, dataset: str, sources: Iterable[Source], claims: Iterable[Claim], actor: str, seen_on: dt.date | None = None
) -> Recorded:
    """Record the whole of a data set: its claims that are new are added, those it no longer makes are retracted.

    Recording the same data set twice adds nothing. ``seen_on`` is the day on which the data set was read
    (default today). Nothing is written if any row fails.
    """
    day = seen_on or timezone.now().date()
    stated = {claim.id: claim for claim in map(rules.identified, claims)}
    before = {claim.id: claim for claim in claims_of_dataset(dataset)}
    new_sources = _add_sources(sources)
    added = {key: claim for key, claim in stated.items() if key not in before}
    gone = {key: claim for key, claim in before.items() if key not in stated}
    _add_claims(added.values(), day)
    _retract(gone, f"no longer in {dataset}")
    _see_again(stated.keys() & before.keys(), day)
    subjects = frozenset(claim.subject for claim in (*added.values(), *gone.values()))
    report = Recorded(new_sources, len(added), len(stated) - len(added), len(gone), subjects)
    if new_sources or added or gone:
        write_journal(actor=actor, action="record_dataset", about=dataset, change=_summary(report))
    return report


@transaction.atomic
def record_claims(*, sources: Iterable[Source], claims: Iterable[Claim], actor: str) -> Recorded:
    """Add single claims to what is known; those already known add nothing."""
    stated = {claim.id: claim for claim in map(rules.identified, claims)}
    new_sources = _add_sources(sources)
    known = set(models.Claim.objects.filter(pk__in=stated).values_list("pk", flat=True))
    added = [claim for key, claim in stated.items() if key not in known]
    _add_claims(added, timezone.now().date())
    report = Recorded(new_sources, len(added), len(known), 0, frozenset(claim.subject for claim in added))
    if new_sources or added:
        write_journal(
            actor=actor, action="record_claims", about=", ".join(sorted(report.subjects))[:160], change=_summary(report)
        )
    return report


@transaction.atomic
def retract_claim(*, claim_id: str, reason: str, actor: str) -> str:
    """Take a claim back, with the reason; returns its subject. The claim itself stays on record."""
    claim = models.Claim.objects.get(pk=claim_id)
    models.Retraction.objects.create(claim=claim, reason=reason, retracted_at=timezone.now())
    write_journal(actor=actor, action="retract_claim", about=claim_id, change={"reason": reason})
    return claim.subject


def write_journal(*, actor: str, action: str, about: str, change: Mapping[str, object]) -> None:
    """One row that says who did what; called by every action inside its own transaction."""
    models.JournalEntry.objects.create(at=timezone.now(), actor=actor, action=action, about=about, change=dict(change))


def _add_sources(sources: Iterable[Source]) -> int:
    rows = {source.id: source for source in sources}
    known = set(models.Source.objects.filter(pk__in=rows).values_list("pk", flat=True))
    fresh = [_source_row(source) for key, source in rows.items() if key not in known]
    models.Source.objects.bulk_create(fresh, batch_size=_ROWS_AT_ONCE)
    return len(fresh)


def _add_claims(claims: Iterable[Claim], day: dt.date) -> None:
    """Insert the claims; one that was retracted before is restated instead."""
    rows = {claim.id: claim for claim in claims}
    retracted = models.Retraction.objects.filter(claim_id__in=rows, restatement__isnull=True)
    again = list(retracted)
    models.Restatement.objects.bulk_create(
        [models.Restatement(retraction=one, restated_at=timezone.now()) for one in again]
    )
    known = {one.claim_id for one in again}
    models.Claim.objects.bulk_create(
        [_claim_row(claim, day) for key, claim in rows.items() if key not in known], batch_size=_ROWS_AT_ONCE
    )


def _retract(claims: Iterable[str], reason: str) -> None:
    now = timezone.now()
    models.Retraction.objects.bulk_create(
        [models.Retraction(claim_id=key, reason=reason, retracted_at=now) for key in claims],
        batch_size=_ROWS_AT_ONCE,
    )


def _see_again(ids: Iterable[str], day: dt.date) -> None:
    models.Claim.objects.filter(pk__in=list(ids), last_seen_on__lt=day).update(last_seen_on=day)


def _summary(report: Recorded) -> dict[str, int]:
    return {
        "sources": report.sources,
        "added": report.added,
        "known": report.known,
        "withdrawn": report.withdrawn,
    }


def _source_row(source: Source) -> models.Source:
    return models.Source(
        id=source.id,
        url=source.url,
        title=source.title,
        publisher=source.publisher,
        published=str(source.published or ""),
        language=source.language,
        kind=source.kind,
        weakness=source.weakness,
        note=source.note,
    )


def _claim_row(claim: Claim, day: dt.date) -> models.Claim:
    return models.Claim(
        id=claim.id,
        subject=claim.subject,
        property=claim.property,
        value=claim.value,
        stance=claim.stance,
        side=claim.side,
        language=claim.language,
        question=claim.question,
        wording=dict(claim.wording),
        qualifiers=dict(claim.qualifiers),
        position=claim.position,
        source_id=claim.source_id,
        dataset=claim.dataset,
        first_seen_on=day,
        last_seen_on=day,
    )
