"""The shapes of the API's answers, and how each value of the rooms fills them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ninja import Schema
from pydantic import Field

from tawam.basics.reasons import Reason
from tawam.evidence.values import Claim, Source, SourcedClaim
from tawam.places.values import Candidate, Place, Position
from tawam.registry import phrases
from tawam.registry.values import (
    Answer,
    Bearing,
    CheckedStatement,
    Conflict,
    Dossier,
    FacetFinding,
    LifeEvent,
    NearMatch,
    Partnership,
)


class Problem(Schema):
    """An error (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    instance: str


class PlaceDocument(Schema):
    """A city, region or country."""

    id: str
    name: str
    kind: str
    country: str
    lat: float
    lon: float
    population: int | None

    @classmethod
    def of(cls, place: Place, language: str) -> PlaceDocument:
        """The place with its name in the language."""
        return cls(
            id=place.id,
            name=place.name(language),
            kind=place.kind,
            country=place.country,
            lat=place.lat,
            lon=place.lon,
            population=place.population,
        )


class PositionDocument(Schema):
    """What one side holds of a disputed place."""

    held_by: str
    held_by_name: str
    statement: str
    source_url: str
    source_title: str


class PlaceDetail(PlaceDocument):
    """A place with everything known of it."""

    names: dict[str, str]
    admin1: str
    timezone: str
    disputed: list[PositionDocument]

    @classmethod
    def whole(cls, place: Place, positions: Iterable[Position], language: str) -> PlaceDetail:
        """The place with its names in all languages of the interface and the positions on it."""
        return cls(
            **PlaceDocument.of(place, language).dict(),
            names={"en": place.name_en} | ({"ar": place.name_ar} if place.name_ar else {}),
            admin1=place.admin1,
            timezone=place.timezone,
            disputed=[
                PositionDocument(
                    held_by=one.held_by,
                    held_by_name=phrases.holder(one.held_by, language),
                    statement=phrases.said(one.statement, language),
                    source_url=one.source_url,
                    source_title=one.source_title,
                )
                for one in positions
            ],
        )


class PlaceList(Schema):
    """A page of places."""

    items: list[PlaceDocument]
    total: int


class ReasonDocument(Schema):
    """A reason: its code, its sentence, the claims that it rests on."""

    code: str
    text: str
    claims: list[str]

    @classmethod
    def of(cls, reason: Reason, language: str, places: Mapping[str, Place]) -> ReasonDocument:
        """The reason in the language."""
        return cls(code=reason.code, text=phrases.sentence(reason, language, places), claims=list(reason.claims))


class SourceDocument(Schema):
    """A source."""

    id: str
    title: str
    publisher: str
    url: str
    published: str | None
    language: str
    kind: str
    grade: str
    weakness: str

    @classmethod
    def of(cls, source: Source) -> SourceDocument:
        """The source as kept."""
        return cls(
            id=source.id,
            title=source.title,
            publisher=source.publisher,
            url=source.url,
            published=str(source.published) if source.published else None,
            language=source.language,
            kind=source.kind,
            grade=source.grade,
            weakness=source.weakness,
        )


class AnswerDocument(Schema):
    """One answer to a question on which sources disagree."""

    value: str
    sources: list[SourceDocument]

    @classmethod
    def of(cls, answer: Answer, language: str) -> AnswerDocument:
        """The answer with everybody who gives it."""
        sources = [SourceDocument.of(one.source) for one in answer.claims]
        return cls(value=phrases.said(answer.wording, language), sources=sources)


class ConflictDocument(Schema):
    """A question on which sources disagree."""

    topic: str
    question: str
    answers: list[AnswerDocument]

    @classmethod
    def of(cls, conflict: Conflict, language: str) -> ConflictDocument:
        """The conflict with its answers side by side."""
        return cls(
            topic=conflict.topic,
            question=phrases.said(conflict.question, language),
            answers=[AnswerDocument.of(one, language) for one in conflict.answers],
        )


class PartnershipDocument(Schema):
    """A partnership as of a day."""

    id: str
    parties: list[PlaceDocument]
    kind: str
    status: str
    status_reasons: list[ReasonDocument]
    since: str | None
    since_basis: str
    until: str | None
    confidence: str
    conflicts: list[ConflictDocument]

    @classmethod
    def of(cls, one: Partnership, conflicts: Iterable[Conflict], language: str) -> PartnershipDocument:
        """The partnership with its status, reasons and disagreements."""
        known = {place.id: place for place in one.parties}
        return cls(
            id=one.id,
            parties=[PlaceDocument.of(place, language) for place in one.parties],
            kind=one.kind,
            status=one.status,
            status_reasons=[ReasonDocument.of(reason, language, known) for reason in one.reasons],
            since=str(one.since) if one.since else None,
            since_basis=one.since_basis,
            until=str(one.until) if one.until else None,
            confidence=one.confidence,
            conflicts=[ConflictDocument.of(conflict, language) for conflict in conflicts],
        )


class PartnershipList(Schema):
    """A page of partnerships."""

    items: list[PartnershipDocument]
    total: int


class EventDocument(Schema):
    """A life event."""

    type: str
    on: str | None
    precision: str | None
    date_basis: str
    by: str | None
    by_body: str
    cause: str | None
    scope: str
    note: str
    sources: list[SourceDocument]

    @classmethod
    def of(cls, event: LifeEvent, language: str) -> EventDocument:
        """The event with every source that reports it."""
        return cls(
            type=event.type,
            on=str(event.on) if event.on else None,
            precision=event.on.precision if event.on else None,
            date_basis=event.date_basis,
            by=event.side or None,
            by_body=event.body,
            cause=event.cause,
            scope=event.scope,
            note=phrases.said(event.wording, language),
            sources=[SourceDocument.of(one.source) for one in event.claims],
        )


class StandingDocument(Schema):
    """A status that held from a day on."""

    from_on: str
    status: str
    confidence: str


class PartnershipDetail(PartnershipDocument):
    """A partnership with its events and the history of its status."""

    events: list[EventDocument]
    history: list[StandingDocument]
    links_beneath: int

    @classmethod
    def whole(cls, dossier: Dossier, language: str) -> PartnershipDetail:
        """Everything known about the partnership."""
        return cls(
            **PartnershipDocument.of(dossier.partnership, dossier.conflicts, language).dict(),
            events=[EventDocument.of(event, language) for event in dossier.events],
            history=[
                StandingDocument(from_on=one.from_on.isoformat(), status=one.status, confidence=one.confidence)
                for one in dossier.judgements
            ],
            links_beneath=dossier.links_beneath,
        )


class ClaimDocument(Schema):
    """What one source says."""

    id: str
    subject: str
    property: str
    value: str
    stance: str
    side: str | None
    question: str
    note: str
    qualifiers: dict[str, str]
    language: str
    first_seen: str
    last_seen: str
    gone_on: str | None
    source: SourceDocument

    @classmethod
    def of(cls, one: SourcedClaim, language: str) -> ClaimDocument:
        """The claim with its source."""
        claim: Claim = one.claim
        return cls(
            id=claim.id,
            subject=claim.subject,
            property=claim.property,
            value=claim.value,
            stance=claim.stance,
            side=claim.side or None,
            question=claim.question,
            note=phrases.said(claim.wording, language),
            qualifiers=dict(claim.qualifiers),
            language=claim.language,
            first_seen=claim.first_seen_on,
            last_seen=claim.last_seen_on,
            gone_on=claim.gone_on or None,
            source=SourceDocument.of(one.source),
        )


class ClaimList(Schema):
    """All claims about a partnership."""

    items: list[ClaimDocument]
    total: int


class CaseFileDocument(Schema):
    """A checked text."""

    slug: str
    title: str


class CaseFileList(Schema):
    """All checked texts."""

    items: list[CaseFileDocument]


class BearingDocument(Schema):
    """A claim that speaks for or against a statement."""

    claim: str
    question: str
    reason: str
    note: str
    source: SourceDocument

    @classmethod
    def of(cls, bearing: Bearing, finding: FacetFinding, language: str) -> BearingDocument:
        """The bearing with the question to which it speaks."""
        return cls(
            claim=bearing.sourced.claim.id,
            question=phrases.said(finding.facet.question, language),
            reason=phrases.sentence(bearing.reason, language, {}),
            note=phrases.said(bearing.sourced.claim.wording, language),
            source=SourceDocument.of(bearing.sourced.source),
        )


class FacetDocument(Schema):
    """One checkable part of a statement."""

    question: str
    property: str
    value: str
    verdict: str


class NearMatchDocument(Schema):
    """A partnership that the text may have meant."""

    partnership: str
    parties: list[PlaceDocument]
    score: float
    reasons: list[ReasonDocument]

    @classmethod
    def of(cls, match: NearMatch, places: Mapping[str, Place], language: str) -> NearMatchDocument:
        """The near match with its reasons."""
        known = {**places, **{place.id: place for place in match.parties}}
        return cls(
            partnership=match.partnership,
            parties=[PlaceDocument.of(place, language) for place in match.parties],
            score=round(match.score, 1),
            reasons=[ReasonDocument.of(reason, language, known) for reason in match.reasons],
        )


class StatementDocument(Schema):
    """A statement of the text with its verdict."""

    id: str
    section: str
    statement: str
    subject: str
    verdict: str
    comment: str
    facets: list[FacetDocument]
    support: list[BearingDocument] = Field(serialization_alias="for")
    against: list[BearingDocument]
    near_matches: list[NearMatchDocument]

    @classmethod
    def of(cls, one: CheckedStatement, language: str) -> StatementDocument:
        """The statement with everything that speaks for and against it."""
        named = {place.id: place for place in one.named}
        return cls(
            id=one.statement.ref,
            section=one.statement.section,
            statement=phrases.said(one.statement.wording, language),
            subject=one.statement.subject,
            verdict=one.verdict,
            comment=phrases.said(one.statement.comment, language),
            facets=[
                FacetDocument(
                    question=phrases.said(finding.facet.question, language),
                    property=finding.facet.property,
                    value=finding.facet.value,
                    verdict=finding.verdict,
                )
                for finding in one.findings
            ],
            support=[
                BearingDocument.of(bearing, finding, language)
                for finding in one.findings
                for bearing in finding.support
            ],
            against=[
                BearingDocument.of(bearing, finding, language)
                for finding in one.findings
                for bearing in finding.against
            ],
            near_matches=[NearMatchDocument.of(match, named, language) for match in one.near_matches],
        )


class CaseFileDetail(CaseFileDocument):
    """A checked text with all its statements."""

    about: str
    source: SourceDocument
    claims: list[StatementDocument]


class CandidateDocument(Schema):
    """A place that a name may mean."""

    place: PlaceDocument
    score: float
    reasons: list[ReasonDocument]

    @classmethod
    def of(cls, candidate: Candidate, reasons: list[ReasonDocument], language: str) -> CandidateDocument:
        """The candidate with its reasons."""
        return cls(place=PlaceDocument.of(candidate.place, language), score=candidate.score, reasons=reasons)


class ResolutionDocument(Schema):
    """What a name may mean: ``sure``, ``ask`` or ``unknown``."""

    outcome: str
    candidates: list[CandidateDocument]
