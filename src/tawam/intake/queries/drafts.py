"""Drafts of tables: what was uploaded, how far it is, how many rows of which outcome it has."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import Count, Q

from tawam.evidence.values import SourceKind
from tawam.intake import models
from tawam.intake.queries.profiles import mapping_value
from tawam.intake.values.drafts import Draft, DraftState, RowFilter, RowOutcome, SourceWords, Work


class NoSuchDraft(LookupError):
    """No draft has this token."""

    def __init__(self) -> None:
        super().__init__("There is no such draft of a table. It may have been deleted.")


def draft(token: str) -> Draft:
    """The draft with this token; raises NoSuchDraft. Whether somebody may see it is for the caller to say."""
    row = models.TableDraft.objects.defer("given").filter(pk=token).first()
    if row is None:
        raise NoSuchDraft
    return draft_value(row)


def drafts(*, owner: str = "", most: int = 100) -> list[Draft]:
    """The drafts of somebody, or of everybody, the last changed first."""
    rows = models.TableDraft.objects.defer("given")
    return [draft_value(row) for row in (rows.filter(owner=owner) if owner else rows)[:most]]


def row_counts(token: str) -> Mapping[str, int]:
    """How many rows of each outcome a draft has, and how many that differ or from which values are left out."""
    rows = models.TableRow.objects.filter(draft_id=token)
    counted = rows.aggregate(
        **{one.value: Count("pk", filter=Q(outcome=one)) for one in RowOutcome},
        differs=Count("pk", filter=condition(RowFilter.DIFFERS)),
        left_out=Count("pk", filter=condition(RowFilter.LEFT_OUT)),
        rows=Count("pk"),
    )
    return dict(counted)


def condition(wanted: RowFilter | None) -> Q:
    """What a row must be to be among those wanted."""
    if wanted is None:
        return Q()
    if wanted is RowFilter.DIFFERS:
        return Q(differs=True, outcome=RowOutcome.USED)
    if wanted is RowFilter.LEFT_OUT:
        return Q(left_out=True, outcome=RowOutcome.USED)
    return Q(outcome=wanted.value)


def draft_value(row: models.TableDraft) -> Draft:
    """A draft's row as a value."""
    return Draft(
        token=row.pk,
        owner=row.owner,
        state=DraftState(row.state),
        file=row.file,
        fingerprint=row.fingerprint,
        size=row.size,
        header=tuple(row.header),
        samples={name: tuple(values) for name, values in row.samples.items()},
        row_total=row.row_total,
        mapping=mapping_value(row.columns, row.defaults),
        profile=row.profile,
        source=source_words(row.source),
        made_at=row.made_at,
        changed_at=row.changed_at,
        work=Work(row.done, row.row_total, row.asked_at or row.changed_at, row.beat_at, not row.worker),
        encoding=row.encoding,
        delimiter=row.delimiter,
        sheet=row.sheet,
        sheets=tuple(row.sheets),
        problem=row.problem,
        source_id=row.source_id,
        reading=row.reading or 0,
    )


def source_words(kept: Mapping[str, str]) -> SourceWords:
    """The description of a source as kept."""
    return SourceWords(**{**kept, "kind": SourceKind(kept.get("kind", SourceKind.DATASET))})  # type: ignore[arg-type]
