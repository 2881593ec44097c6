"""What other rooms may read of the evidence: values, never querysets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from tawam.basics.dates import PartialDate
from tawam.evidence import models, rules
from tawam.evidence.queries.readings import bounds_of_next, last_reading, latest_readings, lists_in_force, readings_of
from tawam.evidence.values import Claim, Entry, Source, SourcedClaim, SourceKind, SourceUse, Stance, Weakness

__all__ = [
    "NoSuchSource",
    "bounds_of_next",
    "claim_count",
    "claims_about",
    "claims_from",
    "claims_of_dataset",
    "claims_with_property",
    "claims_with_value",
    "journal_edition",
    "journal_of",
    "last_reading",
    "latest_readings",
    "lists_in_force",
    "readings_of",
    "source",
    "source_counts",
    "sources",
    "subjects_of",
]

# SQLite allows 250,000 variables in a statement, PostgreSQL 65,535; stay below both.
_IDS_AT_ONCE = 5_000


class NoSuchSource(LookupError):
    """No source has this id."""

    def __init__(self, source_id: str) -> None:
        super().__init__(_("There is no source “%(key)s”.") % {"key": source_id[:40]})


def claims_about(subjects: Collection[str]) -> dict[str, list[SourcedClaim]]:
    """Every claim in force about each subject, in the order in which its data set tells it.

    One query for up to 5,000 subjects; subjects without claims have no key.
    """
    found: dict[str, list[SourcedClaim]] = defaultdict(list)
    wanted = sorted(set(subjects))
    for start in range(0, len(wanted), _IDS_AT_ONCE):
        rows = _standing().filter(subject__in=wanted[start : start + _IDS_AT_ONCE])
        for row in rows.order_by("subject", "position", "id"):
            found[row.subject].append(_sourced(row))
    return dict(found)


def claims_with_property(prefix: str) -> list[SourcedClaim]:
    """Every claim in force whose property starts with ``prefix``, whatever its subject."""
    rows = _standing().filter(property__startswith=prefix)
    return [_sourced(row) for row in rows.order_by("subject", "position", "id")]


def claims_of_dataset(dataset: str) -> list[Claim]:
    """Every claim in force that the data set made."""
    return [_claim(row) for row in _standing().filter(dataset=dataset).order_by("position", "id")]


def claims_from(source_id: str, *, limit: int = 200, offset: int = 0) -> tuple[list[Claim], int]:
    """Claims in force that the source makes, subject by subject, and how many there are in all."""
    rows = _standing().filter(source_id=source_id)
    page = rows.order_by("subject", "position", "id")[offset : offset + limit]
    return [_claim(row) for row in page], rows.count()


def subjects_of(source_id: str) -> set[str]:
    """What the source speaks of: partnerships, pairs, places, topics."""
    return set(_standing().filter(source_id=source_id).values_list("subject", flat=True).distinct())


def claims_with_value(name: str, values: Collection[str]) -> dict[str, str]:
    """By value, the subject of a claim in force with this property: who bears an identifier; others have no key."""
    found: dict[str, str] = {}
    wanted = sorted(set(values))
    for start in range(0, len(wanted), _IDS_AT_ONCE):
        rows = _standing().filter(property=name, value__in=wanted[start : start + _IDS_AT_ONCE])
        found.update(rows.values_list("value", "subject"))
    return found


def source(source_id: str) -> Source:
    """The source with this id; raises NoSuchSource."""
    row = models.Source.objects.filter(pk=source_id).first()
    if row is None:
        raise NoSuchSource(source_id)
    return _source(row)


def sources(*, text: str = "", kind: str = "", limit: int = 50, offset: int = 0) -> tuple[list[SourceUse], int]:
    """Sources that something in force rests on, most used first, and how many there are in all."""
    rows = _standing()
    if text:
        rows = rows.filter(
            Q(source__title__icontains=text) | Q(source__publisher__icontains=text) | Q(source__url__icontains=text)
        )
    if kind:
        rows = rows.filter(source__kind=kind)
    uses = rows.values("source_id").annotate(said=Count("pk"), about=Count("subject", distinct=True))
    page = list(uses.order_by("-said", "source_id")[offset : offset + limit])
    documents = models.Source.objects.in_bulk([use["source_id"] for use in page])
    return [SourceUse(_source(documents[use["source_id"]]), use["said"], use["about"]) for use in page], uses.count()


def source_counts() -> dict[str, int]:
    """How many sources there are of each kind."""
    return dict(models.Source.objects.values_list("kind").annotate(n=Count("pk")).order_by("-n"))


def claim_count() -> int:
    """How many claims are in force."""
    return _standing().count()


def journal_of(about: str, actions: Collection[str]) -> tuple[Entry, ...]:
    """What the journal tells of these actions on something, the latest first."""
    rows = models.JournalEntry.objects.filter(about=about, action__in=list(actions))
    return tuple(Entry(row.actor, row.action, row.at, row.change, row.before, row.after) for row in rows)


def journal_edition() -> str:
    """What tells the evidence and the registry of now from those of any other time and of any other data folder.

    Readers' reports and drafts of tables change neither and do not count.
    """
    rows = models.JournalEntry.objects.exclude(action__in=("report_error", "settle_error_report"))
    rows = rows.exclude(action__startswith="draft_")
    newest = rows.order_by("-pk").values_list("pk", "at").first()
    return f"{newest[0]}-{newest[1]:%Y%m%d%H%M%S%f}" if newest else "0"


def _standing() -> QuerySet[models.Claim]:
    taken_back = models.Retraction.objects.filter(restatement__isnull=True).values("claim_id")
    return models.Claim.objects.exclude(pk__in=taken_back).select_related("source")


def _sourced(row: models.Claim) -> SourcedClaim:
    return SourcedClaim(_claim(row), _source(row.source))


def _claim(row: models.Claim) -> Claim:
    return Claim(
        id=row.pk,
        subject=row.subject,
        property=row.property,
        value=row.value,
        source_id=row.source_id,
        dataset=row.dataset,
        stance=Stance(row.stance),
        side=row.side,
        language=row.language,
        question=row.question,
        wording=row.wording,
        qualifiers=row.qualifiers,
        position=row.position,
        first_seen_on=row.first_seen_on.isoformat(),
        last_seen_on=row.last_seen_on.isoformat(),
        gone_on=row.gone_on.isoformat() if row.gone_on else "",
    )


def _source(row: models.Source) -> Source:
    kind, weakness = SourceKind(row.kind), Weakness(row.weakness)
    return Source(
        id=row.pk,
        title=row.title,
        publisher=row.publisher,
        kind=kind,
        grade=rules.grade(kind, weakness),
        url=row.url,
        published=PartialDate.parse(row.published) if row.published else None,
        language=row.language,
        weakness=weakness,
        note=row.note,
    )
