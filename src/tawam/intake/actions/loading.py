"""Loading the casebook and case files: a whole file becomes claims in one transaction, or nothing does."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from tawam.evidence.actions import record_dataset
from tawam.evidence.values import Claim, Recorded
from tawam.intake import files, models
from tawam.intake.queries import loaded_edition
from tawam.intake.rules.casebook import casebook_extract
from tawam.intake.rules.casefiles import case_file_extract, dataset_of
from tawam.intake.values import BadRow, LoadReport
from tawam.places import queries as places
from tawam.registry.actions import reconcile, store_case_file
from tawam.registry.rules.pairs import PARTY_PROPERTY

Progress = Callable[[int, int], None]


def _silent(done: int, total: int) -> None:
    """Nobody watches."""


def load_casebook(*, path: Path = files.CASEBOOK, actor: str, progress: Progress = _silent) -> LoadReport:
    """Load a casebook; the edition that is loaded already does nothing. Raises BadRow and then writes nothing."""
    edition = files.edition(files.casebook_paths(path)) if path.is_file() else ""
    dataset = files.casebook_dataset(path)
    if edition and loaded_edition(dataset) == edition:
        return LoadReport(dataset, fresh=False)
    extract = casebook_extract(files.casebook_files(path))
    _check_places(path.name, extract.claims)
    with transaction.atomic():
        recorded = record_dataset(dataset=dataset, sources=extract.sources, claims=extract.claims, actor=actor)
        return _finish(dataset, edition, recorded, extract.claims, actor, progress)


def load_case_file(*, path: Path = files.CASE_FILE, actor: str, progress: Progress = _silent) -> LoadReport:
    """Load a case file; the edition that is loaded already does nothing. Raises BadRow and then writes nothing."""
    extract = case_file_extract(path.name, files.case_file_fields(path))
    dataset, edition = dataset_of(extract.case_file.slug), files.edition([path])
    if loaded_edition(dataset) == edition:
        return LoadReport(dataset, fresh=False)
    _check_places(path.name, extract.claims)
    with transaction.atomic():
        recorded = record_dataset(dataset=dataset, sources=extract.sources, claims=extract.claims, actor=actor)
        store_case_file(case_file=extract.case_file, statements=extract.statements, actor=actor)
        return _finish(dataset, edition, recorded, extract.claims, actor, progress)


def _finish(
    dataset: str, edition: str, recorded: Recorded, said: Iterable[Claim], actor: str, progress: Progress
) -> LoadReport:
    """Rebuild every record of the data set, for a new edition may bring new rules with the old claims."""
    subjects = recorded.subjects | {claim.subject for claim in said}
    kept = reconcile(subjects=subjects, actor=actor, progress=progress)
    claims = recorded.added + recorded.known
    models.Load.objects.create(dataset=dataset, edition=edition, claims=claims, finished_at=timezone.now())
    return LoadReport(dataset, True, recorded.sources, claims, recorded.withdrawn, kept)


def _check_places(file: str, claims: Iterable[Claim]) -> None:
    """Raise BadRow for the first place that the gazetteer lacks, before anything is written."""
    named = [claim for claim in claims if claim.property == PARTY_PROPERTY]
    known = places.places({claim.value for claim in named})
    for claim in named:
        if claim.value not in known:
            raise BadRow(file, claim.subject, "parties", f"the gazetteer has no place {claim.value}")
