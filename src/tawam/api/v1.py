"""Version 1 of the open API. Field names are a contract: they are added to, never renamed."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import override
from ninja import NinjaAPI, Path, Query
from ninja.errors import HttpError

from tawam import __version__
from tawam.api import activities, assessments, checking, documents, matches, notices, requests, sources, survival
from tawam.api.languages import Language, language_of
from tawam.api.problems import register_problems
from tawam.api.telling import told
from tawam.basics.dates import BadDate, PartialDate
from tawam.evidence import queries as evidence
from tawam.places import queries as places
from tawam.places.values import Candidate, PlaceKind, Resolution
from tawam.registry import phrases
from tawam.registry import queries as registry
from tawam.registry.values import Kind, Status

api = NinjaAPI(
    title="Tawam",
    version=__version__,
    description="Who is twinned with whom, since when, in what form, says who, and where the sources disagree.",
    urls_namespace="api",
    docs_url="/docs",
    openapi_url="/openapi.json",
)
register_problems(api)
api.add_router("/sources", sources.router)
api.add_router("/partnerships", assessments.router)
api.add_router("/partnerships", activities.router)
api.add_router("/check", checking.router)
api.add_router("/survival", survival.router)
api.add_router("/places", matches.router)
api.add_router("/places", notices.of_place)
api.add_router("/notices", notices.router)
api.add_router("/places", requests.router)

Text = Annotated[str, Query(max_length=200, pattern=r"^[^\x00]*$")]
Country = Annotated[str, Query(pattern=r"^([A-Za-z]{2})?$", description="ISO 3166-1 code of two letters")]
Limit = Annotated[int, Query(ge=1, le=200)]
Offset = Annotated[int, Query(ge=0, le=1_000_000)]
Id = Annotated[str, Path(max_length=160)]
_PROBLEMS = {404: documents.Problem, 422: documents.Problem}


@api.get("/places", response={200: documents.PlaceList, **_PROBLEMS}, summary="Search places as you type")
def list_places(
    request: HttpRequest,
    q: Text = "",
    country: Country = "",
    kind: PlaceKind | None = None,
    lang: Language = "",
    limit: Limit = 20,
    offset: Offset = 0,
) -> documents.PlaceList:
    """Places whose name starts like the text, in any script, best first."""
    language = language_of(request, lang)
    page = places.search(q, country=country.upper(), kind=kind or "", limit=limit, offset=offset)
    return documents.PlaceList(
        items=[documents.PlaceDocument.of(place, language) for place in page.items], total=page.total
    )


@api.get("/places/{place_id}", response={200: documents.PlaceDetail, **_PROBLEMS}, summary="One place")
def get_place(request: HttpRequest, place_id: Id, lang: Language = "") -> documents.PlaceDetail:
    """A place with its names, and the positions on it where its country is disputed."""
    found = places.place(place_id)
    return documents.PlaceDetail.whole(found, places.positions_on(place_id), language_of(request, lang))


@api.get("/partnerships", response={200: documents.PartnershipList, **_PROBLEMS}, summary="The register")
def list_partnerships(
    request: HttpRequest,
    place: Text = "",
    country: Country = "",
    status: Status | None = None,
    kind: Kind | None = None,
    as_of: Text = "",
    lang: Language = "",
    limit: Limit = 50,
    offset: Offset = 0,
) -> documents.PartnershipList:
    """Partnerships with their status as of a day (default today), with reasons and disagreements."""
    language = language_of(request, lang)
    wanted = registry.Filter(place=place, country=country.upper(), status=status, kind=kind)
    page = registry.partnerships(wanted, as_of=_day(as_of), limit=limit, offset=offset)
    conflicts = registry.conflicts_of([one.id for one in page.items])
    with override(language):
        items = [documents.PartnershipDocument.of(one, conflicts.get(one.id, ()), language) for one in page.items]
    return documents.PartnershipList(items=items, total=page.total)


@api.get("/partnerships/{slug}", response={200: documents.PartnershipDetail, **_PROBLEMS}, summary="One partnership")
def get_partnership(
    request: HttpRequest, slug: Id, as_of: Text = "", lang: Language = ""
) -> documents.PartnershipDetail:
    """A partnership with its events, each with every source that reports it."""
    language = language_of(request, lang)
    dossier = registry.dossier(slug, as_of=_day(as_of))
    with override(language):
        return documents.PartnershipDetail.whole(dossier, language)


@api.get("/partnerships/{slug}/claims", response={200: documents.ClaimList, **_PROBLEMS}, summary="Who says what")
def list_claims(request: HttpRequest, slug: Id, lang: Language = "") -> documents.ClaimList:
    """Every claim in force about a partnership, with its source."""
    language = language_of(request, lang)
    claims = registry.dossier(slug, as_of=_day("")).side_claims
    return documents.ClaimList(items=[documents.ClaimDocument.of(one, language) for one in claims], total=len(claims))


@api.get("/casefiles", response=documents.CaseFileList, summary="Checked texts")
def list_case_files(request: HttpRequest, lang: Language = "") -> documents.CaseFileList:
    """All texts that are checked claim by claim."""
    language = language_of(request, lang)
    items = [
        documents.CaseFileDocument(slug=one.slug, title=phrases.said(one.title, language))
        for one in registry.case_files()
    ]
    return documents.CaseFileList(items=items)


@api.get(
    "/casefiles/{slug}",
    response={200: documents.CaseFileDetail, **_PROBLEMS},
    by_alias=True,
    summary="One checked text",
)
def get_case_file(request: HttpRequest, slug: Id, lang: Language = "") -> documents.CaseFileDetail:
    """Every statement of the text with its verdict, and what speaks for and against it."""
    language = language_of(request, lang)
    checked = registry.checked_case_file(slug)
    with override(language):
        return documents.CaseFileDetail(
            slug=checked.case_file.slug,
            title=phrases.said(checked.case_file.title, language),
            about=phrases.said(checked.case_file.about, language),
            source=documents.SourceDocument.of(evidence.source(checked.case_file.source_id)),
            claims=[documents.StatementDocument.of(one, language) for one in checked.statements],
        )


@api.get("/resolve", response={200: documents.ResolutionDocument, **_PROBLEMS}, summary="Which place a name means")
def resolve_name(
    request: HttpRequest,
    name: Annotated[str, Query(min_length=1, max_length=200, pattern=r"^[^\x00]*$")],
    country: Text = "",
    partner: Text = "",
    region: Text = "",
    lang: Language = "",
) -> documents.ResolutionDocument:
    """Candidates for a name with score and reasons, best first; it never picks in silence."""
    language = language_of(request, lang)
    found = places.resolve(name, country=country, region=region, partner=partner, lang=language)
    with override(language):
        return resolution_document(found, language)


def resolution_document(found: Resolution, language: str) -> documents.ResolutionDocument:
    """A resolution as the API and the command line tell it; texts are in the language that is active."""
    candidates = [_candidate(one, language) for one in found.candidates]
    return documents.ResolutionDocument(outcome=found.outcome, candidates=candidates)


def _day(text: str) -> dt.date:
    """The last day that a partial date means; today for none."""
    if not text:
        return timezone.now().date()
    try:
        return PartialDate.parse(text).latest()
    except BadDate as error:
        raise HttpError(422, f"as_of: {told(error)}") from None


def _candidate(one: Candidate, language: str) -> documents.CandidateDocument:
    known = {one.place.id: one.place}
    reasons = [documents.ReasonDocument.of(reason, language, known) for reason in one.reasons]
    return documents.CandidateDocument.of(one, reasons, language)
