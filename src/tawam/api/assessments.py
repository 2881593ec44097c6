"""Is a partnership alive, and how exposed is it: both judgements with every finding."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import override
from ninja import Path, Query, Router, Schema
from ninja.errors import HttpError

from tawam.api import documents
from tawam.api.languages import Language, language_of
from tawam.api.telling import told
from tawam.assessment import phrases
from tawam.assessment import queries as assessment
from tawam.assessment.rules.remedies import next_steps
from tawam.assessment.values import Assessment, Finding, Judged, Remedy
from tawam.basics.dates import BadDate, PartialDate
from tawam.registry.queries import NotKnownYet

router = Router()
_PROBLEMS = {404: documents.Problem, 422: documents.Problem}


class SupportDocument(Schema):
    """Published work that supports a finding's relevance; the address is as our research noted it."""

    name: str
    address: str


class FindingDocument(Schema):
    """One finding: what it saw, how sure it is, what supports its relevance, what would change it.

    ``value`` lies between 0 and 1 and is null where the record does not say; for vitality 1 is strong, for exposure
    1 is exposed.
    """

    code: str
    title: str
    weight: int
    value: float | None
    sureness: str
    text: str
    would_change: str
    cause: str
    partnerships: list[str]
    support: list[SupportDocument]

    @classmethod
    def of(cls, one: Finding, language: str) -> FindingDocument:
        """The finding in the language that is active."""
        return cls(
            code=one.code,
            title=phrases.title(one.code),
            weight=one.weight,
            value=None if one.seen.value is None else round(one.seen.value, 2),
            sureness=one.seen.sureness,
            text=phrases.seen(one, language),
            would_change=phrases.change(one.code),
            cause=one.cause,
            partnerships=list(one.seen.partnerships),
            support=[SupportDocument(name=phrases.work(work.code), address=work.address) for work in one.support],
        )


class JudgedDocument(Schema):
    """A level with its score; ``lowest`` and ``highest`` are what the unknown findings leave open."""

    level: str
    score: float | None
    lowest: float
    highest: float
    findings: list[FindingDocument]

    @classmethod
    def of(cls, one: Judged, language: str) -> JudgedDocument:
        """The judgement, its numbers to one decimal: the record carries no more."""
        return cls(
            level=one.level,
            score=None if one.score is None else round(one.score, 1),
            lowest=round(one.lowest, 1),
            highest=round(one.highest, 1),
            findings=[FindingDocument.of(found, language) for found in one.findings],
        )


class RemedyDocument(Schema):
    """What others did, and the partnership in which it is documented."""

    text: str
    partnership: str

    @classmethod
    def of(cls, one: Remedy) -> RemedyDocument:
        """The remedy in the language that is active."""
        return cls(text=phrases.remedy(one.code), partnership=one.partnership)


class StepDocument(Schema):
    """A finding that asks for something, with documented examples."""

    finding: str
    remedies: list[RemedyDocument]


class AssessmentDocument(Schema):
    """Vitality and exposure, never one number; ``data_sufficiency`` is the share of the weight that is answered."""

    partnership: str
    as_of: str
    vitality: JudgedDocument
    exposure: JudgedDocument
    data_sufficiency: dict[str, float]
    next_steps: list[StepDocument]

    @classmethod
    def of(cls, one: Assessment, language: str) -> AssessmentDocument:
        """The assessment in the language, which is made the active one."""
        with override(language):
            steps = next_steps((*one.vitality.findings, *one.exposure.findings))
            return cls(
                partnership=one.partnership,
                as_of=str(one.as_of),
                vitality=JudgedDocument.of(one.vitality, language),
                exposure=JudgedDocument.of(one.exposure, language),
                data_sufficiency={name: round(share, 2) for name, share in one.data_sufficiency.items()},
                next_steps=[
                    StepDocument(finding=found.code, remedies=[RemedyDocument.of(remedy) for remedy in remedies])
                    for found, remedies in steps
                ],
            )


@router.get(
    "/{slug}/assessment",
    response={200: AssessmentDocument, **_PROBLEMS},
    summary="Is it alive, and how exposed is it",
)
def get_assessment(
    request: HttpRequest,
    slug: Annotated[str, Path(max_length=160)],
    as_of: Annotated[str, Query(max_length=10)] = "",
    lang: Language = "",
) -> AssessmentDocument:
    """Both judgements as of a day (default today) with every finding, its source and what would change it."""
    try:
        found = assessment.assessment_of(slug, as_of=_day(as_of))
    except NotKnownYet as error:
        raise HttpError(404, str(error)) from None
    return AssessmentDocument.of(found, language_of(request, lang))


def _day(text: str) -> dt.date:
    try:
        return PartialDate.parse(text).latest() if text else timezone.now().date()
    except BadDate as error:
        raise HttpError(422, f"as_of: {told(error)}") from None
