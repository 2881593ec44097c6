"""How long links last, over the API: the figures, what they rest on, and their limits in words."""

from __future__ import annotations

from dataclasses import asdict

from django.http import HttpRequest
from django.utils.translation import override
from ninja import Router, Schema

from tawam.api.documents import Problem
from tawam.api.languages import Language, language_of
from tawam.assessment import queries as assessment
from tawam.assessment.phrases import lasting as phrases
from tawam.assessment.rules.lasting import Cox, Curve, Incidence, Lasting, Variant
from tawam.registry import queries as registry

router = Router()


class SizeDocument(Schema):
    """What a figure rests on."""

    links: int
    breaks: int
    decisions: int
    years: int


class PointDocument(Schema):
    """A step of a curve: the share unbroken just after an age, and its 95 % bands."""

    age: float
    share: float
    low: float
    high: float
    greenwood_low: float
    greenwood_high: float
    at_risk: int
    breaks: int


class CurveDocument(Schema):
    """Share unbroken by age, of those unbroken at ``from_age``; without points the data carries no curve."""

    by: str
    group: str
    text: str
    size: SizeDocument
    from_age: float | None
    to_age: float | None
    at_risk: int
    told_breaks: int
    median: float | None
    points: list[PointDocument]


class StepDocument(Schema):
    """A step of an incidence with its 95 % band."""

    age: float
    share: float
    low: float
    high: float


class IncidenceDocument(Schema):
    """Share broken for one group of causes, or in one manner, by age, while the others compete."""

    by: str
    group: str
    text: str
    breaks: int
    steps: list[StepDocument]


class EffectDocument(Schema):
    """A row of the Cox model, its errors robust to decisions that broke several links."""

    covariate: str
    text: str
    links: int
    breaks: int
    coefficient: float
    error: float
    ratio: float
    low: float
    high: float
    p: float
    proportional_p: float


class CoxDocument(Schema):
    """The Cox model: how many covariates the breaks allow, its rows, and what was not tried or has no bound."""

    size: SizeDocument
    allowed: int
    effects: list[EffectDocument]
    one_sided: list[str]
    parted: list[str]


class ShareDocument(Schema):
    """The share unbroken at an age; null where too few links are watched."""

    age: float
    share: float | None


class VariantDocument(Schema):
    """The same record read in another way."""

    code: str
    text: str
    size: SizeDocument
    shares: list[ShareDocument]


class LeftOutDocument(Schema):
    """Links that carry no information on lasting, and why."""

    code: str
    text: str
    links: int


class SurvivalDocument(Schema):
    """All figures on how long links last, for one edition of the registry."""

    edition: str
    limits: list[str]
    all_links: int
    links: int
    left_out: list[LeftOutDocument]
    curves: list[CurveDocument]
    incidence: list[IncidenceDocument]
    cox: CoxDocument
    variants: list[VariantDocument]


@router.get("", response={200: SurvivalDocument, 503: Problem}, summary="How long links last")
def get_survival(request: HttpRequest, lang: Language = "") -> SurvivalDocument:
    """Curves with bands and numbers at risk, incidence by cause, a Cox table, other readings, and limits in words."""
    return survival_document(assessment.lasting(), language_of(request, lang))


def survival_document(found: Lasting, language: str) -> SurvivalDocument:
    """The figures with their texts in the language."""
    with override(language):
        return SurvivalDocument(
            edition=registry.edition(),
            limits=phrases.limits(found, language),
            all_links=found.all_links,
            links=found.links,
            left_out=[LeftOutDocument(code=code, text=text, links=n) for code, text, n in phrases.left_out(found)],
            curves=[_curve(one) for one in found.curves],
            incidence=[_incidence(one) for one in found.incidences],
            cox=_cox(found.cox),
            variants=[_variant(one) for one in found.variants],
        )


def _curve(one: Curve) -> CurveDocument:
    return CurveDocument(**asdict(one) | {"text": phrases.group(one.by, one.group)})


def _incidence(one: Incidence) -> IncidenceDocument:
    return IncidenceDocument(**asdict(one) | {"text": phrases.group(one.by, one.group)})


def _cox(one: Cox) -> CoxDocument:
    effects = [asdict(row) | {"text": phrases.covariate(row.covariate)} for row in one.effects]
    return CoxDocument(**asdict(one) | {"effects": effects})


def _variant(one: Variant) -> VariantDocument:
    shares = [{"age": age, "share": share} for age, share in one.shares]
    return VariantDocument(**asdict(one) | {"text": phrases.variant(one.code), "shares": shares})
