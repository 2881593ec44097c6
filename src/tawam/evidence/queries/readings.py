"""The readings of lists."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet

from tawam.basics.dates import PartialDate
from tawam.evidence import models
from tawam.evidence.rules import LIST_OF, bounds
from tawam.evidence.values import Bounds, Reading


def readings_of(source_id: str, *, most: int = 20) -> list[Reading]:
    """The latest readings of the list that a source is, newest first; none if it is no list."""
    return [reading_value(row) for row in _rows().filter(source_id=source_id)[:most]]


def latest_readings(*, most: int = 30) -> list[Reading]:
    """The latest readings of all lists, newest first, undone ones among them."""
    return [reading_value(row) for row in _rows()[:most]]


def last_reading(dataset: str) -> Reading | None:
    """The latest reading of a data set that was not undone."""
    row = _rows().filter(dataset=dataset, undone_at__isnull=True).first()
    return reading_value(row) if row else None


def lists_in_force(dataset: str) -> set[str]:
    """The places whose own lists make claims of the data set that are in force and were not missed since."""
    return set(_in_force(dataset).values_list(f"qualifiers__{LIST_OF}", flat=True).distinct()) - {None}


def _rows() -> QuerySet[models.Reading]:
    return models.Reading.objects.defer("changes")


def bounds_of_next(readings: Iterable[Reading]) -> Bounds | None:
    """How many claims a list may make after its next reading without a question; None before the first. Newest first.

    Counted from what is in force: the latest reading may have been of a part only.
    """
    latest = next((one for one in readings if not one.undone), None)
    return bounds(_in_force(latest.dataset).count()) if latest else None


def _in_force(dataset: str) -> QuerySet[models.Claim]:
    taken_back = models.Retraction.objects.filter(restatement__isnull=True).values("claim_id")
    return models.Claim.objects.filter(dataset=dataset, gone_on__isnull=True).exclude(pk__in=taken_back)


def reading_value(row: models.Reading) -> Reading:
    """A reading's row as a value."""
    return Reading(
        number=row.pk,
        dataset=row.dataset,
        source_id=row.source_id,
        file=row.file,
        actor=row.actor,
        at=row.at,
        seen_on=PartialDate.parse(row.seen_on.isoformat()),
        claims=row.claims,
        added=row.added,
        gone=row.gone,
        back=row.back,
        undone=row.undone_at is not None,
        report=row.report,
    )
