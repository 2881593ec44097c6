"""A candidate held against a council's criteria, over the API: from the open record alone.

What a place received, and what was answered on it, is its own: it is read on the workbench and never here.
"""

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
from tawam.api.matches import MatchDocument
from tawam.matching import queries as matching
from tawam.matching.phrases import requests as phrases
from tawam.matching.rules.requests.checking import request_faults
from tawam.matching.values.requests import (
    Answer,
    Cited,
    Climb,
    Compared,
    Finding,
    Judged,
    Request,
    Rule,
    Rung,
    Template,
)

router = Router()
_PROBLEMS = {404: documents.Problem, 422: documents.Problem}
Id = Annotated[str, Path(max_length=40)]


class CitedDocument(Schema):
    """Where a rule stands; ``dated`` is empty where the page bears no date."""

    publisher: str
    title: str
    address: str
    dated: str

    @classmethod
    def of(cls, one: Cited) -> CitedDocument:
        """The source."""
        return cls(publisher=one.publisher, title=one.title, address=one.address, dated=one.dated)


class RuleDocument(Schema):
    """A criterion: its kind, whether it must be met, before which step, its figure and what it names."""

    key: str
    kind: str
    title: str
    text: str
    must: bool
    step: str
    threshold: int | None
    items: list[str]
    note: str
    source: CitedDocument | None

    @classmethod
    def of(cls, one: Rule) -> RuleDocument:
        """The rule in the language that is active."""
        return cls(
            key=one.key,
            kind=one.kind,
            title=phrases.word("requirement", one.kind),
            text=phrases.rule(one),
            must=one.must,
            step=one.step,
            threshold=one.threshold,
            items=list(one.items),
            note=one.note,
            source=CitedDocument.of(one.cited) if one.cited else None,
        )


class AnswerDocument(Schema):
    """What somebody entered, with what it rests on."""

    met: bool | None
    number: int | None
    note: str
    url: str
    on: dt.date | None

    @classmethod
    def of(cls, one: Answer) -> AnswerDocument:
        """The answer, without who entered it."""
        return cls(met=one.met, number=one.number, note=one.note, url=one.url, on=one.on)


class RuleFindingDocument(Schema):
    """A criterion with ``met``, ``not_met`` or ``unknown``, why, what it rests on, and what would settle it."""

    rule: RuleDocument
    verdict: str
    explanation: str
    basis: str
    partnership: str
    answer: AnswerDocument | None
    settled_by: str

    @classmethod
    def of(cls, one: Finding) -> RuleFindingDocument:
        """The finding in the language that is active."""
        return cls(
            rule=RuleDocument.of(one.rule),
            verdict=one.seen.met,
            explanation=phrases.reason(one.seen.reason),
            basis=one.seen.basis,
            partnership=one.seen.partnership,
            answer=AnswerDocument.of(one.answer) if one.answer else None,
            settled_by=phrases.settle(one),
        )


class StepsDocument(Schema):
    """Where the two stand, since when, the next step with its earliest day, and which rules it still needs.

    ``waiting_over`` is null where that cannot be told.
    """

    step: str
    since: str
    exact: bool
    explanation: str
    partnership: str
    next: str | None
    waiting_months: int | None
    earliest: str
    waiting_over: bool | None
    needed: list[str]

    @classmethod
    def of(cls, one: Climb) -> StepsDocument:
        """The steps in the language that is active."""
        return cls(
            step=one.rung,
            since=str(one.since or ""),
            exact=one.exact,
            explanation=phrases.reason(one.reason),
            partnership=one.partnership,
            next=one.next,
            waiting_months=one.wait,
            earliest=str(one.earliest or ""),
            waiting_over=one.over,
            needed=[needed.rule.key for needed in one.needed],
        )


class ComparedDocument(Schema):
    """The place that asks as the search sees it, beside the first proposals; ``rank`` is null where it has none."""

    rank: int | None
    candidates: int
    explanation: str
    asking: MatchDocument
    proposals: list[MatchDocument]

    @classmethod
    def of(cls, one: Compared, language: str) -> ComparedDocument:
        """The comparison in the language that is active."""
        return cls(
            rank=one.rank,
            candidates=one.candidates,
            explanation=phrases.reason(one.reason) if one.reason else "",
            asking=MatchDocument.of(one.asking, language),
            proposals=[MatchDocument.of(two, language) for two in one.proposals],
        )


class JudgedDocument(Schema):
    """A request held against criteria: what must be met together, each finding, the steps, the comparison."""

    as_of: dt.date
    place: documents.PlaceDocument
    asking: documents.PlaceDocument | None
    name: str
    wanted: str
    template: str
    overall: str
    explanation: str
    findings: list[RuleFindingDocument]
    later: list[RuleFindingDocument]
    steps: StepsDocument
    compared: ComparedDocument | None
    not_compared: str


class TemplateDocument(Schema):
    """The criteria of a real council; ``left_out`` says what its rules hold and this does not."""

    code: str
    publisher: str
    country: str
    steps: list[str]
    waiting_months: dict[str, int]
    rules: list[RuleDocument]
    left_out: str

    @classmethod
    def of(cls, one: Template) -> TemplateDocument:
        """The template in the language that is active."""
        return cls(
            code=one.code,
            publisher=one.publisher,
            country=one.country,
            steps=list(one.criteria.steps),
            waiting_months={step.value: months for step, months in one.criteria.waits.items()},
            rules=[RuleDocument.of(rule) for rule in one.criteria.rules],
            left_out=phrases.left_out(one),
        )


class TemplateList(Schema):
    """The templates."""

    items: list[TemplateDocument]
    total: int


@router.get(
    "/{place_id}/requests/templates", response={200: TemplateList, **_PROBLEMS}, summary="Criteria of real councils"
)
def list_templates(request: HttpRequest, place_id: Id, lang: Language = "") -> TemplateList:
    """Criteria that the place can copy and change, each rule with its source."""
    return template_list(language_of(request, lang))


@router.get(
    "/{place_id}/requests/judgement",
    response={200: JudgedDocument, **_PROBLEMS},
    summary="A candidate held against criteria",
)
def judge_candidate(
    request: HttpRequest,
    place_id: Id,
    candidate: Annotated[str, Query(max_length=40, pattern=r"^[\w:]+$")],
    template: Annotated[str, Query(max_length=40, pattern=r"^\w+$")],
    wanted: Rung = Rung.TWINNING,
    lang: Language = "",
) -> JudgedDocument:
    """What the open record says of a candidate by a template; what no record knows is ``unknown``."""
    today = timezone.now().date()
    try:
        criteria = matching.request_template(template).criteria
    except matching.NoSuchTemplate as error:
        raise HttpError(422, str(error)) from None
    asked = Request(place=place_id, name=candidate, asking=candidate, received_on=today, wanted=wanted)
    if faults := list(request_faults(asked, today=today)):
        raise HttpError(422, f"candidate: {' '.join(map(phrases.wrong, faults))}")
    return judged_document(matching.judged(asked, criteria, as_of=today), language_of(request, lang))


def template_list(language: str) -> TemplateList:
    """The templates in the language, which is made the active one."""
    with override(language):
        items = [TemplateDocument.of(one) for one in matching.request_templates()]
    return TemplateList(items=items, total=len(items))


def judged_document(judged: Judged, language: str) -> JudgedDocument:
    """The judgement in the language, which is made the active one."""
    with override(language):
        return JudgedDocument(
            as_of=judged.as_of,
            place=documents.PlaceDocument.of(judged.home, language),
            asking=documents.PlaceDocument.of(judged.asking, language) if judged.asking else None,
            name=judged.request.name,
            wanted=judged.request.wanted,
            template=judged.criteria.template,
            overall=judged.overall,
            explanation=phrases.word("overall_meaning", judged.overall),
            findings=[RuleFindingDocument.of(one) for one in judged.findings],
            later=[RuleFindingDocument.of(one) for one in judged.later],
            steps=StepsDocument.of(judged.climb),
            compared=ComparedDocument.of(judged.compared, language) if judged.compared else None,
            not_compared=phrases.reason(judged.why_not) if judged.why_not else "",
        )
