"""Values of the evidence as rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.utils import timezone

from tawam.evidence import models
from tawam.evidence.values import Claim, Source

_ROWS_AT_ONCE = 500


def add_sources(*, sources: Iterable[Source]) -> int:
    """Insert the sources that are not there yet; returns how many they were."""
    rows = {source.id: source for source in sources}
    known = set(models.Source.objects.filter(pk__in=rows).values_list("pk", flat=True))
    fresh = [_source_row(source) for key, source in rows.items() if key not in known]
    models.Source.objects.bulk_create(fresh, batch_size=_ROWS_AT_ONCE)
    return len(fresh)


def add_claims(*, claims: Iterable[Claim], day: dt.date) -> None:
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


def retract(*, claim_ids: Iterable[str], reason: str) -> None:
    """Take back claims by their ids, with the reason."""
    now = timezone.now()
    models.Retraction.objects.bulk_create(
        [models.Retraction(claim_id=key, reason=reason, retracted_at=now) for key in claim_ids],
        batch_size=_ROWS_AT_ONCE,
    )


def see_again(*, claim_ids: Iterable[str], day: dt.date) -> None:
    """Mark claims as seen on a day, if they were last seen before it."""
    models.Claim.objects.filter(pk__in=list(claim_ids), last_seen_on__lt=day).update(last_seen_on=day)


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
