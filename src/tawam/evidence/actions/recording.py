"""Recording claims and taking them back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from tawam.evidence import models, rules
from tawam.evidence.actions.journal import write_journal
from tawam.evidence.actions.rows import add_claims, add_sources, retract, see_again
from tawam.evidence.queries import claims_of_dataset
from tawam.evidence.values import Claim, Recorded, Source


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
    new_sources = add_sources(sources=sources)
    added = {key: claim for key, claim in stated.items() if key not in before}
    gone = {key: claim for key, claim in before.items() if key not in stated}
    add_claims(claims=added.values(), day=day)
    retract(claim_ids=gone, reason=f"no longer in {dataset}")
    see_again(claim_ids=stated.keys() & before.keys(), day=day)
    subjects = frozenset(claim.subject for claim in (*added.values(), *gone.values()))
    report = Recorded(new_sources, len(added), len(stated) - len(added), len(gone), subjects)
    if new_sources or added or gone:
        write_journal(
            actor=actor,
            action="record_dataset",
            about=dataset,
            before={"claims": len(before)} if before else {},
            after={"claims": len(stated)} if stated else {},
            change=_summary(report),
        )
    return report


@transaction.atomic
def record_claims(*, sources: Iterable[Source], claims: Iterable[Claim], actor: str) -> Recorded:
    """Add single claims to what is known; those already known add nothing."""
    stated = {claim.id: claim for claim in map(rules.identified, claims)}
    new_sources = add_sources(sources=sources)
    known = set(models.Claim.objects.filter(pk__in=stated).values_list("pk", flat=True))
    added = [claim for key, claim in stated.items() if key not in known]
    add_claims(claims=added, day=timezone.now().date())
    report = Recorded(new_sources, len(added), len(known), 0, frozenset(claim.subject for claim in added))
    if new_sources or added:
        write_journal(
            actor=actor,
            action="record_claims",
            about=", ".join(sorted(report.subjects))[:160],
            before={},
            after={"claims": sorted(claim.id for claim in added)},
            change=_summary(report),
        )
    return report


@transaction.atomic
def retract_claim(*, claim_id: str, reason: str, actor: str) -> str:
    """Take a claim back, with the reason; returns its subject. The claim itself stays on record."""
    claim = models.Claim.objects.get(pk=claim_id)
    models.Retraction.objects.create(claim=claim, reason=reason, retracted_at=timezone.now())
    write_journal(
        actor=actor,
        action="retract_claim",
        about=claim_id,
        before={"claim": claim_id},
        after={},
        change={"reason": reason},
    )
    return claim.subject


@transaction.atomic
def retract_source(*, source_id: str, dataset: str, reason: str, actor: str) -> frozenset[str]:
    """Take back, as one step, every claim in force of a data set that rests on this source or was cited by it.

    Returns the subjects; none if there was nothing to take back. The claims stay on record.
    """
    found = [
        claim
        for claim in claims_of_dataset(dataset)
        if source_id in (claim.source_id, claim.qualifiers.get(rules.WITHIN))
    ]
    retract(claim_ids=[claim.id for claim in found], reason=reason)
    if found:
        write_journal(
            actor=actor,
            action="retract_source",
            about=source_id,
            before={"claims": sorted(claim.id for claim in found)},
            after={},
            change={"claims": len(found)},
        )
    return frozenset(claim.subject for claim in found)


def _summary(report: Recorded) -> dict[str, int]:
    return {
        "sources": report.sources,
        "added": report.added,
        "known": report.known,
        "withdrawn": report.withdrawn,
    }
