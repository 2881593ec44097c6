"""Where everything comes from: sources, the readings of lists, and what each source says."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest
from django.utils.translation import override
from ninja import Path, Query, Router, Schema

from tawam.api import documents
from tawam.api.languages import Language, language_of
from tawam.evidence import queries as evidence
from tawam.evidence.values import Reading, SourcedClaim, SourceKind, SourceUse

router = Router()

Text = Annotated[str, Query(max_length=200, pattern=r"^[^\x00]*$")]
Limit = Annotated[int, Query(ge=1, le=200)]
Offset = Annotated[int, Query(ge=0, le=10_000_000)]
_PROBLEMS = {404: documents.Problem, 422: documents.Problem}


class ReadingDocument(Schema):
    """One reading of a list: what it brought, and the day of which it speaks."""

    seen_on: str
    dataset: str
    file: str
    claims: int
    added: int
    gone: int
    back: int
    undone: bool

    @classmethod
    def of(cls, reading: Reading) -> ReadingDocument:
        """The reading without who made it."""
        return cls(
            seen_on=str(reading.seen_on),
            dataset=reading.dataset,
            file=reading.file,
            claims=reading.claims,
            added=reading.added,
            gone=reading.gone,
            back=reading.back,
            undone=reading.undone,
        )


class SourceUseDocument(documents.SourceDocument):
    """A source, how much the registry took from it and, of a list, its last reading and the bounds of the next."""

    claims: int
    subjects: int
    last_reading: ReadingDocument | None
    minimum: int | None
    maximum: int | None

    @classmethod
    def used(cls, use: SourceUse) -> SourceUseDocument:
        """The source with its figures."""
        readings = evidence.readings_of(use.source.id, most=1) if use.source.kind in _LISTS else []
        bounds = evidence.bounds_of_next(readings)
        return cls(
            **documents.SourceDocument.of(use.source).dict(),
            claims=use.claims,
            subjects=use.subjects,
            last_reading=ReadingDocument.of(readings[0]) if readings else None,
            minimum=bounds.least if bounds else None,
            maximum=bounds.most if bounds else None,
        )


_LISTS = (SourceKind.DATASET, SourceKind.ENCYCLOPEDIA, SourceKind.ASSOCIATION_LIST)


class SourceList(Schema):
    """A page of sources."""

    items: list[SourceUseDocument]
    total: int


@router.get("", response={200: SourceList, **_PROBLEMS}, summary="The bibliography, most used first")
def list_sources(
    request: HttpRequest, q: Text = "", kind: SourceKind | None = None, limit: Limit = 50, offset: Offset = 0
) -> SourceList:
    """Sources that something in force rests on; for a list its last reading and how many claims the next may make."""
    found, total = evidence.sources(text=q, kind=kind or "", limit=limit, offset=offset)
    return SourceList(items=[SourceUseDocument.used(use) for use in found], total=total)


@router.get("/{source_id}/claims", response={200: documents.ClaimList, **_PROBLEMS}, summary="What a source says")
def list_source_claims(
    request: HttpRequest,
    source_id: Annotated[str, Path(max_length=40)],
    lang: Language = "",
    limit: Limit = 50,
    offset: Offset = 0,
) -> documents.ClaimList:
    """Every claim in force that the source makes, subject by subject; ``gone_on`` marks what a list no longer has."""
    language = language_of(request, lang)
    source = evidence.source(source_id)
    claims, total = evidence.claims_from(source_id, limit=limit, offset=offset)
    with override(language):
        items = [documents.ClaimDocument.of(SourcedClaim(claim, source), language) for claim in claims]
    return documents.ClaimList(items=items, total=total)
